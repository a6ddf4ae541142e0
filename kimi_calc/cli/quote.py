"""`kimi-calc quote`: arguments → usage → quote → text or JSON. Imports no Qt."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal

from kimi_calc.cli.answering import json_text
from kimi_calc.cli.quote_json import quote_data
from kimi_calc.price_lists import price_list_named
from kimi_calc.pricing import (
    ContextExceeded,
    Line,
    Note,
    NotPriced,
    PriceList,
    PricingError,
    QuantityError,
    Quote,
    Usage,
    cheaper_model,
    compare,
    models_that_fit,
    parse_quantity,
    parse_share,
    quote,
)
from kimi_calc.pricing.amounts import exact_percent, plain
from kimi_calc.pricing.characters import in_half_width, ordinary_text
from kimi_calc.pricing.discounts import discounts_on
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.expressions import POINT_FOR_THOUSANDS
from kimi_calc.pricing.models import Discount
from kimi_calc.pricing.quantities import group_digits, tokens_of_share
from kimi_calc.pricing.usage import STANDARD

_CHARGES = {
    "cache_hit": "input (cache hit)",
    "input": "input (cache miss)",
    "cache_write": "cache write ({variant})",
    "output": "output",
    "per_call": "calls: {variant}",
}

# A note's numbers stand in for their names; {bounds}, {reading} and {model} are worked out here.
_NOTES = {
    "tier": (
        "tier         {bounds} tokens: a request is {context} long ({input} input + {output} "
        "output), and the tier's prices hold for all of it"
    ),
    "tier_turns": "tier         {bounds} tokens: the requests of turns {first_turn}-{last_turn}",
    "tier_reading": (
        "assumption   the official page does not say whether output counts for the tier; by "
        "{reading} the total would be {other_total}"
    ),
    "cheaper_tier": (
        "cheaper      with {over} fewer input tokens a request, {input} and {cached} of them cache "
        "hits, in the tier up to {up_to}, the total would be {other_total}: {saving} less"
    ),
    "new_conversation": (
        "cheaper      with each conversation in two ({after_turn} + {other_turns} turns), the "
        "second without the history, the total would be {other_total}: {saving} less"
    ),
    "resent": (
        "sent again   {resent} of the {input} input tokens of turn {turn} are the questions and "
        "answers of the turns before it ({earlier})"
    ),
    "cache_range": (
        "cache        with cache hits of 0% the total would be {at_none}, of 100% {at_all}"
    ),
    "no_cache_price": "note         {model} has no cache price: all input is billed as input",
    "no_write_price": (
        "note         {model} has no price for cache writes: {written} tokens that are written are "
        "billed as input"
    ),
    "cheaper_model": (
        "cheaper      on {model}, a model of the same kind, the total would be {other_total}: "
        "{saving} less"
    ),
    "discounted": (
        "discount     {discounts}: at list prices the total would be {list_total}, {saving} more"
    ),
}


_TOTALS = (
    "--input and --output are of one request: for the totals of many, such as those of a month, "
    "give the tokens of one and their number with --requests"
)

_PARTS = (
    "--output and the tokens of {what} are of one request: for what is sent in many, give the "
    "tokens of one with --input and their number with --requests"
)

_ALL = re.compile(r"1\.0+")
_NEXT_COUNT = re.compile(",(?=[^,=]*=)")  # the comma in 5m=2,000 is one of its number

_THINKING = (
    "thinking     {model} reasons before it answers, and its reasoning is billed as output: count "
    "it in with --output"
)


def quote_text(options: Namespace) -> str:
    """What `kimi-calc quote` prints; PricingError for an argument that can't be used."""
    price_list = price_list_named(options.price_list)
    model = price_list.model(options.model)
    counted = None
    if options.input_file:
        from kimi_calc.cli.input_file import InputFile

        counted = InputFile.read(options.input_file)
        options.input = str(counted.tokens.typical)
    usage = _usage(options)
    try:
        found = quote(model, usage)
    except (ContextExceeded, NotPriced) as error:
        remedy = _remedy(price_list, usage, error)
        if isinstance(error, ContextExceeded):
            remedy += f"; {_PARTS.format(what=counted.called) if counted else _TOTALS}"
        raise PricingError(f"{error}; {remedy}") from None
    cheaper = cheaper_model(found, compare(price_list, usage))
    notes = (*found.notes, *((cheaper,) if cheaper else ()))
    if options.json:
        more = {"estimate": counted.as_json(found)} if counted else {}
        return json_text(quote_data(price_list, found, usage, notes) | more)
    text = _as_text(price_list, found, usage, notes)
    if model.thinking:
        text += f"\n{_THINKING.format(model=model.id)}"
    return "\n".join([text, *counted.as_lines(found)]) if counted else text


def _remedy(price_list: PriceList, usage: Usage, error: ContextExceeded | NotPriced) -> str:
    """Which models can be taken instead, if any."""
    fitting = ", ".join(model.id for model in models_that_fit(price_list, usage))
    if fitting:
        return f"these fit: {fitting}"
    if isinstance(error, ContextExceeded):
        return "no model of the price list fits"
    having = ", ".join(one.id for one in price_list.models if usage.service in one.services)
    if error.code == "no_service" and having:
        return f"{having} have {usage.service} prices, but not for all of this"
    return "no model of the price list has one"


def _usage(options: Namespace) -> Usage:
    counts = {}
    for field in ("input", "output", "requests"):
        with _named(f"--{field}"):
            counts[field] = parse_quantity(getattr(options, field))
    with _named("--cached"):
        share, cached = _cached(options.cached, counts["input"])
    with _named("--written"):
        written = _counts(options.written, "5m=2000")
    with _named("--calls"):
        calls = _counts(options.calls, "web_search=2")
    return Usage(
        counts["input"],
        counts["output"],
        cached,
        counts["requests"],
        written=written,
        calls=calls,
        service=options.service,
        cache_hit_share=share,
    )


def _cached(text: str, sent: int) -> tuple[Decimal | None, int]:
    """The share of cache hits where one is given, and their tokens."""
    ordinary = ordinary_text(text)
    if ordinary.endswith("%"):
        share = parse_share(ordinary)
        return share, tokens_of_share(share, sent)
    if _ALL.fullmatch(ordinary):  # what a program says of all; nobody writes one token so
        wrong = QuantityError(f"{ordinary} can be read in two ways: type", text=ordinary)
        raise wrong.with_readings(("100%", "1"))
    try:
        return None, parse_quantity(ordinary)
    except QuantityError as error:
        raise _share_or(error, ordinary) from None


def _share_or(error: QuantityError, ordinary: str) -> QuantityError:
    """Why cache hits are no count, with the share that was probably meant: no token is a part."""
    counted = "readings" in error.values and error.code != "fraction"
    if counted or POINT_FOR_THOUSANDS.fullmatch(ordinary):
        return error  # a number of tokens, only written otherwise
    try:
        share = parse_share(ordinary)
    except QuantityError as other:
        if other.code == "share_two_readings":  # 0.6 of the input, or 0.6% of it
            return other
        return error if "readings" not in other.values else other
    return error.with_readings((exact_percent(share),))


@contextmanager
def _named(argument: str) -> Iterator[None]:
    """Have what can't be read say in which argument it stands."""
    try:
        yield
    except QuantityError as error:
        raise PricingError(f"{argument}: {error}") from None


def _counts(given: list[str], example: str) -> dict[str, int]:
    """What arguments such as `5m=2000` count, by name; each may hold several, with commas."""
    counts: dict[str, int] = {}
    for one in _NEXT_COUNT.split(",".join(given)) if given else []:
        name, equals, count = one.partition("=")
        name = in_half_width(name).strip()
        if not (name and equals):
            raise QuantityError(f"can't read {one!r}: type a name and a number, such as {example}")
        if name in counts:
            raise QuantityError(f"{name!r} stands there twice: give it once")
        counts[name] = parse_quantity(count)
    return counts


def _as_text(price_list: PriceList, found: Quote, usage: Usage, notes: tuple[Note, ...]) -> str:
    currency = found.currency
    parts = [
        f"{found.model.id}, price list {price_list.id}",
        f"{group_digits(usage.requests)} x ({_asked(usage)})",
        "",
        *_table([_row(line) for line in found.lines], f"{currency} per 1M", currency),
        "",
        f"total        {plain(found.total)} {currency}",
        f"per request  {plain(found.per_request)} {currency}",
        *(note_text(note, found, price_list.discounts) for note in notes),
    ]
    return "\n".join(parts)


def _asked(usage: Usage) -> str:
    """One request in words."""
    writes = [
        f"{group_digits(count)} written to it for {lifetime}"
        for lifetime, count in usage.written.items()
    ]
    of_input = ", ".join([f"{group_digits(usage.cached_tokens)} of them cache hits", *writes])
    calls = [f", {group_digits(count)} x {name}" for name, count in usage.calls.items()]
    service = "" if usage.service == STANDARD else f", service {usage.service}"
    return (
        f"{group_digits(usage.input_tokens)} tokens input, {of_input}, "
        f"+ {group_digits(usage.output_tokens)} output{''.join(calls)}{service}"
    )


def _row(line: Line) -> tuple[str, str, str, str]:
    # Without a cache price there is one input price, and no hit to tell a miss from.
    flat = line.charge == "input" and line.tier.prices.cache_hit is None
    name = "input" if flat else _CHARGES[line.charge].format(variant=line.variant)
    price = plain(line.unit_price)
    if line.what.unit == "per_call":
        price += " a call"
    return name, group_digits(line.tokens), price, plain(line.amount)


def _table(rows: list[tuple[str, str, str, str]], price: str, currency: str) -> list[str]:
    table = [("", "tokens", price, currency), *rows]
    widths = [max(len(row[column]) for row in table) for column in range(4)]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(row[column].rjust(widths[column]) for column in (1, 2, 3))]
        ).rstrip()
        for row in table
    ]


def note_text(note: Note, found: Quote, discounts: Sequence[Discount] = ()) -> str:
    """A note of a quote in one English line, its first word in a column of 13 characters."""
    said = {
        name: group_digits(n) if isinstance(n, int) else f"{plain(n)} {found.currency}"
        for name, n in note.numbers.items()
    }
    if "above" in note.numbers:
        said["bounds"] = f"{group_digits(note.count('above') + 1)}-{said['up_to']}"
    by_input = note.numbers.get("other_tier_by_input")
    said["reading"] = "input alone" if by_input else "input + output"
    said["discounts"] = _discounts(found, discounts) if note.kind == "discounted" else ""
    return _NOTES[note.kind].format(model=note.model_id or found.model.id, **said)


def _discounts(found: Quote, discounts: Sequence[Discount]) -> str:
    """What is taken off what, of the charges that there are."""
    charges = [line.what for line in found.lines if line.tokens]
    return ", ".join(
        f"{exact_percent(EXACT.subtract(Decimal(1), factor))} off{f' {charge}' if charge else ''}"
        for factor, _, charge in discounts_on(discounts, found.model.family, charges)
    )
