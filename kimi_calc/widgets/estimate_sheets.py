"""What stands where on the sheets of an estimate."""

from __future__ import annotations

from kimi_calc.estimates.export import Step
from kimi_calc.estimates.report import Report, Sums
from kimi_calc.widgets.colors import LIGHT
from kimi_calc.widgets.estimate_table_sheets import ItemTable
from kimi_calc.widgets.paper import ABOVE, BOLD, GAP, SMALL, TEXT, Paper, higher
from kimi_calc.widgets.sheets import BLOCK, Edges, Sheets


class EstimateSheets:
    """Fills sheets with a report, from its title to its remarks."""

    def __init__(self, report: Report, paper: Paper, step: Step, pages: int = 0) -> None:
        """`pages` is how many there will be, 0 where that is not known yet."""
        self._report, self._paper = report, paper
        edges = Edges(report.company, report.title, report.basis_said, report.words.page)
        self._sheets = Sheets(paper, edges, pages)
        self._table = ItemTable(report, paper, step, self._sheets.new_page)

    def write(self) -> int:
        """All of it; how many sheets it takes."""
        report, sheets = self._report, self._sheets
        sheets.draw_edges()
        self._head()
        self._table.write()
        for sums in report.sums:
            self._sums(sums)
        sheets.paragraphs(report.words.assumptions, report.assumptions, SMALL)
        if report.remarks.strip():
            sheets.paragraphs(report.words.remarks, (report.remarks,), TEXT)
        return self._paper.page

    def _head(self) -> None:
        report = self._report
        self._sheets.title(report.title, report.day_said)
        for sums in report.sums:
            figures = zip(report.captions, sums.said, strict=True)
            self._sheets.figures([one for one in figures if one[1] != "–"])
        self._paper.y += BLOCK / 2

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
        paper.y += BLOCK / 2
        if not paper.has_room(height):
            self._sheets.new_page()
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
