"""The state of the page Calculate, without a widget."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot
from small_usage import begin_small

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import ContextExceeded, Conversation, UnknownModel, Usage
from kimi_calc.pricing.amounts import format_percent
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.fields import Field


@pytest.fixture
def calculation(qtbot: QtBot) -> Calculation:
    del qtbot  # it brings the application that signals need
    return begin_small(Calculation(load_price_list()))


def fill(calculation: Calculation) -> None:
    calculation.set_text("inputTokens", "45k")
    calculation.set_text("cacheHitPercent", "60")
    calculation.set_text("outputTokens", "1,500")
    calculation.set_text("requests", "1000*30")


def test_begins_with_the_recommended_model_and_an_amount(qtbot: QtBot) -> None:
    del qtbot
    calculation = Calculation(load_price_list())
    assert calculation.model.id == "kimi-k2-turbo-preview"
    assert calculation.usage == Usage(45_000, 1_500, 27_000, 30_000)
    assert calculation.quote is not None
    # 27,000 × 1.00 + 18,000 × 8.00 + 1,500 × 58.00, per million: 0.258 each, 30,000 times
    assert calculation.quote.total == Decimal("7740.00")
    calculation.set_workload("conversation")
    usage: object = calculation.usage
    assert usage == Conversation(20, 300, 600, 2_000, Decimal(1), 1_000)


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
    assert not calculation.is_current
    assert calculation.shown
    assert calculation.shown.context_used == 46_500
    assert calculation.shown.quote
    assert calculation.shown.quote.total == Decimal("7740.00")
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
    assert isinstance(calculation.refusal, ContextExceeded)
    assert (calculation.refusal.needed, calculation.refusal.limit) == (46_500, 32_768)
    assert calculation.shown
    assert format_percent(calculation.shown.context_share) == "141.9%"
    assert "kimi-latest" in {model.id for model in calculation.fitting_models}
    assert "moonshot-v1-32k" not in {model.id for model in calculation.fitting_models}


def test_an_unknown_model_changes_nothing(calculation: Calculation) -> None:
    with pytest.raises(UnknownModel):
        calculation.pick("kimi-k9")
    assert calculation.model.id == "kimi-k2-turbo-preview"


def test_leaving_a_field_writes_its_value_out(calculation: Calculation) -> None:
    calculation.set_text("requests", "1000*30")
    calculation.finish("requests")
    assert calculation.text("requests") == "30,000"
    assert calculation.text("requests") == "30,000"
    assert calculation.source("requests") == "1000*30"
    calculation.set_text("requests", "30000")
    assert calculation.source("requests") == "1000*30"
    calculation.set_text("requests", "31")
    assert calculation.source("requests") is None


def test_leaving_a_field_that_can_not_be_read_leaves_it_alone(calculation: Calculation) -> None:
    calculation.set_text("requests", "12,34")
    calculation.finish("requests")
    assert calculation.text("requests") == "12,34"


@pytest.mark.parametrize(
    ("typed", "written"), [("60", "60%"), ("12.50 %", "12.5%"), ("１００％", "100%"), ("0", "0%")]
)
def test_percentages_are_written_out_exactly(
    calculation: Calculation, typed: str, written: str
) -> None:
    calculation.set_text("cacheHitPercent", typed)
    calculation.finish("cacheHitPercent")
    assert calculation.text("cacheHitPercent") == written


def test_a_share_is_rounded_down_to_whole_tokens(calculation: Calculation) -> None:
    calculation.set_text("inputTokens", "1001")
    calculation.set_text("cacheHitPercent", "33")
    assert isinstance(calculation.usage, Usage)
    assert calculation.usage.cached_tokens == 330


def test_counts_have_no_upper_bound(calculation: Calculation) -> None:
    calculation.set_text("requests", "1" + "0" * 5000)
    assert calculation.quote is not None
    assert calculation.quote.total == Decimal("0.138") * Decimal(10) ** 5000
    calculation.finish("requests")
    assert calculation.text("requests")[:2] in {"1,", "10"}


def test_a_conversation_is_priced_from_its_own_fields(calculation: Calculation) -> None:
    calculation.pick("kimi-latest")
    calculation.set_workload("conversation")
    for field, text in (("turns", "40"), ("conversations", "1000")):
        calculation.set_text(field, text)  # type: ignore[arg-type]  # literals of a loop
    usage: object = calculation.usage
    assert usage == Conversation(40, 300, 600, 2_000, Decimal(1), 1_000)
    assert calculation.quote is not None
    assert calculation.quote.total == Decimal("1430.20")
    calculation.set_workload("single")
    usage = calculation.usage
    assert usage == Usage(10_000, 1_000)


def test_an_error_of_the_other_workload_does_not_matter(calculation: Calculation) -> None:
    calculation.set_text("inputTokens", "12,34")
    calculation.set_workload("conversation")
    assert calculation.quote is not None
    calculation.set_workload("single")
    assert calculation.quote is None
    assert calculation.shown is None


@pytest.mark.parametrize(
    ("budget", "buys"), [("1000", 7246), ("¥0.138", 1), ("0.1379", 0), ("0", 0), ("1万元", 72463)]
)
def test_a_budget_buys_whole_requests(calculation: Calculation, budget: str, buys: int) -> None:
    assert calculation.budget_buys is None
    calculation.set_text("budget", budget)
    assert calculation.budget_buys == buys  # at 0.138 each


@pytest.mark.parametrize("budget", ["-1", "$5", "abc", "12,34"])
def test_a_budget_that_can_not_be_read_leaves_the_price_alone(
    calculation: Calculation, budget: str
) -> None:
    calculation.set_text("budget", budget)
    assert calculation.error("budget") is not None
    assert calculation.budget_buys is None
    assert calculation.quote is not None


def test_a_second_currency_is_off_until_a_rate_is_typed(calculation: Calculation) -> None:
    fill(calculation)
    assert calculation.about is None
    calculation.set_second_currency("USD")
    assert calculation.about is None
    calculation.set_text("rate", "7.12")
    assert calculation.about is not None
    assert round(calculation.about, 2) == Decimal("1087.08")
    calculation.set_text("rate", "0")
    assert calculation.about is None
    assert calculation.error("rate") is not None


def test_undo_and_redo_go_back_to_the_start_and_forth(calculation: Calculation) -> None:
    states = [calculation.asked()]

    def edit(change: Callable[[], None]) -> None:
        change()
        states.append(calculation.asked())

    def typed(field: Field, *texts: str) -> None:
        for text in texts:
            calculation.set_text(field, text)
        calculation.finish(field)

    edit(lambda: typed("inputTokens", "4", "45", "450"))
    edit(lambda: typed("inputTokens", "1000*30"))
    edit(lambda: calculation.pick("kimi-latest"))
    edit(lambda: calculation.set_workload("conversation"))
    edit(lambda: typed("turns", "12,34"))
    edit(lambda: typed("budget", "5"))
    for state in reversed(states[:-1]):
        assert calculation.can_undo
        calculation.undo()
        assert calculation.asked() == state
    assert not calculation.can_undo
    for state in states[1:]:
        assert calculation.can_redo
        calculation.redo()
        assert calculation.asked() == state
    assert not calculation.can_redo


def test_an_edit_after_an_undo_ends_what_could_be_redone(calculation: Calculation) -> None:
    calculation.set_text("requests", "5")
    calculation.undo()
    assert calculation.can_redo
    calculation.set_text("requests", "6")
    assert not calculation.can_redo


def test_what_was_typed_and_deleted_again_is_no_step(calculation: Calculation) -> None:
    calculation.set_text("requests", "5")
    calculation.finish("requests")
    calculation.set_text("budget", "7")
    calculation.set_text("budget", "")
    calculation.undo()
    assert calculation.text("requests") == "1"


def test_a_rate_is_no_step(calculation: Calculation) -> None:
    calculation.set_second_currency("USD")
    calculation.set_text("rate", "7")
    assert not calculation.can_undo


def test_coming_back_to_an_unknown_model_keeps_the_rest(calculation: Calculation) -> None:
    asked = calculation.asked()
    calculation.set_text("requests", "77")
    later = calculation.asked()
    calculation.restore(asked)
    calculation.restore(later._replace(model="kimi-k9"))
    assert calculation.model.id == "kimi-k2-turbo-preview"
    assert calculation.text("requests") == "77"
