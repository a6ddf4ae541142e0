"""Requests of different lengths, one for each document of a batch: what their input costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from kimi_calc.pricing.billing import TierUse, cost_of
from kimi_calc.pricing.errors import ContextExceeded
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Model, tier_at
from kimi_calc.pricing.usage import STANDARD, Usage


def cost_of_inputs(model: Model, inputs: Iterable[int]) -> Decimal:
    """The exact cost of requests with these inputs, in tokens, each billed in its own tier.

    All input is billed as no cache hit, and there is no output. ContextExceeded for one that is
    longer than the model's context.
    """
    tiers = model.tiers_of(STANDARD)
    in_tier: Counter[int] = Counter()  # a price is per token: what shares a tier can be summed
    for tokens in inputs:
        if tokens > model.context_length:
            raise ContextExceeded(model.id, tokens, model.context_length)
        in_tier[tiers.index(tier_at(tiers, tokens))] += tokens
    total = Decimal(0)
    for place, tokens in in_tier.items():
        use = TierUse(tiers[place], Usage(tokens, 0).quantities, 1, 1)
        total = EXACT.add(total, cost_of(model, (use,)))
    return total
