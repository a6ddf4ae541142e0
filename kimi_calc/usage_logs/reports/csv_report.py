"""What was used as CSV for spreadsheets in China and elsewhere: a row a group, every digit.

UTF-8 with a BOM and CRLF, all cells in quotation marks; numbers are plain, shares are such as 0.25.
A text that a spreadsheet would compute begins with an apostrophe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kimi_calc.estimates.csv_table import defused, digits, in_csv
from kimi_calc.pricing.amounts import plain
from kimi_calc.usage_logs.reports.report import Table, UsageReport, Value

Step = Callable[[], None]


def csv_report(report: UsageReport, step: Step) -> bytes:
    """The table that was chosen, as a file."""
    return in_csv(_rows(report, step))


def rows_of(table: Table, currency: str, currency_heading: str) -> Iterator[list[str]]:
    """Headings and lines as cells of CSV, with the currency as the last one; without the total.

    A line on its own adds nothing up twice: who wants a total has it from a spreadsheet.
    """
    yield [*(defused(column.heading) for column in table.columns), defused(currency_heading)]
    for one in table.lines:
        yield [*map(_cell, one.values), currency]


def _rows(report: UsageReport, step: Step) -> Iterator[list[str]]:
    rows = rows_of(report.groups, report.currency, report.words.currency)
    yield next(rows)
    for row in rows:
        yield row
        step()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return defused(value)
    return digits(value) if isinstance(value, int) else plain(value)
