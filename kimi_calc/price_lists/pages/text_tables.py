"""Text that was copied in a browser, or from a spreadsheet → its tables and its other lines.

Such a text has lost its tables: tabs or lines stand between cells, a cell that reached over rows
stands in the first of them only, and a break within a cell looks like the end of one.
"""

from __future__ import annotations

import csv
import re

from kimi_calc.price_lists.pages.alignment import fits
from kimi_calc.price_lists.pages.cells import read_bounds, read_count, read_price, read_unit
from kimi_calc.price_lists.pages.grids import (
    MOST_CELLS,
    Document,
    Grid,
    cells_of,
    heading_of,
)
from kimi_calc.price_lists.pages.headers import Meaning, meaning_of, service_of
from kimi_calc.price_lists.pages.ids import is_badge, is_name, read_id, tool_of
from kimi_calc.price_lists.pages.messages import PageError
from kimi_calc.price_lists.pages.text_headers import Header, header_at, turned_at
from kimi_calc.price_lists.pages.wording import plain

_GAP = re.compile(r" {2,}|\u3000{2,}")
_LONE_SIGN = re.compile(r"(?<![^\n\t])([¥￥$]) *\n\s{0,20}(?=[0-9])")
"""A sign of money that stands apart from its number, as blocks beside each other are copied."""
_NEAR = 3
_LONG_BADGE = 20
_TITLED = frozenset(("model", "unit", "price", "context", "bounds", "service", "amount", "tool"))
_WANTED = frozenset(("price", "amount", "model", "service", "charge", "unit"))


def read_text(text: str) -> Document:
    """The tables and other lines of a text; PageError where there are too many cells."""
    if text.count("\t") > MOST_CELLS:
        raise PageError("too_much")
    text = _LONE_SIGN.sub(r"\1", text)
    return _read_lines(_without_names([_split(line) for line in text.split("\n")]))


def read_separated(text: str, separator: str) -> Document:
    """The same of comma- or tab-separated values, whose cells may be quoted and have breaks."""
    if text.count(separator) > MOST_CELLS:
        raise PageError("too_much")
    document = Document()
    rows: list[list[str]] = []
    for row in [*csv.reader(text.split("\n"), delimiter=separator), []]:
        cells = [plain(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > 1:
            rows.append(cells)
            continue
        if rows:
            _add(document, rows, separator)
            rows = []
        document.lines.extend(cells)
    return document


def _add(document: Document, rows: list[list[str]], separator: str) -> None:
    if len(rows) == 1:  # a sentence with commas in it
        document.lines.append(separator.join(rows[0]))
        return
    near = tuple(document.lines[-_NEAR:])
    headings = tuple(filter(None, map(heading_of, near[-1:])))
    document.grids.append(Grid([cells_of(row) for row in rows], headings, near=near))


def _without_names(lines: list[list[str]]) -> list[list[str]]:
    """The lines without the names that stand alone above their ids: Kimi K3, then kimi-k3.

    Nor with a header twice, as of a table whose header stays while its rows are scrolled.
    """
    kept: list[list[str]] = []
    for cells, below in zip(lines, [*lines[1:], [""]], strict=True):
        if (
            len(cells) > 2
            and cells == below
            and all(meaning_of(cell).kind in _TITLED for cell in cells)
        ):
            continue
        named = read_id(below[0]) if len(cells) == 1 and " " in cells[0] else None
        if named is None or not is_name(cells[0], named.model):
            kept.append(cells)
    return kept


def _split(line: str) -> list[str]:
    """The cells of a line; the last one is "" where the line ends with a tab."""
    parts = line.split("\t")
    if len(parts) == 1 and len(_GAP.findall(line.strip())) >= 2:
        parts = _GAP.split(line.strip())
    return [plain(part) for part in parts]


def _read_lines(lines: list[list[str]]) -> Document:
    document = Document()
    place = 0
    while place < len(lines):
        turned = turned_at(lines, place)
        if turned:
            _add(document, turned, "\t")
            place += len(turned)
            continue
        header = header_at(lines, place)
        if header is None:
            text = plain(" ".join(lines[place]))
            if text:
                document.lines.append(text)
            place += 1
            continue
        rows = _Rows(header.columns)
        end = header.end
        while end < len(lines) and rows.take(lines[end]):
            end += 1
        if rows.rows:
            _add_table(document, header, rows.rows)
            place = end
        else:
            document.lines.append(plain(" ".join(lines[place])))
            place += 1
    return document


def _add_table(document: Document, header: Header, rows: list[list[str]]) -> None:
    near = tuple(document.lines[-_NEAR:])
    headings = tuple(filter(None, map(heading_of, near)))
    grid = [cells_of(header.texts, header=True), *map(cells_of, rows)]
    document.grids.append(Grid(grid, headings, near=near))


class _Rows:
    """Gathers the rows below a header, line by line."""

    def __init__(self, columns: tuple[Meaning, ...]) -> None:
        self.rows: list[list[str]] = []
        self._columns = columns
        self._shift = 0
        self._goes_on = False
        self._blank = False

    def take(self, cells: list[str]) -> bool:
        """Take a line as a row, or a part of one; False where the table has ended before it."""
        full = [*cells]
        while full and not full[-1]:
            full.pop()
        if not full:
            self._blank = True
            return True
        taken = self._begin(full) or self._extend(full)
        if taken:
            self._goes_on = not cells[-1] and len(cells) > 1
            self._blank = False
        return taken

    @property
    def _row(self) -> list[str]:
        return self.rows[-1] if self.rows else []

    @property
    def _open(self) -> bool:
        """Whether the row that was begun has cells to come."""
        return bool(self.rows) and len(self._row) + self._shift < len(self._columns)

    def _expected(self) -> Meaning:
        """The column of the next cell of the open row."""
        return self._columns[len(self._row) + self._shift]

    def _begin(self, cells: list[str]) -> bool:
        """Begin a row with a line, if one begins there."""
        first = next(cell for cell in cells if cell)
        inside = self._open and bool(cells[0])
        expected = self._expected().kind if inside else None
        if _begins_row(first, alone=len(cells) == 1) or (self._tools and tool_of(first)):
            within = expected in {"model", "tool"} and len(self._row) < 2
            return not within and self._start(cells, 0)
        if read_bounds(first) and not read_count(first):
            within = expected in {"bounds", "model"} and len(self._row) < 3
            return not within and self._start(cells, self._bounds_at if cells[0] else 0)
        if self._open:
            return False
        return self._begin_nameless(cells, first)

    def _begin_nameless(self, cells: list[str], first: str) -> bool:
        if not any(column.kind in {"model", "tool"} for column in self._columns):
            by_charge = self._columns[0].kind == "charge" and meaning_of(first).kind == "price"
            if all(map(_is_value, cells[1:] if by_charge else cells)):
                return self._start(cells, 0)
        # A row of a merged first cell, or one that was broken: its cells say where they belong.
        values = sum(_is_value(cell) or read_id(cell) is not None for cell in cells)
        return len(cells) > 2 and values >= len(cells) - 1 and self._start(cells, 1)

    @property
    def _tools(self) -> bool:
        return self._columns[0].kind in {"tool", "service", "charge"}

    @property
    def _bounds_at(self) -> int:
        """The first column of bounds; 0 where there is none."""
        kinds = [column.kind for column in self._columns]
        return kinds.index("bounds") if "bounds" in kinds else 0

    def _start(self, cells: list[str], shift: int) -> bool:
        self.rows.append(cells)
        self._shift = shift
        return True

    def _extend(self, cells: list[str]) -> bool:
        if not self.rows:
            return False
        row = self._row
        if self._goes_on_within(cells[0]):
            # The rest of a cell with a break in it; the cells after it follow.
            row[-1] = f"{row[-1]} {cells[0]}"
            row.extend(cells[1:])
            return True
        if not self._open:
            return False
        near = self._goes_on or all(map(_is_value, cells))
        if (near and not self._blank) or self._wants(cells[0]):
            row.extend(cells)
            return True
        return False

    def _goes_on_within(self, text: str) -> bool:
        """Whether a line begins with the rest of the last cell, which has a break in it."""
        if self._goes_on or self._wants(text):
            return False
        return text.startswith(("(", "≤", "<", "/")) or (len(self._row) == 1 and is_badge(text))

    def _wants(self, text: str) -> bool:
        """Whether the next column is one for such a cell."""
        if not self._open:
            return False
        kind = self._expected().kind
        if kind in {"bounds", "context"}:
            return read_bounds(text) is not None or read_count(text) is not None
        return kind in _WANTED and fits(text, kind) and bool(text)


def _begins_row(text: str, *, alone: bool) -> bool:
    """Whether a row begins with such a cell: an id with its badges, not a sentence about it."""
    named = read_id(text)
    return named is not None and (not named.rest or (not alone and len(named.rest) < _LONG_BADGE))


def _is_value(text: str) -> bool:
    """Whether a cell could hold nothing but a value: a price, a unit, tokens, a service."""
    return (
        read_price(text).kind not in {"", "unreadable"}
        or read_unit(text) not in {"", "other"}
        or read_count(text) is not None
        or read_bounds(text) is not None
        or service_of(text) is not None
    )
