"""The window's speed and memory: start, keystroke, what it takes beside an empty one."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import report

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from kimi_calc.cli.screenshot import Page

ROOT = Path(__file__).resolve().parent.parent

_EMPTY = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication([])
window = Window()
window.resize(1120, 760)
window.show()
app.exec()
"""
_FIRST_PAINT = """
import os
import kimi_calc.__main__
from kimi_calc import app
from PySide6.QtCore import QTimer
class Window(app.MainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
app.MainWindow = Window
kimi_calc.__main__.main([])
"""
_AMOUNT_PAINTED = """
import os
import kimi_calc.__main__
from kimi_calc import app
from PySide6.QtCore import QTimer
class Window(app.MainWindow):
    def fill(self, calculation):
        super().fill(calculation)
        from kimi_calc.widgets import result_panel
        def painted(self, event):
            super(result_panel._Total, self).paintEvent(event)
            QTimer.singleShot(0, lambda: os._exit(0))
        result_panel._Total.paintEvent = painted
app.MainWindow = Window
kimi_calc.__main__.main([])
"""
_MEASURE = """
import os
def measure():
    found = {}
    for file in ("/proc/self/status", "/proc/self/smaps_rollup"):
        if os.path.exists(file):
            for line in open(file):
                name, _, value = line.partition(":")
                found.setdefault(name, value.split()[:1])
    for name, kind in (("VmRSS", "resident"), ("Private_Dirty", "private dirty")):
        if name in found:
            print(f"{kind}: {found[name][0]}", flush=True)
    os._exit(0)
"""
_AT_ONCE = "singleShot(0, lambda: os._exit(0))"
_LATER = "singleShot(1500, measure)"


def bench_start() -> None:
    """Milliseconds from the start of the process to what is painted, beside an empty window."""
    programs = {
        "an empty PySide6 window": _EMPTY,
        "the first painted window": _FIRST_PAINT,
        "the amount painted": _AMOUNT_PAINTED,
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for attempt in range(17):
        for name, program in programs.items():  # by turns, so that all meet the same weather
            start = time.perf_counter()
            _run(program)
            if attempt > 1:
                times[name].append((time.perf_counter() - start) * 1e3)
    medians = {name: statistics.median(found) for name, found in times.items()}
    empty, first, amount = medians.values()
    for name, median in medians.items():
        report(f"start to {name}", median, "ms")
    report("ratio, first painted window to empty window", first / empty, "times", "aim 1.3")
    report("ratio, amount painted to empty window", amount / empty, "times")


def bench_memory() -> None:
    """Megabytes of the filled window 1.5 s after it was painted, beside an empty window."""
    if not Path("/proc/self/status").exists():
        print("memory is measured where there is a /proc only")
        return
    programs = {
        "an empty PySide6 window": _EMPTY,
        "a window with a Chinese line": _EMPTY.replace(
            "window.show()",
            "from PySide6.QtWidgets import QLabel\n"
            "window.setCentralWidget(QLabel('价格'))\n"
            "window.show()",
        ),
        "the filled window": _AMOUNT_PAINTED,
    }
    found: dict[str, dict[str, list[float]]] = {}
    for _ in range(5):
        for name, program in programs.items():
            for line in _run(_MEASURE + program.replace(_AT_ONCE, _LATER)).splitlines():
                kind, kilobytes = line.split(": ")
                runs = found.setdefault(kind, {}).setdefault(name, [])
                runs.append(int(kilobytes) / 1024)
    for kind, by_program in found.items():
        medians = [statistics.median(runs) for runs in by_program.values()]
        for name, median in zip(by_program, medians, strict=True):
            report(f"{kind} memory of {name}", median, "MB")
        empty, with_text, filled = medians
        report(f"ratio, {kind}, a Chinese line to empty window", with_text / empty, "times")
        report(f"ratio, {kind}, filled to empty window", filled / empty, "times", "aim 1.3")


def _run(program: str) -> str:
    """What a program prints that opens a window off screen, with no user's files."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"KIMI_CALC_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else each start compiles our modules
        return subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
            timeout=60,
        ).stdout


def bench_keystroke() -> None:
    """Milliseconds from a key to the repainted window, off screen, for each form of the page."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _keystrokes("calculate", "inputTokens", "")
    _keystrokes("conversation", "userTokens", ", conversation with chart")


def _keystrokes(page: Page, field: str, what: str) -> None:
    from PySide6.QtWidgets import QApplication, QLineEdit

    from kimi_calc.cli.screenshot import Picture, draw

    window = draw(Picture(page=page))
    application = QApplication.instance()
    assert application
    edit = window.findChild(QLineEdit, field)
    total = window.findChild(QLineEdit, "total")
    assert isinstance(edit, QLineEdit)
    assert isinstance(total, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    application.processEvents()
    times = []
    for number in range(1_000):
        key = "1234567890"[number % 10] if number % 5 else ""
        start = time.perf_counter()
        press(edit, key)
        application.processEvents()
        times.append((time.perf_counter() - start) * 1e3)
        if number % 5 == 4:  # short numbers again
            edit.selectAll()
    times.sort()
    report(f"key to repainted window, median{what}", statistics.median(times), "ms")
    report(f"key to repainted window, 99 %{what}", times[989], "ms", "goal 16")


def press(edit: QLineEdit, key: str) -> None:
    """Press and release a key in a field: a digit, or backspace if there is none."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    code = Qt.Key(ord(key)) if key else Qt.Key.Key_Backspace
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(edit, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, key))


BENCHMARKS = {"start": bench_start, "keystroke": bench_keystroke, "memory": bench_memory}
