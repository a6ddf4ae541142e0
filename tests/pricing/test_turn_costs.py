"""turn_costs(): every turn, or some that stand for all; and the sum of every one is the quote."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pricing.oracle import Refused, Sheet, bills_of_turns, sum_of, talks_on_sheets

from kimi_calc.pricing import (
    Conversation,
    Model,
    PriceList,
    Prices,
    Quote,
    Tier,
    TurnCost,
    Usage,
    UsageError,
    quote,
    turn_costs,
)
from kimi_calc.pricing.exact import exact_sum


def long_talk(turns: int, *bounds: int) -> Quote:
    """Turn k has a context of 10 k; a tier ends at each of the bounds, and with the last turn."""
    tiers = tuple(
        Tier(bound, Prices(Decimal(1), Decimal(2), Decimal(3)))
        for bound in (*bounds, max(10 * turns, 1))
    )
    return quote(Model("m", "f", tiers[-1].up_to, tiers), Conversation(turns, 4, 6))


def turns_of(costs: tuple[TurnCost, ...]) -> list[int]:
    return [cost.turn for cost in costs]


def test_turns_worked_by_hand(builtin: PriceList) -> None:
    # Inputs 1000, 4000, 7000; hits 0, 370, 1480; replies of 2000. The third one is in another tier.
    model = builtin.model("kimi-latest")
    found = quote(model, Conversation(3, 1_000, 2_000, 0, Decimal("0.37"), 10))
    assert [
        (cost.turn, cost.amount * 1_000_000, cost.tier.up_to) for cost in turn_costs(found)
    ] == [
        (1, Decimal(1_000 * 2 + 2_000 * 10), 8_192),
        (2, Decimal(370 * 1 + 3_630 * 2 + 2_000 * 10), 8_192),
        (3, Decimal(1_480 * 1 + 5_520 * 5 + 2_000 * 20), 32_768),
    ]


def test_hits_without_a_price_are_billed_as_input(builtin: PriceList) -> None:
    found = quote(builtin.model("moonshot-v1-8k"), Conversation(2, 1_000, 2_000))
    amounts = [cost.amount * 1_000_000 for cost in turn_costs(found)]
    assert amounts == [1_000 * 2 + 2_000 * 10, 4_000 * 2 + 2_000 * 10]


@pytest.mark.parametrize(
    ("turns", "bounds", "most", "shown"),
    [
        (0, (), 5, []),
        (0, (), 0, []),
        (1, (), 0, [1]),
        (1, (), 1, [1]),
        (2, (), 1, [1, 2]),
        (5, (), 5, [1, 2, 3, 4, 5]),
        (6, (), 5, [1, 2, 3, 4, 6]),
        (9, (), 5, [1, 3, 5, 7, 9]),
        (1_000_000, (), 5, [1, 250_000, 500_000, 750_000, 1_000_000]),
        (1_000_000, (), 2, [1, 1_000_000]),
        # With a tier that begins in turn 6, or two that begin in turns 3 and 8.
        (9, (50,), 4, [1, 5, 6, 9]),
        (9, (20, 70), 5, [1, 3, 5, 8, 9]),
        (9, (20, 70), 0, [1, 3, 8, 9]),
        (9, (20, 80), 0, [1, 3, 9]),
        (9, (20, 70), 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        # A tier that no turn is in begins nowhere.
        (9, (50, 51), 4, [1, 5, 6, 9]),
    ],
)
def test_which_turns_stand_for_all(
    turns: int, bounds: tuple[int, ...], most: int, shown: list[int]
) -> None:
    assert turns_of(turn_costs(long_talk(turns, *bounds), most)) == shown


def test_a_chart_of_the_longest_conversations_stays_small() -> None:
    assert turns_of(turn_costs(long_talk(120))) == list(range(1, 121))
    costs = turn_costs(long_talk(1_000_000, 1_234_560, 7_000_000))
    assert len(costs) == 120
    assert {1, 123_457, 700_001, 1_000_000} <= set(turns_of(costs))


def test_amounts_have_all_their_digits(builtin: PriceList) -> None:
    price = Decimal("123456789012.123456789012")
    model = Model("m", "f", 10**40, (Tier(10**40, Prices(price, price, price)),))
    found = quote(model, Conversation(3, 10**30 + 1, 10**30 + 7))
    assert exact_sum(cost.amount for cost in turn_costs(found)) == found.per_request
    assert exact_sum([]) == quote(builtin.models[0], Conversation(0, 1, 1)).per_request


def test_single_requests_have_no_turns(builtin: PriceList) -> None:
    with pytest.raises(UsageError, match="Conversation") as caught:
        turn_costs(quote(builtin.models[0], Usage(10, 10)))
    assert caught.value.code == "not_a_conversation"


@pytest.mark.parametrize(("most", "code"), [(-1, "negative"), (True, "not_a_count")])
def test_most_is_a_count(most: int, code: str) -> None:
    with pytest.raises(UsageError, match="most") as caught:
        turn_costs(long_talk(3), most)
    assert caught.value.code == code


# Properties


@settings(max_examples=300, deadline=None)
@given(talks_on_sheets, st.integers(0, 35))
def test_turns_cost_what_the_oracle_says(case: tuple[Sheet, Conversation], most: int) -> None:
    sheet, talk = case
    try:
        bills = bills_of_turns(sheet, talk)
    except Refused:
        assume(condition=False)
    found = quote(sheet.model(), talk)
    every = turn_costs(found, talk.turns)
    assert turns_of(every) == list(range(1, talk.turns + 1))
    assert [Fraction(cost.amount) for cost in every] == [sum_of(bill) for bill in bills]
    assert [{cost.tier.up_to} for cost in every] == [{up_to for _, up_to in bill} for bill in bills]
    assert sum(Fraction(cost.amount) for cost in every) == Fraction(found.per_request)
    check_some(found, every, turn_costs(found, most), most)


def check_some(
    found: Quote, every: tuple[TurnCost, ...], some: tuple[TurnCost, ...], most: int
) -> None:
    if len(every) <= most:
        assert some == every
        return
    shown = turns_of(some)
    assert some == tuple(every[turn - 1] for turn in shown)
    firsts = [use.first_turn for use in found.uses]
    assert {1, len(every), *firsts} <= set(shown)
    assert len(shown) <= max(most, len(firsts) + 1)
    widest = -(-(len(every) - 1) // max(most - len(firsts), 1))  # rounded up
    assert all(0 < later - turn <= widest for turn, later in pairwise(shown))
