"""What the codes of a PDF's predefined encodings mean, where PDFium doesn't know them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kimi_calc import resources

UNREADABLE = "\ufffd"
PIECES = 0xF0000
"""A code that is a part of a character only is written as the character PIECES + code."""
# In UTF-8 a piece is a byte, in UTF-32 the upper half, in the two Chinese encodings two bytes.
_PIECES = re.compile(
    "([\U000f00c2-\U000f00f4][\U000f0080-\U000f00bf]{1,3})"
    "|([\U000f0000-\U000f0010])([\0-\uffff\U000f0000-\U000f0010])"
    "|([\U000f0000-\U000fffff]+)"
)
_BIG5_TAILS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))


@dataclass(frozen=True)
class Table:
    """An encoding: the ranges of its codes, the CIDs of those of a byte, and what its codes mean.

    ranges: first and last code; narrow: first and last code and the first's CID; characters: by
    code. Without ranges it is one that PDFium knows but for these characters.
    """

    ranges: tuple[tuple[bytes, bytes], ...]
    narrow: tuple[tuple[int, int, int], ...]
    characters: dict[bytes, str]


@cache
def table(family: str) -> Table | None:
    """The encoding of a name without its ending -H or -V, or None if there is no table of it."""
    section = _sections().get(family)
    if section is None:
        return None
    head, lines = section
    ranges = tuple(
        (bytes.fromhex(low), bytes.fromhex(high))
        for low, high in re.findall(r"(\w+)-(\w+)", head[1])
    )
    narrow = tuple(
        (int(first, 16), int(last, 16), int(cid))
        for first, last, cid in re.findall(r"(\w+)-(\w+):(\d+)", head[3])
    )
    characters = _usual(head[2], ranges)
    for line in lines:
        code, _, run = line.partition("\t")
        _add(characters, bytes.fromhex(code), run)
    return Table(ranges, narrow, characters)


@cache
def _sections() -> dict[str, tuple[list[str], list[str]]]:
    file = resources.folder() / "tokens" / "pdf-encodings.txt"
    result: dict[str, tuple[list[str], list[str]]] = {}
    lines: list[str] = []
    # Some of the characters end a line elsewhere.
    for line in file.read_text("utf-8").split("\n"):
        if line.startswith("="):
            head = line[1:].split("\t")
            lines = []
            result[head[0]] = head, lines
        elif "\t" in line:
            lines.append(line)
    return result


def _usual(base: str, ranges: tuple[tuple[bytes, bytes], ...]) -> dict[bytes, str]:
    """What a codec, or the table of another encoding, says of the codes."""
    name, _, bits = base.partition("+")
    if name in ("none", "pdfium"):
        return {}
    other = table(name[1:]) if name.startswith("@") else None
    result: dict[bytes, str] = {}
    for low, high in ranges:
        for code in _codes(low, high):
            usual = bytes(byte ^ 0x80 for byte in code) if bits and len(code) > 1 else code
            found = other.characters.get(usual, "") if other else usual.decode(name, "ignore")
            if found:
                result[code] = found
    return result


def _codes(low: bytes, high: bytes) -> list[bytes]:
    heads = range(low[0], high[0] + 1)
    if len(low) == 1:
        return [bytes([head]) for head in heads]
    return [bytes([head, tail]) for head in heads for tail in range(low[1], high[1] + 1)]


def _add(characters: dict[bytes, str], code: bytes, run: str) -> None:
    """Add the characters of a code and of those that follow."""
    number = int.from_bytes(code, "big")
    if copied := re.fullmatch(r">(\w{2})(\w{2})\*(\d+)", run):
        place = int(copied[1], 16) * len(_BIG5_TAILS) + _BIG5_TAILS.index(int(copied[2], 16))
        for step in range(int(copied[3])):
            head, tail = divmod(place + step, len(_BIG5_TAILS))
            characters[number.to_bytes(2, "big")] = bytes([head, _BIG5_TAILS[tail]]).decode("big5")
            # A row has 94 codes.
            number += 1 if number & 0xFF < 0x7E else 0x100 - 0x7E + 0x21
        return
    for several, one in re.findall(r"\{([^}]+)\}|(.)", run):
        characters[number.to_bytes(len(code), "big")] = several or one
        number += 1


def joined(text: str) -> str:
    """The text in which each character stands for its pieces; where some lack, for unreadable."""
    return _PIECES.sub(_join, text)


def _join(match: re.Match[str]) -> str:
    utf_8, upper, lower, others = match.groups()
    if utf_8:
        return bytes(ord(piece) - PIECES for piece in utf_8).decode("utf-8", "replace")
    if upper:
        point = (ord(upper) - PIECES) << 16 | ord(lower) & 0xFFFF
        return chr(point) if point < 0x110000 else UNREADABLE
    result: list[str] = []
    codes = iter([ord(piece) - PIECES for piece in others])
    for code in codes:
        if code >> 8 == 0x8E:
            result.append(_taiwanese(code - 0x8EA0, next(codes, 0)))
        elif 0x30 <= code & 0xFF <= 0x39:
            four = code << 16 | next(codes, 0)
            result.append(four.to_bytes(4, "big").decode("gb18030", "replace"))
        else:
            result.append(_taiwanese(1, code))
    return "".join(result)


def _taiwanese(plane: int, code: int) -> str:
    """The character of CNS 11643 that has a code of EUC."""
    known = table(f"CNS{plane}")
    return (
        known.characters.get((code ^ 0x8080).to_bytes(2, "big"), UNREADABLE)
        if known
        else UNREADABLE
    )
