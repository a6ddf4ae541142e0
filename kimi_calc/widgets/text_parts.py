"""Parts of the dialog From text that know nothing of what they show."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

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
        self._lines = lines
        self.setMinimumHeight(_height(self, lines))

    def show_lines(self, lines: int) -> None:
        """Ask for the height of so many lines from now on."""
        if lines != self._lines:
            self._lines = lines
            self.setMinimumHeight(_height(self, lines))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """No higher than its lines need, where others have no room to spare."""
        return QSize(super().sizeHint().width(), _height(self, self._lines))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste a text, or give files away."""
        files = files_of(source)
        if files:
            self.files_pasted.emit(files)
        else:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; but not what is pressed with Alt, which is meant for a button or a menu."""
        modifiers = event.modifiers()
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        # On a Mac it types signs, and where it is AltGr it comes with Ctrl.
        if sys.platform != "darwin" and modifiers & (alt | control) == alt and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.document().characterCount() > _LONG:
            self.changing.emit()
            self._pause.start()
        else:
            self._pause.stop()
            self.changed.emit(self.toPlainText())


class WordList(QPlainTextEdit):
    """Lines to be read, selected and copied; as high as they are, and scrolled where many."""

    least_lines, most_lines = 2, 4

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setProperty("words", True)

    def write(self, lines: list[str]) -> None:
        """Show these lines."""
        text = "\n".join(lines)
        if text != self.toPlainText():
            self.setPlainText(text)
        self.setFixedHeight(_height(self, max(min(len(lines), self.most_lines), self.least_lines)))

    def make_room(self, width: int) -> None:
        """Be as high as the lines are once they are wrapped in so many pixels."""
        inner = width - 2 * (self.frameWidth() + int(self.document().documentMargin()))
        metrics, room = self.fontMetrics(), QRect(0, 0, inner, 2**20)
        least, most = (_height(self, count) for count in (self.least_lines, self.most_lines))
        needed = _height(self, 0)
        for line in self.toPlainText().split("\n"):
            wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, line)
            needed += max(wrapped.height(), metrics.lineSpacing())
            if needed >= most:
                break
        self.setFixedHeight(max(min(needed, most), least))


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


def button_for(name: str, clicked: Callable[[], object]) -> QPushButton:
    """A button of a dialog; Enter in a field presses none."""
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(clicked)
    return button


def _height(edit: QPlainTextEdit, lines: int) -> int:
    """The height of an edit that shows so many lines, in pixels."""
    around = 2 * (edit.frameWidth() + int(edit.document().documentMargin())) + 4
    return edit.fontMetrics().lineSpacing() * lines + around
