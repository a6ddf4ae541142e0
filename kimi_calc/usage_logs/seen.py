"""Which records there have been already: twelve bytes each, so that ten million fit.

A record is known by a hash of its ident, and by one of its figures: that the same figures come
again under the same ident is a repetition; that other figures do must be looked at. Python's hash
of texts is keyed anew in each process. Among ten million records two different idents have the same
64 bits with a chance of 3 in a million, and both hashes alike with one of 1 in 10¹⁵.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable

NEW, SAME, OTHER = 0, 1, 2
"""What a record is: not seen before, seen with the same figures, or with others."""

_BITS = 0xFFFFFFFF
_FRESH = 1 << 32  # more than figures can be
_MOST_IN_DICT = 1 << 20
_FILLED = 0.7  # of the places, at most: more would make looking slow


Look = Callable[[str, int], int]
"""Tells of an ident, and any int that stands for its figures: NEW, SAME or OTHER."""


def seen(most_in_dict: int = _MOST_IN_DICT) -> Look:
    """A table of its own, which knows from then on what is looked at."""
    # A closure: it is called once for each record, and its names are at hand. A dict is three times
    # as quick, and takes nine times the memory: it holds the first ones, then all go into arrays.
    first: dict[int, int] = {}
    hashes, prints = array("q"), array("I")
    mask = room = 0

    def look(ident: str, figures: int) -> int:
        nonlocal hashes, prints, mask, room
        key = hash(ident) or 1
        figures &= _BITS
        if not mask:
            known = first.setdefault(key, figures | _FRESH)
            if known >= _FRESH:
                first[key] = figures
                if len(first) >= most_in_dict:
                    hashes, prints = _table(first.items(), _power_above(len(first) / _FILLED))
                    first.clear()
                    mask = len(hashes) - 1
                    room = int(len(hashes) * _FILLED) - most_in_dict
                return NEW
            return SAME if known == figures else OTHER
        place = key & mask
        while known := hashes[place]:
            if known == key:
                return SAME if prints[place] == figures else OTHER
            place = (place + 1) & mask
        hashes[place] = key
        prints[place] = figures
        room -= 1
        if room <= 0:
            pairs = zip(hashes, prints, strict=True)
            hashes, prints = _table(pairs, 2 * len(hashes))
            mask = len(hashes) - 1
            room = int(len(hashes) * _FILLED) // 2
        return NEW

    return look


def _table(pairs: Iterable[tuple[int, int]], size: int) -> tuple[array[int], array[int]]:
    """A table with so many places that holds pairs of a hash and figures; hash 0 is none."""
    mask = size - 1
    hashes, prints = array("q", bytes(8 * size)), array("I", bytes(4 * size))
    for key, figures in pairs:
        if key:
            place = key & mask
            while hashes[place]:
                place = (place + 1) & mask
            hashes[place] = key
            prints[place] = figures
    return hashes, prints


def _power_above(number: float) -> int:
    return 1 << int(number).bit_length()
