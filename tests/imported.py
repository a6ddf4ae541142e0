"""Tables of items on their way in, as the view model reads them, without one."""

from collections.abc import Iterable, Sequence

from drawn_estimate import builtin_list

from kimi_calc.estimates import Item
from kimi_calc.estimates.csv_rows import table_of
from kimi_calc.estimates.item_rows import ItemRows
from kimi_calc.estimates.row_cells import BadCell
from kimi_calc.pricing import PriceList

NEWEST = "cny-2026-09-19"


def items_in(
    text: str, price_list: PriceList | None = None
) -> tuple[list[Item], list[tuple[int, str, str]]]:
    """The items of a CSV file, and (row, heading, code) of what is wrong."""
    headings, rows = table_of(text)
    items: list[Item] = []
    bad: list[BadCell] = []
    for one in ItemRows(headings, price_list or builtin_list(NEWEST)).read(rows):
        if isinstance(one, Item):
            items.append(one)
        else:
            bad.extend(one)
    return items, [(one.row, one.heading, one.error.code) for one in bad]


def lines(headings: Sequence[str], *rows: Iterable[str], delimiter: str = ",") -> str:
    """A CSV file; cells are quoted as a spreadsheet quotes them."""
    return "".join(
        delimiter.join(_quoted(cell, delimiter) for cell in row) + "\r\n"
        for row in (headings, *rows)
    )


def _quoted(cell: str, delimiter: str) -> str:
    if any(sign in cell for sign in (delimiter, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell
