"""What a TrueType or OpenType font program says of its glyphs: their characters, codes and names.

Nothing in it is trusted: what lies outside of it is left out, and the work is bounded.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator

from kimi_calc.tokens.readers import pdf_glyphs

_MOST_TABLES = 64
_MOST_GLYPHS = 0x10000
_MOST_CODES = 150_000  # of a table
# Platform and encoding of tables of Unicode, the best ones first; those of codes of the font's own.
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
_OWN = ((3, 0), (1, 0))
_OWN_AREA = 0xF000  # to which codes of one byte are moved


class TrueType:
    """A program; ValueError if it is none."""

    def __init__(self, program: bytes) -> None:
        self._program = program
        if program[:4] not in (b"\0\1\0\0", b"true", b"OTTO", b"ttcf"):
            raise ValueError("no TrueType")
        start = 0 if program[:4] != b"ttcf" else self._number(12, 4)
        self._tables = {
            program[place : place + 4]: (self._number(place + 8, 4), self._number(place + 12, 4))
            for place in range(start + 12, start + 12 + 16 * self._number(start + 4), 16)[
                :_MOST_TABLES
            ]
        }

    def table(self, name: bytes) -> bytes:
        """The table of a name, or nothing."""
        start, length = self._tables.get(name, (0, 0))
        return self._program[start : start + length]

    def characters(self) -> dict[int, str]:
        """The character of each glyph that has one."""
        result: dict[int, str] = {}
        for glyph, name in enumerate(self._names()):
            if found := pdf_glyphs.characters(name):
                result[glyph] = found
        maps = self._maps()
        for kind in _UNICODE:
            if kind in maps:
                told: dict[int, int] = {}
                for code, glyph in _codes(maps[kind]):
                    if glyph and 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xF900:
                        told[glyph] = min(code, told.get(glyph, code))
                return result | {glyph: chr(code) for glyph, code in told.items()}
        return result

    def glyphs(self) -> dict[int, int]:
        """The glyph of each code of one byte, as the font itself has them."""
        maps = self._maps()
        for kind in _OWN:
            if kind in maps:
                return {
                    code & 0xFF: glyph
                    for code, glyph in _codes(maps[kind])
                    if glyph and code & ~0xFF in (0, _OWN_AREA)
                }
        return {}

    def _maps(self) -> dict[tuple[int, int], bytes]:
        table = self.table(b"cmap")
        result: dict[tuple[int, int], bytes] = {}
        for place in range(4, 4 + 8 * min(_number(table, 2), _MOST_TABLES), 8):
            kind = _number(table, place), _number(table, place + 2)
            result.setdefault(kind, table[_number(table, place + 4, 4) :])
        return result

    def _names(self) -> Iterator[str]:
        """The names of the glyphs but for those that every font has: these are in its other map."""
        table = self.table(b"post")
        if _number(table, 0, 4) != 0x20000:
            return
        count = _number(table, 32)
        places = [_number(table, 34 + 2 * glyph) for glyph in range(count)]
        names: list[str] = []
        place = 34 + 2 * count
        while place < len(table) and len(names) < _MOST_GLYPHS:
            length = table[place]
            names.append(table[place + 1 : place + 1 + length].decode("latin-1"))
            place += 1 + length
        for number in places:
            if number < len(pdf_glyphs.MACINTOSH):
                yield pdf_glyphs.MACINTOSH[number]
            else:
                place = number - len(pdf_glyphs.MACINTOSH)
                yield names[place] if place < len(names) else ""

    def _number(self, place: int, size: int = 2) -> int:
        return _number(self._program, place, size)


def _number(data: bytes, place: int, size: int = 2) -> int:
    """A number in data, 0 beyond its end."""
    return int.from_bytes(data[place : place + size], "big")


def numbers(data: bytes) -> array[int]:
    """The numbers of two bytes of which data is made."""
    result = array("H", data[: len(data) & ~1])
    if sys.byteorder == "little":
        result.byteswap()
    return result


def _codes(table: bytes) -> Iterator[tuple[int, int]]:
    """The codes of a map, each with its glyph."""
    kind = _number(table, 0)
    if kind == 0:
        yield from enumerate(table[6:262])
    elif kind == 4:
        yield from _segments(table)
    elif kind == 6:
        first = _number(table, 6)
        glyphs = numbers(table[10 : 10 + 2 * _number(table, 8)])
        yield from enumerate(glyphs, first)
    elif kind == 12:
        left = _MOST_CODES
        count = min(_number(table, 12, 4), (len(table) - 16) // 12)
        for first, last, glyph in struct.iter_unpack(">LLL", table[16 : 16 + 12 * count]):
            length = min(last - first + 1, left)
            if length > 0:
                left -= length
                yield from zip(
                    range(first, first + length), range(glyph, glyph + length), strict=True
                )


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    left = _MOST_CODES
    count = min(_number(table, 6) // 2, len(table) // 8)
    words = numbers(table)
    for segment in range(count):
        place = 7 + segment
        if place + 3 * count + 1 >= len(words):
            return
        last, first = words[place], words[place + count + 1]
        delta, offset = words[place + 2 * count + 1], words[place + 3 * count + 1]
        for code in range(first, min(last, first + left - 1) + 1):
            glyph = code
            if offset:
                at = place + 3 * count + 1 + offset // 2 + code - first
                if at >= len(words):
                    break
                glyph = words[at]
                if not glyph:
                    continue
            yield code, (glyph + delta) & 0xFFFF
        left -= max(0, last - first + 1)
        if left <= 0:
            return
