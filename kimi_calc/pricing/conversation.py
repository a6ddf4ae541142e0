"""Sums over the turns of a conversation, in closed form: a million turns cost what ten cost."""

from __future__ import annotations

from collections.abc import Iterator

from kimi_calc.pricing.errors import ContextExceeded
from kimi_calc.pricing.models import Model, Tier, TierBy
from kimi_calc.pricing.usage import Conversation


def check_context(model: Model, conversation: Conversation) -> None:
    """ContextExceeded, naming the first turn too long, unless every turn fits the model."""
    limit = model.context_length
    if conversation.longest_request <= limit:
        return
    growth = conversation.user_tokens + conversation.reply_tokens
    # Context of turn k is system + k × growth, so the last turn that fits is known at once.
    fits = (limit - conversation.system_tokens) // growth if growth else 0
    turn = max(fits, 0) + 1
    raise ContextExceeded(model.id, conversation.context_of_turn(turn), limit, turn)


def turns_by_tier(
    tiers: tuple[Tier, ...], conversation: Conversation, tier_by: TierBy
) -> Iterator[tuple[Tier, int, int]]:
    """(tier, first turn, last turn) for every tier that is used; turns count from 1.

    Requests only grow from turn to turn, so each tier holds one unbroken run of turns.
    """
    growth = conversation.user_tokens + conversation.reply_tokens
    start = conversation.system_tokens
    if tier_by == "input":
        start -= conversation.reply_tokens
    first = 1
    for tier in tiers:
        if growth:
            last = min((tier.up_to - start) // growth, conversation.turns)
        else:
            last = conversation.turns if start <= tier.up_to else 0
        if last >= first:
            yield tier, first, last
            first = last + 1


def input_tokens(conversation: Conversation, first: int, last: int) -> int:
    """Input tokens of the turns first…last together."""
    ends = conversation.input_of_turn(first) + conversation.input_of_turn(last)
    return ends * (last - first + 1) // 2  # an arithmetic series: never an odd product


def repeated_tokens(conversation: Conversation, first: int, last: int) -> int:
    """What can be a cache hit in the turns first…last: the input of the turn before each."""
    first = max(first, 2)  # Before the first turn nothing was sent.
    return input_tokens(conversation, first - 1, last - 1) if last >= first else 0


def new_tokens(conversation: Conversation, first: int, last: int) -> int:
    """What the turns first…last send that no turn before each sent: up to the last turn's input."""
    before = conversation.input_of_turn(first - 1) if first > 1 else 0
    return conversation.input_of_turn(last) - before


def cached_tokens(conversation: Conversation, first: int, last: int) -> int:
    """Cache hits of the turns first…last together: each turn's share is rounded down by itself."""
    first = max(first, 2)  # Before the first turn nothing was sent.
    if last < first:
        return 0
    numerator, denominator = conversation.cache_hit_share.as_integer_ratio()
    growth = conversation.user_tokens + conversation.reply_tokens
    return _floor_sum(
        last - first + 1,
        denominator,
        numerator * growth,
        numerator * conversation.input_of_turn(first - 1),
    )


def _floor_sum(count: int, modulus: int, slope: int, start: int) -> int:
    """Σ floor((slope × i + start) / modulus) for i in 0…count − 1, all arguments ≥ 0.

    Counts the lattice points under a line; swapping the axes halves the numbers each time, as
    in Euclid's algorithm, so it takes steps in the digits of `modulus`, not in `count`.
    """
    total = 0
    while True:
        total += count * (count - 1) // 2 * (slope // modulus) + count * (start // modulus)
        slope %= modulus
        start %= modulus
        top = slope * count + start
        if top < modulus:
            return total
        count, start = divmod(top, modulus)
        modulus, slope = slope, modulus
