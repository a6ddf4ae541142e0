"""What a CFF font program says of its glyphs: their characters, and the codes of its encoding.

Nothing in it is trusted: what lies outside of it is left out, and the work is bounded.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from kimi_calc.tokens.readers import pdf_glyphs

_MOST_GLYPHS = 0x10000
_CHARSET, _ENCODING, _CHAR_STRINGS = 15, 16, 17
_COLLECTION = 12 << 8 | 30  # the operator of a font whose glyphs have no names


class Glyphs(NamedTuple):
    """The name of each glyph, and the glyph of each code; both may lack some."""

    names: dict[int, str]
    codes: dict[int, int]


def glyphs(program: bytes) -> Glyphs | None:
    """Those of a program; None if it is none, or one whose glyphs have numbers only."""
    if len(program) < 4 or program[0] != 1:
        return None
    place = program[2]
    _, place = _index(program, place)
    tops, place = _index(program, place)
    strings, place = _index(program, place)
    top = _dictionary(tops[0]) if tops else {}
    if not top or _COLLECTION in top or _CHAR_STRINGS not in top:
        return None
    count = min(_number(program, top[_CHAR_STRINGS]), _MOST_GLYPHS)
    ids = _charset(program, top.get(_CHARSET, 0), count)
    names = {glyph: _name(number, strings) for glyph, number in enumerate(ids, 1)}
    return Glyphs(names, _encoding(program, top.get(_ENCODING, 0), ids))


def _name(number: int, strings: list[bytes]) -> str:
    standard = pdf_glyphs.STANDARD
    if number < len(standard):
        return standard[number]
    place = number - 391
    return strings[place].decode("latin-1") if 0 <= place < len(strings) else ""


def _index(program: bytes, place: int) -> tuple[list[bytes], int]:
    """The parts of an index, and where what follows it begins."""
    count = _number(program, place)
    if not count:
        return [], place + 2
    size = _number(program, place + 2, 1)
    if not 1 <= size <= 4 or place + 3 + count * size > len(program):
        return [], len(program)
    start = place + 2 + (count + 1) * size
    ends = [_number(program, place + 3 + step * size, size) for step in range(count + 1)]
    parts = [
        program[start + first : start + last] if first <= last < first + 2000 else b""
        for first, last in pairwise(ends)
    ]
    return parts, start + ends[-1]


def _dictionary(data: bytes) -> dict[int, int]:
    """The last number before each operator."""
    result: dict[int, int] = {}
    value = place = 0
    while place < len(data):
        operator = data[place]
        if operator > 21:
            value, place = _operand(data, place)
            continue
        place += 1
        if operator == 12:
            operator = 12 << 8 | _number(data, place, 1)
            place += 1
        result[operator] = value
    return result


def _operand(data: bytes, place: int) -> tuple[int, int]:
    """A number, 0 for one that is no place, and where what follows it begins."""
    byte = data[place]
    if byte == 28:
        return _number(data, place + 1), place + 3
    if byte == 29:
        return _number(data, place + 1, 4), place + 5
    if byte == 30:  # a fraction: two digits a byte, the last one 15
        while place + 1 < len(data) and data[place] & 15 != 15:
            place += 1
        return 0, place + 1
    if byte <= 246:
        return byte - 139, place + 1
    if byte <= 250:
        return (byte - 247) * 256 + _number(data, place + 1, 1) + 108, place + 2
    return 0, place + 2


def _charset(program: bytes, place: int, count: int) -> list[int]:
    """The numbers of the names of the glyphs from the first on."""
    if place <= 2:
        return list(range(1, count)) if place == 0 else []
    kind = _number(program, place, 1)
    place += 1
    if kind == 0:
        return [_number(program, place + 2 * step) for step in range(count - 1)]
    result: list[int] = []
    size = 1 if kind == 1 else 2
    while len(result) < count - 1 and place < len(program):
        first, more = _number(program, place), _number(program, place + 2, size)
        result += range(first, first + min(more + 1, count - 1 - len(result)))
        place += 2 + size
    return result


def _encoding(program: bytes, place: int, ids: list[int]) -> dict[int, int]:
    """The glyph of each code."""
    if place <= 1:
        glyphs_of = {number: glyph for glyph, number in reversed(list(enumerate(ids, 1)))}
        codes = pdf_glyphs.STANDARD_CODES if place == 0 else {}
        return {code: glyphs_of[number] for code, number in codes.items() if number in glyphs_of}
    kind = _number(program, place, 1) & 0x7F
    count = _number(program, place + 1, 1)
    place += 2
    if kind == 0:
        return {_number(program, place + step, 1): step + 1 for step in range(count)}
    result: dict[int, int] = {}
    glyph = 1
    for step in range(count):
        first = _number(program, place + 2 * step, 1)
        for code in range(first, first + _number(program, place + 2 * step + 1, 1) + 1):
            result[code & 0xFF] = glyph
            glyph += 1
    return result


def _number(data: bytes, place: int, size: int = 2) -> int:
    """A number in data, 0 beyond its end."""
    return int.from_bytes(data[place : place + size], "big")
