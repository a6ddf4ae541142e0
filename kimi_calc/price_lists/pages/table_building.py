"""Tables as they are built up from the tags of HTML: cells, rows, spans, tables within tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kimi_calc.price_lists.pages.grids import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LINES,
    Cell,
    Document,
    Grid,
    cell_of,
)
from kimi_calc.price_lists.pages.messages import PageError
from kimi_calc.price_lists.pages.wording import plain

_NEAR = 3


@dataclass(slots=True)
class _Spanning:
    """A cell with how far it reaches; `texts` and `struck` are gathered while it is open."""

    header: bool
    rows: int
    columns: int
    texts: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)

    def cell(self) -> Cell:
        cell = cell_of("".join(self.texts), header=self.header)
        struck = plain("".join(self.struck))
        return Cell(cell.text, cell.header, struck or cell.struck)


@dataclass(slots=True)
class _Table:
    """A table that is open: its groups of rows."""

    groups: list[list[list[_Spanning]]] = field(default_factory=lambda: [[]])
    row: list[_Spanning] | None = None
    cell: _Spanning | None = None
    in_head: bool = False
    headings: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    behind: bool = False


class TableBuilder:
    """Takes the parts of tables, and texts, in the order of a page; makes a Document of them."""

    def __init__(self) -> None:
        self._document = Document()
        self._tables: list[_Table] = []
        self._line: list[str] = []
        self._line_heading = -1
        self._headings: dict[int, str] = {}
        self._cells = 0
        self.behind = False  # whether what follows is in a tab behind another

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return bool(self._tables)

    def document(self) -> Document:
        """What was read, with the tables that were never ended."""
        self.end_line()
        while self._tables:
            self._end_table()
        return self._document

    def add(self, text: str, *, struck: bool, heading: int) -> None:
        """Take a text: of the open cell, or of the page."""
        cell = self._tables[-1].cell if self._tables else None
        if cell is not None:
            (cell.struck if struck else cell.texts).append(text)
        elif not struck:
            self._line.append(text)
            self._line_heading = heading

    def end_line(self) -> None:
        """End the line of the page, or of the open cell."""
        cell = self._tables[-1].cell if self._tables else None
        if cell is not None:
            cell.texts.append("\n")
            return
        line = plain("".join(self._line))
        self._line.clear()
        if not line:
            return
        level = self._line_heading
        if level >= 0:
            for deeper in [one for one in self._headings if one >= level]:
                del self._headings[deeper]
            self._headings[level] = line
        self._document.lines.append(line)
        if len(self._document.lines) > MOST_LINES:
            raise PageError("too_much")

    def begin(self, part: str, attributes: Mapping[str, str]) -> None:
        """A part of a table begins: table, thead, tbody, tfoot, tr, td or th."""
        if part == "table":
            self.end_line()
            near = tuple(self._document.lines[-_NEAR:])
            self._tables.append(_Table(headings=self._path(), near=near, behind=self.behind))
        elif not self._tables:
            return
        elif part in {"thead", "tbody", "tfoot"}:
            table = self._tables[-1]
            table.in_head = part == "thead"
            table.groups.append([])
        elif part == "tr":
            self._begin_row()
        else:
            self._begin_cell(part, attributes)

    def end(self, part: str) -> None:
        """The part ends."""
        if not self._tables:
            return
        table = self._tables[-1]
        if part == "table":
            self._end_table()
        elif part in {"td", "th"}:
            table.cell = None
        elif part == "tr":
            table.row = table.cell = None
        elif part == "thead":
            table.in_head = False
            table.groups.append([])

    def _path(self) -> tuple[str, ...]:
        return tuple(self._headings[level] for level in sorted(self._headings))

    def _begin_row(self) -> None:
        table = self._tables[-1]
        table.row, table.cell = [], None
        table.groups[-1].append(table.row)

    def _begin_cell(self, part: str, attributes: Mapping[str, str]) -> None:
        table = self._tables[-1]
        if table.row is None:
            self._begin_row()
        assert table.row is not None
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise PageError("too_much")
        rows = _span(attributes.get("rowspan") or attributes.get("aria-rowspan"), MOST_CELLS)
        columns = _span(attributes.get("colspan") or attributes.get("aria-colspan"), MOST_COLUMNS)
        table.cell = _Spanning(part == "th" or table.in_head, rows, max(1, columns))
        table.row.append(table.cell)

    def _end_table(self) -> None:
        table = self._tables.pop()
        caption = self._headings.pop(7, None)
        headings = (*table.headings, caption) if caption else table.headings
        grid = Grid([], headings, near=table.near, behind=table.behind)
        for group in table.groups:
            overrun = self._fill(grid.rows, group)
            grid.overrun = grid.overrun or overrun
        outer = self._tables[-1].cell if self._tables else None
        if outer is not None and len(grid.rows) == 1 and len(grid.rows[0]) == 1:
            outer.texts.append(grid.rows[0][0].text)  # no table, but a way to place a text
        elif any(not cell.empty for row in grid.rows for cell in row):
            self._document.grids.append(grid)

    def _fill(self, rows: list[list[Cell]], group: list[list[_Spanning]]) -> bool:
        """Add the rows of a group with all spans filled in; whether one reaches beyond its end."""
        waiting: dict[int, tuple[Cell, int]] = {}
        overrun = False
        for index, spanning in enumerate(group):
            row: list[Cell] = []
            for one in spanning:
                _take_waiting(row, waiting)
                cell = one.cell()
                beyond = one.rows > len(group) - index
                overrun = overrun or beyond
                reach = len(group) - index if one.rows == 0 or beyond else one.rows
                for copy in range(one.columns):
                    if reach > 1:
                        waiting[len(row)] = (_copy(cell, across=copy > 0), reach - 1)
                    row.append(_copy(cell, across=True) if copy else cell)
            _take_waiting(row, waiting)
            self._cells += len(row) - len(spanning)
            if self._cells > MOST_CELLS or len(row) > MOST_COLUMNS:
                raise PageError("too_much")
            if row:
                rows.append(row)
        return overrun


def _take_waiting(row: list[Cell], waiting: dict[int, tuple[Cell, int]]) -> None:
    """Put the cells into a row that reach down into it at its next place."""
    while (place := len(row)) in waiting:
        cell, more = waiting.pop(place)
        row.append(cell)
        if more > 1:
            waiting[place] = (cell, more - 1)


def _copy(cell: Cell, *, across: bool) -> Cell:
    return Cell(cell.text, cell.header, cell.struck, copied=True, across=across)


def _span(text: str | None, most: int) -> int:
    """How far a cell reaches; 1 where it says nothing that can be read."""
    text = (text or "").strip()
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 6 else 1
