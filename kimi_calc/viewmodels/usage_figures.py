"""The figures of all records of use together, and the words about them."""

from __future__ import annotations

from decimal import Context, Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.amounts import format_amount
from kimi_calc.viewmodels.price_list_status import price_list_day
from kimi_calc.viewmodels.usage_sums import Sums
from kimi_calc.viewmodels.usage_wording import records


def caption(sums: Sums) -> str:
    """By whose prices the total is, and that it is an upper bound if it is."""
    costs = sums.costs
    if costs.lists.by_day:
        said = QCoreApplication.translate("UsageLogs", "By the prices of the days of use")
    else:
        wording = QCoreApplication.translate("UsageLogs", "By the price list {day}")
        said = wording.format(day=price_list_day(costs.lists.lists[0]))
    if sums.at_most:
        return QCoreApplication.translate("UsageLogs", "{prices}, at most").format(prices=said)
    return said


def each(sums: Sums) -> Decimal | None:
    """What a request cost on average, to 28 digits; None where their number isn't known."""
    requests = sums.requests
    return Context(28).divide(sums.total, Decimal(requests)) if requests else None


def bound(sums: Sums) -> str:
    """What of the total is an upper bound, and why; empty where nothing is."""
    if not sums.at_most:
        return ""
    wording = QCoreApplication.translate(
        "UsageLogs",
        "{amount} of it is an upper bound: {records} without what was read from the cache",
    )
    return wording.format(
        amount=format_amount(sums.at_most, sums.currency), records=records(sums.unsplit_rows)
    )


def no_days(sums: Sums) -> str:
    """How many records don't tell their day; empty where all do."""
    unknown = next((one for one in sums.by("day") if not one.values[0]), None)
    if unknown is None:
        return ""
    if sums.costs.lists.by_day:
        wording = QCoreApplication.translate(
            "UsageLogs", "{n} without a day: priced by the newest list, not in the chart"
        )
    else:
        wording = QCoreApplication.translate("UsageLogs", "{n} without a day: not in the chart")
    return wording.format(n=records(unknown.rows))
