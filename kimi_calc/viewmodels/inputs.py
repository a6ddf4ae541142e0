"""The fields of the page Calculate: their texts, what they mean, what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import prod
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from kimi_calc.pricing import (
    Conversation,
    PricingError,
    QuantityError,
    TokenSpan,
    Usage,
    parse_amount,
    parse_quantity,
    parse_share,
)
from kimi_calc.pricing.amounts import exact_percent, plain
from kimi_calc.pricing.quantities import group_digits, tokens_of_share
from kimi_calc.settings import RequestsMode, Workload

Field = Literal[
    "inputTokens",
    "cacheHitPercent",
    "outputTokens",
    "requests",
    "requestsPerDay",
    "days",
    "systemTokens",
    "userTokens",
    "replyTokens",
    "turns",
    "conversations",
    "repeatHitPercent",
    "budget",
    "rate",
]
"""The fields by their objectNames; `repeatHitPercent` is the cache field of a conversation."""

FIELDS: tuple[Field, ...] = get_args(Field)

_COUNTED_BY: dict[RequestsMode, tuple[Field, ...]] = {
    "total": ("requests",),
    "daily": ("requestsPerDay", "days"),
}
_CONVERSATION: tuple[Field, ...] = (
    "systemTokens",
    "userTokens",
    "replyTokens",
    "turns",
    "conversations",
    "repeatHitPercent",
)

SHARE_OF: dict[Workload, Field] = {"single": "cacheHitPercent", "conversation": "repeatHitPercent"}
"""The field of cache hits: a share of the input, or of what is sent again."""

_SHARES = frozenset(SHARE_OF.values())
_MONEY: frozenset[Field] = frozenset({"budget", "rate"})

AT_FIRST: dict[Field, str] = {  # what a business may ask, as the help works it out
    "inputTokens": "45,000",
    "cacheHitPercent": "60%",
    "outputTokens": "1,500",
    "requests": "30,000",
    "requestsPerDay": "1,000",
    "days": "30",
    "systemTokens": "2,000",
    "userTokens": "300",
    "replyTokens": "600",
    "turns": "20",
    "conversations": "1,000",
    "repeatHitPercent": "100%",
    "budget": "",
    "rate": "",
}


def fields_of(workload: Workload, mode: RequestsMode) -> tuple[Field, ...]:
    """The fields that a usage is made from."""
    if workload == "conversation":
        return _CONVERSATION
    return ("inputTokens", "cacheHitPercent", "outputTokens", *_COUNTED_BY[mode])


EMPTY: dict[Field, str] = {
    "inputTokens": "0",
    "cacheHitPercent": "0%",
    "outputTokens": "0",
    "requests": "1",
    "systemTokens": "0",
    "userTokens": "0",
    "replyTokens": "0",
    "turns": "1",
    "conversations": "1",
    "repeatHitPercent": "100%",
    "budget": "",
}
"""What clearing the form leaves in its fields: nothing is asked for, once."""

ESTIMATED: dict[Workload, tuple[Field, ...]] = {
    "single": ("inputTokens",),
    "conversation": ("systemTokens", "userTokens", "replyTokens"),
}
"""The fields whose tokens can be those of a text."""


class Typed(NamedTuple):
    """All fields at one moment, to come back to. A `source` is what stood in a field first."""

    texts: Mapping[Field, str]
    sources: Mapping[Field, str]


class Asked(NamedTuple):
    """Everything that was typed and picked, at one moment.

    `estimates` are those of the fields whose tokens are those of a text; `requests_mode` says
    whether single requests are counted in all, or a day.
    """

    model: str
    workload: Workload
    typed: Typed
    estimates: Mapping[Field, TokenSpan] = MappingProxyType({})
    requests_mode: RequestsMode = "total"


class Inputs:
    """The fields: each has a text, and a value or an error.

    `budget` and `rate` may be left empty: then they have neither.
    """

    def __init__(self, currency: str) -> None:
        self._currency = currency
        self._texts: dict[Field, str] = {}
        self._sources: dict[Field, str] = {}
        self._values: dict[Field, int | Decimal] = {}
        self._errors: dict[Field, PricingError] = {}
        self.restore(Typed(AT_FIRST, {}))

    def set_currency(self, currency: str) -> None:
        """Read amounts of money as those of another currency from now on."""
        self._currency = currency
        for field in _MONEY:
            self._read(field)

    def text(self, field: Field) -> str:
        """What stands in a field."""
        return self._texts[field]

    def value(self, field: Field) -> int | Decimal | None:
        """What a field means; None while it is empty or can't be read."""
        return self._values.get(field)

    def amount(self, field: Field) -> Decimal | None:
        """What a field means, as a Decimal; None while it is empty or can't be read."""
        value = self._values.get(field)
        return None if value is None else Decimal(value)

    def source(self, field: Field) -> str | None:
        """What was typed before the field's value was written out, such as `1000*30`."""
        return self._sources.get(field)

    def error(self, field: Field) -> PricingError | None:
        """Why a field can't be read."""
        return self._errors.get(field)

    def typed(self) -> Typed:
        """All fields as they are now."""
        return Typed(dict(self._texts), dict(self._sources))

    def restore(self, typed: Typed) -> None:
        """Bring fields back; one that is not among them keeps its text."""
        self._sources = dict(typed.sources)
        for field, text in typed.texts.items():
            if self._texts.get(field) != text:
                self._texts[field] = text
                self._read(field)

    def set_text(self, field: Field, text: str) -> bool:
        """Take what stands in a field now; whether that changed anything."""
        if text == self._texts[field]:
            return False
        before = self._values.get(field)
        self._texts[field] = text
        self._read(field)
        if self._values.get(field) != before:
            self._sources.pop(field, None)
        return True

    def set_source(self, field: Field, source: str) -> None:
        """Say what a field's value was made from; nothing for what needs no saying."""
        self._sources.pop(field, None)
        if source:
            self._sources[field] = source

    def finish(self, field: Field) -> bool:
        """Write a field's value out (`1000*30` → `30,000`); whether that changed its text."""
        value = self._values.get(field)
        if value is None:
            return False
        typed = self._texts[field].strip()
        if field in _SHARES:
            written = exact_percent(Decimal(value))
        elif field == "budget":
            written = plain(Decimal(value), grouped=True)
        elif isinstance(value, Decimal):
            written = f"{value:,f}"
        else:
            written = group_digits(value)
            if any(not (sign.isdigit() or sign in ",， ") for sign in typed):
                self._sources[field] = typed
        changed = written != self._texts[field]
        self._texts[field] = written
        return changed

    def usage(self, workload: Workload, mode: RequestsMode) -> Usage | Conversation | None:
        """What the fields of a workload mean together; None while one of them can't be read."""
        if any(field in self._errors for field in fields_of(workload, mode)):
            return None
        share = Decimal(self._values[SHARE_OF[workload]])
        if workload == "single":
            sent = self._count("inputTokens")
            hits = tokens_of_share(share, sent)
            requests = self.requests(mode) or 0
            return Usage(sent, self._count("outputTokens"), hits, requests, cache_hit_share=share)
        return Conversation(
            turns=self._count("turns"),
            user_tokens=self._count("userTokens"),
            reply_tokens=self._count("replyTokens"),
            system_tokens=self._count("systemTokens"),
            cache_hit_share=share,
            conversations=self._count("conversations"),
        )

    def requests(self, mode: RequestsMode) -> int | None:
        """How many single requests the fields mean; None while one of them can't be read."""
        fields = _COUNTED_BY[mode]
        if any(field in self._errors for field in fields):
            return None
        return prod(map(self._count, fields))

    def _count(self, field: Field) -> int:
        return int(self._values[field])

    def _read(self, field: Field) -> None:
        self._errors.pop(field, None)
        self._values.pop(field, None)
        text = self._texts[field]
        if field in _MONEY and not text.strip():
            return
        try:
            self._values[field] = self._parsed(field, text)
        except PricingError as error:
            self._errors[field] = error

    def _parsed(self, field: Field, text: str) -> int | Decimal:
        if field in _SHARES:
            return parse_share(text)
        if field not in _MONEY:
            count = parse_quantity(text)
            if field == "turns" and not count:
                raise QuantityError("a conversation has at least 1 turn", code="at_least_one")
            return count
        amount = parse_amount(text, self._currency)
        if field == "rate" and not amount:
            raise QuantityError("a rate of 0 converts nothing: type one such as 7.12", code="zero")
        return amount
