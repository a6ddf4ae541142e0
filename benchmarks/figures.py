"""How a figure is printed."""

from __future__ import annotations


def report(what: str, value: float, unit: str, goal: str = "") -> None:
    """Print a figure, and beside it what it should be."""
    print(f"{what:55} {value:9.2f} {unit:6}{f'({goal})' if goal else ''}".rstrip())
