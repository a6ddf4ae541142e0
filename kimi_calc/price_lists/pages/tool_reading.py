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
        if len(row) > len(section.columns):
            reading.unplaced.append(Unplaced(" | ".join(cell.text for cell in cells), place))
        fields = list(zip(section.columns, row, section.titles, strict=False))
        name = _name(fields)
        if name is None:
            text = " | ".join(cell.text for cell in cells)
            reading.unplaced.append(Unplaced(text, place))
            reading.faults.append(Fault("unknown_tool", {"text": shown(text)}))
            continue
        call = Call(name, place)
        if len(cells) != len(section.columns) and len(cells) < len(section.columns):
            _check_short(call, section, len(cells))
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


def _check_short(call: Call, section: Section, cells: int) -> None:
    rest = section.columns[cells:]
    if any(column.kind != "aside" for column in rest):
        call.faults.append(Fault("cells_of_row", {"cells": cells, "columns": len(section.columns)}))


def _take(call: Call, fields: _Fields) -> None:
    amounts = [(column, cell) for column, cell, _ in fields if column.kind == "amount"]
    units = [cell.text for column, cell, _ in fields if column.kind == "unit" and cell.text]
    if len(amounts) != 1:
        call.faults.append(Fault("double_column", {"header": "/".join(t for *_, t in fields)}))
    for column, _, title in fields:
        if column.kind in {"unknown", "blank"}:
            call.faults.append(Fault("unknown_header", {"header": shown(title)}))
    column, cell = amounts[0]
    price = read_price(cell.text)
    found = {price.unit, column.unit, *map(read_unit, units)} - {""}
    currencies = {price.currency, column.currency, *map(currency_in, units)} - {""}
    if cell.struck:
        values = {"text": shown(cell.text), "before": shown(cell.struck)}
        call.faults.append(Fault("struck", values))
    if price.amount is None:
        call.faults.append(Fault("price_unreadable", {"text": shown(cell.text)}))
        return
    if len(currencies) > 1:
        values = {"one": min(currencies), "other": max(currencies)}
        call.faults.append(Fault("two_currencies", values))
    call.currency = currencies.pop() if len(currencies) == 1 else ""
    call.price = price.amount
    _check_unit(call, found)
    if price.kind == "free":
        call.faults.append(Fault("free", {}))
    elif price.doubt:
        call.faults.append(Fault(price.doubt, {"price": f"{price.amount:f}"}))


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
