"""Types into the window. Only by names that stay, as in calls.py.

As a program it opens the window that it finds, in its first size or in one of so many pixels by so
many, as its arguments say: each line of its input is a workload, and it
answers with one round, a JSON list: the milliseconds from each of ten keys to the repainted window.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QWidget,
)

Kind = TypeVar("Kind", bound=QWidget)


class Workload(NamedTuple):
    """What is chosen and typed by objectName, and in which field the keys are timed after that.

    `what` is said of it behind what is printed. `clicked` are buttons that are clicked first;
    `beside` is the workload that it is measured beside at a commit that has no such buttons.
    """

    what: str
    switch: str
    model: str
    texts: dict[str, str]
    field: str
    clicked: tuple[str, ...] = ()
    beside: str = ""


WORKLOADS = {
    "single": Workload(
        "",
        "workloadSingle",
        "kimi-k2-turbo-preview",
        {
            "inputTokens": "45,000",
            "cacheHitPercent": "60%",
            "outputTokens": "1,500",
            "requests": "1000*30",
            "budget": "1,000",
        },
        "inputTokens",
    ),
    "conversation": Workload(
        ", conversation with chart",
        "workloadConversation",
        "kimi-latest",
        {
            "systemTokens": "2,000",
            "userTokens": "300",
            "replyTokens": "600",
            "turns": "40",
            "conversations": "1,000",
            "budget": "1,000",
        },
        "userTokens",
    ),
    "charges": Workload(
        ", cache writes and calls open",
        "workloadSingle",
        "kimi-k3",
        {
            "inputTokens": "45,000",
            "cacheHitPercent": "60%",
            "outputTokens": "1,500",
            "requests": "1000*30",
            "webSearchCalls": "2",
            "budget": "1,000",
        },
        "inputTokens",
        ("useNewerList", "more"),
        "single",
    ),
}
SIZES = (("1120", "760"), ("1920", "1040"))
"""The window's first size in pixels, and one with three columns."""

_ROUND = ("", *"2345", "", *"7890")  # short numbers: each fifth key replaces what was typed


def press(edit: QLineEdit, key: str) -> None:
    """Press and release a key in a field: a character, or backspace if there is none."""
    code = Qt.Key(ord(key)) if key else Qt.Key.Key_Backspace
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(edit, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, key))


def _fill_in(window: QMainWindow, workload: Workload) -> None:
    for name in workload.clicked:
        _child(window, QAbstractButton, name).click()
        QApplication.processEvents()
    picker = _child(window, QComboBox, "modelPicker")
    row = picker.findData(workload.model)
    assert row >= 0, f"the price list of the window has no {workload.model}"
    picker.setCurrentIndex(row)
    _child(window, QAbstractButton, workload.switch).click()
    for name, text in workload.texts.items():
        edit = _child(window, QLineEdit, name)
        edit.setFocus()
        edit.selectAll()
        for key in text:
            press(edit, key)
    QApplication.processEvents()


def _round(window: QMainWindow, field: str) -> list[float]:
    edit = _child(window, QLineEdit, field)
    total = _child(window, QLineEdit, "total")
    edit.setFocus()
    times = []
    amounts = set()
    for number, key in enumerate(_ROUND):
        if number % 5 == 0:
            edit.selectAll()
            QApplication.processEvents()
        start = time.perf_counter()
        press(edit, key)
        QApplication.processEvents()
        times.append((time.perf_counter() - start) * 1e3)
        amounts.add(total.text())
    assert len(amounts) > len(_ROUND) / 2, "the benchmark measures something else than it says"
    return times


def _child(window: QMainWindow, kind: type[Kind], name: str) -> Kind:
    found = window.findChild(kind, name)
    assert isinstance(found, kind), f"the window has no {name}"
    return found


def _size() -> tuple[int, int]:
    """The window's size in pixels, as the arguments say; else its first one."""
    return (
        (int(sys.argv[1]), int(sys.argv[2]))
        if sys.argv[2:]
        else (int(SIZES[0][0]), int(SIZES[0][1]))
    )


def _answer() -> None:
    from kimi_calc.app import create_window

    os.environ["LC_ALL"] = "zh_CN.UTF-8"  # in Chinese, where the environment says the language
    application = QApplication([])
    window = create_window()
    window.resize(*_size())
    window.show()
    application.processEvents()
    filled_in = ""
    for line in sys.stdin:
        name = line.rstrip("\n")
        if name != filled_in:
            _fill_in(window, WORKLOADS[name])
            filled_in = name
        print(json.dumps(_round(window, WORKLOADS[name].field)), flush=True)


if __name__ == "__main__":
    _answer()
