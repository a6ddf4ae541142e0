"""What a usage would cost if it were sent otherwise: shorter, in two conversations, cached.

Each function gives the numbers of a note (see Note for their meaning), or None where there is
nothing to say. Exact, like the quotes they stand beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kimi_calc.pricing import conversation as turns
from kimi_calc.pricing.billing import Bill, TierUse, cost_of, tier_uses, total_if_tiered_by
from kimi_calc.pricing.charges import CACHE_HIT, INPUT, UNIT_SHARE, Charge, cache_write
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import tier_above
from kimi_calc.pricing.usage import Conversation, Usage

Numbers = dict[str, int | Decimal]


def cheaper_tier(bill: Bill) -> Numbers | None:
    """Requests just short enough for the next lower tier, where some input of them is left.

    The share of the input that hits the cache stays, so that who shortens the input in the window
    sees this total.
    """
    model, usage = bill.model, bill.usage
    tiers = model.tiers_of(usage.service)
    if isinstance(usage, Conversation) or len(tiers) == 1:
        return None
    up_to = tier_above(tiers, bill.uses[0].tier)
    counted = usage.input_tokens
    if model.tier_by == "input_and_output":
        counted += usage.output_tokens
    over = counted - up_to
    left = usage.input_tokens - over
    if not up_to or left <= 0:
        return None
    shorter = usage.with_input(left)
    saved = _saved(bill, total_if_tiered_by(model, shorter, model.tier_by))
    if not saved:
        return None
    return {"over": over, "up_to": up_to, "input": left, "cached": shorter.cached_tokens, **saved}


def new_conversation(bill: Bill) -> Numbers | None:
    """The same turns as two conversations, the second begun where the last tier begins."""
    usage = bill.usage
    if not isinstance(usage, Conversation) or len(bill.uses) < 2:
        return None
    before = bill.uses[:-1]
    after_turn = before[-1].last_turn
    # Up to there the first conversation is what it was; it has been summed already.
    rest = replace(usage, turns=usage.turns - after_turn)
    rest_uses = tier_uses(bill.model, rest, bill.model.tier_by)
    cost = EXACT.add(cost_of(bill.model, before), cost_of(bill.model, rest_uses))
    saved = _saved(bill, EXACT.multiply(cost, usage.conversations))
    return {"after_turn": after_turn, "other_turns": rest.turns, **saved} if saved else None


def resent(bill: Bill) -> Numbers | None:
    """How much of the last turn's input was sent or answered in the turns before it."""
    usage = bill.usage
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


def cache_range(bill: Bill) -> Numbers | None:
    """The totals without any cache hit, and with all that can be one.

    What would be no hit any more is input; but where a request writes all that is no hit to the
    cache, it is written too.
    """
    none = every = Decimal(0)  # against the bill, for one request or conversation, × 1M
    for use in bill.uses:
        prices = use.tier.prices
        hit = prices.cache_hit
        if hit is None:
            continue
        hits = use.quantity(CACHE_HIT)
        dearer = EXACT.subtract(prices.get(_instead_of_hits(bill.usage), prices.input), hit)
        none = EXACT.add(none, EXACT.multiply(dearer, hits))
        for charge, missed in _could_hit(bill.usage, use, hits):
            dearer = EXACT.subtract(prices.get(charge, prices.input), hit)
            every = EXACT.subtract(every, EXACT.multiply(dearer, missed))
    count = EXACT.multiply(bill.usage.count, UNIT_SHARE["per_1m_tokens"])
    at_none = EXACT.add(bill.total, EXACT.multiply(none, count))
    at_all = EXACT.add(bill.total, EXACT.multiply(every, count))
    return None if at_none == at_all else {"at_none": at_none, "at_all": at_all}


def _instead_of_hits(usage: Usage | Conversation) -> Charge:
    """What a cache hit would be charged as if it were none."""
    if isinstance(usage, Usage) and len(usage.written) == 1:
        ((lifetime, tokens),) = usage.written.items()
        if tokens == usage.input_tokens - usage.cached_tokens:
            return cache_write(lifetime)
    return INPUT


def _could_hit(
    usage: Usage | Conversation, use: TierUse, hits: int
) -> Iterator[tuple[Charge, int]]:
    """What was no cache hit but can be one, by what it is charged as."""
    if isinstance(usage, Conversation):
        yield INPUT, turns.repeated_tokens(usage, use.first_turn, use.last_turn) - hits
        return
    for charge, quantity in use.quantities:
        if charge.kind in {"input", "cache_write"}:
            yield charge, quantity


def _saved(bill: Bill, other_total: Decimal) -> Numbers | None:
    saving = EXACT.subtract(bill.total, other_total)
    return {"other_total": other_total, "saving": saving} if saving > 0 else None
