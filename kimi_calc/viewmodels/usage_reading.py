"""Reading records elsewhere, and hearing of it in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject

from kimi_calc.usage_logs.asked import Asked, Cancelled, Progress, Reading, UsageLogError
from kimi_calc.viewmodels.messenger import messenger


class Reads(Protocol):
    """What reads files elsewhere: usage_logs.reading_process.ReadingProcess."""

    def next(self) -> Progress | Reading:
        """Wait for what comes next."""

    def cancel(self) -> None:
        """End it, from any thread."""


class Hearers(NamedTuple):
    """What is called of a reading: while it goes on, and at its end one of the others."""

    went_on: Callable[[Progress], None]
    finished: Callable[[Reading], None]
    failed: Callable[[UsageLogError], None]
    ended: Callable[[], None]


def read_in_a_process(asked: Asked) -> Reads:
    """Reading in a process of its own."""
    from kimi_calc.usage_logs.reading_process import ReadingProcess

    return ReadingProcess(asked)


class Reader:
    """One reading at a time; of one that was stopped, or by a hearer that is gone, nobody hears."""

    def __init__(self, hearer: QObject, reads: Callable[[Asked], Reads]) -> None:
        self.reads = reads
        self._hearer = hearer
        self._messenger = messenger()
        self._process: Reads | None = None

    @property
    def is_reading(self) -> bool:
        """Whether more is to come."""
        return self._process is not None

    def start(self, asked: Asked, hearers: Hearers) -> None:
        """Read; what was read before is stopped. UsageLogError where it can't be begun."""
        self.stop()
        process = self._process = self.reads(asked)
        read = partial(self._read, process, hearers)
        # A daemon: a file that takes long keeps nobody from closing the program.
        threading.Thread(target=read, name="usage", daemon=True).start()

    def stop(self) -> None:
        """Read no more."""
        process, self._process = self._process, None
        if process is not None:
            process.cancel()

    def _read(self, process: Reads, hearers: Hearers) -> None:
        """In a thread of its own."""
        try:
            while isinstance(found := process.next(), Progress):
                self._tell(process, partial(hearers.went_on, found), is_over=False)
            self._tell(process, partial(hearers.finished, found))
        except Cancelled:
            self._tell(process, hearers.ended)
        except UsageLogError as error:
            self._tell(process, partial(hearers.failed, error))
        except Exception as error:  # noqa: BLE001 - told in the window
            failed = UsageLogError("unforeseen", detail=str(error))
            self._tell(process, partial(hearers.failed, failed))
            self._messenger.tell(self._hearer, partial(_raise, error))

    def _tell(self, process: Reads, function: Callable[[], None], *, is_over: bool = True) -> None:
        def call() -> None:
            if process is not self._process:
                return
            if is_over:
                self._process = None
            function()

        self._messenger.tell(self._hearer, call)


def _raise(error: Exception) -> None:
    raise error
