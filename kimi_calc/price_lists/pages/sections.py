"""Tables → sections: a header whose columns have a meaning, and the rows that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kimi_calc.price_lists.pages.cells import read_bounds, read_count, read_price
from kimi_calc.price_lists.pages.grids import Cell, Grid
from kimi_calc.price_lists.pages.headers import Meaning, meaning_of
from kimi_calc.price_lists.pages.ids import read_id
from kimi_calc.price_lists.pages.text_headers import folded_in

_NAMES = frozenset(("model", "tool"))
_TOLD = frozenset(("price", "unit", "context", "bounds"))


@dataclass(slots=True)
class Section:
    """A header and its rows. `table` and `first` (the place of its first row) count from 1."""

    titles: list[str]
    columns: list[Meaning]
    rows: list[list[Cell]]
    headings: tuple[str, ...]
    table: int
    first: int
    overrun: bool = False
    near: tuple[str, ...] = ()
    bands: dict[int, str] = field(default_factory=dict)
    """Texts that stand alone in a row over the whole width, by the index of the row after it."""

    @property
    def text(self) -> str:
        """All of it as text."""
        return "\n".join(
            [" | ".join(self.titles), *(" | ".join(cell.text for cell in row) for row in self.rows)]
        )


def sections_of(grids: list[Grid]) -> list[Section]:
    """The sections of a page's tables; a table without a known header has one without columns."""
    found: list[Section] = []
    for table, grid in enumerate(grids, 1):
        if not grid.rows or not grid.rows[0]:
            continue
        for section in _sections(_upright(grid), table):
            before = found[-1] if found else None
            if before and not section.columns and not before.rows and _fits(before, section):
                # A header that stays where it is while its rows are scrolled is a table of its own.
                before.rows, before.first, before.table = section.rows, section.first, table
                before.overrun = section.overrun
                continue
            found.append(section)
    return found


def _fits(header: Section, rows: Section) -> bool:
    return bool(header.columns) and len(header.columns) == max(map(len, rows.rows), default=0)


def _upright(grid: Grid) -> Grid:
    """The table with its models below each other, if they stand side by side in it."""
    rows = grid.rows
    across = [meaning_of(cell.text).kind for cell in rows[0]]
    down = [meaning_of(row[0].text).kind if row else "blank" for row in rows]
    telling = sum(kind in _TOLD for kind in down)
    along = sum(kind in {*_TOLD, "charge"} for kind in across)
    if telling < 2 or along > 1 or len({len(row) for row in rows}) != 1:
        return grid
    if _is_by_charge(rows, across):
        return grid
    turned = [
        [Cell(cell.text, at == 0 or cell.header, cell.struck, cell.copied) for cell in column]
        for at, column in enumerate(zip(*rows, strict=True))
    ]
    if not _names_models(turned, down):
        if across[0] not in _NAMES | _TOLD:
            turned[0][0] = Cell("", header=True)
    elif across[0] not in _NAMES:
        turned[0][0] = Cell("Model", header=True)
    return Grid(turned, grid.headings, grid.overrun, grid.near)


def _is_by_charge(rows: list[list[Cell]], across: Sequence[str]) -> bool:
    """Whether the first column says what each row's price is for, of one model a table."""
    return across[0] == "charge" and len(rows[0]) > 1 and "amount" in across[1:]


def _names_models(turned: list[list[Cell]], down: Sequence[str]) -> bool:
    return down[0] in {"blank", "unknown", "model", "charge", "tool"} and any(
        read_id(column[0].text) for column in turned[1:]
    )


def _sections(grid: Grid, table: int) -> list[Section]:
    rows = [row for row in grid.rows if any(not cell.empty for cell in row)]
    found: list[Section] = []
    place = 0
    while place < len(rows):
        end = _header_end(rows, place)
        if end > place:
            titles = _titles(rows[place:end])
            columns = list(map(meaning_of, titles))
            found.append(
                Section(titles, columns, [], grid.headings, table, end + 1, grid.overrun, grid.near)
            )
            place = end
            continue
        if not found:
            found.append(Section([], [], [], grid.headings, table, 1, grid.overrun, grid.near))
        _take(found[-1], rows[place])
        place += 1
    for section in found:
        _drop_labels(section)
        _settle_lengths(section)
    return found


def _drop_labels(section: Section) -> None:
    """Drop the title of a column where it stands before each of its values, for narrow screens."""
    for at, title in enumerate(section.titles):
        cells = [row[at] for row in section.rows if len(row) == len(section.titles)]
        if not title or not cells or len(cells) < len(section.rows):
            continue
        if all(cell.text.startswith(title) and cell.text != title for cell in cells):
            for row in section.rows:
                row[at] = replace(row[at], text=row[at].text[len(title) :].lstrip(" :"))


def _settle_lengths(section: Section) -> None:
    """A column of context lengths that are ranges is one of bounds."""
    for at, column in enumerate(section.columns):
        texts = [row[at].text for row in section.rows if len(row) == len(section.columns)]
        ranges = [text for text in texts if read_bounds(text) and not read_count(text)]
        if column.kind == "context" and ranges and len(ranges) == len(list(filter(None, texts))):
            section.columns[at] = column._replace(kind="bounds")


def _take(section: Section, row: list[Cell]) -> None:
    texts = {cell.text for cell in row}
    alone = len(texts - {""}) == 1 and (len(row) > 1 or len(section.columns) > 2)
    if alone and section.columns and read_price((texts - {""}).pop()).kind == "unreadable":
        section.bands[len(section.rows)] = (texts - {""}).pop()
    else:
        section.rows.append(row)


def _header_end(rows: list[list[Cell]], start: int) -> int:
    """The end of the header that begins here; `start` where none does."""
    end = start
    while end < len(rows) and _is_header(rows[end], begun=end > start):
        end += 1
    return end


def _is_header(row: list[Cell], *, begun: bool) -> bool:
    texts = [cell.text for cell in row if not cell.empty]
    if not texts or any(read_price(text).kind in {"price", "free"} for text in texts):
        return False
    if any(read_id(text) or read_count(text) for text in texts):
        return False
    kinds = [meaning_of(text).kind for text in texts]
    known = sum(kind not in {"unknown", "blank"} for kind in kinds)
    alone = len(set(texts)) == 1 and len(texts) > 1
    if all(cell.header for cell in row):
        return not alone or begun
    if begun:
        return known == len(texts) and not alone
    return known >= 2 and known * 2 >= len(texts) and not alone


def _titles(header: list[list[Cell]]) -> list[str]:
    """The titles of the columns: what stands above each other in the rows of the header."""
    if len(header) == 1:
        return [cell.text for cell in header[0]]
    if len({len(row) for row in header}) > 1:
        return folded_in([cell.text for row in header for cell in row])
    titles = []
    for column in zip(*header, strict=True):
        texts = list(dict.fromkeys(cell.text for cell in column))
        titles.append(" ".join(texts))
    return titles
