"""Context lengths and the bounds of tiers: what they are, and whether they fit together."""

from __future__ import annotations

import re
from decimal import Decimal

from kimi_calc.price_lists.pages.facts import Facts
from kimi_calc.price_lists.pages.gathering import Gathered, Group
from kimi_calc.price_lists.pages.rows import Row
from kimi_calc.pricing.models import Model
from kimi_calc.pricing.usage import STANDARD

_IN_ID = re.compile(r"-([0-9]{1,4})k(?![a-z0-9])")


def settle_lengths(gathered: Gathered, facts: Facts, reference: dict[str, Model]) -> list[str]:
    """Give every group its context length, and each fault of it to its rows.

    Returns the models whose length the page doesn't say, and the lists do.
    """
    kept = []
    standard_first = sorted(gathered.groups.values(), key=lambda group: group.service != STANDARD)
    for group in standard_first:
        own = gathered.standard(group.model)
        before = reference.get(group.model)
        group.context = _context(group)
        if group.context is None:
            group.context = own.context if own else None
        if group.context is None:
            known = before or facts.model(group.model)
            group.context = known.context_length if known else _of_id(group)
            if known:
                kept.append(group.model)
        if group.context is None:
            for row in group.rows:
                row.doubt("no_context")
            continue
        _close(group)
        _check(group, own, before)
        _check_bounds(group)
    return kept


def _context(group: Group) -> int | None:
    """What the rows say; the longest of several, which is a fault of the others."""
    lengths = {row.context.tokens for row in group.rows if row.context}
    if len(lengths) > 1:
        for row in group.rows:
            row.doubt("two_contexts", one=min(lengths), other=max(lengths))
    ends = [row.up_to for row in group.rows if row.up_to is not None]
    if lengths:
        return max(lengths)
    open_end = any(row.open_end for row in group.rows)
    return max(ends) if ends and not open_end else None


def _of_id(group: Group) -> int | None:
    match = _IN_ID.search(group.model)
    if match is None:
        return None
    tokens = int(match[1]) * 1024
    for row in group.rows:
        row.doubt("context_by_id", tokens=tokens)
    return tokens


def _close(group: Group) -> None:
    for row in group.rows:
        if row.open_end and row.up_to is None:
            row.up_to = group.context


def _check(group: Group, own: Group | None, before: Model | None) -> None:
    context = group.context
    assert context is not None
    known = before.context_length if before else None
    if own and own is not group and own.context not in {None, context}:
        _tell(group, "two_contexts", one=own.context or 0, other=context)
    if known == context:
        for row in group.rows:
            row.faults = [fault for fault in row.faults if fault.code != "context_rounded"]
        return
    if known is not None:
        _tell(group, "context_changed", tokens=context, before=known)
    match = _IN_ID.search(group.model)
    if match and int(match[1]) * 1024 != context and int(match[1]) * 1000 != context:
        _tell(group, "context_of_id", tokens=context)


def _check_bounds(group: Group) -> None:
    if not group.tiered:
        return
    before = 0
    for row in group.rows:
        if row.low is not None and row.low not in {before, before + 1}:
            row.doubt("tier_gap", low=row.low, before=before)
        before = row.up_to or before
    if before != group.context:
        _tell(group, "tiers_end", tokens=group.context or 0, bound=before)


def _tell(group: Group, code: str, **values: int) -> None:
    for row in group.rows:
        row.doubt(code, "", **values)


def tier_beside(row: Row, group: Group, model: Model | None) -> dict[str, Decimal] | None:
    """The prices, by the keys of their charges, that a list has in the place of a row."""
    tiers = model.services.get(group.service) if model else None
    if not tiers:
        return None
    bound = row.up_to if group.tiered else None
    for tier in tiers:
        if tier.up_to == bound or (bound is None and len(tiers) == 1):
            return {
                charge.key: price
                for charge, price in tier.prices.items()
                if charge.kind != "per_call"
            }
    return None
