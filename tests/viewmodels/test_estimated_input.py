"""An input that was taken from a text: what it leaves open goes with it, back and forth."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import TokenSpan, quote
from kimi_calc.viewmodels import note_wording, priced
from kimi_calc.viewmodels.calculation import Calculation

SMALL = TokenSpan(900, 1_000, 1_100)
LARGE = TokenSpan(4_500, 5_000, 5_500)


@pytest.fixture
def calculation(qtbot: QtBot) -> Calculation:
    del qtbot  # it brings the application that signals need
    return Calculation(load_price_list())


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
    assert calculation.asked().estimate == LARGE
    calculation.undo()
    calculation.undo()
    assert calculation.total_range is None
    assert not said(calculation)


@pytest.mark.parametrize("typed", ["5000", "5,0000", "5", "6,000"])
def test_what_is_typed_by_hand_is_no_estimate(calculation: Calculation, typed: str) -> None:
    calculation.use_tokens(LARGE, 1)
    assert said(calculation)
    calculation.set_text("inputTokens", typed)
    assert calculation.asked().estimate is None
    calculation.set_text("inputTokens", "5,000")
    assert calculation.total_range is None
    assert not said(calculation)
    calculation.undo()  # typing was one step
    assert calculation.asked().estimate == LARGE
    assert said(calculation)


def test_other_edits_leave_it(calculation: Calculation) -> None:
    calculation.use_tokens(LARGE, 1)
    calculation.set_text("outputTokens", "7")
    calculation.finish("inputTokens")
    calculation.pick("kimi-latest")
    calculation.set_workload("conversation")
    assert calculation.total_range is None  # it is of single requests
    calculation.set_workload("single")
    assert calculation.asked().estimate == LARGE
    assert calculation.total_range is not None


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
    assert another.asked().estimate is None


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
