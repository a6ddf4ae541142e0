"""What each day or month cost, as bars that are stacked by charge, and the words about them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.amounts import format_amount, share_of
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.dated_lists import day_said
from kimi_calc.usage_logs.groups import Group
from kimi_calc.viewmodels.usage_sums import Sums
from kimi_calc.viewmodels.usage_wording import month_name

MOST_DAYS = 92
"""More of them are shown by month."""

KINDS = ("cache_hit", "input", "cache_write", "output", "per_call")
"""Kinds of charges, from the bottom of a bar to its top."""


class Bar(NamedTuple):
    """A day or a month, its parts by KINDS as shares of the dearest one, and its words."""

    name: str
    parts: tuple[float, ...]
    text: str


class UsageBars:
    """The bars of some sums; a day without records has an empty one. None without a known day."""

    def __init__(self, sums: Sums | None) -> None:
        self.bars: list[Bar] = []
        self.by_month = False
        self.kinds: tuple[str, ...] = ()
        self._dearest = ("", "")
        if sums is None:
            return
        groups = {group.values[0]: group for group in sums.by("day") if group.values[0]}
        days = [date.fromisoformat(day) for day in groups]
        if not days:
            return
        first, last = min(days), max(days)
        self.by_month = (last - first).days >= MOST_DAYS
        if self.by_month:
            groups = {group.values[0]: group for group in sums.by("month") if group.values[0]}
            names = list(_months(first, last))
        else:
            names = [day_said(day) for day in range(first.toordinal(), last.toordinal() + 1)]
        found = [groups.get(name, Group((name,))) for name in names]
        used = {_kind(charge) for group in found for charge in group.charges}
        self.kinds = tuple(kind for kind in KINDS if kind in used)
        most = Decimal(max(group.amount for group in found))
        self.bars = [self._bar(sums, group, most) for group in found]
        dearest = max(found, key=lambda group: group.amount)
        amount = format_amount(sums.money(dearest.amount), sums.currency)
        self._dearest = amount, self._name(dearest.values[0])

    @property
    def ends(self) -> tuple[str, str]:
        """What the first and the last bar are called; "" where there are none."""
        return (self.bars[0].name, self.bars[-1].name) if self.bars else ("", "")

    def title(self) -> str:
        """What is shown, and the most that a bar stands for."""
        wording = QCoreApplication.translate("UsageLogs", "Cost per day · highest {amount} ({day})")
        if self.by_month:
            wording = QCoreApplication.translate(
                "UsageLogs", "Cost per month · highest {amount} ({day})"
            )
        amount, day = self._dearest
        return wording.format(amount=amount, day=day)

    def description(self) -> str:
        """All of it in words, for those who can't see it."""
        return "\n".join((self.title(), *(bar.text.partition("\n")[0] for bar in self.bars)))

    def _bar(self, sums: Sums, group: Group, most: Decimal) -> Bar:
        amounts = dict.fromkeys(KINDS, 0)
        for charge, amount in group.charges.items():
            amounts[_kind(charge)] += amount
        parts = tuple(
            float(share_of(Decimal(amounts[kind]), most)) if most else 0.0 for kind in KINDS
        )
        name = self._name(group.values[0])
        return Bar(name, parts, _told(sums, group, name, amounts))

    def _name(self, value: str) -> str:
        return month_name(date.fromisoformat(f"{value}-01")) if self.by_month else value


def kind_name(kind: str) -> str:
    """What a kind of charge is called in a legend."""
    return {
        "cache_hit": QCoreApplication.translate("UsageLogs", "Cache hits"),
        "input": QCoreApplication.translate("UsageLogs", "Other input"),
        "cache_write": QCoreApplication.translate("UsageLogs", "Cache writes"),
        "output": QCoreApplication.translate("UsageLogs", "Output"),
        "per_call": QCoreApplication.translate("UsageLogs", "Calls"),
    }[kind]


def _told(sums: Sums, group: Group, name: str, amounts: dict[str, int]) -> str:
    def said(amount: int) -> str:
        return format_amount(sums.money(amount), sums.currency)

    if not group.rows:
        none = QCoreApplication.translate("UsageLogs", "{day}: no records")
        return none.format(day=name)
    bound = QCoreApplication.translate("UsageLogs", "{day}: at most {amount}")
    head = QCoreApplication.translate("UsageLogs", "{day}: {amount}")
    lines = [(bound if group.at_most else head).format(day=name, amount=said(group.amount))]
    lines += [f"{kind_name(kind)} {said(amounts[kind])}" for kind in KINDS if amounts[kind]]
    if group.requests >= group.rows:
        wording = QCoreApplication.translate("UsageLogs", "{n} requests")
        lines.append(wording.format(n=group_digits(group.requests)))
    return "\n".join(lines)


def _kind(charge: str) -> str:
    return charge.partition(":")[0]


def _months(first: date, last: date) -> Iterator[str]:
    for number in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        yield f"{number // 12:04}-{number % 12 + 1:02}"
