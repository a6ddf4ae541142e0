"""Keeps the settings: soon after a change, on a thread of its own, the last state at the end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kimi_calc.settings import Settings, save

_SOON = 400  # milliseconds
_LONGEST_WAIT = 5.0  # seconds


class Keeping(QObject):
    """Writes what `current` tells to a folder, after `changed` and at `finish`.

    `current` is asked on the window's thread. Where the folder can't be written, `failed` is
    emitted once, on the window's thread; the program goes on, and each later change is tried
    again.
    """

    failed = Signal()
    _write_failed = Signal()

    def __init__(
        self, folder: Path, current: Callable[[], Settings], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._current = current
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._take)
        self._told = False
        # Queued: a write fails on its own thread, the window wants to hear of it on the window's.
        self._write_failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._lock = Lock()  # of all below
        self._unsaved = False
        self._newest: Settings | None = None  # the last that was written or is going to be
        self._waiting: Settings | None = None
        self._writer: Thread | None = None

    def changed(self) -> None:
        """Note that there is something to keep; it is written within about half a second."""
        with self._lock:
            self._unsaved = True
        # Not started again by further changes: who types without a pause is saved too.
        if not self._soon.isActive():
            self._soon.start()

    def finish(self) -> None:
        """Write what is not saved yet, and wait for it: at most some seconds, at a dead disk."""
        self._soon.stop()
        self._wait()
        with self._lock:
            unsaved = self._unsaved
        if unsaved:
            self._take()
            self._wait()

    def _take(self) -> None:
        settings = self._current()
        with self._lock:
            self._unsaved = False
            if settings == self._newest:
                return
            self._newest = self._waiting = settings
            if self._writer:
                return  # it takes the one that waits when it is done with its own
            # A daemon: a disk that doesn't answer must not keep the program from ending.
            writer = self._writer = Thread(target=self._write, name="keeping", daemon=True)
        try:
            writer.start()
        except RuntimeError:  # there can be no more threads: then here
            self._write()

    def _wait(self) -> None:
        with self._lock:
            writer = self._writer
        if writer:
            writer.join(_LONGEST_WAIT)

    def _write(self) -> None:
        while settings := self._next():
            try:
                save(self._folder, settings)
            except Exception:  # noqa: BLE001 - whatever it is, it is told, and the program goes on
                with self._lock:
                    self._unsaved = True
                    if self._newest is settings:
                        self._newest = None
                with suppress(RuntimeError):  # the window is gone: there is nobody to tell
                    self._write_failed.emit()

    def _next(self) -> Settings | None:
        with self._lock:
            settings, self._waiting = self._waiting, None
            if settings is None:
                self._writer = None
            return settings

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.failed.emit()
