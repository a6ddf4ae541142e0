"""Every model of the list for the same usage, as an item model: cost, bar, difference."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.pricing import Comparison, Conversation, Model, Quote
from kimi_calc.pricing.amounts import (
    currency_symbol,
    format_amount,
    format_difference,
    format_percent_change,
    plain,
    share_of,
)
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import refusal_wording, wording
from kimi_calc.viewmodels.number_model import NumberModel

COL_MODEL, COL_COST, COL_BAR, COL_DIFFERENCE, COL_PERCENT, COL_BUDGET = range(6)


class Row(NamedTuple):
    """One model; what has no price has None, and a reason in its place."""

    model: Model
    quote: Quote | None
    reason: str
    bar: float
    difference: Decimal | None
    percent: Decimal | None
    picked: bool
    buys: int | None
    mark_retired: bool


class ComparisonModel(NumberModel):
    """Read-only rows, priced ones first however they are sorted."""

    columns = 6
    left = frozenset({COL_MODEL, COL_BAR})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._sorted_by = COL_COST
        self._descending = False
        self._per_conversation = False

    def set_comparisons(
        self,
        comparisons: tuple[Comparison, ...],
        picked: Model,
        budget: Decimal | None = None,
    ) -> None:
        """Show the models for another usage, seen from the picked one.

        With a budget, also how many requests (conversations) it buys on each.
        """
        rows = self._ordered(_rows(comparisons, picked, budget))
        usage = next((row.quote.usage for row in rows if row.quote), None)
        per_conversation = isinstance(usage, Conversation)
        if per_conversation != self._per_conversation:
            self._per_conversation = per_conversation
            self.retranslate()
        if {row.model.id for row in rows} == {row.model.id for row in self.rows}:
            self._replace(rows)
            return
        self.beginResetModel()
        self.rows = rows
        self.texts = [_text(row) for row in rows]
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the bar is the cost."""
        self._sorted_by = column
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.retranslate()
        self._replace(self._ordered(self.rows))

    def measured(self) -> list[tuple[str, ...]]:
        """The priced rows: a reason has the room of all the numbers that its row has not."""
        return [text for row, text in zip(self.rows, self.texts, strict=True) if row.quote]

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now."""
        if self._per_conversation:
            bought = QCoreApplication.translate("Comparison", "Conversations in budget")
        else:
            bought = QCoreApplication.translate("Comparison", "Requests in budget")
        names = [
            QCoreApplication.translate("Comparison", "Model"),
            QCoreApplication.translate("Comparison", "Cost"),
            "",
            QCoreApplication.translate("Comparison", "Difference"),
            "%",
            bought,
        ]
        if self._sorted_by != COL_BAR:
            names[self._sorted_by] += " ↓" if self._descending else " ↑"
        return tuple(names)

    def more(self, row: int, column: int, role: int) -> Any:
        """The exact cost and the whole id as tool tips."""
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        quote = self.rows[row].quote
        if column == COL_COST and quote:
            return f"{currency_symbol(quote.currency)}{plain(quote.total, grouped=True)}"
        return self.rows[row].model.id if column == COL_MODEL else None

    def _replace(self, rows: list[Row]) -> None:
        """Show other rows of the same models; the selection stays with its model."""
        self.layoutAboutToBeChanged.emit()
        place = {row.model.id: number for number, row in enumerate(rows)}
        before = self.persistentIndexList()
        after = [
            self.index(place[self.rows[index.row()].model.id], index.column()) for index in before
        ]
        self.rows = rows
        self.texts = [_text(row) for row in rows]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _ordered(self, rows: list[Row]) -> list[Row]:
        priced = [row for row in rows if row.quote]
        refused = [row for row in rows if not row.quote]
        if self._sorted_by == COL_MODEL:
            priced.sort(key=lambda row: row.model.id, reverse=self._descending)
        else:  # cost, bar and both differences have one order; what money buys has the reverse
            priced.sort(key=lambda row: row.quote.total if row.quote else 0)
            if self._descending != (self._sorted_by == COL_BUDGET):
                priced.reverse()
        return [*priced, *refused]


def _text(row: Row) -> tuple[str, ...]:
    name = wording.compared_model(row.model, row.quote, mark_retired=row.mark_retired)
    if row.quote is None:
        return name, row.reason, "", "", "", ""
    cost = format_amount(row.quote.total, row.quote.currency)
    buys = "" if row.buys is None else group_digits(row.buys)
    if row.picked:
        return name, cost, "", QCoreApplication.translate("Comparison", "picked"), "", buys
    difference = percent = ""
    if row.difference is not None:
        difference = format_difference(row.difference, row.quote.currency)
    if row.percent is not None:
        percent = format_percent_change(row.percent)
    return name, cost, "", difference, percent, buys


def _rows(comparisons: tuple[Comparison, ...], picked: Model, budget: Decimal | None) -> list[Row]:
    highest = max((each.quote.total for each in comparisons if each.quote), default=Decimal(0))
    own = next((each.quote for each in comparisons if each.model is picked), None)
    # A mark on every row would tell nothing apart; the status bar says it of the whole list.
    all_retired = all(each.model.retired for each in comparisons)
    rows = []
    for each in comparisons:
        difference = percent = buys = None
        if each.quote and own:
            difference = (each.quote.sum - own.sum).amount
            percent = share_of(difference, own.total) if own.total else None
        if each.quote and budget is not None:
            buys = each.quote.requests_within(budget)
        rows.append(
            Row(
                each.model,
                each.quote,
                refusal_wording.short_refusal(each.error) if each.error else "",
                float(share_of(each.quote.total, highest)) if each.quote else 0.0,
                difference,
                percent,
                each.model is picked,
                buys,
                not all_retired,
            )
        )
    return rows
