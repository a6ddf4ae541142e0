"""What was used as items of an estimate: averages per request, and how often a month."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates import Basis, Item, Times
from kimi_calc.pricing.amounts import format_amount
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.averages import Average, averages_of
from kimi_calc.usage_logs.tally import ROWS
from kimi_calc.viewmodels.usage_sums import Sums
from kimi_calc.viewmodels.usage_wording import records, title
from kimi_calc.viewmodels.wording import tier_length


class Items(NamedTuple):
    """Items to be, and how many records make none."""

    items: tuple[Item, ...]
    left_out: int


def items_of(sums: Sums) -> Items:
    """An item for each model, service and tier that was used, at the prices of now."""
    found = averages_of(sums.costs, sums.names)
    group = title(sums)
    items = tuple(_item(one, group) for one in found.averages if one.a_month)
    return Items(items, sum(one.cell[ROWS] for one in found.left_out))


def told(items: Items, currency: str) -> str:
    """What came in, in a line."""
    count = len(items.items)
    line = (
        QCoreApplication.translate("UsageLogs", "1 item came in from the usage")
        if count == 1
        else QCoreApplication.translate("UsageLogs", "{n} items came in from the usage").format(
            n=group_digits(count)
        )
    )
    total = sum((item.quote.total for item in items.items[1:]), items.items[0].quote.total)
    a_month = QCoreApplication.translate("UsageLogs", "{amount} a month")
    parts = [line, a_month.format(amount=format_amount(total, currency))]
    if items.left_out:
        left = QCoreApplication.translate("UsageLogs", "{records} left out")
        parts.append(left.format(records=records(items.left_out)))
    return " · ".join(parts)


def _item(one: Average, group: str) -> Item:
    note = QCoreApplication.translate("UsageLogs", "Averages of {n} requests")
    return Item(
        _name(one),
        one.model,
        Basis.of(one.price_list),
        one.usage,
        Times(one.a_month),
        "month",
        group,
        note.format(n=group_digits(one.requests)),
    )


def _name(one: Average) -> str:
    if not one.split or len(one.model.tiers_of(one.usage.service)) == 1:
        return one.model.id
    return f"{one.model.id} · {tier_length(one.tier.up_to)}"
