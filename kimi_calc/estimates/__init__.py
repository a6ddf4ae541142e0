"""Estimates: several uses together become a budget or a quotation. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kimi_calc.estimates.estimate import Estimate, Form
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.times import Growth, Period, Times
from kimi_calc.estimates.totals import Figure, Group, Totals, by_basis, groups, totals

if TYPE_CHECKING:
    from kimi_calc.estimates.files import (
        MOST_BYTES,
        EstimateError,
        estimate_of_text,
        read_estimate,
        written,
    )

__all__ = [
    "MOST_BYTES",
    "Basis",
    "Estimate",
    "EstimateError",
    "Figure",
    "Form",
    "Group",
    "Growth",
    "Item",
    "Period",
    "Times",
    "Totals",
    "by_basis",
    "estimate_of_text",
    "groups",
    "read_estimate",
    "totals",
    "written",
]


def __getattr__(name: str) -> object:
    # What reads YAML takes a while to be loaded, and most of the time nobody opens a file.
    if name in {"MOST_BYTES", "EstimateError", "estimate_of_text", "read_estimate", "written"}:
        from kimi_calc.estimates import files

        return getattr(files, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
