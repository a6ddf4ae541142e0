"""Changes of the fonts in a PDF that PDFium wrote: objects that are appended to it.

PDFium must be initialised.
"""

from __future__ import annotations

import ctypes
import re
from typing import ClassVar

import pypdfium2_raw as pdfium

from kimi_calc.tokens.readers import pdf_objects

_MOST = 256 << 20
_LONGEST_NAME = 2000
_LONGEST_DICTIONARY = 1_000_000


def saved(content: bytes, password: str | None = None) -> bytes | None:
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


class Changes:
    """The changes of a PDF that PDFium wrote; its objects are at places, by number, up to end."""

    mark: ClassVar[re.Pattern[bytes]]
    """What stands in each object that has a font to be changed."""

    def font(self, values: dict[bytes, bytes]) -> bytes | None:
        """What a dictionary of these values is to be, or None if it stays as it is."""
        raise NotImplementedError

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

    def made(self) -> bytes | None:
        """The PDF with the changes, or None if there are none."""
        by_start = sorted((start, number) for number, start in self._places.items())
        for start, number in by_start:
            if self.mark.search(self._plain, start, self._ends[number]):
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
        body = self.body(number)
        pieces: list[bytes] = []
        done = 0
        for found in sorted(pdf_objects.dictionaries(body)):
            changed = self.font({key: body[a:b] for key, (a, b) in found.values.items()})
            if changed and found.start >= done:
                pieces += body[done : found.start], changed
                done = found.end
        if pieces:
            self._added[number] = b"".join([*pieces, body[done:]])

    def body(self, number: int) -> bytes:
        """An object without its number and its end."""
        start = self._plain.find(b"obj", self._places[number]) + 3
        end = self._plain.rfind(b"endobj", start, self._ends[number])
        return self._plain[start : end if end >= 0 else self._ends[number]].strip()

    def stream(self, content: bytes) -> bytes:
        """A reference to a stream that holds the content."""
        if content not in self._streams:
            body = b"<</Length %d>>stream\r\n%b\r\nendstream" % (len(content), content)
            self._streams[content] = self.object(body)
        return self._streams[content]

    def object(self, body: bytes) -> bytes:
        """A reference to a new object."""
        self._added[self._next] = body
        self._next += 1
        return b"%d 0 R" % (self._next - 1)

    def followed(self, value: bytes) -> bytes:
        """What a value refers to, as written; nothing for what is too long for a name."""
        number = pdf_objects.referred(value)
        if number not in self._places:
            return value.strip()
        return self.body(number) if self._length(number) < _LONGEST_NAME else b""

    def whole(self, value: bytes) -> bytes:
        """What a value refers to, as written, however long it is."""
        number = pdf_objects.referred(value)
        return self.body(number) if number in self._places else value

    def is_stream(self, value: bytes) -> bool:
        """Whether a value refers to a stream."""
        number = pdf_objects.referred(value)
        if number not in self._places:
            return False
        start = self._places[number]
        return b"stream" in self._plain[start : start + min(self._length(number), _LONGEST_NAME)]

    def _length(self, number: int) -> int:
        return self._ends[number] - self._places[number]

    def dictionary(self, value: bytes) -> dict[bytes, bytes]:
        """The values of a dictionary, also one in a list or referred to."""
        first = pdf_objects.referred(value)
        if first in self._values:
            return self._values[first]
        number = first
        for _ in range(2):
            if number in self._places and self._length(number) < _LONGEST_DICTIONARY:
                value = self.body(number)
                number = pdf_objects.referred(value)
        result = pdf_objects.first_values(value)
        if first >= 0:
            self._values[first] = result
        return result
