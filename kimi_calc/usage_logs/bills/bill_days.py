"""Causes that lie in the days: use across midnight, another list round a change, no records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from kimi_calc.pricing import PriceList
from kimi_calc.pricing.exact import exact_sum
from kimi_calc.usage_logs.bills.bill_scope import Cause, Number, Scope
from kimi_calc.usage_logs.costing import PARTS, Priced, Pricer
from kimi_calc.usage_logs.dated_lists import DatedLists, day_said
from kimi_calc.usage_logs.days import BEIJING
from kimi_calc.usage_logs.records import NO_DAY

_NOTHING = Decimal(0)
_MOST_DAYS = 31
"""By so many days a change of prices may have held earlier or later than its list says."""


def without_records(scope: Scope) -> Iterator[Cause]:
    """Days that were billed, and have no records at all."""
    missing = [billed for _, billed, worked_out in scope.days if billed and not worked_out]
    amount = exact_sum(missing)
    left = scope.difference - amount
    if missing and abs(left) <= scope.tolerance:
        yield Cause("no_records", amount, amount, left, {"days": len(missing)})


def at_midnight(scope: Scope) -> Iterator[Cause]:
    """Days of the bill that begin at another hour: UTC where the records' are Beijing's, or so.

    Then what was used near midnight stands on the neighbour, and the first or the last day of the
    records has lost a part to a day that the bill isn't of.
    """
    for zone, direction in _ways(scope.zone):
        days = scope.days or _edges(scope)
        if not days:
            return
        days = days[::direction]
        first, last = days[0], days[-1]
        behind = _NOTHING
        if scope.days:
            behind = scope.of_day(last[0] + direction)
            if not _can_be(days, behind + scope.tolerance):
                continue
        yield Cause("midnight", first[2].copy_negate(), behind, numbers={"zone": zone})


def _ways(zone: int) -> Iterator[tuple[str, int]]:
    """Where a bill's days may begin, and whether its days begin later (1) or earlier (-1)."""
    if zone > 0:
        yield "UTC", 1
    if zone < BEIJING:
        yield "Beijing", -1


def _edges(scope: Scope) -> tuple[tuple[int, Decimal, Decimal], ...]:
    """The first and the last day of the records."""
    known = [one.key.day for one in scope.priced if one.key.day != NO_DAY]
    ends = (min(known), max(known)) if known else ()
    return tuple((day, _NOTHING, scope.of_day(day)) for day in ends)


def _can_be(days: Sequence[tuple[int, Decimal, Decimal]], behind: Decimal) -> bool:
    """Whether each day could have given to the one before what makes their differences.

    The first gave some of its own to a day that the bill isn't of; no day can give more than it
    has, nor less than nothing, and what is behind the last one at most `behind`.
    """
    gained = accumulate(billed - worked_out for _, billed, worked_out in days)
    given = [_NOTHING, *gained]  # by each day to the one before, less what the first one gave
    least = max(-one for one in given)
    own = (*(worked_out for _, _, worked_out in days), behind)
    return all(least + one <= most for one, most in zip(given, own, strict=True))


def by_another_list(scope: Scope) -> Iterator[Cause]:
    """A change of prices that held some days earlier or later, or one list for all days."""
    lists = scope.costs.lists
    if not lists.by_day:
        return
    by_day: dict[int, list[Priced]] = {}
    for one in scope.priced:
        by_day.setdefault(one.key.day, []).append(one)
    for place in range(1, len(lists.lists)):
        yield from _moved_change(scope, place, by_day)
    for used in scope.costs.lists_used:
        amount = _more_by(scope, scope.priced, _pricer(scope, (used,)))
        left = scope.difference - amount
        if amount and abs(left) <= scope.tolerance:
            yield Cause("one_list", amount, amount, left, {"list": used.id})


def _moved_change(scope: Scope, place: int, by_day: dict[int, list[Priced]]) -> Iterator[Cause]:
    lists = scope.costs.lists.lists
    change = lists[place].published.toordinal()
    numbers: dict[str, Number] = {"list": lists[place].id}
    later = [change + number for number in range(_MOST_DAYS)]
    earlier = [change - 1 - number for number in range(_MOST_DAYS)]
    ways = (("later", later, lists[:place]), ("earlier", earlier, lists[: place + 1]))
    for code, days, others in ways:
        if not any(day in by_day for day in days):
            continue
        other, total = _pricer(scope, others), _NOTHING
        for number, day in enumerate(days, 1):
            amount = _more_by(scope, by_day.get(day, ()), other)
            if not amount:
                continue
            least, most = sorted((total, total + amount))
            total += amount
            said = numbers | {"days": number, "from": _change_said(change, code, number)}
            if abs(scope.difference - total) <= scope.tolerance:
                left = scope.difference - total
                yield Cause(f"change_{code}", total, total, left, said)
                break
            if least < scope.difference < most:  # in the course of that day
                yield Cause(f"change_{code}", least, most, numbers=said)
                break


def _change_said(change: int, code: str, number: int) -> str:
    return day_said(change + number if code == "later" else change - number)


def _pricer(scope: Scope, lists: Sequence[PriceList]) -> Pricer:
    """What prices by the last of the lists, a model that it lacks by the last one that has it."""
    return Pricer(DatedLists(lists, by_day=False), scope.names, scope.costs.tally.lengths)


def _more_by(scope: Scope, priced: Sequence[Priced], pricer: Pricer) -> Decimal:
    """How much more cells cost otherwise; those that have no price then stay as they are."""
    more = 10 ** (scope.costs.decimals - pricer.decimals)
    total = 0
    for one in priced:
        rate = pricer.rate_of(one.key._replace(day=NO_DAY))
        if isinstance(rate, str):
            continue
        tokens = sum(one.cell[part] * price for part, price in zip(PARTS, rate.prices, strict=True))
        total += more * tokens - sum(one.amounts)
    return scope.costs.money(total)
