"""A button with an arrow after its text: it opens a menu, or shows and hides what belongs to it."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from kimi_calc.widgets import theme
from kimi_calc.widgets.qt_numbers import SHOW_MNEMONIC

_ROOM = "\u2002\u2009"  # blanks, together two thirds as wide as the letters are high


class ArrowButton(QPushButton):
    """The arrow is drawn: of the signs for it, many a font has none, and shows a box.

    It points down where something is open, or a menu comes, else to the right.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.is_open = True

    def say(self, text: str, *, is_open: bool = True) -> None:
        """Show a text with the arrow; for who hears it, the text alone."""
        self.is_open = is_open
        if text + _ROOM != self.text():
            self.setText(text + _ROOM)
            self.setAccessibleName(text.replace("&", ""))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow where the text leaves room for it."""
        super().paintEvent(event)
        if theme.is_held(self):
            return
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(_ROOM)
        text = metrics.size(SHOW_MNEMONIC, self.text()).width()
        middle = QPointF((self.width() + text) / 2 - room * 0.28, self.height() / 2)
        half = metrics.height() / 5
        ends = [QPointF(-half, -half / 2), QPointF(0, half / 2), QPointF(half, -half / 2)]
        if not self.is_open:
            ends = [QPointF(end.y(), end.x()) for end in ends]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._color()), max(1.4, half / 3)))
        painter.drawPolyline([middle + end for end in ends])

    def _color(self) -> str:
        """What the style sheet gives its text; see dress.py."""
        colors = theme.colors()
        if not self.isEnabled() or self.property("quiet"):
            return colors.muted
        return colors.accent if self.property("link") else colors.text
