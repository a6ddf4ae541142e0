"""Unexpected exceptions, on whichever thread: written to a log, shown once, and life goes on.

Imports no Qt, so that it can be installed before Qt is loaded, and costs nearly nothing then.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import Handler
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext, QtMsgType

LOG_NAME = "kimi-calc.log"
"""What the log is called, in a folder of the user's."""

_CRASH_NAME = "kimi-calc-crash.log"
_MOST_BYTES = 256 * 1024  # of the log; as much again in the one before it
_LONGEST_ENTRY = 16 * 1024  # characters; a recursion may have a traceback of megabytes
_MOST_MESSAGES = 100  # of Qt in one run; what comes after them is more of the same
_MOST_EARLY = 20  # entries that wait for a log
_QUIET_SECONDS = 2.0
_MOST_SHOWN = 3


class _Seen:
    """One fault: how often it came, when it came last, how often it was shown."""

    def __init__(self) -> None:
        self.count = 0
        self.last = float("-inf")
        self.shown = 0


class Faults:
    """Writes faults to a log, and hands each to `show` as a text, on the fault's own thread.

    A fault that repeats itself (60 times a second, when a widget is drawn) is counted; it is
    shown again only after it was quiet for two seconds, as when somebody presses the same
    button again, and three times at most. No fault of this class itself gets out.
    """

    def __init__(self, show: Callable[[str], None] | None = None) -> None:
        self._show = show
        self._log: Path | None = None
        self._early: list[str] = []
        self._lock = threading.RLock()
        self._seen: dict[tuple[object, ...], _Seen] = {}
        self._messages: set[str] = set()
        self._writer: Handler | None = None

    def keep_log(self, log: Path) -> None:
        """Write to a file from now on, first what waited for it; a crash goes to one beside it.

        The folder is made if need be. What a crash of an earlier run left is in the log then.
        """
        self._log = log
        try:
            left = _Crashes.watch(log.with_name(_CRASH_NAME))
        except (OSError, ValueError):
            left = ""  # a folder that can't be written: then crashes leave nothing
        if left:
            self.write(f"Left by an earlier run, perhaps by a crash:\n{left}")
        self._flush()

    def caught(self, error: BaseException) -> None:
        """Take an exception that was caught, but not expected."""
        thread = threading.current_thread()
        self._take(error, "" if thread is threading.main_thread() else thread.name)

    def on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """`sys.excepthook`: slots, timers, event handlers and QThreads end here too."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            _quit_after_interrupt()
        else:
            self.caught(error)

    def on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        """`threading.excepthook`."""
        if issubclass(args.exc_type, SystemExit):
            return  # a thread may end itself so
        error = args.exc_value
        self._take(
            RuntimeError(args.exc_type.__name__) if error is None else error,
            args.thread.name if args.thread else "?",
        )

    def on_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Qt's message handler: each warning goes into the log and to the terminal, once."""
        if kind.name in {"QtDebugMsg", "QtInfoMsg"}:
            return
        with self._lock:
            if message in self._messages or len(self._messages) >= _MOST_MESSAGES:
                return
            self._messages.add(message)
        self.write(f"Qt: {message}")
        to_terminal(message)

    def write(self, text: str) -> None:
        """Add an entry to the log. Where that can't be done, nothing happens."""
        if self._log is not None:
            self._append(_entry(text))
        elif len(self._early) < _MOST_EARLY:
            self._early.append(_entry(text))

    def _flush(self) -> None:
        while self._early:
            self._append(self._early.pop(0))

    def _append(self, entry: str) -> None:
        try:
            from logging import makeLogRecord

            with self._lock:
                if self._writer is None and self._log is not None:
                    self._writer = _open_log(self._log)
                if self._writer is not None:
                    self._writer.handle(makeLogRecord({"msg": f"{entry}\n"}))
                    self._writer.close()  # till the next one; so that the file may be moved away
        except Exception:  # noqa: BLE001, S110 - a log is not worth a second fault
            pass

    def _take(self, error: BaseException, thread: str) -> None:
        try:
            count, wanted = self._count(error)
            if wanted:
                from kimi_calc.diagnostics import described

                text = described(error, thread)
                self.write(text)
                to_terminal(text)
                if self._show:
                    self._show(_entry(text))
            elif str(count).strip("0") == "1":  # 10, 100, 1000 …
                self.write(f"{type(error).__name__}, as above, for the {count}th time")
        except Exception as second:  # noqa: BLE001 - else it would come back here for ever
            from kimi_calc.diagnostics import without_figures

            why = without_figures(str(second))
            self.write(f"{type(second).__name__} while a fault was reported: {why}")

    def _count(self, error: BaseException) -> tuple[int, bool]:
        """How often the fault has come, this time included, and whether to show it now."""
        now = time.monotonic()
        with self._lock:
            seen = self._seen.setdefault(_identity(error), _Seen())
            wanted = seen.shown < _MOST_SHOWN and now - seen.last > _QUIET_SECONDS
            seen.count += 1
            seen.last = now
            seen.shown += wanted
            return seen.count, wanted


def install(show: Callable[[str], None] | None = None) -> Faults:
    """Take all unexpected exceptions from now on.

    `show` is called with a text, on the thread of the fault, and has to find its own way to the
    window's thread.
    """
    faults = Faults(show)
    sys.excepthook = faults.on_exception
    threading.excepthook = faults.on_thread_exception
    return faults


def watch_qt(faults: Faults) -> None:
    """Have Qt's warnings go into the log; once Qt is loaded."""
    import atexit

    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(faults.on_qt_message)
    # Qt may still have something to say when there is no Python any more to be told.
    atexit.register(qInstallMessageHandler, None)


def to_terminal(text: str) -> None:
    """Write a line to the terminal, if there is one."""
    if sys.stderr is not None:
        from contextlib import suppress

        with suppress(OSError, ValueError):  # the terminal may be gone
            sys.stderr.write(f"{text}\n")


def _identity(error: BaseException) -> tuple[object, ...]:
    """What two exceptions have in common that are the same fault: kind, file and line."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if not trace:
        return (type(error),)
    return (type(error), trace.tb_frame.f_code.co_filename, trace.tb_lineno)


def _entry(text: str) -> str:
    from kimi_calc import __version__

    if len(text) > _LONGEST_ENTRY:
        half = _LONGEST_ENTRY // 2
        left_out = len(text) - 2 * half
        text = f"{text[:half]}\n… {left_out} characters left out …\n{text[-half:]}"
    now = time.strftime("%Y-%m-%d %H:%M:%S")
    return f"--- {now}, kimi-calc {__version__}, Python {sys.version.split()[0]}\n{text}"


def _open_log(log: Path) -> Handler:
    from logging import LogRecord
    from logging.handlers import RotatingFileHandler

    class QuietHandler(RotatingFileHandler):
        """Keeps silent where the file can't be written."""

        def handleError(self, record: LogRecord) -> None:  # noqa: N802 - logging's own name
            """Do nothing: by itself it would write to a terminal that may not be there."""

    log.parent.mkdir(parents=True, exist_ok=True)
    return QuietHandler(
        log,
        maxBytes=_MOST_BYTES,
        backupCount=1,
        encoding="utf-8",
        errors="backslashreplace",
        delay=True,
    )


class _Crashes:
    """The file that a crash of the interpreter writes to; open as long as the program runs.

    It is not the log itself: Windows doesn't rename an open file when the log is full.
    """

    file: TextIO | None = None

    @classmethod
    def watch(cls, path: Path) -> str:
        """Send crashes to a file from now on; what stood in it before is taken out of it."""
        import faulthandler

        try:
            file = path.open("a+", encoding="utf-8", errors="replace")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("a+", encoding="utf-8", errors="replace")
        left = ""
        if file.tell():
            file.seek(0)
            left = file.read(_LONGEST_ENTRY)
            file.truncate(0)
        faulthandler.enable(file)
        cls.file = file  # the one before is closed by going away, now that nothing writes to it
        return left


def _quit_after_interrupt() -> None:
    """Have Ctrl+C in a terminal end the event loop too; Qt would only drop the exception."""
    core = sys.modules.get("PySide6.QtCore")
    if core and core.QCoreApplication.instance():
        core.QCoreApplication.exit(130)  # what a shell says of an interrupted program
