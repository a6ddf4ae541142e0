"""Amounts that know their currency and their price lists, and refuse to mix currencies."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing.errors import CurrencyMismatch
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Provenance


class Sum(NamedTuple):
    """An exact amount, and where the prices that it was worked out with come from.

    `provenances` has each source once, in the order in which they came in. Sums are added and
    subtracted by + and -, and sum() takes them; CurrencyMismatch where their currencies differ.
    """

    amount: Decimal
    currency: str
    provenances: tuple[Provenance, ...]

    def __add__(self, other: Sum) -> Sum:  # type: ignore[override]  # amounts, not their fields
        if not isinstance(other, Sum):
            return NotImplemented
        return self._with(other, EXACT.add(self.amount, other.amount))

    def __radd__(self, other: object) -> Sum:
        if type(other) is int and other == 0:  # sum() begins with it
            return self
        # Not NotImplemented: a plain tuple would then be joined with this one.
        raise TypeError(f"{other!r} is no amount with a currency: it can't be added to one")

    def __sub__(self, other: Sum) -> Sum:
        if not isinstance(other, Sum):
            return NotImplemented
        return self._with(other, EXACT.subtract(self.amount, other.amount))

    def _with(self, other: Sum, amount: Decimal) -> Sum:
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        both = dict.fromkeys((*self.provenances, *other.provenances))
        return Sum(amount, self.currency, tuple(both))
