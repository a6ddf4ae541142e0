"""The budget: an amount, and how many requests or conversations it buys."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from kimi_calc.pricing.amounts import currency_symbol
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_field import NumberField
from kimi_calc.widgets.qt_numbers import PLAIN_TEXT, SELECTABLE_BY_MOUSE, TOP_RIGHT


class BudgetField(NumberField):
    """May be left empty; then it says nothing."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__("budget", lines=1)
        self._calculation = calculation
        self._result = QLabel()
        self._result.setObjectName("budgetResult")
        self._result.setProperty("textFormat", PLAIN_TEXT)
        self._result.setProperty("textInteractionFlags", SELECTABLE_BY_MOUSE)
        self._result.setProperty("alignment", TOP_RIGHT)
        # A screen reader meets no label that has nothing to say; nothing moves when it has.
        place = self._result.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self._result.setSizePolicy(place)
        self._result.hide()
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE)
        self.column.removeWidget(self.message)
        line.addWidget(self.message, 1)
        line.addWidget(self._result)
        self.column.addLayout(line)
        self.column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.connect_to(calculation, "budget")

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.label.setText(self.tr("&Budget"))
        self.message.keep_lines()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("M") * 17)
        symbol = currency_symbol(self._calculation.price_list.currency).strip()
        if symbol != self.edit.placeholderText():
            self.edit.setPlaceholderText(symbol)
        self.show_field(self._calculation, "budget")
        text = self._result_text()
        if text != self._result.text():
            self._result.setText(text)
            self._result.setVisible(bool(text))

    def _result_text(self) -> str:
        calculation = self._calculation
        if calculation.budget is None or not calculation.quote:
            return ""
        count = calculation.budget_buys
        if count is None:
            return self.tr("any number: it costs nothing")
        if calculation.workload == "conversation":
            return self.tr("buys {n} conversations").format(n=group_digits(count))
        return self.tr("buys {n} requests").format(n=group_digits(count))
