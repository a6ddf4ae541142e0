"""Every model of the list for the same usage, as an item model: cost, bar, difference."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.pricing import Comparison, Conversation, Model, Quote
from kimi_calc.pricing.amounts import (
    currency_symbol,
    decimals_for,
    format_amount,
    format_difference,
    format_percent_change,
    plain,
    share_of,
)
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import refusal_wording, wording
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.number_model import NumberModel

(
    COL_MODEL,
    COL_COST,
    COL_BAR,
    COL_DIFFERENCE,
    COL_PERCENT,
    COL_BUDGET,
    COL_CONTEXT,
    COL_MARKS,
) = range(8)

ORDER = (
    COL_MODEL,
    COL_MARKS,
    COL_CONTEXT,
    COL_COST,
    COL_BAR,
    COL_DIFFERENCE,
    COL_PERCENT,
    COL_BUDGET,
)
"""The columns as they stand beside each other: what a model is, then what it costs."""


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

    columns = 8
    left = frozenset({COL_MODEL, COL_BAR, COL_MARKS})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._sorted_by = COL_COST
        self._descending = False
        self._per_conversation = False
        self._about: dict[str, tuple[Model, tuple[str, str]]] = {}

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
        self._about.clear()
        self._take(rows)
        self.endResetModel()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._about.clear()
        super().retranslate()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the bar is the cost."""
        self._sorted_by = column
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.retranslate()
        self._replace(self._ordered(self.rows))

    def measured(self) -> list[tuple[str, ...]]:
        """All rows; but a reason has the room of all the numbers that its row has not."""
        return [
            text if row.quote else (*text[:COL_COST], "", *text[COL_BAR:])
            for row, text in zip(self.rows, self.texts, strict=True)
        ]

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now, with the order that the rows stand in."""
        names = self._names()
        if self._sorted_by != COL_BAR:
            names[self._sorted_by] += " ↓" if self._descending else " ↑"
        return tuple(names)

    def _names(self) -> list[str]:
        if self._per_conversation:
            bought = QCoreApplication.translate("Comparison", "Conversations in budget")
        else:
            bought = QCoreApplication.translate("Comparison", "Requests in budget")
        return [
            QCoreApplication.translate("Comparison", "Model"),
            QCoreApplication.translate("Comparison", "Cost"),
            "",
            QCoreApplication.translate("Comparison", "Difference"),
            "%",
            bought,
            QCoreApplication.translate("Comparison", "Context"),
            QCoreApplication.translate("Comparison", "Marks"),
        ]

    def more(self, row: int, column: int, role: int) -> Any:
        """The whole name, the exact cost and difference, or why there is none, as tool tips."""
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        shown = self.rows[row]
        if column == COL_MODEL:
            return self.texts[row][COL_MODEL]
        if shown.quote is None:
            return shown.reason
        if column in {COL_COST, COL_BAR}:
            return _exact(shown.quote.total, shown.quote.currency)
        if column == COL_DIFFERENCE and shown.difference:
            sign = "+" if shown.difference > 0 else "\N{MINUS SIGN}"
            return f"{sign}{_exact(abs(shown.difference), shown.quote.currency)}"
        return None

    def copied(self, rows: list[int], columns: list[int]) -> Rows:
        """Rows to paste into a spreadsheet, below their headers: plain digits, exact amounts."""
        currency = next((row.quote.currency for row in self.rows if row.quote), "")
        headers = [*self._names()]
        for column in (COL_COST, COL_DIFFERENCE):
            headers[column] += f" {currency}"
        lines: list[Sequence[str | Cell]] = [headers]
        lines += [_plain(self.rows[row], self.texts[row]) for row in rows]
        return [[line[column] for column in columns] for line in lines]

    def _take(self, rows: list[Row]) -> None:
        decimals = decimals_for([row.quote.total for row in rows if row.quote])
        self.rows = rows
        self.texts = [_text(row, decimals, self._about_model(row.model)) for row in rows]
        self.bold_row = next((place for place, row in enumerate(rows) if row.picked), None)

    def _replace(self, rows: list[Row]) -> None:
        """Show other rows of the same models; the selection stays with its model."""
        self.layoutAboutToBeChanged.emit()
        place = {row.model.id: number for number, row in enumerate(rows)}
        before = self.persistentIndexList()
        after = [
            self.index(place[self.rows[index.row()].model.id], index.column()) for index in before
        ]
        self._take(rows)
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _about_model(self, model: Model) -> tuple[str, str]:
        """Its context length and its marks, which no key changes."""
        said = self._about.get(model.id)
        if said and said[0] is model:  # not the one of another list
            return said[1]
        marks = " · ".join(wording.model_marks(model))
        about = group_digits(model.context_length), marks
        self._about[model.id] = (model, about)
        return about

    def _ordered(self, rows: list[Row]) -> list[Row]:
        priced = [row for row in rows if row.quote]
        refused = [row for row in rows if not row.quote]
        if self._sorted_by == COL_MODEL:
            priced.sort(key=lambda row: row.model.id, reverse=self._descending)
        elif self._sorted_by == COL_CONTEXT:
            priced.sort(key=lambda row: row.model.context_length, reverse=self._descending)
        elif self._sorted_by == COL_MARKS:
            priced.sort(key=lambda row: wording.model_marks(row.model), reverse=self._descending)
        else:  # cost, bar and both differences have one order; what money buys has the reverse
            priced.sort(key=lambda row: row.quote.total if row.quote else 0)
            if self._descending != (self._sorted_by == COL_BUDGET):
                priced.reverse()
        return [*priced, *refused]


def _text(row: Row, decimals: int, about: tuple[str, str]) -> tuple[str, ...]:
    name = wording.compared_model(row.model, row.quote, mark_retired=row.mark_retired)
    if row.quote is None:
        return name, row.reason, "", "", "", "", *about
    currency = row.quote.currency
    cost = format_amount(row.quote.total, currency, exactly=decimals)
    buys = "" if row.buys is None else group_digits(row.buys)
    if row.picked:
        picked = QCoreApplication.translate("Comparison", "picked")
        return name, cost, "", picked, "", buys, *about
    difference = percent = ""
    if row.difference is not None:
        difference = format_difference(row.difference, currency, exactly=decimals)
    if row.percent is not None:
        percent = format_percent_change(row.percent)
    return name, cost, "", difference, percent, buys, *about


def _plain(row: Row, text: tuple[str, ...]) -> list[str | Cell]:
    """A row's cells for a spreadsheet, which reads no grouping and no typographer's minus."""
    cells: list[str | Cell] = [*text]
    digits = {COL_CONTEXT: str(row.model.context_length)}
    if row.quote:
        digits[COL_COST] = plain(row.quote.total)
    if row.buys is not None:
        digits[COL_BUDGET] = f"{Decimal(row.buys):f}"  # str(int) refuses more than 4300 digits
    if row.difference is not None:
        digits[COL_DIFFERENCE] = plain(row.difference)
    if row.percent is not None:
        percent = format_percent_change(row.percent)
        digits[COL_PERCENT] = percent.replace("\N{MINUS SIGN}", "-").removeprefix("+")
    for column, number in digits.items():
        cells[column] = Cell(number, number)
    return cells


def _exact(amount: Decimal, currency: str) -> str:
    return f"{currency_symbol(currency)}{plain(amount, grouped=True)}"


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
