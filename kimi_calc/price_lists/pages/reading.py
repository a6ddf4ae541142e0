"""Sections of tables → rows of prices, and calls; what has no place is kept beside them."""

from __future__ import annotations

from typing import NamedTuple

from kimi_calc.price_lists.pages.alignment import Aligned, align
from kimi_calc.price_lists.pages.cells import Unit, read_price
from kimi_calc.price_lists.pages.facts import Facts
from kimi_calc.price_lists.pages.grids import Cell, Document
from kimi_calc.price_lists.pages.headers import BATCH, says_batch
from kimi_calc.price_lists.pages.ids import read_id, tool_of
from kimi_calc.price_lists.pages.row_reading import RowReader
from kimi_calc.price_lists.pages.rows import Fault, LeftTable, Place, Reading, Unplaced
from kimi_calc.price_lists.pages.sections import Section, sections_of
from kimi_calc.price_lists.pages.statements import stated_unit
from kimi_calc.price_lists.pages.tool_reading import read_calls
from kimi_calc.price_lists.pages.wording import shown
from kimi_calc.pricing.usage import STANDARD


def read_rows(documents: list[Document], facts: Facts) -> Reading:
    """All rows and calls of the pages, in their order."""
    reading = Reading()
    by_document = [sections_of(document.grids) for document in documents]
    has_units = any(
        column.kind == "unit"
        for sections in by_document
        for section in sections
        for column in section.columns
    )
    for number, (document, sections) in enumerate(zip(documents, by_document, strict=True), 1):
        stated: Unit = "" if has_units else stated_unit(document.lines)
        page = _Page(number, stated, _is_of_batches(document))
        for section in sections:
            _read_section(section, page, facts, reading)
    return reading


class _Page(NamedTuple):
    number: int
    unit: Unit  # of all its prices, as its text says
    batches: bool


def _read_section(section: Section, page: _Page, facts: Facts, reading: Reading) -> None:
    document = page.number
    if _is_of_tools(section):
        read_calls(section, document, reading)
    elif _is_of_prices(section, facts):
        service = BATCH if page.batches or _is_batch(section) else STANDARD
        _read_prices(section, document, RowReader(section, facts, page.unit, service), reading)
    else:
        place = Place(document, section.table, max(0, section.first - 1))
        _leave(section, place, facts, reading)


def _read_prices(section: Section, document: int, reader: RowReader, reading: Reading) -> None:
    before: list[Cell] | None = None
    for index, row in enumerate(section.rows):
        place = Place(document, section.table, section.first + index)
        if index in section.bands:
            reader.under(section.bands[index])
        aligned = align(row, section.columns, before)
        if aligned is None:
            text = " | ".join(cell.text for cell in row)
            reading.unplaced.append(Unplaced(text, place))
            named = read_id(row[0].text) if row else None
            rows = reader.unaligned(named.model if named else "", place, len(row))
            reading.rows.extend(rows)
            if not rows:
                values: dict[str, str | int] = {"text": shown(text)}
                values |= {"cells": len(row), "columns": len(section.columns)}
                reading.faults.append(Fault("row_left_out", values))
            continue
        before = aligned.cells
        _keep_asides(section, aligned, place, reading)
        for found in reader.read(aligned, place):
            if section.overrun:
                found.doubt("overrun")
            reading.rows.append(found)


def _keep_asides(section: Section, aligned: Aligned, place: Place, reading: Reading) -> None:
    for cell, column, title in zip(aligned.cells, section.columns, section.titles, strict=True):
        if column.kind in {"aside", "unknown", "blank"} and not cell.empty and not cell.copied:
            reading.unplaced.append(Unplaced(cell.text, place, title))


def _leave(section: Section, place: Place, facts: Facts, reading: Reading) -> None:
    models: dict[str, None] = {}
    priced = False
    for row in section.rows:
        for cell in row:
            named = read_id(cell.text)
            if named:
                models[facts.spelt(named.model)] = None
            priced = priced or bool(read_price(cell.text).currency)
    reading.unplaced.append(Unplaced(section.text, place))
    reading.left_tables.append(LeftTable(section.text, place, tuple(models), priced))


def _is_of_tools(section: Section) -> bool:
    kinds = [column.kind for column in section.columns]
    if "amount" not in kinds or "price" in kinds:
        return False
    if "tool" in kinds:
        return True
    names = [at for at, kind in enumerate(kinds) if kind in {"model", "service", "charge"}]
    return any(
        tool_of(row[at].text) is not None for row in section.rows for at in names if at < len(row)
    )


def _is_of_prices(section: Section, facts: Facts) -> bool:
    kinds = {column.kind for column in section.columns}
    if not ("price" in kinds or {"charge", "amount"} <= kinds) or not section.rows:
        return False
    if "model" in kinds:
        return True
    above = [*reversed(section.headings), *section.bands.values(), *reversed(section.near)]
    return any(facts.in_heading(text) for text in above)


def _is_batch(section: Section) -> bool:
    """Whether the table is one of batches: by the nearest heading that says so or the contrary."""
    for heading in reversed(section.headings):
        if says_batch(heading) and not any(word in heading.lower() for word in _NO_TITLE):
            return True
        if "标准" in heading or "standard" in heading.lower():
            return False
    return False


_NO_TITLE = ("支持", "support", "折", "%", "off", "discount", "不", "also", "详见", "参见")
"""What a sentence about batches has, which stands above a table by chance."""


def _is_of_batches(document: Document) -> bool:
    """Whether all of a page is about batches: its address or its first line says so."""
    address = document.source.rpartition("/")[2].lower()
    titles = document.lines[:1] if document.grids[0].near else []
    return "batch" in address or any(map(says_batch, titles))
