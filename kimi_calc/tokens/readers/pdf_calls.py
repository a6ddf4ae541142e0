"""Functions of PDFium that are asked for each character of a page, or each of its parts.

They take and give addresses: that costs a third of what ctypes' own pointers do.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as pdfium

from kimi_calc.tokens.readers.pdf_areas import Area

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def address(of: Any) -> int:
    """That of a function of PDFium's, or of something that it has given."""
    return ctypes.cast(of, _POINTER).value or 0


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *arguments)(address(function))


part_of_page = _plain(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
part_of_form = _plain(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
parts_of_form = _plain(pdfium.FPDFFormObj_CountObjects, _INT, _POINTER)
kind_of_part = _plain(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
clip_of_part = _plain(pdfium.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
paths_of_clip = _plain(pdfium.FPDFClipPath_CountPaths, _INT, _POINTER)
part_of_character = _plain(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
is_made_up = _plain(pdfium.FPDFText_IsGenerated, _INT, _POINTER, _INT)
is_unknown = _plain(pdfium.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
_segments = _plain(pdfium.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
_segment = _plain(pdfium.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)
_point = _plain(pdfium.FPDFPathSegment_GetPoint, _INT, *[_POINTER] * 3)
_bounds = _plain(pdfium.FPDFPageObj_GetBounds, _INT, *[_POINTER] * 5)
_box = _plain(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_origin = _plain(pdfium.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)

_floats = tuple(ctypes.c_float() for _ in range(4))
_to_floats = tuple(map(ctypes.byref, _floats))
_rectangle = pdfium.FS_RECTF()
_to_rectangle = ctypes.byref(_rectangle)
_doubles = ctypes.c_double(), ctypes.c_double()
_to_doubles = tuple(map(ctypes.byref, _doubles))


def bounds(part: int) -> Area | None:
    """The area around a part, where it is drawn."""
    if not _bounds(part, *_to_floats):
        return None
    left, bottom, right, top = _floats
    return Area(left.value, bottom.value, right.value, top.value)


def box(text: int, place: int) -> Area | None:
    """The area of a character, as high as its font is."""
    if not _box(text, place, _to_rectangle):
        return None
    return Area(_rectangle.left, _rectangle.bottom, _rectangle.right, _rectangle.top)


def origin(text: int, place: int) -> tuple[float, float] | None:
    """Where a character begins, on its line."""
    if not _origin(text, place, *_to_doubles):
        return None
    x, y = _doubles
    return x.value, y.value


def corners(clip: int, path: int) -> list[tuple[float, float]]:
    """The corners of one of the paths of a clip."""
    (x, y), to_both = _floats[:2], _to_floats[:2]
    return [
        (x.value, y.value)
        for number in range(_segments(clip, path))
        if _point(_segment(clip, path, number), *to_both)
    ]
