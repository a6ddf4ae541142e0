"""Fonts of a PDF that don't say which characters their codes are, told what their glyphs say.

PDFium must be initialised. It needs a map to Unicode for what it can't tell itself: it reads names
of glyphs in few kinds of fonts, and never looks into the program of a font of several bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kimi_calc.tokens.readers import (
    pdf_cff,
    pdf_changes,
    pdf_cmaps,
    pdf_glyphs,
    pdf_maps,
    pdf_objects,
    pdf_streams,
    pdf_truetype,
)

GUESS = 0x100000
"""A code whose glyph's name is a number is written as the character GUESS + 256 code + number."""

_HALVES = 0xD800  # units from here on are parts of characters
_UPPER = range(0xDBC0, 0xDC00)  # these of characters from GUESS on
_LARGEST = 64 << 20
_MOST_ENTRIES = 1_000_000  # of all maps, those that are read among them
# Bytes of a code.
_SIZES = {b"/Type0": 2, b"/Type1": 1, b"/MMType1": 1, b"/TrueType": 1, b"/Type3": 1}
_CODECS = {b"/WinAnsiEncoding": "cp1252", b"/MacRomanEncoding": "mac-roman"}
_IDENTITY = (b"/Identity-H", b"/Identity-V")
_COLLECTIONS = (b"(GB1)", b"(CNS1)", b"(Japan1)", b"(Korea1)", b"(KR)")
_NAMED = re.compile(rb"/([^\s()<>\[\]{}/%]*)|(\d+)")
_DUP = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/]{1,100})\s+put")
# A range of codes beyond a row of them.
_WIDE = re.compile(rb"<\s*([\dA-Fa-f]{2})[\dA-Fa-f]{2}\s*>\s*<\s*(?!\1)[\dA-Fa-f]{4}\s*>\s*<")
_PROGRAMS = (b"/FontFile3", b"/FontFile2", b"/FontFile")


def with_told_fonts(content: bytes) -> bytes | None:
    """The PDF, with maps for those codes of its fonts that their glyphs tell, or None.

    None stands for a PDF in which nothing is to change, also for one that is too large. The text
    that PDFium reads from the changed PDF has characters from GUESS on where names of glyphs are
    numbers only.
    """
    if len(content) > _LARGEST:
        return None
    plain = pdf_changes.saved(content)
    if plain is None:
        return None
    places, end = pdf_objects.places(plain)
    return _Fonts(plain, places, end).made() if places else None


def numbers(codes: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The characters from GUESS on in units of UTF-16: where each begins, its code, its number."""
    if codes and max(codes) >= _HALVES:
        for place, (upper, lower) in enumerate(pairwise(codes)):
            if upper in _UPPER and lower >= _HALVES + 0x400:
                packed = (upper - _UPPER.start) << 10 | lower & 0x3FF
                yield place, packed >> 8, packed & 0xFF


class _Fonts(pdf_changes.Changes):
    """The fonts get maps."""

    mark = re.compile(rb"/Subtype\s*/(?:Type0|Type1|MMType1|TrueType|Type3)(?!\w)")

    def __init__(self, plain: bytes, places: dict[int, int], end: int) -> None:
        super().__init__(plain, places, end)
        self._streams_read = pdf_streams.Streams(self)
        self._programs: dict[bytes, _Program] = {}
        self._left = _MOST_ENTRIES

    def font(self, values: dict[bytes, bytes]) -> bytes | None:
        kind = values.get(b"/Subtype", b"")
        if kind not in _SIZES or self._left < 0:
            return None
        size = _SIZES[kind]
        told = self._composite(values) if size > 1 else self._simple(values, kind)
        unicode = self._streams_read.content(values.get(b"/ToUnicode", b""))
        known = pdf_cmaps.characters(unicode) if unicode else {}
        self._left -= len(told) + len(known)
        added = {code: text for code, text in told.items() if code not in known}
        if not added and not (unicode and known and _is_hard(unicode, known)):
            return None
        written = {
            code.to_bytes(size, "big"): text
            for code, text in (added | known).items()
            if code < 0x100**size
        }
        return pdf_objects.written(
            values | {b"/ToUnicode": self.stream(pdf_maps.to_unicode(written))}
        )

    def _simple(self, values: dict[bytes, bytes], kind: bytes) -> dict[int, str]:
        """What the codes of a font of one byte are."""
        encoding = self.followed(values.get(b"/Encoding", b""))
        names: dict[int, str] = {}
        if not encoding.startswith(b"/"):
            more = self.dictionary(values.get(b"/Encoding", b""))
            encoding = self.followed(more.get(b"/BaseEncoding", b""))
            names = _differences(self.whole(more.get(b"/Differences", b"")))
        result: dict[int, str] = {}
        if codec := _CODECS.get(encoding):
            # The others PDFium knows by itself.
            result = _of_codec(codec) if kind == b"/Type3" else {}
        elif kind != b"/Type3":
            result = self._program(values).of_codes()
        # PDFium knows the numbers of the signs in this font.
        are_signs = b"Dingbats" in self.followed(values.get(b"/BaseFont", b""))
        numbers = {} if are_signs else pdf_glyphs.numbers(names)
        for code, name in names.items():
            if found := pdf_glyphs.characters(name):
                result[code] = found
            elif code in numbers:
                result[code] = chr(GUESS + (code << 8) + numbers[code])
            elif not are_signs:
                result.pop(code, None)
        return result

    def _composite(self, values: dict[bytes, bytes]) -> dict[int, str]:
        """What the codes of a font of several bytes are; nothing where PDFium has tables."""
        below = self.dictionary(values.get(b"/DescendantFonts", b""))
        system = self.dictionary(below.get(b"/CIDSystemInfo", b""))
        if self.followed(system.get(b"/Ordering", b"")) in _COLLECTIONS:
            return {}
        characters = self._program(below).of_glyphs()
        if not characters:
            return {}
        moved = self._streams_read.content(below.get(b"/CIDToGIDMap", b""))
        if moved:
            glyphs = pdf_truetype.numbers(moved)
            characters = {
                cid: characters[glyph] for cid, glyph in enumerate(glyphs) if glyph in characters
            }
        if self.followed(values.get(b"/Encoding", b"")) in _IDENTITY:
            return characters
        encoding = self._streams_read.content(values.get(b"/Encoding", b""))
        cids = pdf_cmaps.cids(encoding) if encoding else {}
        return {code: characters[cid] for code, cid in cids.items() if cid in characters}

    def _program(self, values: dict[bytes, bytes]) -> _Program:
        """The program of a font with these values."""
        descriptor = self.dictionary(values.get(b"/FontDescriptor", b""))
        for key in _PROGRAMS:
            if place := descriptor.get(key):
                if place not in self._programs:
                    content = self._streams_read.content(place)
                    self._programs[place] = _Program(content or b"")
                return self._programs[place]
        return _Program(b"")


def _is_hard(unicode: bytes, known: Mapping[int, str]) -> bool:
    """Whether PDFium leaves out a map to Unicode with these codes, or a part of it."""
    return max(known) >= 0x10000 or _WIDE.search(unicode) is not None


class _Program:
    """The program of a font, of whatever kind."""

    def __init__(self, content: bytes) -> None:
        self._truetype: pdf_truetype.TrueType | None = None
        self._cff: pdf_cff.Glyphs | None = None
        self._type1: dict[int, str] = {}
        self._characters: dict[int, str] | None = None
        if content.startswith((b"%!", b"\x80\x01")):
            head = content[: content.find(b"eexec")][:100_000]
            self._type1 = {int(code): name.decode("latin-1") for code, name in _DUP.findall(head)}
            return
        try:
            self._truetype = pdf_truetype.TrueType(content)
        except ValueError:
            self._cff = pdf_cff.glyphs(content)
        else:
            if outlines := self._truetype.table(b"CFF "):
                self._cff = pdf_cff.glyphs(outlines)

    def of_glyphs(self) -> dict[int, str]:
        """The character of each glyph that says it."""
        if self._characters is None:
            self._characters = dict(_named(self._cff.names)) if self._cff else {}
            if self._truetype:
                self._characters |= self._truetype.characters()
        return self._characters

    def of_codes(self) -> dict[int, str]:
        """The character of each code, as the program itself encodes them."""
        if self._type1:
            return _named(self._type1)
        characters = self.of_glyphs()
        codes = self._truetype.glyphs() if self._truetype else {}
        if self._cff and not codes:
            codes = self._cff.codes
        return {code: characters[glyph] for code, glyph in codes.items() if glyph in characters}


def _named(names: Mapping[int, str]) -> dict[int, str]:
    """The characters that names stand for."""
    found = {place: pdf_glyphs.characters(name) for place, name in names.items()}
    return {place: text for place, text in found.items() if text}


def _of_codec(codec: str) -> dict[int, str]:
    found = {code: bytes([code]).decode(codec, "ignore") for code in range(0x20, 0x100)}
    return {code: text for code, text in found.items() if text.isprintable() and text}


def _differences(written: bytes) -> dict[int, str]:
    """The name of each code: a number is the code of the name after it, others follow."""
    result: dict[int, str] = {}
    code = 0
    for name, number in _NAMED.findall(written):
        if number:
            code = min(int(number[:4]), 0x100)
        elif code < 0x100:
            result[code] = name.decode("latin-1")
            code += 1
    return result
