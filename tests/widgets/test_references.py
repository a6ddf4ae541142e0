"""The Qt binding keeps its hands off Python's reference counts."""

import sys

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot


def test_calls_that_return_nothing_take_no_reference(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 takes one from None a call, until the program aborts."""
    edit = QLineEdit()
    qtbot.addWidget(edit)
    before = sys.getrefcount(None)
    for _ in range(1_000):
        edit.setText("a")
    assert sys.getrefcount(None) > before - 500
