"""Which records there have been already: twelve bytes each, so that ten million fit.

A record is known by a hash of its ident, and by one of its figures: that the same figures come
again under the same ident is a repetition; that other figures do must be looked at. Python's hash
of texts is keyed anew in each process. Among ten million records two different idents have the same
64 bits with a chance of 3 in a million, and both hashes alike with one of 1 in 10¹⁵.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable

NEW, SAME, OTHER = 0, 1, 2
"""What a record is: not seen before, seen with the same figures, or with others."""

_SMALLEST, _LARGEST = 12, 20  # powers of two: places at first
_BITS = 0xFFFFFFFF
_FILLED = 0.7  # of the places, at most: more would make looking slow


Look = Callable[[str, int], int]
"""Tells of an ident, and any int that stands for its figures: NEW, SAME or OTHER."""


def seen(expected: int = 0) -> Look:
    """A table of its own, which knows from then on what is looked at.

    `expected` is how many records may come; more are no fault, but cost time.
    """
    # A closure: it is called once for each record, and its names are at hand.
    size = 1 << min(_LARGEST, max(_SMALLEST, int(expected / _FILLED).bit_length()))
    hashes, prints = array("q", bytes(8 * size)), array("I", bytes(4 * size))
    mask, room = size - 1, int(size * _FILLED)

    def look(ident: str, figures: int) -> int:
        nonlocal hashes, prints, mask, room
        key = hash(ident)
        place = key & mask
        while known := hashes[place]:
            if known == key:
                return SAME if prints[place] == figures & _BITS else OTHER
            place = (place + 1) & mask
        hashes[place] = key or 1
        prints[place] = figures & _BITS
        room -= 1
        if not room:
            hashes, prints = _grown(hashes, prints)
            mask = len(hashes) - 1
            room = int(len(hashes) * _FILLED) // 2
        return NEW

    return look


def _grown(hashes: array[int], prints: array[int]) -> tuple[array[int], array[int]]:
    """The same in a table with twice as many places."""
    size = 2 * len(hashes)
    mask = size - 1
    new_hashes, new_prints = array("q", bytes(8 * size)), array("I", bytes(4 * size))
    for key, figures in zip(hashes, prints, strict=True):
        if key:
            place = key & mask
            while new_hashes[place]:
                place = (place + 1) & mask
            new_hashes[place] = key
            new_prints[place] = figures
    return new_hashes, new_prints
