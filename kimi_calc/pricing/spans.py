"""Tokens that are an estimate, and what that leaves open about the cost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing.billing import check_context, cost_of, tier_uses
from kimi_calc.pricing.errors import ContextExceeded
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Model
from kimi_calc.pricing.usage import Conversation, Usage


class TokenSpan(NamedTuple):
    """Tokens of an input: at least, typically, at most. A count is an estimate of one number."""

    low: int
    typical: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Whether it leaves nothing open."""
        return self.low == self.high


class ConversationSpan(NamedTuple):
    """The parts of a conversation whose tokens are estimates; None for one that is none."""

    system: TokenSpan | None = None
    user: TokenSpan | None = None
    reply: TokenSpan | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it leaves nothing open."""
        return all(span is None or span.is_exact for span in self)


class CostSpan(NamedTuple):
    """The exact totals with the least, the typical and the most tokens that estimates leave open.

    None for a request that is longer than the model's context.
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


def conversation_cost_span(
    model: Model, conversation: Conversation, span: ConversationSpan
) -> CostSpan:
    """What a conversation costs with all estimates at their least, typical and most tokens.

    NotPriced as quote() does.
    """
    ends = (_with_parts(conversation, span, end) for end in range(3))
    low, typical, high = (_cost(model, each) for each in ends)
    return CostSpan(low, typical, high)


def _with_parts(conversation: Conversation, span: ConversationSpan, end: int) -> Conversation:
    """A conversation whose estimated parts are at one end: 0 the least, 1 typical, 2 the most."""
    parts = {f"{part}_tokens": each[end] for part, each in span._asdict().items() if each}
    return replace(conversation, **parts)


def _total(model: Model, usage: Usage, tokens: int) -> Decimal | None:
    return _cost(model, usage.with_input(tokens))


def _cost(model: Model, asked: Usage | Conversation) -> Decimal | None:
    try:
        check_context(model, asked)
    except ContextExceeded:
        return None
    return EXACT.multiply(cost_of(model, tier_uses(model, asked, model.tier_by)), asked.count)
