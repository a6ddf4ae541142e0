"""A program of its own for each fault, off screen: what happens to it is what users see."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PRELUDE = """
import sys, threading, time
from pathlib import Path
from kimi_calc import diagnostics, faults

def show(text):
    from kimi_calc.widgets.fault_dialog import show_fault
    show_fault(text, lambda: diagnostics.report(diagnostics.Setup()))

caught = faults.install(show)
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget

app = QApplication([])
caught.keep_log(Path(sys.argv[1]))
ticks = []
timer = QTimer(interval=5)
timer.timeout.connect(lambda: ticks.append(1))
timer.start()

def dialogs():
    found = [one for one in app.topLevelWidgets() if one.objectName() == "faultDialog"]
    return [one for one in found if one.isVisible()]

def report():
    return dialogs()[0].findChild(QPlainTextEdit).toPlainText()

def until(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        app.processEvents()
        time.sleep(0.001)

def go_on():
    before = len(ticks)
    until(lambda: len(ticks) > before + 3)
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the log will be; the folder is not there yet."""
    return tmp_path / "folder" / "kimi-calc.log"


@pytest.fixture
def run(log: Path, root: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Run lines in a program with faults installed; argument 1 is the log."""

    def run_lines(lines: str, log: Path = log) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", PRELUDE + lines, str(log)],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(log.parent.parent)},
            cwd=root,
            check=False,
            text=True,
            capture_output=True,
            timeout=60,
        )

    return run_lines
