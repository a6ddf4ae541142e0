"""The quiet button beside the model that says which price list is used, and opens the choice."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRect, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from kimi_calc.viewmodels.price_list_status import price_list_label
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets import theme
from kimi_calc.widgets.qt_numbers import MIDDLE_RIGHT, SINGLE_LINE, STRONG_FOCUS
from kimi_calc.widgets.tool_tips import as_written

_WIDEST = 20  # letters M of the text size; a longer name leaves its middle out
_NARROWEST = 6
_ARROW = 8  # pixels


class PriceListPicker(QAbstractButton):
    """Says the list in use. A press, its mnemonic, Space, Enter or Down open the choice.

    `chosen` comes with the file of a list, `file_wanted` where one is to be opened.
    """

    chosen = Signal(object)
    file_wanted = Signal()

    def __init__(self, price_lists: PriceLists) -> None:
        super().__init__()
        self.setObjectName("priceListPicker")
        self.setProperty("focusPolicy", STRONG_FOCUS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._price_lists = price_lists
        self._shown = ""
        price_lists.changed.connect(self.refresh)
        # As any menu, at once: by its mnemonic a button is clicked only a moment later.
        self.pressed.connect(self._open)

    def refresh(self) -> None:
        """Show the list in use now, in the language in use now."""
        self._shown = price_list_label(self._price_lists.in_use.price_list)
        self.setText(f"{self._shown.replace('&', '&&')} (&Z)")  # no letter of it is free
        self.setAccessibleName(self._shown)
        self.setAccessibleDescription(self.tr("Choose another price list"))
        keys = QKeySequence.mnemonic(self.text()).toString(QKeySequence.SequenceFormat.NativeText)
        what = self.tr("Choose another price list")
        self.setToolTip(as_written(f"{self._shown}\n{what}{f' ({keys})' if keys else ''}"))
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Room for what it says, as far as that is no long name."""
        return self._size(_WIDEST)

    def minimumSizeHint(self) -> QSize:
        """Less than that, the name is no name."""
        return self._size(_NARROWEST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name, an arrow, and a ring where the keyboard is."""
        if theme.is_held(self):
            return
        colors = theme.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.setFont(theme.small(QFont(self.font())))
        painter.setPen(QColor(colors.accent if self.underMouse() else colors.muted))
        room = self.rect().adjusted(theme.SPACE // 2, 0, -self._beside(), 0)
        self._draw_name(painter, room)
        x, y = self.width() - theme.SPACE // 2 - _ARROW, self.height() / 2
        half = _ARROW / 2
        tip = QPointF(x + half, y + half / 2)
        ends = (QPointF(x, y - half / 2), QPointF(x + _ARROW, y - half / 2))
        painter.setPen(QPen(painter.pen().color(), 1.4))
        painter.drawPolyline([ends[0], tip, ends[1]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by what opens a choice, too."""
        if event.key() in {
            QtCore.Qt.Key.Key_Down,
            QtCore.Qt.Key.Key_Return,
            QtCore.Qt.Key.Key_Enter,
            QtCore.Qt.Key.Key_F4,
        }:
            self._open()
        else:
            super().keyPressEvent(event)

    def _draw_name(self, painter: QPainter, room: QRect) -> None:
        name, metrics = self._shown, painter.fontMetrics()
        if metrics.horizontalAdvance(name) > room.width():
            name = metrics.elidedText(name, QtCore.Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, MIDDLE_RIGHT | SINGLE_LINE, name)

    def _size(self, letters: int) -> QSize:
        metrics = QFontMetrics(theme.small(QFont(self.font())))
        name = metrics.horizontalAdvance(self._shown) + 2
        most = self.fontMetrics().horizontalAdvance("M") * letters
        width = min(name, most) + theme.SPACE // 2 + self._beside()
        return QSize(width, self.fontMetrics().height() + theme.SPACE // 2)

    @staticmethod
    def _beside() -> int:
        """What the arrow takes, with the air around it."""
        return _ARROW + theme.SPACE * 5 // 4

    def _open(self) -> None:
        from kimi_calc.widgets.price_list_menu import PriceListMenu

        self.setDown(False)
        menu = PriceListMenu(self, self._price_lists)
        menu.chosen.connect(self.chosen)
        menu.file_wanted.connect(self.file_wanted)
        menu.open()
