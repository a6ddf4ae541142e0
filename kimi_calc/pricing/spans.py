"""An input that was estimated from a text, and what that leaves open about the cost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing.errors import ContextExceeded
from kimi_calc.pricing.quotes import Quote, quote
from kimi_calc.pricing.usage import Usage


class Estimated(NamedTuple):
    """Tokens of an input: at least, typically, at most."""

    low: int
    typical: int
    high: int


def estimated_totals(
    estimated: Estimated | None, found: Quote | None
) -> tuple[Decimal, Decimal | None] | None:
    """The total with the least and the most input that an estimate leaves open.

    None where the quote's input is none that was estimated, or was counted exactly. The most is
    None where the model can't take a request of that length. Cache hits keep their share.
    """
    if not (estimated and found and isinstance(found.usage, Usage)):
        return None
    if found.usage.input_tokens != estimated.typical or estimated.low == estimated.high:
        return None
    least = quote(found.model, _with_input(found.usage, estimated.low)).total
    try:
        return least, quote(found.model, _with_input(found.usage, estimated.high)).total
    except ContextExceeded:
        return least, None


def _with_input(usage: Usage, tokens: int) -> Usage:
    hits = usage.cached_tokens * tokens // usage.input_tokens if usage.input_tokens else 0
    return replace(usage, input_tokens=tokens, cached_tokens=hits)
