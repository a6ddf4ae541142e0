"""What the shapes in a PDF are read as: the characters that were written.

A font has one shape for several characters: for 人 and for the radical ⼈, for a blank and a tab,
for – and ‒. Qt says of a shape that it is the first of them, so that who searches or copies 人民币
finds ⼈⺠币. What was written is known here, and put in its place.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QRawFont

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject

_LISTED = re.compile(rb"\[([^\]]*)\]")
_SINGLE = re.compile(rb"(<[0-9A-Fa-f]{4}> <[0-9A-Fa-f]{4}> )<([0-9A-Fa-f]{4})>(?=\s*\n)")
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>")


def with_signs(content: bytes, signs: Iterable[str], fonts: Iterable[QFont]) -> bytes:
    """The same PDF, whose shapes are read as the characters that were written."""
    from pypdf import PdfWriter
    from pypdf.generic import StreamObject

    known = _Known(signs, fonts)
    writer = PdfWriter(clone_from=io.BytesIO(content))
    changed = False
    seen: set[int] = set()
    for page in writer.pages:
        for one in _fonts_of(page):
            if id(one) in seen:
                continue
            seen.add(id(one))
            stream = one["/ToUnicode"].get_object()
            assert isinstance(stream, StreamObject)
            before = stream.get_data()
            after = known.corrected(before)
            if after != before:
                stream.set_data(after)
                changed = True
    if not changed:
        return content
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _fonts_of(page: PageObject) -> Iterator[DictionaryObject]:
    """The fonts of a page that say what their shapes are."""
    from pypdf.generic import DictionaryObject

    resources = page["/Resources"]
    fonts = resources.get("/Font") if isinstance(resources, DictionaryObject) else None
    found = fonts.get_object() if fonts else None
    for font in found.values() if isinstance(found, DictionaryObject) else ():
        one = font.get_object()
        if isinstance(one, DictionaryObject) and "/ToUnicode" in one:
            yield one


class _Known:
    """Which character was written where a font has the same shape for another one."""

    def __init__(self, signs: Iterable[str], fonts: Iterable[QFont]) -> None:
        # A sign that was written is what it is, whatever else has its shape.
        self._written = {ord(sign) for sign in signs if ord(sign) <= 0xFFFF}
        raw = {font.bold(): QRawFont.fromFont(font) for font in fonts}
        self._fonts = list(raw.values())
        self._by_shape = [dict(self._shapes(font)) for font in self._fonts]
        self._found: dict[int, int] = {}

    def corrected(self, table: bytes) -> bytes:
        """A table from shapes to characters, with those that were written."""
        table = _LISTED.sub(lambda found: b"[" + _CODE.sub(self._code, found[1]) + b"]", table)
        return _SINGLE.sub(lambda found: found[1] + self._said(int(found[2], 16)), table)

    def _code(self, found: re.Match[bytes]) -> bytes:
        return self._said(int(found[1], 16))

    def _said(self, code: int) -> bytes:
        if code not in self._found:
            self._found[code] = code if code in self._written else self._same_shape(code)
        return b"<%04X>" % self._found[code]

    def _same_shape(self, code: int) -> int:
        for font, by_shape in zip(self._fonts, self._by_shape, strict=True):
            shape = _shape(font, code)
            if shape in by_shape:
                return by_shape[shape]
        return code

    def _shapes(self, font: QRawFont) -> Iterator[tuple[int, int]]:
        for code in sorted(self._written):
            shape = _shape(font, code)
            if shape:
                yield shape, code


def _shape(font: QRawFont, code: int) -> int:
    """The number of a character's shape in a font; 0 where it has none."""
    if 0xD800 <= code <= 0xDFFF:
        return 0
    return int(next(iter(font.glyphIndexesForString(chr(code))), 0))
