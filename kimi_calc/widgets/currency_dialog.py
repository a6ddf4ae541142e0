"""The second currency: its code and the rate, typed by the user. Loaded when it is asked for."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets.close_box import CloseBox
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.number_field import NumberField

_CODE = re.compile(r"[A-Z]{3}")
_OFFERED = ("USD", "CNY", "EUR", "HKD", "JPY", "SGD", "GBP")


class CurrencyDialog(FittedDialog):
    """Live, like the page: what is typed shows beside the total at once."""

    def __init__(self, calculation: Calculation, parent: QWidget) -> None:
        super().__init__(parent, letters=32)
        self.setObjectName("currencyDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calculation = calculation
        self._own = ""
        self._code = ComboBox("secondCurrency")
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
        explained.setObjectName("currencyExplained")
        explained.setProperty("muted", True)
        explained.setTextFormat(Qt.TextFormat.PlainText)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self._code_label, self._code)
        column = QVBoxLayout()
        column.addWidget(explained)
        column.addLayout(form)
        column.addWidget(self._rate)
        self.lay_out(column, CloseBox("currencyClose", self))
        self.setWindowTitle(self.tr("Second currency"))
        calculation.changed.connect(self._refresh)
        self._refresh()

    def _offer(self, own: str) -> None:
        """Offer all currencies but that of the list in use."""
        self._own = own
        self._code.blockSignals(True)
        self._code.clear()
        self._code.addItem(self.tr("None"), "")
        for code in _OFFERED:
            if code != own:
                self._code.addItem(code, code)
        shown = self._calculation.second_currency
        if shown and self._code.findData(shown) < 0 and _CODE.fullmatch(shown):
            self._code.addItem(shown, shown)
        self._code.setCurrentIndex(max(self._code.findData(shown), 0))
        self._code.blockSignals(False)

    def _choose(self) -> None:
        self._calculation.set_second_currency(self._code.currentData())

    def _refresh(self) -> None:
        code, own = self._calculation.second_currency, self._calculation.price_list.currency
        if own != self._own:
            self._offer(own)
        self._rate.setEnabled(bool(code))
        self._rate.label.setText(
            self.tr("&Rate: 1 {code} in {currency}").format(code=code or "…", currency=own)
        )
        self._rate.show_field(self._calculation, "rate")
