"""The maps that make PDFium read a predefined encoding of a PDF's text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kimi_calc.tokens.readers.pdf_tables import PIECES, UNREADABLE, Table, table

# PDFium reads these, all or all but those codes that a table tells.
_KNOWN = re.compile(
    "(Identity|GB(pc)?-EUC|GBKp?-EUC|GBK2K|B5pc|ETen(ms)?-B5|83pv-RKSJ|90msp?-RKSJ"
    "|Add-RKSJ|Ext-RKSJ|EUC|KSC-EUC|KSCms-UHC(-HW)?|Uni(GB|CNS|JIS|KS)-(UCS2|UTF16)|UniJIS-UCS2-HW)-[HV]"
    "|H|V"
)
_UNICODE = re.compile(r"Uni(GB|CNS|JIS|KS|AKR)\w*-(UCS2|UTF16|UTF32|UTF8)(?:-HW)?-([HV])")
_PRIVATE = re.compile("Uni(GB|CNS)-(UCS2|UTF16)")
# PDFium wants blocks of few lines, and no code of more than two bytes.
_BLOCK = 100
_ARABIC = 0xFB
# Pieces at nearly one place would be taken for one that was written twice.
_NARROW = b"[0[80]]"
_EVERY_BYTE = ((b"\0", b"\xff"),)


class Maps(NamedTuple):
    """What a font gets: its encoding, as a name /… or a CMap; its ToUnicode; its widths, /W."""

    encoding: bytes
    unicode: bytes = b""
    widths: bytes = b""


@lru_cache(100)
def needed(name: str, ordering: str, *, has_unicode: bool) -> Maps | None:
    """What a font needs, or None: by its encoding, its collection, and whether it has ToUnicode."""
    family, _, direction = name.rpartition("-")
    if direction not in ("H", "V"):
        family, direction = name, "H"
    if family == "Identity":
        family = f"Adobe-{ordering}"
    found = table(family)
    if _KNOWN.fullmatch(name) and (not found or not found.ranges):
        codes = {} if has_unicode else _missing(family)
        return Maps(b"/" + name.encode(), to_unicode(codes)) if codes else None
    if found:
        return _of_table(found, direction, has_unicode=has_unicode)
    if form := _UNICODE.fullmatch(name):
        return _of_unicode(form[1], form[2], direction)
    if family == "CNS-EUC":
        return _of_cns_euc(direction)
    return None if has_unicode else _UNREADABLE


def _missing(family: str) -> dict[bytes, str]:
    """What PDFium misses in an encoding that it knows."""
    found = table(family)
    codes = dict(found.characters) if found else {}
    if family == "GBK2K":
        # It takes one of four bytes for two.
        for head in range(0x81, 0xFF):
            for tail in range(0x30, 0x3A):
                codes[bytes([head, tail])] = chr(PIECES + (head << 8 | tail))
    if _PRIVATE.fullmatch(family):
        # These mean what only the font knows.
        codes |= {code.to_bytes(2, "big"): UNREADABLE for code in range(0xE000, 0xF900)}
    return codes


def _of_table(found: Table, direction: str, *, has_unicode: bool) -> Maps:
    encoding = _cmap(found.ranges, found.narrow, direction)
    if has_unicode:
        return Maps(encoding)
    # PDFium takes codes without a meaning for characters, and says so, but not of Arabic ones.
    unreadable = {
        bytes([head, tail]): UNREADABLE
        for low, high in found.ranges
        if len(low) == 2
        for head in range(max(low[0], _ARABIC), high[0] + 1)
        for tail in range(low[1], high[1] + 1)
    }
    return Maps(encoding, to_unicode(unreadable | found.characters))


def _of_unicode(script: str, form: str, direction: str) -> Maps:
    known = f"/Uni{'KS' if script == 'AKR' else script}-UTF16-{direction}".encode()
    if form == "UTF32":
        halves = {plane.to_bytes(2, "big"): chr(PIECES + plane) for plane in range(17)}
        return Maps(known, to_unicode(halves), _NARROW)
    if form == "UTF8":
        bytes_ = {bytes([code]): chr(code) for code in range(128)}
        bytes_ |= {bytes([code]): chr(PIECES + code) for code in range(128, 256)}
        widths = b"[0 127 500 128 191 300 192 223 700 224 239 400 240 255 100]"
        return Maps(_cmap(_EVERY_BYTE, ((0, 255, 0),), direction), to_unicode(bytes_), widths)
    return Maps(known)


def _of_cns_euc(direction: str) -> Maps:
    ranges = ((b"\0", b"\x80"), (b"\x8e\xa1", b"\x8e\xaf"), (b"\xa1\xa1", b"\xfe\xfe"))
    codes = {bytes([code]): chr(code) for code in range(32, 127)}
    for head in (0x8E, *range(0xA1, 0xFF)):
        for tail in range(0xA1, 0xFF):
            codes[bytes([head, tail])] = chr(PIECES + (head << 8 | tail))
    narrow = ((0x20, 0x7E, 1), (0x80, 0x80, 0))
    return Maps(_cmap(ranges, narrow, direction), to_unicode(codes), b"[1 95 500]")


def _cmap(
    ranges: Iterable[tuple[bytes, bytes]],
    narrow: Iterable[tuple[int, int, int]],
    direction: str = "H",
) -> bytes:
    """A CMap of these codes, and of these bytes' CIDs."""
    spaces = [b"<%b> <%b>" % (_hex(low), _hex(high)) for low, high in ranges]
    cids = [b"<%02x> <%02x> %d" % run for run in narrow]
    return b"\n".join(
        [
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            b"/CMapType 1 def /WMode %d def" % (direction == "V"),
            b"%d begincodespacerange" % len(spaces),
            *spaces,
            b"endcodespacerange",
            *_blocks(b"cidrange", cids),
            b"endcmap end end",
        ]
    )


def to_unicode(characters: dict[bytes, str]) -> bytes:
    """A map of codes to characters: one line for those that follow each other in a row."""
    lines: list[bytes] = []
    row: list[bytes] = []
    first = last = b""
    for code, character in sorted(characters.items(), key=lambda item: (len(item[0]), item[0])):
        follows = len(last) == len(code) and last[:-1] == code[:-1] and last[-1] + 1 == code[-1]
        if not follows and row:
            lines.append(b"<%b> <%b> [%b]" % (_hex(first), _hex(last), b"".join(row)))
            row = []
        if not row:
            first = code
        row.append(b"<%b>" % _hex(character.encode("utf-16-be", "surrogatepass")))
        last = code
    if row:
        lines.append(b"<%b> <%b> [%b]" % (_hex(first), _hex(last), b"".join(row)))
    return b"\n".join(
        [
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            b"/CMapType 2 def",
            *_blocks(b"bfrange", lines),
            b"endcmap end end",
        ]
    )


def _blocks(kind: bytes, lines: list[bytes]) -> Iterable[bytes]:
    for start in range(0, len(lines), _BLOCK):
        part = lines[start : start + _BLOCK]
        yield b"%d begin%b\n%b\nend%b" % (len(part), kind, b"\n".join(part), kind)


def _hex(value: bytes) -> bytes:
    return value.hex().encode()


# The maps of an encoding that nobody knows.
_UNREADABLE = Maps(
    _cmap(_EVERY_BYTE, ()), to_unicode({bytes([code]): UNREADABLE for code in range(256)})
)
