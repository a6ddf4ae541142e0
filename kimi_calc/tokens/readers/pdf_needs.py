"""Whether a PDF may have fonts that PDFium needs maps for: cheap, as most have none."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from kimi_calc.tokens.readers import pdf_maps

# One expression, as it is what reading a large PDF costs: names that may be encodings, what other
# names an encoding has, names with escapes, and what hides names.
_NAMES = re.compile(
    rb"/(?:([A-Za-z][\w.+-]{1,60}-[HV]|Hankaku|Hiragana|Katakana|Roman|WP-Symbol)(?![\w.+-])"
    rb"|Encoding\s*/([\w.+-]+)"
    rb"|([\w.+-]{0,60}#[2-7][\dA-Fa-f][\w.+#-]*)"
    rb"|(ObjStm|Encrypt)(?!\w))"
)
_COLLECTIONS = re.compile(rb"\((?:GB1|CNS1|Japan1|Korea1)\)")
_IDENTITY = (b"Identity-H", b"Identity-V")
# Encodings of fonts of one byte.
_SIMPLE = re.compile(rb"(WinAnsi|MacRoman|MacExpert|Standard|PDFDoc)Encoding")
_ESCAPE = re.compile(rb"#([\dA-Fa-f]{2})")
_TELLING = re.compile(rb"Encoding|DescendantFonts|ObjStm|Encrypt|Ordering|.*-[HV]")
_LONGEST_HEAD = 2000
_LARGEST_STREAM = 32 << 20
_LARGEST = 256 << 20


def may_need_maps(content: bytes) -> bool:
    """False only if no font of the PDF has an encoding for which pdf_maps has maps."""
    names = _names(content)
    is_hidden = b"ObjStm" in names
    if is_hidden and b"Encrypt" in names:
        return True
    is_collection = b"Encrypt" in names or _COLLECTIONS.search(content) is not None
    for part in _unpacked(content) if is_hidden else ():
        if part is None:
            return True
        names |= _names(part)
        is_collection = is_collection or _COLLECTIONS.search(part) is not None
    return any(_needs_maps(name, is_collection=is_collection) for name in names)


def _names(content: bytes) -> set[bytes]:
    """Names that may be encodings; ObjStm, Encrypt; and escaped ones that hide one of these."""
    names: set[bytes] = set()
    for name, encoding, escaped, hiding in _NAMES.findall(content):
        names.add(name or encoding or escaped or hiding)
    return names


def _needs_maps(name: bytes, *, is_collection: bool) -> bool:
    if b"#" in name:
        plain = _ESCAPE.sub(lambda code: bytes.fromhex(code[1].decode()), name)
        return _TELLING.fullmatch(plain) is not None
    if name in (b"ObjStm", b"Encrypt") or _SIMPLE.fullmatch(name):
        return False
    if name in _IDENTITY:
        return is_collection
    return pdf_maps.needed(name.decode("latin-1"), "", has_unicode=False) is not None


def _unpacked(content: bytes) -> Iterator[bytes | None]:
    """What the streams of objects hold, and None for one that takes more to read than it should."""
    left = _LARGEST
    done = 0
    for mark in re.finditer(rb"/ObjStm", content):
        if mark.start() < done:
            continue
        start = content.find(b"stream", mark.end(), mark.end() + _LONGEST_HEAD)
        if start < 0:
            continue
        head = content[max(done, content.rfind(b"obj", done, mark.start())) : start]
        done = content.find(b"endstream", start)
        packed = content[start + 6 : done if done >= 0 else len(content)].lstrip(b"\r\n")
        done = len(content) if done < 0 else done
        if b"/Filter" not in head and b"/F#" not in head:
            continue
        inflater = zlib.decompressobj()
        try:
            part = inflater.decompress(packed, _LARGEST_STREAM)
        except zlib.error:
            part = b""
        left -= len(part)
        is_whole = inflater.eof or (part and not inflater.unconsumed_tail)
        yield part if is_whole and b"/DecodeParms" not in head and left >= 0 else None
