"""Which cell of a row belongs to which column, also where rows are shorter than the header."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

from kimi_calc.price_lists.pages.cells import read_bounds, read_count, read_price, read_unit
from kimi_calc.price_lists.pages.grids import Cell
from kimi_calc.price_lists.pages.headers import Kind, Meaning, meaning_of, service_of
from kimi_calc.price_lists.pages.ids import read_id

_MOST_SKIPPED = 3
_REACHING: frozenset[Kind] = frozenset(("model", "tool", "service", "unit", "context", "aside"))


class Aligned(NamedTuple):
    """A row's cell for each column. `parent` is the cell of a group before the first of them.

    `doubt` is the code of what is doubtful of it, "" if nothing.
    """

    cells: list[Cell]
    parent: Cell | None = None
    doubt: str = ""


def align(row: list[Cell], columns: list[Meaning], before: list[Cell] | None) -> Aligned | None:
    """The row's cells by column; `before` are those of the row above. None where it can't be told.

    A cell that reaches over rows stands in the first of them only, once a table is text: a row is
    shorter then, and its other cells tell which one is missing.
    """
    row = [*row]
    while len(row) > len(columns) and row[-1].empty:
        row.pop()
    if len(row) == len(columns):
        return _filled(row, columns, before)
    if len(row) == len(columns) + 1 and columns[0].kind == "model":
        if read_id(row[0].text) and read_id(row[1].text) and _fits(row[1:], columns):
            return Aligned(row[1:], parent=row[0])
        return None
    missing = len(columns) - len(row)
    if not 0 < missing <= _MOST_SKIPPED:
        return None
    if before and _is_leading(missing, row, columns) and _fits(row, columns[missing:]):
        return Aligned([*map(_copy, before[:missing]), *row])
    return _spread(row, columns, before, missing)


def _is_leading(missing: int, row: list[Cell], columns: list[Meaning]) -> bool:
    """Whether names above reach down to this row: it goes on with a tier, or a name below them."""
    skipped, following = columns[:missing], columns[missing].kind
    if any(column.kind not in {"model", "service", "tool"} for column in skipped):
        return False
    return following in {"bounds", "service", "charge"} or (
        following == "model" and read_id(row[0].text) is not None
    )


def _spread(
    row: list[Cell], columns: list[Meaning], before: list[Cell] | None, missing: int
) -> Aligned | None:
    """The only way in which the cells fit, with those of the row above where there is none."""
    able = [at for at, column in enumerate(columns) if column.kind in _REACHING]
    ways = [
        skipped
        for skipped in combinations(able, missing)
        if _fits(row, [column for at, column in enumerate(columns) if at not in skipped])
    ]
    asides = [way for way in ways if all(columns[at].kind == "aside" for at in way)]
    if len(asides) == 1:
        ways = asides
    if len(ways) != 1 or not (before or asides):
        return None
    cells = iter(row)
    filled = [
        next(cells) if at not in ways[0] else _copy(before[at]) if before else Cell("")
        for at in range(len(columns))
    ]
    if asides:
        return Aligned([Cell("") if at in ways[0] else cell for at, cell in enumerate(filled)])
    return Aligned(filled, doubt="fewer_cells")


def _filled(row: list[Cell], columns: list[Meaning], before: list[Cell] | None) -> Aligned:
    """A whole row; where a name is empty, it is the one above: such cells were one once."""
    doubt = ""
    tiers = any(
        column.kind in {"bounds", "service", "charge"} and not cell.empty
        for cell, column in zip(row, columns, strict=True)
    )
    names = [at for at, column in enumerate(columns) if column.kind == "model"]
    for at, column in enumerate(columns):
        if not row[at].empty or before is None or column.kind not in _REACHING - {"aside"}:
            continue
        row[at] = _copy(before[at])
        told = tiers or any(read_id(row[name].text) and not row[name].copied for name in names)
        if column.kind != "unit" and not (column.kind in {"model", "service"} and told):
            doubt = "fewer_cells"
    return Aligned(row, doubt=doubt)


def _fits(row: list[Cell], columns: list[Meaning]) -> bool:
    return all(fits(cell.text, column.kind) for cell, column in zip(row, columns, strict=True))


_FITS: dict[Kind, Callable[[str], bool]] = {
    "price": lambda text: read_price(text).kind != "unreadable",
    "amount": lambda text: read_price(text).kind != "unreadable",
    "unit": lambda text: read_unit(text) not in {"", "other"},
    "model": lambda text: read_id(text) is not None,
    "context": lambda text: read_count(text) is not None,
    "bounds": lambda text: read_bounds(text) is not None,
    "service": lambda text: service_of(text) is not None,
    "charge": lambda text: meaning_of(text).kind == "price",
}


def fits(text: str, kind: Kind) -> bool:
    """Whether a column of this kind can have such a cell."""
    fitting = _FITS.get(kind)
    return fitting is None or fitting(text)


def _copy(cell: Cell) -> Cell:
    return Cell(cell.text, cell.header, cell.struck, copied=True)
