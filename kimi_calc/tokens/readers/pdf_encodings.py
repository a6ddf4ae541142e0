"""Fonts of a PDF whose predefined encoding PDFium doesn't know, given maps that it understands.

PDFium must be initialised. It takes an encoding that it doesn't know for one of two bytes, and
such codes for characters.
"""

from __future__ import annotations

import re

from kimi_calc.tokens.readers import pdf_changes, pdf_maps, pdf_needs, pdf_objects

_MARK = b"/DescendantFonts"


def with_known_encodings(content: bytes, password: str | None = None) -> bytes | None:
    """The PDF, changed so that PDFium reads its fonts of predefined encodings, or None.

    None stands for a PDF in which nothing is to change, also for one that PDFium doesn't open.
    Text that PDFium reads from the changed PDF needs pdf_tables.joined. Codes that have no
    meaning, and all those of encodings that nobody knows, are U+FFFD there.
    """
    if not pdf_needs.may_need_maps(content):
        return None
    plain = pdf_changes.saved(content, password)
    if plain is None or _MARK not in plain:
        return None
    places, end = pdf_objects.places(plain)
    return _Encodings(plain, places, end).made() if places else None


class _Encodings(pdf_changes.Changes):
    """The fonts of predefined encodings get maps."""

    mark = re.compile(re.escape(_MARK))

    def __init__(self, plain: bytes, places: dict[int, int], end: int) -> None:
        super().__init__(plain, places, end)
        self._descendants: dict[tuple[bytes, bytes], bytes] = {}

    def font(self, values: dict[bytes, bytes]) -> bytes | None:
        """The font's dictionary with maps that PDFium understands, or None if it needs none."""
        if _MARK not in values:
            return None
        name = self.followed(values.get(b"/Encoding", b""))
        if not name.startswith(b"/"):
            return None
        below = self.dictionary(values[_MARK])
        system = self.dictionary(below.get(b"/CIDSystemInfo", b""))
        ordering = self.followed(system.get(b"/Ordering", b"")).strip(b"()")
        needed = pdf_maps.needed(
            name[1:].decode("latin-1"),
            ordering.decode("latin-1"),
            has_unicode=self.is_stream(values.get(b"/ToUnicode", b"")),
        )
        if needed is None:
            return None
        changed = dict(values)
        is_name = b"\n" not in needed.encoding
        changed[b"/Encoding"] = needed.encoding if is_name else self.stream(needed.encoding)
        if needed.unicode:
            changed[b"/ToUnicode"] = self.stream(needed.unicode)
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
            self._descendants[key] = self.object(pdf_objects.written(kept))
        return self._descendants[key]
