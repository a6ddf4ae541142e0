"""What the streams of a PDF that PDFium wrote hold."""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from kimi_calc.tokens.readers import pdf_changes, pdf_objects

_LARGEST = 24 << 20  # bytes of a stream
_LARGEST_ALL = 96 << 20
_FILTERS = re.compile(rb"/(\w+)")
_BLANKS = re.compile(rb"\s+")


class Streams:
    """Unpacks them, up to a size in all."""

    def __init__(self, document: pdf_changes.Changes) -> None:
        self._document = document
        self._left = _LARGEST_ALL

    def content(self, value: bytes) -> bytes | None:
        """What the stream to which a value refers holds; None if it can't be told."""
        body = self._document.whole(value)
        start = body.find(b"stream")
        if start < 0 or not body.startswith(b"<<"):
            return None
        values = pdf_objects.first_values(body[:start])
        length = self._document.followed(values.get(b"/Length", b""))
        first = start + (8 if body[start + 6 : start + 8] == b"\r\n" else 7)
        content = body[first:]
        content = content[: int(length)] if length.isdigit() else content
        if self._document.whole(values.get(b"/DecodeParms", b"null")).strip(b"[] ") != b"null":
            return None
        names = _FILTERS.findall(self._document.whole(values.get(b"/Filter", b"")))
        for name in names:
            unpacked = _unpacked(name, content, min(_LARGEST, self._left))
            if unpacked is None:
                return None
            content = unpacked
            self._left -= len(content)
        self._left -= len(content)
        return content if self._left > 0 else None


def _unpacked(name: bytes, content: bytes, most: int) -> bytes | None:
    if name in (b"FlateDecode", b"Fl"):
        try:
            return zlib.decompressobj().decompress(content, max(1, most))
        except zlib.error:
            return None
    try:
        if name in (b"ASCIIHexDecode", b"AHx"):
            digits = _BLANKS.sub(b"", content).partition(b">")[0]
            return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
        if name in (b"ASCII85Decode", b"A85"):
            return base64.a85decode(content.partition(b"~>")[0].strip().removeprefix(b"<~"))
    except ValueError:
        pass
    return None
