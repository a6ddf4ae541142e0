"""Ctrl+C in the terminal that the program was started from ends it, and quietly."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

INTERRUPTED = 130
"""The exit code: what a shell says of an interrupted program."""

_LATER = 100  # ms


@contextmanager
def while_loading() -> Iterator[None]:
    """While Qt is loaded: an exception of Python's within that is a crash with a long report."""
    if not _from_terminal():
        yield
        return
    import signal  # half a millisecond, which starts from a desktop needn't wait for

    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def end_the_window(window: QObject) -> None:
    """Have Ctrl+C end the event loop of a window, also while nothing happens in it.

    By itself Qt waits for its next event, and Python can't see that there is a signal. Where no
    terminal is, another program may send it: there is time for that when the window is there.
    """
    if os.name != "posix":
        return
    from PySide6.QtCore import QTimer

    if _from_terminal():
        _listen(window)
    else:
        QTimer.singleShot(_LATER, lambda: _listen(window))


def _listen(window: QObject) -> None:
    import signal

    from PySide6.QtCore import QCoreApplication, QSocketNotifier

    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        return  # as a shell has it for what runs in the background
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, window)
    # Whatever Python does there: before it, it looks for signals.
    notifier.activated.connect(lambda: os.read(reading, 64))
    signal.signal(signal.SIGINT, lambda *_: QCoreApplication.exit(INTERRUPTED))


def _from_terminal() -> bool:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return any(stream is not None and stream.isatty() for stream in streams)
