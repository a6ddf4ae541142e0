"""A window needs a screen: where there is none the program says so and ends, and no signal does."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from kimi_calc.faults import to_terminal

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

_Message = tuple[QtMsgType, "QMessageLogContext", str]

_EXIT_CODE = 2
_REMEDY = (
    "start it on a desktop; without a screen `kimi-calc quote` and `kimi-calc tokens` answer as "
    "text, and `kimi-calc --screenshot FILE` draws the window"
)


@contextmanager
def no_abort() -> Iterator[None]:
    """While Qt looks for a screen. If it can't go on, the program ends with one line, exit code 2.

    Left to itself Qt ends it by a signal: as a crash, with no remedy. What it has to say of the
    way to a screen is in the line; where there is one, it is said as ever.
    """
    said: list[_Message] = []

    def take(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            _end(_reason(said) or message)
        said.append((kind, context, message))

    _leave_out_wayland()
    before = qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    if QGuiApplication.primaryScreen() is None:
        _end(_reason(said) or "no screen was found")
    for kind, context, message in said:
        if before is not None:
            before(kind, context, message)
        else:
            to_terminal(message)


def _leave_out_wayland() -> None:
    """Have Qt not look for Wayland where it can't be: its library would complain of it by itself.

    A terminal of another user (sudo, su) has the variables of the desktop, but no way to it.
    """
    display, runtime = (os.environ.get(name) for name in ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"))
    if sys.platform in {"win32", "darwin"} or runtime or (display or "").startswith("/"):
        return
    os.environ.pop("WAYLAND_DISPLAY", None)
    if os.environ.get("XDG_SESSION_TYPE") == "wayland":
        del os.environ["XDG_SESSION_TYPE"]
    asked = os.environ.get("QT_QPA_PLATFORM", "").split(";")
    others = [one for one in asked if not one.startswith("wayland")]
    if not others:
        _end("there is no Wayland without XDG_RUNTIME_DIR")
    if others != asked:
        os.environ["QT_QPA_PLATFORM"] = ";".join(others)


def _reason(said: list[_Message]) -> str:
    """What went wrong first: the rest is what came of it."""
    told = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
    return next((message for kind, _, message in said if kind not in told), "")


def _end(reason: str) -> NoReturn:
    """End at once: Python can't go up from where Qt is, and nothing is open yet."""
    reason = "".join(sign if sign.isprintable() else " " for sign in reason)  # it may be a variable
    reason = " ".join(reason.split()).rstrip(".:")
    to_terminal(f"kimi-calc: the window can't be opened here ({reason}): {_REMEDY}")
    os._exit(_EXIT_CODE)
