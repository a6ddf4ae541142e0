"""The dearest requests as a table, and what single requests cost, in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.pricing.amounts import (
    currency_symbol,
    decimals_for,
    format_amount,
    format_percent,
    plain,
    share_of,
)
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.asked import Dear, Reading
from kimi_calc.usage_logs.dated_lists import day_said
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.viewmodels.usage_files_wording import place_name
from kimi_calc.viewmodels.usage_sums import Sums
from kimi_calc.viewmodels.usage_wording import NOTHING

COL_PLACE, COL_DAY, COL_MODEL, COL_INPUT, COL_OUTPUT, COL_COST = range(6)

FEW = 10
"""Rows that are shown at first."""


class DearestTable(NumberModel):
    """Where each request stands, what it was, and what it cost; the dearest first."""

    columns = 6
    left: ClassVar[frozenset[int]] = frozenset({COL_PLACE, COL_DAY, COL_MODEL})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Dear] = []
        self.shows_all = False
        self._all: tuple[Dear, ...] = ()
        self._currency = ""

    @property
    def hidden(self) -> int:
        """How many are known and not shown."""
        return len(self._all) - len(self.rows)

    def show(self, reading: Reading) -> None:
        """Show the dearest requests of a reading."""
        self._all, self._currency = reading.dearest, reading.currency
        self._make()

    def show_all(self) -> None:
        """Show all that are known."""
        self.shows_all = True
        self._make()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._make()
        super().retranslate()

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now."""
        return (
            QCoreApplication.translate("UsageLogs", "Where it stands"),
            QCoreApplication.translate("UsageLogs", "Day"),
            QCoreApplication.translate("UsageLogs", "Model"),
            QCoreApplication.translate("UsageLogs", "Input"),
            QCoreApplication.translate("UsageLogs", "Output"),
            QCoreApplication.translate("UsageLogs", "Cost"),
        )

    def more(self, row: int, column: int, role: int) -> Any:
        """The whole path; of the input what was read from the cache; the exact amount."""
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        one = self.rows[row]
        if column == COL_PLACE:
            return f"{one.place.file}\n{place_name(one.place)}"
        if column == COL_INPUT:
            hits = QCoreApplication.translate("UsageLogs", "{n} of them read from the cache")
            return hits.format(n=group_digits(one.entry.hit))
        if column == COL_COST:
            return f"{currency_symbol(self._currency)}{plain(one.amount, grouped=True)}"
        return None

    def copied(self, places: Sequence[int]) -> Rows:
        """Rows to paste into a spreadsheet, below their headers."""
        names = list(self.headers())
        cost = QCoreApplication.translate("UsageLogs", "Cost, {currency}")
        names[COL_COST] = cost.format(currency=self._currency)
        rows: list[tuple[str | Cell, ...]] = [tuple(names)]
        for place in places:
            texts, one = self.texts[place], self.rows[place]
            numbers = str(_input(one)), str(one.entry.output), plain(one.amount)
            rows.append((*texts[:COL_INPUT], *map(Cell, texts[COL_INPUT:], numbers)))
        return rows

    def _make(self) -> None:
        self.beginResetModel()
        self.rows = list(self._all if self.shows_all else self._all[:FEW])
        decimals = decimals_for(one.amount for one in self.rows)
        self.texts = [
            (
                place_name(one.place),
                day_said(one.entry.day) or NOTHING,
                one.entry.model,
                group_digits(_input(one)),
                group_digits(one.entry.output),
                format_amount(one.amount, self._currency, exactly=decimals),
            )
            for one in self.rows
        ]
        self.endResetModel()


def spread_lines(reading: Reading) -> list[str]:
    """What half of the requests and nearly all cost at most, and what the dearest make up."""
    spread, currency = reading.spread, reading.currency
    half, most = spread.within(0.5), spread.within(0.95)
    if half is None or most is None:
        return []
    lines = [
        QCoreApplication.translate("UsageLogs", "Half of the requests: up to {amount} each"),
        QCoreApplication.translate("UsageLogs", "95% of the requests: up to {amount} each"),
    ]
    said = [
        line.format(amount=format_amount(amount, currency))
        for line, amount in zip(lines, (half, most), strict=True)
    ]
    if reading.dearest:
        wording = QCoreApplication.translate("UsageLogs", "The dearest request: {amount}")
        said.append(wording.format(amount=format_amount(reading.dearest[0].amount, currency)))
    return said


def dearest_share(reading: Reading, sums: Sums) -> str:
    """What the dearest requests are of the whole cost; empty where that can't be told."""
    count = len(reading.dearest)
    if count < 2 or reading.currency != sums.currency or not sums.total:
        return ""
    together = Decimal(0)
    for one in reading.dearest:
        together = EXACT.add(together, one.amount)
    wording = QCoreApplication.translate(
        "UsageLogs", "The {n} dearest requests make up {share} of the cost"
    )
    share = format_percent(share_of(together, sums.total))
    return wording.format(n=group_digits(count), share=share)


def _input(one: Dear) -> int:
    entry = one.entry
    return entry.plain + entry.hit + entry.written_5m + entry.written_1h
