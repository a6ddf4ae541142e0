"""Cache writes, calls and a service, from the price list to what is shown and copied."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import NotPriced, Usage
from kimi_calc.viewmodels import copying, refusal_wording, result_wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.clipboard import as_text
from kimi_calc.viewmodels.comparison import COL_COST, ComparisonModel
from kimi_calc.viewmodels.inputs import Inputs

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
USAGE = Usage(
    *(45_000, 1_500, 27_000, 1_000),
    written={"1h": 6_000},
    calls={"web_search": 2},
    service="batch",
)


@pytest.fixture
def calculation(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calculation:
    """A calculation that is asked for what the fields can't ask for yet."""
    del qtbot
    file = tmp_path / "prices.yaml"
    file.write_text(PRICES, "utf-8")
    monkeypatch.setattr(Inputs, "usage", lambda *_: USAGE)
    return Calculation(load_price_list(file))


def test_what_is_copied_has_it_all(calculation: Calculation) -> None:
    lines = as_text(copying.result_rows(calculation, date(2026, 11, 25))).split("\n")
    for row in (
        ("Cache write (1 h)", "6,000"),
        ("Web search", "2"),
        ("Service", "batch"),
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
        "made-up-2 has no prices for the service batch in this price list.\n"
        "These models fit: made-up-1"
    )


def test_why_there_is_no_amount_is_said_of_the_price_not_of_the_length(
    calculation: Calculation,
) -> None:
    calculation.pick("made-up-2")
    assert (
        result_wording.total_caption(calculation)
        == "Total · no price: the price list has none for this"
    )
