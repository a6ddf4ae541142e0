"""The notes as `kimi-calc quote` prints them: every kind, one line, in the columns of the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from kimi_calc.cli.quote import note_text
from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import (
    Conversation,
    Note,
    Usage,
    cheaper_model,
    compare,
    quote,
)
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Discount
from kimi_calc.pricing.notes import NoteKind


def said(model_id: str, usage: Usage | Conversation, *discounts: Discount) -> dict[str, str]:
    """What is printed of all notes, by kind, a note a line."""
    price_list = discounted(load_price_list(), discounts)
    found = quote(price_list.model(model_id), usage)
    cheaper = cheaper_model(found, compare(price_list, usage))
    lines: dict[str, list[str]] = {}
    for note in (*found.notes, *((cheaper,) if cheaper else ())):
        lines.setdefault(note.kind, []).append(note_text(note, found, discounts))
    return {kind: "\n".join(of_kind) for kind, of_kind in lines.items()}


EVERY_SORT: list[tuple[str, Usage | Conversation]] = [
    ("kimi-latest", Usage(8_000, 500, 100, 3)),
    ("kimi-latest", Conversation(3, 1_000, 2_000, 0, Decimal("0.37"), 10)),
    ("kimi-k2-turbo-preview", Conversation(20, 300, 600, 2_000)),
    ("moonshot-v1-128k", Usage(45_000, 1_500, 27_000, written={"1h": 18_000})),
]


def test_every_kind_is_one_line_that_begins_in_the_columns() -> None:
    kinds = set()
    for number, (model_id, usage) in enumerate(EVERY_SORT):
        less = [Discount(Decimal("0.85"))] if number else []
        for kind, lines in said(model_id, usage, *less).items():
            kinds.add(kind)
            for line in lines.splitlines():
                assert "{" not in line
                label, text = line[:13], line[13:]
                assert label == label.strip().ljust(13)
                assert label.endswith("  ")
                assert text == text.strip()
    assert kinds == set(get_args(NoteKind))


def test_discounts() -> None:
    # At list prices 8,000 × 4.00 + 500 × 16.00 per million; 90% of the first, half of the second.
    by_charge = Discount(Decimal("0.5"), "kimi-k2", "output"), Discount(Decimal("0.9"), "kimi-k2")
    assert said("kimi-k2-0905-preview", Usage(8_000, 500), *by_charge)["discounted"] == (
        "discount     50% off output, 10% off: at list prices the total would be 0.04 CNY, "
        "0.0072 CNY more"
    )
    assert "discounted" not in said("moonshot-v1-8k", Usage(1_000, 500), *by_charge)


def test_a_request() -> None:
    lines = said("kimi-latest", Usage(8_000, 500, 100, 3))
    assert lines["tier"] == (
        "tier         8,193-32,768 tokens: a request is 8,500 long (8,000 input + 500 output), "
        "and the tier's prices hold for all of it"
    )
    # (96 + 7,596 × 2 + 500 × 10) × 3 against (100 + 7,900 × 5 + 500 × 20) × 3, per million.
    assert lines["cheaper_tier"] == (
        "cheaper      with 308 fewer input tokens a request, 7,692 and 96 of them cache hits, in "
        "the tier up to 8,192, the total would be 0.060864 CNY: 0.087936 CNY less"
    )
    assert lines["cache_range"] == (
        "cache        with cache hits of 0% the total would be 0.15 CNY, of 100% 0.054 CNY"
    )


def test_a_conversation() -> None:
    lines = said("kimi-latest", Conversation(3, 1_000, 2_000, 0, Decimal(0), 10))
    assert lines["tier_turns"] == (
        "tier         1-8,192 tokens: the requests of turns 1-2\n"
        "tier         8,193-32,768 tokens: the requests of turns 3-3"
    )
    # 30,000 and, begun anew, 22,000 millionths; 75,000 instead of that for the third turn.
    assert lines["new_conversation"] == (
        "cheaper      with each conversation in two (2 + 1 turns), the second without the history, "
        "the total would be 0.72 CNY: 0.53 CNY less"
    )
    assert lines["resent"] == (
        "sent again   6,000 of the 7,000 input tokens of turn 3 are the questions and answers of "
        "the turns before it (2)"
    )


def test_a_cheaper_model_is_named() -> None:
    lines = said("kimi-k2-turbo-preview", Usage(45_000, 1_500, 27_000, 30_000))
    assert lines["cheaper_model"] == (
        "cheaper      on kimi-k2-0905-preview, a model of the same kind, the total would be "
        "3690.00 CNY: 4050.00 CNY less"
    )


@pytest.mark.parametrize(
    ("by_input", "said_so"), [(0, "by input + output the total"), (1, "by input alone the total")]
)
def test_the_other_reading_is_named(by_input: int, said_so: str) -> None:
    found = quote(load_price_list().model("kimi-latest"), Usage(8_000, 500))
    numbers: dict[str, int | Decimal] = {
        "total": Decimal(1),
        "other_total": Decimal(2),
        "other_tier_by_input": by_input,
    }
    assert said_so in note_text(Note("tier_reading", numbers), found)
