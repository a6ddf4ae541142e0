"""What is doubtful of prices: beside each other in a row, and beside those of a reference list."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import combinations, pairwise

from kimi_calc.price_lists.pages.gathering import Gathered, Group
from kimi_calc.price_lists.pages.lengths import tier_beside
from kimi_calc.price_lists.pages.rows import Row
from kimi_calc.pricing.models import Model
from kimi_calc.pricing.usage import STANDARD

FAR = 3
"""Prices that are more than so many times dearer or cheaper than before are doubtful."""

_BATCH_SHARE = Decimal("0.6")
_WRITES = ("cache_write:5m", "cache_write:1h")
# What must not be dearer than what, and the doubt where it is.
_ORDER = (
    ("cache_hit", "input", "hit_over_input"),
    ("input", "output", "output_under_input"),
    *(("input", write, "write_under_input") for write in _WRITES),
    (*_WRITES, "write_order"),
    *((write, "output", "write_over_output") for write in _WRITES),
)
Change = tuple[str, Row, Mapping[str, str]]


def check_prices(
    gathered: Gathered, reference: Mapping[str, Model], *, strict: bool
) -> list[Change]:
    """Give each fault of a price to its row; returns the changes that are none.

    `strict`: the page may be of the day of the reference, so that there are no changes.
    """
    changes: list[Change] = []
    for group in gathered.groups.values():
        model = reference.get(group.model)
        own = gathered.standard(group.model)
        _check_group(group, own)
        if model:
            for row in group.rows:
                changes += _check_beside(row, tier_beside(row, group, model), strict=strict)
            _check_bounds(group, model)
            _check_service_of(group, model)
    return changes


def _check_group(group: Group, own: Group | None) -> None:
    for row in group.rows:
        _check_alone(row)
        if own is None:
            row.doubt("no_standard", service=group.service)
        elif own is not group:
            _check_service(row, own)
    for before, after in pairwise(group.rows):
        _check_tiers(before, after)


def _check_beside(row: Row, beside: Mapping[str, Decimal] | None, *, strict: bool) -> list[Change]:
    if beside is None:
        return []
    changes = [
        change
        for charge, price in row.prices.items()
        for change in _compare(row, charge, price, beside.get(charge), strict=strict)
    ]
    for charge, before in beside.items():
        if charge not in row.prices and charge not in {"input", "output"}:
            row.doubt("price_lost", charge, before=f"{before:f}")
    _drop_answered(row, beside)
    _check_swapped(row, beside)
    return changes


def drop_consequences(rows: list[Row]) -> None:
    """Of a row or a price that can't be read, what only follows from that is no doubt."""
    for row in rows:
        broken = [fault for fault in row.faults if fault.code == "cells_of_row"]
        unread = {fault.charge for fault in row.faults if fault.code == "price_unreadable"}
        if broken:
            row.faults = broken
        elif unread:
            row.faults = [
                fault
                for fault in row.faults
                if fault.charge not in unread or fault.code not in {"no_price", "price_lost"}
            ]


def _check_alone(row: Row) -> None:
    for charge in ("input", "output"):
        if charge not in row.prices:
            row.doubt("no_price", charge)
    for lower, higher, code in _ORDER:
        low, high = row.prices.get(lower), row.prices.get(higher)
        if low is not None and high is not None and low > high:
            row.doubt(code, lower, price=f"{low:f}", other=f"{high:f}")


def _compare(
    row: Row, charge: str, price: Decimal, before: Decimal | None, *, strict: bool
) -> list[Change]:
    values = {"charge": charge, "price": f"{price:f}"}
    if before is None:
        if not strict and charge != "cache_hit":
            return [("new_price", row, values)]
        row.doubt("price_new", **values)
        return []
    values["before"] = f"{before:f}"
    if price > before * FAR or price * FAR < before:
        row.doubt("price_far", **values)
    elif price != before and strict:
        row.doubt("price_differs", **values)
    elif price != before:
        return [("price_changed", row, values)]
    return []


def _drop_answered(row: Row, beside: Mapping[str, Decimal]) -> None:
    """One price for hits and misses, or an empty cell, is no question where the list has it so."""
    if row.prices.keys() == beside.keys() and "cache_hit" not in beside:
        answered = {("one_price_for_two", "input"), ("one_price_for_two", "cache_hit")}
        answered.add(("price_empty", "cache_hit"))
        row.faults = [fault for fault in row.faults if (fault.code, fault.charge) not in answered]


def _check_swapped(row: Row, beside: Mapping[str, Decimal]) -> None:
    """Two prices that took each other's place are columns that did."""
    for one, other in combinations(sorted(row.prices.keys() & beside.keys()), 2):
        swapped = (row.prices[one], row.prices[other]) == (beside[other], beside[one])
        if swapped and beside[one] != beside[other]:
            row.doubt("swapped", one=one, other=other)


def _check_service(row: Row, own: Group) -> None:
    """A service such as batch is not dearer than the standard one, and prices the same charges."""
    standard = next((one for one in own.rows if one.up_to == row.up_to), None)
    if standard is None:
        row.doubt("bounds_of_service")
        return
    for charge, price in row.prices.items():
        other = standard.prices.get(charge)
        if other is not None and price > other:
            row.doubt("batch_over_standard", charge, price=f"{price:f}", other=f"{other:f}")


def _check_tiers(before: Row, after: Row) -> None:
    for charge, price in after.prices.items():
        shorter = before.prices.get(charge)
        if shorter is not None and price < shorter:
            after.doubt("tier_falls", charge, price=f"{price:f}", other=f"{shorter:f}")
    if before.prices.keys() != after.prices.keys():
        for row in (before, after):
            row.doubt("some_tiers_only")


def _check_bounds(group: Group, model: Model) -> None:
    """Whether the tiers are those of the list."""
    tiers = model.services.get(group.service)
    if tiers is None:
        return
    bounds = [row.up_to or group.context for row in group.rows]
    if len(bounds) != len(tiers) or (len(tiers) > 1 and bounds != [tier.up_to for tier in tiers]):
        for row in group.rows:
            row.doubt("bounds_changed", tiers=len(bounds), before=len(tiers))


def _check_service_of(group: Group, model: Model) -> None:
    """Whether standard prices are those of another service, or a batch's share of the old."""
    if group.service != STANDARD:
        return
    others = [Group(group.model, one, group.rows) for one in model.services if one != STANDARD]
    for row in group.rows:
        beside = tier_beside(row, group, model) or {}
        listed = [tier_beside(row, other, model) for other in others]
        listed.append({charge: price * _BATCH_SHARE for charge, price in beside.items()})
        if row.prices and row.prices != beside and row.prices in listed:
            row.doubt("looks_like_batch")
