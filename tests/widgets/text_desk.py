"""The dialog From text, and what a person does with it."""

from pathlib import Path

from hands import Hands
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTableView

from kimi_calc.widgets.text_dialog import TextDialog

TEXT = "The customer pays within thirty days of receiving the invoice. " * 40


class Desk:
    """The dialog, and what a person does with it."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        hands.child(QPushButton, "estimateFromText").click()
        dialog = hands.window.findChild(TextDialog)
        assert isinstance(dialog, TextDialog)
        self.dialog = dialog

    def type(self, name: str, text: str) -> None:
        edit = self.dialog.findChild(QPlainTextEdit, name)
        assert isinstance(edit, QPlainTextEdit)
        edit.setFocus()
        edit.insertPlainText(text)
        self.settle()

    def settle(self) -> None:
        """Wait until all is counted."""
        self.hands.qtbot.waitUntil(
            lambda: bool(self.dialog.sources.shown) and not self.dialog.sources.counting
        )

    def button(self, name: str) -> QPushButton:
        button = self.dialog.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        return button

    def said(self, name: str) -> str:
        label = self.dialog.findChild(QLabel, name)
        assert isinstance(label, QLabel)
        return label.text().replace("\xa0", " ")

    def cell(self, row: int, column: int) -> str:
        table = self.dialog.findChild(QTableView, "sources")
        assert isinstance(table, QTableView)
        return str(table.model().index(row, column).data())

    def drop(self, *paths: Path) -> None:
        """Drop files on the window."""
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        no_key, place = Qt.KeyboardModifier.NoModifier, QPoint(50, 50)
        window = self.hands.window
        QApplication.sendEvent(window, QDragEnterEvent(place, copy, content, left, no_key))
        QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, content, left, no_key))
        self.hands.qtbot.waitUntil(lambda: bool(self.dialog.sources.documents))
        self.settle()
