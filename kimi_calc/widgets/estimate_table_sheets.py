"""The table of an estimate's items on sheets: headings on each of them, rows in one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from itertools import islice
from typing import NamedTuple

from kimi_calc.estimates.export import Step
from kimi_calc.estimates.report import Report, Row, Section
from kimi_calc.widgets.colors import LIGHT
from kimi_calc.widgets.paper import ABOVE, BOLD, GAP, SMALL, TEXT, Lines, Paper, higher

_MOST_OF_A_NUMBER = 30.0  # mm
_NAMES, _LEAST, _MOST_OF_MODELS = 0.34, 0.15, 0.3  # of the room that numbers leave
_MEASURED = 20  # of the longest texts of a column


class _Column(NamedTuple):
    """A column of the table, in mm."""

    heading: str
    x: float
    width: float
    right: bool


class ItemTable:
    """Puts a report's sections on paper; `new_page` takes another sheet, with its edges."""

    def __init__(
        self, report: Report, paper: Paper, step: Step, new_page: Callable[[], None]
    ) -> None:
        self._report, self._paper, self._step, self._new_page = report, paper, step, new_page
        self._has_once = any(section.rows.whole.once for section in report.sections)
        self._has_month = any(section.rows.whole.recurring for section in report.sections)
        self._columns = self._shared_out()

    def _shared_out(self) -> tuple[_Column, ...]:
        """The columns: numbers have what they need, as far as there is room, words the rest."""
        words, paper = self._report.words, self._paper
        numbers = [words.per_request]
        numbers += [words.month] if self._has_month else []
        numbers += [words.once] if self._has_once else []
        numbers.append(words.share)
        longest = [
            [heading, *texts] for heading, texts in zip(numbers, self._longest(), strict=True)
        ]
        widths = [
            min(max(paper.measured(text, BOLD) for text in texts) + 0.5, _MOST_OF_A_NUMBER)
            for texts in longest
        ]
        left = paper.width - sum(widths) - GAP * (len(widths) + 2)
        models = {row.model for section in self._report.sections for row in section.rows}
        widest = max((paper.measured(one, TEXT) for one in models), default=0.0) + 0.5
        name, model = left * _NAMES, min(max(widest, left * _LEAST), left * _MOST_OF_MODELS)
        widths = [name, model, left - name - model, *widths]
        headings = [words.name, words.model, words.usage, *numbers]
        columns, x = [], 0.0
        for place, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            columns.append(_Column(heading, x, width, right=place > 2))
            x += width + GAP
        return tuple(columns)

    def _longest(self) -> list[list[str]]:
        """The longest texts of each column of numbers: one of them is the widest."""
        rows = (self._numbers(row) for section in self._report.sections for row in section.rows)
        columns = len(self._numbers_of_none())
        found: list[list[str]] = [[] for _ in range(columns)]
        for block in _blocks(rows):
            for place in range(columns):
                texts = {row[place] for row in block} | set(found[place])
                found[place] = nlargest(_MEASURED, texts, key=len)
        return found

    def _numbers_of_none(self) -> tuple[str, ...]:
        return ("",) * (2 + self._has_month + self._has_once)

    def _numbers(self, row: Row) -> tuple[str, ...]:
        found = [row.say(row.per_request)]
        if self._has_month:
            found.append(row.say(row.month))
        if self._has_once:
            found.append(row.say(row.once))
        return (*found, row.share_said)

    def write(self) -> None:
        """All items."""
        if not self._report.sections:
            return
        self._headings()
        for section in self._report.sections:
            self._section(section)

    def _headings(self) -> None:
        cells = [
            self._paper.wrapped(column.heading, column.width, SMALL) for column in self._columns
        ]
        self._row(cells, higher(cells))
        self._paper.rule(self._paper.y, LIGHT.field_border)

    def _section(self, section: Section) -> None:
        for place, row in enumerate(section.rows):
            cells = self._cells(row)
            needed = self._height(cells) + 2 * ABOVE
            title = self._section_title(section) if place == 0 and section.title else ()
            if title:
                needed += higher(title) + 2 * ABOVE
            if not self._paper.has_room(needed):
                self._new_page()
                self._headings()
            if title:
                self._title_row(title)
            self._item(cells)
            self._step()

    def _section_title(self, section: Section) -> tuple[Lines, Lines]:
        """What stands over the items of a group, and what they cost together."""
        subtotal = section.subtotal
        if section.share_said != "–":
            subtotal = f"{subtotal}   {section.share_said}"
        width = self._paper.width
        amount = self._paper.wrapped(subtotal, width * 0.6, BOLD)
        taken = max(self._paper.measured(line, BOLD) for line in amount.lines)
        return self._paper.wrapped(section.title, width - taken - 2 * GAP, BOLD), amount

    def _title_row(self, title: tuple[Lines, Lines]) -> None:
        paper, (name, amount) = self._paper, title
        height = min(higher(title) + 2 * ABOVE, paper.bottom)
        paper.fill(paper.y, height, LIGHT.hover)
        paper.write(amount, 0, paper.y + ABOVE, paper.width - 1, right=True)
        if higher(title) <= paper.bottom / 2:
            paper.write(name, 1, paper.y + ABOVE, paper.width)
            paper.y += height
        else:  # a name that fills sheets
            self._pieces([name], [0.0])

    def _cells(self, row: Row) -> list[Lines]:
        """What stands in each column; the note below the name, how often below the usage."""
        paper, columns = self._paper, self._columns
        name = paper.wrapped(row.item.name, columns[0].width, TEXT)
        note = row.item.note.strip()
        usage = paper.wrapped(row.usage, columns[2].width, SMALL)
        usage = usage._replace(
            lines=usage.lines + paper.wrapped(row.often, columns[2].width, SMALL).lines
        )
        cells = [name, paper.wrapped(row.model, columns[1].width, TEXT), usage]
        cells += [
            paper.wrapped(text, column.width, TEXT)
            for text, column in zip(self._numbers(row), columns[3:], strict=True)
        ]
        if note:
            cells.append(paper.wrapped(note, columns[0].width, SMALL))
        return cells

    def _item(self, cells: list[Lines]) -> None:
        """A row, over several sheets where it is higher than one."""
        height = self._height(cells)
        paper = self._paper
        if height + 2 * ABOVE > paper.bottom - paper.y:
            self._long_item(cells)
        else:
            self._row(cells, height)
        paper.rule(paper.y, LIGHT.card_border, 0.1)

    def _height(self, cells: Sequence[Lines]) -> float:
        """Of a row: of its highest column, the first one with the note below the name."""
        columns = len(self._columns)
        first = sum(len(one.lines) * one.height for one in (cells[0], *cells[columns:]))
        return max(first, higher(cells[1:columns]))

    def _row(self, cells: Sequence[Lines], height: float) -> None:
        paper = self._paper
        y = paper.y + ABOVE
        below = y
        for place, cell in enumerate(cells):
            if place < len(self._columns):
                column = self._columns[place]
                written = paper.write(cell, column.x, y, column.width, right=column.right)
                below = below + written if place == 0 else below
            else:
                paper.write(cell, 0, below, self._columns[0].width)
        paper.y += height + 2 * ABOVE

    def _long_item(self, cells: list[Lines]) -> None:
        """The cells below each other line by line, on as many sheets as they need."""
        columns = self._columns
        y, page = self._paper.y, self._paper.page
        shown = [cells[n] for n in range(1, len(columns))]
        height = higher(shown)
        if self._paper.has_room(height + 2 * ABOVE):
            for cell, column in zip(shown, columns[1:], strict=True):
                self._paper.write(cell, column.x, y + ABOVE, column.width, right=column.right)
        else:
            self._pieces(shown, [column.x for column in columns[1:]])
        self._paper.y = y if self._paper.page == page else self._paper.y
        names = [cells[0], *cells[len(columns) :]]
        self._pieces(names, [0.0] * len(names))

    def _pieces(self, cells: Sequence[Lines], places: Sequence[float]) -> None:
        """Lines below each other, with as many on each sheet as there is room for."""
        paper = self._paper
        paper.y += ABOVE
        for cell, x in zip(cells, places, strict=True):
            for line in cell.lines:
                if not paper.has_room(cell.height):
                    self._new_page()
                    self._headings()
                    paper.y += ABOVE
                paper.write(cell._replace(lines=(line,)), x, paper.y, paper.width - x)
                paper.y += cell.height
        paper.y += ABOVE


def _blocks(rows: Iterator[tuple[str, ...]], size: int = 1_000) -> Iterator[list[tuple[str, ...]]]:
    while block := list(islice(rows, size)):
        yield block
