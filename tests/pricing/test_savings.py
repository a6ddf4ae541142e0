"""Notes that save money: worked examples, edges, and where there is nothing to say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from kimi_calc.pricing import (
    Conversation,
    Model,
    Note,
    PriceList,
    Prices,
    Quote,
    Tier,
    Usage,
    quote,
)


def note_of(found: Quote, kind: str) -> Note | None:
    notes = [note for note in found.notes if note.kind == kind]
    assert len(notes) <= 1
    return notes[0] if notes else None


def numbers_of(found: Quote, kind: str) -> dict[str, int | Decimal] | None:
    note = note_of(found, kind)
    return dict(note.numbers) if note else None


def tiered(*prices: str, cache_hit: str | None = "1.00") -> Model:
    """Tiers of 100 tokens each; the output costs as much as the input."""
    hit = None if cache_hit is None else Decimal(cache_hit)
    tiers = tuple(
        Tier(100 * place, Prices(hit, Decimal(price), Decimal(price)))
        for place, price in enumerate(prices, start=1)
    )
    return Model("m", "f", 100 * len(tiers), tiers)


# A shorter request


def test_a_request_just_over_a_bound_is_told_what_a_shorter_one_costs(builtin: PriceList) -> None:
    # 34,500 − 32,768 = 1,732 tokens less. 60% of the 31,268 that are left, rounded down, still hit:
    # 18,760 × 1 + 12,508 × 5 + 1,500 × 20 = 111,300.
    found = quote(builtin.model("kimi-latest"), Usage(33_000, 1_500, 19_800, 30_000))
    assert found.total == Decimal(5904)
    assert numbers_of(found, "cheaper_tier") == {
        "over": 1_732,
        "up_to": 32_768,
        "input": 31_268,
        "cached": 18_760,
        "other_total": Decimal(3339),
        "saving": Decimal(2565),
    }


def test_a_share_that_was_given_stays_to_the_token(builtin: PriceList) -> None:
    model = builtin.model("kimi-latest")
    # Half of 33,001 is 16,500; 16,500 ÷ 33,001 of 31,268 is 15,633, but half of it is 15,634.
    halves = Usage(33_001, 1_500, 16_500, cache_hit_share=Decimal("0.5"))
    numbers = numbers_of(quote(model, halves), "cheaper_tier")
    assert numbers
    assert (numbers["input"], numbers["cached"]) == (31_268, 15_634)
    numbers = numbers_of(quote(model, Usage(33_001, 1_500, 16_500)), "cheaper_tier")
    assert numbers
    assert (numbers["input"], numbers["cached"]) == (31_268, 15_633)


@pytest.mark.parametrize(
    ("usage", "over", "up_to"),
    [
        (Usage(8_192, 0), None, None),
        (Usage(8_193, 0), 1, 8_192),
        (Usage(8_000, 192), None, None),
        (Usage(8_000, 193), 1, 8_192),
        (Usage(32_768, 0), 24_576, 8_192),
        (Usage(32_769, 0), 1, 32_768),
        (Usage(131_072, 0), 98_304, 32_768),
        # As much input as is too much, or less: shortening would leave nothing of it.
        (Usage(2, 8_191), 1, 8_192),
        (Usage(1, 8_192), None, None),
        (Usage(0, 9_000), None, None),
        (Usage(500, 9_000), None, None),
        # None are sent, so none cost less.
        (Usage(8_193, 0, 0, 0), None, None),
    ],
)
def test_only_what_is_over_the_next_lower_bound_has_to_go(
    builtin: PriceList, usage: Usage, over: int | None, up_to: int | None
) -> None:
    numbers = numbers_of(quote(builtin.model("kimi-latest"), usage), "cheaper_tier")
    assert (numbers and numbers["over"], numbers and numbers["up_to"]) == (over, up_to)


def test_by_input_alone_the_output_does_not_count(builtin: PriceList) -> None:
    model = replace(builtin.model("kimi-latest"), tier_by="input")
    assert numbers_of(quote(model, Usage(8_192, 9_000)), "cheaper_tier") is None
    # 8,192 × 2 + 9,000 × 10 against 8,193 × 5 + 9,000 × 20.
    assert numbers_of(quote(model, Usage(8_193, 9_000)), "cheaper_tier") == {
        "over": 1,
        "up_to": 8_192,
        "input": 8_192,
        "cached": 0,
        "other_total": Decimal("0.106384"),
        "saving": Decimal("0.114581"),
    }


def test_a_lower_tier_that_costs_more_is_no_news() -> None:
    for model in (tiered("9.00", "1.00"), tiered("0", "0", cache_hit=None)):
        assert numbers_of(quote(model, Usage(101, 0)), "cheaper_tier") is None
    assert numbers_of(quote(tiered("1.00", "1.00"), Usage(101, 0)), "cheaper_tier")


def test_flat_models_and_conversations_have_no_cheaper_tier(builtin: PriceList) -> None:
    for model in builtin.models:
        for usage in (Usage(8_000, 192), Conversation(4, 1_000, 1_000)):
            assert numbers_of(quote(model, usage), "cheaper_tier") is None


# A new conversation


def test_a_new_conversation_begins_where_the_last_tier_does() -> None:
    # Inputs 10 + 40 k − 20, contexts 10 + 40 k: 50, 90 | 130, 170 | 210. Begun anew after turn 4,
    # the fifth turn is a first one: (30 + 70) × 2 + 40 × 2 + (110 + 150) × 4 + 40 × 4, then 30 × 2
    # + 20 × 2; the fifth turn costs 190 × 8 + 20 × 8 otherwise.
    talk = Conversation(5, 20, 20, 10, Decimal(0), 10)
    found = quote(tiered("2.00", "4.00", "8.00"), talk)
    assert [use.last_turn for use in found.uses] == [2, 4, 5]
    assert found.total * 100_000 == 1_480 + 1_680
    assert numbers_of(found, "new_conversation") == {
        "after_turn": 4,
        "other_turns": 1,
        "other_total": Decimal("0.01580"),
        "saving": Decimal("0.01580"),
    }


def test_where_one_tier_holds_no_conversation_is_begun_anew() -> None:
    model = tiered("2.00", "4.00")
    for talk in (
        Conversation(2, 20, 20, 10),
        Conversation(0, 20, 20),
        Conversation(1, 120, 20),
        Conversation(9, 0, 0, 150),
    ):
        assert numbers_of(quote(model, talk), "new_conversation") is None
    assert numbers_of(quote(model, Usage(150, 10)), "new_conversation") is None


def test_no_new_conversation_where_it_saves_nothing() -> None:
    # Dear at first and cheap later on: a second conversation would be dear again.
    assert (
        numbers_of(quote(tiered("9.00", "1.00"), Conversation(4, 20, 20)), "new_conversation")
        is None
    )
    none = Conversation(4, 20, 20, conversations=0)
    assert numbers_of(quote(tiered("1.00", "9.00"), none), "new_conversation") is None


# What is sent again


def test_the_history_in_the_last_turn_is_told(builtin: PriceList) -> None:
    found = quote(builtin.models[0], Conversation(20, 300, 600, 2_000))
    # 2,000 + 20 × 300 + 19 × 600, and 19 × 900 of it was said before.
    assert numbers_of(found, "resent") == {
        "turn": 20,
        "earlier": 19,
        "resent": 17_100,
        "input": 19_400,
    }


@pytest.mark.parametrize(
    ("usage", "told"),
    [
        (Conversation(1, 300, 600, 2_000), False),
        (Conversation(0, 300, 600, 2_000), False),
        (Conversation(2, 0, 0, 2_000), False),
        (Conversation(2, 0, 1, 0), True),
        (Conversation(2, 1, 0, 0), True),
        (Usage(1_000, 100, 500), False),
    ],
)
def test_only_what_was_said_before_is_sent_again(
    builtin: PriceList, usage: Usage | Conversation, told: bool
) -> None:
    assert bool(numbers_of(quote(builtin.models[0], usage), "resent")) == told


# What the cache can do


def test_the_cache_range_of_requests(builtin: PriceList) -> None:
    # 45,000 × 8 and 45,000 × 1, with 1,500 × 58, for 30,000 requests.
    found = quote(builtin.model("kimi-k2-turbo-preview"), Usage(45_000, 1_500, 27_000, 30_000))
    assert numbers_of(found, "cache_range") == {
        "at_none": Decimal(13_410),
        "at_all": Decimal(3_960),
    }


def test_the_cache_range_of_a_conversation(builtin: PriceList) -> None:
    # Inputs 150, 450, 750, of which 0, 150, 450 can be hits; 600 × 58 for the replies.
    talk = Conversation(3, 100, 200, 50, Decimal("0.37"), 10)
    found = quote(builtin.model("kimi-k2-turbo-preview"), talk)
    assert numbers_of(found, "cache_range") == {
        "at_none": Decimal("0.456"),
        "at_all": Decimal("0.414"),
    }


def test_no_cache_range_where_hits_change_nothing(builtin: PriceList) -> None:
    hits = builtin.model("kimi-k2-turbo-preview")
    for model, usage in (
        (hits, Usage(0, 1_500)),
        (hits, Usage(1_000, 100, 500, 0)),
        (hits, Conversation(1, 100, 200, 50)),
        (builtin.model("moonshot-v1-128k"), Usage(1_000, 100, 500)),
        (tiered("1.00", cache_hit="1.00"), Usage(50, 10, 20)),
    ):
        assert numbers_of(quote(model, usage), "cache_range") is None


def test_a_dear_cache_makes_the_range_go_the_other_way() -> None:
    found = quote(tiered("1.00", cache_hit="3.00"), Usage(50, 0, 20))
    assert numbers_of(found, "cache_range") == {
        "at_none": Decimal("0.00005"),
        "at_all": Decimal("0.00015"),
    }


def test_a_cache_price_in_some_tiers_counts_where_it_stands() -> None:
    # The list format refuses such a model; the arithmetic does not depend on that.
    low, high = Prices(None, Decimal(2), Decimal(0)), Prices(Decimal(1), Decimal(4), Decimal(0))
    model = Model("m", "f", 200, (Tier(100, low), Tier(200, high)))
    # Inputs 60 | 120, 180; what can be a hit where it has a price: 60 and 120.
    found = quote(model, Conversation(3, 60, 0, cache_hit_share=Decimal(0)))
    assert numbers_of(found, "cache_range") == {
        "at_none": Decimal("0.00132"),
        "at_all": Decimal("0.00078"),
    }


def test_ranges_and_savings_have_all_their_digits() -> None:
    hit, miss = "0." + "1" * 40, "123456789." + "7" * 40
    found = quote(tiered("1.00", miss, cache_hit=hit), Usage(150, 0, 50, 10**40 + 1))
    millionths = (10**40 + 1) * Fraction(1, 10**6)
    numbers = numbers_of(found, "cache_range")
    assert numbers
    assert Fraction(numbers["at_none"]) == 150 * Fraction(miss) * millionths
    assert Fraction(numbers["at_all"]) == 150 * Fraction(hit) * millionths
    # Shorter by 50: a third of 100, rounded down, hits, and 67 misses at 1.00.
    numbers = numbers_of(found, "cheaper_tier")
    assert numbers
    shorter = 33 * Fraction(hit) + 67
    assert Fraction(numbers["other_total"]) == shorter * millionths
    longer = 50 * Fraction(hit) + 100 * Fraction(miss)
    assert Fraction(numbers["saving"]) == (longer - shorter) * millionths


# All of them


def test_notes_stand_in_the_order_of_their_weight(builtin: PriceList) -> None:
    model = builtin.model("kimi-latest")
    kinds = [note.kind for note in quote(model, Usage(8_000, 500, 100, 3)).notes]
    assert kinds == ["tier", "tier_reading", "cheaper_tier", "cache_range"]
    kinds = [note.kind for note in quote(model, Conversation(3, 1_000, 2_000)).notes]
    assert kinds == [
        *("tier_turns", "tier_turns", "tier_reading"),
        *("new_conversation", "resent", "cache_range"),
    ]
    flat = builtin.model("moonshot-v1-128k")
    kinds = [note.kind for note in quote(flat, Conversation(3, 1_000, 2_000)).notes]
    assert kinds == ["resent", "no_cache_price"]


def test_only_a_cheaper_model_has_a_name(builtin: PriceList) -> None:
    for note in quote(builtin.model("kimi-latest"), Usage(8_000, 500, 100, 3)).notes:
        assert note.model_id == ""
