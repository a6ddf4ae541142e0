"""A price list as an item model: a row a model, tier or service, a column a charge."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.pricing import Charge, PriceList
from kimi_calc.pricing.amounts import currency_symbol, format_amount, plain
from kimi_calc.pricing.charges import CACHE_HIT
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.viewmodels.picking import Mark, marks_of, retirement
from kimi_calc.viewmodels.price_confidence import confidence_mark, confidence_words
from kimi_calc.viewmodels.price_rows import (
    PriceRow,
    charges_of,
    header_of,
    rows_of,
    sorted_rows,
    stacked,
)

COL_NAME = 0
_MOST_DECIMALS = 8  # of a discounted price; all its digits are in its tool tip
_IN_ORDER = -1  # as Qt calls a table that is sorted by no column


class PriceTable(NumberModel):
    """Models below the headings of their families; sorted by a column, without headings.

    The last column is the context length. There are as many columns of prices as the list has
    charges.
    """

    left = frozenset({COL_NAME})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = 1
        self.rows: list[PriceRow] = []
        self.charges: list[Charge] = []
        self._price_list: PriceList | None = None
        self._wanted = ""
        self._all_retired = False
        self.is_stacked = False
        self._sorted_by = _IN_ORDER
        self._descending = False

    @property
    def bold_rows(self) -> frozenset[int]:
        """The headings."""
        return frozenset(place for place, row in enumerate(self.rows) if row.kind == "family")

    @property
    def context_column(self) -> int:
        """The last column."""
        return self.columns - 1

    def show(self, price_list: PriceList, wanted: str = "") -> None:
        """Show a list, or of it what is looked for."""
        self._price_list, self._wanted = price_list, wanted
        # A mark on every row would tell nothing apart; a line below says it of all.
        self._all_retired = all(model.retired for model in price_list.models)
        self._make()

    def stack(self, *, stacked: bool) -> None:
        """Show names above their prices, for a narrow table, or beside them."""
        if stacked != self.is_stacked:
            self.is_stacked = stacked
            if self._price_list:
                self._make()

    def measured(self) -> list[tuple[str, ...]]:
        """All rows; but a name above its prices runs on over all of them."""
        return [("", *text[1:]) for text in self.texts] if self.is_stacked else self.texts

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        if self._price_list:
            self._make()
        super().retranslate()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none, as the list has them."""
        self._sorted_by = column if column < self.columns else _IN_ORDER
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.retranslate()

    @property
    def is_sorted(self) -> bool:
        """Whether rows stand in another order than that of the list."""
        return self._sorted_by != _IN_ORDER

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now, with the order that the rows stand in."""
        names = self._names()
        if self.is_stacked:  # names run on over all columns
            names[COL_NAME] = ""
        if self.is_sorted:
            names[self._sorted_by] += " ↓" if self._descending else " ↑"
        return tuple(names)

    def names(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(self._names())

    def marks(self, row: int) -> list[Mark]:
        """What stands behind a model's id; behind other rows nothing."""
        shown = self.rows[row]
        is_name = shown.kind == "model" or (self.is_sorted and shown.kind != "prices")
        if shown.model is None or not is_name:
            return []
        return marks_of(shown.model, mark_retired=not self._all_retired)

    def more(self, row: int, column: int, role: int) -> Any:
        """Marks and retirement of a model; exact price, list price and confidence of a price."""
        shown = self.rows[row]
        if role == Qt.ItemDataRole.AccessibleTextRole and column == COL_NAME:
            return ", ".join((shown.full_name, *(mark.text for mark in self.marks(row))))
        if role != Qt.ItemDataRole.ToolTipRole or shown.model is None:
            return None
        if column == COL_NAME:
            told = [shown.full_name, *(mark.text for mark in marks_of(shown.model))]
            if shown.model.retired:
                told[-1] = retirement(shown.model)
            return "\n".join((*told, *self._told_prices(shown)))
        if column == self.context_column:
            return None
        return self._told(shown, self.charges[column - 1])

    def copied(self, rows: Sequence[int]) -> Rows:
        """Rows to paste into a spreadsheet, below their headers: plain digits, exact prices.

        Rows without prices are left out: the others bear the whole name.
        """
        price_list = self._price_list
        if price_list is None:
            return []
        names = self._names()
        unit = QCoreApplication.translate("PriceTable", "{price}, {currency} per 1M tokens")
        for column in range(1, self.context_column):
            names[column] = unit.format(price=names[column], currency=price_list.currency)
        lines: list[Sequence[str | Cell]] = [names]
        lines += [self._copied(self.rows[row]) for row in rows if self.rows[row].prices]
        return lines

    def _copied(self, row: PriceRow) -> list[str | Cell]:
        cells: list[str | Cell] = [row.full_name]
        for charge in self.charges:
            price = row.prices.get(charge)
            if price is not None:
                cells.append(Cell(plain(price), plain(price)))
            else:
                cells.append(_none())
        length = str(row.model.context_length) if row.model else ""
        return [*cells, Cell(length, length)]

    def _make(self) -> None:
        price_list = self._price_list
        assert price_list is not None
        charges = charges_of(price_list)
        rows = rows_of(price_list, self._wanted)
        self.beginResetModel()
        if charges != self.charges:
            self.charges, self.columns = charges, len(charges) + 2
            self._sorted_by = _IN_ORDER
        if self.is_sorted:
            charge = charges[self._sorted_by - 1] if self._is_price(self._sorted_by) else None
            by_name = self._sorted_by == COL_NAME
            rows = sorted_rows(rows, charge, by_name=by_name, descending=self._descending)
        self.rows = stacked(rows) if self.is_stacked else rows
        self._headers = None  # those of another list may be fewer
        # Of the whole list, so that no number changes its look while somebody searches.
        decimals = {charge: _decimals(charge, rows_of(price_list)) for charge in charges}
        self.texts = [self._text(row, price_list.currency, decimals) for row in self.rows]
        self.endResetModel()

    def _is_price(self, column: int) -> bool:
        return COL_NAME < column < self.context_column

    def _names(self) -> list[str]:
        models = self._price_list.models if self._price_list else ()
        has_hits = any(model.has_cache_price for model in models)
        return [
            QCoreApplication.translate("PriceTable", "Model"),
            *(header_of(charge, has_hits=has_hits) for charge in self.charges),
            QCoreApplication.translate("PriceTable", "Context"),
        ]

    def _text(self, row: PriceRow, currency: str, decimals: dict[Charge, int]) -> tuple[str, ...]:
        cells = []
        for charge in self.charges:
            price = row.prices.get(charge)
            if price is None:
                cells.append(_none() if row.prices else "")
                continue
            shown = format_amount(price, currency, exactly=decimals[charge])
            cells.append(f"{confidence_mark(row.confidence(charge))}{shown}")
        is_model = row.kind == "model" or (self.is_sorted and row.kind == "part")
        context = group_digits(row.model.context_length) if row.model and is_model else ""
        name = row.full_name if self.is_sorted and row.kind != "prices" else row.name
        return (name, *cells, context)

    def _told_prices(self, row: PriceRow) -> list[str]:
        """Every price of a row, for those who have no room for all columns."""
        names = self._names()
        return [
            f"{names[place]}: {self._exact(row.prices[charge])}"
            for place, charge in enumerate(self.charges, 1)
            if charge in row.prices
        ]

    def _told(self, row: PriceRow, charge: Charge) -> str | None:
        price = row.prices.get(charge)
        if price is None:
            if not row.prices:
                return None
            if charge == CACHE_HIT:
                return QCoreApplication.translate(
                    "PriceTable", "No price for cache hits: all input is billed at one price"
                )
            return QCoreApplication.translate("PriceTable", "The list has no such price")
        told = [self._exact(price)]
        before = row.whole.get(charge, price)
        if before != price:
            listed = QCoreApplication.translate("PriceTable", "List price {price}")
            told.append(listed.format(price=self._exact(before)))
        if row.confidence(charge) != "high":
            told.append(confidence_words(row.confidence(charge)))
        return "\n".join(told)

    def _exact(self, price: Decimal) -> str:
        currency = self._price_list.currency if self._price_list else ""
        return f"{currency_symbol(currency)}{plain(price, grouped=True)}"


def _decimals(charge: Charge, rows: Sequence[PriceRow]) -> int:
    """As many decimals as the prices of a column have."""
    texts = [plain(row.prices[charge]) for row in rows if charge in row.prices]
    longest = max((len(text) - text.index(".") - 1 for text in texts), default=2)
    return min(longest, _MOST_DECIMALS)


def _none() -> str:
    return QCoreApplication.translate("PriceTable", "none")
