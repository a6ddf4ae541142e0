"""Lines of text that make do with the width they have."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kimi_calc.widgets.qt_numbers import PLAIN_TEXT
from kimi_calc.widgets.tool_tips import as_written

_SMALLEST = 9.0  # points; smaller, nobody reads a number

DIVIDER = " · "


class FittingLabel(QLabel):
    """A line of several parts: where there is no room for all, the last ones are left out.

    All of it is the tool tip then. Of the last `least` parts the end is left out instead.
    """

    def __init__(self, name: str = "", *, least: int = 1) -> None:
        super().__init__()
        self._least = least
        self.setObjectName(name)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._parts: tuple[str, ...] = ()
        self._more = ""

    def show_parts(self, text: str, more: str = "") -> None:
        """Show a line whose parts are divided by a point; `more` is the tool tip, if given."""
        self._parts = tuple(text.split(DIVIDER))
        self._more = more
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """No width is too small."""
        return QSize(0, super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Make do with the room there is, now that it is known."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many parts as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self.isVisible():  # how much room it will have is not known yet
            self.setText(DIVIDER.join(self._parts))
            return
        margins = self.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        shown = list(self._parts)
        metrics = self.fontMetrics()
        while (
            len(shown) > self._least and metrics.horizontalAdvance(DIVIDER.join(shown)) + 2 > room
        ):
            shown.pop()
        text = DIVIDER.join(shown)
        if metrics.horizontalAdvance(text) + 2 > room:
            text = metrics.elidedText(text, QtCore.Qt.TextElideMode.ElideRight, max(room - 2, 0))
        if text != self.text():
            self.setText(text)
        whole = DIVIDER.join(self._parts)
        self.setToolTip(as_written(self._more or ("" if text == whole else whole)))


def fit_font(widget: QWidget, font: QFont, text: str, room: int) -> None:
    """Write a long amount smaller rather than cut it off; `room` is in pixels."""
    while room > 0 and font.pointSizeF() > _SMALLEST:
        needed = QFontMetrics(font).horizontalAdvance(text)
        if needed <= room:
            break
        # Not in one step: the widths of letters, rounded to pixels, don't go with their size.
        font.setPointSizeF(max(int(font.pointSizeF() * 2 * room / needed) / 2, _SMALLEST))
    widget.setFont(font)
