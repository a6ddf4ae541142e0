"""What kind of file it is, by what it begins with: lines of JSON, documents of JSON, a table."""

from __future__ import annotations

from typing import Literal

Kind = Literal["lines", "documents", "table", "workbook", "empty"]

LOOKED_AT = 1 << 16
"""Bytes that tell it."""

_WORKBOOK = b"PK\x03\x04"
_EVENTS = (b"data:", b"event:", b":")
_MOST_LINES = 50
_AROUND = b"\0 \t\r\n"


def kind_of(start: bytes) -> Kind:
    """Tell the kind of a file that begins so; UTF-8.

    Most lines of a log are records of their own, if not all: its first one may be cut off, and
    some program may have written between them.
    """
    if start.startswith(_WORKBOOK):
        return "workbook"
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text:
        return "empty"
    if text.startswith(_EVENTS):
        return "lines"
    lines = text.split(b"\n", _MOST_LINES)[:_MOST_LINES]
    if len(start) >= LOOKED_AT and len(lines) > 1:
        lines.pop()  # which is cut off here
    held = [line for one in lines if (line := one.strip(_AROUND))]
    records = sum(map(_looks_like_record, held))
    if text.startswith(b"["):
        # A whole array in the first line is a document, unless others follow.
        return "lines" if len(held) > 1 and records * 2 > len(held) else "documents"
    if not text.startswith(b"{"):
        return "lines" if records * 2 >= len(held) else "table"
    is_cut_off = len(held) == 1 and not records
    return "documents" if is_cut_off or sum(map(_is_fragment, held)) * 2 > len(held) else "lines"


def _looks_like_record(line: bytes) -> bool:
    """Whether a line holds all of a record, as it seems: it need not be right."""
    if line.startswith(_EVENTS):
        return True
    return line.startswith((b"{", b"[")) and line.endswith((b"}", b"]")) and len(line) > 1


def _is_fragment(line: bytes) -> bool:
    """Whether a line is a part of a document that is written for people."""
    return line.endswith((b",", b"{", b"[")) or line.startswith((b'"', b"}", b"]"))
