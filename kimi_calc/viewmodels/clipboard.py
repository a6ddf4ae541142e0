"""Tables for the clipboard, in the forms that other programs take.

A clipboard holds a content in several forms, and who pastes it takes one of them. Excel, WPS,
LibreOffice and the spreadsheets of a browser take HTML before text; chats, editors and command
lines take the text. So the text is written for people (`¥7,740.00`, `810,000,000`), and the cells
of the HTML for arithmetic: digits alone, all of them, the currency in a cell of its own. A program
that has only text for a spreadsheet reads the grouped numbers too: tabs stand between the cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_MOST_DIGITS = 15  # that a spreadsheet's numbers hold
_BEGIN_A_FORMULA = tuple("=+-@＝＋－＠")  # the full-width ones too
_AS_TEXT = (
    " style='mso-number-format:\"\\@\"'"  # else digits would be dropped, and a "=1+1" computed
)


class Cell(NamedTuple):
    """A number: as it stands for people, empty if it needn't, and as a spreadsheet reads it."""

    text: str
    plain: str


Rows = Sequence[Sequence[str | Cell]]
"""Cells; those that are no Cell are words, the same for everybody."""


def as_text(rows: Rows) -> str:
    """A line a row, tabs between what is written for people."""
    lines = []
    for row in rows:
        texts = [cell.text if isinstance(cell, Cell) else cell for cell in row]
        written = (
            text for text, cell in zip(texts, row, strict=True) if text or isinstance(cell, str)
        )
        lines.append("\t".join(written))
    return "\n".join(lines) + "\n"


def as_html(rows: Rows) -> str:
    """A table of digits and words, for spreadsheets and for letters with tables."""
    lines = []
    for row in rows:
        wide = ' colspan="4"' if len(row) == 1 else ""
        lines.append("".join(_html_cell(cell, wide) for cell in row or ("",)))
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<meta charset="utf-8"><table>{table}</table>'


def _html_cell(cell: str | Cell, wide: str) -> str:
    from html import escape  # whose table of entities no start shall wait for

    if isinstance(cell, Cell):
        content, misread = cell.plain, _digits(cell.plain) > _MOST_DIGITS
    else:
        content, misread = cell, cell.startswith(_BEGIN_A_FORMULA)
    return f"<td{wide}{_AS_TEXT if misread else ''}>{escape(content)}</td>"


def _digits(number: str) -> int:
    """Significant digits."""
    return len(number.replace(".", "").removeprefix("-").removesuffix("%").strip("0"))
