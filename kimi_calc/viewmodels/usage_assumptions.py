"""What the cost of records takes for granted, in sentences: prices, days, hits, names."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.items import Basis
from kimi_calc.usage_logs.costing import Costs
from kimi_calc.usage_logs.reports.report import held
from kimi_calc.viewmodels import usage_figures, usage_wording
from kimi_calc.viewmodels.estimate_assumptions import list_about
from kimi_calc.viewmodels.price_list_status import price_list_day
from kimi_calc.viewmodels.usage_sums import Sums


def prices_said(costs: Costs) -> str:
    """By whose prices all is: those of the days of use, or of one list."""
    if costs.lists.by_day:
        return QCoreApplication.translate("UsageLogs", "By the prices of the days of use")
    wording = QCoreApplication.translate("UsageLogs", "By the price list {day}")
    return held(wording.format(day=price_list_day(costs.lists.lists[0])))


def assumptions(sums: Sums, zone: int) -> Iterator[str]:
    """A sentence each; only what is so of these records."""
    costs = sums.costs
    yield QCoreApplication.translate(
        "UsageReport",
        "Amounts are tokens × unit price ÷ 1,000,000, worked out exactly for each record by its "
        "own length.",
    )
    yield _of_days(costs, zone)
    yield from (held(list_about(Basis.of(one))) for one in costs.lists_used)
    if costs.at_most:
        bound = usage_figures.bound(sums)
        stop = QCoreApplication.translate("UsageLogs", "{sentence}.")
        yield stop.format(sentence=bound)
        yield QCoreApplication.translate(
            "UsageReport",
            "≤: at most; without that split all input is charged as if nothing was cached.",
        )
    no_day = sums.by("day")[0].rows if costs.priced and not sums.by("day")[0].values[0] else 0
    if no_day and costs.lists.by_day:
        wording = QCoreApplication.translate(
            "UsageReport", "{records} without a day are priced by the newest list."
        )
        yield wording.format(records=usage_wording.records(no_day))
    if costs.rows.merged:
        yield QCoreApplication.translate(
            "UsageReport", "Records that are there several times are counted once."
        )
    if costs.rows.unpriced or costs.rows.unreadable:
        yield QCoreApplication.translate(
            "UsageReport", "What has no price or can't be read is not in any amount."
        )
    given_up = usage_wording.given_up_line(costs.tally)
    if given_up:
        yield held(given_up)
    yield QCoreApplication.translate(
        "UsageReport", "Worked out from records of use, on this computer; it is no bill."
    )


def _of_days(costs: Costs, zone: int) -> str:
    if costs.lists.by_day:
        wording = QCoreApplication.translate(
            "UsageReport",
            "Each record is priced by the list that was in force on its day; days are those of "
            "{zone}. A model that this list lacks is priced by the last one that had it.",
        )
    else:
        wording = QCoreApplication.translate(
            "UsageReport",
            "All records are priced by one list, whenever they are of; days are those of {zone}.",
        )
    return wording.format(zone=usage_wording.zone_name(zone))
