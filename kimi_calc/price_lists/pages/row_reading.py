"""One row of a table → its rows of prices: one for each service that it has prices of."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from kimi_calc.price_lists.pages.alignment import Aligned
from kimi_calc.price_lists.pages.cells import Unit, currency_in, read_bounds, read_count
from kimi_calc.price_lists.pages.facts import Facts
from kimi_calc.price_lists.pages.grids import Cell
from kimi_calc.price_lists.pages.headers import (
    BATCH,
    Kind,
    Meaning,
    meaning_of,
    says_batch,
    service_of,
)
from kimi_calc.price_lists.pages.naming import NameReader
from kimi_calc.price_lists.pages.price_reading import take_price, unit_of
from kimi_calc.price_lists.pages.rows import Fault, Place, Row
from kimi_calc.price_lists.pages.sections import Section
from kimi_calc.price_lists.pages.wording import shown
from kimi_calc.pricing.usage import STANDARD

_SINGLE: frozenset[Kind] = frozenset(("unit", "currency", "context", "bounds", "service", "charge"))


class _Field(NamedTuple):
    column: Meaning
    cell: Cell
    title: str


class RowReader:
    """Reads the rows of one section. What is wrong with its header makes all of them doubtful."""

    def __init__(self, section: Section, facts: Facts, stated: Unit, service: str) -> None:
        self._section = section
        self._names = NameReader(section, facts)
        self._stated = stated
        self._service = service
        self._faults = _header_faults(section)

    def under(self, band: str) -> None:
        """What follows stands below a row with this one text: a service, a model, or neither."""
        if says_batch(band):
            self._service = BATCH
        elif service_of(band) == STANDARD or "标准" in band:
            self._service = STANDARD
        else:
            self._names.under(band)

    def unaligned(self, model: str, place: Place, cells: int) -> list[Row]:
        """A row whose cells can't be told apart, of the model in its first cell; else none."""
        if not model:
            return []
        row = Row(self._names.spelt(model), self._service, place)
        row.doubt("cells_of_row", cells=cells, columns=len(self._section.columns))
        return [row]

    def read(self, aligned: Aligned, place: Place) -> list[Row]:
        """The rows of prices in a row of the table; none where all its cells are empty."""
        fields = [
            _Field(*parts)
            for parts in zip(
                self._section.columns, aligned.cells, self._section.titles, strict=True
            )
        ]
        name = self._names.read(aligned)
        first = Row(name.model, name.service or self._service, place, recommended=name.recommended)
        first.faults = [*self._faults, *name.faults]
        if aligned.doubt:
            first.doubt(aligned.doubt, cells=len(self._section.columns))
        self._take_service(first, fields)
        _take_lengths(first, fields, is_tier=name.is_tier)
        rows = {"": first}
        for service in dict.fromkeys(field.column.service for field in fields):
            if service and service != first.service:
                rows[service] = _like(first, service)
        unit, signs = unit_of(_cells(fields, "unit"))
        signs = _currency(first, fields) or signs
        for field in fields:
            row = rows.get(field.column.service, first)
            if field.column.kind in {"price", "amount"}:
                charge = field.column.charge or _charge(fields)
                context = (unit or self._stated, signs)
                take_price(row, charge, field.cell, field.column, context)
        for row in rows.values():
            _tell_apart(
                row, [field for field in fields if rows.get(field.column.service, first) is row]
            )
        found = [row for row in rows.values() if row.prices or row.absent or row is first]
        return found if first.prices or first.absent or len(found) == 1 else found[1:]

    def _take_service(self, row: Row, fields: list[_Field]) -> None:
        for text in _cells(fields, "service"):
            service = service_of(text)
            if service:
                row.service = service
            else:
                row.doubt("unknown_service", text=shown(text))


def _header_faults(section: Section) -> list[Fault]:
    faults = [
        Fault("unknown_header", {"header": shown(title)})
        for at, (column, title) in enumerate(zip(section.columns, section.titles, strict=True))
        if column.kind in {"unknown", "blank"}
        and (title or any(at < len(row) and not row[at].empty for row in section.rows))
    ]
    columns = [
        (column.kind, column.charge, column.service)
        for column in section.columns
        if column.kind in _SINGLE | {"price", "amount"}
    ]
    twice = [key for key, count in Counter(columns).items() if count > 1]
    titles = {
        (column.kind, column.charge, column.service): title
        for column, title in zip(section.columns, section.titles, strict=True)
    }
    return [*faults, *(Fault("double_column", {"header": shown(titles[key])}) for key in twice)]


def _cells(fields: list[_Field], kind: Kind) -> list[str]:
    return [field.cell.text for field in fields if field.column.kind == kind and field.cell.text]


def _currency(row: Row, fields: list[_Field]) -> str:
    """The currency that a cell of the row is for; "" where none is."""
    for text in _cells(fields, "currency"):
        named = currency_in(text)
        if named in {"CNY", "USD"}:
            return named
        row.doubt("unknown_currency", text=shown(text))
    return ""


def _charge(fields: list[_Field]) -> str:
    """The charge whose price the amount of a row is; "" where nothing says it."""
    for text in _cells(fields, "charge"):
        meaning = meaning_of(text)
        return meaning.charge if meaning.kind == "price" else ""
    return ""


def _take_lengths(row: Row, fields: list[_Field], *, is_tier: bool) -> None:
    """Take the context, and the bounds of a tier: of a tier with a name, its context is its end."""
    for text in _cells(fields, "context"):
        row.context = read_count(text)
        if row.context is None:
            row.doubt("context_unreadable", text=shown(text))
        elif row.context.rounded:
            row.doubt("context_rounded", text=shown(text), tokens=row.context.tokens)
    if is_tier:
        row.up_to = row.context.tokens if row.context else None
        row.context = None
        if row.up_to is None:
            row.doubt("bounds_unreadable", text="-")
    for text in _cells(fields, "bounds"):
        _take_bounds(row, text)


def _take_bounds(row: Row, text: str) -> None:
    bounds = read_bounds(text)
    if bounds is None:
        row.doubt("bounds_unreadable", text=shown(text))
        return
    row.low, row.up_to, row.open_end = bounds.low, bounds.high, bounds.high is None
    if bounds.rounded:
        row.doubt("context_rounded", text=shown(text), tokens=bounds.high or bounds.low or 0)


def _like(first: Row, service: str) -> Row:
    row = Row(first.model, service, first.place, first.low, first.up_to, first.open_end)
    row.context, row.faults, row.recommended = first.context, [*first.faults], first.recommended
    return row


def _tell_apart(row: Row, fields: list[_Field]) -> None:
    """One price across the columns of hits and of misses is one price of all input."""
    across = [
        field.column.charge
        for before, field in pairwise(fields)
        if field.cell.across
        and field.column.kind == "price"
        and before.column.kind == "price"
        and field.cell.text == before.cell.text
        and row.prices.get(field.column.charge) == row.prices.get(before.column.charge)
    ]
    for charge in across:
        row.doubt("one_price_for_two", charge)
    same = "cache_hit" in row.prices and row.prices["cache_hit"] == row.prices.get("input")
    if same and set(across) & {"cache_hit", "input"}:
        del row.prices["cache_hit"]
        row.absent.add("cache_hit")
