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
        """The exact amount as a tool tip."""
        if role == Qt.ItemDataRole.ToolTipRole and column == COL_SUBTOTAL:
            amount = plain(self.rows[row].amount, grouped=True)
            return f"{currency_symbol(self._currency)}{amount}"
        return None

    def _text(self, row: Row) -> tuple[str, ...]:
        lowest, highest = plain(min(row.prices)), plain(max(row.prices))
        price = lowest if lowest == highest else f"{lowest} – {highest}"
        if row.charge.unit == "per_call":  # which the header doesn't say
            price = QCoreApplication.translate("Breakdown", "{price} a call").format(price=price)
        return (
            charge_name(row.charge, has_cache_price=row.has_cache_price),
            group_digits(row.tokens),
            price,
            format_amount(row.amount, self._currency, exactly=self.decimals),
            format_percent(row.share),
        )


def _rows(quote: Quote) -> list[Row]:
    rows = []
    for charge in dict.fromkeys(line.what for line in quote.lines):
        lines = [line for line in quote.lines if line.what == charge]
        amount = exact_sum(line.amount for line in lines)
        tokens = sum(line.tokens for line in lines)
        prices = tuple(line.unit_price for line in lines)
        share = share_of(amount, quote.total)
        rows.append(Row(charge, tokens, prices, amount, share, quote.model.has_cache_price))
    return rows
