"""Costs → tables to be handed on: groups, days by charge, the prices that were used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing import Charge, Model
from kimi_calc.pricing.amounts import share_of
from kimi_calc.pricing.charges import UNIT_SHARE, call_of
from kimi_calc.usage_logs.costing import Costs, Rate
from kimi_calc.usage_logs.groups import CHARGE_KEYS, Group, whole
from kimi_calc.usage_logs.reports.report import Column, Kind, Line, Table, Value, line

DATED = frozenset({"day", "month"})
"""Dimensions whose groups stand in their order; others stand the dearest first."""


class Headings(NamedTuple):
    """What the columns of groups are called, and the line with what they make together."""

    requests: str = "requests"
    input: str = "input"
    hits: str = "hits"
    written_5m: str = "written_5m"
    written_1h: str = "written_1h"
    hit_rate: str = "hit_rate"
    output: str = "output"
    amount: str = "amount"
    at_most: str = "at_most"
    share: str = "share"
    total: str = "total"


ValueName = Callable[[str, str], str]
"""What a group is called, by its dimension and its value there."""


def groups_table(  # noqa: PLR0913 - all words are the caller's
    costs: Costs,
    by: Sequence[str],
    groups: Sequence[Group],
    headings: Headings,
    *,
    called: Sequence[str],
    value_name: ValueName = lambda _, value: value,
    title: str = "",
) -> Table:
    """What groups cost; `called` is what the dimensions `by` are called.

    Columns of writes are there where something was written, that of upper bounds where there are.
    """
    written_5m = any(one.written_5m for one in groups)
    written_1h = any(one.written_1h for one in groups)
    bounds = any(one.at_most for one in groups)
    columns = [
        *(Column(name) for name in called),
        Column(headings.requests, "count", adds=True),
        Column(headings.input, "count", adds=True),
        Column(headings.hits, "count", adds=True),
        *([Column(headings.written_5m, "count", adds=True)] if written_5m else ()),
        *([Column(headings.written_1h, "count", adds=True)] if written_1h else ()),
        Column(headings.hit_rate, "share"),
        Column(headings.output, "count", adds=True),
    ]
    amount = len(columns)
    columns += [
        Column(headings.amount, "amount", adds=True, bound=True),
        *([Column(headings.at_most, "amount", adds=True, beside=True)] if bounds else ()),
        Column(headings.share, "share", of=amount),
    ]
    total = Decimal(sum(one.amount for one in groups))

    def values(one: Group, *, told: bool) -> Iterator[Value]:
        yield one.requests if told else None
        yield one.input
        yield one.hit
        if written_5m:
            yield one.written_5m
        if written_1h:
            yield one.written_1h
        yield hit_rate(one)
        yield one.output
        yield costs.money(one.amount)
        if bounds:
            yield costs.money(one.at_most)
        yield share_of(Decimal(one.amount), total) if total else None

    lines = [
        line(
            *map(value_name, by, one.values),
            *values(one, told=tells_requests(one)),
            at_most=bool(one.at_most),
        )
        for one in in_order(groups, by)
    ]
    sums = together(groups)
    last = line(
        *(headings.total, *("" for _ in called[1:])),
        *values(sums, told=all(map(tells_requests, groups))),
        at_most=bool(sums.at_most),
    )
    return Table(called[0] if called else "", title, tuple(columns), lines, last)


def in_order(groups: Sequence[Group], by: Sequence[str]) -> list[Group]:
    """Days in their order, all else the dearest first."""
    if by and by[0] in DATED:
        return sorted(groups, key=lambda one: one.values)
    return sorted(groups, key=lambda one: (-one.amount, one.values))


def together(groups: Sequence[Group]) -> Group:
    """What groups make together."""
    found = Group(())
    for one in groups:
        for name in _SUMS:
            setattr(found, name, getattr(found, name) + getattr(one, name))
    return found


_SUMS = (
    *("rows", "requests", "plain", "hit", "written_5m", "written_1h", "output"),
    *("amount", "at_most", "split_input"),
)


def tells_requests(group: Group) -> bool:
    """Whether the number of requests is known: not where a total doesn't tell of how many it is."""
    return group.requests >= group.rows


def hit_rate(group: Group) -> Decimal | None:
    """What of the input was read from the cache, of records that say so; None without any."""
    if not group.split_input:
        return None
    return share_of(Decimal(group.hit), Decimal(group.split_input))


def charges_table(  # noqa: PLR0913 - all words are the caller's
    costs: Costs,
    days: Sequence[Group],
    *,
    day: str,
    total: str,
    charge_name: Callable[[str], str],
    day_name: Callable[[str], str] = lambda value: value,
    name: str = "",
    title: str = "",
) -> Table:
    """What each day cost, by charge: a column for each key of CHARGE_KEYS that was billed."""
    sums = whole(costs)
    keys = [key for key in CHARGE_KEYS if key in sums.charges]
    columns = (
        Column(day),
        *(Column(charge_name(key), "amount", adds=True) for key in keys),
        Column(total, "amount", adds=True, across=len(keys), bound=True),
    )

    def values(one: Group) -> Iterator[Value]:
        yield from (costs.money(one.charges.get(key, 0)) for key in keys)
        yield costs.money(one.amount)

    lines = [
        line(day_name(one.values[0]), *values(one), at_most=bool(one.at_most))
        for one in in_order(days, ("day",))
    ]
    last = line(total, *values(sums), at_most=bool(sums.at_most))
    return Table(name, title, columns, lines, last)


class PriceHeadings(NamedTuple):
    """What the columns of prices are called."""

    price_list: str
    model: str
    service: str
    up_to: str
    charge: str
    unit_price: str
    per: str


def prices_table(  # noqa: PLR0913 - all words are the caller's
    costs: Costs,
    headings: PriceHeadings,
    list_name: Callable[[str], str],
    service_name: Callable[[str], str],
    charge_name: Callable[[Charge, Model], str],
    *,
    name: str = "",
    title: str = "",
) -> Table:
    """Every price of the lists, models, services and tiers that something was billed by."""
    kinds: tuple[Kind, ...] = ("text", "text", "text", "count", "text", "price", "count")
    columns = tuple(Column(*both) for both in zip(headings, kinds, strict=True))
    lines: list[Line] = []
    called = {call_of(name) for one in costs.priced for name in one.key.calls}
    for rate, service in _rates(costs):
        model, tier = rate.model, rate.tier
        lines += [
            line(
                *(list_name(model.price_list), model.id, service_name(service), tier.up_to),
                *(charge_name(charge, model), price, round(1 / UNIT_SHARE[charge.unit])),
            )
            for charge, price in tier.prices.items()
            if charge.kind != "per_call" or charge in called
        ]
    return Table(name, title, columns, lines)


def _rates(costs: Costs) -> list[tuple[Rate, str]]:
    """What was billed by, each once: by list, model, service and tier, the oldest list first."""
    places = {one.id: place for place, one in enumerate(costs.lists.lists)}
    rates = {id(one.rate): one.rate for one in costs.priced}
    found: dict[tuple[int, str, str, int], Rate] = {}
    for rate in rates.values():
        model = rate.model
        at = places[model.price_list], model.id, _service(rate), rate.tier.up_to
        found.setdefault(at, rate)
    return [(found[at], at[2]) for at in sorted(found)]


def _service(rate: Rate) -> str:
    """The service of a tier."""
    return next(
        name
        for name, tiers in rate.model.services.items()
        if any(tier is rate.tier for tier in tiers)
    )
