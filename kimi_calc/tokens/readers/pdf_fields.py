"""What is typed into the fields of a PDF's page, or onto it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as pdfium

_MOST_FIELDS = 5_000  # of a page
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13
_TYPED = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX)


def draw_onto(page: Any) -> bool:
    """Make what fields and notes look like a part of the page; whether there is any.

    The page must be loaded again then.
    """
    if not any(_has_look(note) for note in _notes(page)):
        return False
    return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)


class Fields:
    """The fields of a PDF's pages that have no look of their own: what is typed shows them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._form: Any = None

    def typed(self, page: Any) -> list[str]:
        """The text of each field of a page that is shown and has no look."""
        return [
            text.replace("\r\n", "\n").replace("\r", "\n")
            for note in _notes(page)
            if not _has_look(note) and _is_shown(note) and (text := self._text(note).strip())
        ]

    def _text(self, note: Any) -> str:
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_FREETEXT:
            return _string(lambda *room: pdfium.FPDFAnnot_GetStringValue(note, b"Contents", *room))
        if self._form is None:
            self._information = pdfium.FPDF_FORMFILLINFO(version=2)  # which must stay
            self._form = pdfium.FPDFDOC_InitFormFillEnvironment(self._document, self._information)
        if pdfium.FPDFAnnot_GetFormFieldType(self._form, note) not in _TYPED:
            return ""
        if pdfium.FPDFAnnot_GetFormFieldFlags(self._form, note) & _PASSWORD:
            return ""
        return _string(lambda *room: pdfium.FPDFAnnot_GetFormFieldValue(self._form, note, *room))


def _notes(page: Any) -> Iterator[Any]:
    """The fields and notes of a page."""
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if note:
            yield note
            pdfium.FPDFPage_CloseAnnot(note)


def _has_look(note: Any) -> bool:
    normal = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    return bool(pdfium.FPDFAnnot_GetAP(note, normal, None, 0) > len("\0\0"))


def _is_shown(note: Any) -> bool:
    box = pdfium.FS_RECTF()
    return (
        pdfium.FPDFAnnot_GetSubtype(note) in {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT}
        and not pdfium.FPDFAnnot_GetFlags(note) & _HIDDEN
        and bool(pdfium.FPDFAnnot_GetRect(note, box))
        and box.left != box.right
        and box.bottom != box.top
    )


def _string(read: Any) -> str:
    """What a function of PDFium gives that is asked for the length of its UTF-16 first."""
    length = read(None, 0)
    room = (ctypes.c_ushort * (length // 2 + 1))()
    read(room, length)
    return bytes(room)[: max(0, length - 2)].decode("utf-16-le", "replace")
