"""What was used in the words of the language in use, ready to be written to a file or a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.amounts import format_amount, format_percent
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.asked import Dear
from kimi_calc.usage_logs.bills.bill_checks import Checked
from kimi_calc.usage_logs.costing import Costs
from kimi_calc.usage_logs.dated_lists import day_said
from kimi_calc.usage_logs.days import BEIJING
from kimi_calc.usage_logs.groups import Group, grouped
from kimi_calc.usage_logs.records import NO_DAY
from kimi_calc.usage_logs.reports.report import Fact, Table, UsageReport, Words, held
from kimi_calc.usage_logs.reports.report_tables import groups_table, hit_rate
from kimi_calc.viewmodels import usage_report_tables as tables
from kimi_calc.viewmodels import usage_wording
from kimi_calc.viewmodels.price_list_status import price_list_day
from kimi_calc.viewmodels.usage_assumptions import assumptions, prices_said
from kimi_calc.viewmodels.usage_dimensions import offered
from kimi_calc.viewmodels.usage_files_wording import short_path
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.viewmodels.usage_sums import Sums

_MOST_FILES = 5  # that are named


class BillCheck(NamedTuple):
    """A bill beside what was worked out for its days: by how much more was billed."""

    billed: Decimal
    worked_out: Decimal
    difference: Decimal


@dataclass(frozen=True, slots=True)
class Used:
    """What is handed on. `by` are the dimensions of the table that was chosen, one at least.

    `zone` is where days begin, `aliases` are the person's own; `dearest` are requests by the prices
    of `sums`, none where they were told by others.
    """

    sums: Sums
    by: tuple[str, ...] = ("model",)
    zone: int = BEIJING
    aliases: Mapping[str, str] = field(default_factory=dict)
    dearest: tuple[Dear, ...] = ()
    bill: BillCheck | None = None


MOST_DEAR = 20
"""Of the dearest requests so many are handed on."""


def used_of(logs: UsageLogs, checked: Checked | None = None) -> Used | None:
    """What the page shows, with the bill that it was compared with; None where there is nothing."""
    if logs.sums is None or logs.reading is None:
        return None
    bill = (
        BillCheck(checked.bill.total, checked.worked_out, checked.difference) if checked else None
    )
    dearest = logs.reading.dearest[:MOST_DEAR] if logs.dearest_are_current else ()
    by = logs.by if logs.by in logs.sums.all_dimensions else "model"
    return Used(logs.sums, (by,), logs.zone, dict(logs.basis.aliases), dearest, bill)


def usage_report(used: Used, today: date, *, others: bool = True) -> UsageReport:
    """All of it; `today` is the day on which it is handed on.

    Without `others` the tables are left out that only a workbook has.
    """
    sums, costs = used.sums, used.sums.costs
    calculated = QCoreApplication.translate("Report", "Calculated on {day}").format(day=today)
    title = usage_wording.title(sums)
    groups = _table(used, used.by)
    first, more = offered(sums) if others else ([], [])
    return UsageReport(
        title,
        calculated,
        f"{prices_said(costs)} · {calculated}",
        sums.currency,
        words(),
        tuple(_figures(sums)),
        tuple(_facts(used)),
        groups,
        tuple(_table(used, (one,)) for one in (*first, *more) if (one,) != used.by),
        tables.charges(sums),
        tables.not_counted(sums),
        tables.dearest(used.dearest),
        tables.names(sums, used.aliases),
        tables.prices(sums),
        tuple(assumptions(sums, used.zone)),
    )


def words() -> Words:
    """Headings and captions in the language in use."""
    return Words(
        summary=QCoreApplication.translate("UsageReport", "Summary"),
        total=QCoreApplication.translate("Report", "Total"),
        rest=QCoreApplication.translate("UsageReport", "… and {n} more"),
        exact=QCoreApplication.translate("Report", "Exact amount"),
        currency=QCoreApplication.translate("Report", "Currency"),
        assumptions=QCoreApplication.translate("Report", "Assumptions"),
        page=QCoreApplication.translate("Report", "Page {page} of {pages}"),
        rounded=QCoreApplication.translate(
            "UsageReport",
            "Amounts of tables are rounded here; a spreadsheet or CSV has all digits.",
        ),
        in_millions=QCoreApplication.translate(
            "UsageReport", "M: millions, rounded; a spreadsheet or CSV has all digits."
        ),
    )


def _table(used: Used, by: tuple[str, ...]) -> Table:
    sums = used.sums
    called = [held(usage_wording.dimension_name(name)) for name in by]
    comma = QCoreApplication.translate("Errors", ", ")
    wording = QCoreApplication.translate("UsageReport", "Cost by {groups}")
    return groups_table(
        sums.costs,
        by,
        _groups(sums, by),
        tables.headings(sums.currency),
        called=called,
        value_name=usage_wording.value_name,
        title=wording.format(groups=comma.join(called)),
    )


def _groups(sums: Sums, by: tuple[str, ...]) -> Sequence[Group]:
    return sums.by(by[0]) if len(by) == 1 else grouped(sums.costs, by)


def _figures(sums: Sums) -> Iterator[tuple[str, str]]:
    """The total, requests, and the share of hits, for who looks at nothing else."""
    amount = format_amount(sums.costs.total, sums.currency)
    yield (
        QCoreApplication.translate("UsageReport", "Total cost"),
        f"≤ {amount}" if sums.costs.at_most else amount,
    )
    if sums.requests is not None:
        name = QCoreApplication.translate("UsageLogs", "Requests")
        yield name, group_digits(sums.requests)
    hits = hit_rate(sums.whole)
    if hits is not None:
        yield QCoreApplication.translate("UsageLogs", "Hit rate"), format_percent(hits)


def _facts(used: Used) -> Iterator[Fact]:
    sums, costs = used.sums, used.sums.costs
    yield from _about(used)
    yield Fact(
        QCoreApplication.translate("UsageReport", "Total cost, at most")
        if costs.at_most
        else QCoreApplication.translate("UsageReport", "Total cost"),
        costs.total,
        "amount",
        is_total=True,
    )
    if costs.at_most:
        name = QCoreApplication.translate("UsageReport", "Of it an upper bound")
        yield Fact(name, costs.at_most, "amount", is_part=True)
    if sums.requests is not None:
        yield Fact(QCoreApplication.translate("UsageLogs", "Requests"), sums.requests, "count")
    yield from _rows(costs)
    if used.bill:
        yield from _bill(used.bill)


def _about(used: Used) -> Iterator[Fact]:
    """Of when the records are, from which files, and by whose prices."""
    costs = used.sums.costs
    days = [one.key.day for one in costs.priced if one.key.day != NO_DAY]
    if days:
        wording = QCoreApplication.translate("UsageReport", "{first} to {last}")
        period = wording.format(first=day_said(min(days)), last=day_said(max(days)))
        zone = usage_wording.zone_name(used.zone)
        yield Fact(QCoreApplication.translate("UsageReport", "Period"), period)
        yield Fact(QCoreApplication.translate("UsageReport", "Days of"), zone)
    yield Fact(QCoreApplication.translate("UsageReport", "Files"), _files(costs))
    yield Fact(QCoreApplication.translate("UsageReport", "Prices"), prices_said(costs))
    lists = [price_list_day(one) for one in costs.lists_used]
    if lists and costs.lists.by_day:
        comma = QCoreApplication.translate("Errors", ", ")
        said = held(comma.join(lists))
        yield Fact(QCoreApplication.translate("UsageReport", "Price lists used"), said)


def _files(costs: Costs) -> str:
    files = costs.tally.files
    named = [short_path(one.path) for one in files[:_MOST_FILES]]
    comma = QCoreApplication.translate("Errors", ", ")
    said = " ".join(held(comma.join(named)).split())
    if len(files) <= _MOST_FILES:
        return said
    more = QCoreApplication.translate("UsageReport", "… and {n} more")
    return f"{said}{comma}{more.format(n=group_digits(len(files) - _MOST_FILES))}"


def _rows(costs: Costs) -> Iterator[Fact]:
    """What became of the records: a sum that adds up, and what is outside of it."""
    rows = costs.rows
    names = (
        QCoreApplication.translate("UsageReport", "Records read"),
        QCoreApplication.translate("UsageReport", "counted"),
        QCoreApplication.translate("UsageReport", "repeated, counted once"),
        QCoreApplication.translate("UsageReport", "not readable"),
        QCoreApplication.translate("UsageReport", "without a price"),
    )
    for place, (name, count) in enumerate(zip(names, rows, strict=True)):
        is_part = bool(place)
        yield Fact(name, count, "count", 0 if is_part else len(rows) - 1, is_part=is_part)
    if costs.tally.not_usage:
        name = QCoreApplication.translate("UsageReport", "Besides, rows that record no use")
        yield Fact(name, costs.tally.not_usage, "count")


def _bill(bill: BillCheck) -> Iterator[Fact]:
    yield Fact(QCoreApplication.translate("UsageReport", "Billed"), bill.billed, "amount")
    name = QCoreApplication.translate("UsageReport", "Worked out for the days of the bill")
    yield Fact(name, bill.worked_out, "amount")
    name = QCoreApplication.translate("UsageReport", "Difference: billed − worked out")
    yield Fact(name, bill.difference, "amount")
