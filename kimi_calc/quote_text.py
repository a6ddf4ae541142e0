"""`kimi-calc quote`: arguments → usage → quote → text or JSON. Imports no Qt."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from kimi_calc.pricing import (
    ContextExceeded,
    Line,
    Note,
    PriceList,
    PricingError,
    QuantityError,
    Quote,
    Usage,
    builtin_price_lists,
    load_price_list,
    models_that_fit,
    parse_quantity,
    parse_share,
    quote,
)
from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.quantities import group_digits, tokens_of_share

_CHARGES = {"cache_hit": "input (cache hit)", "input": "input (cache miss)", "output": "output"}


def quote_text(options: Namespace) -> str:
    """What `kimi-calc quote` prints; PricingError for an argument that can't be used."""
    price_list = _price_list(options.price_list)
    model = price_list.model(options.model)
    usage = _usage(options)
    try:
        found = quote(model, usage)
    except ContextExceeded as error:
        fitting = ", ".join(model.id for model in models_that_fit(price_list, usage))
        remedy = f"these fit: {fitting}" if fitting else "no model of the price list fits"
        raise PricingError(f"{error}; {remedy}") from None
    return (_as_json if options.json else _as_text)(price_list, found, usage)


def _price_list(name: str | None) -> PriceList:
    builtin = {info.id: info.path for info in builtin_price_lists()}
    if name is not None and name not in builtin and not Path(name).exists():
        raise PricingError(f"{name!r} is no file and no built-in price list ({', '.join(builtin)})")
    return load_price_list(builtin.get(name, name) if name else None)


def _usage(options: Namespace) -> Usage:
    counts = {}
    for field in ("input", "output", "requests"):
        try:
            counts[field] = parse_quantity(getattr(options, field))
        except QuantityError as error:
            raise PricingError(f"--{field}: {error}") from None
    try:
        if options.cached.rstrip().endswith(("%", "％")):
            cached = tokens_of_share(parse_share(options.cached), counts["input"])
        else:
            cached = parse_quantity(options.cached)
    except QuantityError as error:
        raise PricingError(f"--cached: {error}") from None
    return Usage(counts["input"], counts["output"], cached, counts["requests"])


def _as_json(price_list: PriceList, found: Quote, usage: Usage) -> str:
    return json.dumps(
        {
            "price_list": price_list.id,
            "model": found.model.id,
            "currency": found.currency,
            "usage": {
                "input_tokens": usage.input_tokens,
                "cached_tokens": usage.cached_tokens,
                "output_tokens": usage.output_tokens,
                "requests": usage.requests,
            },
            "total": plain(found.total),
            "per_request": plain(found.per_request),
            "lines": [
                {
                    "charge": line.charge,
                    "tokens": line.tokens,
                    "unit_price": plain(line.unit_price),
                    "amount": plain(line.amount),
                    "tier_up_to": line.tier.up_to,
                }
                for line in found.lines
            ],
            "tiers": [
                {"above": found.model.tier_above(tier), "up_to": tier.up_to} for tier in found.tiers
            ],
            "notes": [
                {"kind": note.kind}
                | {key: n if isinstance(n, int) else plain(n) for key, n in note.numbers.items()}
                for note in found.notes
            ],
        },
        indent=2,
    )


def _as_text(price_list: PriceList, found: Quote, usage: Usage) -> str:
    currency = found.currency
    parts = [
        f"{found.model.id}, price list {price_list.id}",
        (
            f"{group_digits(usage.requests)} x "
            f"({group_digits(usage.input_tokens)} tokens input, "
            f"{group_digits(usage.cached_tokens)} of them cache hits, "
            f"+ {group_digits(usage.output_tokens)} output)"
        ),
        "",
        *_table([_row(line) for line in found.lines], f"{currency} per 1M", currency),
        "",
        f"total        {plain(found.total)} {currency}",
        f"per request  {plain(found.per_request)} {currency}",
        *(_note(note, found) for note in found.notes),
    ]
    return "\n".join(parts)


def _row(line: Line) -> tuple[str, str, str, str]:
    tokens = group_digits(line.tokens)
    # Without a cache price there is one input price, and no hit to tell a miss from.
    flat = line.charge == "input" and line.tier.prices.cache_hit is None
    name = "input" if flat else _CHARGES[line.charge]
    return name, tokens, plain(line.unit_price), plain(line.amount)


def _table(rows: list[tuple[str, str, str, str]], price: str, currency: str) -> list[str]:
    table = [("", "tokens", price, currency), *rows]
    widths = [max(len(row[column]) for row in table) for column in range(4)]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(row[column].rjust(widths[column]) for column in (1, 2, 3))]
        ).rstrip()
        for row in table
    ]


def _note(note: Note, found: Quote) -> str:
    if note.kind == "tier":
        tokens, sent, received = (
            group_digits(note.count(name)) for name in ("context", "input", "output")
        )
        return (
            f"tier         {_bounds(note)} tokens: a request is {tokens} long ({sent} input + "
            f"{received} output), and the tier's prices hold for all of it"
        )
    if note.kind == "tier_reading":
        other = "input alone" if note.count("other_tier_by_input") else "input + output"
        return (
            "assumption   the official page does not say whether output counts for the tier; by "
            f"{other} the total would be {plain(note.amount('other_total'))} {found.currency}"
        )
    return f"note         {found.model.id} has no cache price: all input is billed as input"


def _bounds(note: Note) -> str:
    return f"{group_digits(note.count('above') + 1)}-{group_digits(note.count('up_to'))}"
