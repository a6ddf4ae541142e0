"""A bill beside what was worked out, in words: the difference, and what could account for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from kimi_calc.cli.text_table import text_table
from kimi_calc.cli.usage_amounts import amount_said, difference_said, percent_said
from kimi_calc.cli.usage_told import short
from kimi_calc.pricing.amounts import (
    exact_percent,
    format_percent,
    format_percent_change,
    plain,
)
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.dated_lists import day_said

if TYPE_CHECKING:
    from kimi_calc.usage_logs.bills.bill_checks import Checked
    from kimi_calc.usage_logs.bills.bill_scope import Cause

_CAUSES = {
    "no_records": "{days} days of the bill have no records: {amount}",
    "midnight": (
        "the bill's days may begin at midnight of {zone}: what was used near midnight stands on "
        "the neighbour ({least} to {most})"
    ),
    "change_later": "the prices of {list} may have held from {from} ({span})",
    "change_earlier": "the prices of {list} may have held from {from} ({span})",
    "one_list": "the bill may be by {list} for all days ({amount})",
    "tax_added": "the bill may have {rate} tax on top ({amount}{left})",
    "tax_left_out": "the prices may hold {rate} tax that the bill leaves out ({amount}{left})",
    "discount": "a discount: {factor} times the amount ({amount}{left})",
    "ratio": "a gateway's own ratio: {factor} times the amount ({amount}{left})",
    "searches": "{calls} web searches that the records don't have, at {price} each",
    "no_split": (
        "cache hits in {rows} rows that don't tell them: {share} of the input would make it{hits} "
        "(all of it: {least})"
    ),
    "hits_not_read": (
        "cache hits that were not read: {rows} rows have none at all; {share} of their input would "
        "make it{hits} (all of it: {least})"
    ),
    "writes_1h": "cache writes that lived for an hour and not five minutes (up to {most})",
    "writes_5m": "cache writes that lived for five minutes and not an hour (down to {least})",
    "rounding": (
        "each of {requests} requests rounded to {decimals} decimals (up to {bound} either way)"
    ),
    "unpriced": "{rows} rows without a price (up to {most}, on the dearest model)",
    "merged": "{rows} rows that were there twice, if both were billed (about {about})",
    "unreadable": "{rows} rows that can't be read: nobody knows how much",
}
"""By the codes of causes; see bill_causes.py."""

_MOST_ROWS = 40


def bill_lines(found: Checked, currency: str) -> Iterator[str]:
    """The difference, by day or model where the bill tells them apart, and its causes."""
    said = f"{plain(found.bill.total)} {currency} billed, "
    if found.agrees:
        said += "as worked out" if found.rows_agree else "in all as worked out"
        if found.difference:
            said += f" but for {plain(abs(found.difference))} of its own rounding"
    else:
        more = "more" if found.difference > 0 else "less"
        said += f"{plain(abs(found.difference))} {more} than worked out"
        if found.share is not None:
            said += f" ({percent_said(format_percent_change(found.share))})"
    yield f"{'bill':<13}{said}"
    if found.outside:
        yield f"{'':<13}days that it isn't of: {plain(found.outside)} {currency}, left out"
    if len(found.rows) > 1:
        yield from _rows(found, currency)
    for number, one in enumerate(found.causes):
        label = "could be" if not number else ""
        yield f"{label:<13}{_cause(one, currency)}"
    if not found.causes and not (found.agrees and found.rows_agree):
        yield f"{'':<13}nothing that was looked for accounts for it by itself"


def _rows(found: Checked, currency: str) -> Iterator[str]:
    """Those that differ most, in their order."""
    dearest = sorted(found.rows, key=lambda one: -abs(one.difference))[:_MOST_ROWS]
    shown = [one for one in found.rows if one in dearest]
    rows: list[tuple[str, ...]] = [("", "", "billed", "worked out", "difference")]
    for one in shown:
        amounts = (amount_said(each, currency) for each in (one.billed, one.worked_out))
        difference = difference_said(one.difference, currency)
        rows.append((day_said(one.day), short(one.model), *amounts, difference))
    for line in text_table(rows, left={0, 1}):
        yield f"{'':<13}{line}".rstrip()
    if len(shown) < len(found.rows):
        yield f"{'':<13}and {len(found.rows) - len(shown)} lines that differ less"


def _cause(one: Cause, currency: str) -> str:
    least = difference_said(one.least, currency)
    most = "" if one.most is None else difference_said(one.most, currency)
    left = f", {difference_said(one.left, currency)} left" if one.left else ""
    said = {"least": least, "most": most, "amount": least, "left": left}
    said["bound"] = most.removeprefix("+")
    said["span"] = least if one.is_point else f"{least} to {most}"
    hits = one.numbers.get("hits")
    if hits is not None:
        how = "" if one.numbers.get("exactly") else "about "
        said["hits"] = f", {how}{group_digits(int(hits))} tokens"
    else:
        said["hits"] = ""
    for name, number in one.numbers.items():
        if name != "hits":
            said[name] = _number(name, number, currency)
    return _CAUSES[one.code].format(**said)


def _number(name: str, number: Decimal | int | str, currency: str) -> str:
    if isinstance(number, str):
        return short(number)
    if isinstance(number, int):
        return group_digits(number)
    if name == "share":
        return format_percent(number)
    if name == "rate":
        return exact_percent(number)
    if name == "factor":
        return f"{number:f}"
    return amount_said(number, currency)
