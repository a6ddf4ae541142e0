"""Fonts of a PDF whose predefined encoding PDFium doesn't know, given maps that it understands.

PDFium must be initialised. It takes an encoding that it doesn't know for one of two bytes, and
such codes for characters.
"""

from __future__ import annotations

import ctypes
import re

import pypdfium2_raw as pdfium

from kimi_calc.tokens.readers import pdf_maps, pdf_needs, pdf_objects

_MARK = b"/DescendantFonts"
_MOST = 256 << 20
_LONGEST_NAME = 2000
_LONGEST_DICTIONARY = 1_000_000


def with_known_encodings(content: bytes, password: str | None = None) -> bytes | None:
    """The PDF, changed so that PDFium reads its fonts of predefined encodings, or None.

    None stands for a PDF in which nothing is to change, also for one that PDFium doesn't open.
    Text that PDFium reads from the changed PDF needs pdf_tables.joined. Codes that have no
    meaning, and all those of encodings that nobody knows, are U+FFFD there.
    """
    if not pdf_needs.may_need_maps(content):
        return None
    plain = _saved(content, password)
    if plain is None or _MARK not in plain:
        return None
    places, end = pdf_objects.places(plain)
    return _Changes(plain, places, end).made() if places else None


def _saved(content: bytes, password: str | None) -> bytes | None:
    """The PDF as PDFium writes it: without encryption, streams of objects, escapes and comments."""
    document = pdfium.FPDF_LoadMemDocument64(
        content, len(content), password.encode() if password else None
    )
    if not document:
        return None
    parts: list[bytes] = []
    left = _MOST + 2 * len(content)

    def write(_: object, data: int, size: int) -> int:
        nonlocal left
        left -= size
        if left < 0:
            return 0
        parts.append(ctypes.string_at(data, size))
        return 1

    writer = pdfium.FPDF_FILEWRITE(version=1)
    writer.WriteBlock = type(writer.WriteBlock)(write)
    try:
        done = pdfium.FPDF_SaveAsCopy(document, writer, pdfium.FPDF_REMOVE_SECURITY)
    finally:
        pdfium.FPDF_CloseDocument(document)
    return b"".join(parts) if done else None


class _Changes:
    """The changes of a PDF that PDFium wrote; its objects are at places, by number, up to end."""

    def __init__(self, plain: bytes, places: dict[int, int], end: int) -> None:
        self._plain = plain
        self._places = places
        starts = sorted(places.values())
        ends = dict(zip(starts, [*starts[1:], end], strict=True))
        self._ends = {number: ends[start] for number, start in places.items()}
        self._values: dict[int, dict[bytes, bytes]] = {}
        self._added: dict[int, bytes] = {}
        self._next = max(places) + 1
        self._streams: dict[bytes, bytes] = {}
        self._descendants: dict[tuple[bytes, bytes], bytes] = {}

    def made(self) -> bytes | None:
        """The PDF with the changes, or None if there are none."""
        by_start = sorted((start, number) for number, start in self._places.items())
        for start, number in by_start:
            if self._plain.find(_MARK, start, self._ends[number]) >= 0:
                self._change(number)
        if not self._added:
            return None
        parts = [self._plain]
        size = len(self._plain)
        for number, body in self._added.items():
            part = b"%d 0 obj\r\n%b\r\nendobj\r\n" % (number, body)
            self._places[number] = size
            parts.append(part)
            size += len(part)
        lines = b"".join(
            b"%d 1\r\n%010d 00000 n\r\n" % (number, place)
            for number, place in sorted(self._places.items())
        )
        root = re.findall(rb"/Root (\d+ \d+ R)", self._plain[self._plain.rfind(b"trailer") :])
        if not root:
            return None
        trailer = b"trailer\r\n<</Root %b/Size %d>>\r\nstartxref\r\n%d\r\n%%%%EOF\r\n"
        return b"".join([*parts, b"xref\r\n", lines, trailer % (root[-1], self._next, size)])

    def _change(self, number: int) -> None:
        """Change the fonts in an object."""
        body = self._body(number)
        pieces: list[bytes] = []
        done = 0
        for font in _fonts(body):
            changed = self._font({key: body[a:b] for key, (a, b) in font.values.items()})
            if changed and font.start >= done:
                pieces += body[done : font.start], changed
                done = font.end
        if pieces:
            self._added[number] = b"".join([*pieces, body[done:]])

    def _body(self, number: int) -> bytes:
        """An object without its number and its end."""
        start = self._plain.find(b"obj", self._places[number]) + 3
        end = self._plain.rfind(b"endobj", start, self._ends[number])
        return self._plain[start : end if end >= 0 else self._ends[number]].strip()

    def _font(self, values: dict[bytes, bytes]) -> bytes | None:
        """The font's dictionary with maps that PDFium understands, or None if it needs none."""
        name = self._followed(values.get(b"/Encoding", b""))
        if not name.startswith(b"/"):
            return None
        below = self._dictionary(values[_MARK])
        system = self._dictionary(below.get(b"/CIDSystemInfo", b""))
        ordering = self._followed(system.get(b"/Ordering", b"")).strip(b"()")
        needed = pdf_maps.needed(
            name[1:].decode("latin-1"),
            ordering.decode("latin-1"),
            has_unicode=self._is_stream(values.get(b"/ToUnicode", b"")),
        )
        if needed is None:
            return None
        changed = dict(values)
        is_name = b"\n" not in needed.encoding
        changed[b"/Encoding"] = needed.encoding if is_name else self._stream(needed.encoding)
        if needed.unicode:
            changed[b"/ToUnicode"] = self._stream(needed.unicode)
        if below and (not is_name or needed.widths):
            changed[_MARK] = b"[%b]" % self._drawn_by_none(values[_MARK], below, needed.widths)
        return pdf_objects.written(changed)

    def _drawn_by_none(self, value: bytes, below: dict[bytes, bytes], widths: bytes) -> bytes:
        """A reference to a descendant font without its program, with widths if there are any.

        A CMap tells no glyphs, and PDFium drops text of which an embedded font draws nothing.
        """
        key = value, widths
        if key not in self._descendants:
            kept = {key: value for key, value in below.items() if key != b"/FontDescriptor"}
            if widths:
                kept |= {b"/DW": b"1000", b"/W": widths}
            self._descendants[key] = self._object(pdf_objects.written(kept))
        return self._descendants[key]

    def _stream(self, content: bytes) -> bytes:
        """A reference to a stream that holds the content."""
        if content not in self._streams:
            body = b"<</Length %d>>stream\r\n%b\r\nendstream" % (len(content), content)
            self._streams[content] = self._object(body)
        return self._streams[content]

    def _object(self, body: bytes) -> bytes:
        """A reference to a new object."""
        self._added[self._next] = body
        self._next += 1
        return b"%d 0 R" % (self._next - 1)

    def _followed(self, value: bytes) -> bytes:
        """What a value refers to, as written; nothing for what is too long for a name."""
        number = pdf_objects.referred(value)
        if number not in self._places:
            return value.strip()
        return self._body(number) if self._length(number) < _LONGEST_NAME else b""

    def _is_stream(self, value: bytes) -> bool:
        number = pdf_objects.referred(value)
        if number not in self._places:
            return False
        start = self._places[number]
        return b"stream" in self._plain[start : start + min(self._length(number), _LONGEST_NAME)]

    def _length(self, number: int) -> int:
        return self._ends[number] - self._places[number]

    def _dictionary(self, value: bytes) -> dict[bytes, bytes]:
        """The values of a dictionary, also one in a list or referred to."""
        first = pdf_objects.referred(value)
        if first in self._values:
            return self._values[first]
        number = first
        for _ in range(2):
            if number in self._places and self._length(number) < _LONGEST_DICTIONARY:
                value = self._body(number)
                number = pdf_objects.referred(value)
        result = pdf_objects.first_values(value)
        if first >= 0:
            self._values[first] = result
        return result


def _fonts(body: bytes) -> list[pdf_objects.Dictionary]:
    """The dictionaries with descendant fonts, in the order in which they begin."""
    return sorted(font for font in pdf_objects.dictionaries(body) if _MARK in font.values)
