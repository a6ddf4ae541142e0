"""A window before anything is in it: its first size, its first painting, how it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QMoveEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from kimi_calc.widgets.window_place import NO_FRAME, Frame, Place, centred, placed

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from kimi_calc.settings import Language, Theme


_FIRST_SIZE = (1120, 840)  # all of the form is seen, below the sentence on an old list

_LEAST_SIZE = (320, 240)  # smaller than what is in it ever gets: nobody has left it so

_MOST_TRIES = 4  # at coming back into the screen: a desktop may not allow it
_TILL_LAID_OUT = 100  # ms
_ROUNDED = 4  # pixels that nobody moves or resizes a window by


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


def _of(rect: QRect) -> Place:
    return rect.x(), rect.y(), rect.width(), rect.height()


def _free(screen: QScreen) -> Place:
    """What a screen has free. A scaled one may say a part of a pixel more than there is."""
    x, y, width, height = _of(screen.availableGeometry())
    rounded = 0 if screen.devicePixelRatio() == 1 else 1
    return x, y, width - rounded, height - rounded


def _screens() -> list[Place]:
    """What each screen has free, the primary one first."""
    from PySide6.QtGui import QGuiApplication

    return [_free(screen) for screen in QGuiApplication.screens()]


class BareWindow(QMainWindow):
    """Can be seen at once, in the middle of the screen.

    `placed` comes after it was moved or resized.
    """

    placed = Signal()

    def __init__(self, view: View | None = None) -> None:
        super().__init__()
        self.view = view or View()
        self._frame: Frame | None = None  # as the desktop draws it, once it was seen
        self._home = centred(_FIRST_SIZE, _free(self.screen()))
        self._go_to(self._home)
        self._when_painted: Callable[[], None] | None = None
        self._stays = False
        self._tries = _MOST_TRIES

    def put(self, wanted: Place, *, maximized: bool) -> None:
        """Come back to a place where it was, or as near to it as today's screens allow."""
        width, height = map(max, wanted[2:], _LEAST_SIZE)
        self._home = placed((*wanted[:2], width, height), _screens())
        self._go_to(self._home)
        if maximized:
            from PySide6.QtCore import Qt

            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def place(self) -> Place:
        """Where it is to come back to; of a maximized one, where it would be otherwise.

        Not to the pixel: where a desktop is scaled by 150%, Qt asks it for whole steps of two
        pixels, and with each start the window would be a little smaller.
        """
        if not self.isMaximized():
            now = self._now()
            if any(abs(one - other) > _ROUNDED for one, other in zip(now, self._home, strict=True)):
                self._home = now
            return self._home
        if self._frame is None:
            return self._home  # it has been nowhere else
        x, y, width, height = _of(self.normalGeometry())
        return x - self._frame[0], y - self._frame[1], width, height

    def _now(self) -> Place:
        self._see_frame()
        return self.x(), self.y(), self.width(), self.height()

    def stay_on_screens(self) -> None:
        """Come back from now on when a screen goes, or what is opened takes more than it has."""
        from PySide6.QtGui import QGuiApplication

        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._come_back_soon)
        app.screenAdded.connect(self._watch)
        for screen in app.screens():
            self._watch(screen)
        self._stays = True
        self._come_back_soon()

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._come_back_soon)

    def _come_back_soon(self) -> None:
        QTimer.singleShot(0, self, self._come_back)  # once all screens are what they will be

    def _come_back(self) -> None:
        if self.isMaximized() or self.isFullScreen() or self.isMinimized():
            return  # the desktop sees to these
        now = self._now()
        allowed = placed(now, _screens(), self._frame or NO_FRAME)
        if allowed == now or not self._tries:
            if allowed != now:
                self._take_no_more_than(allowed)
            self._tries = _MOST_TRIES
            return
        self._tries -= 1
        self._go_to(allowed)
        # A page that was just opened says that it needs more than it will when it is laid out.
        QTimer.singleShot(_TILL_LAID_OUT, self, self._come_back)

    def _take_no_more_than(self, allowed: Place) -> None:
        """Rather have some of a page unseen than of the window, on a screen too small for it."""
        if self.minimumWidth() > allowed[2]:
            self.setMinimumWidth(allowed[2])
        if self.minimumHeight() > allowed[3]:
            self.setMinimumHeight(allowed[3])
        self._go_to(allowed)

    def _go_to(self, place: Place) -> None:
        self.resize(*place[2:])
        self.move(*place[:2])

    def _see_frame(self) -> None:
        handle = self.windowHandle()
        if handle is None:
            return
        if handle.isExposed():  # before, nothing is drawn around it yet
            seen = handle.frameMargins()
            self._frame = seen.left(), seen.top(), seen.right(), seen.bottom()

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
        if self._stays and self._outgrew(event.oldSize()):
            self._come_back_soon()

    def _outgrew(self, before: QSize) -> bool:
        """Whether it got larger, and than all screens together: somebody may span two."""
        if not before.isValid():
            return False
        screens = _screens()
        width = max(x + w for x, _, w, _ in screens) - min(x for x, *_ in screens)
        height = max(y + h for _, y, _, h in screens) - min(y for _, y, *_ in screens)
        wider = self.width() > max(before.width(), width)
        return wider or self.height() > max(before.height(), height)

    def changeEvent(self, event: QEvent) -> None:
        """Tell of being maximized; in another text size, take again what that needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumSize(0, 0)
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
