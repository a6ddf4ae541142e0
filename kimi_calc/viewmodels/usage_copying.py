"""What was used to send on: in a sentence, and as rows for letters and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.csv_table import defused, digits
from kimi_calc.pricing.amounts import exact_percent, format_amount, plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.costing import Costs
from kimi_calc.usage_logs.reports.report import Line, Table, UsageReport, Value
from kimi_calc.usage_logs.reports.report_texts import Texts, fact_said
from kimi_calc.viewmodels import usage_wording
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.price_list_status import price_list_day
from kimi_calc.viewmodels.usage_report import Used, usage_report
from kimi_calc.viewmodels.usage_sums import Sums

MOST_ROWS = 10_000
"""Of a table that is copied; those left out are one row."""


def sentence(sums: Sums) -> str:
    """What was used and cost, for a chat.

    `Usage of 10/2026: ¥317.39 (1,658 requests, by the prices of the days of use, 17 records are not
    counted)`.
    """
    costs = sums.costs
    amount = format_amount(costs.total, sums.currency)
    if costs.at_most:
        amount = QCoreApplication.translate("UsageReport", "at most {amount}").format(amount=amount)
    wording = QCoreApplication.translate("Phrases", "{estimate}: {costs} ({about})")
    comma = QCoreApplication.translate("Phrases", ", ")
    about = comma.join(_about(sums))
    return wording.format(estimate=usage_wording.title(sums), costs=amount, about=about)


def table(used: Used, today: date) -> Rows:
    """Facts, the groups and what isn't counted, a row of cells each."""
    return list(_rows(usage_report(used, today, others=False)))


def _about(sums: Sums) -> Iterator[str]:
    if sums.requests is None:
        yield usage_wording.records(sums.costs.rows.counted)
    elif sums.requests == 1:
        yield QCoreApplication.translate("UsageReport", "1 request")
    else:
        wording = QCoreApplication.translate("UsageLogs", "{n} requests")
        yield wording.format(n=group_digits(sums.requests))
    yield _prices(sums.costs)
    rows = sums.costs.rows
    missing = rows.unpriced + rows.unreadable
    if missing:
        wording = QCoreApplication.translate("UsageReport", "{records} not counted")
        yield wording.format(records=usage_wording.records(missing))


def _prices(costs: Costs) -> str:
    if costs.lists.by_day:
        return QCoreApplication.translate("UsageReport", "by the prices of the days of use")
    wording = QCoreApplication.translate("Phrases", "price list {list}")
    return " ".join(wording.format(list=price_list_day(costs.lists.lists[0])).split())


def _rows(report: UsageReport) -> Iterator[Sequence[str | Cell]]:
    yield (_text(report.title),)
    yield ()
    for fact in report.facts:
        if isinstance(fact.value, str):
            yield _text(fact.label), _text(fact.value)
        elif fact.value is not None:
            value = Cell(fact_said(fact, report.currency), _digits(fact.value))
            unit = (Cell("", report.currency),) if isinstance(fact.value, Decimal) else ()
            yield _text(fact.label), value, *unit
    yield ()
    yield from _table(report.groups.cut(MOST_ROWS, report.words.rest), report)
    if report.not_counted.lines:
        yield ()
        yield (_text(report.not_counted.title),)
        yield from _table(report.not_counted.cut(MOST_ROWS, report.words.rest), report)
    yield ()
    for line in (*report.assumptions, report.day_said):
        yield (_text(line),)


def _table(table: Table, report: UsageReport) -> Iterator[Sequence[str | Cell]]:
    texts = Texts(table, report.currency)
    shown = {place for place, _ in texts.columns}
    beside = [place for place in range(len(table.columns)) if place not in shown]
    yield (
        *map(_text, texts.headings),
        *(Cell("", table.columns[place].heading) for place in beside),
    )
    lines = (*table.lines, table.total) if table.total else table.lines
    for line in lines:
        said = zip(texts.line(line), (place for place, _ in texts.columns), strict=True)
        yield (
            *(_cell(text, line, place, table) for text, place in said),
            *(Cell("", _digits(line.values[place])) for place in beside),
        )


def _cell(text: str, line: Line, place: int, table: Table) -> str | Cell:
    value = line.values[place]
    if isinstance(value, str) or value is None:
        return _text(text)
    if table.columns[place].kind == "share" and isinstance(value, Decimal):
        return Cell(text, exact_percent(value))
    return Cell(text, _digits(value))


def _digits(value: Value) -> str:
    if isinstance(value, int):
        return digits(value)
    return plain(value) if isinstance(value, Decimal) else ""


def _text(text: str) -> str:
    """A text in one line, that nothing computes: a tab or a line break would be another cell."""
    return defused(" ".join(text.split()))
