"""Opens a window, and ends when it is painted. Only by names that stay, as in calls.py.

Its argument is what is painted then: `first`, the program's window for the first time; `amount`,
the amount in it; for comparison `empty`, a bare PySide6 window, or `line`, one with a line of
Chinese. Prints the processor time in ms. A second argument is how many ms it stays open after that;
then it prints megabytes too, where there is a /proc: resident ones, and private dirty ones.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QMainWindow, QWidget

_STAYS = int(sys.argv[2]) if sys.argv[2:] else 0  # ms


def _open_bare(text: str) -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1120, 760)
    if text:
        window.setCentralWidget(QLabel(text))
    _end_when_painted(window)
    window.show()
    app.exec()


def _open_program(watch: Callable[[QMainWindow], None]) -> None:
    import kimi_calc.__main__
    import kimi_calc.app  # before PySide6: in which order all is loaded is a part of the start

    from PySide6.QtWidgets import QMainWindow, QWidget  # isort: skip

    def show(window: QMainWindow) -> None:
        window.resize(1120, 760)  # its first size, though the screen off screen is smaller
        watch(window)
        QWidget.show(window)

    QMainWindow.show = show  # type: ignore[assignment, method-assign]  # for main windows alone
    kimi_calc.__main__.main([])  # type: ignore[attr-defined]  # imported there


def _end_when_painted(widget: QWidget) -> None:
    from PySide6.QtCore import QTimer

    paint = widget.paintEvent

    def painted(event: QPaintEvent) -> None:
        QTimer.singleShot(_STAYS, _end)  # before what the program may have to do after it
        paint(event)

    widget.paintEvent = painted  # type: ignore[method-assign]


def _end_when_amount_is_painted(window: QMainWindow) -> None:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QLineEdit

    class Search(QObject):
        def eventFilter(self, watched: QObject, _event: QEvent) -> bool:  # noqa: N802 - Qt's name
            total = watched.findChild(QLineEdit, "total")
            if isinstance(total, QLineEdit) and total.text():  # and not painted before this event
                watched.removeEventFilter(self)
                _end_when_painted(total)
            return False

    window.installEventFilter(Search(window))


def _end() -> None:
    print(f"processor: {time.process_time() * 1e3}")
    if _STAYS:
        from pathlib import Path

        kinds = {"VmRSS": "resident", "Private_Dirty": "private dirty"}
        for file in (Path("/proc/self/status"), Path("/proc/self/smaps_rollup")):
            for line in file.read_text().splitlines() if file.exists() else ():
                name, _, value = line.partition(":")
                if name in kinds:
                    print(f"{kinds[name]}: {int(value.split()[0]) / 1024}")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    _OPEN: dict[str, Callable[[], None]] = {
        "empty": lambda: _open_bare(""),
        "line": lambda: _open_bare("价格"),
        "first": lambda: _open_program(_end_when_painted),
        "amount": lambda: _open_program(_end_when_amount_is_painted),
    }
    _OPEN[sys.argv[1]]()
