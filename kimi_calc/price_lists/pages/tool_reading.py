"""Tables of tools → the prices of calls."""

from __future__ import annotations

from kimi_calc.price_lists.pages.cells import Unit, currency_in, read_price, read_unit
from kimi_calc.price_lists.pages.grids import Cell
from kimi_calc.price_lists.pages.headers import Meaning
from kimi_calc.price_lists.pages.ids import tool_of
from kimi_calc.price_lists.pages.rows import Call, Fault, Place, Reading, Unplaced
from kimi_calc.price_lists.pages.sections import Section
from kimi_calc.price_lists.pages.wording import shown


def read_calls(section: Section, document: int, reading: Reading) -> None:
    """Take the calls of a section into the reading; what names no known tool is kept beside."""
    for index, cells in enumerate(section.rows):
        place = Place(document, section.table, section.first + index)
        row = [*cells, *[Cell("")] * (len(section.columns) - len(cells))]
        fields = list(zip(section.columns, row, section.titles, strict=False))
        name = _name(fields)
        if name is None:
            text = " | ".join(cell.text for cell in cells)
            reading.unplaced.append(Unplaced(text, place))
            reading.faults.append(Fault("unknown_tool", {"text": shown(text)}))
            continue
        call = Call(name, place)
        _check_length(call, section, len(cells))
        _take(call, fields)
        _keep_asides(fields, place, reading)
        reading.calls.append(call)


_Fields = list[tuple[Meaning, Cell, str]]


def _name(fields: _Fields) -> str | None:
    for column, cell, _ in fields:
        if column.kind in {"tool", "model", "service", "charge"}:
            name = tool_of(cell.text)
            if name:
                return name
    return None


def _check_length(call: Call, section: Section, cells: int) -> None:
    rest = section.columns[cells:]
    if any(column.kind != "aside" for column in rest) or cells > len(section.columns):
        call.faults.append(Fault("cells_of_row", {"cells": cells, "columns": len(section.columns)}))


def _take(call: Call, fields: _Fields) -> None:
    amounts = [(column, cell) for column, cell, _ in fields if column.kind == "amount"]
    units = [cell.text for column, cell, _ in fields if column.kind == "unit" and cell.text]
    if len(amounts) != 1:
        titles = " / ".join(title for column, _, title in fields if column.kind == "amount")
        call.faults.append(Fault("double_column", {"header": shown(titles)}))
    for column, _, title in fields:
        if column.kind in {"unknown", "blank"}:
            call.faults.append(Fault("unknown_header", {"header": shown(title)}))
    column, cell = amounts[0]
    if cell.struck:
        values = {"text": shown(cell.text), "before": shown(cell.struck)}
        call.faults.append(Fault("struck", values))
    price = read_price(cell.text)
    if price.amount is None:
        call.faults.append(Fault("price_unreadable", {"text": shown(cell.text)}))
        return
    call.price = price.amount
    if price.kind == "free":
        call.faults.append(Fault("free", {}))
    elif price.doubt:
        call.faults.append(Fault(price.doubt, {"price": f"{price.amount:f}"}))
    _take_currency(call, {price.currency, column.currency, *map(currency_in, units)} - {""})
    _check_unit(call, {price.unit, column.unit, *map(read_unit, units)} - {""})


def _take_currency(call: Call, found: set[str]) -> None:
    if len(found) > 1:
        values = {"one": min(found), "other": max(found)}
        call.faults.append(Fault("two_currencies", values))
    call.currency = found.pop() if len(found) == 1 else ""


def _check_unit(call: Call, found: set[Unit]) -> None:
    if not found:
        call.faults.append(Fault("no_unit_of_call", {}))
    elif found == {"1k_calls"}:
        assert call.price is not None
        price, call.price = call.price, call.price.scaleb(-3)
        values = {"price": f"{price:f}", "one": f"{call.price:f}"}
        call.faults.append(Fault("unit_calls", values))
    elif found != {"call"}:
        call.faults.append(Fault("unit_other", {}))


def _keep_asides(fields: _Fields, place: Place, reading: Reading) -> None:
    for column, cell, title in fields:
        if column.kind in {"aside", "unknown", "blank"} and not cell.empty:
            reading.unplaced.append(Unplaced(cell.text, place, title))
