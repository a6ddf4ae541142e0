"""The program, the machine and faults as text, without what is private: for those who help."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from kimi_calc import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from traceback import TracebackException

_MOST_LINES = 60
# A message may hold figures that somebody typed, and the log goes into a report.
_FIGURE = r"(?<![A-Za-z0-9_])\d(?:[\d.,\u00a0 ]*\d)?"
_MOST_BYTES = 16 * 1024


class Setup(NamedTuple):
    """How the program is set up. Nothing that was typed into it: figures may be confidential.

    `language` and `theme` are None where they follow the system; `text_size` is in percent.
    """

    language: str | None = None
    theme: str | None = None
    text_size: int | None = None
    price_list: str = ""
    price_list_source: str = ""
    settings_folder: Path | None = None


def versions() -> dict[str, str]:
    """The versions of the program and of what it stands on, by name."""
    import platform

    import PySide6
    import yaml
    from PySide6.QtCore import qVersion

    return {
        "Kimi price calculator": __version__,
        "Python": platform.python_version(),
        "Qt": qVersion() or "?",
        "PySide6": PySide6.__version__,
        "PyYAML": yaml.__version__,
    }


def report(setup: Setup, log: Path | None = None) -> str:
    """All there is to know, with the last lines of the log; the home folder is written as ~.

    In English whatever the language of the window: it is for those who look after the program.
    """
    import platform

    follows = "as the system"
    size = "?" if setup.text_size is None else f"{setup.text_size}%"
    facts = {
        **versions(),
        "Packaged": "yes" if getattr(sys, "frozen", False) else "no",
        "System": f"{platform.platform()} ({platform.machine()})",
        **dict(_desktop()),
        "Language": setup.language or follows,
        "Theme": setup.theme or follows,
        "Text size": size,
        "Price list": setup.price_list or "none",
        "Its source": setup.price_list_source or "?",
        "Settings": str(setup.settings_folder or "none"),
    }
    text = "".join(f"{name}: {value}\n" for name, value in facts.items())
    if log is not None:
        text += f"\nThe end of the log ({log}):\n{log_end(log)}\n"
    return without_home(text)


def log_end(log: Path) -> str:
    """The last lines of a log; why, if there are none."""
    try:
        with log.open("rb") as file:
            start = max(file.seek(0, os.SEEK_END) - _MOST_BYTES, 0)
            file.seek(start)
            lines = file.read().decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return "(nothing was ever written to it)"
    except (OSError, ValueError) as error:
        return f"(can't be read: {getattr(error, 'strerror', None) or error})"
    if start:
        del lines[0]  # most likely the end of a line
    return "\n".join(lines[-_MOST_LINES:]) or "(empty)"


def without_home(text: str, home: str | None = None) -> str:
    """A text with ~ for the user's home folder, whose name is most often the user's own."""
    home = (os.path.expanduser("~") if home is None else home).rstrip("/\\")  # noqa: PTH111 - Path.home() may raise
    if home in {"", "~"}:
        return text
    # In a message a path stands as repr() writes it, with doubled backslashes, or as a URL.
    spellings = {home, home.replace("\\", "\\\\"), home.replace("\\", "/"), os.path.realpath(home)}
    choices = "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))
    flags = re.IGNORECASE if sys.platform == "win32" else re.NOFLAG
    return re.sub(rf"(?<![\w.-])(?:{choices})(?![\w.-])", "~", text, flags=flags)


def described(error: BaseException, thread: str = "") -> str:
    """A traceback as text, without what is the user's: figures, the home folder.

    Only the lines that say where keep their numbers, and only where the traceback has that very
    place: messages, notes, suggestions, lines of source and what else a Python prints may hold
    what somebody typed, or look like a place.
    """
    from traceback import TracebackException

    trace = TracebackException.from_exception(error)
    places = _places(trace)
    lines = "".join(trace.format()).rstrip().split("\n")
    told = [one if one.lstrip(" |") in places else without_figures(one) for one in lines]
    return without_home("\n".join([f"In the thread {thread}:", *told] if thread else told))


def _places(trace: TracebackException) -> set[str]:
    """All places of an exception, its causes and the members of a group, as a traceback has them.

    A Python that writes them in another way loses the numbers, and keeps what is private.
    """
    todo: list[TracebackException | None] = [trace]
    places = set()
    while todo:
        one = todo.pop()
        if one is not None:
            todo += (one.__cause__, one.__context__, *(one.exceptions or ()))
            places |= {f'File "{at.filename}", line {at.lineno}, in {at.name}' for at in one.stack}
    return places


def without_figures(text: str) -> str:
    """A text with # for each number in it, but for those within words."""
    return re.sub(_FIGURE, "#", text)


def _desktop() -> Iterator[tuple[str, str]]:
    """What the windows are shown on; nothing while there is no application."""
    from PySide6.QtGui import QFontInfo, QGuiApplication

    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        return
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
    yield "Platform", f"{QGuiApplication.platformName()} {desktop}".strip()
    for number, screen in enumerate(QGuiApplication.screens(), 1):
        size, scale = screen.geometry(), screen.devicePixelRatio()
        dots = screen.logicalDotsPerInch()
        yield (
            f"Screen {number}",
            f"{size.width()} × {size.height()}, scale {scale:g}, {dots:g} dots per inch",
        )
    found = QFontInfo(QGuiApplication.font())  # what is asked for may not be on the machine
    yield "Font", f"{found.family()}, {found.pointSizeF():g} pt"
