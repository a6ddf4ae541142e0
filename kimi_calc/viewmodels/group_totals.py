"""The totals of an estimate from those of its groups: what has not changed is not added again."""

from __future__ import annotations

from collections.abc import Sequence

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.totals import Figure, Group, Totals, totals
from kimi_calc.pricing.exact import EXACT


def together(groups: Sequence[Group], items: Sequence[Item]) -> tuple[Totals, ...]:
    """The totals of all groups: of those of each, unless one of them has no end."""
    found: dict[str, Totals] = {}
    for one in (one for group in groups for one in group.totals):
        if not (one.month.exact and one.year.exact):
            return totals(items)
        other = found.get(one.currency)
        found[one.currency] = _added(other, one) if other else one
    return tuple(found.values())


def _added(one: Totals, other: Totals) -> Totals:
    """Two totals of a currency that are exact, together."""
    return Totals(
        one.currency,
        Figure(EXACT.add(one.month.amount, other.month.amount)),
        EXACT.add(one.once, other.once),
        Figure(EXACT.add(one.year.amount, other.year.amount)),
        one.items + other.items,
        one.recurring or other.recurring,
    )
