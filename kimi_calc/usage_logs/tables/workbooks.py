"""The sheets of a workbook as tables of records: headings, and rows as texts, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from kimi_calc import user_files
from kimi_calc.tokens.documents import kind_of, naming
from kimi_calc.tokens.readers import sheets
from kimi_calc.tokens.readers.sheets import Cell, Row, Unsure
from kimi_calc.tokens.refusals import DocumentError
from kimi_calc.usage_logs.format import Record
from kimi_calc.usage_logs.tables import heading_rows

_MOST_BYTES = 200 * 1024 * 1024
_HEAD = 64 * 1024
_OFFICE = (b"PK", b"\xd0\xcf\x11\xe0")  # of workbooks today, and of old or locked ones
_SAMPLES = 50  # rows that are kept to tell columns by


class Sheet(NamedTuple):
    """A sheet as a table. `row` is the number of the last row of its headings, from 1.

    `headings` are those that have a name, each another; `samples` the first rows below, cells in
    their order; `records` all rows below, with their numbers. They are read once, before the next
    sheet is asked for. A sheet without headings has none, nor records.
    """

    name: str
    row: int
    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    records: Iterator[tuple[int, Record]]


def is_workbook(path: Path) -> bool:
    """Whether a file is one, by what it holds.

    DocumentError for what can't be read at all, and for tables of old office programs and those
    with a password.
    """
    with naming(path), user_files.opened(path) as file:
        head = file.read(_HEAD)
        if not head.startswith(_OFFICE):
            return False
        try:
            return kind_of(path, file, head) == "xlsx"
        except DocumentError as error:
            if error.reason == "archive":
                return False
            raise


def sheets_of(path: Path) -> Iterator[Sheet]:
    """Every sheet that isn't hidden and isn't empty, in the workbook's order.

    Numbers are texts as they are stored, with the 15 digits that Excel keeps, of whole numbers all:
    `1234` for what is shown as 1,234; percentages are `12.5%`, days and moments ISO texts. What
    isn't sure is a tokens.readers.sheets.Unsure. DocumentError, also while rows are read, for what
    can't be read.
    """
    with naming(path), user_files.opened(path) as file:
        file.seek(0, 2)
        if file.tell() > _MOST_BYTES:
            raise DocumentError("too_big")
        file.seek(0)
        for name, rows in sheets.named_sheets(file, has_times=True):
            sheet = _sheet(name, rows)
            if sheet:
                yield sheet._replace(records=_named(sheet.records, path))


def _sheet(name: str, rows: Iterator[Row]) -> Sheet | None:
    first = list(islice(rows, heading_rows.MOST_LOOKED_AT))
    if not first:
        return None
    found = heading_rows.found_in([_texts(row) for row in first])
    if found is None:
        return Sheet(name, 0, (), (), iter(()))
    end = found.first + found.number
    below = chain(first[end:], rows)
    kept = list(islice(below, _SAMPLES))
    places = [place for place, heading in enumerate(found.headings) if heading]
    headings = tuple(found.headings[place] for place in places)
    samples = tuple(tuple(_text(row[1].get(place, "")) for place in places) for row in kept)
    records = _records(chain(kept, below), places, headings)
    return Sheet(name, first[end - 1][0], headings, samples, records)


def _records(
    rows: Iterator[Row], places: list[int], headings: tuple[str, ...]
) -> Iterator[tuple[int, Record]]:
    columns = tuple(zip(headings, places, strict=True))
    for number, cells in rows:
        get = cells.get
        yield number, {heading: _text(get(place, "")) for heading, place in columns}


def _named(records: Iterator[tuple[int, Record]], path: Path) -> Iterator[tuple[int, Record]]:
    with naming(path):
        yield from records


def _texts(row: Row) -> list[str]:
    cells = row[1]
    return [_text(cells.get(place, "")) for place in range(max(cells, default=-1) + 1)]


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell:f}"


__all__ = ["Sheet", "Unsure", "is_workbook", "sheets_of"]
