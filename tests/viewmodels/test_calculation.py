"""The state of the page Calculate, without a widget."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from kimi_calc.pricing import UnknownModel, Usage, load_price_list
from kimi_calc.viewmodels.calculation import Calculation


@pytest.fixture
def calculation(qtbot: QtBot) -> Calculation:
    del qtbot  # it brings the application that signals need
    return Calculation(load_price_list())


def fill(calculation: Calculation) -> None:
    calculation.set_text("inputTokens", "45k")
    calculation.set_text("cacheHitPercent", "60")
    calculation.set_text("outputTokens", "1,500")
    calculation.set_text("requests", "1000*30")


def test_begins_with_the_recommended_model_and_an_amount(calculation: Calculation) -> None:
    assert calculation.model.id == "kimi-k2-turbo-preview"
    assert calculation.quote is not None
    # 10,000 × 8.00 + 1,000 × 58.00, per million
    assert calculation.quote.total == Decimal("0.138")


def test_the_example(calculation: Calculation) -> None:
    fill(calculation)
    assert calculation.usage == Usage(45_000, 1_500, 27_000, 30_000)
    assert calculation.quote is not None
    assert calculation.quote.total == Decimal("7740.00")


def test_each_change_is_told_once(calculation: Calculation, qtbot: QtBot) -> None:
    told: list[None] = []
    calculation.changed.connect(lambda: told.append(None))
    with qtbot.waitSignal(calculation.changed):
        calculation.set_text("inputTokens", "5")
    calculation.set_text("inputTokens", "5")
    calculation.pick(calculation.model.id)
    assert len(told) == 1


def test_an_unreadable_field_keeps_the_last_quote_apart(calculation: Calculation) -> None:
    fill(calculation)
    calculation.set_text("inputTokens", "12,34")
    assert calculation.quote is None
    assert calculation.usage is None
    assert calculation.context_used is None
    assert calculation.last_quote is not None
    assert calculation.last_quote.total == Decimal("7740.00")
    error = calculation.error("inputTokens")
    assert error is not None
    assert error.code == "grouping"
    calculation.set_text("inputTokens", "45000")
    assert calculation.error("inputTokens") is None
    assert calculation.quote is not None


def test_a_request_too_long_has_no_price(calculation: Calculation) -> None:
    fill(calculation)
    calculation.pick("moonshot-v1-32k")
    assert calculation.quote is None
    assert calculation.refusal is not None
    assert (calculation.refusal.needed, calculation.refusal.limit) == (46_500, 32_768)
    assert calculation.context_permille == 1000
    assert calculation.context_percent == "141.9%"
    assert "kimi-latest" in {model.id for model in calculation.fitting_models}
    assert "moonshot-v1-32k" not in {model.id for model in calculation.fitting_models}


def test_an_unknown_model_changes_nothing(calculation: Calculation) -> None:
    with pytest.raises(UnknownModel):
        calculation.pick("kimi-k9")
    assert calculation.model.id == "kimi-k2-turbo-preview"


def test_leaving_a_field_writes_its_value_out(calculation: Calculation) -> None:
    calculation.set_text("requests", "1000*30")
    assert calculation.finish("requests") == "30,000"
    assert calculation.text("requests") == "30,000"
    assert calculation.source("requests") == "1000*30"
    calculation.set_text("requests", "30000")
    assert calculation.source("requests") == "1000*30"
    calculation.set_text("requests", "31")
    assert calculation.source("requests") is None


def test_leaving_a_field_that_can_not_be_read_leaves_it_alone(calculation: Calculation) -> None:
    calculation.set_text("requests", "12,34")
    assert calculation.finish("requests") == "12,34"


@pytest.mark.parametrize(
    ("typed", "written"), [("60", "60%"), ("12.50 %", "12.5%"), ("１００％", "100%"), ("0", "0%")]
)
def test_percentages_are_written_out_exactly(
    calculation: Calculation, typed: str, written: str
) -> None:
    calculation.set_text("cacheHitPercent", typed)
    assert calculation.finish("cacheHitPercent") == written


def test_a_share_is_rounded_down_to_whole_tokens(calculation: Calculation) -> None:
    calculation.set_text("inputTokens", "1001")
    calculation.set_text("cacheHitPercent", "33")
    assert calculation.cached_tokens == 330


def test_counts_have_no_upper_bound(calculation: Calculation) -> None:
    calculation.set_text("requests", "1" + "0" * 5000)
    assert calculation.quote is not None
    assert calculation.quote.total == Decimal("0.138") * Decimal(10) ** 5000
    assert calculation.finish("requests").startswith("1")
