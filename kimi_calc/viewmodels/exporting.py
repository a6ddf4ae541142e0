"""A file that is being written beside the window: how far it is, and how that ended."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kimi_calc.estimates.export import Cancelled, Progress, TooManyItems
from kimi_calc.viewmodels.background import Background, rest
from kimi_calc.viewmodels.export_failures import why_not

_PATIENCE = 5  # s, at most, that the program's end waits: the next item ends the writing
_ITEMS = 50  # between two rests, which are about ten milliseconds of work


class Running(Protocol):
    """Writes a file, beside the window. The errors are those of estimates.export.write()."""

    def __call__(self, *, progress: Progress, cancelled: Callable[[], bool]) -> None:
        """`progress` hears how much is done, and of how much."""


class Job(NamedTuple):
    """A file that is to be written. `items` is how many it has, or rows, 0 if nobody knows yet."""

    path: Path
    run: Running
    items: int = 0


class Exporting(QObject):
    """One file at a time. `ended` comes with its path, and why it was not written: "" if it was.

    `ended` comes after a cancelled one too, with no path.
    """

    ended = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._cancelled = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._path: Path | None = None
        self.done, self.of = 0, 0
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(self._quit)

    @property
    def path(self) -> Path | None:
        """The file that is being written; None for none."""
        return self._path

    def write(self, job: Job) -> None:
        """Begin to write a file; none may be being written."""
        assert self._path is None
        self._path, self.done, self.of = job.path, 0, job.items
        self._cancelled.clear()
        self._idle.clear()
        self._background.do(partial(self._work, job))

    def cancel(self) -> None:
        """Write no more; what there was of the file stays as it was."""
        self._cancelled.set()

    def _quit(self) -> None:
        """Nothing is left behind, and nobody paints when what is painted with is gone."""
        self.cancel()
        self._idle.wait(_PATIENCE)

    def _work(self, job: Job) -> None:
        try:
            self._write(job)
        finally:
            self._idle.set()  # after all that is told: whom it is told may be gone then

    def _write(self, job: Job) -> None:
        path = job.path
        try:
            job.run(progress=self._progress, cancelled=self._cancelled.is_set)
        except Cancelled:
            ending = partial(self._end, None, "")
        except (OSError, TooManyItems) as error:
            ending = partial(self._end, path, why_not(error, path))
        except Exception as error:
            self._background.tell(partial(self._end, path, why_not(error, path)))
            raise
        else:
            ending = partial(self._end, path, "")
        self._background.tell(ending)

    def _progress(self, done: int, of: int) -> None:
        self.done, self.of = done, of
        if done % _ITEMS == 0:
            rest()

    def _end(self, path: Path | None, why: str) -> None:
        self._path = None
        self.ended.emit(path, why)
