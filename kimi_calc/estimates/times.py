"""How often what an item asks for takes place: in a period, or once; and how it grows."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from kimi_calc.pricing.errors import UsageError
from kimi_calc.pricing.usage import check_count, check_decimal, written

Period = Literal["once", "day", "week", "month"]
"""What an item's requests are counted in; `once` takes place one time and never again."""

PERIODS: tuple[Period, ...] = get_args(Period)

IN_A_MONTH: dict[Period, Fraction] = {
    "once": Fraction(0),
    "day": Fraction(30),
    "week": Fraction(52, 12),
    "month": Fraction(1),
}
"""How often a period comes in a month: what is asked for once is in no month."""

IN_A_YEAR: dict[Period, Fraction] = {
    "once": Fraction(1),
    "day": Fraction(365),
    "week": Fraction(52),
    "month": Fraction(12),
}
"""How often it comes in the first year."""

_MONTHS = 12
_MOST_GROWTH = 10  # tenfold a month; whatever is more was typed by mistake
MOST_GROWING = 1_200


class Times(NamedTuple):
    """So many requests (conversations) in a period; with `days`, so many a day on these days."""

    number: int
    days: int | None = None

    @property
    def total(self) -> int:
        """Requests (conversations) of one period."""
        return self.number if self.days is None else self.number * self.days

    def check(self) -> None:
        """UsageError unless both are ints ≥ 0."""
        check_count("requests", self.number)
        if self.days is not None:
            check_count("days", self.days)


class Growth(NamedTuple):
    """More by the share `rate` in each month than in the one before, for so many months.

    The first of them is as it is without growth; after the last it stays as it was in that.
    `rate` is a Decimal above −1, such as 0.1 for 10 % a month; negative where it shrinks.
    """

    rate: Decimal
    months: int = _MONTHS

    def check(self) -> None:
        """UsageError for what is no growth."""
        check_decimal("growth", self.rate)
        check_count("months", self.months)
        if not -1 < self.rate <= _MOST_GROWTH or -self.rate.as_tuple().exponent > 6:  # type: ignore[operator]  # finite
            raise UsageError(
                f"growth is {self.rate}: give a share a month, such as 0.1 for 10 %",
                code="growth_out_of_range",
                value=self.rate,
            )
        if not 1 <= self.months <= MOST_GROWING:
            raise UsageError(
                f"months is {written(self.months)}: give 1 to {MOST_GROWING}",
                code="months_out_of_range",
                value=self.months,
            )

    @property
    def in_a_year(self) -> Fraction:
        """What the twelve months of the first year are together, the first one being 1."""
        step = 1 + Fraction(self.rate)
        return sum((step ** min(month, self.months - 1) for month in range(_MONTHS)), Fraction(0))


def in_the_first_year(period: Period, growth: Growth | None) -> Fraction:
    """How many times the amount of one period the first year's is."""
    if growth is None or period == "once":
        return IN_A_YEAR[period]
    return IN_A_YEAR[period] * growth.in_a_year / _MONTHS
