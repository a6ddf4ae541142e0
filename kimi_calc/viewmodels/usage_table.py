"""What groups of records cost, as an item model: a row a group, sorted by any column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.pricing.amounts import (
    currency_symbol,
    decimals_for,
    format_amount,
    format_difference,
    format_percent,
    plain,
    share_of,
)
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.groups import Group
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.viewmodels.usage_sums import Sums
from kimi_calc.viewmodels.usage_wording import NOTHING, dimension_name, tokens, value_name

COL_NAME, COL_REQUESTS, COL_INPUT, COL_HITS, COL_OUTPUT, COL_COST, COL_SHARE = range(7)
COL_BILLED, COL_DIFFERENCE = 7, 8
"""Seen where a bill tells what was billed of the groups, which are days then."""

FEW, MANY = 20, 1_000
"""Rows that are shown at first, and that are shown at most."""

_IN_ORDER = -1  # as Qt calls a table that is sorted by no column
_DATED = {"day", "month"}


class UsageTable(NumberModel):
    """Days stand in their order, other groups the dearest first, unless sorted by a column."""

    columns = 9
    left: ClassVar[frozenset[int]] = frozenset({COL_NAME})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Group] = []
        self.dimension = "model"
        self.shows_all = False
        self._groups: list[Group] = []
        self._sums: Sums | None = None
        self._billed: Mapping[str, Decimal] = {}
        self._sorted_by = _IN_ORDER
        self._descending = False

    @property
    def hidden(self) -> int:
        """How many groups are not shown."""
        return len(self._groups) - len(self.rows)

    @property
    def has_bounds(self) -> bool:
        """Whether some amount is an upper bound."""
        return any(group.at_most for group in self.rows)

    @property
    def is_sorted(self) -> bool:
        """Whether rows stand in another order than their own."""
        return self._sorted_by != _IN_ORDER

    @property
    def is_billed(self) -> bool:
        """Whether there is a bill of the groups."""
        return bool(self._billed)

    def show(
        self,
        sums: Sums,
        dimension: str,
        groups: list[Group],
        billed: Mapping[str, Decimal] | None = None,
    ) -> None:
        """Show groups of a dimension, and what was billed of days, if that is known."""
        self._billed = (billed or {}) if dimension == "day" else {}
        if dimension != self.dimension:
            self.shows_all = False
            self._sorted_by = _IN_ORDER
        self._sums, self.dimension, self._groups = sums, dimension, groups
        self._make()

    def show_all(self) -> None:
        """Show as many rows as can be shown."""
        self.shows_all = True
        self._make()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._make()
        super().retranslate()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by -1 as groups stand by themselves."""
        self._sorted_by = column if column < self.columns else _IN_ORDER
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.retranslate()

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now, with the order that the rows stand in."""
        names = list(self.names())
        if self.is_sorted:
            names[self._sorted_by] += " ↓" if self._descending else " ↑"
        return tuple(names)

    def names(self) -> tuple[str, ...]:
        """What the columns are called."""
        return (
            dimension_name(self.dimension),
            QCoreApplication.translate("UsageLogs", "Requests"),
            QCoreApplication.translate("UsageLogs", "Input"),
            QCoreApplication.translate("UsageLogs", "Hit rate"),
            QCoreApplication.translate("UsageLogs", "Output"),
            QCoreApplication.translate("UsageLogs", "Cost"),
            QCoreApplication.translate("UsageLogs", "Share"),
            QCoreApplication.translate("UsageLogs", "Billed"),
            QCoreApplication.translate("UsageLogs", "Difference"),
        )

    def more(self, row: int, column: int, role: int) -> Any:
        """All digits of a number; what of an amount is an upper bound."""
        if role != Qt.ItemDataRole.ToolTipRole or self._sums is None:
            return None
        group = self.rows[row]
        if column == COL_NAME:
            return None
        if column == COL_COST:
            return self._told_cost(group)
        return {
            COL_INPUT: group_digits(group.input),
            COL_OUTPUT: group_digits(group.output),
            COL_HITS: _told_hits(group),
        }.get(column)

    def copied(self, places: Sequence[int]) -> Rows:
        """Rows to paste into a spreadsheet, below their headers: all digits, exact amounts."""
        sums = self._sums
        if sums is None:
            return []
        cost = QCoreApplication.translate("UsageLogs", "Cost, {currency}")
        names = list(self.names())
        names[COL_COST] = cost.format(currency=sums.currency)
        if not self.is_billed:
            names = names[:COL_BILLED]
        return [tuple(names), *(self._copied(sums, place) for place in places)]

    def _copied(self, sums: Sums, place: int) -> tuple[str | Cell, ...]:
        group, texts = self.rows[place], self.texts[place]
        hits = hit_rate(group)
        numbers = (
            str(group.requests) if group.requests >= group.rows else "",
            str(group.input),
            "" if hits is None else format_percent(hits),
            str(group.output),
            plain(sums.money(group.amount)),
            format_percent(self._share(group)),
        )
        cells: tuple[str | Cell, ...] = (texts[0], *map(Cell, texts[1:COL_BILLED], numbers))
        billed = self._billed_of(group)
        if billed is None:
            return cells
        amounts = (plain(billed[0]), plain(billed[1]))
        return (*cells, *map(Cell, texts[COL_BILLED:], amounts))

    def _make(self) -> None:
        self.beginResetModel()
        self._headers = None
        sums = self._sums
        if sums:
            groups = sorted(self._groups, key=self._key(), reverse=self._is_reversed())
            self.rows = groups[: MANY if self.shows_all else FEW]
            if len(groups) - len(self.rows) < 3:  # no line for two or three more
                self.rows = groups
            self.texts = self._texts(sums)
        self.endResetModel()

    def _key(self) -> Callable[[Group], Any]:
        column = self._sorted_by
        if column == _IN_ORDER:
            column = COL_NAME if self.dimension in _DATED else COL_COST
        ways: dict[int, Callable[[Group], Any]] = {
            COL_NAME: lambda group: group.values,
            COL_REQUESTS: lambda group: group.requests,
            COL_INPUT: lambda group: group.input,
            COL_HITS: lambda group: -1 if hit_rate(group) is None else hit_rate(group),
            COL_OUTPUT: lambda group: group.output,
            COL_BILLED: lambda group: self._billed.get(group.values[0], Decimal(-1)),
            COL_DIFFERENCE: lambda group: (self._billed_of(group) or (0, Decimal(0)))[1],
        }
        return ways.get(column, lambda group: group.amount)

    def _is_reversed(self) -> bool:
        return self._descending if self.is_sorted else self.dimension not in _DATED

    def _texts(self, sums: Sums) -> list[tuple[str, ...]]:
        amounts = [sums.money(group.amount) for group in self.rows]
        decimals = decimals_for(amounts)
        most_in = max((group.input for group in self.rows), default=0)
        most_out = max((group.output for group in self.rows), default=0)
        texts: list[tuple[str, ...]] = []
        for group, amount in zip(self.rows, amounts, strict=True):
            hits = hit_rate(group)
            cost = format_amount(amount, sums.currency, exactly=decimals)
            texts.append(
                (
                    value_name(self.dimension, group.values[0]),
                    group_digits(group.requests) if group.requests >= group.rows else NOTHING,
                    tokens(group.input, most_in),
                    NOTHING if hits is None else format_percent(hits),
                    tokens(group.output, most_out),
                    f"≤ {cost}" if group.at_most else cost,
                    format_percent(self._share(group)),
                    *self._billed_texts(group, sums.currency),
                )
            )
        return texts

    def _billed_of(self, group: Group) -> tuple[Decimal, Decimal] | None:
        """What was billed, and how much more that is; None where no bill tells."""
        billed = self._billed.get(group.values[0])
        if billed is None or self._sums is None:
            return None
        return billed, EXACT.subtract(billed, self._sums.money(group.amount))

    def _billed_texts(self, group: Group, currency: str) -> tuple[str, str]:
        if not self.is_billed:
            return "", ""
        billed = self._billed_of(group)
        if billed is None:
            return NOTHING, NOTHING
        return format_amount(billed[0], currency), format_difference(billed[1], currency)

    def _share(self, group: Group) -> Decimal:
        assert self._sums
        return share_of(Decimal(group.amount), Decimal(self._sums.whole.amount))

    def _told_cost(self, group: Group) -> str:
        assert self._sums
        exact = exactly(self._sums, group.amount)
        if not group.at_most:
            return exact
        wording = QCoreApplication.translate(
            "UsageLogs",
            "At most {amount}: of {part} the records don't say what was read from the cache",
        )
        return wording.format(amount=exact, part=exactly(self._sums, group.at_most))


def hit_rate(group: Group) -> Decimal | None:
    """What of the input was read from the cache, of records that say so; None without any."""
    if not group.split_input:
        return None
    return share_of(Decimal(group.hit), Decimal(group.split_input))


def exactly(sums: Sums, amount: int) -> str:
    """All digits of an amount."""
    return f"{currency_symbol(sums.currency)}{plain(sums.money(amount), grouped=True)}"


def _told_hits(group: Group) -> str | None:
    if hit_rate(group) is None:
        return QCoreApplication.translate(
            "UsageLogs", "The records don't say what was read from the cache"
        )
    return QCoreApplication.translate("UsageLogs", "{n} of {all} tokens").format(
        n=group_digits(group.hit), all=group_digits(group.split_input)
    )
