"""Which characters of a PDF's page are shown: not those beyond its edge, or what it is clipped to.

A spread that was cut into two pages has the text of both on each. What is drawn again at the same
place is seen once, and a form that draws itself is drawn once.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from kimi_calc.tokens.readers import pdf_calls, pdf_doubles, pdf_order
from kimi_calc.tokens.readers.pdf_areas import NOWHERE, Area, Matrix, around

_MOST_PARTS = 300_000  # of a page; of those after them all is taken for shown
_MOST_WAITING = 10_000  # groups of parts
_MOST_TOLD = 5  # parts of a form by whose text it is known again
_SPACES = b" \r\n\t\0"
_ENDS = (ord(" "), ord("\n"))  # of words and of lines


def shown(page: Any, text: Any, codes: list[int]) -> list[int]:
    """Of the codes of a page's characters, those of the characters that are shown."""
    parts = dict(_cut(page, text, codes))
    text = pdf_calls.address(text)  # a pointer would be made into it at each call
    places: Sequence[int] = range(len(codes))
    if parts:
        places = _within_areas(text, len(codes), parts)
    again = pdf_doubles.drawn_again(text, codes, places)
    places = list(_without(again, text, codes, places)) if again else places
    return [codes[place] for place in pdf_order.in_order(text, codes, places)]


def _without(again: set[int], text: int, codes: list[int], places: Sequence[int]) -> Iterator[int]:
    """The places without those of what is drawn again, and of the spaces between that."""
    last = 0
    for place in places:
        if place not in again and not (last in _ENDS and pdf_calls.is_made_up(text, place) == 1):
            last = codes[place]
            yield place


def _within_areas(text: int, count: int, parts: dict[int, Area]) -> list[int]:
    """The places of the characters that are in the areas where their parts are shown."""
    kept: list[int] = []
    was_shown = True
    places = range(count)
    made_up = map(pdf_calls.is_made_up, repeat(text), places)
    owners = map(pdf_calls.part_of_character, repeat(text), places)
    for place, is_made_up, owner in zip(places, made_up, owners, strict=True):
        # A space or a line's end that PDFium makes up between words goes with the word before.
        if is_made_up != 1:
            area = parts.get(owner)
            was_shown = area is None or _is_in(area, text, place)
        if was_shown:
            kept.append(place)
    return kept


def _cut(page: Any, text: Any, codes: list[int]) -> Iterator[tuple[int, Area]]:
    """The parts with text that may not be wholly shown, each with the area where they are."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        return
    edges = Area(box.left, box.bottom, box.right, box.top)
    if edges.left >= edges.right or edges.bottom >= edges.top:
        return  # it is anybody's guess what is shown of such a page
    all_within = _are_within(edges, text, codes)
    numbers = range(min(pdfium.FPDFPage_CountObjects(page), _MOST_PARTS))
    parts = list(map(pdf_calls.part_of_page, repeat(pdf_calls.address(page)), numbers))
    todo = [_Group(edges, None, parts)]
    left = _MOST_PARTS
    while todo:
        group = todo.pop()
        parts = group.parts[:left]
        left -= len(parts)
        for part, kind, clip, count in _told(parts, are_whole=all_within and group.is_whole):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                seen = _clipped(clip, count, group)
                found = pdf_calls.bounds(part)
                if found and not seen.covers(found.moved(group.matrix) if group.matrix else found):
                    yield part, seen
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(todo) < _MOST_WAITING:
                todo.append(_within(part, _clipped(clip, count, group), group, text))


def _told(parts: list[int], *, are_whole: bool) -> Iterator[tuple[int, int, int, int]]:
    """Each part, its kind, its clip and how many paths that has.

    `are_whole`: not of text that has none.
    """
    # A page may have a part for each character: what is asked of all is asked in one go.
    kinds = list(map(pdf_calls.kind_of_part, parts))
    clips = list(map(pdf_calls.clip_of_part, parts))
    counts = list(map(pdf_calls.paths_of_clip, clips))
    if are_whole and pdfium.FPDF_PAGEOBJ_FORM not in kinds and max(counts, default=0) <= 0:
        return
    for told in zip(parts, kinds, clips, counts, strict=True):
        _, kind, _, count = told
        if not are_whole or count > 0 or kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield told


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

    `is_whole`: that area is the page's. `around`: by what the forms around it are known, and it.
    """

    area: Area
    matrix: Matrix | None
    parts: list[int]
    is_whole: bool = True
    around: tuple[tuple[object, ...], ...] = ()


def _within(part: int, area: Area, group: _Group, text: Any) -> _Group:
    """What a form is made of that is seen in an area."""
    form = ctypes.cast(part, pdfium.FPDF_PAGEOBJECT)
    its = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, its)
    matrix = Matrix(its.a, its.b, its.c, its.d, its.e, its.f)
    matrix = matrix.then(group.matrix) if group.matrix else matrix
    numbers = range(min(pdf_calls.parts_of_form(part), _MOST_PARTS))
    parts = list(map(pdf_calls.part_of_form, repeat(part), numbers))
    known_by: tuple[object, ...] = ()
    if group.matrix:  # that of a form: forms in forms are few
        known_by = _known_by(parts, text)
        if known_by and known_by in group.around:
            area = NOWHERE
    is_whole = group.is_whole and area == group.area
    return _Group(area, matrix, parts, is_whole, (*group.around, known_by))


def _known_by(parts: list[int], text: Any) -> tuple[object, ...]:
    """What a form with text is known by where it comes again within itself."""
    texts = [
        bytes(room)
        for part in parts[:_MOST_TOLD]
        if pdf_calls.kind_of_part(part) == pdfium.FPDF_PAGEOBJ_TEXT
        and pdfium.FPDFTextObj_GetText(
            ctypes.cast(part, pdfium.FPDF_PAGEOBJECT), text, room := (ctypes.c_ushort * 99)(), 99
        )
        > len("\0\0")
    ]
    return (len(parts), *texts) if texts else ()


def _clipped(clip: int, paths: int, group: _Group) -> Area:
    """The area in which a part of a group is seen: what it is clipped to, of that of the group."""
    area = group.area
    for path in range(paths):
        if corners := pdf_calls.corners(clip, path):
            edges = around(corners)
            area = area.within(edges.moved(group.matrix) if group.matrix else edges)
    return area


def _is_in(area: Area, text: int, place: int) -> bool:
    """Whether the middle of a character is in an area."""
    box = pdf_calls.box(text, place)
    if not box:
        return True
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return area.covers(Area(x, y, x, y))
