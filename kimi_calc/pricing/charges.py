"""What can be charged for: kinds of charges, their variants, units, and what they are billed as."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple, Self

from kimi_calc.pricing.errors import UsageError

ChargeKind = Literal["cache_hit", "input", "cache_write", "output", "per_call"]
"""What is charged for. `input` is the cache miss where a list has a price for cache hits."""

Unit = Literal["per_1m_tokens", "per_call"]
"""What one price is for: 1,000,000 tokens, or one call."""

UNIT_SHARE: dict[Unit, Decimal] = {"per_1m_tokens": Decimal("0.000001"), "per_call": Decimal(1)}
"""The part of a price that one token, or one call, costs."""


class _Rule(NamedTuple):
    unit: Unit
    variants: re.Pattern[str]
    billed_as: ChargeKind | None


_NONE = re.compile("")
_LIFETIME = re.compile("([1-9][0-9]{0,3})([mhd])")
_NAME = re.compile("[a-z][a-z0-9_]{0,49}")

# In the order in which a bill lists them.
_RULES: dict[str, _Rule] = {
    "cache_hit": _Rule("per_1m_tokens", _NONE, "input"),
    "input": _Rule("per_1m_tokens", _NONE, None),
    "cache_write": _Rule("per_1m_tokens", _LIFETIME, "input"),
    "output": _Rule("per_1m_tokens", _NONE, None),
    "per_call": _Rule("per_call", _NAME, None),
}
_PLACES = {kind: place for place, kind in enumerate(_RULES)}
_MINUTES = {"m": 1, "h": 60, "d": 1440}


class _KindAndVariant(NamedTuple):
    kind: ChargeKind
    variant: str


class Charge(_KindAndVariant):
    """One thing that is charged for: a kind and, where there are several of it, a variant.

    The variant of a cache write is its lifetime (`5m`, `1h`), that of a call is the name of what
    is called (`web_search`); the other kinds have none. UsageError ("unknown_charge") for
    anything else, so that no charge without a rule, a name and a colour ever exists.
    """

    __slots__ = ()

    def __new__(cls, kind: str, variant: str = "") -> Self:
        """A charge of this kind; UsageError where there is none."""
        rule = _RULES.get(kind) if type(kind) is str else None
        if not (rule and type(variant) is str and rule.variants.fullmatch(variant)):
            raise UsageError(
                f"there is no charge {kind!r} {variant!r}: give {' or '.join(_RULES)}, for "
                "cache_write with a lifetime such as 5m or 1h, for per_call with a name such as "
                "web_search",
                code="unknown_charge",
                kind=kind,
                variant=variant,
            )
        return super().__new__(cls, kind, variant)  # type: ignore[arg-type]  # a key of _RULES

    @classmethod
    def of_key(cls, key: str) -> Charge:
        """The charge that price lists and JSON call so: `input`, `cache_write:5m`."""
        kind, _, variant = key.partition(":")
        return cls(kind, variant)

    @property
    def key(self) -> str:
        """What price lists and JSON call it: `input`, `cache_write:5m`, `per_call:web_search`."""
        return f"{self.kind}:{self.variant}" if self.variant else self.kind

    @property
    def unit(self) -> Unit:
        """What one price of it is for."""
        return _RULES[self.kind].unit

    @property
    def billed_as(self) -> Charge | None:
        """The charge that it is billed as by a list that has no such price; None: it can't be."""
        kind = _RULES[self.kind].billed_as
        return Charge(kind) if kind else None


@lru_cache(256)
def place_of(charge: tuple[ChargeKind, str]) -> tuple[int, int, str]:
    """Where a bill lists a charge: by kind, short lifetimes before long ones, calls by name."""
    kind, variant = charge
    lifetime = _LIFETIME.fullmatch(variant) if kind == "cache_write" else None
    minutes = int(lifetime[1]) * _MINUTES[lifetime[2]] if lifetime else 0
    return _PLACES[kind], minutes, variant


CACHE_HIT = Charge("cache_hit")
INPUT = Charge("input")
OUTPUT = Charge("output")


def cache_write(lifetime: str) -> Charge:
    """What is written to the cache to live there for a time, such as `5m` or `1h`."""
    return Charge("cache_write", lifetime)


def call_of(name: str) -> Charge:
    """A call of something that costs a price each time, such as `web_search`."""
    return Charge("per_call", name)
