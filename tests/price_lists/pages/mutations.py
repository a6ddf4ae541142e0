"""Every way in which a page may be spoilt: a row lost, a digit changed, columns swapped, ..."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from price_lists.pages.layouts import Page, Table

Item = TypeVar("Item")
Mutation = tuple[str, Page]


def mutations(page: Page) -> Iterator[Mutation]:
    """Each mutation of a page with what it is; the page itself stays as it is."""
    for at, table in enumerate(page.tables):
        for name, spoilt in _of_table(table):
            changed = copy.copy(page)
            changed.tables = [*page.tables[:at], spoilt, *page.tables[at + 1 :]]
            yield f"table {at}: {name}", changed
        if len(page.tables) > 1:
            changed = copy.copy(page)
            changed.tables = [*page.tables[:at], *page.tables[at + 1 :]]
            yield f"table {at} lost", changed
    for date in _digits(page.date):
        changed = copy.copy(page)
        changed.date = date
        yield f"date {date}", changed


def _of_table(table: Table) -> Iterator[tuple[str, Table]]:
    for at, row in enumerate(table.rows):
        yield f"row {at} lost", _with(table, [*table.rows[:at], *table.rows[at + 1 :]])
        for cell in range(len(row)):
            lost = [*row[:cell], *row[cell + 1 :]]
            yield f"row {at}, cell {cell} lost", _with_row(table, at, lost)
            yield from _of_cell(table, at, cell)
    yield from _of_columns(table)
    yield from _of_headers(table)
    for new in ("$", "￥", "€"):
        yield f"all signs {new}", _all(table, partial(_signed, sign=new))
    for new in ("1K tokens", "", "1M 字", "1 time", "10M tokens"):
        yield f"all units {new!r}", _all(table, partial(_of_unit, unit=new))


UNITS = {"1M tokens", "1 次", "1 time"}


def _signed(text: str, sign: str) -> str:
    return sign + text[1:] if text[0] in "￥$" else text


def _of_unit(text: str, unit: str) -> str:
    return unit if text in UNITS else text


def _all(table: Table, change: Callable[[str], str]) -> Table:
    rows = [[(change(text), span) for text, span in row] for row in table.rows]
    return _with(table, rows)


def _of_columns(table: Table) -> Iterator[tuple[str, Table]]:
    for one in range(len(table.header) - 1):
        for other in range(one + 1, len(table.header)):
            header = _swapped(table.header, one, other)
            yield f"headers {one} and {other} swapped", Table(table.heading, header, table.rows)
            rows = [
                _swapped(row, one, other) if len(row) == len(header) else row for row in table.rows
            ]
            yield f"cells {one} and {other} swapped", _with(table, rows)
            header = [*table.header]
            header[one] = header[other]
            yield f"header {one} like {other}", Table(table.heading, header, table.rows)


def _of_headers(table: Table) -> Iterator[tuple[str, Table]]:
    for at, title in enumerate(table.header):
        for name in ("夜间价格", "Foo", "", f"Peak {title}"):
            header = [*table.header[:at], name, *table.header[at + 1 :]]
            yield f"header {at} {name!r}", Table(table.heading, header, table.rows)
        header = [*table.header[:at], *table.header[at + 1 :]]
        yield f"header {at} lost", Table(table.heading, header, table.rows)


def _of_cell(table: Table, at: int, cell: int) -> Iterator[tuple[str, Table]]:
    row = table.rows[at]
    text, span = row[cell]
    found = [*_digits(text), text.replace(".", "", 1), text.replace(".", ",", 1)]
    if text[:1] in "￥$":
        found += [f"€{text[1:]}", f"{text}*", f"{text} {text}", "", "-", "限时免费", f"{text[0]}~"]
        found += ["$" + text[1:] if text[0] == "￥" else "￥" + text[1:], f"{text}/1K tokens"]
    if text == "1M tokens":
        found += ["1K tokens", "1B tokens", "", "1 time"]
    if "tokens" not in text and "-" in text:
        found += [text[:-1], f"x{text}", f"{text}Foo", f"{text}-x", text.replace("-", " ")]
    for new in dict.fromkeys(found):
        if new != text:
            changed = [*row[:cell], (new, span), *row[cell + 1 :]]
            yield f"row {at}, {text} → {new!r}", _with_row(table, at, changed)
    for reach in {1, span + 1, span + 2} - {span}:
        changed = [*row[:cell], (text, reach), *row[cell + 1 :]]
        yield f"row {at}, cell {cell} reaches over {reach}", _with_row(table, at, changed)


def _digits(text: str) -> Iterator[str]:
    for at, one in enumerate(text):
        if one in "0123456789":
            other = str((int(one) + 1) % 10)
            yield text[:at] + other + text[at + 1 :]
            yield text[:at] + text[at + 1 :]
            yield text[:at] + one + text[at:]


def _with(table: Table, rows: list[list[tuple[str, int]]]) -> Table:
    return Table(table.heading, table.header, rows)


def _with_row(table: Table, at: int, row: list[tuple[str, int]]) -> Table:
    return _with(table, [*table.rows[:at], row, *table.rows[at + 1 :]])


def _swapped(items: list[Item], one: int, other: int) -> list[Item]:
    items = [*items]
    items[one], items[other] = items[other], items[one]
    return items
