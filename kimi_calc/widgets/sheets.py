"""What sheets of every report have: edges, a title, figures, paragraphs that flow over pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kimi_calc.widgets.colors import LIGHT
from kimi_calc.widgets.paper import ABOVE, GAP, SMALL, Lines, Paper, Style, higher

BLOCK = 7.0
"""mm between what doesn't belong together."""

_TITLE = Style(18, bold=True, color=LIGHT.text)
_LARGE = Style(15, bold=True, color=LIGHT.text)
_CAPTION = Style(11, bold=True, color=LIGHT.text)
_HEADER, _FOOTER = -9.0, 6.0  # mm above and below what stands on a sheet


class Edges(NamedTuple):
    """What stands on each sheet: whose it is and its title above, `below` and a number below.

    `page` is how sheets are numbered: `Page {page} of {pages}`.
    """

    company: str
    title: str
    below: str
    page: str


class Sheets:
    """Sheets with their edges, filled from top to bottom.

    `pages` is how many there will be, 0 where that is not known yet.
    """

    def __init__(self, paper: Paper, edges: Edges, pages: int = 0) -> None:
        self.paper, self._edges, self._pages = paper, edges, pages

    def new_page(self) -> None:
        """Take another sheet."""
        self.paper.new_page()
        self.draw_edges()

    def draw_edges(self) -> None:
        """What stands on each sheet, of the one that is being filled."""
        edges, paper = self._edges, self.paper
        half = (paper.width - GAP) / 2
        company = self.one_line(edges.company, half, SMALL)
        if edges.company.strip():
            paper.write(company, 0, _HEADER, half)
        if paper.page > 1:
            title = self.one_line(edges.title, half, SMALL)
            paper.write(title, half + GAP, _HEADER, half, right=True)
        if paper.page > 1 or edges.company.strip():
            paper.rule(_HEADER + 5, LIGHT.card_border)
        paper.rule(paper.bottom + _FOOTER - 2, LIGHT.card_border)
        number = edges.page.format(page=paper.page, pages=self._pages or paper.page)
        numbered = self.one_line(number, half, SMALL)
        room = paper.width - GAP - paper.measured(numbered.lines[0], SMALL)
        below = self.one_line(edges.below, room, SMALL)
        paper.write(below, 0, paper.bottom + _FOOTER, room)
        paper.write(numbered, 0, paper.bottom + _FOOTER, paper.width, right=True)

    def one_line(self, text: str, width: float, style: Style) -> Lines:
        """The first line of a text; an ellipsis tells where there are more."""
        found = self.paper.wrapped(" ".join(text.split()), width - 3, style)
        if len(found.lines) == 1:
            return found
        return found._replace(lines=(f"{found.lines[0].rstrip()}…",))

    def title(self, title: str, below: str) -> None:
        """The title of all, and a line below it."""
        paper = self.paper
        self.flow(paper.wrapped(title, paper.width, _TITLE))
        self.flow(paper.wrapped(below, paper.width, SMALL))
        paper.y += BLOCK / 2

    def figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Up to three captions with figures, for who looks at nothing else, beside each other."""
        paper = self.paper
        width = (paper.width - 2 * GAP) / 3
        captions = [paper.wrapped(caption, width, SMALL) for caption, _ in figures]
        amounts = [paper.wrapped(amount, width, _LARGE) for _, amount in figures]
        height = higher(captions) + higher(amounts)
        if not paper.has_room(height):
            self.new_page()
        for place, (caption, amount) in enumerate(zip(captions, amounts, strict=True)):
            x = place * (width + GAP)
            paper.write(caption, x, paper.y, width)
            paper.write(amount, x, paper.y + higher(captions), width)
        paper.y += height + GAP

    def caption(self, caption: str, needed: float = 0.0) -> None:
        """What stands over something that needs so much room, which is on the same sheet."""
        paper = self.paper
        headline = paper.wrapped(caption, paper.width, _CAPTION)
        if not paper.has_room(BLOCK + higher([headline]) + ABOVE + needed):
            self.new_page()
        else:
            paper.y += BLOCK
        self.flow(headline)
        paper.y += ABOVE / 2

    def paragraphs(self, caption: str, texts: Sequence[str], style: Style) -> None:
        """Texts below a caption."""
        paper = self.paper
        first = paper.wrapped(texts[0], paper.width, style).height if texts else 0.0
        self.caption(caption, first)
        for text in texts:
            self.flow(paper.wrapped(text, paper.width, style))
            paper.y += ABOVE / 2

    def flow(self, lines: Lines) -> None:
        """Lines below each other, on the next sheet where there is no more room."""
        paper = self.paper
        for line in lines.lines:
            if not paper.has_room(lines.height):
                self.new_page()
            paper.write(lines._replace(lines=(line,)), 0, paper.y, paper.width)
            paper.y += lines.height
