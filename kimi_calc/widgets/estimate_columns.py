"""Which columns of an estimate there is room for, and how wide each is."""

from __future__ import annotations

from collections.abc import Mapping

from kimi_calc.viewmodels.estimate_table import (
    COL_AMOUNT,
    COL_EACH,
    COL_MODEL,
    COL_NAME,
    COL_NOTE,
    COL_SHARE,
    COL_USAGE,
)

NUMBERS = (COL_EACH, COL_AMOUNT, COL_SHARE)
"""Columns that are never shortened."""

# In widths of a wide letter: what words have at least, and what they like to have at most.
_LEAST = {COL_NAME: 9, COL_MODEL: 9, COL_USAGE: 11, COL_NOTE: 8}
_MOST = {COL_NAME: 24, COL_MODEL: 18, COL_USAGE: 26, COL_NOTE: 22}

_ALL = (COL_NAME, COL_MODEL, COL_USAGE, COL_NOTE, COL_EACH, COL_AMOUNT, COL_SHARE)
_STACKED = (COL_NAME, COL_USAGE, COL_EACH, COL_AMOUNT, COL_SHARE)
_CHOICES = (
    _ALL,
    tuple(column for column in _ALL if column != COL_NOTE),
    _STACKED,
    tuple(column for column in _STACKED if column != COL_EACH),
    (COL_NAME, COL_USAGE, COL_AMOUNT),
    (COL_NAME, COL_AMOUNT),
)
"""The columns that are shown, from much room to little; without its own, a model is below its
name, and all else is told by a tool tip."""


def shared_out(
    needed: Mapping[int, int], stacked_name: int, room: int, letter: int
) -> dict[int, int]:
    """The columns that are shown in so many pixels, and how wide each is.

    `needed` is what each of them needs for all that it says, 0 where it says nothing, and
    `stacked_name` what a name does with its model below it.
    """
    wanted: dict[int, int] = {}
    widths: dict[int, int] = {}
    for choice in _CHOICES:
        if COL_NOTE in choice and not needed[COL_NOTE]:
            continue
        wanted = {column: needed[column] for column in choice}
        if COL_MODEL not in choice:
            wanted[COL_NAME] = stacked_name
        liked = {c: min(width, _MOST[c] * letter) for c, width in wanted.items() if c in _MOST}
        least = {c: min(width, _LEAST[c] * letter) for c, width in liked.items()}
        if COL_NOTE in choice:  # which comes where all else has what it needs
            least = liked | {COL_NOTE: least[COL_NOTE]}
        widths = wanted | least
        if sum(widths.values()) <= room:
            return _widened(widths, liked, room - sum(widths.values()))
    widths[COL_NAME] = max(room - widths[COL_AMOUNT], letter)
    return widths


def _widened(widths: dict[int, int], liked: Mapping[int, int], left: int) -> dict[int, int]:
    """Widths with what is left given to words; numbers stand at the right edge."""
    for column, width in liked.items():
        more = min(max(width - widths[column], 0), left)
        widths[column] += more
        left -= more
    last = next(column for column in (COL_NOTE, COL_USAGE, COL_NAME) if column in widths)
    widths[last] += left
    return widths
