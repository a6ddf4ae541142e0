"""A table of texts on sheets: headings on each of them, rows in one piece, sums at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kimi_calc.pricing.characters import shortened
from kimi_calc.widgets.colors import LIGHT
from kimi_calc.widgets.paper import ABOVE, GAP, SMALL, Lines, Paper, Style, higher

_LONGEST = 160  # characters of a cell: a row is lower than a sheet
_MOST_OF_A_TEXT, _LEAST_OF_A_TEXT = 90.0, 20.0  # mm
_CLOSE = 0.4  # mm above and below rows without lines
_CELL = Style(8, color=LIGHT.text)
_SUM = Style(8, bold=True, color=LIGHT.text)

Cells = Sequence[str]


class TextTable(NamedTuple):
    """Headings, rows below them, and the row of sums if there is one.

    `right` says which columns are of numbers. What is `close` has no lines between its rows.
    """

    headings: Cells
    right: Sequence[bool]
    rows: Sequence[Cells]
    sums: Cells | None = None
    close: bool = False


class TableSheets:
    """Puts a table on paper; `new_page` takes another sheet, with its edges."""

    def __init__(self, table: TextTable, paper: Paper, new_page: Callable[[], None]) -> None:
        self._table, self._paper, self._new_page = table, paper, new_page
        self._rows = [_short(row) for row in table.rows]
        self._sums = _short(table.sums) if table.sums else None
        self._above = _CLOSE if table.close else ABOVE
        self._wanted = [self._wanted_by(place) for place in range(len(table.right))]
        self._widths = self._shared_out()

    @property
    def fits(self) -> bool:
        """Whether no number is parted."""
        return all(
            width >= wanted
            for width, wanted, right in zip(
                self._widths, self._wanted, self._table.right, strict=True
            )
            if right
        )

    @property
    def needed(self) -> float:
        """The room for the headings and the first row, which aren't parted."""
        head = self._height(self._wrapped(self._table.headings, SMALL))
        return head + (self._height(self._wrapped(self._rows[0], _CELL)) if self._rows else 0.0)

    def write(self, step: Callable[[], None] = lambda: None) -> None:
        """All rows, with a step after each."""
        self._headings()
        for row in self._rows:
            self._row(self._wrapped(row, _CELL))
            if not self._table.close:
                self._paper.rule(self._paper.y, LIGHT.card_border, 0.1)
            step()
        if self._sums:
            self._row(self._wrapped(self._sums, _SUM))

    def _headings(self) -> None:
        if any(self._table.headings):
            cells = self._wrapped(self._table.headings, SMALL)
            self._put(cells)
            self._paper.rule(self._paper.y, LIGHT.field_border)

    def _row(self, cells: Sequence[Lines]) -> None:
        if not self._paper.has_room(self._height(cells)):
            self._new_page()
            self._headings()
        self._put(cells)

    def _put(self, cells: Sequence[Lines]) -> None:
        paper, x = self._paper, 0.0
        for cell, width, right in zip(cells, self._widths, self._table.right, strict=True):
            paper.write(cell, x, paper.y + self._above, width, right=right)
            x += width + GAP
        paper.y += self._height(cells)

    def _height(self, cells: Sequence[Lines]) -> float:
        return higher(cells) + 2 * self._above

    def _wrapped(self, row: Cells, style: Style) -> list[Lines]:
        return [
            self._paper.wrapped(text, width, style)
            for text, width in zip(row, self._widths, strict=True)
        ]

    def _shared_out(self) -> list[float]:
        """The width of each column: as wide as its widest cell, if there is room for all of them.

        The rest is that of the last column, or of the first if the last is one of numbers. Where
        there is less, numbers have what they need, and texts share what they leave.
        """
        right, widths = self._table.right, list(self._wanted)
        room = self._paper.width - GAP * (len(widths) - 1)
        numbers = [place for place in range(len(widths)) if right[place]]
        texts = [place for place in range(len(widths)) if not right[place]]
        _narrow(widths, numbers, room - _LEAST_OF_A_TEXT * len(texts))
        _narrow(widths, texts, room - sum(widths[place] for place in numbers))
        widest = 0 if right[-1] else -1
        widths[widest] += max(0.0, room - sum(widths))
        return widths

    def _wanted_by(self, place: int) -> float:
        measured = self._paper.measured
        words = self._table.headings[place].split()
        head = max((measured(word, SMALL) for word in words), default=0.0)
        cells = (row[place] for row in self._rows)
        widest = max((measured(text, _CELL) for text in cells), default=0.0)
        if self._sums:
            widest = max(widest, measured(self._sums[place], _SUM))
        if not self._table.right[place]:
            widest = min(widest, _MOST_OF_A_TEXT)
        return max(head, widest) + 0.5


def _narrow(widths: list[float], places: Sequence[int], room: float) -> None:
    """Have columns take no more room together: what needs little has it, the others share alike."""
    for at, place in enumerate(sorted(places, key=widths.__getitem__)):
        widths[place] = min(widths[place], room / (len(places) - at))
        room -= widths[place]


def _short(row: Cells) -> tuple[str, ...]:
    return tuple(shortened(" ".join(text.split()), _LONGEST) for text in row)
