"""Which columns of an estimate there is room for, and how wide each is."""

from __future__ import annotations

from collections.abc import Mapping

from kimi_calc.viewmodels.estimate_columns import (
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
_LEAST = {COL_NAME: 9, COL_USAGE: 11}
_LEAST_BESIDE = {COL_NAME: 12, COL_MODEL: 13, COL_USAGE: 16}  # with the model in its own column
_MOST = {COL_NAME: 24, COL_MODEL: 18, COL_USAGE: 26, COL_NOTE: 22}
_APART = 3

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
    choices = [choice for choice in _CHOICES if needed[COL_NOTE] or COL_NOTE not in choice]
    wanted = {choice: _wanted(choice, needed, stacked_name) for choice in choices}
    liked = {
        choice: {
            c: min(width, _MOST[c] * letter) for c, width in wanted[choice].items() if c in _MOST
        }
        for choice in choices
    }
    for choice in choices:  # all that is to be said, were it below each other
        if COL_SHARE in choice and sum((wanted[choice] | liked[choice]).values()) <= room:
            return _widened(wanted[choice] | liked[choice], liked[choice], room, letter)
    for choice in choices:
        least = _LEAST_BESIDE if COL_MODEL in choice else _LEAST
        widths = wanted[choice] | _within(least, liked[choice], letter)
        if COL_NOTE not in choice and sum(widths.values()) <= room:
            return _widened(widths, liked[choice], room, letter)
    widths = wanted[_CHOICES[-1]]
    return widths | {COL_NAME: max(room - widths[COL_AMOUNT], letter)}


def _wanted(
    choice: tuple[int, ...], needed: Mapping[int, int], stacked_name: int
) -> dict[int, int]:
    """What the columns of a choice need for all that they say."""
    wanted = {column: needed[column] for column in choice}
    if COL_MODEL not in choice:
        wanted[COL_NAME] = stacked_name
    return wanted


def _within(most: Mapping[int, int], widths: Mapping[int, int], letter: int) -> dict[int, int]:
    """Of some widths, those that have a bound in letters, within it."""
    return {c: min(width, most[c] * letter) for c, width in widths.items() if c in most}


def _widened(
    widths: dict[int, int], liked: Mapping[int, int], room: int, letter: int
) -> dict[int, int]:
    """Widths with what is left given to words, then some between numbers, at the right edge."""
    left = room - sum(widths.values())
    lacking = {column: max(width - widths[column], 0) for column, width in liked.items()}
    lack = sum(lacking.values())
    for column, less in lacking.items():  # each gets the same part of what it lacks
        widths[column] += less if lack <= left else less * left // lack
    left = max(room - sum(widths.values()), 0)
    roomy = _LEAST_BESIDE[COL_NAME] * letter
    widths[COL_NAME] += min(left // 2, max(roomy - widths[COL_NAME], 0))
    left = max(room - sum(widths.values()), 0)
    numbers = [column for column in NUMBERS if column in widths]
    for column in numbers:  # so much apart that no two of them are taken for one
        widths[column] += min(left // (len(numbers) + 1), _APART * letter)
    last = next(column for column in (COL_NOTE, COL_USAGE, COL_NAME) if column in widths)
    widths[last] += room - sum(widths.values())
    return widths
