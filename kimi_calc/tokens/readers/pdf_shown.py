"""Which characters of a PDF's page are shown: not those beyond its edge, or what it is clipped to.

A spread that was cut into two pages has the text of both on each.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from kimi_calc.tokens.readers.pdf_areas import Area, Matrix, around

_MOST_PARTS = 300_000  # of a page; of those after them all is taken for shown
_MOST_WAITING = 10_000  # groups of parts
_SPACES = b" \r\n\t\0"


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of PDFium that takes and gives addresses: a page may have a part a character."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_part = _plain(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_part_within = _plain(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_kind = _plain(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
_clip = _plain(pdfium.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
_paths = _plain(pdfium.FPDFClipPath_CountPaths, _INT, _POINTER)
_bounds = _plain(pdfium.FPDFPageObj_GetBounds, _INT, *[_POINTER] * 5)
_owner = _plain(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)


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


def _cut(page: Any, text: Any, codes: list[int]) -> Iterator[tuple[int, Area]]:
    """The parts with text that may not be wholly shown, each with the area where they are."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        return
    edges = Area(box.left, box.bottom, box.right, box.top)
    all_within = _are_within(edges, text, codes)
    numbers = range(min(pdfium.FPDFPage_CountObjects(page), _MOST_PARTS))
    todo = [_Group(edges, None, list(map(_part, repeat(page), numbers)))]
    left = _MOST_PARTS
    bounds = _Bounds()
    while todo:
        group = todo.pop()
        parts = group.parts[:left]
        left -= len(parts)
        # A page may have a part for each character: what is asked of all is asked in one go.
        kinds = map(_kind, parts)
        clips = list(map(_clip, parts))
        counts = map(_paths, clips)
        for part, kind, clip, count in zip(parts, kinds, clips, counts, strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                if count <= 0 and all_within and group.is_whole:
                    continue
                seen = _clipped(clip, group)
                found = bounds.of(part)
                if found and not seen.covers(found.moved(group.matrix) if group.matrix else found):
                    yield part, seen
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(todo) < _MOST_WAITING:
                todo.append(_within(part, clip, group))


def _are_within(edges: Area, text: Any, codes: list[int]) -> bool:
    """Whether all characters of a page are within its edges, as PDFium tells at once."""
    most = len(codes) * 2 + 2  # the text may have other spaces and line ends
    room = (ctypes.c_ushort * most)()
    sides = (edges.left, edges.top, edges.right, edges.bottom)
    count = pdfium.FPDFText_GetBoundedText(text, *sides, room, most)
    return _without_spaces(room[:count]) == _without_spaces(codes)


def _without_spaces(codes: list[int]) -> int:
    """How many of the characters are none of white space."""
    return len(codes) - sum(map(codes.count, _SPACES))


class _Group(NamedTuple):
    """Parts that are drawn together: the area where they are seen, their matrix if they have one.

    `is_whole`: that area is the page's.
    """

    area: Area
    matrix: Matrix | None
    parts: list[int]
    is_whole: bool = True


def _within(part: int, clip: int, group: _Group) -> _Group:
    """What a part is made of."""
    form = ctypes.cast(part, pdfium.FPDF_PAGEOBJECT)
    its = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, its)
    matrix = Matrix(its.a, its.b, its.c, its.d, its.e, its.f)
    matrix = matrix.then(group.matrix) if group.matrix else matrix
    numbers = range(min(pdfium.FPDFFormObj_CountObjects(form), _MOST_PARTS))
    parts = list(map(_part_within, repeat(part), numbers))
    area = _clipped(clip, group)
    return _Group(area, matrix, parts, group.is_whole and area == group.area)


def _clipped(address: int, group: _Group) -> Area:
    """The area in which a part of a group is seen: what it is clipped to, of that of the group."""
    area = group.area
    clip = ctypes.cast(address, pdfium.FPDF_CLIPPATH)
    for path in range(pdfium.FPDFClipPath_CountPaths(clip)):
        corners = []
        for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            x, y = ctypes.c_float(), ctypes.c_float()
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
            if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                corners.append((x.value, y.value))
        if corners:
            edges = around(corners)
            area = area.within(edges.moved(group.matrix) if group.matrix else edges)
    return area


class _Bounds:
    """Asks for the bounds of parts, one after the other."""

    def __init__(self) -> None:
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._room = tuple(map(ctypes.byref, self._sides))

    def of(self, part: int) -> Area | None:
        """The area around a part, where it is drawn."""
        if not _bounds(part, *self._room):
            return None
        left, bottom, right, top = self._sides
        return Area(left.value, bottom.value, right.value, top.value)


def _is_in(area: Area, text: Any, place: int) -> bool:
    """Whether the middle of a character is in an area."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, place, box):
        return True
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return area.covers(Area(x, y, x, y))
