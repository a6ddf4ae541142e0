"""Rows of a table → records: which rows have the headings, and whose format they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.format import Format
from kimi_calc.usage_logs.formats import formats
from kimi_calc.usage_logs.record_taking import RecordTaking
from kimi_calc.usage_logs.records import NotUsage, Unreadable
from kimi_calc.usage_logs.tables import heading_rows
from kimi_calc.usage_logs.tables.table_layouts import Laid, TableLayouts

MOST_COLUMNS = 5_000

_SAMPLE = 50  # rows that are looked at
_FEWEST = 3  # columns: a model and two numbers

Row = Sequence[str]


class Table(NamedTuple):
    """A table: its headings, the first rows below them, and its format, None where it isn't known.

    `laid` is where the format comes from, if it is none of formats().
    """

    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    format: Format | None = None
    laid: Laid | None = None


def table_of(rows: Iterator[list[str]], layouts: TableLayouts) -> tuple[Table, Iterator[list[str]]]:
    """What kind of table it is, and its rows below the headings."""
    first = list(islice(rows, heading_rows.MOST_LOOKED_AT + _SAMPLE))
    for place, row in enumerate(first[: heading_rows.MOST_LOOKED_AT]):
        headings = tuple(cell.strip().lstrip("\ufeff") for cell in row)
        if sum(map(bool, headings)) >= _FEWEST and len(headings) <= MOST_COLUMNS:
            below = _below(first, place + 1)
            format_ = format_of_rows(headings, below)
            if format_:
                table = Table(headings, below, format_)
                return table, chain(first[place + 1 :], rows)
    found = heading_rows.found_in([row[:MOST_COLUMNS] for row in first])
    if found is None:
        return Table((), ()), iter(())
    end = found.first + found.number
    below = _below(first, end)
    laid = layouts.of(found.headings, below)
    table = Table(found.headings, below, laid.format if laid else None, laid)
    return table, chain(first[end:], rows)


def _below(rows: list[list[str]], start: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row[:MOST_COLUMNS]) for row in rows[start : start + _SAMPLE])


def format_of_rows(headings: Sequence[str], rows: Sequence[Row]) -> Format | None:
    """The first known format that one of some rows is of."""
    for row in rows:
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
    count, refuse = taking.counter(headings), counting.refuse
    for row in rows:
        try:
            count(row if len(row) == width else _fitted(row, width))
        except NotUsage:
            taking.not_usage += 1
        except Unreadable as error:
            refuse(error)


def _fitted(row: list[str], width: int) -> list[str]:
    """A row of another width than the headings: what is empty there may be missing.

    NotUsage for an empty line, Unreadable for more than there are columns.
    """
    if not any(cell.strip() for cell in row):
        raise NotUsage
    if any(cell.strip() for cell in row[width:]):
        raise Unreadable("columns", "", len(row))
    return [*row, *[""] * (width - len(row))]
