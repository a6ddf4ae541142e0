"""The fields of the page Calculate: their names, what stands in them at first, who needs which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, cast, get_args

from kimi_calc.pricing import TokenSpan
from kimi_calc.settings import RequestsMode, Service, Workload
from kimi_calc.viewmodels.offered import Charged

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
    "writtenTokens",
    "budget",
    "rate",
]
"""The fields by their objectNames; `repeatHitPercent` is the cache field of a conversation.

A list can charge for calls of any name: their fields are named by `call_field`.
"""

FIELDS: tuple[Field, ...] = get_args(Field)

NO_CALLS = "0"


def call_field(name: str) -> Field:
    """The field of a call, per request or turn: `webSearchCalls` for `web_search`."""
    camel = re.sub("_([a-z])", lambda found: found[1].upper(), name)
    return cast("Field", f"{camel}Calls")


def call_of_field(field: Field) -> str:
    """The call that a field counts: `web_search` for `webSearchCalls`."""
    name = field.removesuffix("Calls")
    return re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", name)


def field_named(name: str) -> Field | None:
    """The field of an objectName; None where there is none."""
    known = name in FIELDS or name.endswith("Calls")
    return cast("Field", name) if known else None


def counts_calls(field: Field) -> bool:
    """Whether it is the field of a call."""
    return field not in FIELDS


COUNTED_BY: dict[RequestsMode, tuple[Field, ...]] = {
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

SHARES = frozenset(SHARE_OF.values())
MONEY: frozenset[Field] = frozenset({"budget", "rate"})
MAY_BE_EMPTY = MONEY | {"writtenTokens"}
BOUND_WRITES: frozenset[Field] = frozenset({"inputTokens", "cacheHitPercent", "writtenTokens"})

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
    "writtenTokens": "",
    "budget": "",
    "rate": "",
}


def fields_of(workload: Workload, mode: RequestsMode, charged: Charged) -> tuple[Field, ...]:
    """The fields that a usage is made from."""
    more = more_fields_of(workload, charged)
    if workload == "conversation":
        return (*_CONVERSATION, *more)
    return ("inputTokens", "cacheHitPercent", "outputTokens", *COUNTED_BY[mode], *more)


def more_fields_of(workload: Workload, charged: Charged) -> tuple[Field, ...]:
    """Those of them that a list has for what it charges beside tokens sent and answered."""
    writes: tuple[Field, ...] = ()
    if charged.lifetime and workload == "single":
        writes = ("writtenTokens",)
    return (*writes, *map(call_field, charged.calls))


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
    "writtenTokens": "",
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
    whether single requests are counted in all, or a day. A `cache_lifetime` or a `service` that
    the list has not, as "" is none, stands for the shortest and for the standard one. Amounts are
    in `currency`; "" where that is not known.
    """

    model: str
    workload: Workload
    typed: Typed
    estimates: Mapping[Field, TokenSpan] = MappingProxyType({})
    requests_mode: RequestsMode = "total"
    cache_lifetime: str = ""
    service: Service = "standard"
    currency: str = ""
