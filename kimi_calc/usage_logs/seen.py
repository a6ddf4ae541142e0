"""Which records there have been already: twelve bytes each, so that ten million fit.

A record is known by a hash of its ident, and by one of its figures: that the same figures come
again under the same ident is a repetition; that other figures do must be looked at. Python's hash
of texts is keyed anew in each process. Among ten million records two different idents have the same
64 bits with a chance of 3 in a million, and both hashes alike with one of 1 in 10¹⁵.
"""

from __future__ import annotations

from array import array

NEW, SAME, OTHER = 0, 1, 2
"""What a record is: not seen before, seen with the same figures, or with others."""

_SMALLEST = 1 << 12  # places
_FILLED = 0.7  # of the places, at most: more would make looking slow


class Seen:
    """A table with open places; its methods are called once for each record."""

    def __init__(self) -> None:
        self._hashes = array("q", bytes(8 * _SMALLEST))
        self._figures = array("I", bytes(4 * _SMALLEST))
        self._mask = _SMALLEST - 1
        self._room = int(_SMALLEST * _FILLED)

    def look(self, ident: str, figures: int) -> int:
        """NEW, SAME or OTHER; what is new is known from now on. `figures` is any int."""
        key = hash(ident) or 1
        figures &= 0xFFFFFFFF
        hashes, mask = self._hashes, self._mask
        place = key & mask
        while known := hashes[place]:
            if known == key:
                return SAME if self._figures[place] == figures else OTHER
            place = (place + 1) & mask
        hashes[place] = key
        self._figures[place] = figures
        self._room -= 1
        if not self._room:
            self._grow()
        return NEW

    def _grow(self) -> None:
        hashes, figures = self._hashes, self._figures
        size = 2 * len(hashes)
        mask = size - 1
        new_hashes, new_figures = array("q", bytes(8 * size)), array("I", bytes(4 * size))
        for key, figure in zip(hashes, figures, strict=True):
            if key:
                place = key & mask
                while new_hashes[place]:
                    place = (place + 1) & mask
                new_hashes[place] = key
                new_figures[place] = figure
        self._hashes, self._figures, self._mask = new_hashes, new_figures, mask
        self._room = int(size * _FILLED) - int(len(hashes) * _FILLED)
