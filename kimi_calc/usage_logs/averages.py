"""What was used as averages a request: what items of an estimate are made of.

By today's prices: of each model, service and tier the tokens of one request, rounded to whole ones,
and how many requests a month. Requests of a tier have their average in that tier, whatever they
were, so what they cost together stays right but for the rounding; what that makes is told.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import NamedTuple

from kimi_calc.pricing import ContextExceeded, Model, PriceList, Usage, quote
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Tier
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.usage_logs.costing import PARTS, Costs, Meant, Naming, Priced, Unpriced
from kimi_calc.usage_logs.dated_lists import DatedLists
from kimi_calc.usage_logs.joining import without_groups
from kimi_calc.usage_logs.lengths import UNTOLD
from kimi_calc.usage_logs.records import NO_DAY
from kimi_calc.usage_logs.tally import REQUESTS

MONTH = 30
"""Days that a month has where the records cover no whole ones, as estimates count it."""

UNTOLD_REQUESTS = "untold_requests"
"""Why totals make no average: they don't say of how many requests they are."""


class Average(NamedTuple):
    """The values of an item: what one request of a model was on average, and how often.

    `usage` is of one request; `requests` are as many as there were, `a_month` how many of them a
    month has. `cost` is what they cost at these prices, `rounded` what as many average ones do.
    `split` says that the requests of the model are more than this average, by their tiers or
    calls. Of the cost `at_most` is an upper bound.
    """

    model: Model
    price_list: PriceList
    usage: Usage
    tier: Tier
    requests: int
    a_month: int
    cost: Decimal
    rounded: Decimal
    at_most: Decimal
    split: bool

    @property
    def difference(self) -> Decimal:
        """What the rounding of tokens makes."""
        return EXACT.subtract(self.rounded, self.cost)


class Averages(NamedTuple):
    """All averages, by the order of models; what makes none, and the days that were covered.

    `days` are from the first day to the last, 0 where none is known: then all is taken for a month.
    """

    averages: tuple[Average, ...]
    left_out: tuple[Unpriced, ...]
    days: int

    @property
    def difference(self) -> Decimal:
        """What the rounding of tokens makes, of all together."""
        return sum((one.difference for one in self.averages), Decimal(0))


def averages_of(costs: Costs, names: Naming) -> Averages:
    """The averages at the prices of the newest lists; a model that these lack, of its last list."""
    lists = DatedLists(costs.lists.lists, by_day=False)
    now = without_groups(replace(costs, lists=lists), names)
    left_out = list(now.unpriced)
    groups: dict[tuple[str, str, int, tuple[str, ...]], list[Priced]] = {}
    for one in now.priced:
        if one.key.length == UNTOLD:
            left_out.append(Unpriced(one.key, one.cell, UNTOLD_REQUESTS))
            continue
        meant = names.resolve(one.key.model, one.key.host)
        service = _service(one, meant)
        at = one.rate.model.id, service, one.rate.tier.up_to, one.key.calls
        groups.setdefault(at, []).append(one)
    times = _a_month(one.key.day for one in costs.priced)
    kinds = [at[:2] for at in groups]
    found: list[Average] = []
    for at, cells in sorted(groups.items()):
        split = kinds.count(at[:2]) > 1
        try:
            found.append(_average(now, cells, at[1], times, split=split))
        except ContextExceeded:  # totals of fewer requests than there can have been
            left_out += [Unpriced(one.key, one.cell, "over_context") for one in cells]
    covered = _covered(one.key.day for one in costs.priced)
    return Averages(tuple(found), tuple(left_out), covered)


def _service(one: Priced, meant: Meant | str) -> str:
    named = None if isinstance(meant, str) else meant.service
    return named or one.key.service or STANDARD


def _average(
    now: Costs, cells: list[Priced], service: str, times: Fraction, *, split: bool
) -> Average:
    rate = cells[0].rate
    requests = sum(one.cell[REQUESTS] for one in cells)
    tokens = _rounded([sum(one.cell[part] for one in cells) for part in PARTS], requests)
    plain, hit, written_5m, written_1h, output = tokens
    written = {"5m": written_5m, "1h": written_1h}
    usage = Usage(
        plain + hit + written_5m + written_1h,
        output,
        hit,
        written={lifetime: count for lifetime, count in written.items() if count},
        calls=_calls(now, cells, requests),
        service=service,
    )
    return Average(
        rate.model,
        next(one for one in now.lists.lists if one.id == rate.model.price_list),
        usage,
        rate.tier,
        requests,
        _half_up(requests * times),
        now.money(sum(one.amount for one in cells)),
        quote(rate.model, replace(usage, requests=requests)).total,
        now.money(sum(one.amount for one in cells if not one.key.has_split)),
        split,
    )


def _calls(now: Costs, cells: list[Priced], requests: int) -> dict[str, int]:
    counted = now.tally.calls
    return {
        name: _half_up(Fraction(sum(counted[one.key, name] for one in cells), requests))
        for name in cells[0].key.calls
    }


def _rounded(sums: list[int], requests: int) -> list[int]:
    """Sums a request, in whole tokens: what the first of them are together is rounded half up.

    So their sum is that of the sums rounded: it is over no bound that none of the requests is over.
    """
    steps = [0, *(_half_up(Fraction(one, requests)) for one in accumulate(sums))]
    return [after - before for before, after in pairwise(steps)]


def _half_up(number: Fraction) -> int:
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def _covered(days: Iterable[int]) -> int:
    known = [day for day in days if day != NO_DAY]
    return max(known) - min(known) + 1 if known else 0


def _a_month(days: Iterable[int]) -> Fraction:
    """What a month has of what was used: whole months as they are, else 30 of so many days."""
    known = [day for day in days if day != NO_DAY]
    if not known:
        return Fraction(1)
    first, last = date.fromordinal(min(known)), date.fromordinal(max(known))
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return Fraction(1, 12 * (last.year - first.year) + last.month - first.month + 1)
    return Fraction(MONTH, _covered(known))
