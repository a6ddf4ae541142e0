"""Notes as sentences."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot
from small_usage import begin_small

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import Conversation, Usage, quote
from kimi_calc.viewmodels import note_wording
from kimi_calc.viewmodels.calculation import Calculation


def said(model: str, usage: Usage | Conversation) -> dict[str, str]:
    found = quote(load_price_list().model(model), usage)
    return {note.kind: note_wording.note(note, found) for note in found.notes}


def test_notes_of_a_tiered_model() -> None:
    notes = said("kimi-latest", Usage(8_000, 500))
    for number in ("8,500", "8,000", "500", "8,193 to 32,768"):
        assert number in notes["tier"]
    # By input alone: 8,000 × 2.00 + 500 × 10.00, per million.
    assert "¥0.021" in notes["tier_reading"]
    # 308 tokens fewer: 7,692 × 2.00 + 500 × 10.00 per million, instead of 8,000 × 5 + 500 × 20.
    for part in ("7,692 input tokens per request (308 fewer)", "¥0.02038", "saves ¥0.02962"):
        assert part in notes["cheaper_tier"]
    # All input hit: 8,000 × 1.00 + 500 × 20.00, per million.
    for part in ("¥0.05", "¥0.018"):
        assert part in notes["cache_range"]


def test_the_lowest_tier_is_named_by_its_end() -> None:
    notes = said("kimi-latest", Usage(1, 1))
    assert "up to 8,192 tokens" in notes["tier"]
    assert "cheaper_tier" not in notes


def test_what_a_conversation_sends_again() -> None:
    notes = said("kimi-latest", Conversation(40, 300, 600, 2_000))
    # 39 × 900 of 2,000 + 40 × 300 + 39 × 600 tokens.
    assert notes["resent"] == (
        "Turn 40 sends the questions and answers before it again: 93.9% of its input"
    )
    assert "34 + 6 turns" in notes["new_conversation"]


def test_a_cheaper_model_of_the_same_kind_is_named(qtbot: QtBot) -> None:
    del qtbot
    calculation = begin_small(Calculation(load_price_list()))
    # 10,000 × 4.00 + 1,000 × 16.00 instead of 10,000 × 8.00 + 1,000 × 58.00, per million.
    assert (
        "Cheapest of the same kind: kimi-k2-0905-preview, ¥0.056, saves ¥0.082"
        in note_wording.notes(calculation)
    )
    calculation.pick("kimi-k2-0905-preview")
    assert "Cheapest" not in note_wording.notes(calculation)


@pytest.mark.parametrize(
    ("usage", "exact"),
    [(Usage(45_001, 1_500, 0, 1_001), ["¥495.50501"]), (Usage(100_000, 0), [])],
)
def test_a_rounded_total_is_told_exactly(usage: Usage, exact: list[str]) -> None:
    found = quote(load_price_list().model("moonshot-v1-128k"), usage)
    lines = note_wording.exact_note(found)
    assert len(lines) == len(exact)
    assert all(amount in line for amount, line in zip(exact, lines, strict=True))


def test_by_input_alone_is_the_other_reading_of_a_list_that_counts_both(qtbot: QtBot) -> None:
    del qtbot
    from dataclasses import replace

    model = replace(load_price_list().model("kimi-latest"), tier_by="input")
    found = quote(model, Usage(8_000, 500))
    assert found.total == Decimal("0.021")
    (reading,) = (note for note in found.notes if note.kind == "tier_reading")
    assert "by input + output: ¥0.05" in note_wording.note(reading, found)
