"""What stands where on the sheets of an estimate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from kimi_calc.estimates.export import Step
from kimi_calc.estimates.report import Report, Row, Section, Sums
from kimi_calc.widgets.colors import LIGHT
from kimi_calc.widgets.paper import Lines, Paper, Style, higher

_TEXT = Style(9, color=LIGHT.text)
_BOLD = Style(9, bold=True, color=LIGHT.text)
_SMALL = Style(8, color=LIGHT.muted)
_TITLE = Style(18, bold=True, color=LIGHT.text)
_LARGE = Style(15, bold=True, color=LIGHT.text)
_CAPTION = Style(11, bold=True, color=LIGHT.text)

_GAP = 3.0  # mm between columns
_ABOVE = 1.4  # mm above and below what stands in a row
_BLOCK = 7.0  # mm between what doesn't belong together
_MOST_OF_A_NUMBER = 30.0  # mm
_NAMES, _MODELS = 0.34, 0.24  # of the room that numbers leave
_HEADER, _FOOTER = -9.0, 6.0  # mm above and below what stands on a sheet
_MEASURED = 20  # of the longest texts of a column


class _Column(NamedTuple):
    """A column of the table, in mm."""

    heading: str
    x: float
    width: float
    right: bool


class EstimateSheets:
    """Fills sheets with a report, from its title to its remarks."""

    def __init__(self, report: Report, paper: Paper, step: Step, pages: int = 0) -> None:
        """`pages` is how many there will be, 0 where that is not known yet."""
        self._report, self._paper, self._step, self._pages = report, paper, step, pages
        self._has_once = any(section.rows.whole.once for section in report.sections)
        self._has_month = any(section.rows.whole.recurring for section in report.sections)
        self._columns = self._shared_out()

    def write(self) -> int:
        """All of it; how many sheets it takes."""
        self._edges()
        self._head()
        self._table()
        for sums in self._report.sums:
            self._sums(sums)
        self._paragraphs(self._report.words.assumptions, self._report.assumptions, _SMALL)
        if self._report.remarks.strip():
            self._paragraphs(self._report.words.remarks, (self._report.remarks,), _TEXT)
        return self._paper.page

    # What stands on each sheet

    def _new_page(self) -> None:
        self._paper.new_page()
        self._edges()

    def _edges(self) -> None:
        """The company and the title above, the prices' day and the number of the sheet below."""
        report, paper = self._report, self._paper
        half = (paper.width - _GAP) / 2
        company = self._one_line(report.company, half, _SMALL)
        if report.company.strip():
            paper.write(company, 0, _HEADER, half)
        if paper.page > 1:
            title = self._one_line(report.title, half, _SMALL)
            paper.write(title, half + _GAP, _HEADER, half, right=True)
        if paper.page > 1 or report.company.strip():
            paper.rule(_HEADER + 5, LIGHT.card_border)
        paper.rule(paper.bottom + _FOOTER - 2, LIGHT.card_border)
        wording = report.words.page
        number = wording.format(page=paper.page, pages=self._pages or paper.page)
        numbered = self._one_line(number, half, _SMALL)
        used = ", ".join(dict.fromkeys(one.label for one in report.lists))
        basis = f"{report.words.price_list} {used} · {report.day_said}"
        room = paper.width - _GAP - paper.measured(numbered.lines[0], _SMALL)
        below = self._one_line(basis if report.lists else report.day_said, room, _SMALL)
        paper.write(below, 0, paper.bottom + _FOOTER, room)
        paper.write(numbered, 0, paper.bottom + _FOOTER, paper.width, right=True)

    def _one_line(self, text: str, width: float, style: Style) -> Lines:
        """The first line of a text; an ellipsis tells where there are more."""
        found = self._paper.wrapped(" ".join(text.split()), width - 3, style)
        if len(found.lines) == 1:
            return found
        return found._replace(lines=(f"{found.lines[0].rstrip()}…",))

    def _head(self) -> None:
        report, paper = self._report, self._paper
        title = paper.wrapped(report.title, paper.width, _TITLE)
        self._flow(title)
        self._flow(paper.wrapped(report.day_said, paper.width, _SMALL))
        paper.y += _BLOCK / 2
        words = report.words
        for sums in report.sums:
            figures = [(words.month, sums.said.month), (words.once, sums.said.once)]
            figures.append((words.year, sums.said.year))
            self._figures([one for one in figures if one[1] != "–"])
        paper.y += _BLOCK / 2

    def _figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Sums for who looks at nothing else, beside each other."""
        paper = self._paper
        width = (paper.width - 2 * _GAP) / 3
        captions = [paper.wrapped(caption, width, _SMALL) for caption, _ in figures]
        amounts = [paper.wrapped(amount, width, _LARGE) for _, amount in figures]
        height = higher(captions) + higher(amounts)
        if not paper.has_room(height):
            self._new_page()
        for place, (caption, amount) in enumerate(zip(captions, amounts, strict=True)):
            x = place * (width + _GAP)
            paper.write(caption, x, paper.y, width)
            paper.write(amount, x, paper.y + higher(captions), width)
        paper.y += height + _GAP

    # The table

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
            min(max(paper.measured(text, _BOLD) for text in texts) + 0.5, _MOST_OF_A_NUMBER)
            for texts in longest
        ]
        left = paper.width - sum(widths) - _GAP * (len(widths) + 2)
        name, model = left * _NAMES, left * _MODELS
        widths = [name, model, left - name - model, *widths]
        headings = [words.name, words.model, words.usage, *numbers]
        columns, x = [], 0.0
        for place, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            columns.append(_Column(heading, x, width, right=place > 2))
            x += width + _GAP
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

    def _table(self) -> None:
        if not self._report.sections:
            return
        self._headings()
        for section in self._report.sections:
            self._section(section)

    def _headings(self) -> None:
        cells = [
            self._paper.wrapped(column.heading, column.width, _SMALL) for column in self._columns
        ]
        self._row(cells, higher(cells))
        self._paper.rule(self._paper.y, LIGHT.field_border)

    def _section(self, section: Section) -> None:
        for place, row in enumerate(section.rows):
            cells = self._cells(row)
            needed = self._height(cells) + 2 * _ABOVE
            title = self._section_title(section) if place == 0 and section.title else ()
            if title:
                needed += higher(title) + 2 * _ABOVE
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
        amount = self._paper.wrapped(subtotal, width * 0.6, _BOLD)
        taken = max(self._paper.measured(line, _BOLD) for line in amount.lines)
        return self._paper.wrapped(section.title, width - taken - 2 * _GAP, _BOLD), amount

    def _title_row(self, title: tuple[Lines, Lines]) -> None:
        paper, (name, amount) = self._paper, title
        height = min(higher(title) + 2 * _ABOVE, paper.bottom)
        paper.fill(paper.y, height, LIGHT.hover)
        paper.write(amount, 0, paper.y + _ABOVE, paper.width - 1, right=True)
        if higher(title) <= paper.bottom / 2:
            paper.write(name, 1, paper.y + _ABOVE, paper.width)
            paper.y += height
        else:  # a name that fills sheets
            self._pieces([name], [0.0])

    def _cells(self, row: Row) -> list[Lines]:
        """What stands in each column; the note below the name, how often below the usage."""
        paper, columns = self._paper, self._columns
        name = paper.wrapped(row.item.name, columns[0].width, _TEXT)
        note = row.item.note.strip()
        usage = paper.wrapped(row.usage, columns[2].width, _SMALL)
        usage = usage._replace(
            lines=usage.lines + paper.wrapped(row.often, columns[2].width, _SMALL).lines
        )
        cells = [name, paper.wrapped(row.model, columns[1].width, _TEXT), usage]
        cells += [
            paper.wrapped(text, column.width, _TEXT)
            for text, column in zip(self._numbers(row), columns[3:], strict=True)
        ]
        if note:
            cells.append(paper.wrapped(note, columns[0].width, _SMALL))
        return cells

    def _item(self, cells: list[Lines]) -> None:
        """A row, over several sheets where it is higher than one."""
        height = self._height(cells)
        paper = self._paper
        if height + 2 * _ABOVE > paper.bottom - paper.y:
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
        y = paper.y + _ABOVE
        below = y
        for place, cell in enumerate(cells):
            if place < len(self._columns):
                column = self._columns[place]
                written = paper.write(cell, column.x, y, column.width, right=column.right)
                below = below + written if place == 0 else below
            else:
                paper.write(cell, 0, below, self._columns[0].width)
        paper.y += height + 2 * _ABOVE

    def _long_item(self, cells: list[Lines]) -> None:
        """The cells below each other line by line, on as many sheets as they need."""
        columns = self._columns
        y, page = self._paper.y, self._paper.page
        shown = [cells[n] for n in range(1, len(columns))]
        height = higher(shown)
        if self._paper.has_room(height + 2 * _ABOVE):
            for cell, column in zip(shown, columns[1:], strict=True):
                self._paper.write(cell, column.x, y + _ABOVE, column.width, right=column.right)
        else:
            self._pieces(shown, [column.x for column in columns[1:]])
        self._paper.y = y if self._paper.page == page else self._paper.y
        names = [cells[0], *cells[len(columns) :]]
        self._pieces(names, [0.0] * len(names))

    def _pieces(self, cells: Sequence[Lines], places: Sequence[float]) -> None:
        """Lines below each other, with as many on each sheet as there is room for."""
        paper = self._paper
        paper.y += _ABOVE
        for cell, x in zip(cells, places, strict=True):
            for line in cell.lines:
                if not paper.has_room(cell.height):
                    self._new_page()
                    self._headings()
                    paper.y += _ABOVE
                paper.write(cell._replace(lines=(line,)), x, paper.y, paper.width - x)
                paper.y += cell.height
        paper.y += _ABOVE

    # Below it

    def _sums(self, sums: Sums) -> None:
        """What all items of a currency cost, its taxes, and the amounts in capitals."""
        paper, words = self._paper, self._report.words
        label = (
            f"{words.total} ({sums.currency_name})" if len(self._report.sums) > 1 else words.total
        )
        rows = [("", words.month, words.once, words.year), (label, *sums.said)]
        rows += [(line.label, *line.said) for line in sums.taxes]
        width = (paper.width * 0.7) / 3
        first = paper.width - 3 * (width + _GAP)
        lines = []
        for place, row in enumerate(rows):
            style = _SMALL if place == 0 else _BOLD if place == 1 else _TEXT
            room = (first, width, width, width)
            lines.append(
                [paper.wrapped(text, one, style) for text, one in zip(row, room, strict=True)]
            )
        height = sum(higher(row) + 2 * _ABOVE for row in lines)
        capitals = [
            (
                paper.wrapped(one.label, first, _SMALL),
                paper.wrapped(one.text, paper.width - first - _GAP, _TEXT),
            )
            for one in sums.capitals
        ]
        height += sum(higher(pair) + _ABOVE for pair in capitals)
        paper.y += _BLOCK / 2
        if not paper.has_room(height):
            self._new_page()
        for place, cells in enumerate(lines):
            x = 0.0
            for cell, one in zip(cells, (first, width, width, width), strict=True):
                paper.write(cell, x, paper.y + _ABOVE, one, right=x > 0)
                x += one + _GAP
            paper.y += higher(cells) + 2 * _ABOVE
            if place == 0:
                paper.rule(paper.y, LIGHT.field_border)
        for caption, text in capitals:
            paper.write(caption, 0, paper.y + _ABOVE / 2, first)
            paper.write(text, first + _GAP, paper.y + _ABOVE / 2, paper.width - first - _GAP)
            paper.y += higher((caption, text)) + _ABOVE

    def _paragraphs(self, caption: str, texts: Sequence[str], style: Style) -> None:
        paper = self._paper
        headline = paper.wrapped(caption, paper.width, _CAPTION)
        first = paper.wrapped(texts[0], paper.width, style) if texts else None
        needed = _BLOCK + higher([headline]) + _ABOVE + (first.height if first else 0)
        if not paper.has_room(needed):
            self._new_page()
        else:
            paper.y += _BLOCK
        self._flow(headline)
        paper.y += _ABOVE / 2
        for text in texts:
            self._flow(paper.wrapped(text, paper.width, style))
            paper.y += _ABOVE / 2

    def _flow(self, lines: Lines) -> None:
        """Lines below each other, on the next sheet where there is no more room."""
        paper = self._paper
        for line in lines.lines:
            if not paper.has_room(lines.height):
                self._new_page()
            paper.write(lines._replace(lines=(line,)), 0, paper.y, paper.width)
            paper.y += lines.height


def _blocks(rows: Iterator[tuple[str, ...]], size: int = 1_000) -> Iterator[list[tuple[str, ...]]]:
    from itertools import islice

    while block := list(islice(rows, size)):
        yield block
