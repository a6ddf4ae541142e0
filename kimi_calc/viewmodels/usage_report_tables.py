"""Tables of what was used in words: days by charge, what isn't counted, dearest requests, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Charge, Model
from kimi_calc.usage_logs.asked import Dear
from kimi_calc.usage_logs.costing import CHARGES
from kimi_calc.usage_logs.dated_lists import day_said
from kimi_calc.usage_logs.reports.report import Column, Line, Table, line
from kimi_calc.usage_logs.reports.report_tables import (
    Headings,
    PriceHeadings,
    charges_table,
    prices_table,
)
from kimi_calc.usage_logs.tally import ROWS
from kimi_calc.viewmodels import usage_files_wording, usage_not_counted, usage_wording
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.price_list_status import price_list_day
from kimi_calc.viewmodels.usage_sums import Sums

_CHARGES = {charge.key: charge for charge in CHARGES}


def headings(currency: str) -> Headings:
    """What the columns of groups are called."""
    written = QCoreApplication.translate("Report", "Cache writes {lifetime}")
    cost = QCoreApplication.translate("UsageLogs", "Cost, {currency}")
    return Headings(
        requests=QCoreApplication.translate("UsageLogs", "Requests"),
        input=QCoreApplication.translate("UsageLogs", "Input"),
        hits=QCoreApplication.translate("Report", "Cache hits"),
        written_5m=written.format(lifetime="5m"),
        written_1h=written.format(lifetime="1h"),
        hit_rate=QCoreApplication.translate("UsageLogs", "Hit rate"),
        output=QCoreApplication.translate("UsageLogs", "Output"),
        amount=cost.format(currency=currency),
        at_most=QCoreApplication.translate("UsageReport", "Of it an upper bound"),
        share=QCoreApplication.translate("UsageLogs", "Share"),
        total=QCoreApplication.translate("Report", "Total"),
    )


def charges(sums: Sums) -> Table:
    """What each day cost, by charge."""
    title = QCoreApplication.translate("UsageReport", "Cost per day by charge")
    return charges_table(
        sums.costs,
        sums.by("day"),
        day=usage_wording.dimension_name("day"),
        total=QCoreApplication.translate("Report", "Total"),
        charge_name=_charge,
        day_name=lambda value: usage_wording.value_name("day", value),
        name=QCoreApplication.translate("UsageReport", "Days by charge"),
        title=title,
    )


def _charge(key: str) -> str:
    if key in _CHARGES:
        return charge_name(_CHARGES[key])
    return QCoreApplication.translate("UsageLogs", "Calls")


def prices(sums: Sums) -> Table:
    """The prices of all lists, models and tiers that were used."""
    lists = {one.id: one for one in sums.costs.lists.lists}
    names = PriceHeadings(
        QCoreApplication.translate("Report", "Price list"),
        QCoreApplication.translate("Report", "Model"),
        QCoreApplication.translate("Report", "Service"),
        QCoreApplication.translate("Report", "Up to tokens"),
        QCoreApplication.translate("Report", "Charge"),
        QCoreApplication.translate("Report", "Unit price"),
        QCoreApplication.translate("Report", "Price is for"),
    )
    title = QCoreApplication.translate("UsageReport", "Prices used")
    return prices_table(
        sums.costs,
        names,
        lambda one: price_list_day(lists[one]),
        lambda service: usage_wording.value_name("service", service),
        _priced,
        name=title,
        title=title,
    )


def _priced(charge: Charge, model: Model) -> str:
    return charge_name(charge, has_cache_price=model.has_cache_price)


def not_counted(sums: Sums) -> Table:
    """What of the records isn't counted: why, where, and how many; files that can't be read."""
    costs = sums.costs
    rows, tally = costs.rows, costs.tally
    title = QCoreApplication.translate("UsageReport", "Not counted")
    columns = (
        Column(QCoreApplication.translate("UsageReport", "Records of")),
        Column(QCoreApplication.translate("UsageReport", "Why")),
        Column(QCoreApplication.translate("UsageReport", "Records"), "count", adds=True),
    )
    lines = [
        line(
            usage_files_wording.short_path(one.path),
            usage_files_wording.file_problem(one.problem),
            None,
        )
        for one in tally.files
        if one.problem
    ]
    if rows.merged:
        again = QCoreApplication.translate("UsageReport", "There several times, counted once")
        lines.append(
            line(QCoreApplication.translate("UsageReport", "(repeated)"), again, rows.merged)
        )
    lines += [_without_price(one) for one in usage_not_counted.without_price(sums)]
    lines += [
        line(usage_files_wording.place_name(one.place), usage_not_counted.fault_reason(one), 1)
        for one in tally.faults
    ]
    others = tally.unreadable - len(tally.faults)
    if others > 0:
        more = QCoreApplication.translate("UsageReport", "(others)")
        why = QCoreApplication.translate("UsageReport", "Can't be read")
        lines.append(line(more, why, others))
    total = line(
        QCoreApplication.translate("Report", "Total"),
        "",
        rows.merged + rows.unpriced + rows.unreadable,
    )
    return Table(title, title, columns, lines, total)


def _without_price(one: usage_not_counted.WithoutPrice) -> Line:
    name = " ".join(one.name.split()) or QCoreApplication.translate("UsageLogs", "(not given)")
    if one.host:
        wording = QCoreApplication.translate("UsageReport", "{model}, answered by {host}")
        name = wording.format(model=name, host=" ".join(one.host.split()))
    return line(name, usage_not_counted.reason(one.reason), one.rows)


def dearest(found: Sequence[Dear]) -> Table:
    """The dearest requests: where each stands, what it was, what it cost."""
    title = QCoreApplication.translate("UsageReport", "Dearest requests")
    columns = (
        Column(QCoreApplication.translate("UsageLogs", "Where it stands")),
        Column(QCoreApplication.translate("UsageLogs", "Day")),
        Column(QCoreApplication.translate("UsageLogs", "Model")),
        Column(QCoreApplication.translate("UsageLogs", "Input"), "count"),
        Column(QCoreApplication.translate("Report", "Cache hits"), "count"),
        Column(QCoreApplication.translate("UsageLogs", "Output"), "count"),
        Column(QCoreApplication.translate("UsageLogs", "Cost"), "amount", bound=True),
    )
    lines = [
        line(
            usage_files_wording.place_name(one.place),
            day_said(one.entry.day) or usage_wording.NOTHING,
            " ".join(one.entry.model.split()),
            one.entry.plain + one.entry.hit + one.entry.written_5m + one.entry.written_1h,
            one.entry.hit if one.entry.has_split else None,
            one.entry.output,
            one.amount,
            at_most=not one.entry.has_split,
        )
        for one in found
    ]
    return Table(title, title, columns, lines)


def names(sums: Sums, aliases: Mapping[str, str]) -> Table:
    """Names in the records that mean a model of another id, or none by a person's own word."""
    title = QCoreApplication.translate("UsageReport", "Names of models")
    columns = (
        Column(QCoreApplication.translate("UsageLogs", "Model as written")),
        Column(QCoreApplication.translate("UsageReport", "Counted as")),
        Column(QCoreApplication.translate("UsageReport", "Told by")),
        Column(QCoreApplication.translate("UsageReport", "Records"), "count"),
    )
    own = {name.strip(): meant for name, meant in aliases.items()}
    none = QCoreApplication.translate("UsageReport", "(no price per token)")
    found: dict[tuple[str, str], int] = {}
    for one in sums.costs.priced:
        written = one.key.model.strip()
        if written != one.rate.model.id:
            at = written, one.rate.model.id
            found[at] = found.get(at, 0) + one.cell[ROWS]
    for left_out in sums.costs.unpriced:
        written = left_out.key.model.strip()
        if written in own:
            at = written, own[written] or none
            found[at] = found.get(at, 0) + left_out.cell[ROWS]
    by_person = QCoreApplication.translate("UsageReport", "Your own word")
    by_form = QCoreApplication.translate("UsageReport", "A form of the id")
    lines = [
        line(" ".join(at[0].split()), at[1], by_person if at[0] in own else by_form, count)
        for at, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return Table(title, title, columns, lines)
