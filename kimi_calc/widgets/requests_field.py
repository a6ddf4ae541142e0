"""How many requests: a number in all, or so many a day for so many days."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kimi_calc.pricing import Usage
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.fields import Field
from kimi_calc.widgets import theme
from kimi_calc.widgets.days_edit import DaysEdit
from kimi_calc.widgets.number_field import FieldMessage, NumberEdit
from kimi_calc.widgets.requests_switch import RequestsSwitch


class RequestsField(QWidget):
    """One field or two below their label, with a switch between them on the label's line."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._calculation = calculation
        self._label = QLabel()
        self.switch = RequestsSwitch(calculation)
        self.edits: dict[Field, NumberEdit] = {
            "requests": NumberEdit("requests"),
            "requestsPerDay": NumberEdit("requestsPerDay"),
            "days": DaysEdit(),
        }
        self._label.setBuddy(self.edits["requests"])
        self.switch.clicked.connect(self._begin)
        # Those of a day and of days are made with the first of them.
        self._messages: dict[Field, FieldMessage] = {
            "requests": FieldMessage(self.edits["requests"])
        }
        head, fields = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._label, 1)
        head.addWidget(self.switch)
        fields.setSpacing(theme.SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE // 4)
        column.addLayout(head)
        column.addLayout(fields)
        for field, edit in self.edits.items():
            edit.connect_to(calculation, field)
            fields.addWidget(edit, 2 if field == "days" else 3)
            edit.setHidden(field != "requests")
        self._column = column
        column.addWidget(self._messages["requests"])

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._label.setText(self.tr("&Requests"))
        self.switch.retranslate()
        per_day, days = self.edits["requestsPerDay"], self.edits["days"]
        per_day.setAccessibleName(self.tr("Requests per day"))
        per_day.show_unit(self.tr("a day"))
        days.setAccessibleName(self.tr("Days"))
        days.show_unit(self.tr("days"))
        for message in self._messages.values():
            message.keep_lines()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        daily = calculation.requests_mode == "daily"
        if self.edits["days"].isHidden() == daily:
            in_field = any(edit.hasFocus() for edit in self.edits.values())
            for field, edit in self.edits.items():
                hidden = daily == (field == "requests")
                edit.setHidden(hidden)
                self._message(field).setHidden(hidden)
            self._label.setBuddy(self.edits["requestsPerDay" if daily else "requests"])
            self.switch.setChecked(daily)
            if in_field:  # such as one that undo takes away
                self._begin(daily)
        if daily:
            self._message("requestsPerDay").show_field(
                calculation, "requestsPerDay", self._product()
            )
            self._message("days").show_field(calculation, "days")
            # One message in one place: of two mistakes the first, and an echo where there is none.
            of_days = not calculation.error("requestsPerDay") and bool(calculation.error("days"))
            for field, shown in (("requestsPerDay", not of_days), ("days", of_days)):
                if self._messages[field].isHidden() == shown:
                    self._messages[field].setVisible(shown)
        else:
            self._messages["requests"].show_field(calculation, "requests")

    def _message(self, field: Field) -> FieldMessage:
        if field not in self._messages:
            message = self._messages[field] = FieldMessage(self.edits[field])
            message.keep_lines()
            self._column.addWidget(message)
        return self._messages[field]

    def _begin(self, daily: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Go on in the field that came, its text selected."""
        edit = self.edits["requestsPerDay" if daily else "requests"]
        edit.setFocus()

    def _product(self) -> str:
        """How many requests they are in all."""
        usage = self._calculation.usage
        if not isinstance(usage, Usage):
            return ""
        return self.tr("{n} requests in all").format(n=group_digits(usage.requests))
