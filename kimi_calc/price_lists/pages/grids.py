"""What is read of a page before it is understood: tables as rows of cells, and its other texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from kimi_calc.price_lists.pages.wording import is_wordless, plain

MOST_CELLS = 10_000
"""Cells of one page, those of spans counted singly. A page of prices has some hundred."""

MOST_LINES = 8_000
"""Lines of one page beside its tables. A page of prices has some hundred, with all its menus."""

MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text on one line; `struck` is what was struck through in it.

    `copied` says that it stands here because a cell above or beside reaches so far, `across` that
    it is one beside.
    """

    text: str
    header: bool = False
    struck: str = ""
    copied: bool = False
    across: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text


@dataclass(slots=True)
class Grid:
    """A table: its rows of cells, which may be of unequal length, and the headings above it.

    `overrun` says that a cell reaches beyond the last row. `headings` go from the page's to the
    nearest; `near` are the lines right before the table. `behind`: it is in a tab behind another.
    """

    rows: list[list[Cell]]
    headings: tuple[str, ...] = ()
    overrun: bool = False
    near: tuple[str, ...] = ()
    behind: bool = False

    @property
    def text(self) -> str:
        """All of it as text: cells parted by |, rows by lines."""
        return "\n".join(" | ".join(cell.text for cell in row) for row in self.rows)


@dataclass(slots=True)
class Document:
    """One page: its tables and its other lines, in its order; where it comes from, if it says so.

    `cut_off` says that its end can't be read.
    """

    grids: list[Grid] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    source: str = ""
    cut_off: bool = False


def cells_of(texts: list[str], *, header: bool = False) -> list[Cell]:
    """Cells with these texts."""
    return [cell_of(text, header=header) for text in texts]


def cell_of(text: str, *, header: bool = False) -> Cell:
    """A cell with this text; what ~~stands so~~ in it is struck through."""
    pieces = text.split("~~")
    if len(pieces) > 2 and len(pieces) % 2:
        struck = plain(" ".join(pieces[1::2]))
        return Cell(plain(" ".join(pieces[0::2])), header, struck)
    return Cell(plain(text), header)


def heading_of(line: str) -> str:
    """A line as a heading; "" for one that can be none."""
    line = plain(line)
    ends = line.endswith((".", "。", ";", "；", ",", "，"))
    return "" if len(line) > 60 or ends or is_wordless(line) else line
