"""What stands over a cell of an estimate while something is typed in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from kimi_calc.pricing import PricingError
from kimi_calc.viewmodels import wording
from kimi_calc.widgets import theme
from kimi_calc.widgets.combo_box import ComboBox

_EDGE = theme.SPACE // 2
_LETTERS = 12


class Editor(QFrame):
    """Stands over a cell. Return takes what is typed, and so does going elsewhere; Esc does not.

    What can't be taken is said below it, and it stays open. `taken` comes with the values of an
    item's fields, `closed` once the editor goes, with whether the keyboard goes back to the table.
    """

    taken = Signal(object)
    closed = Signal(bool)

    def __init__(self, room: QWidget, width: int) -> None:
        """It stands within `room`, the viewport of a table, at least as wide as a few words.

        It is no child of that: tables tell a screen reader of nothing but their cells.
        """
        table = room.parentWidget()
        super().__init__((table and table.parentWidget()) or room)
        self.setObjectName("itemEditor")
        self.setProperty("card", True)
        self.setAutoFillBackground(True)
        self._least = max(width, _LETTERS * room.fontMetrics().horizontalAdvance("M"))
        self._room = room
        self._where: Callable[[], QRect] = QRect
        self._fields: tuple[QWidget, ...] = ()
        self._is_open = True
        self.message = QLabel()
        self.message.setObjectName("message_itemEditor")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setProperty("error", True)
        self.message.hide()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(*[_EDGE] * 4)
        self.grid.setSpacing(_EDGE)
        self.first: QWidget = self

    def values(self) -> dict[str, Any]:
        """What is typed, as fields of an item; PricingError for what can't be."""
        raise NotImplementedError

    def check(self, values: dict[str, Any]) -> None:
        """PricingError for what no item may have."""
        raise NotImplementedError

    def begin(self, typed: str | None) -> None:
        """Start with all of it selected, or with what was typed in its place."""
        field = self._line()
        field.selectAll()
        if typed is not None:
            field.setText(typed)
        self.fit()
        self.show()

    def focus(self) -> None:
        """Take the keyboard; what is selected stays so."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def compose(self, event: QInputMethodEvent) -> None:
        """Take what an input method has for the table, which has the keyboard still."""
        QApplication.sendEvent(self._line(), event)

    def begin_at(self, where: Callable[[], QRect]) -> None:
        """Stand over the cell that is there now, wherever in the table there is room."""
        self._where = where
        self.fit()

    def fit(self) -> None:
        """Take the room that is needed, within the table."""
        inside, cell = self._room.rect(), self._where()
        width = min(max(self._least, cell.width(), self.minimumSizeHint().width()), inside.width())
        self.grid.activate()
        height = self.grid.totalSizeHint().height()
        if not self.message.isHidden():
            height = max(height, self.grid.totalHeightForWidth(width))
        height = max(height, cell.height())  # nothing of what stood there looks out
        left = min(cell.left(), inside.right() - width + 1)
        top = min(cell.top(), inside.bottom() - height + 1)
        corner = QPoint(max(left, 0), max(top, 0))
        parent = self.parentWidget()
        if parent is not None and parent is not self._room:
            corner = self._room.mapTo(parent, corner)
        self.setGeometry(QRect(corner, QSize(width, height)))

    def take(self, *, back: bool = True) -> bool:
        """Take what is typed; where it can't be, say so and stay open. Whether it was taken."""
        if not self._is_open:
            return True
        try:
            values = self.values()
            self.check(values)
        except PricingError as error:
            self.say(self._said(error))
            return False
        self._is_open = False
        self.taken.emit(values)
        self.closed.emit(back)
        return True

    def leave(self) -> None:
        """Go, and take nothing."""
        if self._is_open:
            self._is_open = False
            self.closed.emit(True)

    def say(self, text: str) -> None:
        """Say below what is typed what is wrong with it."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.first.setAccessibleDescription(text)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return, Esc and going elsewhere, from any of its fields."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if self._goes_out(watched, event.key()):
                self.take()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._look)  # once it is known where the focus went
        return super().eventFilter(watched, event)

    def watch(self, *fields: QWidget) -> None:
        """Hear what is pressed in these fields; Tab goes from the first to the last."""
        self.first, self._fields = fields[0], fields
        for field in fields:
            field.installEventFilter(self)
        self.setFocusProxy(fields[0])

    def _goes_out(self, watched: QObject, key: int) -> bool:
        """Whether a key goes beyond the last field, or before the first: back to the table."""
        first, last = self._fields[0], self._fields[-1]
        return (key == Qt.Key.Key_Tab and watched is last) or (
            key == Qt.Key.Key_Backtab and watched is first
        )

    def _line(self) -> QLineEdit:
        """Where one types first."""
        field = self.first.lineEdit() if isinstance(self.first, ComboBox) else self.first
        assert isinstance(field, QLineEdit)
        return field

    def _look(self) -> None:
        focused, window = QApplication.focusWidget(), self.window()
        if not self._is_open or not window.isActiveWindow() or QApplication.activePopupWidget():
            return
        if focused is None or not (focused is self or self.isAncestorOf(focused)):
            self.take(back=False)

    def _said(self, error: PricingError) -> str:
        if not error.code:  # of a text: what it holds, or how long it is
            return self.tr("Can't be kept: give at most 10,000 characters, and whole ones.")
        return wording.field_error(error)
