"""Keeps a state: soon after a change, on a thread of its own, the last one at the end."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kimi_calc.viewmodels.messenger import messenger

State = TypeVar("State")

_SOON = 400  # milliseconds
_LONGEST_WAIT = 5.0  # seconds


class Keeping(QObject, Generic[State]):
    """Has `write` write what `current` tells, after `changed` and at `finish`.

    `current` is asked on the window's thread, `write` on another one; a state is never changed,
    only replaced. Where it can't be written, `failed` is emitted once, on the window's thread; the
    program goes on, and each later change is tried again. `settled` comes, on the window's thread,
    when all that waited was written, or has failed.
    """

    failed = Signal()
    settled = Signal()

    def __init__(
        self,
        write: Callable[[State], None],
        current: Callable[[], State],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._put = write
        self._current = current
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._take)
        self._told = False
        self._messenger = messenger()  # a write fails on its own thread
        self._lock = Lock()  # of all below
        self._unsaved = False
        self._newest: State | None = None  # the last that was written or is going to be
        self._waiting: State | None = None
        self._writer: Thread | None = None

    @property
    def is_kept(self) -> bool:
        """Whether what there is now has been written."""
        with self._lock:
            return not self._unsaved and self._writer is None

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
        state = self._current()
        with self._lock:
            self._unsaved = False
            is_written = state == self._newest
            if is_written and self._writer:
                return  # which tells of it
        if is_written:  # as after a change that came to nothing
            self.settled.emit()
            return
        with self._lock:
            self._newest = self._waiting = state
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
        while (state := self._next()) is not None:
            try:
                self._put(state)
            except Exception:  # noqa: BLE001 - whatever it is, it is told, and the program goes on
                with self._lock:
                    self._unsaved = True
                    if self._newest is state:
                        self._newest = None
                self._messenger.tell(self, self._tell)
        self._messenger.tell(self, self._settle)

    def _next(self) -> State | None:
        with self._lock:
            state, self._waiting = self._waiting, None
            if state is None:
                self._writer = None
            return state

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.failed.emit()

    def _settle(self) -> None:
        self.settled.emit()
