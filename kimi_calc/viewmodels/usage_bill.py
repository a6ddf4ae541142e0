"""What was billed beside what was worked out, in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.amounts import (
    exact_percent,
    format_amount,
    format_difference,
    format_percent,
    format_percent_change,
)
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.bills.bill_checks import Checked, check_bill
from kimi_calc.usage_logs.bills.bill_scope import Cause
from kimi_calc.usage_logs.bills.bills import BillError, read_bill
from kimi_calc.usage_logs.dated_lists import day_said
from kimi_calc.viewmodels.price_list_status import price_list_day
from kimi_calc.viewmodels.usage_sums import Sums
from kimi_calc.viewmodels.usage_wording import zone_name

_MOST_CAUSES = 4
_MOST_DAYS = 3


class BillResult(NamedTuple):
    """A bill that was compared, or why it can't be read."""

    checked: Checked | None = None
    error: BillError | None = None


def compared(sums: Sums, text: str, zone: int) -> BillResult | None:
    """Compare a bill as it was typed or pasted; None for none."""
    if not text.strip():
        return None
    try:
        bill = read_bill(text, sums.currency, zone)
    except BillError as error:
        return BillResult(error=error)
    return BillResult(check_bill(sums.costs, bill, sums.names, zone))


def difference_line(found: Checked, currency: str) -> str:
    """How much more or less was billed."""
    if not found.difference:
        return QCoreApplication.translate("UsageLogs", "Exactly as worked out")
    said = format_difference(found.difference, currency)
    if found.agrees:
        wording = QCoreApplication.translate(
            "UsageLogs", "As worked out, but for {amount} of rounding"
        )
        return wording.format(amount=said)
    if found.share is not None:
        said = f"{said} ({format_percent_change(found.share)})"
    if found.difference > 0:
        wording = QCoreApplication.translate("UsageLogs", "Billed more: {amount}")
    else:
        wording = QCoreApplication.translate("UsageLogs", "Billed less: {amount}")
    return wording.format(amount=said)


def by_day(result: BillResult | None) -> dict[str, Decimal]:
    """What was billed of each day; empty where the bill doesn't tell days apart."""
    checked = result.checked if result else None
    if checked is None or not checked.bill.by_day:
        return {}
    billed: dict[str, Decimal] = {}
    for one in checked.rows:
        day = day_said(one.day)
        billed[day] = EXACT.add(billed.get(day, Decimal(0)), one.billed)
    return billed


def told_lines(found: Checked, sums: Sums) -> list[str]:
    """Which days differ most, what the bill isn't of, and what could explain the difference."""
    lines, currency = [], sums.currency
    if found.outside:
        wording = QCoreApplication.translate(
            "UsageLogs", "Days that the bill isn't of are left out: {amount}"
        )
        lines.append(wording.format(amount=format_amount(found.outside, currency)))
    if found.bill.by_day:
        lines += _days(found, currency)
    if found.agrees and found.rows_agree:
        return lines
    if not found.causes:
        lines.append(
            QCoreApplication.translate("UsageLogs", "Nothing known explains it by itself.")
        )
        return lines
    lines.append(QCoreApplication.translate("UsageLogs", "What could explain it:"))
    lists = {one.id: price_list_day(one) for one in sums.costs.lists.lists}
    lines += [f"•  {cause(one, currency, lists)}" for one in found.causes[:_MOST_CAUSES]]
    return lines


def error_line(error: BillError) -> str:
    """Why a bill can't be read, and what to type instead."""
    texts = {
        "empty": QCoreApplication.translate("UsageLogs", "Type an amount, such as 1234.56."),
        "too_long": QCoreApplication.translate("UsageLogs", "Too long: give a line for each day."),
        "cells": QCoreApplication.translate("UsageLogs", "Give a day and an amount in each line."),
        "below_total": QCoreApplication.translate("UsageLogs", "There are lines below the total."),
        "other_total": QCoreApplication.translate(
            "UsageLogs", "The total is not what the lines make together."
        ),
        "day": QCoreApplication.translate("UsageLogs", "Give days such as 2026-10-01."),
        "amount": QCoreApplication.translate(
            "UsageLogs", "This is no amount: type it such as 1234.56."
        ),
    }
    said = texts.get(error.code, texts["cells"])
    if not error.line:
        return said
    wording = QCoreApplication.translate("UsageLogs", "Line {n}: {what}")
    return wording.format(n=group_digits(error.line), what=said)


def cause(one: Cause, currency: str, lists: Mapping[str, str]) -> str:
    """Something that could make the difference; `lists` are days of lists by their ids."""
    said: dict[str, str] = {
        "least": format_amount(abs(one.least), currency),
        "most": "" if one.most is None else format_amount(abs(one.most), currency),
        **_numbers(one.numbers, currency),
    }
    said["list"] = lists.get(said.get("list", ""), "")
    return _causes().get(one.code, one.code).format_map(_Kept(said))


class _Kept(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _days(found: Checked, currency: str) -> list[str]:
    other = [one for one in found.rows if one.difference]
    other.sort(key=lambda one: -abs(one.difference))
    if not other:
        return [QCoreApplication.translate("UsageLogs", "Each day agrees.")]
    wording = QCoreApplication.translate("UsageLogs", "{day}: billed {billed}, {difference}")
    lines = [
        wording.format(
            day=" ".join(filter(None, (day_said(one.day), one.model))),
            billed=format_amount(one.billed, currency),
            difference=format_difference(one.difference, currency),
        )
        for one in other[:_MOST_DAYS]
    ]
    if len(other) > _MOST_DAYS:
        more = QCoreApplication.translate("UsageLogs", "and {n} more")
        lines.append(more.format(n=group_digits(len(other) - _MOST_DAYS)))
    return lines


def _numbers(numbers: Mapping[str, Decimal | int | str], currency: str) -> dict[str, str]:
    return {name: _number(name, number, currency) for name, number in numbers.items()}


def _number(name: str, number: Decimal | int | str, currency: str) -> str:
    if isinstance(number, int) and name == "zone":
        return zone_name(number)
    if not isinstance(number, Decimal):
        return number if isinstance(number, str) else group_digits(number)
    if name == "share":
        return format_percent(number)
    if name == "rate":
        return exact_percent(number)
    if name == "factor":
        return f"{number:f}"
    return format_amount(number, currency)


def _causes() -> dict[str, str]:
    """By the codes of bill_causes.py."""
    return {
        "no_records": QCoreApplication.translate(
            "UsageLogs", "{days} days of the bill have no records: {least}"
        ),
        "midnight": QCoreApplication.translate(
            "UsageLogs", "The bill's days may begin elsewhere: choose another zone to see"
        ),
        "change_later": QCoreApplication.translate(
            "UsageLogs", "The prices of {list} may have held only from {from} on"
        ),
        "change_earlier": QCoreApplication.translate(
            "UsageLogs", "The prices of {list} may have held from {from} on already"
        ),
        "one_list": QCoreApplication.translate(
            "UsageLogs", "The bill may be by {list} for all days"
        ),
        "tax_added": QCoreApplication.translate("UsageLogs", "{rate} tax on top"),
        "tax_left_out": QCoreApplication.translate(
            "UsageLogs", "The prices include {rate} tax that the bill leaves out"
        ),
        "discount": QCoreApplication.translate("UsageLogs", "A discount: {factor} times the price"),
        "ratio": QCoreApplication.translate(
            "UsageLogs", "A gateway's own ratio: {factor} times the price"
        ),
        "searches": QCoreApplication.translate(
            "UsageLogs", "{calls} web searches at {price} that the records don't have"
        ),
        "no_split": QCoreApplication.translate(
            "UsageLogs", "Cache hits that {rows} records don't tell: up to {least} less"
        ),
        "hits_not_read": QCoreApplication.translate(
            "UsageLogs", "Cache hits that the gateway did not record: up to {least} less"
        ),
        "writes_1h": QCoreApplication.translate(
            "UsageLogs", "Cache writes kept for an hour, not five minutes: up to {most} more"
        ),
        "writes_5m": QCoreApplication.translate(
            "UsageLogs", "Cache writes kept for five minutes, not an hour: up to {least} less"
        ),
        "rounding": QCoreApplication.translate(
            "UsageLogs", "Each request rounded to {decimals} decimals: up to {most} either way"
        ),
        "unpriced": QCoreApplication.translate(
            "UsageLogs", "{rows} records without a price: up to {most}"
        ),
        "merged": QCoreApplication.translate(
            "UsageLogs", "{rows} repeated records, if both were billed: about {about}"
        ),
        "unreadable": QCoreApplication.translate(
            "UsageLogs", "{rows} records that can't be read: nobody knows how much"
        ),
    }
