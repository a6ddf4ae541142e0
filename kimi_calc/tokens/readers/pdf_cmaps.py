"""What the maps in a PDF say: the characters of codes, and the glyphs' numbers, CIDs, of codes.

PDFium reads such maps, too, but no ranges that go beyond the last byte of a code, and none at all
of a map to Unicode in which a code has more than two bytes.
"""

from __future__ import annotations

import re

from kimi_calc.tokens.readers.pdf_letters import UNKNOWN

_MOST = 0x10000  # codes of a map
_LONGEST = 4 << 20
_CODE = rb"<\s*([\dA-Fa-f]{1,8})\s*>\s*"
_TEXT = rb"<([\dA-Fa-f\s]{1,400})>"
_CHARACTER = re.compile(_CODE + _TEXT)
_RANGE = re.compile(_CODE + _CODE + rb"(?:" + _TEXT + rb"|\[([^\[\]]{1,10000})\])")
_LISTED = re.compile(_TEXT)
_CID = re.compile(_CODE + rb"(\d{1,5})")
_CIDS = re.compile(_CODE + _CODE + rb"(\d{1,5})")
_BLANKS = re.compile(rb"\s+")
_HALVES = re.compile("[\ud800-\udfff]")
_NONE = ("", "\0", chr(UNKNOWN))


def characters(unicode: bytes) -> dict[int, str]:
    """The characters of the codes in a map to Unicode, without those codes that have none in it."""
    result: dict[int, str] = {}
    for block in _blocks(unicode, b"bfrange"):
        for low, high, first, listed in _RANGE.findall(block):
            start = int(low, 16)
            count = max(0, min(int(high, 16) - start + 1, _MOST - len(result)))
            if listed:
                texts = [_text(text) for text in _LISTED.findall(listed)[:count]]
                result.update(zip(range(start, start + count), texts, strict=False))
            elif text := _text(first):
                most = min(count, 0x110000 - ord(text[-1]))
                for step in range(most):
                    result[start + step] = text[:-1] + chr(ord(text[-1]) + step)
    for block in _blocks(unicode, b"bfchar"):
        for code, text in _CHARACTER.findall(block)[: _MOST - len(result)]:
            result[int(code, 16)] = _text(text)
    return {
        code: text
        for code, text in result.items()
        if text not in _NONE and not _HALVES.search(text)
    }


def cids(encoding: bytes) -> dict[int, int]:
    """The CID of each code in a CMap."""
    result: dict[int, int] = {}
    for block in _blocks(encoding, b"cidchar"):
        for code, cid in _CID.findall(block)[: _MOST - len(result)]:
            result[int(code, 16)] = int(cid)
    for block in _blocks(encoding, b"cidrange"):
        for low, high, cid in _CIDS.findall(block):
            start = int(low, 16)
            for step in range(min(int(high, 16) - start + 1, _MOST - len(result))):
                result[start + step] = int(cid) + step
    return result


def _blocks(text: bytes, kind: bytes) -> list[bytes]:
    """What stands between the beginnings and ends of a kind."""
    parts = text[:_LONGEST].split(b"begin" + kind)
    return [part.partition(b"end" + kind)[0] for part in parts[1:]]


def _text(digits: bytes) -> str:
    plain = _BLANKS.sub(b"", digits).decode()
    if len(plain) <= 2:
        return chr(int(plain or "0", 16))
    return bytes.fromhex(plain + "0" * (-len(plain) % 4)).decode("utf-16-be", "replace")
