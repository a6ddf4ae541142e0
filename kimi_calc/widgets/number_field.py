"""A labelled field for a number, with what it understood, or what is wrong, below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from kimi_calc.widgets import theme

_LONGEST = 2**31 - 1  # Qt's own bound of 32,767 characters cuts a paste off without a word.


class NumberEdit(QLineEdit):
    """A right-aligned line of text. It never rewrites what is being typed.

    `left` comes when the focus goes elsewhere or Return is pressed.
    """

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(_LONGEST)
        self.setFont(theme.tabular(self.font()))
        self.returnPressed.connect(self.left)

    def write(self, text: str) -> None:
        """Replace the text, so that the field's own undo can bring the old one back."""
        if text != self.text():
            self.selectAll()
            self.insert(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all on arrival by keyboard, so that typing replaces."""
        super().focusInEvent(event)
        if event.reason() not in {
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, unless only a menu or another window came in between."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.left.emit()


class NumberField(QWidget):
    """Label, field and message, one below the other.

    The message keeps its line when it is empty, so that nothing jumps while somebody types.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = NumberEdit(name)
        self.label.setBuddy(self.edit)
        self.message = QLabel()
        self.message.setObjectName(f"message_{name}")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.message.setProperty("small", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SPACE // 2)
        self.column.addWidget(self.label)
        self.column.addWidget(self.edit)
        self.column.addWidget(self.message)

    def say(self, text: str, *, error: bool = False) -> None:
        """Show an echo or an error below the field."""
        self.message.setText(text)
        self.edit.setAccessibleDescription(text)
        if bool(self.message.property("error")) != error:
            for widget, name in ((self.message, "error"), (self.edit, "invalid")):
                widget.setProperty(name, error)
                widget.style().unpolish(widget)
                widget.style().polish(widget)
