"""A labelled field for a number, with what it understood, or what is wrong, below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.inputs import Field
from kimi_calc.widgets import theme

REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
"""What redoes, on every system: Windows has the one, the others have the other."""

_LONGEST = 2**31 - 1  # Qt's own bound of 32,767 characters cuts a paste off without a word.


class NumberEdit(QLineEdit):
    """A right-aligned line of text. It never rewrites what is being typed.

    `left` comes when the focus goes elsewhere or Return is pressed. Undo and redo are the page's:
    a field that undid by itself would disagree with it.
    """

    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(_LONGEST)
        self.returnPressed.connect(self.left)

    def write(self, text: str) -> None:
        """Replace the text by the one that the calculation has."""
        if text != self.text():
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass undo and redo on."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif QKeySequence(event.keyCombination()) in REDO:
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a text; leave files to the page, which counts them."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer cut, copy and paste; undo and redo are in the Edit menu."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions()[:3]:  # undo, redo, a line
            menu.removeAction(action)
        menu.popup(event.globalPos())

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

    def put_beside_label(self, button: QPushButton) -> None:
        """Put a button on the label's line, at its end."""
        line = QHBoxLayout()
        line.addWidget(self.label, 1)
        line.addWidget(button)
        self.column.insertLayout(0, line)

    def connect_to(self, calculation: Calculation, field: Field | None = None) -> None:
        """Pass on what is typed; without a field, to the one of cache hits that is in use."""
        edit = self.edit
        # textChanged, not textEdited: assistive tools set a text without typing it.
        edit.textChanged.connect(
            lambda text: calculation.set_text(field or calculation.share_field, text)
        )
        edit.left.connect(lambda: calculation.finish(field or calculation.share_field))
        if field != "rate":  # which is no input of the page, and no step of its undo
            edit.undo_wanted.connect(calculation.undo)
            edit.redo_wanted.connect(calculation.redo)

    def show_field(self, calculation: Calculation, field: Field, *further: str) -> None:
        """Show a field's text and, below it, what it understood, or what is wrong with it."""
        self.edit.write(calculation.text(field))
        error = calculation.error(field)
        if error:
            # Somebody who is in the middle of a number has made no mistake.
            self._say(wording.field_error(error), error=not wording.is_unfinished(error))
            return
        value, source = calculation.value(field), calculation.source(field)
        echo = wording.echo(value, calculation.text(field), source)
        self._say(" · ".join(filter(None, (echo, *further))))

    def _say(self, text: str, *, error: bool = False) -> None:
        if text != self.message.text():
            self.message.setText(text)
            self.edit.setAccessibleDescription(text)
        if bool(self.message.property("error")) != error:
            for widget, name in ((self.message, "error"), (self.edit, "invalid")):
                widget.setProperty(name, error)
                widget.style().unpolish(widget)
                widget.style().polish(widget)
