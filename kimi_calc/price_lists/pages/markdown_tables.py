"""Markdown and MDX → their tables and other lines: tables of |, of components and of HTML."""

from __future__ import annotations

import re

from kimi_calc.price_lists.pages.components import components_of
from kimi_calc.price_lists.pages.grids import MOST_CELLS, Cell, Document, Grid
from kimi_calc.price_lists.pages.html_tables import read_html
from kimi_calc.price_lists.pages.inline import cell_of_markup
from kimi_calc.price_lists.pages.messages import PageError
from kimi_calc.price_lists.pages.wording import plain

_RULE = re.compile(r":?-{1,}:?")
_PIPE = re.compile(r"(?<!\\)\|")
_RULED = frozenset("|:-> \t")
_NEAR = 3


def is_rule(line: str) -> bool:
    """Whether a line parts the header of a table of | from its rows."""
    if "|" not in line or "-" not in line or not _RULED.issuperset(line):
        return False
    return all(_RULE.fullmatch(cell.strip()) for cell in _pieces(line))


def has_pipes(line: str) -> bool:
    """Whether a line can be a row of such a table."""
    line = line.lstrip("> ")
    return line.startswith("|") or line.count("|") > 1 or is_rule(line)


def read_markdown(text: str) -> Document:
    """The tables and other lines of a Markdown text; PageError where there are too many cells."""
    if text.count("|") > 3 * MOST_CELLS:
        raise PageError("too_much")
    reader = _Reader()
    place = 0
    for component in components_of(text):
        reader.lines(text[place : component.start])
        reader.grid(component.rows)
        place = component.end
    reader.lines(text[place:])
    return reader.document


class _Reader:
    """Goes through the lines once, with the headings above them in mind."""

    def __init__(self) -> None:
        self.document = Document()
        self._headings: dict[int, str] = {}
        self._rows: list[str] = []
        self._html: list[str] = []
        self._in_code = ""
        self._cells = 0

    def lines(self, text: str) -> None:
        """Read a part of the text."""
        for line in text.split("\n"):
            self._line(line)
        self._end_rows()
        self._end_html()

    def grid(self, rows: list[list[Cell]]) -> None:
        """Take a table in."""
        self._cells += sum(map(len, rows))
        if self._cells > MOST_CELLS:
            raise PageError("too_much")
        headings = tuple(self._headings[level] for level in sorted(self._headings))
        near = tuple(self.document.lines[-_NEAR:])
        self.document.grids.append(Grid(rows, headings, near=near))

    def _line(self, line: str) -> None:
        bare = line.strip().lstrip("> ").strip()
        if self._skips(line, bare):
            return
        if self._html or bare.lower().startswith("<table"):
            self._end_rows()
            self._html.append(line)
            if "</table" in bare.lower():
                self._end_html()
        elif has_pipes(line):
            self._rows.append(line)
        else:
            self._end_rows()
            self._text(bare)

    def _skips(self, line: str, bare: str) -> bool:
        """Whether the line is a part of code of a page, or fences such code."""
        if bare.startswith(("```", "~~~")):
            return True  # what stands within may be a table that was fenced
        if self._in_code:
            if line.startswith(self._in_code):
                self._in_code = ""
            return True
        if line.startswith(("export const", "export function", "export default")):
            self._in_code = _end_of_code(bare)
            return True
        return False

    def _text(self, bare: str) -> None:
        if bare.startswith("<!--") and "source:" in bare and not self.document.source:
            address = bare.partition("source:")[2].split()
            self.document.source = address[0] if address else ""
            return
        level = len(bare) - len(bare.lstrip("#"))
        if level and level <= 6 and bare[level : level + 1] in {" ", ""}:
            for deeper in [one for one in self._headings if one >= level]:
                del self._headings[deeper]
            text = plain(bare[level:])
            if text:
                self._headings[level] = text
        else:
            text = cell_of_markup(bare).text
        if text:
            self.document.lines.append(text)

    def _end_html(self) -> None:
        if self._html:
            grids = read_html("\n".join(self._html)).grids
            self._html.clear()
            for grid in grids:
                self.grid(grid.rows)
                self.document.grids[-1].overrun = grid.overrun

    def _end_rows(self) -> None:
        rows, self._rows = self._rows, []
        rules = [index for index, line in enumerate(rows) if is_rule(line)]
        if len(rows) < 2:
            for line in rows:
                self._text(line)
            return
        # Each rule has a header above it: where there are two, two tables touch.
        starts = [0, *(index - 1 for index in rules[1:] if index > 1)]
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
            self._table(rows[start:end])

    def _table(self, lines: list[str]) -> None:
        rule = next((index for index, line in enumerate(lines) if is_rule(line)), 0)
        rows = [
            (_pieces(line), index < rule) for index, line in enumerate(lines) if not is_rule(line)
        ]
        if self._cells + sum(len(pieces) for pieces, _ in rows) > MOST_CELLS:
            raise PageError("too_much")
        self.grid(
            [[cell_of_markup(piece, header=header) for piece in pieces] for pieces, header in rows]
        )


def _end_of_code(line: str) -> str:
    """What the line begins with that ends the code which begins here; "" where it ends here."""
    pairs = {"{": "}", "[": "]", "(": ")"}
    opened = sum(line.count(one) - line.count(other) for one, other in pairs.items())
    return pairs.get(line[-1:], "}") if opened > 0 else ""


def _pieces(line: str) -> list[str]:
    line = line.strip().lstrip("> ").strip()
    pieces = _PIPE.split(line.removeprefix("|"))
    if len(pieces) > 1 and not pieces[-1].strip():
        pieces.pop()
    return [piece.replace("\\|", "|") for piece in pieces]
