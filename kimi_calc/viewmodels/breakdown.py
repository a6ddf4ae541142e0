"""The lines of a quote as an item model: charge, tokens, unit price, subtotal, share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from kimi_calc.pricing import Quote
from kimi_calc.pricing.amounts import (
    currency_symbol,
    format_amount,
    format_percent,
    plain,
    share_of,
)
from kimi_calc.pricing.exact import exact_sum
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.pricing.quotes import Charge

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

COL_CHARGE, COL_TOKENS, COL_UNIT_PRICE, COL_SUBTOTAL, COL_SHARE = range(5)

CHARGE_ROLE = Qt.ItemDataRole.UserRole
"""Which charge a row is, to pick its colour by."""


class Row(NamedTuple):
    """One charge over all its tiers."""

    charge: Charge
    tokens: int
    prices: tuple[Decimal, ...]
    amount: Decimal
    share: Decimal
    has_cache_price: bool


class Breakdown(QAbstractTableModel):
    """Read-only rows of a quote, one a charge."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._currency = "CNY"

    @property
    def rows(self) -> list[Row]:
        """The charges, in the order in which they are shown."""
        return self._rows

    def set_quote(self, quote: Quote | None) -> None:
        """Show another quote, or none."""
        rows = _rows(quote) if quote else []
        same_charges = [row.charge for row in rows] == [row.charge for row in self._rows]
        if not same_charges:
            self.beginResetModel()
        self._rows = rows
        self._currency = quote.currency if quote else self._currency
        if not same_charges:
            self.endResetModel()
        elif rows:
            # Rows that only change their numbers keep the selection, and nothing flickers.
            last = self.index(len(rows) - 1, COL_SHARE)
            self.dataChanged.emit(self.index(0, COL_CHARGE), last)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COL_SHARE)
        if self._rows:
            last = self.index(len(self._rows) - 1, COL_SHARE)
            self.dataChanged.emit(self.index(0, COL_CHARGE), last)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Rows; cells have none below them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Columns; cells have none below them."""
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, the exact amount as a tool tip, and the charge."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole and column == COL_SUBTOTAL:
            return f"{currency_symbol(self._currency)}{plain(row.amount, grouped=True)}"
        if role == CHARGE_ROLE:
            return row.charge
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Headers stand on the same edge as what is below them."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        price = QCoreApplication.translate("Breakdown", "{currency} per 1M")
        return (
            QCoreApplication.translate("Breakdown", "Charge"),
            QCoreApplication.translate("Breakdown", "Tokens"),
            price.format(currency=currency_symbol(self._currency).strip()),
            QCoreApplication.translate("Breakdown", "Subtotal"),
            QCoreApplication.translate("Breakdown", "Share"),
        )[section]

    def _text(self, row: Row, column: int) -> str:
        if column == COL_CHARGE:
            return charge_name(row.charge, has_cache_price=row.has_cache_price)
        if column == COL_TOKENS:
            return group_digits(row.tokens)
        if column == COL_UNIT_PRICE:
            lowest, highest = plain(min(row.prices)), plain(max(row.prices))
            return lowest if lowest == highest else f"{lowest} – {highest}"
        if column == COL_SUBTOTAL:
            return format_amount(row.amount, self._currency)
        return format_percent(row.share)


def charge_name(charge: Charge, *, has_cache_price: bool = True) -> str:
    """What a charge is called in the language in use."""
    if charge == "cache_hit":
        return QCoreApplication.translate("Breakdown", "Input (cache hit)")
    if charge == "output":
        return QCoreApplication.translate("Breakdown", "Output")
    if has_cache_price:
        return QCoreApplication.translate("Breakdown", "Input (cache miss)")
    return QCoreApplication.translate("Breakdown", "Input")


def _rows(quote: Quote) -> list[Row]:
    rows = []
    for charge in dict.fromkeys(line.charge for line in quote.lines):
        lines = [line for line in quote.lines if line.charge == charge]
        amount = exact_sum(line.amount for line in lines)
        tokens = sum(line.tokens for line in lines)
        prices = tuple(line.unit_price for line in lines)
        share = share_of(amount, quote.total)
        rows.append(Row(charge, tokens, prices, amount, share, quote.model.has_cache_price))
    return rows


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == COL_CHARGE else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
