"""PDFs that PDFium doesn't open: what they lack, so that it looks for their objects itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = b"%PDF-"
_WITHIN = 1024  # bytes: PDFium looks for the header there
_OBJECT = re.compile(rb"\b(\d{1,10})\s{1,9}(\d{1,5})\s{1,9}obj\b")
_CATALOGUE = re.compile(rb"/Type\s{0,9}/Catalog\b")
_BEFORE, _AFTER = 2000, 2000  # bytes of a catalogue's object


def repaired(content: bytes) -> Iterator[bytes]:
    """The PDF with what it may lack, in a way after the other: the first that opens is it."""
    if _HEADER not in content[:_WITHIN]:
        content = b"%b1.7\n%b" % (_HEADER, content)
        yield content
    catalogues = list(_catalogues(content))
    if catalogues:
        # What may be open there is closed: a string, a list, a dictionary.
        end = b"\n)>]>>\ntrailer << /Root %b R >>\n" % catalogues[-1]
        yield content + end
        # What is left of a trailer may go on until there: it is none any more.
        yield without_table(content).replace(b"trailer", b"%------") + end


def without_table(content: bytes) -> bytes:
    """The PDF without the table of its objects: PDFium looks for them itself then."""
    return content.replace(b"startxref", b"%--------")


def _catalogues(content: bytes) -> Iterator[bytes]:
    """The number and the generation of each object that says where a document begins."""
    for found in _CATALOGUE.finditer(content):
        before = content[max(0, found.start() - _BEFORE) : found.start()]
        if objects := list(_OBJECT.finditer(before)):
            last = objects[-1]
            if b"endobj" not in before[last.end() :]:
                yield b"%b %b" % last.groups()
