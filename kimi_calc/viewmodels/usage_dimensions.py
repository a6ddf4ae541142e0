"""What records of use can be grouped by: the usual, then what they tell besides."""

from __future__ import annotations

from kimi_calc.usage_logs.groups import ALWAYS
from kimi_calc.viewmodels.usage_sums import Sums

_FIRST = ("model", "day")


def offered(sums: Sums) -> tuple[list[str], list[str]]:
    """All dimensions that are worth showing: those that people ask for, and the others.

    Of months, services and the like those that tell records apart.
    """
    told = [name for name in sums.dimensions if name not in ALWAYS]
    return [*_FIRST, *told], list(sums.others)
