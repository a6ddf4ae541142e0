"""What the same use would have cost on another model, by another service, with more cache hits.

From the cells of a tally: a cell's length decides what a request of it would cost elsewhere, or
that it would be too long there. What can't be otherwise stays as it was, and is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.quantities import tokens_of_share
from kimi_calc.usage_logs.costing import PARTS, Costs, Naming, Priced, Pricer, Rate, Unpriced
from kimi_calc.usage_logs.groups import values_by
from kimi_calc.usage_logs.lengths import Lengths
from kimi_calc.usage_logs.tally import HIT, PLAIN, ROWS, WRITTEN_1H, WRITTEN_5M, Cell, Key

NOT_SO_SHORT = "not_so_short"
"""Why a total isn't changed where only short requests are: nobody knows theirs."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is otherwise; what is left out stays as it was.

    `model` is an id that everything would have gone to, `service` whose prices hold. `hit_rate` is
    the share (a Decimal from 0 to 1) of the input that would have been read from the cache, of each
    cell rounded down; with `raise_only` those with more keep theirs, and so do those that don't say
    what was. `of` are the ids of the models whose use changes, all if empty; `up_to` the most
    tokens of a request, input and output, that changes: it must be one of the lengths' bounds.
    """

    model: str | None = None
    service: str | None = None
    hit_rate: Decimal | None = None
    raise_only: bool = False
    of: frozenset[str] = frozenset()
    up_to: int | None = None


class Compared(NamedTuple):
    """What a group cost and would have; `changed` and `refused` are numbers of its records."""

    values: tuple[str, ...]
    before: Decimal
    after: Decimal
    rows: int
    changed: int
    refused: int

    @property
    def difference(self) -> Decimal:
        """How much more it would have been; negative where it would have been less."""
        return EXACT.subtract(self.after, self.before)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """`after` is what it would have cost: cells in the order of `before`, `changed` by place.

    `refused` are cells, by place, that the change can't be made for, with the code of the reason:
    in `after` they are as they were.
    """

    before: Costs
    after: Costs
    changed: frozenset[int]
    refused: dict[int, Unpriced] = field(default_factory=dict)

    @property
    def difference(self) -> Decimal:
        """How much more it would have been; negative where it would have been less."""
        return EXACT.subtract(self.after.total, self.before.total)

    @property
    def refused_rows(self) -> int:
        """How many records the change can't be made for."""
        return sum(one.cell[ROWS] for one in self.refused.values())

    def by(self, dimensions: Sequence[str]) -> list[Compared]:
        """Both sums by groups of what was: its models, its days (see groups.grouped)."""
        value_of = values_by(self.before, dimensions)
        sums: dict[tuple[str, ...], list[int]] = {}
        pairs = zip(self.before.priced, self.after.priced, strict=True)
        for place, (one, other) in enumerate(pairs):
            rows = one.cell[ROWS]
            found = sums.setdefault(value_of(one), [0] * 5)
            found[0] += one.amount
            found[1] += other.amount
            found[2] += rows
            found[3] += rows * (place in self.changed)
            found[4] += rows * (place in self.refused)
        money = self.before.money
        return [
            Compared(values, money(before), money(after), *rows)
            for values, (before, after, *rows) in sorted(sums.items())
        ]


def what_if(costs: Costs, names: Naming, change: Change) -> WhatIf:
    """What a change would have cost. ValueError for an `up_to` that is no bound of the lengths."""
    lengths = costs.tally.lengths
    if change.up_to is not None and change.up_to not in lengths.bounds:
        raise ValueError(f"no list tells requests of up to {change.up_to} tokens from longer ones")
    pricer = Pricer(costs.lists, _Otherwise(names, change), lengths)
    after = list(costs.priced)
    changed: set[int] = set()
    refused: dict[int, Unpriced] = {}
    for place, one in enumerate(costs.priced):
        if change.of and one.rate.model.id not in change.of:
            continue
        reason = _kept_out(one.key, change, lengths)
        if reason is None:
            continue
        found = reason or _priced_again(one, costs, pricer, change)
        if isinstance(found, str):
            refused[place] = Unpriced(one.key, one.cell, found)
        elif found != one:
            after[place] = found
            changed.add(place)
    other = Costs(costs.tally, costs.lists, pricer.decimals, tuple(after), costs.unpriced)
    return WhatIf(costs, other, frozenset(changed), refused)


def with_hits(cell: Cell, share: Decimal, *, raise_only: bool = False) -> Cell:
    """A cell with another share of hits: floor(share × input).

    Of what isn't read from the cache the same share is written to it as before, rounded down, as
    Usage.with_input() has it.
    """
    tokens = cell[PLAIN] + cell[HIT] + cell[WRITTEN_5M] + cell[WRITTEN_1H]
    hits = tokens_of_share(share, tokens)
    if raise_only and hits <= cell[HIT]:
        return cell
    rest, rest_before = tokens - hits, tokens - cell[HIT]
    other = list(cell)
    other[HIT] = hits
    for part in (WRITTEN_5M, WRITTEN_1H):
        other[part] = cell[part] * rest // rest_before if rest_before else 0
    other[PLAIN] = rest - other[WRITTEN_5M] - other[WRITTEN_1H]
    return other


class _Otherwise(NamedTuple):
    """Says that names mean another model, or another service."""

    names: Naming
    change: Change

    def resolve(self, name: str, host: str) -> _Meant | str:
        """What the name would mean."""
        meant = self.names.resolve(name, host)
        if isinstance(meant, str):
            return meant
        model, service = self.change.model, self.change.service
        return _Meant(model or meant.model_id, service or meant.service)


class _Meant(NamedTuple):
    model_id: str
    service: str | None


def _kept_out(key: Key, change: Change, lengths: Lengths) -> str | None:
    """None for a cell that is longer than what changes, a reason where nobody knows, else ""."""
    if change.up_to is None:
        return ""
    if key.is_total:
        return NOT_SO_SHORT
    return "" if lengths.is_within(key.length, change.up_to, with_output=True) else None


def _priced_again(one: Priced, costs: Costs, pricer: Pricer, change: Change) -> Priced | str:
    rate = pricer.rate_of(one.key)
    if isinstance(rate, str):
        return rate
    calls = _calls(one.key, costs, pricer, rate)
    if calls is None:
        return "no_price"
    key, cell = one.key, one.cell
    if change.hit_rate is not None and (key.has_split or not change.raise_only):
        cell = with_hits(cell, change.hit_rate, raise_only=change.raise_only)
        key = key._replace(has_split=True)
    amounts = tuple(cell[part] * price for part, price in zip(PARTS, rate.prices, strict=True))
    return Priced(key, cell, rate, amounts, calls)


def _calls(key: Key, costs: Costs, pricer: Pricer, rate: Rate) -> int | None:
    """What the calls of a cell cost; None where one has no price."""
    total = 0
    for name in key.calls:
        price = pricer.call_price(rate, name)
        if price is None:
            return None
        total += price * costs.tally.calls[key, name]
    return total
