"""What records of use can be grouped by: the usual, then what they tell besides."""

from __future__ import annotations

from kimi_calc.usage_logs.groups import ALWAYS
from kimi_calc.viewmodels.usage_sums import Sums

_FIRST = ("model", "day")
_LAST = ("month", "name", "service", "host", "list")


def offered(sums: Sums) -> tuple[list[str], list[str]]:
    """All dimensions that are worth showing: those that people ask for, and the others.

    Of months, services and the like those that tell records apart.
    """
    told = [name for name in sums.dimensions if name not in ALWAYS]
    return [*_FIRST, *told], [name for name in _LAST if _tells_apart(sums, name)]


def _tells_apart(sums: Sums, name: str) -> bool:
    keys = sums.costs.priced
    if name == "month":
        return len({one.values[0][:7] for one in sums.by("day")}) > 1
    if name == "name":
        return any(one.key.model != one.rate.model.id for one in keys)
    if name == "service":
        return len({one.key.service for one in keys}) > 1
    if name == "host":
        return len({one.key.host for one in keys}) > 1
    return len(sums.costs.lists_used) > 1
