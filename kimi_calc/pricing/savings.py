"""What a usage would cost if it were sent otherwise: shorter, in two conversations, cached.

Each function gives the numbers of a note (see Note for their meaning), or None where there is
nothing to say. Exact, like the quotes they stand beside.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kimi_calc.pricing import conversation as turns
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.quotes import Quote, TierUse, cost_of, tier_uses, total_if_tiered_by
from kimi_calc.pricing.usage import Conversation, Usage

Numbers = dict[str, int | Decimal]

_MILLIONTH = Decimal("0.000001")


def cheaper_tier(quote: Quote) -> Numbers | None:
    """Requests just short enough for the next lower tier, where something of them is left."""
    model, usage = quote.model, quote.usage
    if isinstance(usage, Conversation) or len(model.tiers) == 1:
        return None
    up_to = model.tier_above(quote.uses[0].tier)
    counted = usage.input_tokens
    if model.tier_by == "input_and_output":
        counted += usage.output_tokens
    over = counted - up_to
    left = usage.input_tokens - over
    if not up_to or left <= 0:
        return None
    # Misses go first, since they are the part that the sender can do without.
    shorter = Usage(left, usage.output_tokens, min(usage.cached_tokens, left), usage.requests)
    other_total = total_if_tiered_by(model, shorter, model.tier_by)
    saved = _saved(quote, other_total)
    return {"over": over, "up_to": up_to, **saved} if saved else None


def new_conversation(quote: Quote) -> Numbers | None:
    """The same turns as two conversations, the second begun where the last tier begins."""
    usage = quote.usage
    if not isinstance(usage, Conversation) or len(quote.uses) < 2:
        return None
    before = quote.uses[:-1]
    after_turn = before[-1].last_turn
    # Up to there the first conversation is what it was; it has been summed already.
    rest = replace(usage, turns=usage.turns - after_turn)
    rest_uses = tier_uses(quote.model, rest, quote.model.tier_by)
    cost = EXACT.add(cost_of(before), cost_of(rest_uses))
    saved = _saved(quote, EXACT.multiply(cost, usage.conversations))
    return {"after_turn": after_turn, **saved} if saved else None


def resent(quote: Quote) -> Numbers | None:
    """How much of the last turn's input was sent or answered in the turns before it."""
    usage = quote.usage
    if not isinstance(usage, Conversation) or usage.turns < 2:
        return None
    earlier = usage.turns - 1
    again = earlier * (usage.user_tokens + usage.reply_tokens)
    if not again:
        return None
    return {
        "turn": usage.turns,
        "earlier": earlier,
        "resent": again,
        "input": usage.input_of_turn(usage.turns),
    }


def cache_range(quote: Quote) -> Numbers | None:
    """The totals without any cache hit, and with all that can be one."""
    none = every = Decimal(0)  # against the quote, for one request or conversation, × 1M
    for use in quote.uses:
        hit, miss = use.tier.prices.cache_hit, use.tier.prices.input
        if hit is not None:
            dearer = EXACT.subtract(miss, hit)
            none = EXACT.add(none, EXACT.multiply(dearer, use.cached))
            missed = _most_hits(quote.usage, use) - use.cached
            every = EXACT.subtract(every, EXACT.multiply(dearer, missed))
    count = EXACT.multiply(quote.usage.count, _MILLIONTH)
    at_none = EXACT.add(quote.total, EXACT.multiply(none, count))
    at_all = EXACT.add(quote.total, EXACT.multiply(every, count))
    return None if at_none == at_all else {"at_none": at_none, "at_all": at_all}


def _most_hits(usage: Usage | Conversation, use: TierUse) -> int:
    if isinstance(usage, Conversation):
        return turns.repeated_tokens(usage, use.first_turn, use.last_turn)
    return usage.input_tokens


def _saved(quote: Quote, other_total: Decimal) -> Numbers | None:
    saving = EXACT.subtract(quote.total, other_total)
    return {"other_total": other_total, "saving": saving} if saving > 0 else None
