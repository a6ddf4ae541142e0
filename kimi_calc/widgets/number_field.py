"""A labelled field for a number, with what it understood, or what is wrong, below it."""

from __future__ import annotations

from functools import cache

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.fields import Field
from kimi_calc.widgets import theme
from kimi_calc.widgets.qt_numbers import MIDDLE_RIGHT, PLAIN_TEXT, RIGHT, TOP_RIGHT

_LONGEST = 2**31 - 1  # Qt's own bound of 32,767 characters cuts a paste off without a word.


@cache
def redo_keys() -> tuple[QKeySequence, ...]:
    """What redoes, on every system: Windows has the one, the others have the other."""
    return QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")


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
        self._unit = ""
        self.setObjectName(name)
        self.setProperty("alignment", RIGHT)
        self.setMaxLength(_LONGEST)
        self.returnPressed.connect(self.left)

    def connect_to(self, calculation: Calculation, field: Field | None = None) -> None:
        """Pass on what is typed; without a field, to the one of cache hits that is in use."""
        # textChanged, not textEdited: assistive tools set a text without typing it.
        self.textChanged.connect(
            lambda text: calculation.set_text(field or calculation.share_field, text)
        )
        self.left.connect(lambda: calculation.finish(field or calculation.share_field))
        if field != "rate":  # which is no input of the page, and no step of its undo
            self.undo_wanted.connect(calculation.undo)
            self.redo_wanted.connect(calculation.redo)

    def write(self, text: str) -> None:
        """Replace the text by the one that the calculation has."""
        if text != self.text():
            self.setText(text)

    def show_unit(self, unit: str) -> None:
        """Show what is counted behind the number, where no label says it."""
        self._unit = unit
        room = self.fontMetrics().horizontalAdvance(unit) + theme.SPACE // 2 if unit else 0
        self.setTextMargins(0, 0, room, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the unit beside the text."""
        super().paintEvent(event)
        if self._unit:
            painter = QPainter(self)
            painter.setPen(QColor(theme.colors().muted))
            room = self.rect()
            room.setRight(self.unit_right())
            painter.drawText(room, MIDDLE_RIGHT, self._unit)

    def unit_right(self) -> int:
        """Where the unit ends, in pixels."""
        return self.width() - theme.SPACE - 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass undo and redo on, and what Alt is held down with: that is meant for no field."""
        both = QtCore.Qt.KeyboardModifier.AltModifier | QtCore.Qt.KeyboardModifier.ControlModifier
        # Both at once are AltGr on Windows, which types.
        if event.modifiers() & both == QtCore.Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Qt would type the letter, if it is no mnemonic here
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif QKeySequence(event.keyCombination()) in redo_keys():
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
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions()[:3]:  # undo, redo, a line
            menu.removeAction(action)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all on arrival by keyboard, so that typing replaces."""
        super().focusInEvent(event)
        if self.selectedText() == self.text():
            return  # without asking for a reason, which no start waits for: see qt_numbers.py
        if event.reason() not in {
            QtCore.Qt.FocusReason.MouseFocusReason,
            QtCore.Qt.FocusReason.PopupFocusReason,
            QtCore.Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, unless only a menu or another window came in between."""
        super().focusOutEvent(event)
        if event.reason() not in {
            QtCore.Qt.FocusReason.PopupFocusReason,
            QtCore.Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.left.emit()


_HEIGHTS: dict[tuple[int, float], int] = {}
"""Of so many lines of a message in a text of so many points, in pixels."""


class FieldMessage(QLabel):
    """What a field understood, or what is wrong with it.

    It keeps `lines` lines, empty or not, so that nothing jumps while somebody types.
    """

    def __init__(self, edit: NumberEdit, *, lines: int = 2) -> None:
        super().__init__()
        self._edit = edit
        self._lines = lines
        self.setObjectName(f"message_{edit.objectName()}")
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setWordWrap(True)
        self.setProperty("alignment", TOP_RIGHT)
        self.setProperty("small", True)

    def keep_lines(self) -> None:
        """Keep its lines at the text size in use now."""
        size = QApplication.font().pointSizeF()
        if (self._lines, size) not in _HEIGHTS:
            # Measured, not counted in line spacings: a line is as high as the highest font in it.
            text = self.text()
            self.setMinimumHeight(0)
            self.setText("\n".join(["12 汉字"] * self._lines))
            _HEIGHTS[self._lines, size] = self.sizeHint().height() if self._lines else 0
            self.setText(text)
        self.setMinimumHeight(_HEIGHTS[self._lines, size])

    def show_field(
        self, calculation: Calculation, field: Field, *further: str, explained: str = ""
    ) -> None:
        """Show a field's text in it and here what it understood, or what is wrong with it.

        `further` goes on in the same line, what is `explained` has a line of its own.
        """
        self._edit.write(calculation.text(field))
        error = calculation.error(field)
        if error:
            # Somebody who is in the middle of a number has made no mistake.
            self.say(wording.field_error(error), error=not wording.is_unfinished(error))
            return
        value, source = calculation.value(field), calculation.source(field)
        echo = wording.echo(value, calculation.text(field), source)
        understood = " · ".join(filter(None, (echo, *further)))
        self.say("\n".join(filter(None, (understood, explained))))

    def say(self, text: str, *, error: bool = False) -> None:
        """Show a text below the field, and whether it tells of a mistake."""
        if text != self.text():
            self.setText(text)
            self._edit.setAccessibleDescription(text)
        theme.mark(self, "error", on=error)
        theme.mark(self._edit, "invalid", on=error)


class NumberField(QWidget):
    """Label, field and message, one below the other."""

    def __init__(self, name: str, *, lines: int = 2) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setProperty("textFormat", PLAIN_TEXT)
        self.edit = NumberEdit(name)
        self.label.setBuddy(self.edit)
        self.message = FieldMessage(self.edit, lines=lines)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SPACE // 4)
        self.column.addWidget(self.label)
        self.column.addWidget(self.edit)
        self.column.addWidget(self.message)
        self.column.addStretch()  # what stands beside it may be higher

    def put_beside_label(self, button: QWidget) -> None:
        """Put a button on the label's line, at its end."""
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE // 4)
        line.addWidget(self.label, 1)
        line.addWidget(button)
        self.column.insertLayout(0, line)

    def connect_to(self, calculation: Calculation, field: Field | None = None) -> None:
        """Pass on what is typed; without a field, to the one of cache hits that is in use."""
        self.edit.connect_to(calculation, field)

    def show_field(
        self, calculation: Calculation, field: Field, *further: str, explained: str = ""
    ) -> None:
        """Show a field's text and, below it, what it understood, or what is wrong with it."""
        self.message.show_field(calculation, field, *further, explained=explained)
