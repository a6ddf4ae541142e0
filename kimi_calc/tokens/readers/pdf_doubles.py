"""Text of a PDF's page that is drawn several times at the same place, as bold type or a shadow.

PDFium leaves out what is drawn again at once; not letters that are drawn twice one by one, nor
lines that are drawn again after others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kimi_calc.tokens.readers import pdf_calls, pdf_letters

_SAME = 0.075  # of a character's height; the narrowest letter's width is twice that
_SPACE = 32
_CELL = 4.0  # units of the page
_MOST_NEAR = 50  # characters that are the same and near; more are too many to look at
_ONE_IN, _OF_THEM = 8, 5  # of all codes; e and 5 are among these


def drawn_again(text: int, codes: list[int], places: Sequence[int]) -> set[int]:
    """Of some places of a page's characters, those that are drawn where the same one is already.

    The text is given by its address, the codes are those of all characters.
    """
    return _Page(text).drawn_again(codes, places) if _may_be(text, codes, places) else set()


def _may_be(text: int, codes: list[int], places: Sequence[int]) -> bool:
    """Whether some characters may be drawn again, by a part of them: it is of one in many pages."""
    # What is near another may be in the next cell: then both are in one of the cells in between.
    seen: set[tuple[int, int, int, float]] = set()
    for place in places:
        code = codes[place]
        if code % _ONE_IN == _OF_THEM and (found := pdf_calls.origin(text, place)):
            for shift in (0.0, 0.5):
                where = code, int(found[0] / _CELL + shift), int(found[1] / _CELL + shift), shift
                if where in seen:
                    return True
                seen.add(where)
    return False


class _Seen(NamedTuple):
    """Where a character begins, how far another may be from it, and the part that it is of.

    In a part are several where a glyph stands for them: both letters of "ff" begin at one place.
    """

    x: float
    y: float
    near: float
    part: int | None


class _Page:
    """The characters of a page that were seen, by code and cell of the page."""

    def __init__(self, text: int) -> None:
        self._text = text
        self._seen: dict[tuple[int, int, int], list[_Seen]] = {}

    def drawn_again(self, codes: list[int], places: Sequence[int]) -> set[int]:
        """The places of those that are drawn again."""
        return {
            place
            for place in places
            if _SPACE < codes[place] != pdf_letters.UNKNOWN
            and pdf_calls.is_made_up(self._text, place) != 1
            and self._is_again(codes[place], place)
        }

    def _is_again(self, code: int, place: int) -> bool:
        start, box = pdf_calls.origin(self._text, place), pdf_calls.box(self._text, place)
        if not start or not box:
            return False
        x, y = start
        part = pdf_calls.part_of_character(self._text, place)
        near = _SAME * (box.top - box.bottom)
        if not 0 < near < _CELL:
            return False
        columns = {int((x - near) // _CELL), int((x + near) // _CELL)}
        rows = {int((y - near) // _CELL), int((y + near) // _CELL)}
        for column in columns:
            for row in rows:
                for other in self._seen.get((code, column, row), ()):
                    far = max(abs(x - other.x), abs(y - other.y))
                    if part != other.part and far <= min(near, other.near):
                        return True
        cell = self._seen.setdefault((code, int(x // _CELL), int(y // _CELL)), [])
        if len(cell) < _MOST_NEAR:
            cell.append(_Seen(x, y, near, part))
        return False
