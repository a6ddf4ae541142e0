"""The field of days: any number, or one of a list."""

from __future__ import annotations

from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu

from kimi_calc.viewmodels.periods import OFFERED_DAYS, WORKING_DAYS
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_field import NumberEdit

_ARROW = 5 * theme.SPACE // 2  # the width of what opens the list


class DaysEdit(NumberEdit):
    """An arrow at its end, or the key Down, opens the list."""

    def __init__(self) -> None:
        super().__init__("days")
        self.setMouseTracking(True)

    def show_unit(self, unit: str) -> None:
        """Show the unit before the arrow."""
        super().show_unit(unit)
        margins = self.textMargins()
        margins.setRight(margins.right() + _ARROW)
        self.setTextMargins(margins)

    def unit_right(self) -> int:
        """Where the unit ends."""
        return super().unit_right() - _ARROW

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colors().muted), 1.6))
        x, y = self.width() - _ARROW + 1.0, self.height() / 2
        painter.drawPolyline([QPointF(x, y - 2), QPointF(x + 4, y + 2), QPointF(x + 8, y - 2)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with Down, with Alt or without."""
        if event.key() == QtCore.Qt.Key.Key_Down:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the arrow can be pressed."""
        super().mouseMoveEvent(event)
        shape = (
            QtCore.Qt.CursorShape.ArrowCursor
            if self._on_arrow(event)
            else QtCore.Qt.CursorShape.IBeamCursor
        )
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list where the arrow is pressed."""
        if self._on_arrow(event):
            self.open_list()
        else:
            super().mousePressEvent(event)

    def open_list(self) -> None:
        """Offer the usual numbers of days."""
        menu = QMenu(self)
        menu.setObjectName("daysList")
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        for days in OFFERED_DAYS:
            action = menu.addAction(self._words(days))
            action.setCheckable(True)
            action.setChecked(self.text() == str(days))
            action.triggered.connect(partial(self._take, days))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        chosen = (action for action in menu.actions() if action.isChecked())
        menu.setActiveAction(next(chosen, menu.actions()[0]))  # from where the arrow keys go on

    def _words(self, days: int) -> str:
        return {
            30: self.tr("30 days: a month"),
            WORKING_DAYS: self.tr("22 days: the working days of a month"),
            7: self.tr("7 days: a week"),
            365: self.tr("365 days: a year"),
        }[days]

    def _take(self, days: int) -> None:
        self.setText(str(days))
        self.left.emit()

    def _on_arrow(self, event: QMouseEvent) -> bool:
        return event.position().x() > self.width() - _ARROW - theme.SPACE // 2
