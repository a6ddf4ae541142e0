"""What a price list charges by the call, as an item model."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.pricing import PriceList
from kimi_calc.pricing.amounts import currency_symbol, plain
from kimi_calc.pricing.charges import call_of
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.number_model import NumberModel

COL_CALL, COL_PRICE = range(2)


class CallTable(NumberModel):
    """A row a call: its name and its price."""

    columns = 2
    left = frozenset({COL_CALL})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._price_list: PriceList | None = None

    def show(self, price_list: PriceList) -> None:
        """Show what another list charges by the call."""
        self.beginResetModel()
        self._price_list = price_list
        self.texts = [
            (charge_name(call_of(name)), _a_call(price, price_list.currency))
            for name, price in price_list.calls.items()
        ]
        self.endResetModel()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        if self._price_list:
            self.show(self._price_list)
        super().retranslate()

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now."""
        return (
            QCoreApplication.translate("PriceTable", "Charged by the call"),
            QCoreApplication.translate("PriceTable", "Price"),
        )

    def more(self, row: int, column: int, role: int) -> Any:
        """The list price of what is discounted, as a tool tip."""
        price_list = self._price_list
        if role != Qt.ItemDataRole.ToolTipRole or column != COL_PRICE or price_list is None:
            return None
        name = list(price_list.calls)[row]
        before = price_list.undiscounted.calls[name]
        if before == price_list.calls[name]:
            return None
        listed = QCoreApplication.translate("PriceTable", "List price {price}")
        return listed.format(price=_a_call(before, price_list.currency))

    def copied(self, rows: list[int]) -> Rows:
        """Rows to paste into a spreadsheet, below their headers."""
        if self._price_list is None or not rows:
            return []
        named = QCoreApplication.translate("PriceTable", "{price}, {currency} per call")
        name, price = self.headers()
        prices = list(self._price_list.calls.values())
        return [
            (name, named.format(price=price, currency=self._price_list.currency)),
            *(
                (self.texts[row][COL_CALL], Cell(plain(prices[row]), plain(prices[row])))
                for row in rows
            ),
        ]


def _a_call(price: Decimal, currency: str) -> str:
    wording = QCoreApplication.translate("PriceTable", "{price} a call")
    return wording.format(price=f"{currency_symbol(currency)}{plain(price)}")
