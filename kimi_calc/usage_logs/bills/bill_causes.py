"""What could make a bill another amount than the one worked out, each with its own bounds.

A cause is named only where the difference lies within them. None is claimed: several may be at
work, and each alone only could be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from kimi_calc.pricing.exact import EXACT
from kimi_calc.usage_logs.bills.bill_days import at_midnight, by_another_list, without_records
from kimi_calc.usage_logs.bills.bill_scope import Cause, Number, Scope
from kimi_calc.usage_logs.costing import Priced
from kimi_calc.usage_logs.tally import HIT, OUTPUT, PLAIN, ROWS, WRITTEN_1H, WRITTEN_5M

_MILLION = Decimal(1_000_000)
_INPUT, _HIT, _5M, _1H = range(4)  # places in Rate.prices
_NEAR = Decimal("0.0001")
"""Of the amount: a rate that misses by less is named too, with what it leaves."""

_SURE = Decimal("0.001")
"""What the rounding of a bill may be of it, so that a factor of two decimals can be told."""

_ELSEWHERE = {"membership", "other_host"}  # what has no price here because another bill has it
_TAXES = (Decimal("0.06"), Decimal("0.13"))
_FIRST_HITS = date(2025, 12, 22).toordinal()
"""From then on new-api reads what Moonshot says of cache hits (QuantumNous/new-api#2493)."""

SEARCH = "web_search"


def causes_of(scope: Scope) -> list[Cause]:
    """The causes that could be, the ones that make exactly the difference first.

    Where there is none but between days, those that move something from one to another.
    """
    agrees = abs(scope.difference) <= scope.tolerance
    found = [
        one
        for causes in ((at_midnight,) if agrees else _CAUSES)
        for one in causes(scope)
        if _accounts(one, scope.difference, scope.tolerance)
    ]
    return sorted(found, key=lambda one: _rank(one, scope.tolerance))


def _accounts(one: Cause, difference: Decimal, tolerance: Decimal) -> bool:
    slack = max(tolerance, abs(one.left))
    return one.least - slack <= difference and (one.most is None or difference <= one.most + slack)


def _rank(one: Cause, tolerance: Decimal) -> tuple[int, Decimal]:
    if one.is_point:
        return (0 if abs(one.left) <= tolerance else 1), abs(one.left)
    return (3, Decimal(0)) if one.most is None else (2, one.most - one.least)


# What isn't counted


def _unpriced(scope: Scope) -> Iterator[Cause]:
    """Rows without a price: at most what the dearest model of the lists would have cost."""
    cells = [one.cell for one in scope.unpriced if one.reason not in _ELSEWHERE]
    rows = sum(cell[ROWS] for cell in cells)
    if not rows:
        return
    prices = [
        tier.prices
        for price_list in scope.costs.lists.lists
        for model in price_list.models
        for tier in model.tiers
    ]
    output = max(one.output for one in prices)
    dearest = max(
        price
        for one in prices
        for charge, price in one.items()
        if charge.kind in {"input", "cache_write"}
    )
    tokens = sum(cell[PLAIN] + cell[HIT] + cell[WRITTEN_5M] + cell[WRITTEN_1H] for cell in cells)
    most = EXACT.add(
        EXACT.multiply(Decimal(tokens), dearest),
        EXACT.multiply(Decimal(sum(cell[OUTPUT] for cell in cells)), output),
    )
    yield Cause("unpriced", Decimal(0), EXACT.scaleb(most, -6), numbers={"rows": rows})


def _unreadable(scope: Scope) -> Iterator[Cause]:
    rows = scope.costs.tally.unreadable
    if rows:
        yield Cause("unreadable", Decimal(0), None, numbers={"rows": rows})


def _merged(scope: Scope) -> Iterator[Cause]:
    """Records that were there twice: what they were is not kept, about what an average one is."""
    rows, counted = scope.costs.tally.merged, sum(one.cell[ROWS] for one in scope.priced)
    if rows and counted:
        about = Context(12).divide(scope.worked_out * rows, Decimal(counted))
        yield Cause("merged", Decimal(0), None, numbers={"rows": rows, "about": about})


# What records don't say


def _no_split(scope: Scope) -> Iterator[Cause]:
    yield from _hits("no_split", scope, lambda one: not one.key.has_split)


def _hits_not_read(scope: Scope) -> Iterator[Cause]:
    """Names that never have a hit, before a day or from it on: their gateway may not read any."""
    hits: dict[tuple[str, str, bool], int] = {}
    for one in scope.priced:
        at = _kind(one)
        hits[at] = hits.get(at, 0) + one.cell[HIT]
    yield from _hits("hits_not_read", scope, lambda one: one.key.has_split and not hits[_kind(one)])


def _kind(one: Priced) -> tuple[str, str, bool]:
    return one.key.model, one.key.host, one.key.day < _FIRST_HITS


def _hits(code: str, scope: Scope, wanted: Callable[[Priced], bool]) -> Iterator[Cause]:
    """What it would be less if all plain input had been read from the cache."""
    less: dict[int, int] = {}
    rows = 0
    for one in scope.priced:
        step = one.rate.prices[_INPUT] - one.rate.prices[_HIT]
        if step and one.cell[PLAIN] and wanted(one):
            less[step] = less.get(step, 0) + one.cell[PLAIN]
            rows += one.cell[ROWS]
    if not less:
        return
    all_of_it = sum(step * tokens for step, tokens in less.items())
    if all_of_it <= 0:  # a list on which hits are dearer
        return
    most = scope.costs.money(all_of_it)
    numbers: dict[str, Number] = {"rows": rows, "tokens": sum(less.values())}
    if scope.difference < 0:
        numbers["share"] = Context(12).divide(-scope.difference, most)
        if len(less) == 1:  # of one price: so many hits make the difference
            hits = Fraction(-scope.difference) / Fraction(scope.costs.money(next(iter(less))))
            numbers["hits"] = round(hits)
            numbers["exactly"] = int(hits.denominator == 1)
    yield Cause(code, most.copy_negate(), Decimal(0), numbers=numbers)


def _writes(scope: Scope) -> Iterator[Cause]:
    """Writes that lived for an hour and not for five minutes, or the other way round."""
    written = {
        one.rate.model.id for one in scope.priced if one.cell[WRITTEN_5M] or one.cell[WRITTEN_1H]
    }
    longer = shorter = rows = 0
    for one in scope.priced:
        prices, cell = one.rate.prices, one.cell
        more = cell[WRITTEN_5M] * (prices[_1H] - prices[_5M])
        if one.rate.model.id not in written:  # whatever was written may have been
            more += cell[PLAIN] * (prices[_1H] - prices[_INPUT])
        rows += cell[ROWS] * (more > 0)
        longer += more
        shorter += cell[WRITTEN_1H] * (prices[_1H] - prices[_5M])
    if longer > 0:
        most = scope.costs.money(longer)
        yield Cause("writes_1h", Decimal(0), most, numbers={"rows": rows})
    if shorter > 0:
        yield Cause("writes_5m", scope.costs.money(-shorter), Decimal(0))


def _searches(scope: Scope) -> Iterator[Cause]:
    """Searches that records don't have: as many as make the difference, at most one a request."""
    used = scope.costs.lists_used
    price = used[-1].calls.get(SEARCH) if used else None
    if not price or scope.difference <= 0 or any(one.key.calls for one in scope.priced):
        return
    number = round(Fraction(scope.difference) / Fraction(price))
    left = EXACT.subtract(scope.difference, EXACT.multiply(price, Decimal(number)))
    if 0 < number <= scope.requests and abs(left) <= scope.tolerance:
        most = EXACT.multiply(price, Decimal(scope.requests))
        yield Cause("searches", Decimal(0), most, numbers={"calls": number, "price": price})


# How the bill is made


def _rounding(scope: Scope) -> Iterator[Cause]:
    """Each request's amount rounded, to the most decimals that could make the difference."""
    for decimals in range(6, 1, -1):
        half = EXACT.scaleb(Decimal(5), -decimals - 1)
        most = EXACT.multiply(half, Decimal(scope.requests))
        if abs(scope.difference) <= most:
            numbers: dict[str, Number] = {
                "decimals": decimals,
                "requests": scope.requests,
            }
            yield Cause("rounding", most.copy_negate(), most, numbers=numbers)
            return


def _taxes(scope: Scope) -> Iterator[Cause]:
    if scope.tolerance > scope.worked_out * 10 * _SURE:
        return
    for rate in _TAXES:
        added = EXACT.multiply(scope.worked_out, rate)
        yield from _point("tax_added", scope, added, rate=rate)
        without = Context(40).divide(scope.worked_out, 1 + rate)
        yield from _point("tax_left_out", scope, without - scope.worked_out, rate=rate)


def _factor(scope: Scope) -> Iterator[Cause]:
    """A discount, or a gateway's own ratio: a factor of two decimals.

    Not of an amount so small that its rounding alone makes one factor as good as another.
    """
    if scope.tolerance > scope.worked_out * _SURE:
        return
    billed = EXACT.add(scope.worked_out, scope.difference)
    precise = Context(40, ROUND_HALF_EVEN).divide(billed, scope.worked_out)
    if not Decimal("0.01") <= precise < 1000:
        return
    factor = precise.quantize(Decimal("0.01"))
    if factor == 1 or factor - 1 in _TAXES:
        return
    more = EXACT.multiply(scope.worked_out, factor - 1)
    yield from _point("discount" if factor < 1 else "ratio", scope, more, factor=factor)


def _point(code: str, scope: Scope, amount: Decimal, **numbers: Decimal) -> Iterator[Cause]:
    """One amount, if the difference is that or nearly so."""
    left = EXACT.subtract(scope.difference, amount)
    if abs(left) <= max(scope.tolerance, scope.worked_out * _NEAR):
        yield Cause(code, amount, amount, left, numbers)


_CAUSES: tuple[Callable[[Scope], Iterator[Cause]], ...] = (
    without_records,
    at_midnight,
    by_another_list,
    _taxes,
    _factor,
    _searches,
    _no_split,
    _hits_not_read,
    _writes,
    _rounding,
    _unpriced,
    _merged,
    _unreadable,
)
