"""What so many requests a day cost: in a day, a month, a year."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing import Quote
from kimi_calc.pricing.exact import EXACT

WORKING_DAYS = 22
"""Of a month, as companies in China reckon; twelve of them are a year."""

OFFERED_DAYS = (30, WORKING_DAYS, 7, 365)
"""What the list beside the field of days offers, the usual one first."""


class Period(NamedTuple):
    """So many days, and the exact amount of their requests."""

    days: int
    amount: Decimal


class Daily(NamedTuple):
    """Requests that were asked for by the day: so many a day, on so many days."""

    per_day: int
    days: int


def month_and_year(days: int) -> tuple[int, int]:
    """The days of a month and of a year for who counts so many days.

    Who counts working days has none but these in a year; anybody else has 30 and 365.
    """
    return (WORKING_DAYS, 12 * WORKING_DAYS) if days == WORKING_DAYS else (30, 365)


def periods(quote: Quote, daily: Daily) -> tuple[Period, Period, Period]:
    """A day, a month and a year of so many requests a day; their days say what a month is."""
    a_day = EXACT.multiply(quote.per_request, daily.per_day)
    month, year = month_and_year(daily.days)
    return (
        Period(1, a_day),
        Period(month, EXACT.multiply(a_day, month)),
        Period(year, EXACT.multiply(a_day, year)),
    )
