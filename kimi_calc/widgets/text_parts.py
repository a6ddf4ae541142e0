"""Parts of the dialog From text that know nothing of what they show."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from kimi_calc.widgets.number_table import NumberCells


class TextEdit(QPlainTextEdit):
    """A text of some lines; Tab goes on to the next control, and files fall through."""

    def __init__(self, name: str, *, lines: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # the dialog's: a file dropped here is no text
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines)


class PlainCells(NumberCells):
    """Cells with nothing but text."""

    def decorate(self, painter: QPainter, rect: QRect, row: int, column: int) -> QRect:
        """Nothing but text."""
        del painter, row, column
        return rect


def plain_label(name: str, *, small: bool = False) -> QLabel:
    """A label of words that wraps."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("small", small)
    return label
