"""Work beside the window: one thread that does a job after the other, and gives way."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from queue import SimpleQueue

from PySide6.QtCore import QObject

from kimi_calc.viewmodels.messenger import messenger

# Python runs one thread at a time, and to repaint the window takes some 150 turns. So a text is
# worked on in short slices with a rest after each, and the thread gives way soon where there is
# nothing to slice.
_SLICE = 4096  # characters, about 0.7 ms
_REST = 0.001  # s
_TURN = 0.0002  # s; Python's own is 0.005


class Background(QObject):
    """Does jobs in the order in which they come; what they tell is done in the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._messenger = messenger()

    def do(self, job: Callable[[], None]) -> None:
        """Do a job after those that wait."""
        if self._thread is None:
            # A daemon: a document that takes long keeps nobody from closing the program.
            self._thread = threading.Thread(target=self._work, name="tokens", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def tell(self, function: Callable[[], None]) -> None:
        """Have something done in the window's thread; called by a job."""
        self._messenger.tell(self, function)

    def close(self) -> None:
        """Do no more jobs after those that wait."""
        self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            usual = sys.getswitchinterval()
            sys.setswitchinterval(_TURN)
            try:
                job()
            except Exception as error:  # noqa: BLE001 - told in the window; other jobs are done
                self._messenger.tell(self, partial(_raise, error))
            finally:
                sys.setswitchinterval(usual)


def slices(text: str, stop: threading.Event) -> Iterator[str]:
    """A text in slices, with a rest after each, until it is stopped."""
    start = 0
    while start < len(text) and not stop.is_set():
        end = start + _SLICE
        if end < len(text):  # a space goes with the word after it: before one, no word is cut
            end = max(text.rfind(" ", end - _SLICE // 4, end), 0) or end
        yield text[start:end]
        start = end
        rest()


def rest() -> None:
    """Let the window have its turn."""
    time.sleep(_REST)


def _raise(error: Exception) -> None:
    raise error
