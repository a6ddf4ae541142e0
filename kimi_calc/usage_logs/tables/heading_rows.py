"""Which rows of a table are its headings: below a title, and perhaps in two rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kimi_calc.usage_logs.tables.heading_words import meaning_of
from kimi_calc.usage_logs.tables.layouts import plain

MOST_LOOKED_AT = 20
"""Rows of a table among which the headings are looked for."""

_LEAST_KNOWN = 2


class HeadingRows(NamedTuple):
    """The headings, each another, "" above a column without one; and where they stand.

    `first` is the place of their first row, `number` how many rows they are.
    """

    headings: tuple[str, ...]
    first: int = 0
    number: int = 1


def found_in(rows: Sequence[Sequence[str]]) -> HeadingRows | None:
    """The headings among the first rows of a table; None where none of these can be.

    They are the row in which most words are known; else the first with two texts and no number.
    A row below that has words alone, where the first one has blanks or groups, belongs to them.
    """
    first = rows[:MOST_LOOKED_AT]
    best, place = 0, -1
    for number, row in enumerate(first):
        known = _known(row)
        if known > best:
            best, place = known, number
    if best < _LEAST_KNOWN:
        place = next((n for n, row in enumerate(first) if _can_be_headings(row)), -1)
        return None if place < 0 else HeadingRows(_told_apart(first[place]), place)
    above = place - 1
    if above >= 0 and _is_of_groups(first[above], first[place]):
        return HeadingRows(_told_apart(_joined(first[above], first[place])), above, 2)
    below = place + 1
    if below < len(first) and _goes_on(first[place], first[below]):
        return HeadingRows(_told_apart(_joined(first[place], first[below])), place, 2)
    return HeadingRows(_told_apart(first[place]), place)


def _known(row: Sequence[str]) -> int:
    """How many columns of a row are told by their words; none where it holds numbers."""
    if any(_is_number(one) for one in row):
        return 0
    found = [meaning_of(one.strip()) for one in row if one.strip()]
    return len({one.column for one in found if one})


def _can_be_headings(row: Sequence[str]) -> bool:
    held = [one for one in row if one.strip()]
    return len(held) >= _LEAST_KNOWN and not any(map(_is_number, held))


def _is_number(cell: str) -> bool:
    text = cell.strip()
    return text[:1].isdigit() and not any(one.isalpha() for one in text.replace("e", ""))


def _is_of_groups(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row names groups of the columns below: no title, nor a row of the table."""
    held = [place for place, one in enumerate(above) if one.strip()]
    is_title = len(held) < _LEAST_KNOWN and held[:1] in ([], [0])
    if is_title or any(_is_number(one) for one in above):
        return False
    return any(meaning_of(above[place].strip()) for place in held) and (
        # It has blanks: the rest of a group, or it names columns that the other leaves blank.
        len(held) < len([1 for one in row if one.strip()])
        or any(not _at(row, place) for place in held)
    )


def _goes_on(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the next row is a part of the headings: units, or the columns of groups."""
    held = [one for one in below if one.strip()]
    if not held or any(map(_is_number, held)) or any(_is_number(one[:1]) for one in held):
        return False
    if any(_at(row, place) == "" for place, one in enumerate(below) if one.strip()):
        return _known(below) > 0
    return all(one.strip()[:1] in _OPENING or meaning_of(one.strip()) for one in held)


_OPENING = "（([【"


def _at(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """The headings of two rows: a group reaches to the next one, over the columns named below."""
    found, group = [], ""
    for place in range(max(len(above), len(below))):
        upper, lower = _at(above, place), _at(below, place)
        group = upper or (group if lower else "")
        same = plain(group) == plain(lower)
        found.append(lower if same or not group else f"{group} {lower}".strip())
    return found


def _told_apart(row: Sequence[str]) -> tuple[str, ...]:
    """Headings with a number behind one that has stood before."""
    found: list[str] = []
    for cell in row:
        heading, number = cell.strip(), 1
        named = heading
        while named and named in found:
            number += 1
            named = f"{heading} ({number})"
        found.append(named)
    return tuple(found)
