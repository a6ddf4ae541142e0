"""A window before anything is in it: its first size, its first painting, how it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QMoveEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from kimi_calc.settings import Language, Theme


_FIRST_SIZE = QSize(1120, 840)  # all of the form is seen, below the sentence on an old list
_FRAME = QSize(16, 48)  # what a desktop draws around a window, at most as far as is known


@dataclass(slots=True)
class View:
    """How the window is looked at.

    None as a language or a theme: as the system has it; as a page: the first one.
    """

    language: Language | None = None
    theme: Theme | None = None
    text_size: int = 100
    on_top: bool = False
    budget_column: bool = False
    page: str | None = None
    compare_columns: tuple[str, ...] = ()


class BareWindow(QMainWindow):
    """Can be seen at once. `placed` comes after it was moved or resized."""

    placed = Signal()

    def __init__(self, view: View | None = None) -> None:
        super().__init__()
        self.view = view or View()
        room = self.screen().availableSize() - _FRAME
        self.resize(_FIRST_SIZE.boundedTo(room))
        self._when_painted: Callable[[], None] | None = None

    def when_painted(self, call: Callable[[], None]) -> None:
        """Have something called once, after the window was painted for the first time."""
        self._when_painted = call

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time."""
        super().paintEvent(event)
        if self._when_painted:
            QTimer.singleShot(0, self._when_painted)
            self._when_painted = None

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell of another place."""
        super().moveEvent(event)
        self.placed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of another size."""
        super().resizeEvent(event)
        self.placed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Tell of being maximized."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.placed.emit()

    def set_on_top(self, *, on_top: bool) -> None:
        """Stay above other windows, or not; without being hidden and shown again in between."""
        from PySide6.QtCore import Qt

        self.view.on_top = on_top
        flag = Qt.WindowType.WindowStaysOnTopHint
        flags = self.windowFlags() | flag if on_top else self.windowFlags() & ~flag
        handle = self.windowHandle()
        if handle is None:
            self.setWindowFlags(flags)
            return
        self.overrideWindowFlags(flags)
        handle.setFlags(flags)
