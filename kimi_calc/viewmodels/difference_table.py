"""The differences that a change makes, item by item, as an item model; the largest first."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.estimates.changes import Changed
from kimi_calc.estimates.items import Item
from kimi_calc.estimates.totals import Figure, month_of, year_of
from kimi_calc.estimates.totals import difference as less
from kimi_calc.pricing.amounts import plain
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.difference_lines import difference_of
from kimi_calc.viewmodels.item_wording import figure
from kimi_calc.viewmodels.number_model import NumberModel

COL_NAME, COL_BEFORE, COL_AFTER, COL_DIFFERENCE, COL_PERCENT = range(5)


Span = Literal["month", "once", "year"]
"""What an amount is for; a year is the first one."""


class Amount(NamedTuple):
    """What an item costs in a month, once, or in the first year."""

    figure: Figure
    currency: str
    span: Span

    @classmethod
    def of(cls, item: Item, *, in_a_year: bool = False) -> Amount:
        """The amount of a month; of what takes place once that; with `in_a_year` the year's."""
        if item.period == "once":
            return cls(Figure(item.quote.total), item.currency, "once")
        if in_a_year:
            return cls(year_of(item), item.currency, "year")
        return cls(month_of(item), item.currency, "month")

    @property
    def said(self) -> str:
        """The amount alone."""
        return figure(self.figure, self.currency)

    @property
    def said_in_full(self) -> str:
        """The amount with what it is for: `¥280.00 / month`, `¥1,598.40 once`."""
        wording = {
            "once": QCoreApplication.translate("Items", "{amount} once"),
            "month": QCoreApplication.translate("Items", "{amount} / month"),
            "year": QCoreApplication.translate("Items", "{amount} / first year"),
        }[self.span]
        return wording.format(amount=self.said)

    def can_be_subtracted_from(self, other: Amount) -> bool:
        """Whether both are of one currency and for the same."""
        return (self.currency, self.span) == (other.currency, other.span)

    @property
    def cell(self) -> Cell:
        """For the clipboard."""
        return Cell(self.said, plain(self.figure.amount))


def name_with_span(name: str, span: Span) -> str:
    """A name, and what its amounts are for where that is no month: `Contracts · once`."""
    wording = {
        "once": QCoreApplication.translate("SideBySide", "{name} · once"),
        "month": "{name}",
        "year": QCoreApplication.translate("SideBySide", "{name} · first year"),
    }[span]
    return wording.format(name=name)


def differences_said(before: Amount | None, after: Amount | None) -> tuple[str, str]:
    """Difference and percentage; "–" for both where they can't be subtracted."""
    if before is None or after is None or not before.can_be_subtracted_from(after):
        return "–", ""
    return difference_of(before.figure, after.figure, before.currency)


class DifferenceTable(NumberModel):
    """A row for each item that changes."""

    columns = 5
    left = frozenset({COL_NAME})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[str, Amount, Amount]] = []

    def show(self, changed: Iterable[Changed], *, in_a_year: bool) -> None:
        """Show these, by month or by year; those that stay as they are have no row."""
        pairs = [
            (
                one.before.name,
                Amount.of(one.before, in_a_year=in_a_year),
                Amount.of(one.after, in_a_year=in_a_year),
            )
            for one in changed
            if one.after is not None
        ]
        pairs.sort(key=_size, reverse=True)
        self.beginResetModel()
        self._pairs = pairs
        self.texts = [
            (
                name_with_span(" ".join(name.split()), after.span),
                before.said,
                after.said,
                *differences_said(before, after),
            )
            for name, before, after in pairs
        ]
        self.endResetModel()

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now."""
        return (
            QCoreApplication.translate("WhatIf", "Item"),
            QCoreApplication.translate("WhatIf", "Now"),
            QCoreApplication.translate("WhatIf", "Then"),
            QCoreApplication.translate("WhatIf", "Difference"),
            "%",
        )

    def rows(self) -> Rows:
        """All of it for the clipboard, with all digits."""
        return [
            self.headers(),
            *(
                (row[COL_NAME], before.cell, after.cell, *_cells(before, after, row))
                for (_, before, after), row in zip(self._pairs, self.texts, strict=True)
            ),
        ]

    def more(self, row: int, column: int, role: int) -> Any:
        """The name in whole as a tool tip."""
        if role == Qt.ItemDataRole.ToolTipRole and column == COL_NAME:
            return self.texts[row][COL_NAME]
        return None


def _cells(before: Amount, after: Amount, row: tuple[str, ...]) -> tuple[Cell | str, str]:
    if not before.can_be_subtracted_from(after):
        return row[COL_DIFFERENCE], row[COL_PERCENT]
    changed = less(after.figure, before.figure)
    return Cell(row[COL_DIFFERENCE], plain(changed.amount)), row[COL_PERCENT]


def _size(pair: tuple[str, Amount, Amount]) -> tuple[bool, Decimal]:
    """The larger the difference, the larger this; what has none is larger still."""
    _, before, after = pair
    if not before.can_be_subtracted_from(after):
        return True, after.figure.amount
    return False, abs(less(after.figure, before.figure).amount)
