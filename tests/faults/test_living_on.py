"""A fault in a running program: it is logged, shown once, and the program lives on."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_a_slot_that_raises(run: Run, log: Path) -> None:
    done = run("""
def slot():
    raise ValueError("12,345 tokens")
QTimer.singleShot(0, slot)
until(dialogs)
go_on()
print(report())
dialogs()[0].findChild(QPushButton, "faultClose").click()
go_on()
print("dialogs:", len(dialogs()))
""")
    assert done.returncode == 0, done.stderr[-2000:]
    written = log.read_text("utf-8")
    for text in (written, done.stdout):
        assert "ValueError: # tokens" in text
        assert "in slot" in text
        assert "kimi-calc 0." in text
    assert "12,345" not in done.stdout + written
    assert "PySide6: " in done.stdout
    assert "dialogs: 0" in done.stdout


@pytest.mark.parametrize(
    "start",
    [
        """
class Worker(QThread):
    def run(self):
        raise LookupError("on a worker")
worker = Worker()
worker.start()
""",
        """
def work():
    raise LookupError("on a worker")
worker = threading.Thread(target=work)
worker.start()
""",
    ],
    ids=["QThread", "threading"],
)
def test_a_worker_that_raises(run: Run, log: Path, start: str) -> None:
    done = run(f"""{start}
until(dialogs)
go_on()
print(dialogs()[0].thread() is app.thread(), "In the thread" in report())
""")
    assert done.returncode == 0, done.stderr[-2000:]
    assert "True True" in done.stdout
    assert "LookupError: on a worker" in log.read_text("utf-8")


def test_a_thousand_faults_while_drawing_are_one_dialog(run: Run, log: Path) -> None:
    done = run("""
drawn = []
class Canvas(QWidget):
    def paintEvent(self, event):
        drawn.append(1)
        self.no_such_thing
canvas = Canvas()
canvas.show()
again = QTimer(interval=0)
again.timeout.connect(lambda: canvas.update() if len(drawn) < 1000 else app.exit())
again.start()
app.exec()
go_on()
print("dialogs:", len(dialogs()), "in it:", report().count("AttributeError"))
dialogs()[0].reject()
canvas.update()
go_on()
print("afterwards:", len(dialogs()))
""")
    assert done.returncode == 0, done.stderr[-2000:]
    assert "dialogs: 1 in it: 1" in done.stdout
    assert "afterwards: 0" in done.stdout
    written = log.read_text("utf-8")
    assert written.count("Traceback") == 1
    assert "for the 1000th time" in written
    assert written.count("\n") < 50


def test_the_same_button_again_shows_it_again_but_not_for_ever(run: Run) -> None:
    done = run("""
faults._QUIET_SECONDS = 0.05
button = QPushButton()
button.clicked.connect(lambda: 1 / 0)
shown = 0
for _ in range(6):
    button.click()
    go_on()
    if dialogs():
        shown += 1
        dialogs()[0].reject()
    time.sleep(0.1)
print("shown:", shown)
""")
    assert "shown: 3" in done.stdout, done.stderr[-2000:]


def test_other_faults_join_the_dialog_that_is_open(run: Run) -> None:
    done = run("""
QTimer.singleShot(0, lambda: 1 / 0)
QTimer.singleShot(0, lambda: {}["absent"])
until(lambda: dialogs() and "KeyError" in report())
print("dialogs:", len(dialogs()), "ZeroDivisionError" in report())
""")
    assert "dialogs: 1 True" in done.stdout, done.stderr[-2000:]


@pytest.mark.parametrize("kind", ["a file", "read-only", "the log is a folder"])
def test_a_log_that_can_not_be_written_hurts_nobody(run: Run, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "folder"
    log = folder / "kimi-calc.log"
    if kind == "a file":
        folder.write_text("no folder")
    elif kind == "read-only":
        folder.mkdir(mode=0o500)  # means nothing to root, for whom it is a folder like others
    else:
        log.mkdir(parents=True)
    done = run("QTimer.singleShot(0, lambda: 1 / 0)\nuntil(dialogs)\ngo_on()\nprint(report())", log)
    assert done.returncode == 0
    assert "ZeroDivisionError" in done.stdout
    assert done.stderr.count("Traceback") == 1


def test_a_fault_while_a_fault_is_shown_is_the_last_one(run: Run, log: Path) -> None:
    done = run("""
def show_fault(*_): raise RuntimeError("second")
import kimi_calc.widgets.fault_dialog as dialog
dialog.show_fault = show_fault
QTimer.singleShot(0, lambda: 1 / 0)
go_on()
""")
    assert done.returncode == 0
    assert "RuntimeError while a fault was reported" in log.read_text("utf-8")


def test_without_a_terminal_nothing_else_goes_wrong(run: Run, log: Path) -> None:
    """A windowed program on Windows has neither of them."""
    done = run("""
out, sys.stdout, sys.stderr = sys.stdout, None, None
QTimer.singleShot(0, lambda: 1 / 0)
until(dialogs)
go_on()
print("alive", file=out)
""")
    assert (done.returncode, done.stdout) == (0, "alive\n")
    assert "ZeroDivisionError" in log.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="there, Ctrl+C is no signal to send")
def test_an_interrupt_ends_the_program(run: Run, log: Path) -> None:
    done = run("""
import os, signal
QTimer.singleShot(50, lambda: os.kill(os.getpid(), signal.SIGINT))
QTimer.singleShot(20_000, app.quit)
code = app.exec()
print("dialogs:", len(dialogs()))
sys.exit(code)
""")
    assert done.returncode == 130
    assert "dialogs: 0" in done.stdout
    assert not log.exists()


def test_an_interrupt_before_there_is_a_window_ends_the_program(root: Path) -> None:
    code = "from kimi_calc import faults; faults.install(); raise KeyboardInterrupt"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    of_windows = 0xC000013A  # as that ends a program at Ctrl+C
    assert done.returncode in {-signal.SIGINT, 130, 1, of_windows}
    assert b"KeyboardInterrupt" in done.stderr


def test_a_program_that_can_not_start_ends_with_the_dialog(run: Run) -> None:
    done = run("""
from kimi_calc.widgets.fault_dialog import show_fault
QTimer.singleShot(0, lambda: show_fault("why", lambda: "where", lives_on=False))
def close():
    assert "can't start" in dialogs()[0].findChildren(QWidget, "faultHeading")[0].text()
    dialogs()[0].findChild(QPushButton, "faultClose").click()
QTimer.singleShot(100, close)
sys.exit(app.exec())
""")
    assert done.returncode == 1, done.stderr[-2000:]
