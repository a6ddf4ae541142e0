"""What is doubtful of prices: beside each other in a row, and beside those of a reference list."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

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
        for row in group.rows:
            _check_alone(row)
            beside = tier_beside(row, group, model)
            if beside is not None:
                changes += _compare(row, beside, strict=strict)
                _drop_answered(row, beside)
            if own and own is not group:
                _check_service(row, own)
        for before, after in pairwise(group.rows):
            _check_tiers(before, after)
        if own is None:
            for row in group.rows:
                row.doubt("no_standard", service=group.service)
        if model:
            _check_shape(group, model)
    return changes


def _check_alone(row: Row) -> None:
    for charge in ("input", "output"):
        if charge not in row.prices:
            row.doubt("no_price", charge)
    for lower, higher, code in _ORDER:
        low, high = row.prices.get(lower), row.prices.get(higher)
        if low is not None and high is not None and low > high:
            row.doubt(code, lower, price=f"{low:f}", other=f"{high:f}")


def _compare(row: Row, beside: Mapping[str, Decimal], *, strict: bool) -> list[Change]:
    changes: list[Change] = []
    for charge, price in row.prices.items():
        before = beside.get(charge)
        if before is None:
            if strict or charge == "cache_hit":
                row.doubt("price_new", charge, price=f"{price:f}")
            else:
                changes.append(("new_price", row, {"charge": charge, "price": f"{price:f}"}))
        elif price != before:
            values = {"charge": charge, "price": f"{price:f}", "before": f"{before:f}"}
            if price > before * FAR or price * FAR < before:
                row.doubt("price_far", **values)
            elif strict:
                row.doubt("price_differs", **values)
            else:
                changes.append(("price_changed", row, values))
    for charge, before in beside.items():
        if charge not in row.prices and charge not in {"input", "output"}:
            row.doubt("price_lost", charge, before=f"{before:f}")
    return changes


def _drop_answered(row: Row, beside: Mapping[str, Decimal]) -> None:
    """One price for hits and misses, or an empty cell, is no question where the list has it so."""
    if row.prices.keys() == beside.keys() and "cache_hit" not in beside:
        answered = {("one_price_for_two", "input"), ("one_price_for_two", "cache_hit")}
        answered.add(("price_empty", "cache_hit"))
        row.faults = [fault for fault in row.faults if (fault.code, fault.charge) not in answered]


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


def _check_shape(group: Group, model: Model) -> None:
    """Whether the tiers are those of the list, and the prices not those of another service."""
    tiers = model.services.get(group.service)
    if tiers is None:
        return
    bounds = [row.up_to or group.context for row in group.rows]
    if len(bounds) != len(tiers) or (len(tiers) > 1 and bounds != [tier.up_to for tier in tiers]):
        for row in group.rows:
            row.doubt("bounds_changed", tiers=len(bounds), before=len(tiers))
    if group.service != STANDARD:
        return
    for row in group.rows:
        beside = tier_beside(row, group, model) or {}
        batch = {charge: price * _BATCH_SHARE for charge, price in beside.items()}
        if row.prices and row.prices == batch:
            row.doubt("looks_like_batch")
        other = [service for service in model.services if service != STANDARD]
        for service in other:
            listed = tier_beside(row, Group(group.model, service, group.rows), model)
            if listed and row.prices == listed != beside:
                row.doubt("looks_like_batch")
