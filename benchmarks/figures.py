"""How a figure is printed."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def report(what: str, value: float, unit: str, goal: str = "") -> None:
    """Print a figure, and beside it what it should be."""
    print(f"{what:55} {value:9.2f} {unit:6}{_note(goal)}".rstrip())


def report_pairs(
    what: str, pairs: Sequence[tuple[float, float]], unit: str, goal: str = ""
) -> None:
    """Print the medians of before and after, and their ratio.

    The ratio is the median of the pairs' ratios, which had the same weather; ± is its standard
    error, told from their quartiles.
    """
    before, after = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratios = [one[1] / one[0] for one in pairs]
    low, ratio, high = statistics.quantiles(ratios, n=4)
    error = 0.93 * (high - low) / len(ratios) ** 0.5  # a normal distribution's
    figures = f"{before:9.2f} {after:9.2f} {unit:6} {ratio:6.3f} ±{error:.3f} times"
    print(f"{what:55} {figures} {_note(goal)}".rstrip())


def _note(goal: str) -> str:
    return f"({goal})" if goal else ""
