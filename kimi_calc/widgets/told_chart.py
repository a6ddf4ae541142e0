"""A chart whose parts are told in words: to the mouse, and to who goes through them by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kimi_calc.widgets.tool_tips import as_written


class ToldChart(QWidget):
    """One part is the current one; arrow keys, Home and End go to others."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._current = 0

    def count(self) -> int:
        """How many parts there are."""
        raise NotImplementedError

    def told(self, part: int) -> str:
        """A part in words."""
        raise NotImplementedError

    def part_at(self, x: int) -> int | None:
        """The part at so many pixels from the left; None where none is."""
        raise NotImplementedError

    def corner(self, part: int) -> QPoint:
        """Where the words of a part are shown that was gone to by keys."""
        raise NotImplementedError

    def keep_current(self) -> None:
        """Stay on the current part, as far as there is one, once there are others."""
        self._current = min(self._current, max(self.count() - 1, 0))
        self.setAccessibleDescription(self.told(self._current) if self.count() else "")
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the part under the mouse in words."""
        if isinstance(event, QHelpEvent):
            part = self.part_at(event.pos().x()) if self.count() else None
            if part is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), as_written(self.told(part)), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another part, and tell it."""
        last = self.count() - 1
        part = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if part is None or last < 0:
            super().keyPressEvent(event)
            return
        self._current = min(max(part, 0), last)
        self.keep_current()
        text = as_written(self.told(self._current))
        QToolTip.showText(self.mapToGlobal(self.corner(self._current)), text, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one stands."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell no more."""
        super().focusOutEvent(event)
        QToolTip.hideText()
