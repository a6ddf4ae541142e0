"""A PDF in PDFium: its pages' text. For a process that may end at any time (see pdf.py)."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from kimi_calc.tokens.readers import (
    pdf_calls,
    pdf_encodings,
    pdf_fields,
    pdf_letters,
    pdf_repairs,
    pdf_shown,
    pdf_tables,
)

_REASONS = {pdfium.FPDF_ERR_PASSWORD: "encrypted", pdfium.FPDF_ERR_SECURITY: "encrypted"}


class PdfError(ValueError):
    """A PDF that can't be opened; `reason` as of a DocumentError."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PageText(NamedTuple):
    """The text of a page, and how many of its characters can't be told, U+FFFD in their places.

    Where those are many, it is `letterless`, and its text left out.
    """

    page: str
    unknown: int = 0
    letterless: bool = False


class PdfDocument:
    """A PDF that is open."""

    def __init__(self, content: bytes) -> None:
        """PdfError if it can't be read."""
        pdfium.FPDF_InitLibrary()
        self._join: Callable[[str], str] = str
        self._document = self._opened(content)
        if not self._document and pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_FORMAT:
            self._repair(pdf_repairs.repaired(content))
        elif self._document and not self._has_page():
            self._repair([pdf_repairs.without_table(content), content])
        if self._document and (changed := pdf_encodings.with_known_encodings(self._content)):
            pdfium.FPDF_CloseDocument(self._document)
            self._document = self._opened(changed)
            self._join = pdf_tables.joined
        if not self._document:
            raise PdfError(_REASONS.get(pdfium.FPDF_GetLastError(), "damaged"))
        self.pages: int = pdfium.FPDF_GetPageCount(self._document)
        self._fields = pdf_fields.Fields(self._document)

    def _opened(self, content: bytes) -> Any:
        self._content = content  # PDFium reads on in it
        return pdfium.FPDF_LoadMemDocument64(content, len(content), None)

    def _repair(self, ways: Iterable[bytes]) -> None:
        """Open the first of some contents that has a page, or the last."""
        for content in ways:
            pdfium.FPDF_CloseDocument(self._document)
            self._document = self._opened(content)
            if self._has_page():
                return

    def _has_page(self) -> bool:
        """Whether the first page is where the document says; what it holds isn't looked at."""
        size = pdfium.FS_SIZEF()
        return bool(self._document and pdfium.FPDF_GetPageSizeByIndexF(self._document, 0, size))

    def page(self, number: int) -> PageText:
        """What a page shows, and what is typed into its fields."""
        page = pdfium.FPDF_LoadPage(self._document, number)
        if not page:
            return PageText("")
        typed = self._fields.typed(page)
        if pdf_fields.draw_onto(page):
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(self._document, number)
        text = pdfium.FPDFText_LoadPage(page)
        letters, unknown = pdf_letters.text_of(self._join(_letters(page, text)))
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
        if pdf_letters.are_too_many(unknown, letters):
            return PageText("", 0, letterless=True)
        return PageText("\n".join([letters, *typed]), unknown)


def _letters(page: Any, text: Any) -> str:
    """The characters of a page that are shown, as PDFium has them; U+FFFD if they can't be told."""
    count = max(0, pdfium.FPDFText_CountChars(text))
    units = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, units) == count + 1:
        codes = list(units)[:count]
    else:  # which can't be: each character is a unit of UTF-16
        codes = [pdfium.FPDFText_GetUnicode(text, place) & 0xFFFF for place in range(count)]
    unknown = list(map(pdf_calls.is_unknown, repeat(pdf_calls.address(text)), range(count)))
    if 1 in unknown:
        codes = [
            pdf_letters.UNKNOWN if wrong == 1 else code
            for code, wrong in zip(codes, unknown, strict=True)
        ]
    return pdf_letters.characters(pdf_shown.shown(page, text, codes))
