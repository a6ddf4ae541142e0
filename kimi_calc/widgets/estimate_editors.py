"""What is typed in the table of an estimate: names, groups, notes, and how often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from kimi_calc.estimates.items import Item, check_text
from kimi_calc.estimates.times import PERIODS, Period, Times
from kimi_calc.pricing import PricingError, parse_quantity
from kimi_calc.pricing.expressions import shortened
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.item_wording import period_name
from kimi_calc.widgets import theme
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.days_edit import DaysEdit
from kimi_calc.widgets.number_field import NumberEdit

Part = Literal["name", "group", "times", "note"]
"""What of an item is edited."""

_LONGEST = 2**31 - 1  # Qt's own bound of 32,767 characters cuts a paste off without a word.
_EDGE = theme.SPACE // 2
_MOST_ECHOED = 24  # signs of a number


class Editor(QFrame):
    """Stands over a cell. Return takes what is typed, and so does going elsewhere; Esc does not.

    What can't be taken is said below it, and it stays open. `taken` comes with the values of an
    item's fields, `closed` once the editor goes, with whether the keyboard goes back to the table.
    """

    taken = Signal(object)
    closed = Signal(bool)

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent)
        self.setObjectName("itemEditor")
        self.setProperty("card", True)
        self.setAutoFillBackground(True)
        self._least = width
        self._room: QWidget = parent
        self._where: Callable[[], QRect] = QRect
        self._fields: tuple[QWidget, ...] = ()
        self._is_open = True
        self.message = QLabel()
        self.message.setObjectName("message_itemEditor")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setProperty("error", True)
        self.message.hide()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(*[_EDGE] * 4)
        self.grid.setSpacing(_EDGE)
        self.first: QWidget = self

    def values(self) -> dict[str, Any]:
        """What is typed, as fields of an item; PricingError for what can't be."""
        raise NotImplementedError

    def check(self, values: dict[str, Any]) -> None:
        """PricingError for what no item may have."""
        raise NotImplementedError

    def begin(self, typed: str | None) -> None:
        """Start with all of it selected, or with what was typed in its place."""
        field = self._line()
        field.selectAll()
        if typed is not None:
            field.setText(typed)
        self.fit()
        self.show()

    def focus(self) -> None:
        """Take the keyboard; what is selected stays so."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def compose(self, event: QInputMethodEvent) -> None:
        """Take what an input method has for the table, which has the keyboard still."""
        QApplication.sendEvent(self._line(), event)

    def begin_at(self, where: Callable[[], QRect]) -> None:
        """Stand over the cell that is there now, wherever in the table there is room."""
        self._where = where
        self.fit()

    def fit(self) -> None:
        """Take the room that is needed, within the table."""
        inside, cell = self._room.rect(), self._where()
        width = min(max(self._least, cell.width(), self.minimumSizeHint().width()), inside.width())
        self.grid.activate()
        height = self.grid.totalSizeHint().height()
        if not self.message.isHidden():
            height = max(height, self.grid.totalHeightForWidth(width))
        top = cell.top()
        if height < cell.height():
            top += (cell.height() - height) // 2
        left = min(cell.left(), inside.right() - width + 1)
        top = min(top, inside.bottom() - height + 1)
        self.setGeometry(max(left, 0), max(top, 0), width, height)

    def take(self, *, back: bool = True) -> bool:
        """Take what is typed; where it can't be, say so and stay open. Whether it was taken."""
        if not self._is_open:
            return True
        try:
            values = self.values()
            self.check(values)
        except PricingError as error:
            self.say(self._said(error))
            return False
        self._is_open = False
        self.taken.emit(values)
        self.closed.emit(back)
        return True

    def leave(self) -> None:
        """Go, and take nothing."""
        if self._is_open:
            self._is_open = False
            self.closed.emit(True)

    def say(self, text: str) -> None:
        """Say below what is typed what is wrong with it."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.first.setAccessibleDescription(text)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return, Esc and going elsewhere, from any of its fields."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if self._goes_out(watched, event.key()):
                self.take()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._look)  # once it is known where the focus went
        return super().eventFilter(watched, event)

    def watch(self, *fields: QWidget) -> None:
        """Hear what is pressed in these fields; Tab goes from the first to the last."""
        self.first, self._fields = fields[0], fields
        for field in fields:
            field.installEventFilter(self)
        self.setFocusProxy(fields[0])

    def _goes_out(self, watched: QObject, key: int) -> bool:
        """Whether a key goes beyond the last field, or before the first: back to the table."""
        first, last = self._fields[0], self._fields[-1]
        return (key == Qt.Key.Key_Tab and watched is last) or (
            key == Qt.Key.Key_Backtab and watched is first
        )

    def _line(self) -> QLineEdit:
        """Where one types first."""
        field = self.first.lineEdit() if isinstance(self.first, ComboBox) else self.first
        assert isinstance(field, QLineEdit)
        return field

    def _look(self) -> None:
        focused, window = QApplication.focusWidget(), self.window()
        if not self._is_open or not window.isActiveWindow() or QApplication.activePopupWidget():
            return
        if focused is None or not (focused is self or self.isAncestorOf(focused)):
            self.take(back=False)

    def _said(self, error: PricingError) -> str:
        if not error.code:  # of a text: what it holds, or how long it is
            return self.tr("Can't be kept: give at most 10,000 characters, and whole ones.")
        return wording.field_error(error)


class TextEditor(Editor):
    """A name, a note, or the name of a group."""

    def __init__(self, parent: QWidget, width: int, field: Part, text: str) -> None:
        super().__init__(parent, width)
        self._field = field
        self._edit = QLineEdit(text)
        self._edit.setObjectName(f"item{field.title()}")
        self._edit.setMaxLength(_LONGEST)
        self._edit.setAccessibleName(_part_name(field))
        self.watch(self._edit)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.addWidget(self._edit, 0, 0)
        self.grid.addWidget(self.message, 1, 0)

    def values(self) -> dict[str, Any]:
        """The text as it stands."""
        return {self._field: self._edit.text()}

    def check(self, values: dict[str, Any]) -> None:
        """No more of it than can be kept."""
        check_text(self._field, values[self._field])


class GroupEditor(Editor):
    """A group that there is, or a new one."""

    def __init__(self, parent: QWidget, width: int, groups: Sequence[str], group: str) -> None:
        super().__init__(parent, width)
        self._box = ComboBox("itemGroup")
        self._box.setEditable(True)
        self._box.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        self._box.setCompleter(None)  # type: ignore[arg-type]  # which puts it away
        self._box.addItems([name for name in groups if name])
        self._box.setAccessibleName(_part_name("group"))
        field = self._box.lineEdit()
        assert field is not None
        field.setMaxLength(_LONGEST)
        field.setPlaceholderText(self.tr("No group"))
        # By the list, not as a text: a box left for its list would pick what it then finds there.
        self._box.setCurrentIndex(self._box.findText(group) if group else -1)
        self._box.setEditText(group)
        self._box.activated.connect(lambda _row: self.take())
        self.watch(self._box)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.addWidget(self._box, 0, 0)
        self.grid.addWidget(self.message, 1, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows open the list; else each would pick at once, as the wheel would."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                if self._box.count():
                    self._box.showPopup()
                return True
        elif event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def values(self) -> dict[str, Any]:
        """The name without blanks around it: none can see them."""
        return {"group": self._box.currentText().strip()}

    def check(self, values: dict[str, Any]) -> None:
        """No more of it than can be kept."""
        check_text("group", values["group"])


class TimesEditor(Editor):
    """So many requests in a period, or so many a day on some days."""

    def __init__(self, parent: QWidget, width: int, item: Item, *, talks: bool) -> None:
        super().__init__(parent, width)
        self._talks = talks
        self._number = NumberEdit("itemRequests")
        self._days = DaysEdit()
        self._days.setObjectName("itemDays")
        self._days.show_unit("")  # with room for its arrow
        self._period = ComboBox("itemPeriod")
        for period in PERIODS:
            self._period.addItem(period_name(period), period)
        self._number.setText(group_digits(item.times.number))
        self._days.setText("" if item.times.days is None else group_digits(item.times.days))
        self._days.setPlaceholderText("–")
        self._period.setCurrentIndex(PERIODS.index(item.period))
        labels = [QLabel() for _ in range(3)]
        words = ("", self.tr("on &days"), self.tr("&period"))
        fields = (self._number, self._days, self._period)
        for place, (label, field, word) in enumerate(zip(labels, fields, words, strict=True)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setText(word)
            label.setBuddy(field)
            self.grid.addWidget(label, place, 0)
            self.grid.addWidget(field, place, 1)
        self._label = labels[0]
        self._echo = QLabel()
        self._echo.setTextFormat(Qt.TextFormat.PlainText)
        self._echo.setObjectName("echo_itemRequests")
        self._echo.setProperty("small", True)
        self._echo.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.grid.addWidget(self._echo, 3, 0, 1, 2)
        self.grid.addWidget(self.message, 4, 0, 1, 2)
        self.grid.setContentsMargins(*[theme.SPACE] * 4)
        self.grid.setColumnStretch(1, 1)
        self.watch(*fields)
        for edit in (self._number, self._days):
            edit.textChanged.connect(self._tell)
            edit.undo_wanted.connect(edit.undo)
            edit.redo_wanted.connect(edit.redo)
        self._tell()

    def values(self) -> dict[str, Any]:
        """Times and period."""
        days = parse_quantity(self._days.text()) if self._days.text().strip() else None
        period: Period = self._period.currentData()
        return {"times": Times(parse_quantity(self._number.text()), days), "period": period}

    def check(self, values: dict[str, Any]) -> None:
        """Counts that are none."""
        values["times"].check()

    def _tell(self) -> None:
        """Say what is understood; what can't be is told where one wants to take it."""
        per_day = bool(self._days.text().strip())
        self._label.setText(self._asked(per_day=per_day))
        wrong: PricingError | None = None
        for edit in (self._number, self._days):
            error = _error_of(edit.text()) if edit is self._number or per_day else None
            theme.mark(edit, "invalid", on=bool(error and not wording.is_unfinished(error)))
            wrong = wrong or error
        if wrong is None:
            total = group_digits(self.values()["times"].total)
            self._echo.setText(f"= {shortened(total, _MOST_ECHOED)}")
        self._echo.setVisible(wrong is None)
        shown = wrong and not wording.is_unfinished(wrong)
        self.message.setText(wording.field_error(wrong) if wrong and shown else "")
        self.message.setVisible(bool(shown))
        if self.isVisible():
            self.fit()

    def _asked(self, *, per_day: bool) -> str:
        if self._talks:
            return self.tr("co&nversations a day") if per_day else self.tr("co&nversations")
        return self.tr("&requests a day") if per_day else self.tr("&requests")


def _error_of(text: str) -> PricingError | None:
    try:
        parse_quantity(text)
    except PricingError as error:
        return error
    return None


def _part_name(part: Part) -> str:
    return {
        "name": QCoreApplication.translate("Items", "Name"),
        "group": QCoreApplication.translate("Items", "Group"),
        "note": QCoreApplication.translate("Items", "Note"),
        "times": QCoreApplication.translate("Items", "Usage"),
    }[part]
