"""What an estimate's month is made of: the shares of its groups, items or models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from heapq import nlargest
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.times import PERIODS
from kimi_calc.estimates.totals import Group, Totals, month_of, totals
from kimi_calc.pricing.amounts import format_percent, share_of
from kimi_calc.pricing.exact import EXACT
from kimi_calc.viewmodels import item_texts

By = Literal["group", "item", "model"]
MOST = 6
"""Parts that are told apart; the smaller ones are others."""


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


def parts(groups: Sequence[Group], total: Totals, by: By) -> tuple[Part, ...]:
    """The parts of what a currency's items cost in a month, in the estimate's order.

    Where nothing comes again, of what they cost once. None where they cost nothing.
    """
    recurs = bool(total.month.amount)
    whole = total.month.amount if recurs else total.once
    if by == "group":
        found = [(one.name, _of(one.totals, total)) for one in groups]
    elif by == "model":
        found = _models(groups, total)
    else:
        found = _dearest(groups, total)
    shown = [(name, amount) for name, amount in found if amount]
    kept = shown
    if len(shown) > MOST:
        least = nlargest(MOST, (amount for _, amount in shown))[-1]
        kept = [part for part in shown if part[1] >= least][:MOST]
    if not whole:
        return ()
    if by == "group":  # no more of them are named than are shown
        kept = [(item_texts.group_name(name), amount) for name, amount in kept]
    told = [Part(name, share_of(amount, whole)) for name, amount in kept]
    if len(shown) > MOST:
        rest = EXACT.subtract(Decimal(1), sum((part.share for part in told), Decimal(0)))
        others = QCoreApplication.translate("Items", "Others")
        told.append(Part(others, max(rest, Decimal(0)), rest=True))
    return tuple(told)


def _of(found: Iterable[Totals], total: Totals) -> Decimal:
    """What is shown of some totals: that of a month, or what they cost once."""
    for one in found:
        if one.currency == total.currency:
            return one.month.amount if total.month.amount else one.once
    return Decimal(0)


def _models(groups: Sequence[Group], total: Totals) -> list[tuple[str, Decimal]]:
    """What is asked of each model costs."""
    items: dict[str, list[Item]] = {}
    for group in groups:
        for item in group.items:
            items.setdefault(item.model.id, []).append(item)
    return [(name, _of(totals(of_one), total)) for name, of_one in items.items()]


def _dearest(groups: Sequence[Group], total: Totals) -> list[tuple[str, Decimal]]:
    """The items that can be among the dearest: of each period those that are, and one more."""
    recurs = bool(total.month.amount)
    items = [
        item
        for group in groups
        for item in group.items
        if item.currency == total.currency and (item.period != "once") == recurs
    ]
    dearest: set[int] = set()
    for period in PERIODS:
        of_period = (item for item in items if item.period == period)
        best = nlargest(MOST + 1, of_period, key=lambda item: item.quote.total)
        dearest.update(map(id, best))
    return [
        (
            item.name or item_texts.unnamed(),
            month_of(item).amount if recurs else item.quote.total,
        )
        for item in items
        if id(item) in dearest
    ]
