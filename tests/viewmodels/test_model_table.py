"""The rows of the open model picker, without a widget."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from viewmodels.model_lists import a_later_list, a_long_list

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import PriceList
from kimi_calc.viewmodels.model_table import COL_ID, ModelTable, Narrowing
from kimi_calc.viewmodels.picking import in_picking_order


@pytest.fixture
def table(qtbot: QtBot) -> ModelTable:
    del qtbot
    return ModelTable()


def ids(table: ModelTable) -> list[str]:
    return [table.texts[row][COL_ID] for row in table.pickable]


def test_every_model_of_the_built_in_list_with_its_prices(
    table: ModelTable, qtmodeltester: ModelTester
) -> None:
    table.set_models(load_price_list().models)
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    assert table.headers() == ("Model", "", "Context", "Cache hit", "Miss", "Output")
    assert table.unit() == "¥ per 1M tokens"
    assert table.texts == [
        ("kimi-k2", "", "", "", "", ""),
        ("kimi-k2-0905-preview", "", "262,144", "1.00", "4.00", "16.00"),
        ("kimi-k2-0711-preview", "", "131,072", "1.00", "4.00", "16.00"),
        ("kimi-k2-turbo-preview", "", "262,144", "1.00", "8.00", "58.00"),
        ("kimi-k2-thinking", "thinking", "262,144", "1.00", "4.00", "16.00"),
        ("kimi-k2-thinking-turbo", "thinking", "262,144", "1.00", "8.00", "58.00"),
        ("kimi-latest", "vision", "131,072", "", "", ""),
        ("≤ 8,192 tokens", "", "", "1.00", "2.00", "10.00"),
        ("≤ 32,768 tokens", "", "", "1.00", "5.00", "20.00"),
        ("≤ 131,072 tokens", "", "", "1.00", "10.00", "30.00"),
        ("moonshot-v1", "", "", "", "", ""),
        ("moonshot-v1-8k", "", "8,192", "—", "2.00", "10.00"),
        ("moonshot-v1-32k", "", "32,768", "—", "5.00", "20.00"),
        ("moonshot-v1-128k", "", "131,072", "—", "10.00", "30.00"),
        ("moonshot-v1-8k-vision-preview", "vision", "8,192", "—", "2.00", "10.00"),
        ("moonshot-v1-32k-vision-preview", "vision", "32,768", "—", "5.00", "20.00"),
        ("moonshot-v1-128k-vision-preview", "vision", "131,072", "—", "10.00", "30.00"),
    ]


def test_where_all_are_retired_no_row_says_so(table: ModelTable) -> None:
    table.set_models(load_price_list().models)
    assert table.all_retired
    assert not any(table.is_faint(row) for row in range(len(table.rows)))
    assert not any(table.retirement(row, whole=True) for row in range(len(table.rows)))


def test_retired_ones_stand_below_a_line_with_their_successors(
    table: ModelTable, qtmodeltester: ModelTester
) -> None:
    table.set_models(a_later_list().models)
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    assert table.texts == [
        ("kimi-k3", "recommended · thinking", "1,048,576", "2.000", "20.00", "100.00"),
        ("kimi-k2.7", "", "", "", "", ""),
        ("kimi-k2.7-code", "vision", "262,144", "1.300", "6.50", "27.00"),
        ("kimi-k2.7-code-highspeed", "vision", "262,144", "2.600", "13.00", "54.00"),
        ("kimi-k2.6", "vision · thinking", "262,144", "0.114", "6.50", "27.00"),
        ("kimi-latest", "vision", "131,072", "", "", ""),
        ("≤ 8,192 tokens", "", "", "—", "2.00", "10.00"),
        ("≤ 32,768 tokens", "", "", "—", "4.00", "20.00"),
        ("≤ 131,072 tokens", "", "", "—", "6.00", "30.00"),
        ("No longer served", "", "", "", "", ""),
        (
            "kimi-k2-0905-preview",
            "retired 2026-05-25 → kimi-k2.6",
            *("262,144", "1.000", "4.00", "16.00"),
        ),
        (
            "kimi-k2-thinking",
            "thinking · retired 2026-05-25",
            *("262,144", "1.000", "4.00", "16.00"),
        ),
        (
            "moonshot-v1-128k-vision-preview",
            "vision · retired 2026-08-31 → kimi-k2.6",
            *("131,072", "—", "10.00", "30.00"),
        ),
        ("moonshot-v1-8k", "retired 2026-08-31 → kimi-k2.6", "8,192", "—", "2.00", "10.00"),
    ]
    assert [table.is_faint(row) for row in table.pickable] == [False] * 5 + [True] * 4
    assert [row.kind for row in table.rows].count("retired") == 1
    assert [table.retirement(row, whole=False) for row in (0, 10, 11)] == ["", "→ kimi-k2.6", ""]


@pytest.mark.parametrize(
    ("narrowing", "left"),
    [
        (Narrowing("latest"), ["kimi-latest"]),
        (Narrowing("  LATEST "), ["kimi-latest"]),
        (Narrowing("ｋ２．６"), ["kimi-k2.6"]),
        (Narrowing("high k2"), ["kimi-k2.7-code-highspeed"]),
        (
            Narrowing(vision=True),
            [
                *("kimi-k2.7-code", "kimi-k2.7-code-highspeed", "kimi-k2.6", "kimi-latest"),
                "moonshot-v1-128k-vision-preview",
            ],
        ),
        (Narrowing(thinking=True), ["kimi-k3", "kimi-k2.6", "kimi-k2-thinking"]),
        (Narrowing(vision=True, thinking=True), ["kimi-k2.6"]),
        (Narrowing("k2", thinking=True), ["kimi-k2.6", "kimi-k2-thinking"]),
        (Narrowing("gpt"), []),
    ],
    ids=str,
)
def test_narrowed(
    table: ModelTable, narrowing: Narrowing, left: list[str], qtmodeltester: ModelTester
) -> None:
    table.set_models(a_later_list().models)
    table.narrow(narrowing)
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    assert ids(table) == left
    assert bool(table.rows) == bool(left)  # no heading stands over nothing
    kinds = [row.kind for row in table.rows]
    assert all(above != "family" or below == "model" for above, below in zip(kinds, kinds[1:]))  # noqa: B905, RUF007 - the last one has none below
    assert not (table.rows and table.rows[0].opens), "no line above the first row"


@pytest.mark.parametrize("price_list", [load_price_list(), a_later_list(), a_long_list()], ids=str)
def test_items_of_the_closed_box_have_the_order_of_the_rows(
    table: ModelTable, price_list: PriceList
) -> None:
    table.set_models(price_list.models)
    assert ids(table) == [model.id for model in in_picking_order(price_list.models)]
    assert sorted(ids(table)) == sorted(model.id for model in price_list.models)


def test_only_models_can_be_stood_on_and_tiers_lead_to_theirs(table: ModelTable) -> None:
    table.set_models(load_price_list().models)
    for number, row in enumerate(table.rows):
        can = bool(table.flags(table.index(number, 0)) & Qt.ItemFlag.ItemIsSelectable)
        assert can == (row.kind == "model")
    latest = table.row_of("kimi-latest")
    assert latest is not None
    assert [table.row_picked_at(latest + step) for step in range(5)] == [latest] * 4 + [None]
    assert table.last_row_of(latest) == latest + 3
    assert table.row_picked_at(-1) is None


def test_a_screen_reader_is_told_all_of_a_model(table: ModelTable) -> None:
    table.set_models(a_later_list().models)

    def told(model_id: str) -> str:
        row = table.row_of(model_id)
        assert row is not None
        return str(table.index(row, COL_ID).data(Qt.ItemDataRole.AccessibleTextRole))

    assert told("kimi-k3") == (
        "kimi-k3, recommended, thinking, Context 1,048,576, "
        "cache hit ¥2.00 · miss ¥20.00 · output ¥100.00 per 1M"
    )
    assert told("moonshot-v1-8k") == (
        "moonshot-v1-8k, retired, Context 8,192 · retired 2026-08-31, "
        "input ¥2.00 · output ¥10.00 per 1M, take kimi-k2.6 instead"
    )
    assert "≤ 32,768 tokens: input ¥4.00 · output ¥20.00 per 1M" in told("kimi-latest")


def test_input_is_just_input_where_nothing_has_a_cache_price(table: ModelTable) -> None:
    models = [model for model in load_price_list().models if not model.has_cache_price]
    table.set_models(models)
    assert table.headers()[4] == "Input"
