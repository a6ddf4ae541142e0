"""Sheets of A4 that are filled from top to bottom, first to count them, then on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from kimi_calc.widgets.colors import LIGHT
from kimi_calc.widgets.theme import CHINESE_FONTS

_RESOLUTION = 600  # dots an inch: of what is measured, not of what is seen
_A_POINT = _RESOLUTION / 72
_A_MM = _RESOLUTION / 25.4
_SIDE, _ABOVE, _BELOW = 15.0, 22.0, 18.0  # mm of a sheet that are free at its edges
_FONTS = [*CHINESE_FONTS, "Noto Sans", "Segoe UI", "Helvetica"]
_LONGEST_WORD = 400  # characters that are measured at once

# What can't be drawn in a line, and what would write over other lines.
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f\ufffe\uffff]")


class Style(NamedTuple):
    """How a text looks: its size in points."""

    size: float = 9
    bold: bool = False
    color: str = ""


TEXT = Style(9, color=LIGHT.text)
BOLD = Style(9, bold=True, color=LIGHT.text)
SMALL = Style(8, color=LIGHT.muted)

GAP = 3.0
"""mm between columns."""

ABOVE = 1.4
"""mm above and below what stands in a row."""


class Lines(NamedTuple):
    """A text in lines that have room."""

    lines: tuple[str, ...]
    style: Style
    height: float
    """Of a line."""


class Paper:
    """Sheets, filled by `text` and `rule`; places are in mm from the left and from above.

    Without `draw` nothing comes on paper, but the sheets are counted.
    """

    def __init__(self, writer: QPdfWriter) -> None:
        self._writer = writer
        self._painter: QPainter | None = None
        self._fonts: dict[Style, tuple[QFont, QFontMetricsF]] = {}
        self.width = _WIDTH - 2 * _SIDE
        self.bottom = _HEIGHT - _ABOVE - _BELOW
        self.y = 0.0
        """How far the sheet is filled."""
        self.page = 1
        self.signs: set[str] = set()
        """All that was written."""

    def draw(self, painter: QPainter) -> None:
        """Begin anew, on paper."""
        self._painter = painter
        self.y, self.page = 0.0, 1

    def new_page(self) -> None:
        """Take another sheet."""
        if self._painter:
            self._writer.newPage()
        self.page += 1
        self.y = 0.0

    def has_room(self, height: float) -> bool:
        """Whether so much still fits on the sheet."""
        return self.y + height <= self.bottom

    def measured(self, text: str, style: Style) -> float:
        """How wide a text is, in mm."""
        return self._font(style)[1].horizontalAdvance(text) / _A_MM

    def wrapped(self, text: str, width: float, style: Style) -> Lines:
        """A text in lines of a width: between words and characters, else within a word."""
        lines: list[str] = []
        for part in _LINE_ENDS.split(text):
            lines += self._broken(_CONTROLS.sub(" ", part), width, style)
        metrics = self._font(style)[1]
        return Lines(tuple(lines), style, metrics.lineSpacing() / _A_MM)

    def write(
        self, lines: Lines, x: float, y: float, width: float, *, right: bool = False
    ) -> float:
        """Put lines below each other; how high they are."""
        if self._painter:
            font, metrics = self._font(lines.style)
            self._painter.setFont(font)
            self._painter.setPen(QColor(lines.style.color or "black"))
            for number, line in enumerate(lines.lines):
                self.signs.update(line)
                place = QRectF(
                    x * _A_MM,
                    (y + number * lines.height) * _A_MM,
                    width * _A_MM,
                    metrics.height(),
                )
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
                self._painter.drawText(
                    place, int(flags | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), line
                )
        return len(lines.lines) * lines.height

    def rule(self, y: float, color: str, thickness: float = 0.2) -> None:
        """A line from the left to the right."""
        self.fill(y, thickness, color)

    def fill(self, y: float, height: float, color: str) -> None:
        """A stripe from the left to the right."""
        if self._painter:
            stripe = QRectF(0, y * _A_MM, self.width * _A_MM, height * _A_MM)
            self._painter.fillRect(stripe, QColor(color))

    def fonts(self) -> list[QFont]:
        """The fonts that were written in."""
        return [font for font, _ in self._fonts.values()]

    def _font(self, style: Style) -> tuple[QFont, QFontMetricsF]:
        found = self._fonts.get(style)
        if found is None:
            font = QFont()
            font.setFamilies(_FONTS)
            font.setPointSizeF(style.size)
            font.setBold(style.bold)
            # Only shapes that are read as what was written: no two letters in one, and not the
            # digits that Noto has beside Latin letters, which it knows no character of.
            for feature in ("liga", "locl"):
                font.setFeature(QFont.Tag(feature), 0)
            found = self._fonts[style] = (font, QFontMetricsF(font, self._writer))
        return found

    def _broken(self, text: str, width: float, style: Style) -> list[str]:
        font, metrics = self._font(style)
        room = width * _A_MM
        if len(text) < _LONGEST_WORD and metrics.horizontalAdvance(text) <= room:
            return [text]
        layout = QTextLayout(text, font, self._writer)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        units = text.encode("utf-16-le")  # what the layout counts in
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            start = line.textStart()
            units_of_line = units[2 * start : 2 * (start + line.textLength())]
            lines.append(units_of_line.decode("utf-16-le", "replace"))
        layout.endLayout()
        return lines


_WIDTH, _HEIGHT = 210.0, 297.0


def a4(writer: QPdfWriter) -> None:
    """Have a writer make sheets of A4 with the edges that a Paper leaves free."""
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QSizeF(_WIDTH, _HEIGHT), QPageSize.Unit.Millimeter, "A4"))
    margins = QMarginsF(_SIDE, _ABOVE, _SIDE, _BELOW)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)


def higher(parts: Sequence[Lines]) -> float:
    """The height of the highest of some lines."""
    return max((len(one.lines) * one.height for one in parts), default=0.0)
