"""Cache writes, calls and a service, from the price list to what is shown and copied."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import NotPriced
from kimi_calc.viewmodels import (
    copying,
    refusal_wording,
    result_phrases,
    result_wording,
    wording,
)
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.clipboard import as_text
from kimi_calc.viewmodels.comparison import COL_COST, ComparisonModel
from kimi_calc.viewmodels.fields import call_field
from kimi_calc.viewmodels.turn_chart import TurnBars

PRICES = """\
format: 1
provider: Example Cloud
currency: CNY
published: 2026-09-19
source: https://example.org/prices
tier_by: input_and_output
calls: {web_search: 0.03}
models:
  - id: made-up-1
    family: made-up
    context_length: 100000
    prices: {cache_hit: 1.00, input: 4.00, "cache_write:1h": 8.00, output: 16.00}
    services:
      batch:
        prices: {cache_hit: 0.60, input: 2.40, "cache_write:1h": 4.80, output: 9.60}
  - id: made-up-2
    family: made-up
    context_length: 100000
    prices: {input: 4.00, output: 16.00}
"""


@pytest.fixture
def calculation(qtbot: QtBot, tmp_path: Path) -> Calculation:
    """A calculation that is asked for all that the list has, beside the first example."""
    del qtbot
    file = tmp_path / "prices.yaml"
    file.write_text(PRICES, "utf-8")
    calculation = Calculation(load_price_list(file))
    calculation.set_text("requests", "1,000")
    calculation.set_text("writtenTokens", "6,000")
    calculation.set_text(call_field("web_search"), "2")
    calculation.set_service("batch")
    return calculation


def test_it_is_said_with_the_usage(calculation: Calculation) -> None:
    said = "1,000 requests, batch prices, Web search × 2 per request"
    assert result_phrases.sentence(calculation) == (
        f"made-up-1, {said}, total ¥148.20 (prices of 2026-09-19)"
    )
    caption = result_wording.total_caption(calculation)
    assert caption == "Total · 1,000 requests · batch prices · Web search × 2 per request"
    assert calculation.quote
    assert "(cache hits 27,000, written 6,000)" in result_phrases.tokens_phrase(
        calculation, calculation.quote
    )


def test_a_conversation_says_it_by_the_turn(calculation: Calculation) -> None:
    calculation.set_workload("conversation")
    lines = as_text(copying.result_rows(calculation, date(2026, 11, 25))).split("\n")
    for row in (
        ("What is new in a turn is cached for", "1 h"),
        ("Web search, per turn", "2"),
        ("Service", "Batch"),
        # 2,000 ahead and 20 questions with 19 answers: 2,000 + 6,000 + 11,400, 1,000 times.
        ("Cache write (1 h)", "19,400,000", "4.80", "¥93.12"),
        ("Web search, price of a call", "40,000", "0.03", "¥1,200.00"),
    ):
        assert "\t".join(row) in lines
    assert "batch prices, Web search × 2 per turn" in result_phrases.sentence(calculation)
    bars = TurnBars(calculation.quote)
    # 2,300 new at 4.80, 600 answered at 9.60, and two calls.
    assert bars.titles()[0].startswith("Cost of each turn · turn 1: ¥0.0768 ")
    assert bars.bar_text(19).startswith("Turn 20: ¥")


def test_the_facts_of_a_model_have_the_price_of_writes(calculation: Calculation) -> None:
    assert wording.model_facts(calculation.model).split("\n")[1] == (
        "cache hit ¥1.00 · miss ¥4.00 · write ¥8.00 · output ¥16.00 per 1M"
    )


def test_what_is_copied_has_it_all(calculation: Calculation) -> None:
    lines = as_text(copying.result_rows(calculation, date(2026, 11, 25))).split("\n")
    for row in (
        ("Cache write (1 h)", "6,000"),
        ("Web search", "2"),
        ("Service", "Batch"),
        ("Cache write (1 h)", "6,000,000", "4.80", "¥28.80"),
        ("Web search, price of a call", "2,000", "0.03", "¥60.00"),
        ("Total", "¥148.20"),
    ):
        assert "\t".join(row) in lines


def test_a_model_without_the_service_says_so(calculation: Calculation) -> None:
    model = ComparisonModel()
    model.set_comparisons(calculation.comparisons, calculation.model)
    assert [row.model.id for row in model.rows] == ["made-up-1", "made-up-2"]
    assert model.texts[1][COL_COST] == "has no price for this"
    calculation.pick("made-up-2")
    refusal = calculation.refusal
    assert calculation.quote is None
    assert isinstance(refusal, NotPriced)
    assert refusal_wording.refusal(refusal, calculation.fitting_models) == (
        "made-up-2 has no batch prices in this price list.\n"
        "Turn batch off, or pick one of: made-up-1"
    )


def test_why_there_is_no_amount_is_said_of_the_price_not_of_the_length(
    calculation: Calculation,
) -> None:
    calculation.pick("made-up-2")
    assert (
        result_wording.total_caption(calculation)
        == "Total · no price: the price list has none for this"
    )


def test_what_no_model_can_is_said_with_what_to_do() -> None:
    refusal = NotPriced("-", code="no_service", model="made-up-2", service="batch")
    assert refusal_wording.refusal(refusal, ()).endswith(
        "Turn batch off: no model of the price list has such prices for this."
    )
