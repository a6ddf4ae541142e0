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
    pdf_fonts,
    pdf_guesses,
    pdf_letters,
    pdf_repairs,
    pdf_shown,
    pdf_symbols,
    pdf_tables,
)
from kimi_calc.tokens.readers.pdf_guesses import Doubt

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
        self._are_fonts_told = False

    def _opened(self, content: bytes) -> Any:
        self._content = content  # PDFium reads on in it
        return self._loaded(content)

    def _loaded(self, content: bytes) -> Any:
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
        found = self._page(number)
        if (found.unknown or found.letterless) and not self._are_fonts_told:
            # This costs time, which few PDFs need.
            self._are_fonts_told = True
            if self._tell_fonts():
                found = self._page(number)
        return found

    def _tell_fonts(self) -> bool:
        """Read on in a PDF whose fonts say more of their characters; False if there is none."""
        changed = pdf_fonts.with_told_fonts(self._content)
        document = self._loaded(changed) if changed else None
        if not document or pdfium.FPDF_GetPageCount(document) != self.pages:
            return False
        assert changed
        self._document = document  # the other one stays open: its fields do, too
        self._content = changed
        self._fields = pdf_fields.Fields(document)
        return True

    def _page(self, number: int) -> PageText:
        page = pdfium.FPDF_LoadPage(self._document, number)
        if not page:
            return PageText("")
        typed = self._fields.typed(page)
        if pdf_fields.draw_onto(page):
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(self._document, number)
        text = pdfium.FPDFText_LoadPage(page)
        read, guessed = _letters(page, text)
        letters, unknown = pdf_letters.text_of(self._join(read))
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
        if pdf_letters.are_too_many(unknown, letters):
            return PageText("", 0, letterless=True)
        return PageText("\n".join([letters, *typed]), unknown + guessed)


def _letters(page: Any, text: Any) -> tuple[str, int]:
    """The characters of a page that are shown, as PDFium has them; how many of them are guesses.

    Those that can't be told are U+FFFD.
    """
    count = max(0, pdfium.FPDFText_CountChars(text))
    units = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, units) == count + 1:
        codes = list(units)[:count]
    else:  # which can't be: each character is a unit of UTF-16
        codes = [pdfium.FPDFText_GetUnicode(text, place) & 0xFFFF for place in range(count)]
    pdf_symbols.put_usual(text, codes)
    # Of what PDFium can't tell it has the code.
    flags = map(pdf_calls.is_unknown, repeat(pdf_calls.address(text)), range(count))
    doubts = [
        Doubt(place, _font(text, place), codes[place])
        for place, wrong in enumerate(flags)
        if wrong == 1
    ]
    for place, code, number in pdf_fonts.numbers(codes):
        doubts.append(Doubt(place, _font(text, place), code, number))
    if not doubts:
        return pdf_letters.characters(pdf_shown.shown(page, text, codes)), 0
    doubts.sort()
    told = pdf_guesses.guessed(doubts)
    for place, _, _, number in doubts:
        guess = told.get(place)
        codes[place] = ord(guess) + pdf_letters.GUESSED if guess else pdf_letters.UNKNOWN
        if number >= 0:
            codes[place + 1] = pdf_letters.NOTHING
    shown = pdf_shown.shown(page, text, codes)
    return pdf_letters.characters(shown), sum(code > pdf_letters.GUESSED for code in shown)


def _font(text: Any, place: int) -> int:
    """What tells a character's font from others of the page."""
    part = pdfium.FPDFText_GetTextObject(text, place)
    font = part and pdfium.FPDFTextObj_GetFont(part)
    return ctypes.cast(font, ctypes.c_void_p).value or 0 if font else 0
