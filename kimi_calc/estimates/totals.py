"""What items cost together: in a month, once, in the first year. Currencies are never added."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.times import IN_A_MONTH, Growth, Period, in_the_first_year
from kimi_calc.pricing.exact import EXACT

_BEHIND_THE_POINT = 30  # digits of what has no end


class Figure(NamedTuple):
    """An amount; not `exact` where it has no end, as a third has none: then to 30 decimals.

    That only comes from what is asked for by the week (a month is a twelfth of 52 weeks), and
    from growth of what is not counted by the month.
    """

    amount: Decimal
    exact: bool = True


class Totals(NamedTuple):
    """What the items of one currency cost, which are so many.

    `month` is an ordinary month, the first one where something grows; `year` is the first year,
    with what is asked for once. `recurring` says whether there is anything that comes again.
    """

    currency: str
    month: Figure
    once: Decimal
    year: Figure
    items: int
    recurring: bool


class Group(NamedTuple):
    """Items of one group, which has a name or is that of the items without one."""

    name: str
    items: tuple[Item, ...]
    totals: tuple[Totals, ...]


class Sum(NamedTuple):
    """What the items of one currency cost, which are so many, by how often they take place."""

    items: int
    amounts: dict[tuple[Period, Growth | None], Decimal]


def sums(items: Iterable[Item]) -> dict[str, Sum]:
    """The sums of each currency, in the order in which they first come; they can be added."""
    amounts: dict[str, dict[tuple[Period, Growth | None], Decimal]] = {}
    counts: dict[str, int] = {}
    for item in items:
        currency = item.currency
        of_currency = amounts.setdefault(currency, {})
        counts[currency] = counts.get(currency, 0) + 1
        often = (item.period, item.growth)
        of_currency[often] = EXACT.add(of_currency.get(often, Decimal(0)), item.quote.total)
    return {currency: Sum(counts[currency], found) for currency, found in amounts.items()}


def added(found: Iterable[dict[str, Sum]]) -> tuple[Totals, ...]:
    """The totals of all items that these are the sums of."""
    amounts: dict[str, dict[tuple[Period, Growth | None], Decimal]] = {}
    counts: dict[str, int] = {}
    for currency, one in (pair for each in found for pair in each.items()):
        of_currency = amounts.setdefault(currency, {})
        counts[currency] = counts.get(currency, 0) + one.items
        for often, amount in one.amounts.items():
            of_currency[often] = EXACT.add(of_currency.get(often, Decimal(0)), amount)
    return tuple(_total(currency, by, counts[currency]) for currency, by in amounts.items())


def totals(items: Iterable[Item]) -> tuple[Totals, ...]:
    """The totals of each currency, in the order in which they first come."""
    return added([sums(items)])


def groups(estimate: Estimate) -> tuple[Group, ...]:
    """The groups of an estimate, in its order."""
    found: dict[str, list[Item]] = {}
    for item in estimate.items:
        found.setdefault(item.group, []).append(item)
    return tuple(Group(name, tuple(items), totals(items)) for name, items in found.items())


def by_basis(items: Iterable[Item]) -> tuple[tuple[Basis, tuple[Totals, ...]], ...]:
    """The totals of each price list, in the order in which they first come."""
    found: dict[Basis, list[Item]] = {}
    for item in items:
        found.setdefault(item.basis, []).append(item)
    return tuple((basis, totals(items)) for basis, items in found.items())


def month_of(item: Item) -> Figure:
    """What an item costs in an ordinary month; 0 where it takes place once."""
    return _figure(IN_A_MONTH[item.period] * Fraction(item.quote.total))


def year_of(item: Item) -> Figure:
    """What an item costs in the first year."""
    return _figure(in_the_first_year(item.period, item.growth) * Fraction(item.quote.total))


def difference(other: Figure, one: Figure) -> Figure:
    """`other` − `one`."""
    return Figure(EXACT.subtract(other.amount, one.amount), other.exact and one.exact)


def _total(currency: str, sums: dict[tuple[Period, Growth | None], Decimal], items: int) -> Totals:
    month = year = Fraction(0)
    once = Decimal(0)
    for (period, growth), amount in sums.items():
        month += IN_A_MONTH[period] * Fraction(amount)
        year += in_the_first_year(period, growth) * Fraction(amount)
        if period == "once":
            once = EXACT.add(once, amount)
    recurring = any(period != "once" for period, _ in sums)
    return Totals(currency, _figure(month), once, _figure(year), items, recurring)


def _figure(amount: Fraction) -> Figure:
    """A fraction in digits: all of them where they have an end."""
    rest, decimals = amount.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        decimals = max(decimals, count)
    exact = rest == 1
    if not exact:
        decimals = _BEHIND_THE_POINT
    digits = amount.numerator * 10**decimals // amount.denominator
    return Figure(EXACT.scaleb(Decimal(digits), Decimal(-decimals)), exact)
