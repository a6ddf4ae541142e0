"""What stands where on the sheets of an estimate."""

from __future__ import annotations

from collections.abc import Sequence

from kimi_calc.estimates.export import Step
from kimi_calc.estimates.report import Report, Sums
from kimi_calc.widgets.colors import LIGHT
from kimi_calc.widgets.estimate_table_sheets import ItemTable
from kimi_calc.widgets.paper import ABOVE, BOLD, GAP, SMALL, TEXT, Lines, Paper, Style, higher

_TITLE = Style(18, bold=True, color=LIGHT.text)
_LARGE = Style(15, bold=True, color=LIGHT.text)
_CAPTION = Style(11, bold=True, color=LIGHT.text)

_BLOCK = 7.0  # mm between what doesn't belong together
_HEADER, _FOOTER = -9.0, 6.0  # mm above and below what stands on a sheet


class EstimateSheets:
    """Fills sheets with a report, from its title to its remarks."""

    def __init__(self, report: Report, paper: Paper, step: Step, pages: int = 0) -> None:
        """`pages` is how many there will be, 0 where that is not known yet."""
        self._report, self._paper, self._step, self._pages = report, paper, step, pages
        self._table = ItemTable(report, paper, step, self._new_page)

    def write(self) -> int:
        """All of it; how many sheets it takes."""
        self._edges()
        self._head()
        self._table.write()
        for sums in self._report.sums:
            self._sums(sums)
        self._paragraphs(self._report.words.assumptions, self._report.assumptions, SMALL)
        if self._report.remarks.strip():
            self._paragraphs(self._report.words.remarks, (self._report.remarks,), TEXT)
        return self._paper.page

    # What stands on each sheet

    def _new_page(self) -> None:
        self._paper.new_page()
        self._edges()

    def _edges(self) -> None:
        """The company and the title above, the prices' day and the number of the sheet below."""
        report, paper = self._report, self._paper
        half = (paper.width - GAP) / 2
        company = self._one_line(report.company, half, SMALL)
        if report.company.strip():
            paper.write(company, 0, _HEADER, half)
        if paper.page > 1:
            title = self._one_line(report.title, half, SMALL)
            paper.write(title, half + GAP, _HEADER, half, right=True)
        if paper.page > 1 or report.company.strip():
            paper.rule(_HEADER + 5, LIGHT.card_border)
        paper.rule(paper.bottom + _FOOTER - 2, LIGHT.card_border)
        wording = report.words.page
        number = wording.format(page=paper.page, pages=self._pages or paper.page)
        numbered = self._one_line(number, half, SMALL)
        room = paper.width - GAP - paper.measured(numbered.lines[0], SMALL)
        below = self._one_line(report.basis_said, room, SMALL)
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
        self._flow(paper.wrapped(report.day_said, paper.width, SMALL))
        paper.y += _BLOCK / 2
        for sums in report.sums:
            figures = zip(report.captions, sums.said, strict=True)
            self._figures([one for one in figures if one[1] != "–"])
        paper.y += _BLOCK / 2

    def _figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Sums for who looks at nothing else, beside each other."""
        paper = self._paper
        width = (paper.width - 2 * GAP) / 3
        captions = [paper.wrapped(caption, width, SMALL) for caption, _ in figures]
        amounts = [paper.wrapped(amount, width, _LARGE) for _, amount in figures]
        height = higher(captions) + higher(amounts)
        if not paper.has_room(height):
            self._new_page()
        for place, (caption, amount) in enumerate(zip(captions, amounts, strict=True)):
            x = place * (width + GAP)
            paper.write(caption, x, paper.y, width)
            paper.write(amount, x, paper.y + higher(captions), width)
        paper.y += height + GAP

    # Below it

    def _sums(self, sums: Sums) -> None:
        """What all items of a currency cost, its taxes, and the amounts in capitals."""
        paper, words = self._paper, self._report.words
        label = (
            f"{words.total} · {sums.currency_name}" if len(self._report.sums) > 1 else words.total
        )
        rows = [("", words.month, words.once, words.year), (label, *sums.said)]
        rows += [(line.label, *line.said) for line in sums.taxes]
        width = (paper.width * 0.7) / 3
        first = paper.width - 3 * (width + GAP)
        lines = []
        for place, row in enumerate(rows):
            # The total, and what is to be paid where taxes are said.
            style = SMALL if place == 0 else BOLD if place in {1, len(rows) - 1} else TEXT
            room = (first, width, width, width)
            lines.append(
                [paper.wrapped(text, one, style) for text, one in zip(row, room, strict=True)]
            )
        height = sum(higher(row) + 2 * ABOVE for row in lines)
        capitals = [
            (
                paper.wrapped(one.label, first, SMALL),
                paper.wrapped(one.text, paper.width - first - GAP, TEXT),
            )
            for one in sums.capitals
        ]
        height += sum(higher(pair) + ABOVE for pair in capitals)
        paper.y += _BLOCK / 2
        if not paper.has_room(height):
            self._new_page()
        for place, cells in enumerate(lines):
            x = 0.0
            for cell, one in zip(cells, (first, width, width, width), strict=True):
                paper.write(cell, x, paper.y + ABOVE, one, right=x > 0)
                x += one + GAP
            paper.y += higher(cells) + 2 * ABOVE
            if place == 0:
                paper.rule(paper.y, LIGHT.field_border)
        for caption, text in capitals:
            paper.write(caption, 0, paper.y + ABOVE / 2, first)
            paper.write(text, first + GAP, paper.y + ABOVE / 2, paper.width - first - GAP)
            paper.y += higher((caption, text)) + ABOVE

    def _paragraphs(self, caption: str, texts: Sequence[str], style: Style) -> None:
        paper = self._paper
        headline = paper.wrapped(caption, paper.width, _CAPTION)
        first = paper.wrapped(texts[0], paper.width, style) if texts else None
        needed = _BLOCK + higher([headline]) + ABOVE + (first.height if first else 0)
        if not paper.has_room(needed):
            self._new_page()
        else:
            paper.y += _BLOCK
        self._flow(headline)
        paper.y += ABOVE / 2
        for text in texts:
            self._flow(paper.wrapped(text, paper.width, style))
            paper.y += ABOVE / 2

    def _flow(self, lines: Lines) -> None:
        """Lines below each other, on the next sheet where there is no more room."""
        paper = self._paper
        for line in lines.lines:
            if not paper.has_room(lines.height):
                self._new_page()
            paper.write(lines._replace(lines=(line,)), 0, paper.y, paper.width)
            paper.y += lines.height
