"""What was used as an Excel workbook: a summary, and a sheet for each table.

Numbers are numbers, and what adds up is a formula on them. A number of a spreadsheet has 15 digits:
amounts with more stand as text beside, too. Texts never become formulas. Rows are written in order
and forgotten, so that memory doesn't grow with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from kimi_calc.estimates.sheet_book import book_of
from kimi_calc.estimates.sheet_cells import Cells, Formats, area, cell, for_paper, is_too_long
from kimi_calc.usage_logs.reports.report import Column, Fact, Kind, Line, Table, UsageReport, Value

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

Step = Callable[[], None]

MOST_LINES = 10_000
"""Of a sheet other than that of the groups that were chosen: those left out are one line."""

_HEADINGS = 2  # the row of a sheet that they stand in
_WIDTHS: dict[Kind, int] = {"text": 28, "count": 16, "amount": 16, "price": 13, "share": 10}
_NARROWER = 20  # letters, a column of texts behind the first one
_EXACT = 26
_SUMMARY = (34, 30, 26)
_TOP = 1  # a thin line above what is a sum
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ufffe\uffff]+")
_LONGEST_NAME = 31  # characters of a sheet's name


def workbook_report(report: UsageReport, step: Step) -> bytes:
    """The file. TooManyRows where a sheet can't hold them, OSError for want of temporary room."""
    return book_of(lambda book: _Writing(book, report, step).write())


def tables_of(report: UsageReport) -> tuple[Table, ...]:
    """A table for each sheet behind the summary; that of the groups is the first."""
    rest = report.words.rest
    others = [one.cut(MOST_LINES, rest) for one in (*report.others, report.not_counted)]
    more = (one for one in (report.dearest, report.aliases) if one.lines)
    charges = report.charges
    return (report.groups, *others[:-1], charges, others[-1], *more, report.prices)


def count(report: UsageReport) -> int:
    """How many lines are written."""
    return sum(len(table.lines) for table in tables_of(report))


class _Writing:
    """Writes a report into a workbook."""

    def __init__(self, book: Workbook, report: UsageReport, step: Step) -> None:
        from kimi_calc.estimates.sheet_writer import Sheet

        self._report, self._step = report, step
        self._formats = Formats(book, report.words.total)
        self._tables = tables_of(report)
        self._names = list(sheet_names((report.words.summary, *(one.name for one in self._tables))))
        sheets = [book.add_worksheet(name, Sheet) for name in self._names]
        self._summary, *self._cells = (Cells(self._formats, sheet) for sheet in sheets)
        for sheet in sheets:
            for_paper(sheet, "", report.title, report.words.page)
        book.set_properties({"title": report.title[:255], "comments": report.day_said})

    def write(self) -> None:
        """All sheets."""
        self._write_summary()
        for cells, table in zip(self._cells, self._tables, strict=True):
            _TableSheet(cells, table, self._report, self._step).write()

    def _write_summary(self) -> None:
        report, cells = self._report, self._summary
        for place, width in enumerate(_SUMMARY):
            cells.sheet.set_column(place, place, width)
        cells.text(0, 0, report.title, "title")
        cells.text(1, 0, report.day_said, "caption")
        row = 3
        for fact in report.facts:
            self._fact(row, fact)
            row += 1
        cells.text(row + 1, 0, report.words.assumptions, "bold")
        row += 2
        for said in report.assumptions:
            row = cells.long_text(row, range(len(_SUMMARY)), said, sum(_SUMMARY))

    def _fact(self, row: int, fact: Fact) -> None:
        cells, value = self._summary, fact.value
        style = "indented" if fact.is_part else "bold" if fact.is_total else ""
        cells.text(row, 0, fact.label, style)
        if fact.is_total and isinstance(value, Decimal):
            cells.formula(row, 1, self._total(), value, self._formats.large(self._report.currency))
        elif fact.sum_of and isinstance(value, int):
            formula = f"=SUM({area(row + 1, row + fact.sum_of, 1)})"
            cells.formula(row, 1, formula, Decimal(value), self._formats.style("left count"))
        elif isinstance(value, str):
            cells.high_enough(row, ((value, _SUMMARY[1]),))
            cells.text(row, 1, value, "wrapped")
        elif value is not None:
            look = (
                self._formats.style("left count")
                if fact.kind == "count"
                else look_of(self._formats, fact.kind, self._report.currency)
            )
            cells.number(row, 1, value, look)
        if isinstance(value, Decimal) and fact.kind == "amount" and is_too_long(value):
            cells.exact(row, 2, value)

    def _total(self) -> str:
        """The cell of the total of the groups."""
        table = self._report.groups
        place = next(at for at, column in enumerate(table.columns) if column.bound)
        sheet = self._names[1].replace("'", "''")
        return f"='{sheet}'!{cell(_HEADINGS + 1 + len(table.lines), place)}"


class _TableSheet:
    """Writes a table: a title, headings, lines, and what they make together."""

    def __init__(self, cells: Cells, table: Table, report: UsageReport, step: Step) -> None:
        self._cells, self._table, self._report, self._step = cells, table, report, step
        self._first = _HEADINGS + 1
        self._last = _HEADINGS + len(table.lines)
        self._exact = dict(self._exact_columns())
        formats = cells.formats
        self._looks = [look_of(formats, one.kind, report.currency) for one in table.columns]

    def write(self) -> None:
        """All of it."""
        cells, table = self._cells, self._table
        sheet = cells.sheet
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _width(place, column))
        for place in self._exact.values():
            sheet.set_column(place, place, _EXACT)
        cells.text(0, 0, table.title, "title")
        for place, column in enumerate(table.columns):
            style = "heading" if column.kind == "text" else "number heading"
            cells.text(_HEADINGS, place, column.heading, style)
            if place in self._exact:
                exact = f"{self._report.words.exact}: {column.heading}"
                cells.text(_HEADINGS, self._exact[place], exact, "number heading")
        sheet.freeze_panes(_HEADINGS + 1, 1)
        sheet.repeat_rows(_HEADINGS)
        if table.lines:
            sheet.autofilter(_HEADINGS, 0, self._last, len(table.columns) - 1)
        for row, line in enumerate(table.lines, self._first):
            self._line(row, line)
            self._step()
        if table.total:
            self._total(self._last + 1, table.total)

    def _exact_columns(self) -> Iterator[tuple[int, int]]:
        """Where the digits of amounts stand as text that a number doesn't hold, by their column."""
        table = self._table
        lines: Sequence[Line] = (*table.lines, table.total) if table.total else table.lines
        free = len(table.columns)
        for place, column in enumerate(table.columns):
            if column.kind == "amount" and any(_is_long(line.values[place]) for line in lines):
                yield place, free
                free += 1

    def _line(self, row: int, line: Line) -> None:
        columns = self._table.columns
        texts = (
            (value, _width(place, columns[place]))
            for place, value in enumerate(line.values)
            if isinstance(value, str)
        )
        self._cells.high_enough(row, texts)
        for place, (column, value) in enumerate(zip(columns, line.values, strict=True)):
            self._value(row, place, column, value)

    def _value(self, row: int, place: int, column: Column, value: Value) -> None:
        cells, look = self._cells, self._looks[place]
        if isinstance(value, str):
            cells.text(row, place, value, "wrapped")
        elif isinstance(value, Decimal) and column.across:
            formula = f"=SUM({cell(row, place - column.across)}:{cell(row, place - 1)})"
            cells.formula(row, place, formula, value, look)
        elif isinstance(value, Decimal) and column.of is not None:
            formula = f"={cell(row, column.of)}/{cell(self._last + 1, column.of)}"
            cells.formula(row, place, formula, value, look)
        elif value is not None:
            cells.number(row, place, value, look)
        if place in self._exact and _is_long(value) and isinstance(value, Decimal):
            cells.exact(row, self._exact[place], value)

    def _total(self, row: int, line: Line) -> None:
        cells, columns = self._cells, self._table.columns
        for place, (column, value) in enumerate(zip(columns, line.values, strict=True)):
            look = self._look_of_total(column)
            if isinstance(value, str) or value is None:
                cells.blank(row, place, "total")
                cells.text(row, place, value or "", "total")
            elif column.adds and self._table.lines:
                formula = f"=SUM({area(self._first, self._last, place)})"
                cells.formula(row, place, formula, Decimal(value), look)
            else:
                cells.number(row, place, value, look)
            if place in self._exact and _is_long(value) and isinstance(value, Decimal):
                cells.exact(row, self._exact[place], value)

    def _look_of_total(self, column: Column) -> Format:
        formats = self._cells.formats
        if column.kind == "amount":
            return formats.amount(self._report.currency, top=_TOP)
        return formats.style("percent of total" if column.kind == "share" else "count of total")


def look_of(formats: Formats, kind: Kind, currency: str) -> Format:
    """How a number of a kind is shown."""
    if kind == "amount":
        return formats.amount(currency)
    if kind == "price":
        return formats.price(currency)
    return formats.style({"count": "count", "share": "percent", "text": ""}[kind])


def sheet_names(wanted: Sequence[str]) -> Iterator[str]:
    """Names that a workbook takes, whatever they are wanted to be: no two the same."""
    taken: set[str] = {"history"}  # Excel keeps this one for itself
    for name in wanted:
        stem = " ".join(_NO_NAME.sub(" ", name).split()).strip("'")[:_LONGEST_NAME].strip("' ")
        found, number = stem or "1", 1
        while found.casefold() in taken:
            number += 1
            end = f" {number}"
            found = f"{stem[: _LONGEST_NAME - len(end)]}{end}"
        taken.add(found.casefold())
        yield found


def _width(place: int, column: Column) -> int:
    return _NARROWER if column.kind == "text" and place else _WIDTHS[column.kind]


def _is_long(value: Value) -> bool:
    return isinstance(value, Decimal) and is_too_long(value)
