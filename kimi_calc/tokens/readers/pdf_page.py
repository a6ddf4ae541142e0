"""A page of a PDF: its text, by pypdf, at a cost that has a bound.

pypdf takes some three seconds for a megabyte of instructions, reads every font of a page's list,
and each part of a page as often as it is drawn. Here it gets what can show text, and that once.
"""

from __future__ import annotations

import re
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import ContentStream, DictionaryObject, NameObject, StreamObject

from kimi_calc.tokens.readers import pdf_fields, pdf_fonts

_MOST_WORK = 4_000_000  # bytes of instructions and characters of parts: a book has less
_MAP_IS_CHEAPER = 8  # times: what a font says of its characters, than instructions
_GAP = -180  # thousandths of the font's size: words are further apart than letters in any kerning
_FEWEST_LETTERS = 100
_LAST_CYRILLIC = "\u052f"
_LETTERS_IN_WORD = 10  # on average, in no language that is written with spaces

_SHOWS = re.compile(rb"T[jJ]|Do|['\"]")
# Lines, areas and colours, most of a drawing's instructions. Only after another instruction: an
# operand before them that is not of theirs would become one of the next. What is in brackets may
# look like them, and so may a picture's data, which end where only its reader knows.
_DRAWN = re.compile(
    rb"""
    ( (?: \( (?: [^()\\]++ | \\. | \( (?: [^()\\]++ | \\. )*+ \) )*+ \)
          [-+.\d\s\]]*+ (?: T[jJ] \s*+ )?+ )++
    | \( .*+
    | < [\dA-Fa-f\s]*+ > | % [^\r\n]*+ | (?<!\S) BI (?=[\s/]) .*+ )
    | (?: (?<= [A-Za-z*]\s ) | (?<= [A-Za-z*]\r\n ) )
    (?: (?: (?: [-+.\d]{1,30}+ \s{1,20}+ ){0,6}+ (?: /[^\s()<>\[\]{}/%]{1,99}+ \s{1,20}+ )?+
            (?: re | rg | RG | gs | ri | cs | CS | scn? | SCN? | [mlcvyhSsFnwJjMigGkK] | [fBbW]\*? )
          | \[ [-+.\d\s]{0,99}+ \] \s{0,20}+ [-+.\d]{1,30}+ \s{1,20}+ d )
        \s{1,20}+ )++
    """,
    re.VERBOSE | re.DOTALL,
)


def text_of(page: PageObject, reader: PdfReader) -> str:
    """The text of a page, and what is typed into its fields. LimitReachedError: too much work."""
    bounded = _Page(page, reader)
    text = bounded.extract_text()
    letters = sum(char.isalpha() and char <= _LAST_CYRILLIC for char in text)
    if letters > max(_FEWEST_LETTERS, text.count(" ") * _LETTERS_IN_WORD):
        # LaTeX writes no spaces but leaves gaps, which pypdf measures by a wrong character.
        bounded.begin()
        text = bounded.extract_text(visitor_operand_before=_widen_gaps)
    fields = list(pdf_fields.texts(bounded, bounded.spend))
    # Within a page pypdf passes over errors of its parts.
    if bounded.too_much:
        raise LimitReachedError("Too much work for a page")
    return "\n".join([text, *fields])


def _widen_gaps(operator: bytes, operands: list[Any], *_: object) -> None:
    """Make gaps between words so wide that they are seen; what follows takes the rest back."""
    if operator == b"TJ" and operands and isinstance(operands[0], list):
        shown = operands[0]
        for place in reversed(range(len(shown))):
            if isinstance(shown[place], (int, float)) and -1000 < shown[place] <= _GAP:
                shown[place : place + 1] = [-1000, float(shown[place]) + 1000]


class _Page(PageObject):
    """A page that reads no more than what can show text, and each of its parts once."""

    def __init__(self, page: PageObject, reader: PdfReader) -> None:
        super().__init__(reader, page.indirect_reference)
        self.update(page)
        self.begin()
        if "/Contents" in page:
            self[NameObject("/Contents")] = self._lightened(page["/Contents"], self)

    def begin(self) -> None:
        """What comes now may cost as much again."""
        self.too_much = False
        self._left = _MOST_WORK
        self._texts: dict[Any, str] = {}

    def spend(self, work: int) -> None:
        """Count work. LimitReachedError if it is too much."""
        self._left -= work
        if self._left < 0:
            self.too_much = True
            raise LimitReachedError("Too much work for a page")

    def extract_xform_text(self, xform: StreamObject, *args: Any, **kwargs: Any) -> str:
        # A part's text doesn't depend on where it is drawn.
        key = getattr(xform, "indirect_reference", None) or id(xform)
        text = self._texts.get(key)
        if text is None:
            part = self._lightened(xform, xform)
            # mypy: pypdf says "encoded" streams, and takes others too.
            text = super().extract_xform_text(part, *args, **kwargs)  # type: ignore[arg-type]
            self._texts[key] = text
        self.spend(len(text))
        return text

    def _lightened(self, stream: Any, owner: DictionaryObject) -> ContentStream:
        """Instructions without what shows no text; their resources with the fonts they use."""
        instructions = ContentStream(stream, self.pdf, "bytes").get_data()
        instructions = _DRAWN.sub(rb"\1", instructions)
        if not _SHOWS.search(instructions):
            instructions = b""
        self.spend(len(instructions))
        content = ContentStream(None, self.pdf, "bytes")
        content.set_data(instructions)
        content.update(owner if owner is not self else {})
        resources = pdf_fonts.dictionary(owner.get("/Resources"))
        if fonts := pdf_fonts.dictionary(resources.get("/Font")):
            used, size = pdf_fonts.used(fonts, instructions)
            self.spend(size // _MAP_IS_CHEAPER)
            lightened = DictionaryObject(resources)
            lightened[NameObject("/Font")] = used
            target = self if owner is self else content
            target[NameObject("/Resources")] = lightened
        return content
