"""What an estimate's month is made of: the shares of its groups, items or models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from heapq import nlargest
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.times import IN_A_MONTH, Period
from kimi_calc.estimates.totals import Totals
from kimi_calc.pricing.amounts import format_percent
from kimi_calc.pricing.exact import EXACT
from kimi_calc.viewmodels import item_texts

By = Literal["group", "item", "model"]
MOST = 6
"""Parts that are told apart; the smaller ones are others."""

_DIGITS = 12  # of a share, for display


class Part(NamedTuple):
    """A part of the whole: what it is called, its share of 1, whether it is all the others."""

    name: str
    share: Decimal
    rest: bool = False

    @property
    def percent(self) -> str:
        """Its share, with one decimal."""
        return format_percent(self.share)

    def told(self) -> str:
        """The part in words."""
        return f"{self.name} {self.percent}"


def parts(items: Iterable[Item], total: Totals, by: By) -> tuple[Part, ...]:
    """The parts of what a currency's items cost in a month, in the estimate's order.

    Where nothing comes again, of what they cost once. None where they cost nothing.
    """
    worth = _month if total.month.amount else _once
    found = _sums([item for item in items if item.currency == total.currency], by, worth)
    whole = sum((amount for _, amount in found), Fraction(0))
    if by == "item":  # which were not all looked at
        whole = Fraction(total.month.amount or total.once)
    if not whole:
        return ()
    shown = [(name, amount) for name, amount in found if amount]
    kept = shown
    if len(shown) > MOST:
        least = nlargest(MOST, (amount for _, amount in shown))[-1]
        kept = [part for part in shown if part[1] >= least][:MOST]
    rest = whole - sum((amount for _, amount in kept), Fraction(0))
    told = [Part(name, _share(amount, whole)) for name, amount in kept]
    if rest > whole / 10**9:  # a week's month has no end: what it lacks is no part
        others = QCoreApplication.translate("Items", "Others")
        told.append(Part(others, _share(rest, whole), rest=True))
    return tuple(told)


Worth = Callable[[Period, Decimal], Fraction]


def _month(period: Period, amount: Decimal) -> Fraction:
    return IN_A_MONTH[period] * Fraction(amount)


def _once(period: Period, amount: Decimal) -> Fraction:
    return Fraction(amount) if period == "once" else Fraction(0)


def _sums(items: Sequence[Item], by: By, worth: Worth) -> list[tuple[str, Fraction]]:
    """What each group or model costs; of items, those that can be among the dearest."""
    if by == "item":
        dearest: set[int] = set()
        for period in IN_A_MONTH:
            of_period = (item for item in items if item.period == period)
            best = nlargest(MOST + 1, of_period, key=lambda item: item.quote.total)
            dearest.update(item.key for item in best)
        chosen = [item for item in items if item.key in dearest]
        return [
            (item.name or item_texts.unnamed(), worth(item.period, item.quote.total))
            for item in chosen
        ]
    sums: dict[str, dict[Period, Decimal]] = {}
    for item in items:
        of_one = sums.setdefault(item.group if by == "group" else item.model.id, {})
        of_one[item.period] = EXACT.add(of_one.get(item.period, Decimal(0)), item.quote.total)
    return [
        (
            item_texts.group_name(name) if by == "group" else name,
            sum((worth(period, amount) for period, amount in amounts.items()), Fraction(0)),
        )
        for name, amounts in sums.items()
    ]


def _share(amount: Fraction, whole: Fraction) -> Decimal:
    """amount ÷ whole, to as many digits as anybody looks at."""
    of_it = amount / whole
    return EXACT.scaleb(Decimal(round(of_it * 10**_DIGITS)), Decimal(-_DIGITS))
