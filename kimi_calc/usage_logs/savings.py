"""Where the same use would have cost less: a few changes, computed; only those that save."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal, NamedTuple

from kimi_calc.pricing.models import Model
from kimi_calc.usage_logs.costing import Costs, Naming
from kimi_calc.usage_logs.groups import grouped
from kimi_calc.usage_logs.joining import without_groups
from kimi_calc.usage_logs.tally import HIT, PLAIN, ROWS, WRITTEN_1H, WRITTEN_5M
from kimi_calc.usage_logs.what_if import Change, WhatIf, what_if

HIT_RATE = Decimal("0.85")
"""What is asked what it would save: much, but agents and long conversations do reach it."""

SHORT = 32_768
"""Tokens that a request has at most, input and output, to be called short."""

BATCH = "batch"

Kind = Literal["hit_rate", "batch", "short_requests"]


class Saving(NamedTuple):
    """A change that makes it cheaper. `models` are whose use changes.

    For hits: the `share` that there was, of what says so, and that there would be. For short
    requests: the `model` that they go to. `rows` are records that change, `refused` those that
    can't; `amount` is what is saved, more than 0.
    """

    kind: Kind
    models: tuple[str, ...]
    amount: Decimal
    rows: int
    refused: int
    share: tuple[Decimal, Decimal] | None = None
    model: str = ""


def savings(costs: Costs, names: Naming) -> tuple[Saving, ...]:
    """More cache hits, batch, and a cheaper model for short requests, as far as they save.

    Each by itself: two of them together save less than both.
    """
    joined = without_groups(costs, names)  # hits are rounded down by cell, and need all of them
    found = (_more_hits(costs, names), _batch(joined, names), _short_requests(joined, names))
    return tuple(one for one in found if one is not None)


def hit_share(costs: Costs) -> Decimal | None:
    """The share of input that was read from the cache, of records that say so; None without any.

    To 12 digits.
    """
    told = [one.cell for one in costs.priced if one.key.has_split]
    hits = sum(cell[HIT] for cell in told)
    tokens = sum(cell[PLAIN] + cell[HIT] + cell[WRITTEN_5M] + cell[WRITTEN_1H] for cell in told)
    return (Decimal(hits) / Decimal(tokens)).quantize(Decimal("1e-12")) if tokens else None


def _more_hits(costs: Costs, names: Naming) -> Saving | None:
    result = what_if(costs, names, Change(hit_rate=HIT_RATE, raise_only=True))
    before, after = hit_share(costs), hit_share(result.after)
    saving = _saving("hit_rate", result)
    if saving is None or before is None or after is None:
        return None
    return saving._replace(share=(before, after))


def _batch(costs: Costs, names: Naming) -> Saving | None:
    """What has a batch price and wasn't asked for so; that it may wait is for people to say."""
    models = frozenset(
        one.rate.model.id for one in costs.priced if BATCH in one.rate.model.services
    )
    return _saving("batch", what_if(costs, names, Change(service=BATCH, of=models)), models)


def _short_requests(costs: Costs, names: Naming) -> Saving | None:
    """Short requests on the one current model where that saves most."""
    if SHORT not in costs.tally.lengths.bounds:
        return None
    used = {group.values[0] for group in grouped(costs, ("model",))}
    best: Saving | None = None
    for model in _current(costs):
        others = frozenset(used - {model.id})
        if not others:
            continue
        change = Change(model=model.id, of=others, up_to=SHORT)
        found = what_if(costs, names, change).by(("model",))
        cheaper = frozenset(one.values[0] for one in found if one.difference < 0)
        if not cheaper:
            continue
        result = what_if(costs, names, replace(change, of=cheaper))
        saving = _saving("short_requests", result)
        if saving and (best is None or saving.amount > best.amount):
            best = saving._replace(model=model.id)
    return best


def _current(costs: Costs) -> Iterator[Model]:
    """The models of the newest list that aren't retired."""
    newest = costs.lists.lists[-1]
    return (model for model in newest.models if model.retired is None)


def _saving(kind: Kind, result: WhatIf, models: Iterable[str] | None = None) -> Saving | None:
    less = -result.difference
    if less <= 0 or (models is not None and not models):
        return None
    changed = sorted({result.before.priced[place].rate.model.id for place in result.changed})
    rows = sum(result.before.priced[place].cell[ROWS] for place in result.changed)
    return Saving(kind, tuple(changed), less, rows, result.refused_rows)
