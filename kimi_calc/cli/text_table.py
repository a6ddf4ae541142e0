"""Rows of texts as the lines of a table for a terminal."""

from __future__ import annotations

from collections.abc import Container, Sequence
from unicodedata import east_asian_width


def text_table(rows: Sequence[Sequence[str]], left: Container[int]) -> list[str]:
    """The rows in lines, columns two spaces apart; those of `left` begin at the left."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_cells(row, widths, left)).rstrip() for row in rows]


def _cells(row: Sequence[str], widths: Sequence[int], left: Container[int]) -> list[str]:
    cells = []
    for column, (text, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - _width(text))
        cells.append(text + space if column in left else space + text)
    return cells


def _width(text: str) -> int:
    """How many columns of a terminal it takes: a Chinese character is two wide."""
    return sum(2 if east_asian_width(each) in {"W", "F"} else 1 for each in text)
