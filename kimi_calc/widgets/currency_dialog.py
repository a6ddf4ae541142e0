"""The second currency: its code and the rate, typed by the user. Loaded when it is asked for."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets import theme
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.number_field import NumberField

_CODE = re.compile(r"[A-Z]{3}")
_OFFERED = ("USD", "CNY", "EUR", "HKD", "JPY", "SGD", "GBP")


class CurrencyDialog(QDialog):
    """Live, like the page: what is typed shows beside the total at once."""

    def __init__(self, calculation: Calculation, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calculation = calculation
        own = calculation.price_list.currency
        self._code = ComboBox("secondCurrency")
        self._code.addItem(self.tr("None"), "")
        for code in _OFFERED:
            if code != own:
                self._code.addItem(code, code)
        shown = calculation.second_currency
        if shown and self._code.findData(shown) < 0 and _CODE.fullmatch(shown):
            self._code.addItem(shown, shown)
        self._code.setCurrentIndex(max(self._code.findData(shown), 0))
        self._code.currentIndexChanged.connect(self._choose)
        self._code_label = QLabel(self.tr("&Currency"))
        self._code_label.setBuddy(self._code)
        self._rate = NumberField("rate")
        self._rate.connect_to(calculation, "rate")
        explained = QLabel(
            self.tr(
                "The total is shown in this currency too, at the rate that you type, as an "
                "approximation. The program works offline and knows no rates."
            )
        )
        explained.setWordWrap(True)
        explained.setProperty("muted", True)
        explained.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self._code_label, self._code)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE * 3 // 2)
        column.addWidget(explained)
        column.addLayout(form)
        column.addWidget(self._rate)
        column.addWidget(buttons)
        self.setWindowTitle(self.tr("Second currency"))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("M") * 30)
        calculation.changed.connect(self._refresh)
        self._refresh()

    def _choose(self) -> None:
        self._calculation.set_second_currency(self._code.currentData())

    def _refresh(self) -> None:
        code, own = self._calculation.second_currency, self._calculation.price_list.currency
        self._rate.setEnabled(bool(code))
        self._rate.label.setText(
            self.tr("&Rate: 1 {code} in {currency}").format(code=code or "…", currency=own)
        )
        self._rate.show_field(self._calculation, "rate")
