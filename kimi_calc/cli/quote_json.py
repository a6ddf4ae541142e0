"""A quote as JSON: amounts are strings, so that no reader rounds them."""

from __future__ import annotations

from kimi_calc.price_lists.data import Data
from kimi_calc.pricing import Line, Note, PriceList, Quote, Usage
from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.models import tier_above


def quote_data(price_list: PriceList, found: Quote, usage: Usage, notes: tuple[Note, ...]) -> Data:
    """A quote, amounts and prices as texts, counts as numbers.

    A model that reasons has a note of kind `thinking` behind those of the quote.
    """
    tiers = found.model.tiers_of(usage.service)
    lines = [_line(line) for line in found.lines]
    whole = found.undiscounted
    for said, at_list in zip(lines, whole.lines if whole else (), strict=False):
        said["list_unit_price"] = plain(at_list.unit_price)
    return {
        "price_list": price_list.id,
        "provider": price_list.provider,
        "model": found.model.id,
        "currency": found.currency,
        "usage": {
            "input_tokens": usage.input_tokens,
            "cached_tokens": usage.cached_tokens,
            "written": dict(usage.written),
            "output_tokens": usage.output_tokens,
            "calls": dict(usage.calls),
            "service": usage.service,
            "requests": usage.requests,
        },
        "total": plain(found.total),
        "per_request": plain(found.per_request),
        "lines": lines,
        "tiers": [{"above": tier_above(tiers, tier), "up_to": tier.up_to} for tier in found.tiers],
        "notes": [
            *map(_note, notes),
            *([{"kind": "thinking", "model_id": found.model.id}] if found.model.thinking else ()),
        ],
    }


def _line(line: Line) -> Data:
    return {
        "charge": line.charge,
        "variant": line.variant,
        "unit": line.what.unit,
        "tokens": line.tokens,
        "unit_price": plain(line.unit_price),
        "amount": plain(line.amount),
        "tier_up_to": line.tier.up_to,
    }


def _note(note: Note) -> Data:
    said: Data = {"kind": note.kind}
    if note.model_id:
        said["model_id"] = note.model_id
    return said | {key: n if isinstance(n, int) else plain(n) for key, n in note.numbers.items()}
