"""A check box whose box is seen in light and in dark, and grows with the text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from kimi_calc.widgets import theme

_GAP = theme.SPACE


class CheckBox(QCheckBox):
    """Drawn in the theme's colours: the style's own box is black on black in the dark."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)

    def sizeHint(self) -> QSize:
        """The box, the text, and room for the focus around both."""
        metrics = self.fontMetrics()
        shown = Qt.TextFlag.TextShowMnemonic
        width = metrics.size(shown, self.text()).width()
        return QSize(self._side() + _GAP + width + 8, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """Nothing of it is ever cut off."""
        return self.sizeHint()

    def hitButton(self, place: object) -> bool:
        """Take a click anywhere on it."""
        del place
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick, text and focus."""
        del event
        colors = theme.colors()
        side = self._side()
        box = QRectF(4, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(QColor(colors.accent if on else colors.field_border), 1.5))
        painter.setBrush(QColor(colors.accent if on else colors.card))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(QPen(QColor(colors.on_accent), max(side / 8, 1.5)))
            at = [(0.22, 0.52), (0.42, 0.72), (0.78, 0.30)]
            painter.drawPolyline([box.topLeft() + QPointF(x, y) * side for x, y in at])
        painter.setPen(QColor(colors.text))
        left = int(box.right()) + _GAP
        room = QRect(left, 0, self.width() - left, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, middle | Qt.TextFlag.TextShowMnemonic, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _side(self) -> int:
        """The box is as high as a capital letter with some room around it, in pixels."""
        return int(self.fontMetrics().capHeight() * 1.5)
