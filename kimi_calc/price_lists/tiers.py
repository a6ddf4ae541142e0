"""The tiers and prices of a model, in a price list file."""

from __future__ import annotations

from kimi_calc.price_lists.faults import Faults
from kimi_calc.price_lists.fields import Fields, Shape
from kimi_calc.pricing.models import Prices, Tier

_PRICES = Shape("prices", ("input", "output"), ("cache_hit",))
_TIER = Shape("tier", ("up_to", "input", "output"), ("cache_hit",))


def read_tiers(model: Fields, context_length: int, faults: Faults) -> tuple[Tier, ...]:
    """The tiers under `tiers`, or one as long as the context with the prices under `prices`."""
    key = model.either("prices", "tiers")
    if key == "prices":
        return (Tier(context_length, _prices(Fields(model.node(key), _PRICES, faults))),)
    rows = [Fields(item, _TIER, faults) for item in model.items(key)] if key else []
    _check_charges(model, rows)
    bounds = _bounds(rows, context_length)
    return tuple(Tier(up_to, _prices(row)) for up_to, row in zip(bounds, rows, strict=True))


def _check_charges(model: Fields, rows: list[Fields]) -> None:
    """A charge that some tiers have no price for would be billed as another one there."""
    if any(row.has("cache_hit") for row in rows) and any(row.lacks("cache_hit") for row in rows):
        model.tell("some_tiers_only", "tiers", charge="cache_hit")


def _bounds(rows: list[Fields], context_length: int) -> list[int]:
    """Where the tiers end: each higher than the one before, the last one with the context."""
    bounds: list[int] = []
    before = 0
    in_order = True
    for row in rows:
        up_to = row.count("up_to")
        in_order = up_to == 0 or up_to > before
        if not in_order:
            row.tell("tier_order", "up_to", number=up_to, before=before)
        before = up_to or before
        bounds.append(up_to)
    if bounds and bounds[-1] and context_length and in_order and bounds[-1] != context_length:
        rows[-1].tell("last_tier", "up_to", number=bounds[-1], context=context_length)
    return bounds


def _prices(fields: Fields) -> Prices:
    return Prices(
        cache_hit=fields.price("cache_hit") if fields.has("cache_hit") else None,
        input=fields.price("input"),
        output=fields.price("output"),
    )
