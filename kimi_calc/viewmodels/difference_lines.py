"""What an estimate costs before and after a change, in lines: a month, once, the first year."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.changes import Difference, differences
from kimi_calc.estimates.totals import Figure, Totals
from kimi_calc.estimates.totals import difference as less
from kimi_calc.pricing.amounts import (
    decimals_for,
    format_difference,
    format_percent_change,
    share_of,
)
from kimi_calc.viewmodels.item_wording import figure


class ChangeLine(NamedTuple):
    """One amount before and after; `more` is 1 where it is dearer, −1 cheaper, else 0.

    `difference` and `percent` are "" where amounts of several currencies stand side by side, and
    `percent` also where there was nothing before.
    """

    caption: str
    before: str
    after: str
    more: int = 0
    difference: str = ""
    percent: str = ""


class _Kind(NamedTuple):
    caption: str
    of: Callable[[Totals], Figure]
    is_there: Callable[[Totals], bool]


def change_lines(
    before: tuple[Totals, ...], after: tuple[Totals, ...], *, crosses: bool = False
) -> tuple[ChangeLine, ...]:
    """What is different, a line each; with `crosses` without anything that is subtracted."""
    found: list[ChangeLine] = []
    order = [one.currency for one in (*before, *after)]
    after = tuple(sorted(after, key=lambda one: order.index(one.currency)))
    for kind in _kinds():
        if crosses:
            line = ChangeLine(kind.caption, _together(before, kind), _together(after, kind))
            if line.before != line.after:
                found.append(line)
            continue
        for one in differences(before, after):
            changed = less(kind.of(one.after), kind.of(one.before))
            if changed.amount:
                found.append(_line(kind, one, changed))
    return tuple(found)


def difference_of(one: Figure, other: Figure, currency: str) -> tuple[str, str]:
    """How much more `other` is than `one`: the amount and the percentage, "" without a base."""
    changed = less(other, one)
    said = format_difference(changed.amount, currency)
    if changed.amount and not changed.exact:  # nothing is nothing, to as many digits as there are
        said = QCoreApplication.translate("Items", "about {amount}").format(amount=said)
    percent = format_percent_change(share_of(changed.amount, one.amount)) if one.amount else ""
    return said, percent


def _line(kind: _Kind, one: Difference, changed: Figure) -> ChangeLine:
    before, after = kind.of(one.before), kind.of(one.after)
    said, percent = difference_of(before, after, one.currency)
    decimals = decimals_for((before.amount, after.amount))
    return ChangeLine(
        kind.caption,
        figure(before, one.currency, decimals),
        figure(after, one.currency, decimals),
        1 if changed.amount > 0 else -1,
        said,
        percent,
    )


def _together(found: tuple[Totals, ...], kind: _Kind) -> str:
    return " + ".join(
        figure(kind.of(one), one.currency) for one in found if kind.is_there(one)
    ) or QCoreApplication.translate("WhatIf", "nothing")


def _kinds() -> tuple[_Kind, ...]:
    return (
        _Kind(
            QCoreApplication.translate("WhatIf", "Per month"),
            lambda one: one.month,
            lambda one: one.recurring,
        ),
        _Kind(
            QCoreApplication.translate("WhatIf", "Once"),
            lambda one: Figure(one.once),
            lambda one: bool(one.once),
        ),
        _Kind(
            QCoreApplication.translate("WhatIf", "First year"),
            lambda one: one.year,
            lambda one: bool(one.items),
        ),
    )
