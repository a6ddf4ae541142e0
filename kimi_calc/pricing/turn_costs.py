"""What each turn of a conversation costs: all of them, or some that stand for all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing.billing import Bill, TierUse
from kimi_calc.pricing.charges import cache_write
from kimi_calc.pricing.errors import UsageError
from kimi_calc.pricing.exact import EXACT, exact_sum
from kimi_calc.pricing.models import Tier
from kimi_calc.pricing.usage import Conversation, check_count

_MILLIONTH = Decimal("0.000001")
_ZERO = Decimal(0)


class TurnCost(NamedTuple):
    """The exact cost of one turn of one conversation, and the tier that it is billed in."""

    turn: int
    amount: Decimal
    tier: Tier


def turn_costs(bill: Bill, most: int = 120) -> tuple[TurnCost, ...]:
    """The cost of the turns of one conversation, in order; turns count from 1.

    Every turn, where there are at most `most`: then the amounts sum to `bill.per_request`. Else
    at most `most` turns, evenly spread, and the first turn of each tier among them; the first
    turn, the last one and the tiers' first ones are there even if `most` is less than those.
    UsageError for a quote of single requests, and where `most` is no whole number ≥ 0.
    """
    usage = bill.usage
    if not isinstance(usage, Conversation):
        raise UsageError(
            "the quote is of single requests, which have no turns: give one of a Conversation",
            code="not_a_conversation",
        )
    check_count("most", most)
    multiply, add, subtract = EXACT.multiply, EXACT.add, EXACT.subtract
    numerator, denominator = usage.cache_hit_share.as_integer_ratio()
    shown = _shown_turns(bill.uses, usage.turns, most)
    costs = []
    write = cache_write(usage.cache_lifetime) if usage.cache_lifetime else None
    for tier, _, first, last in bill.uses:
        miss, hit = tier.prices.input, tier.prices.cache_hit
        if hit is None:
            hit = miss
        # A lifetime without a price in a bill is one of a list that prices none.
        dearer = subtract(tier.prices.by_charge.get(write, miss), miss) if write else _ZERO
        answer = multiply(usage.reply_tokens, tier.prices.output)
        calls = exact_sum(multiply(n, tier.prices[call]) for call, n in usage.calls_of_turn)
        for turn in shown[bisect_left(shown, first) : bisect_right(shown, last)]:
            sent = usage.input_of_turn(turn)
            # What can be a hit is the input of the turn before; before the first one is nothing.
            hits = numerator * usage.input_of_turn(turn - 1) // denominator if turn > 1 else 0
            question = add(multiply(hits, hit), multiply(sent - hits, miss))
            if dearer:
                question = add(question, multiply(usage.new_in_turn(turn), dearer))
            tokens = multiply(add(question, answer), _MILLIONTH)
            costs.append(TurnCost(turn, add(tokens, calls), tier))
    return tuple(costs)


def _shown_turns(uses: tuple[TierUse, ...], turns: int, most: int) -> Sequence[int]:
    """The turns to show, in order."""
    if turns <= most:
        return range(1, turns + 1)
    gaps = max(most - len(uses), 1)  # between evenly spread turns; the tiers' first ones cut in
    spread = {1 + place * (turns - 1) // gaps for place in range(gaps + 1)}
    return sorted(spread.union(use.first_turn for use in uses))
