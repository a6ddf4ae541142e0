"""Costs by model, day, key and whatever else groups records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kimi_calc.usage_logs.costing import CHARGES, Costs, Priced
from kimi_calc.usage_logs.dated_lists import day_said
from kimi_calc.usage_logs.tally import HIT, OUTPUT, PLAIN, REQUESTS, ROWS, WRITTEN_1H, WRITTEN_5M

PER_CALL = "per_call"
"""The key of what all calls cost together, beside those of CHARGES."""

ALWAYS = ("model", "day", "month", "name", "service", "host", "list")
"""What every record can be grouped by, besides Tally.dimensions: `name` is the model as written."""


@dataclass(slots=True)
class Group:
    """Records with the same `values`; tokens, and amounts in the unit of their Costs.

    `rows` are records, `requests` what they stand for (0 of a total that doesn't tell).
    `at_most` is the part of the amount that is an upper bound. `charges` are amounts by the key of
    the charge, as it was billed.
    """

    values: tuple[str, ...]
    rows: int = 0
    requests: int = 0
    plain: int = 0
    hit: int = 0
    written_5m: int = 0
    written_1h: int = 0
    output: int = 0
    amount: int = 0
    at_most: int = 0
    split_input: int = 0
    charges: dict[str, int] = field(default_factory=dict)

    @property
    def input(self) -> int:
        """All tokens of input."""
        return self.plain + self.hit + self.written_5m + self.written_1h

    def add(self, one: Priced) -> None:
        """Take a cell in. `split_input` is the input of records that say what was a hit."""
        cell = one.cell
        self.rows += cell[ROWS]
        self.requests += cell[REQUESTS]
        self.plain += cell[PLAIN]
        self.hit += cell[HIT]
        self.written_5m += cell[WRITTEN_5M]
        self.written_1h += cell[WRITTEN_1H]
        self.output += cell[OUTPUT]
        amount = one.amount
        self.amount += amount
        if one.key.has_split:
            self.split_input += cell[PLAIN] + cell[HIT] + cell[WRITTEN_5M] + cell[WRITTEN_1H]
        else:
            self.at_most += amount
        for charge, part in zip(one.rate.charged, one.amounts, strict=True):
            if part:
                self.charges[charge.key] = self.charges.get(charge.key, 0) + part
        if one.calls:
            self.charges[PER_CALL] = self.charges.get(PER_CALL, 0) + one.calls


CHARGE_KEYS = (*(charge.key for charge in CHARGES), PER_CALL)
"""Keys of Group.charges in the order of a bill."""


def grouped(costs: Costs, by: Sequence[str]) -> list[Group]:
    """The priced records by some dimensions, in the order of their values; () is one group.

    KeyError for a dimension that there is not: those of ALWAYS and of Tally.dimensions are.
    """
    value_of = values_by(costs, by)
    found: dict[tuple[str, ...], Group] = {}
    for one in costs.priced:
        values = value_of(one)
        group = found.get(values)
        if group is None:
            group = found[values] = Group(values)
        group.add(one)
    return [found[values] for values in sorted(found)]


def whole(costs: Costs) -> Group:
    """All that has a price as one group, which may be empty."""
    return next(iter(grouped(costs, ())), Group(()))


def dimensions_of(costs: Costs) -> tuple[str, ...]:
    """Which of Tally.dimensions tell records apart: those with a value other than ""."""
    told: set[str] = set()
    for one in costs.priced:
        told.update(
            name
            for name, value in zip(costs.tally.dimensions, one.key.groups, strict=True)
            if value
        )
    return tuple(name for name in costs.tally.dimensions if name in told)


def values_by(costs: Costs, by: Iterable[str]) -> Callable[[Priced], tuple[str, ...]]:
    """What gives a cell's values of some dimensions; KeyError for one that there is not."""
    ways = [_way(name, costs) for name in by]
    return lambda one: tuple(way(one) for way in ways)


def _way(name: str, costs: Costs) -> Callable[[Priced], str]:
    if name in _WAYS:
        return _WAYS[name]
    try:
        place = costs.tally.dimensions.index(name)
    except ValueError:
        raise KeyError(name) from None
    return lambda one: one.key.groups[place]


_WAYS: dict[str, Callable[[Priced], str]] = {
    "model": lambda one: one.rate.model.id,
    "day": lambda one: day_said(one.key.day),
    "month": lambda one: day_said(one.key.day)[:7],
    "name": lambda one: one.key.model,
    "service": lambda one: one.rate.service,
    "host": lambda one: one.key.host,
    "list": lambda one: one.rate.model.price_list,
}
