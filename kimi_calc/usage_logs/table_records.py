"""Rows of a table → records: which row has the headings, and whose format they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.format import Format
from kimi_calc.usage_logs.formats import formats
from kimi_calc.usage_logs.record_taking import RecordTaking
from kimi_calc.usage_logs.records import Unreadable

MOST_COLUMNS = 5_000

_TITLES = 20  # rows that may stand above the headings
_SAMPLE = 50  # rows that are looked at
_FEWEST = 3  # columns: a model and two numbers

Row = Sequence[str]


class Table(NamedTuple):
    """A table whose format is known, or not: its headings, and rows below them to look at."""

    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    format: Format | None


Guess = Callable[[Sequence[str], Sequence[Row]], Format | None]
"""The format of a table by its headings and some rows, where no known one has them."""


def table_of(rows: Iterator[list[str]], guess: Guess) -> tuple[Table, Iterator[list[str]]]:
    """What kind of table it is, and its rows below the headings."""
    first = list(islice(rows, _TITLES + _SAMPLE))
    candidates = [
        (place, tuple(cell.strip().lstrip("\ufeff") for cell in row))
        for place, row in enumerate(first[:_TITLES])
        if sum(1 for cell in row if cell.strip()) >= _FEWEST
    ]
    for way in (_known, guess):
        for place, headings in candidates:
            below = [tuple(row) for row in first[place + 1 :] if len(row) >= len(headings)]
            if len(headings) <= MOST_COLUMNS and (format_ := way(headings, below)):
                table = Table(headings, tuple(below[:_SAMPLE]), format_)
                return table, chain(first[place + 1 :], rows)
    place, headings = candidates[0] if candidates else (0, ())
    below = [tuple(row) for row in first[place + 1 :]]
    return Table(headings, tuple(below[:_SAMPLE]), None), iter(())


def _known(headings: Sequence[str], rows: Sequence[Row]) -> Format | None:
    """The format that most of the first rows are of, the first such one."""
    for row in rows[:_SAMPLE]:
        record = dict(zip(headings, row, strict=False))
        for format_ in formats():
            if format_.recognises(record):
                return format_
    return None


def take_rows(
    rows: Iterator[list[str]], headings: Sequence[str], taking: RecordTaking, counting: Counting
) -> None:
    """Take the rows of a table whose format is `taking.format`; `counting.line` is kept by them."""
    width = len(headings)
    read = taking.reader(headings)
    for row in rows:
        if len(row) != width:
            if not any(cell.strip() for cell in row):
                continue  # an empty line
            if len(row) < width or any(cell.strip() for cell in row[width:]):
                counting.refuse(Unreadable("columns", "", len(row)))
                continue
        read(row)
