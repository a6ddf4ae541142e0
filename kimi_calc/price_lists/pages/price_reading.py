"""A price cell → the price of a charge, with what is doubtful of it."""

from __future__ import annotations

from kimi_calc.price_lists.pages.cells import Price, Unit, currency_in, read_price, read_unit
from kimi_calc.price_lists.pages.grids import Cell
from kimi_calc.price_lists.pages.headers import Meaning
from kimi_calc.price_lists.pages.rows import Row
from kimi_calc.price_lists.pages.wording import shown

_NEEDED = frozenset(("input", "output"))


def unit_of(cells: list[str]) -> tuple[Unit, str]:
    """The unit that a row's own cells give its prices, and the currency that they name."""
    text = cells[0] if cells else ""
    return read_unit(text), currency_in(text)


def take_price(
    row: Row, charge: str, cell: Cell, column: Meaning, context: tuple[Unit, str]
) -> None:
    """Take the price in a cell into a row; `context` is what else says its unit and currency."""
    price = read_price(cell.text)
    if not charge:
        if price.kind not in {"", "none"}:
            row.doubt("price_of_what", text=shown(cell.text))
        return
    if cell.struck:
        row.doubt("struck", charge, text=shown(cell.text), before=shown(cell.struck))
    if price.kind == "unreadable":
        row.doubt("price_unreadable", charge, text=shown(cell.text))
    elif price.amount is None:
        row.absent.add(charge)
        if price.kind == "" and charge not in _NEEDED:
            row.doubt("price_empty", charge)
    else:
        _take_amount(row, charge, price, column, context)


def _take_amount(
    row: Row, charge: str, price: Price, column: Meaning, context: tuple[Unit, str]
) -> None:
    assert price.amount is not None
    unit, signs = context
    currencies = {price.currency, column.currency, signs} - {""}
    if len(currencies) > 1:
        row.doubt("two_currencies", charge, one=min(currencies), other=max(currencies))
    elif currencies:
        row.currencies[charge] = currencies.pop()
    amount = price.amount
    units = {price.unit, column.unit, unit} - {""}
    if price.kind == "free":
        row.doubt("free", charge)
    elif units == {"1k"}:
        amount = amount.scaleb(3)
        row.doubt("unit_thousand", charge, price=f"{price.amount:f}", million=f"{amount:f}")
    elif not units:
        row.doubt("no_unit")
    elif units != {"1m"}:
        row.doubt("unit_other", charge)
    if price.doubt:
        row.doubt(price.doubt, charge, price=f"{amount:f}")
    row.prices[charge] = amount
