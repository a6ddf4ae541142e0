"""What comes into the window once its amount is seen: part by part, while keys are answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow

_UNSEEN = 500  # ms; a window that nobody sees is not painted, and gets its parts all the same


class LateParts(QObject):
    """Calls each part from the event loop, in their order, the first after the next painting.

    Between two of them the window answers what waits, such as a letter for a field. What may be
    meant for a part to come (a shortcut, Tab, a menu, what is dropped, closing) has all of them
    come before it is answered: it means what it will mean a moment later, and is not lost.

    What one raises is handed to `failed`, and none comes after it.
    """

    def __init__(
        self,
        window: QMainWindow,
        parts: Sequence[Callable[[], None]],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(window)
        self._waiting = list(parts)
        self._failed = failed
        self._has_begun = False
        # What a field doesn't take comes up to the window, before Qt looks for shortcuts.
        self._page = window.centralWidget() or window
        self._watched: tuple[QObject, ...] = (window, window.menuBar(), self._page)
        for watched in self._watched:
            watched.installEventFilter(self)
        QTimer.singleShot(_UNSEEN, self, self._begin)

    def finish(self) -> None:
        """Have all that is still to come, come now."""
        while self._waiting:
            self._come()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin with the painting; hurry when something may be meant for what is to come."""
        kind, types = event.type(), QEvent.Type
        if kind == types.Paint:
            if watched is self._page:
                QTimer.singleShot(0, self, self._begin)  # after it, and what is in it
        elif kind in {
            types.ShortcutOverride,
            types.MouseButtonPress,
            types.ContextMenu,
            types.DragEnter,
            types.Close,
        }:
            self.finish()
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            QTimer.singleShot(0, self, self._go_on)  # what waited for the painting too comes first

    def _go_on(self) -> None:
        if self._waiting:
            self._come()
            QTimer.singleShot(0, self, self._go_on)

    def _come(self) -> None:
        part = self._waiting.pop(0)
        try:
            part()
        except Exception as error:  # noqa: BLE001 - whatever it is, somebody must be told
            self._waiting.clear()
            self._failed(error)
        if not self._waiting:
            for watched in self._watched:
                watched.removeEventFilter(self)
