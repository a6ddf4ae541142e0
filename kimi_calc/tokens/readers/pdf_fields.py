"""What is typed into the fields of a PDF's page, or onto it."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as pdfium

_MOST_FIELDS = 5_000  # of a page
_MOST_ITEMS = 1_000  # of a list
_NORMAL = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13
_LISTS = (pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_TYPED = (pdfium.FPDF_FORMFIELD_TEXTFIELD, *_LISTS)
_LETTERS, _LINE = 12.0, 1.15  # units: letters whose size a list leaves open; a line, of a letter
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,9})?)\s+Tf\b")  # of letters, in units
_OUTDATED = b"/NeedAppearances true"  # as PDFium writes it


class Fields:
    """The fields and notes of a PDF's pages: some are drawn, some show what is typed."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._form: Any = None
        self._are_outdated: bool | None = None

    def typed(self, page: Any) -> list[str]:
        """The text of each field of a page that is shown and has no look of its own.

        Nor has any field then that isn't shown, or whose look is said to be outdated.
        """
        found: list[str] = []
        for note in _notes(page):
            has_look = _has_look(note)
            is_to_be_seen = _is_to_be_seen(note)
            shows_typed = is_to_be_seen and (not has_look or self._is_outdated(note))
            if shows_typed and (text := self._text(note).strip()):
                found.append(text.replace("\r\n", "\n").replace("\r", "\n"))
            if has_look and (shows_typed or not is_to_be_seen):
                pdfium.FPDFAnnot_SetAP(note, _NORMAL, None)  # or it would be drawn
        return found

    def _is_outdated(self, note: Any) -> bool:
        """Whether the look of a field is not what it shows: a program is to draw it anew."""
        if pdfium.FPDFAnnot_GetSubtype(note) != pdfium.FPDF_ANNOT_WIDGET:
            return False
        if self._are_outdated is None:
            has_form = pdfium.FPDF_GetFormType(self._document) != pdfium.FORMTYPE_NONE
            self._are_outdated = has_form and _says(self._document, _OUTDATED)
        return self._are_outdated and self._kind(note) in _TYPED

    def _text(self, note: Any) -> str:
        """What is typed, if that is to be seen."""
        subtype = pdfium.FPDFAnnot_GetSubtype(note)
        if subtype == pdfium.FPDF_ANNOT_FREETEXT:
            return _value(note, b"Contents")
        kind = self._kind(note) if subtype == pdfium.FPDF_ANNOT_WIDGET else None
        if kind not in _TYPED:
            return ""
        if pdfium.FPDFAnnot_GetFormFieldFlags(self._form, note) & _PASSWORD:
            return ""
        if kind in _LISTS and (items := self._items(note, kind)):
            return "\n".join(items)
        return _string(lambda *room: pdfium.FPDFAnnot_GetFormFieldValue(self._form, note, *room))

    def _items(self, note: Any, kind: int | None) -> list[str]:
        """The items of a list that are chosen, and those for which a box has room."""
        count = min(max(0, pdfium.FPDFAnnot_GetOptionCount(self._form, note)), _MOST_ITEMS)
        seen = range(0)
        if kind == pdfium.FPDF_FORMFIELD_LISTBOX:
            first = ctypes.c_float()
            pdfium.FPDFAnnot_GetNumberValue(note, b"TI", first)
            size = _SIZE.search(_value(note, b"DA"))
            box = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(note, box)
            room = abs(box.top - box.bottom) / (_LINE * ((size and float(size[1])) or _LETTERS))
            start = int(first.value) if 0 < first.value < count else 0
            seen = range(start, start + max(1, round(min(room, count))))
        return [
            _string(
                lambda *room, number=number: pdfium.FPDFAnnot_GetOptionLabel(
                    self._form, note, number, *room
                )
            )
            for number in range(count)
            if number in seen or pdfium.FPDFAnnot_IsOptionSelected(self._form, note, number)
        ]

    def _kind(self, note: Any) -> int:
        """Which kind of field it is, of PDFium's FPDF_FORMFIELD."""
        if self._form is None:
            self._information = pdfium.FPDF_FORMFILLINFO(version=2)  # which must stay
            self._form = pdfium.FPDFDOC_InitFormFillEnvironment(self._document, self._information)
        return int(pdfium.FPDFAnnot_GetFormFieldType(self._form, note))


def draw_onto(page: Any) -> bool:
    """Make what fields and notes look like a part of the page; whether there is any.

    The page must be loaded again then.
    """
    if not any(_has_look(note) for note in _notes(page)):
        return False
    return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)


def _says(document: Any, words: bytes) -> bool:
    """Whether a document says something anywhere, as PDFium writes it."""
    end = b""
    found = False

    def look(_: object, data: int, size: int) -> int:
        nonlocal end, found
        part = end + ctypes.string_at(data, size)
        found = found or words in part
        end = part[1 - len(words) :]
        return not found

    writer = pdfium.FPDF_FILEWRITE(version=1)
    writer.WriteBlock = type(writer.WriteBlock)(look)
    pdfium.FPDF_SaveAsCopy(document, writer, pdfium.FPDF_REMOVE_SECURITY)
    return found


def _notes(page: Any) -> Iterator[Any]:
    """The fields and notes of a page."""
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if note:
            yield note
            pdfium.FPDFPage_CloseAnnot(note)


def _has_look(note: Any) -> bool:
    return bool(pdfium.FPDFAnnot_GetAP(note, _NORMAL, None, 0) > len("\0\0"))


def _is_to_be_seen(note: Any) -> bool:
    box = pdfium.FS_RECTF()
    return (
        not pdfium.FPDFAnnot_GetFlags(note) & _HIDDEN
        and bool(pdfium.FPDFAnnot_GetRect(note, box))
        and box.left != box.right
        and box.bottom != box.top
    )


def _value(note: Any, key: bytes) -> str:
    return _string(lambda *room: pdfium.FPDFAnnot_GetStringValue(note, key, *room))


def _string(read: Any) -> str:
    """What a function of PDFium gives that is asked for the length of its UTF-16 first."""
    length = read(None, 0)
    room = (ctypes.c_ushort * (length // 2 + 1))()
    read(room, length)
    return bytes(room)[: max(0, length - 2)].decode("utf-16-le", "replace")
