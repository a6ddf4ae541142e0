"""The card that compares what was billed with what was worked out."""

from __future__ import annotations

from kimi_calc.pricing.amounts import currency_symbol
from kimi_calc.viewmodels import usage_bill
from kimi_calc.viewmodels.usage_further import UsageFurther
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.widgets.text_parts import TextEdit, plain_label
from kimi_calc.widgets.usage_parts import Card, selectable

_MOST_LINES = 4


class UsageBill(Card):
    """A field for an amount, or for a table of days that is pasted, and what comes of it."""

    def __init__(self, logs: UsageLogs, further: UsageFurther) -> None:
        super().__init__("usageBillCard")
        self._logs = logs
        self._further = further
        self._field = TextEdit("usageBill", lines=1)
        self._field.changed.connect(further.set_bill)
        self.heading.setBuddy(self._field)
        self._hint = plain_label("usageBillHint", small=True)
        self._error = plain_label("message_usageBill")
        self._error.setProperty("error", True)
        self._result = selectable(plain_label("usageBillResult"))
        self._told = selectable(plain_label("usageBillTold", small=True))
        for part in (self._field, self._hint, self._error, self._result, self._told):
            self.column.addWidget(part)
        further.changed.connect(self.refresh)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.heading.setText(self.tr("&Bill"))
        self._field.setAccessibleName(self.tr("What was billed"))
        self._hint.setText(self.tr("Type what was billed, or paste the bill's days and amounts."))
        self.refresh()

    def refresh(self) -> None:
        """Show the comparison."""
        sums, further = self._logs.sums, self._further
        if sums is None:
            return
        self._field.setPlaceholderText(currency_symbol(sums.currency).strip())
        if not further.bill_text and self._field.toPlainText():
            self._field.setPlainText("")
        self._field.show_lines(min(further.bill_text.count("\n") + 1, _MOST_LINES))
        self._field.setFixedHeight(self._field.minimumHeight())
        result = further.bill
        error = result.error if result else None
        checked = result.checked if result else None
        self._error.setText(usage_bill.error_line(error) if error else "")
        self._result.setText(usage_bill.difference_line(checked, sums.currency) if checked else "")
        told = usage_bill.told_lines(checked, sums) if checked else []
        self._told.setText("\n".join(told))
        self._hint.setVisible(result is None)
        for part in (self._error, self._result, self._told):
            part.setVisible(bool(part.text()))
