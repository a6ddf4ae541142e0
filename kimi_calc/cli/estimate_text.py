"""An estimate as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kimi_calc.cli.answering import printable
from kimi_calc.cli.text_table import text_table
from kimi_calc.estimates import Basis, Estimate, Figure, Item, Totals, by_basis, groups, totals
from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.pricing import Conversation
from kimi_calc.pricing.amounts import exact_percent, format_amount, format_difference
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.pricing.usage import STANDARD

if TYPE_CHECKING:
    from kimi_calc.cli.estimate_today import Today
    from kimi_calc.estimates.changes import Difference

_LONGEST_NAME = 60  # characters of a name in a table
_PERIODS = {"once": "once", "day": "a day", "week": "a week", "month": "a month"}


def estimate_text(estimate: Estimate, before: Estimate | None, today: tuple[Today, ...]) -> str:
    """Items by groups, subtotals, totals, the price lists, and what today's lists make of it."""
    lines = [_short(estimate.name) or "(without a name)", ""]
    if not estimate.items:
        return "\n".join([*lines, "no items"])
    lines += text_table(list(_rows(estimate)), left={0, 1, 2, 3})
    lines.append("")
    if before is not None:
        lines += [_total_line("before", one) for one in totals(before.items)]
    lines += [_total_line("total", one) for one in totals(estimate.items)]
    lines.append("")
    lists = by_basis(estimate.items)
    lines += [_list_line(basis, found, alone=len(lists) == 1) for basis, found in lists]
    lines += [_today_line(one) for one in today]
    return "\n".join(lines)


def _rows(estimate: Estimate) -> Iterator[tuple[str, ...]]:
    yield "", "model", "usage", "how often", "each", "amount"
    found = groups(estimate)
    named = len(found) > 1 or bool(found[0].name)
    for group in found:
        if named:
            subtotal = " + ".join(_subtotal(one) for one in group.totals)
            yield _short(group.name) or "(no group)", "", "", "", "", subtotal
        for item in group.items:
            indent = "  " if named else ""
            service = item.usage.service
            model = item.model.id if service == STANDARD else f"{item.model.id} ({service})"
            yield (
                f"{indent}{_short(item.name)}",
                printable(model),
                asked(item),
                often(item),
                format_amount(item.quote.per_request, item.currency),
                f"{format_amount(item.quote.total, item.currency)} {_PERIODS[item.period]}",
            )


def asked(item: Item) -> str:
    """What one request (conversation) is: `2,000 in (50% hits) + 400 out`."""
    usage = item.usage
    if isinstance(usage, Conversation):
        said = (
            f"{group_digits(usage.turns)} turns: prefix {group_digits(usage.system_tokens)}, "
            f"question {group_digits(usage.user_tokens)}, answer {group_digits(usage.reply_tokens)}"
        )
        if usage.cache_hit_share != 1:
            said += f", {exact_percent(usage.cache_hit_share)} hits"
        beside = [f"writes {usage.cache_lifetime}"] if usage.cache_lifetime else []
    else:
        share = usage.cache_hit_share
        hits = group_digits(usage.cached_tokens) if share is None else exact_percent(share)
        within = f" ({hits} hits)" if usage.cached_tokens else ""
        said = f"{group_digits(usage.input_tokens)} in{within} + "
        said += f"{group_digits(usage.output_tokens)} out"
        beside = [
            f"{group_digits(tokens)} written {lifetime}"
            for lifetime, tokens in usage.written.items()
            if tokens
        ]
    beside += [f"{name} x {group_digits(n)}" for name, n in usage.calls.items() if n]
    return ", ".join([said, *map(printable, beside)])


def often(item: Item) -> str:
    """How often that is: `3,000 a day x 30 days, a month`."""
    n, period = group_digits(item.times.number), _PERIODS[item.period]
    if item.times.days is not None:
        said = f"{n} a day x {group_digits(item.times.days)} days, {period}"
    else:
        said = f"{n} {period}"
    if item.growth and item.period != "once":
        how = "falling" if item.growth.rate < 0 else "growing"
        rate = exact_percent(abs(item.growth.rate))
        said += f", {how} {rate} a month for {item.growth.months} months"
    return said


def _short(text: str) -> str:
    text = " ".join(text.split())
    return printable(text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…")


def _figure(figure: Figure, currency: str) -> str:
    about = "" if figure.exact else "about "
    return f"{about}{format_amount(figure.amount, currency)}"


def _subtotal(found: Totals) -> str:
    parts = []
    if found.recurring:
        parts.append(f"{_figure(found.month, found.currency)} a month")
    if found.once or not found.recurring:
        parts.append(f"{format_amount(found.once, found.currency)} once")
    return " + ".join(parts)


def _total_line(label: str, found: Totals) -> str:
    year = _figure(found.year, found.currency)
    return f"{label:<13}{found.currency}: {_subtotal(found)}, in the first year {year}"


def _list_line(basis: Basis, found: tuple[Totals, ...], *, alone: bool) -> str:
    """A price list; where there are several, with what is priced by it."""
    name = f" {printable(basis.name)}" if basis.name else ""
    said = f"prices       {printable(basis.id)}{name}, {basis.currency}, from {basis.published}"
    return said if alone else f"{said}: {' + '.join(map(_subtotal, found))}"


def _today_line(one: Today) -> str:
    if one.price_list is None or one.difference is None:
        whose = "" if one.provider == PLATFORM else f" of {printable(one.provider)}"
        return f"today        no price list{whose} in {one.currency} comes with the program"
    said = f"today        with {printable(one.price_list.id)}: "
    said += _difference(one.difference) or ("the same" if one.is_same else "the same amounts")
    if one.missing:
        said += f" ({one.missing} without a price in it, as they are)"
    if one.stands_for:
        said += f"; not among the lists any more: {', '.join(map(printable, one.stands_for))}"
    return said


def _difference(found: Difference) -> str:
    """How much more it is; empty where that is nothing."""
    figures = (("a month", found.month), ("once", found.once), ("in the first year", found.year))
    parts = [
        f"{'' if figure.exact else 'about '}{_signed(figure, found.currency)} {label}"
        for label, figure in figures
        if figure.amount
    ]
    return ", ".join(parts)


def _signed(figure: Figure, currency: str) -> str:
    return format_difference(figure.amount, currency).replace("\N{MINUS SIGN}", "-")
