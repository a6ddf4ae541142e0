"""What people read of a table: amounts with their currency, digits in groups, shares in percent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kimi_calc.pricing.amounts import (
    decimals_for,
    format_amount,
    format_percent,
    plain,
)
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.reports.report import Column, Fact, Line, Table, Value

NOTHING = "–"
"""Stands where there is no value."""

_MILLION = 1_000_000
_LARGE = 10 * _MILLION


class Texts:
    """A table for people. Amounts of a column have the same number of decimals, so they add up.

    With `most`, they are rounded where some would have more characters. With `in_millions`, large
    counts are told so.
    """

    def __init__(
        self, table: Table, currency: str, most: int | None = None, *, in_millions: bool = False
    ) -> None:
        self.columns = tuple(
            (place, column) for place, column in enumerate(table.columns) if not column.beside
        )
        self._table, self._currency, self._most = table, currency, most
        self._decimals = {
            place: self._decimals_of(place)
            for place, column in self.columns
            if column.kind == "amount"
        }
        self.has_millions = in_millions and any(map(self._is_large, self.columns))
        """Whether some numbers are told in millions."""

    @property
    def headings(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(column.heading for _, column in self.columns)

    @property
    def is_rounded(self) -> bool:
        """Whether some amount has more digits than are said."""
        return any(self._decimals[place] < self._needed(place) for place in self._decimals)

    def lines(self) -> Iterator[tuple[str, ...]]:
        """All lines but the total."""
        return map(self.line, self._table.lines)

    def line(self, line: Line) -> tuple[str, ...]:
        """The cells of a line; an upper bound has a ≤ before its amount."""
        return tuple(
            self._said(place, column, line.values[place], at_most=line.at_most)
            for place, column in self.columns
        )

    def _said(self, place: int, column: Column, value: Value, *, at_most: bool) -> str:
        if self.has_millions and isinstance(value, int) and value >= _LARGE:
            return _in_millions(value)
        is_bound = at_most and column.bound
        return said(value, column.kind, self._currency, self._decimals.get(place), at_most=is_bound)

    def _decimals_of(self, place: int) -> int:
        needed = self._needed(place)
        if self._most is None:
            return needed
        amounts = list(self._amounts(place))
        longest = max((len(_money(one, self._currency, needed)) for one in amounts), default=0)
        return needed if longest <= self._most else min(needed, decimals_for(amounts))

    def _needed(self, place: int) -> int:
        """The decimals that all amounts of a column are exact with."""
        return max((decimals_of(one) for one in self._amounts(place)), default=2)

    def _amounts(self, place: int) -> Iterator[Decimal]:
        return (one for one in self._values(place) if isinstance(one, Decimal))

    def _is_large(self, column: tuple[int, Column]) -> bool:
        place, (_, kind, *_) = column
        return kind == "count" and any(
            isinstance(one, int) and one >= _LARGE for one in self._values(place)
        )

    def _values(self, place: int) -> Iterator[Value]:
        total = self._table.total
        lines = (*self._table.lines, total) if total else self._table.lines
        return (line.values[place] for line in lines)


def fact_said(fact: Fact, currency: str) -> str:
    """What a fact says, with all digits."""
    return said(fact.value, fact.kind, currency)


def said(
    value: Value,
    kind: str,
    currency: str,
    decimals: int | None = None,
    *,
    at_most: bool = False,
) -> str:
    """A value for people; an amount with so many decimals, else with all that it has."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return value
    if kind == "share":
        return format_percent(Decimal(value))
    if isinstance(value, int):
        return group_digits(value)
    amount = _money(value, currency, decimals_of(value) if decimals is None else decimals)
    return f"≤ {amount}" if at_most else amount


def _money(amount: Decimal, currency: str, decimals: int) -> str:
    """An amount with so many decimals; a difference may be less than nothing."""
    if amount < 0:
        return f"\N{MINUS SIGN}{_money(-amount, currency, decimals)}"
    return format_amount(amount, currency, exactly=decimals)


def decimals_of(amount: Decimal) -> int:
    """The decimals that an amount is exact with, two at least."""
    return len(plain(amount).partition(".")[2])


def _in_millions(count: int) -> str:
    tenths = (count * 10 + _MILLION // 2) // _MILLION
    return f"{tenths // 10:,}.{tenths % 10}M"
