"""What is typed in the table of an estimate: names, groups, notes, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kimi_calc.estimates.items import Item, check_text
from kimi_calc.estimates.times import PERIODS, Period, Times
from kimi_calc.pricing import PricingError, parse_quantity
from kimi_calc.pricing.characters import is_blank, shortened
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.item_wording import period_name
from kimi_calc.widgets import theme
from kimi_calc.widgets.cell_editor import Editor
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.days_edit import DaysEdit
from kimi_calc.widgets.number_field import NumberEdit

Part = Literal["name", "group", "times", "note"]
"""What of an item is edited."""

_LONGEST = 2**31 - 1  # Qt's own bound of 32,767 characters cuts a paste off without a word.
_MOST_ECHOED = 24  # signs of a number


class TextEditor(Editor):
    """A name, a note, or the name of a group."""

    def __init__(self, room: QWidget, width: int, field: Part, text: str) -> None:
        super().__init__(room, width)
        self._field = field
        self._edit = QLineEdit(text)
        self._edit.setObjectName(f"item{field.title()}")
        self._edit.setMaxLength(_LONGEST)
        self._edit.setAccessibleName(_part_name(field))
        self._edit.setPlaceholderText(_part_name(field))
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

    def __init__(self, room: QWidget, width: int, groups: Sequence[str], group: str) -> None:
        super().__init__(room, width)
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

    def __init__(self, room: QWidget, width: int, item: Item, *, talks: bool) -> None:
        super().__init__(room, width)
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
        days = parse_quantity(self._days.text()) if not is_blank(self._days.text()) else None
        period: Period = self._period.currentData()
        return {"times": Times(parse_quantity(self._number.text()), days), "period": period}

    def check(self, values: dict[str, Any]) -> None:
        """Counts that are none."""
        values["times"].check()

    def _tell(self) -> None:
        """Say what is understood; what can't be is told where one wants to take it."""
        per_day = not is_blank(self._days.text())
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
