"""The lines of a quote as an item model: charge, tokens, unit price, subtotal, share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.pricing import Charge, Quote
from kimi_calc.pricing.amounts import (
    currency_symbol,
    format_amount,
    format_percent,
    plain,
    share_of,
)
from kimi_calc.pricing.exact import exact_sum
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import result_wording
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.number_model import NumberModel

COL_CHARGE, COL_TOKENS, COL_UNIT_PRICE, COL_SUBTOTAL, COL_SHARE = range(5)


class Row(NamedTuple):
    """One charge over all its tiers."""

    charge: Charge
    tokens: int
    prices: tuple[Decimal, ...]
    amount: Decimal
    share: Decimal
    has_cache_price: bool
    list_prices: tuple[Decimal, ...] = ()
    """Those before a discount; none where there is no discount on the charge."""


class Breakdown(NumberModel):
    """Read-only rows of a quote, one a charge."""

    columns = 5
    left = frozenset({COL_CHARGE})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._currency = "CNY"
        self.decimals = 2
        """Of the total and its subtotals alike, so that who adds them up finds the total."""

    def set_quote(self, quote: Quote | None) -> None:
        """Show another quote, or none."""
        rows = _rows(quote) if quote else []
        same_charges = [row.charge for row in rows] == [row.charge for row in self.rows]
        if not same_charges:
            self.beginResetModel()
        if quote and quote.currency != self._currency:
            self._currency = quote.currency
            self.retranslate()
        self.rows = rows
        self.decimals = result_wording.decimals_of(quote) if quote else 2
        self.texts = [self._text(row) for row in rows]
        if not same_charges:
            self.endResetModel()
        elif rows:
            # Rows that only change their numbers keep the selection, and nothing flickers.
            last = self.index(len(rows) - 1, COL_SHARE)
            self.dataChanged.emit(self.index(0, COL_CHARGE), last)

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now."""
        price = QCoreApplication.translate("Breakdown", "{currency} per 1M")
        return (
            QCoreApplication.translate("Breakdown", "Charge"),
            QCoreApplication.translate("Breakdown", "Tokens"),
            price.format(currency=currency_symbol(self._currency).strip()),
            QCoreApplication.translate("Breakdown", "Subtotal"),
            QCoreApplication.translate("Breakdown", "Share"),
        )

    def more(self, row: int, column: int, role: int) -> Any:
        """The exact amount as a tool tip, and the list price of a discounted one."""
        listed = self.rows[row].list_prices
        if role == Qt.ItemDataRole.ToolTipRole and column == COL_UNIT_PRICE and listed:
            wording = QCoreApplication.translate("Breakdown", "List price {price}")
            return wording.format(price=f"{currency_symbol(self._currency)}{_reach(listed)}")
        if role == Qt.ItemDataRole.ToolTipRole and column == COL_SUBTOTAL:
            amount = plain(self.rows[row].amount, grouped=True)
            return f"{currency_symbol(self._currency)}{amount}"
        return None

    def _text(self, row: Row) -> tuple[str, ...]:
        price = _reach(row.prices)
        if row.charge.unit == "per_call":  # which the header doesn't say
            price = QCoreApplication.translate("Breakdown", "{price} a call").format(price=price)
        return (
            charge_name(row.charge, has_cache_price=row.has_cache_price),
            group_digits(row.tokens),
            price,
            format_amount(row.amount, self._currency, exactly=self.decimals),
            format_percent(row.share),
        )


def _reach(prices: tuple[Decimal, ...]) -> str:
    lowest, highest = plain(min(prices)), plain(max(prices))
    return lowest if lowest == highest else f"{lowest} – {highest}"


def _rows(quote: Quote) -> list[Row]:
    rows = []
    whole = quote.undiscounted
    at_list = whole.lines if whole else quote.lines
    for charge in dict.fromkeys(line.what for line in quote.lines):
        lines = [line for line in quote.lines if line.what == charge]
        amount = exact_sum(line.amount for line in lines)
        tokens = sum(line.tokens for line in lines)
        prices = tuple(line.unit_price for line in lines)
        share = share_of(amount, quote.total)
        listed = tuple(line.unit_price for line in at_list if line.what == charge)
        if listed == prices:
            listed = ()
        has_cache_price = quote.model.has_cache_price
        rows.append(Row(charge, tokens, prices, amount, share, has_cache_price, listed))
    return rows
