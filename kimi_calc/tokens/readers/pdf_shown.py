"""Which characters of a PDF's page are shown: not those beyond its edge, or what it is clipped to.

A spread that was cut into two pages has the text of both on each.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

_MOST_PARTS = 300_000  # of a page; of those after them all is taken for shown
_MOST_WAITING = 10_000  # groups of parts
_owner = pdfium.FPDFText_GetTextObject
_owner.restype = ctypes.c_void_p  # of the part that a character is of, only its address is wanted
_SPACE = ord(" ")  # what is below are spaces too
_NEAR = 1.0  # unit of the page: letters may reach a little over an edge


class _Area(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: _Area) -> _Area:
        """What both cover; nothing, if its left is right of its right."""
        return _Area(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def covers(self, other: _Area) -> bool:
        return (
            self.left - _NEAR <= other.left
            and self.bottom - _NEAR <= other.bottom
            and other.right <= self.right + _NEAR
            and other.top <= self.top + _NEAR
        )

    def moved(self, by: _Matrix) -> _Area:
        """The area that its corners come to by a matrix."""
        corners = [
            (by.a * x + by.c * y + by.e, by.b * x + by.d * y + by.f)
            for x in (self.left, self.right)
            for y in (self.bottom, self.top)
        ]
        return _around(corners)


class _Matrix(NamedTuple):
    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, other: _Matrix) -> _Matrix:
        return _Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )


def shown(page: Any, text: Any, codes: list[int]) -> list[int]:
    """Of the codes of a page's characters, those of the characters that are shown."""
    parts = dict(_cut(page, text, codes))
    if not parts:
        return codes
    kept: list[int] = []
    was_shown = True
    places = range(len(codes))
    made_up = map(pdfium.FPDFText_IsGenerated, repeat(text), places)
    owners = map(_owner, repeat(text), places)
    for place, code, is_made_up, owner in zip(places, codes, made_up, owners, strict=True):
        # A space or a line's end that PDFium makes up between words goes with the word before.
        if is_made_up != 1:
            area = parts.get(owner)
            was_shown = area is None or _is_in(area, text, place)
        if was_shown:
            kept.append(code)
    return kept


def _cut(page: Any, text: Any, codes: list[int]) -> Iterator[tuple[int, _Area]]:
    """The parts with text that may not be wholly shown, each with the area where they are."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        return
    edges = _Area(box.left, box.bottom, box.right, box.top)
    all_within = _are_within(edges, text, codes)
    parts = list(
        map(
            pdfium.FPDFPage_GetObject,
            repeat(page),
            range(min(pdfium.FPDFPage_CountObjects(page), _MOST_PARTS)),
        )
    )
    todo = [_Group(edges, None, parts)]
    left = _MOST_PARTS
    bounds = _Bounds()
    while todo:
        group = todo.pop()
        parts = group.parts[:left]
        left -= len(parts)
        # A page may have a part for each character: what is asked of all is asked in one go.
        kinds = map(pdfium.FPDFPageObj_GetType, parts)
        clips = list(map(pdfium.FPDFPageObj_GetClipPath, parts))
        counts = map(pdfium.FPDFClipPath_CountPaths, clips)
        for part, kind, clip, count in zip(parts, kinds, clips, counts, strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                if count <= 0 and all_within and group.is_whole:
                    continue
                seen = _clipped(clip, group)
                found = bounds.of(part)
                if found and not seen.covers(found.moved(group.matrix) if group.matrix else found):
                    yield _address(part), seen
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(todo) < _MOST_WAITING:
                todo.append(_within(part, clip, group))


def _are_within(edges: _Area, text: Any, codes: list[int]) -> bool:
    """Whether all characters of a page are within its edges, as PDFium tells at once."""
    most = len(codes) * 2 + 2  # the text may have other spaces and line ends
    room = (ctypes.c_ushort * most)()
    sides = (edges.left, edges.top, edges.right, edges.bottom)
    count = pdfium.FPDFText_GetBoundedText(text, *sides, room, most)
    inside = sum(code > _SPACE for code in room[:count])
    return inside == sum(code > _SPACE for code in codes)


class _Group(NamedTuple):
    """Parts that are drawn together: the area where they are seen, their matrix if they have one.

    `is_whole`: that area is the page's.
    """

    area: _Area
    matrix: _Matrix | None
    parts: list[Any]
    is_whole: bool = True


def _within(form: Any, clip: Any, group: _Group) -> _Group:
    """What a part is made of."""
    its = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, its)
    matrix = _Matrix(its.a, its.b, its.c, its.d, its.e, its.f)
    matrix = matrix.then(group.matrix) if group.matrix else matrix
    count = pdfium.FPDFFormObj_CountObjects(form)
    parts = [pdfium.FPDFFormObj_GetObject(form, number) for number in range(count)]
    area = _clipped(clip, group)
    return _Group(area, matrix, parts, group.is_whole and area == group.area)


def _clipped(clip: Any, group: _Group) -> _Area:
    """The area in which a part of a group is seen: what it is clipped to, of that of the group."""
    area = group.area
    for path in range(pdfium.FPDFClipPath_CountPaths(clip) if clip else 0):
        corners = []
        for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            x, y = ctypes.c_float(), ctypes.c_float()
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
            if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                corners.append((x.value, y.value))
        if corners:
            around = _around(corners)
            area = area.within(around.moved(group.matrix) if group.matrix else around)
    return area


class _Bounds:
    """Asks for the bounds of parts, one after the other."""

    def __init__(self) -> None:
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._room = tuple(map(ctypes.byref, self._sides))

    def of(self, part: Any) -> _Area | None:
        """The area around a part, where it is drawn."""
        if not pdfium.FPDFPageObj_GetBounds(part, *self._room):
            return None
        left, bottom, right, top = self._sides
        return _Area(left.value, bottom.value, right.value, top.value)


def _is_in(area: _Area, text: Any, place: int) -> bool:
    """Whether the middle of a character is in an area."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, place, box):
        return True
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return area.covers(_Area(x, y, x, y))


def _around(corners: list[tuple[float, float]]) -> _Area:
    across, up = zip(*corners, strict=True)
    return _Area(min(across), min(up), max(across), max(up))


def _address(part: Any) -> int:
    return ctypes.cast(part, ctypes.c_void_p).value or 0
