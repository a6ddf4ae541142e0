"""The combo box of this program: its arrow, and the wheel left alone without focus."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

from kimi_calc.widgets import theme
from kimi_calc.widgets.qt_numbers import STRONG_FOCUS, USER_ROLE

OBJECT_ROLE = USER_ROLE + 1
"""What an item stands for, such as a model; none for a heading."""


class ComboBox(QComboBox):
    """Draws the arrow that the style sheet takes away."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("focusPolicy", STRONG_FOCUS)

    @property
    def arrow_left(self) -> float:
        """Where the arrow begins, in pixels."""
        return self.width() - 2.0 * theme.SPACE - 5

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the rest."""
        super().paintEvent(event)
        if theme.is_held(self):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colors().muted), 1.6))
        x, y = self.arrow_left, self.height() / 2
        tip = QPointF(x + 5, y + 2.5)
        painter.drawPolyline([QPointF(x, y - 2.5), tip, QPointF(x + 10, y - 2.5)])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
