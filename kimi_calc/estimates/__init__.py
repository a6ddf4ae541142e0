"""Estimates: several uses together become a budget or a quotation. No Qt."""

from kimi_calc.estimates.estimate import Estimate, Form
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.times import Growth, Period, Times
from kimi_calc.estimates.totals import Figure, Group, Totals, by_basis, groups, totals

__all__ = [
    "Basis",
    "Estimate",
    "Figure",
    "Form",
    "Group",
    "Growth",
    "Item",
    "Period",
    "Times",
    "Totals",
    "by_basis",
    "groups",
    "totals",
]
