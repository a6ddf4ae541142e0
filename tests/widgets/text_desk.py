"""The dialog From text, and what a person does with it."""

from pathlib import Path

from hands import Hands
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from kimi_calc.widgets.text_dialog import TextDialog

TEXT = "The customer pays within thirty days of receiving the invoice. " * 40


class Desk:
    """The dialog, and what a person does with it."""

    def __init__(self, hands: Hands, link: str = "estimateFromText") -> None:
        self.hands = hands
        hands.child(QPushButton, link).click()
        self.dialog = next(one for one in hands.window.findChildren(TextDialog) if one.isVisible())

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
        """What a label or a list of words says; nothing while it is not to be seen."""
        part = self.dialog.findChild(QWidget, name)
        assert isinstance(part, QLabel | QPlainTextEdit)
        if part.isHidden():
            return ""
        text = part.text() if isinstance(part, QLabel) else part.toPlainText()
        return text.replace("\xa0", " ")

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
