"""One file of records: which kind it is, by what it begins with, and its records counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kimi_calc.tokens.refusals import DocumentError
from kimi_calc.usage_logs.asked import Asked, UnknownTable
from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.files.csv_lines import CsvLines
from kimi_calc.usage_logs.files.file_kinds import LOOKED_AT, kind_of
from kimi_calc.usage_logs.files.json_records import take_documents, take_lines
from kimi_calc.usage_logs.files.streams import Stream, StreamError, opened
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.record_taking import RecordTaking
from kimi_calc.usage_logs.records import Unreadable
from kimi_calc.usage_logs.tables.layouts import Layout
from kimi_calc.usage_logs.tables.table_layouts import TableLayouts
from kimi_calc.usage_logs.tables.table_records import Table, format_of_rows, table_of, take_rows
from kimi_calc.usage_logs.tables.workbooks import sheets_of
from kimi_calc.usage_logs.tally import FileRead

_SHOWN = 20  # rows of a table whose columns must be told


class FileReading:
    """Reads files into a Counting.

    `unknown` are the tables whose columns must be told before they can be read, `laid` those that
    were read by a layout.
    """

    def __init__(self, asked: Asked, counting: Counting, progress: Callable[[int], None]) -> None:
        self.unknown: list[UnknownTable] = []
        self.laid: list[UnknownTable] = []
        self._asked = asked
        self._counting = counting
        told = {key: Layout(*values) for key, values in asked.layouts.items()}  # type: ignore[arg-type]
        self._layouts = TableLayouts(told)
        self._progress = progress
        self._days = Days(asked.zone)
        self._path = ""
        self._path = ""

    def read(self, path: str, said: str) -> FileRead:
        """Count the records of a file; what goes wrong with it is in the answer.

        `said` is what it is called there, and where its records are told.
        """
        self._path = path
        counting = self._counting
        taken, unreadable = counting.taken, counting.tally.unreadable
        faults = len(counting.tally.faults)
        taking, problem = self._attempt(said, None)
        if taking.format is None and taking.strangers:
            format_ = self._of_strangers(taking)
            if format_:
                # Nothing was counted yet but what is no record at all; that comes once more.
                counting.tally.unreadable = unreadable
                del counting.tally.faults[faults:]
                taking, problem = self._attempt(said, format_)
        not_usage = taking.not_usage + taking.strange
        counting.tally.not_usage += not_usage
        name = taking.format.name if taking.format else ""
        if not name and not problem:
            problem = (
                "unknown_table" if path in {one.path for one in self.unknown} else "no_records"
            )
        return FileRead(said, name, counting.taken - taken, not_usage, problem)

    def _attempt(self, said: str, format_: Format | None) -> tuple[RecordTaking, str]:
        """Take the records of the file; the code of what ended that before its time, or ""."""
        counting = self._counting
        counting.file, counting.line = said, 0
        context = Context(self._days, self._path, self._asked.write_lifetime)
        dimensions = (*self._asked.dimensions, *self._asked.columns)
        taking = RecordTaking(counting, context, dimensions)
        taking.format = format_
        try:
            with opened(self._path, self._progress) as stream:
                self._take(stream, taking)
        except StreamError as error:
            return taking, error.code
        except DocumentError as error:  # of a workbook
            return taking, error.reason
        return taking, ""

    def _take(self, stream: Stream, taking: RecordTaking) -> None:
        kind = kind_of(stream.begins(LOOKED_AT))
        if kind == "workbook":
            self._take_workbook(taking)
        elif kind == "lines":
            take_lines(self._lines(stream), taking, self._counting)
        elif kind == "documents":
            take_documents(stream.read, taking, self._counting)
        elif kind == "table":
            self._take_table(stream, taking)

    def _lines(self, stream: Stream) -> Iterator[bytes]:
        return stream.lines(lambda: self._counting.refuse(Unreadable("too_long")))

    def _take_table(self, stream: Stream, taking: RecordTaking) -> None:
        lines = map(partial(str, encoding="utf-8", errors="replace"), self._lines(stream))
        csv = CsvLines(lines, self._counting)
        self._take_rows(csv.rows(csv.delimiter()), taking)

    def _take_workbook(self, taking: RecordTaking) -> None:
        for sheet in sheets_of(Path(self._path)):
            if not sheet.headings:
                continue
            format_ = format_of_rows(sheet.headings, sheet.samples)
            laid = None if format_ else self._layouts.of(sheet.headings, sheet.samples)
            taking.format = format_ or (laid.format if laid else None)
            self._see(Table(sheet.headings, sheet.samples, taking.format, laid), sheet.name)
            if taking.format is None:
                continue
            for number, record in sheet.records:
                self._counting.line = number
                taking.take(record)

    def _take_rows(self, rows: Iterator[list[str]], taking: RecordTaking) -> None:
        table, below = table_of(rows, self._layouts)
        taking.format = table.format
        self._see(table)
        if table.format:
            take_rows(below, table.headings, taking, self._counting)

    def _of_strangers(self, taking: RecordTaking) -> Format | None:
        """The format of flat records that no known one has, by their keys."""
        flat = [one for one in taking.strangers if _is_flat(one)]
        if not flat:
            return None
        headings = tuple(dict.fromkeys(key for one in flat for key in one))
        rows = tuple(tuple(_said(one.get(key)) for key in headings) for one in flat)
        laid = self._layouts.of(headings, rows)
        self._see(Table(headings, rows, laid.format if laid else None, laid))
        return laid.format if laid else None

    def _see(self, table: Table, sheet: str = "") -> None:
        """Learn what columns there are, and tell of a table that no known format has."""
        for row in table.sample if table.format else ():
            self._counting.learn(dict(zip(table.headings, row, strict=False)))
        if not table.headings or (table.format and not table.laid):
            return
        laid = table.laid
        seen = UnknownTable(
            self._counting.file,
            table.headings,
            table.sample[:_SHOWN],
            sheet,
            tuple(laid.layout) if laid else (),
            laid.doubts if laid else (),
        )
        (self.laid if laid else self.unknown).append(seen)


def _is_flat(record: Record) -> bool:
    return not any(isinstance(value, dict | list) for value in record.values())


def _said(value: object) -> str:
    return "" if value is None else str(value)
