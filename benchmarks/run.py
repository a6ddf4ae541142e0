"""`python3 dev.py bench`: what the program's speed is on this machine, printed, never asserted.

Names as arguments choose among the measurements: quote, compare, refusal, start, keystroke.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import timeit
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

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
from PySide6.QtCore import QTimer
from kimi_calc.widgets import main_window
class Window(main_window.MainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
main_window.MainWindow = Window
kimi_calc.__main__.main([])
"""
_AMOUNT_PAINTED = """
import os
import kimi_calc.__main__
from PySide6.QtCore import QTimer
from kimi_calc.widgets import main_window
class Window(main_window.MainWindow):
    def fill(self, calculation):
        super().fill(calculation)
        from kimi_calc.widgets import result_panel
        def painted(self, event):
            super(result_panel._Total, self).paintEvent(event)
            QTimer.singleShot(0, lambda: os._exit(0))
        result_panel._Total.paintEvent = painted
main_window.MainWindow = Window
kimi_calc.__main__.main([])
"""


def bench_quote() -> None:
    """Microseconds a call of quote(), on a tiered model, usage made anew each time."""
    from kimi_calc.pricing import Usage, load_price_list, quote

    model = load_price_list().model("kimi-latest")
    usage = Usage(45_000, 1_500, 27_000, 30_000)
    for name, call in (
        ("quote() on kimi-latest", lambda: quote(model, usage)),
        (
            "quote() and Usage() on kimi-latest",
            lambda: quote(model, Usage(45_000, 1_500, 27_000, 30_000)),
        ),
    ):
        _report(name, _microseconds(call), "µs", "goal 10")


def bench_compare() -> None:
    """Microseconds a call of compare() on the whole list."""
    from kimi_calc.pricing import Usage, compare, load_price_list

    price_list = load_price_list()
    usage = Usage(45_000, 1_500, 27_000, 30_000)
    _report("compare() of 12 models", _microseconds(lambda: compare(price_list, usage)), "µs")


def bench_refusal() -> None:
    """Milliseconds to load the built-in list, and to refuse the worst of the tests' files."""
    import tempfile

    from pricing.test_price_list_fuzz import PATHOLOGICAL

    from kimi_calc.pricing import PriceListError, load_price_list

    def load(path: Path | None) -> float:
        start = time.perf_counter()
        with suppress(PriceListError):
            load_price_list(path)
        return (time.perf_counter() - start) * 1e3

    _report("the built-in price list, read and checked", min(load(None) for _ in range(9)), "ms")
    times = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.yaml"
        for name, text in PATHOLOGICAL.items():
            file.write_text(text, "utf-8")
            times[name] = load(file)
    worst = max(times, key=lambda name: times[name])
    _report(f"refusal of {len(times)} hostile files, the slowest", times[worst], "ms", "goal 200")


def bench_keystroke() -> None:
    """Milliseconds from a key to the repainted window, off screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLineEdit

    from kimi_calc import app

    application = QApplication([])
    window = app.create_window("zh", "light")
    app.show_example(window)
    window.show()
    edit = window.findChild(QLineEdit, "inputTokens")
    total = window.findChild(QLineEdit, "total")
    assert isinstance(edit, QLineEdit)
    assert isinstance(total, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    application.processEvents()
    times = []
    for number in range(1_000):
        key = "1234567890"[number % 10] if number % 5 else ""
        code = Qt.Key(ord(key)) if key else Qt.Key.Key_Backspace
        start = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            modifier = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(edit, QKeyEvent(kind, code, modifier, key))
        application.processEvents()
        times.append((time.perf_counter() - start) * 1e3)
        if number % 5 == 4:  # short numbers again
            edit.selectAll()
    times.sort()
    _report("key to repainted window, median", statistics.median(times), "ms")
    _report("key to repainted window, 99th percentile", times[989], "ms", "goal 16")


def bench_start() -> None:
    """Milliseconds from the start of the process to what is painted, beside an empty window."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else every start compiles our own modules
    programs = {
        "an empty PySide6 window": _EMPTY,
        "the first painted window": _FIRST_PAINT,
        "the amount painted": _AMOUNT_PAINTED,
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for attempt in range(17):
        for name, program in programs.items():  # by turns, so that all meet the same weather
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", program],
                cwd=ROOT,
                env=environment,
                stderr=subprocess.DEVNULL,
                check=True,
            )
            if attempt > 1:
                times[name].append((time.perf_counter() - start) * 1e3)
    medians = {name: statistics.median(found) for name, found in times.items()}
    empty, first, amount = medians.values()
    for name, median in medians.items():
        _report(f"start to {name}", median, "ms")
    _report("ratio, first painted window to empty window", first / empty, "times", "aim 1.3")
    _report("ratio, amount painted to empty window", amount / empty, "times")


def _microseconds(call: Callable[[], object]) -> float:
    number = 5_000
    return min(timeit.repeat(call, number=number, repeat=7)) / number * 1e6


def _report(what: str, value: float, unit: str, goal: str = "") -> None:
    print(f"{what:55} {value:9.2f} {unit:6}{f'({goal})' if goal else ''}")


BENCHMARKS = {
    "quote": bench_quote,
    "compare": bench_compare,
    "refusal": bench_refusal,
    "start": bench_start,
    "keystroke": bench_keystroke,
}


def main() -> None:
    """Run the measurements named in the arguments, or all."""
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()


if __name__ == "__main__":
    main()
