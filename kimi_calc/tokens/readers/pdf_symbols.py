"""Characters that a PDF's fonts of symbols, such as Wingdings, have at places for private use.

The maps to Unicode that programs write for them only repeat these places: for each mark of a list,
for one.
"""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2_raw as pdfium

from kimi_calc.tokens.readers import symbol_fonts

_OFFSET = 0xF000
_PLACES = range(0xF020, 0xF100)
_LONGEST_NAME = 100
_SUBSET = re.compile(r"[A-Z]{6}\+")
_ENDING = re.compile(r"(?<=[a-z\d])(?:MT|PS|[-,].*)+\Z")


def put_usual(text: Any, codes: list[int]) -> None:
    """Put usual characters into a page's units of UTF-16, where fonts are known to have them."""
    if not codes or max(codes) < _PLACES.start:
        return
    for place, code in enumerate(codes):
        if code in _PLACES:
            family = _family(text, place)
            found = ord(symbol_fonts.text(chr(code), family))
            # The letter at the same place is none that was meant, but in the font of Greek letters.
            if found < 0x10000 and (found != code - _OFFSET or family.lower() == "symbol"):
                codes[place] = found


def _family(text: Any, place: int) -> str:
    """The name of a character's font as Word has it."""
    room = ctypes.create_string_buffer(_LONGEST_NAME)
    part = pdfium.FPDFText_GetTextObject(text, place)
    font = part and pdfium.FPDFTextObj_GetFont(part)
    if not font or pdfium.FPDFFont_GetBaseFontName(font, room, _LONGEST_NAME) > _LONGEST_NAME:
        return ""
    name = _SUBSET.sub("", room.value.decode("utf-8", "replace"))
    return re.sub(r"(?<=s)(?=\d\Z)", " ", _ENDING.sub("", name))
