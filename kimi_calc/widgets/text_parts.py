"""Parts of the dialog From text that know nothing of what they show."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from kimi_calc.widgets.number_table import NumberCells

_LONG = 1_000_000  # characters
_PAUSE = 300  # ms


class TextEdit(QPlainTextEdit):
    """A text of some lines; Tab goes on to the next control.

    `changed` comes with the text at every change; of a long text only once a pause is made, and
    `changing` before it: to read 10 MB takes a tenth of a second. `files_pasted` comes with files
    that were copied in a file manager: they are no text. Dropped ones fall through to the dialog.
    """

    changing = Signal()
    changed = Signal(str)
    files_pasted = Signal(list)

    def __init__(self, name: str, *, lines: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.changed.emit(self.toPlainText()))
        self.textChanged.connect(self._tell)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste a text, or give files away."""
        files = files_of(source)
        if files:
            self.files_pasted.emit(files)
        else:
            super().insertFromMimeData(source)

    def _tell(self) -> None:
        if self.document().characterCount() > _LONG:
            self.changing.emit()
            self._pause.start()
        else:
            self._pause.stop()
            self.changed.emit(self.toPlainText())


class PlainCells(NumberCells):
    """Cells with nothing but text."""

    def decorate(self, painter: QPainter, rect: QRect, row: int, column: int) -> QRect:
        """Nothing but text."""
        del painter, row, column
        return rect


def files_of(content: QMimeData) -> list[Path]:
    """The files and folders of this machine in what was dropped or copied."""
    return [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]


def plain_label(name: str, *, small: bool = False) -> QLabel:
    """A label of words that wraps."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("small", small)
    return label
