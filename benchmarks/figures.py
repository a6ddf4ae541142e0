"""How a figure is taken and printed."""

from __future__ import annotations

import timeit
from collections.abc import Callable


def microseconds(call: Callable[[], object], number: int = 5_000) -> float:
    """Microseconds of one call: the best of seven rounds of `number` calls."""
    return min(timeit.repeat(call, number=number, repeat=7)) / number * 1e6


def report(what: str, value: float, unit: str, goal: str = "") -> None:
    """Print a figure, and beside it what it should be."""
    print(f"{what:55} {value:9.2f} {unit:6}{f'({goal})' if goal else ''}".rstrip())
