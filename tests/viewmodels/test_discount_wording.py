"""Discounts in words, and in all that is said, copied and drawn of a result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from pytestqt.qtbot import QtBot
from small_usage import begin_small

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import Quote
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Discount
from kimi_calc.viewmodels import copying, discount_wording, note_wording, result_phrases
from kimi_calc.viewmodels.breakdown import COL_UNIT_PRICE, Breakdown
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.clipboard import Cell

D = Decimal


class Left(QTranslator):
    """Says how discounts are said in Chinese, and nothing else."""

    def translate(self, context: str, text: str, *_: object) -> str:
        if context != "Discounts":
            return ""
        return {"off": "left", "{tenths} tenths left": "{tenths} 折"}.get(text, "")


@pytest.fixture
def chinese(qtbot: QtBot) -> Iterator[None]:
    del qtbot
    translator = Left()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        ("0.85", "15% off"),
        ("0.9", "10% off"),
        ("0.8550", "14.5% off"),
        ("0.333333333333", "66.6666666667% off"),
        ("1", "no discount"),
    ],
)
def test_a_factor_in_english(qtbot: QtBot, factor: str, said: str) -> None:
    del qtbot
    assert discount_wording.factor_words(D(factor)) == said


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        ("0.85", "85 折"),
        ("0.9", "9 折"),
        ("0.90", "9 折"),
        ("0.5", "5 折"),
        ("0.885", "8.85 折"),
        ("0.05", "0.5 折"),
        ("0.11", "11 折"),
    ],
)
@pytest.mark.usefixtures("chinese")
def test_a_factor_in_chinese(factor: str, said: str) -> None:
    assert discount_wording.factor_words(D(factor)) == said


@pytest.mark.parametrize(
    ("discounts", "said"),
    [
        ([], ""),
        ([Discount(D("0.85"))], "15% off"),
        ([Discount(D("0.8"), "kimi-k2")], "kimi-k2: 20% off"),
        (
            [Discount(D("0.8"), "kimi-k2"), Discount(D("0.9"))],
            "kimi-k2: 20% off, all else: 10% off",
        ),
        ([Discount(D("0.8"), "kimi-k2", "output")], "Output of kimi-k2: 20% off"),
        ([Discount(D("0.8"), charge="cache_write")], "Cache writes: 20% off"),
        ([Discount(D("0.8"), charge="cache_write:5m")], "Cache write (5 min): 20% off"),
        ([Discount(D("0.8"), charge="per_call")], "Calls: 20% off"),
    ],
)
def test_discounts_of_a_list(qtbot: QtBot, discounts: list[Discount], said: str) -> None:
    del qtbot
    assert discount_wording.discount_words(discounts) == said


def calculated(*discounts: Discount) -> tuple[Calculation, Quote]:
    calculation = begin_small(Calculation(discounted(load_price_list(), discounts)))
    calculation.pick("kimi-k2-0905-preview")
    assert calculation.quote
    return calculation, calculation.quote


def test_a_result_says_the_discount_and_what_it_saves(qtbot: QtBot) -> None:
    del qtbot
    calculation, _ = calculated(Discount(D("0.5"), "kimi-k2", "output"), Discount(D("0.85")))
    # 10,000 × 4.00 × 0.85 + 1,000 × 16.00 × 0.5 per million, instead of 0.056.
    assert note_wording.notes(calculation).splitlines()[0] == (
        "Contract price, Output: 50% off, all else: 15% off: list price ¥0.056, saves ¥0.014"
    )
    assert result_phrases.sentence(calculation).endswith(
        "total ¥0.042 (prices of 2025-11-11, contract price, Output: 50% off, all else: 15% off; "
        "¥0.056 at list prices)"
    )


def test_only_what_is_on_the_model_is_said(qtbot: QtBot) -> None:
    del qtbot
    calculation, _ = calculated(Discount(D("0.5"), "moonshot-v1"), Discount(D("0.9"), "kimi-k2"))
    first = note_wording.notes(calculation).splitlines()[0]
    assert first.startswith("Contract price, 10% off: list price ¥0.056, ")


def test_without_a_discount_nothing_is_said(qtbot: QtBot) -> None:
    del qtbot
    for discounts in ([], [Discount(D("0.5"), "moonshot-v1")]):
        calculation, quote = calculated(*discounts)
        assert "list price" not in note_wording.notes(calculation)
        assert "list price" not in result_phrases.sentence(calculation)
        rows = copying.result_rows(calculation, date(2027, 1, 1))
        assert not any("List price" in str(cell) for row in rows for cell in row)
        breakdown = Breakdown()
        breakdown.set_quote(quote)
        assert breakdown.more(0, COL_UNIT_PRICE, Qt.ItemDataRole.ToolTipRole) is None


def test_list_prices_stand_beside_the_prices(qtbot: QtBot) -> None:
    del qtbot
    calculation, quote = calculated(Discount(D("0.85"), charge="output"))
    breakdown = Breakdown()
    breakdown.set_quote(quote)
    tips = {
        row.charge.key: breakdown.more(place, COL_UNIT_PRICE, Qt.ItemDataRole.ToolTipRole)
        for place, row in enumerate(breakdown.rows)
    }
    assert tips["output"] == "List price ¥16.00"
    assert tips["input"] is None
    rows = [list(row) for row in copying.result_rows(calculation, date(2027, 1, 1))]
    (header,) = (place for place, row in enumerate(rows) if row and row[0] == "Charge")
    assert rows[header][-1] == "List price, CNY per 1M"
    lines = {str(row[0]): row for row in rows[header + 1 : header + 1 + len(quote.lines)]}
    assert lines["Output"][2] == Cell("13.60", "13.60")
    assert lines["Output"][4] == Cell("16.00", "16.00")
    assert any("Contract price, Output: 15% off" in str(row[0]) for row in rows if row)
