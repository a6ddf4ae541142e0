"""An input that was taken from a text: what it leaves open goes with it, back and forth."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot
from small_usage import begin_small

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import TokenSpan, quote
from kimi_calc.viewmodels import note_wording, priced
from kimi_calc.viewmodels.calculation import Calculation

SMALL = TokenSpan(900, 1_000, 1_100)
LARGE = TokenSpan(4_500, 5_000, 5_500)


@pytest.fixture
def calculation(qtbot: QtBot) -> Calculation:
    del qtbot  # it brings the application that signals need
    return begin_small(Calculation(load_price_list()))


def said(calculation: Calculation) -> bool:
    return "The input is an estimate" in note_wording.notes(calculation)


def test_undo_brings_the_range_of_before_back(calculation: Calculation) -> None:
    calculation.use_tokens(SMALL, 2)
    before = calculation.total_range
    calculation.use_tokens(LARGE, 1)
    assert calculation.total_range != before
    calculation.undo()
    assert calculation.text("inputTokens") == "1,000"
    # 900 and 1,100 at 8.00, with 1,000 of output at 58.00, per million, twice.
    assert before == calculation.total_range == tuple(map(Decimal, ("0.1304", "0.132", "0.1336")))
    calculation.redo()
    assert calculation.asked().estimates == {"inputTokens": LARGE}
    calculation.undo()
    calculation.undo()
    assert calculation.total_range is None
    assert not said(calculation)


@pytest.mark.parametrize("typed", ["5000", "5,0000", "5", "6,000"])
def test_what_is_typed_by_hand_is_no_estimate(calculation: Calculation, typed: str) -> None:
    calculation.use_tokens(LARGE, 1)
    assert said(calculation)
    calculation.set_text("inputTokens", typed)
    assert not calculation.asked().estimates
    calculation.set_text("inputTokens", "5,000")
    assert calculation.total_range is None
    assert not said(calculation)
    calculation.undo()  # typing was one step
    assert calculation.asked().estimates == {"inputTokens": LARGE}
    assert said(calculation)


def test_other_edits_leave_it(calculation: Calculation) -> None:
    calculation.use_tokens(LARGE, 1)
    calculation.set_text("outputTokens", "7")
    calculation.finish("inputTokens")
    calculation.pick("kimi-latest")
    calculation.set_workload("conversation")
    assert calculation.total_range is None  # it is of single requests
    calculation.set_workload("single")
    assert calculation.asked().estimates == {"inputTokens": LARGE}
    assert calculation.total_range is not None


def test_without_a_number_of_requests_theirs_stays(calculation: Calculation) -> None:
    calculation.set_text("requests", "1000*30")
    calculation.use_tokens(SMALL)
    assert calculation.requests == 30_000
    assert calculation.text("requests") == "1000*30"
    calculation.set_text("requests", "x")
    assert calculation.requests is None


def test_what_the_number_was_made_from_is_said_and_undone(calculation: Calculation) -> None:
    calculation.use_tokens(SMALL, 12, source="11,995 ÷ 12")
    assert calculation.source("inputTokens") == "11,995 ÷ 12"
    calculation.use_tokens(LARGE)
    assert calculation.source("inputTokens") is None
    calculation.undo()
    assert calculation.source("inputTokens") == "11,995 ÷ 12"
    calculation.set_text("inputTokens", "7")
    assert calculation.source("inputTokens") is None


def test_the_parts_of_a_conversation_are_estimates_too(calculation: Calculation) -> None:
    calculation.pick("kimi-k2-0905-preview")  # 1.00 hit, 4.00 miss, 16.00 output
    for field, text in (("turns", "1"), ("conversations", "1000"), ("repeatHitPercent", "0%")):
        calculation.set_text(field, text)  # type: ignore[arg-type]  # all are fields
    calculation.use_tokens(SMALL, field="userTokens")
    assert calculation.workload == "conversation"
    calculation.use_tokens(LARGE, field="replyTokens")
    calculation.set_text("systemTokens", "0")
    # 900 × 4 + 4,500 × 16 = 75,600 millionths; 84,000; 92,400; a thousand times.
    assert calculation.total_range == tuple(map(Decimal, ("75.6", "84", "92.4")))
    assert "Tokens from texts are estimates: ¥75.60 – ¥92.40" in note_wording.notes(calculation)
    calculation.set_text("replyTokens", "5")
    assert calculation.asked().estimates == {"userTokens": SMALL}
    calculation.undo()  # typing the prefix and the answer are steps of their own
    assert calculation.total_range is not None
    another = Calculation(load_price_list())
    another.restore(calculation.asked())
    assert another.asked() == calculation.asked()
    assert another.total_range == calculation.total_range


def test_a_conversation_that_may_be_too_long(calculation: Calculation) -> None:
    calculation.pick("moonshot-v1-8k")
    calculation.set_text("turns", "1")
    calculation.set_text("replyTokens", "100")
    calculation.set_text("systemTokens", "0")
    calculation.use_tokens(TokenSpan(8_000, 8_050, 9_000), field="userTokens")
    span = calculation.total_range
    assert span is not None
    assert span.high is None
    assert "or more; at most a turn is too long" in note_wording.notes(calculation)


def test_a_count_leaves_nothing_open(calculation: Calculation) -> None:
    calculation.use_tokens(TokenSpan(5_000, 5_000, 5_000), 1)
    assert calculation.total_range is None
    assert not said(calculation)


def test_what_comes_back_is_what_was_asked(calculation: Calculation) -> None:
    calculation.use_tokens(LARGE, 3)
    asked = calculation.asked()
    another = Calculation(load_price_list())
    another.restore(asked)
    assert another.asked() == asked
    assert another.total_range == calculation.total_range
    # A range that is none of the number in the field is not its own.
    texts = {**asked.typed.texts, "inputTokens": "5,001"}
    another.restore(asked._replace(typed=asked.typed._replace(texts=texts)))
    assert not another.asked().estimates


def test_a_key_prices_each_model_once(
    calculation: Calculation, monkeypatch: pytest.MonkeyPatch
) -> None:
    calculation.set_text("budget", "100")
    asked: list[str] = []

    def counted(model: object, usage: object) -> object:
        asked.append(model.id)  # type: ignore[attr-defined]
        return quote(model, usage)  # type: ignore[arg-type]

    monkeypatch.setattr("kimi_calc.pricing.quotes.quote", counted)
    assert not hasattr(priced, "quote")
    calculation.set_text("inputTokens", "77")
    assert calculation.quote is not None
    assert calculation.budget_buys is not None
    assert calculation.refusal is None
    assert asked == [model.id for model in calculation.price_list.models]
