"""The program itself, as it is started: what it does with a fault of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SLOT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kimi_calc import app
from kimi_calc.widgets.fault_dialog import FaultDialog
from kimi_calc.widgets.main_window import MainWindow

def dialogs():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, FaultDialog)]

def fault():
    raise LookupError("of a slot")

def look():
    if dialogs() and dialogs()[0].isVisible():
        print("told, and the window is", "there" if windows[0].isVisible() else "gone")
        QApplication.exit(0)

windows = []
fill = MainWindow.fill
def filled(self, calculation, price_lists):
    windows.append(self)
    {fault_in_fill}
    fill(self, calculation, price_lists)
    QTimer.singleShot(0, fault)
MainWindow.fill = filled
app.application()
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
sys.exit(app.run("en"))
"""


def start(home: Path, root: Path, fault_in_fill: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", SLOT.replace("{fault_in_fill}", fault_in_fill)],
        cwd=root,
        env=os.environ | {"KIMI_CALC_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("fault_in_fill", ["pass", 'raise LookupError("of the start")'])
def test_a_fault_is_told_and_logged(tmp_path: Path, root: Path, fault_in_fill: str) -> None:
    done = start(tmp_path / "home", root, fault_in_fill)
    assert "told, and the window is there" in done.stdout, done.stderr
    log = (tmp_path / "home" / "kimi-calc.log").read_text("utf-8")
    assert "LookupError: of " in log
    assert ("of the start" in log) == ("start" in fault_in_fill)


def test_a_home_that_can_not_be_written_hurts_nobody(tmp_path: Path, root: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    done = start(tmp_path / "file" / "home", root, "pass")
    assert "told, and the window is there" in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "第 4 行第 11 列：“currency”写的是“RMB1”"),
        ("en", "line 4, column 11: 'currency' is 'RMB1'"),
    ],
)
def test_a_damaged_price_list_is_told_in_words(
    tmp_path: Path, root: Path, language: str, said: str
) -> None:
    for folder in ("kimi_calc", "resources"):
        shutil.copytree(root / folder, tmp_path / folder)
    prices = tmp_path / "resources" / "prices" / "cny-2025-11-11.yaml"
    shutil.rmtree(prices.parent / "compiled")  # so that the list itself is read
    text = prices.read_text("utf-8").replace("currency: CNY", "currency: RMB1")
    prices.write_text(text.replace("output: 58.00", "output: 5x", 1), "utf-8")
    code = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kimi_calc import app
from kimi_calc.widgets.fault_dialog import FaultDialog
def look():
    if any(isinstance(one, FaultDialog) for one in QApplication.topLevelWidgets()):
        QApplication.exit(0)
app.application()
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
sys.exit(app.run("LANGUAGE"))
"""
    home = tmp_path / "home"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code.replace("LANGUAGE", language)],
        env=os.environ
        | {
            "KIMI_CALC_HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    log = (home / "kimi-calc.log").read_text("utf-8")
    assert said in log, done.stderr
    assert "5x" in log  # the second fault too
    assert "Traceback" not in log
