"""The item model of every model's cost, without a view."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import Usage, compare
from kimi_calc.viewmodels.clipboard import as_html, as_text
from kimi_calc.viewmodels.comparison import (
    COL_CONTEXT,
    COL_COST,
    COL_DIFFERENCE,
    COL_MODEL,
    COL_PERCENT,
    ComparisonModel,
)

EXAMPLE = Usage(45_000, 1_500, 27_000, 30_000)


@pytest.fixture
def model(qtbot: QtBot) -> ComparisonModel:
    del qtbot
    return ComparisonModel()


def show(model: ComparisonModel, usage: Usage, picked: str = "kimi-k2-turbo-preview") -> None:
    price_list = load_price_list()
    model.set_comparisons(compare(price_list, usage), price_list.model(picked))


def test_every_model_with_its_difference(
    model: ComparisonModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    show(model, EXAMPLE)
    assert [text[:6] for text in model.texts] == [
        ("kimi-k2-0905-preview", "¥3,690.00", "", "−¥4,050.00", "−52.3%", ""),
        ("kimi-k2-0711-preview", "¥3,690.00", "", "−¥4,050.00", "−52.3%", ""),
        ("kimi-k2-thinking", "¥3,690.00", "", "−¥4,050.00", "−52.3%", ""),
        ("kimi-latest · tier 131,072", "¥7,560.00", "", "−¥180.00", "−2.3%", ""),
        ("kimi-k2-turbo-preview", "¥7,740.00", "", "picked", "", ""),
        ("kimi-k2-thinking-turbo", "¥7,740.00", "", "¥0.00", "0.0%", ""),
        ("moonshot-v1-128k", "¥14,850.00", "", "+¥7,110.00", "+91.9%", ""),
        ("moonshot-v1-128k-vision-preview", "¥14,850.00", "", "+¥7,110.00", "+91.9%", ""),
        ("moonshot-v1-8k", "over its context of 8,192", "", "", "", ""),
        ("moonshot-v1-32k", "over its context of 32,768", "", "", "", ""),
        ("moonshot-v1-8k-vision-preview", "over its context of 8,192", "", "", "", ""),
        ("moonshot-v1-32k-vision-preview", "over its context of 32,768", "", "", "", ""),
    ]
    show(model, Usage(1_000, 10))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_amounts_of_a_column_have_the_same_decimals(model: ComparisonModel) -> None:
    show(model, Usage(45_000, 1_500))
    costs = [text[COL_COST] for text in model.texts if text[COL_DIFFERENCE]]
    assert costs == [*["¥0.204"] * 3, "¥0.447", "¥0.447", "¥0.495", "¥0.495", "¥0.495"]
    differences = [text[COL_DIFFERENCE] for text in model.texts[:3]]
    assert differences == ["−¥0.243"] * 3
    show(model, Usage(100_123, 10_000))
    shown = {text[COL_COST] for text in model.texts if text[COL_DIFFERENCE]}
    # 100,123 × 4.00 + 10,000 × 16.00 per million is 0.560492
    assert shown == {"¥0.5605", "¥1.3012", "¥1.3810"}


def test_context_and_marks(model: ComparisonModel) -> None:
    show(model, EXAMPLE)
    about = {
        row.model.id: text[COL_CONTEXT:] for row, text in zip(model.rows, model.texts, strict=True)
    }
    assert about["kimi-latest"] == ("131,072", "vision · retired")
    assert about["kimi-k2-thinking"] == ("262,144", "thinking · retired")
    model.sort(COL_CONTEXT, Qt.SortOrder.DescendingOrder)
    lengths = [row.model.context_length for row in model.rows if row.quote]
    assert lengths == sorted(lengths, reverse=True)


def test_rows_are_copied_with_plain_digits(model: ComparisonModel) -> None:
    show(model, EXAMPLE)
    columns = [COL_MODEL, COL_CONTEXT, COL_COST, COL_DIFFERENCE, COL_PERCENT]
    text = as_text(model.copied([0, 4, 6, 8], columns))
    assert [tuple(line.split("\t")) for line in text.splitlines()] == [
        ("Model", "Context", "Cost CNY", "Difference CNY", "%"),
        ("kimi-k2-0905-preview", "262144", "3690.00", "-4050.00", "-52.3%"),
        ("kimi-k2-turbo-preview", "262144", "7740.00", "0.00", "0.0%"),
        ("moonshot-v1-128k", "131072", "14850.00", "7110.00", "91.9%"),
        ("moonshot-v1-8k", "8192", "over its context of 8,192", "", ""),
    ]
    html = as_html(model.copied([0], columns))
    assert "<td>3690.00</td><td>-4050.00</td><td>-52.3%</td>" in html


def test_why_one_has_no_price_is_in_the_tool_tip_too(model: ComparisonModel) -> None:
    show(model, EXAMPLE)
    tip = model.index(8, COL_PERCENT).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "over its context of 8,192"


def test_bars_are_shares_of_the_dearest(model: ComparisonModel) -> None:
    show(model, EXAMPLE)
    assert [round(row.bar, 3) for row in model.rows[3:8]] == [0.509, 0.521, 0.521, 1.0, 1.0]
    assert model.rows[-1].bar == 0


def test_refused_ones_stay_last_however_it_is_sorted(model: ComparisonModel) -> None:
    show(model, EXAMPLE)
    for column in range(model.columns):
        for order in Qt.SortOrder:
            model.sort(column, order)
            assert all(row.quote is None for row in model.rows[-4:])
            assert all(row.quote is not None for row in model.rows[:-4])
    model.sort(COL_COST, Qt.SortOrder.DescendingOrder)
    assert model.rows[0].model.id.startswith("moonshot-v1-128k")
    model.sort(COL_MODEL, Qt.SortOrder.AscendingOrder)
    assert model.rows[0].model.id == "kimi-k2-0711-preview"


def test_a_chosen_order_outlasts_the_next_key(model: ComparisonModel) -> None:
    show(model, EXAMPLE)
    model.sort(COL_COST, Qt.SortOrder.DescendingOrder)
    show(model, Usage(1_000, 10))
    totals = [row.quote.total for row in model.rows if row.quote]
    assert totals == sorted(totals, reverse=True)


def test_a_place_follows_its_model(model: ComparisonModel) -> None:
    show(model, EXAMPLE)
    place = QPersistentModelIndex(model.index(6, COL_MODEL))
    assert place.data() == "moonshot-v1-128k"
    show(model, Usage(100, 10))
    assert place.data() == "moonshot-v1-128k"
    assert place.row() != 6


def test_without_a_price_of_the_picked_one_there_is_no_difference(model: ComparisonModel) -> None:
    show(model, EXAMPLE, picked="moonshot-v1-8k")
    assert {row[3] for row in model.texts} == {""}


def test_free_of_charge_has_no_percentage(model: ComparisonModel) -> None:
    show(model, Usage(0, 0))
    assert {row[4] for row in model.texts} == {""}


def test_the_exact_cost_is_in_the_tool_tip(model: ComparisonModel) -> None:
    show(model, Usage(1, 1))
    tip = model.index(0, COL_COST).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "¥0.000012"  # 1 × 2.00 + 1 × 10.00, per million


def test_retired_models_are_marked_where_that_tells_them_apart(model: ComparisonModel) -> None:
    price_list = load_price_list()
    kept = replace(price_list.models[0], retired=None)
    mixed = replace(price_list, models=(kept, *price_list.models[1:]))
    model.set_comparisons(compare(mixed, Usage(1_000, 10)), kept)
    names = {row.model.id: text[0] for row, text in zip(model.rows, model.texts, strict=True)}
    assert names.pop(kept.id) == kept.id
    assert all(name.endswith(" · retired") for name in names.values())
    show(model, Usage(1_000, 10))  # a list of which every model is retired
    assert not any("retired" in text[0] for text in model.texts)
