"""An input whose tokens are an estimate, and what that leaves open about the cost."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing.billing import check_context, cost_of, tier_uses
from kimi_calc.pricing.errors import ContextExceeded
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Model
from kimi_calc.pricing.usage import Usage


class TokenSpan(NamedTuple):
    """Tokens of an input: at least, typically, at most. A count is an estimate of one number."""

    low: int
    typical: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Whether it leaves nothing open."""
        return self.low == self.high


class CostSpan(NamedTuple):
    """The exact totals with the least, the typical and the most input that an estimate leaves open.

    None for an input that is longer than the model's context.
    """

    low: Decimal | None
    typical: Decimal | None
    high: Decimal | None


def cost_span(model: Model, usage: Usage, span: TokenSpan) -> CostSpan:
    """What a usage costs on a model with each input of an estimate instead of its own.

    What is read from the cache and written to it keeps its share: see Usage.with_input().
    NotPriced as quote() does.
    """
    low = _total(model, usage, span.low)
    if span.is_exact:
        return CostSpan(low, low, low)
    return CostSpan(low, _total(model, usage, span.typical), _total(model, usage, span.high))


def _total(model: Model, usage: Usage, tokens: int) -> Decimal | None:
    asked = usage.with_input(tokens)
    try:
        check_context(model, asked)
    except ContextExceeded:
        return None
    return EXACT.multiply(cost_of(model, tier_uses(model, asked, model.tier_by)), asked.count)
