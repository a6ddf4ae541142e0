"""An item of an estimate: a usage on a model at prices that stay as they are, and how often."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from kimi_calc.estimates.times import PERIODS, Growth, Period, Times
from kimi_calc.pricing import Conversation, Model, PriceList, Quote, Usage, UsageError, quote
from kimi_calc.pricing.models import Confidence, Discount, Tax

MOST_CHARACTERS = 10_000
"""Of a name, a group or a note."""


HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
"""What is in no text that can be kept."""


class Basis(NamedTuple):
    """The price list that an item was priced with: all that is known of it but its models."""

    id: str
    provider: str
    name: str
    currency: str
    published: date
    published_confidence: Confidence
    source: str
    tax: Tax
    discounts: tuple[Discount, ...] = ()

    @classmethod
    def of(cls, price_list: PriceList) -> Basis:
        """What is kept of a list."""
        return cls(
            price_list.id,
            price_list.provider,
            price_list.name,
            price_list.currency,
            price_list.published,
            price_list.published_confidence,
            price_list.source,
            price_list.tax,
            price_list.discounts,
        )


@dataclass(frozen=True)
class Item:
    """So many requests (or conversations) on a model in a period, at the prices of that model.

    `usage` is one request, or one conversation: its own count is 1. `times` says how many there
    are in a `period`. `model` is frozen with its prices, `basis` is the list that they come from.
    `name`, `group` and `note` are any text, group "" is none. `key` tells items of one estimate
    apart while they are edited; it is no part of what an item is.

    UsageError for a usage of another count, for times or a text that can't be; ContextExceeded and
    NotPriced where the model has no price for it: an item always has one.
    """

    name: str
    model: Model
    basis: Basis
    usage: Usage | Conversation
    times: Times
    period: Period = "month"
    group: str = ""
    note: str = ""
    growth: Growth | None = None
    key: int = field(default=0, compare=False)
    quote: Quote = field(init=False, repr=False, compare=False)
    """What one period costs: all its requests."""

    def __post_init__(self) -> None:
        if self.usage.count != 1:
            raise UsageError("usage is of several: give that of one, and times", code="not_one")
        if self.period not in PERIODS:
            raise UsageError(f"period is {self.period!r}: give once, day, week or month")
        self.times.check()
        if self.growth is not None:
            self.growth.check()
        for name in ("name", "group", "note"):
            check_text(name, getattr(self, name))
        object.__setattr__(self, "quote", quote(self.model, counted(self.usage, self.times.total)))

    def keyed(self, key: int) -> Item:
        """The same item with a key, not priced again: it costs what it costs."""
        other = object.__new__(Item)
        other.__dict__.update(self.__dict__, key=key)
        return other

    @property
    def currency(self) -> str:
        """The currency of its prices and amounts."""
        return self.model.currency


def counted(usage: Usage | Conversation, count: int) -> Usage | Conversation:
    """The same usage, so many times."""
    if isinstance(usage, Usage):
        return replace(usage, requests=count)
    return replace(usage, conversations=count)


def check_text(field: str, text: object) -> None:
    """UsageError for what can't be kept as a text: too long, or a half of a character."""
    if not isinstance(text, str) or len(text) > MOST_CHARACTERS:
        raise UsageError(f"{field} is too long: give at most {MOST_CHARACTERS:,} characters")
    if HALF_A_CHARACTER.search(text):
        raise UsageError(f"{field} holds half a character: give whole ones")
