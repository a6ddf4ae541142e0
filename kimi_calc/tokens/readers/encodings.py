"""Which encoding a text is written in, told from some of its bytes."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from kimi_calc.tokens.readers.usual import FREQUENT, JAPANESE, KOREAN, SIMPLIFIED
from kimi_calc.tokens.refusals import DocumentError

# Python's names. big5hkscs, cp932 and cp949 are Big5, Shift-JIS and EUC-KR with what Hong Kong
# and Windows have added to them; gb18030 holds GBK and GB2312.
ENCODINGS: tuple[str, ...] = (
    "utf-8",
    "gb18030",
    "big5hkscs",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "utf-32-be",
    "cp932",
    "euc_jp",
    "cp949",
    "windows-1252",
    "windows-1251",
)

# What Python calls those that are one of ENCODINGS by another name, or within it.
_NAMES = {
    "ascii": "utf-8",
    "utf-8-sig": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-1": "windows-1252",
    "cp1252": "windows-1252",
    "cp1251": "windows-1251",
}

# Spellings that Python doesn't know, in small letters without signs; "cp936" is found of itself.
_SPELLINGS = {
    "utf8bom": "utf-8",
    "utf8withbom": "utf-8",
    "euccn": "gb18030",
    "windows31j": "cp932",
    "sjiswin": "cp932",
    "eucjpwin": "euc_jp",
    **{
        f"{family}{order}e": f"utf-{bits}-{order}e"
        for family, bits in (("utf16", 16), ("ucs2", 16), ("utf32", 32), ("ucs4", 32))
        for order in "lb"
    },
}
_FAMILIES = {"utf16": "utf-16", "ucs2": "utf-16", "unicode": "utf-16"}
_FAMILIES |= {"utf32": "utf-32", "ucs4": "utf-32"}
_SIGNS = re.compile("[^a-z0-9]")
_PREFIXES = re.compile("(?:windows|ms)(?=[0-9])")

_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》「」『』【】…—·～・\u3000ー々")
_WESTERN = frozenset("‘’“”–—…•€£§©®°·«»¿¡\u00a0")

_WORDS = frozenset("àèéòóå")

_UTF_16 = ("utf-16-le", "utf-16-be")
_WIDE = (*_UTF_16, "utf-32-le", "utf-32-be")
# In this order: that of UTF-16 is how one of UTF-32 begins.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK_GB18030 = "\ufeff".encode("gb18030")

_CERTAIN = 1.2
_SURE = 1.0
_LIKELY = 0.8
_FAMILIAR = 0.7
_HALF_LIKELY = 0.4
_POSSIBLE = 0.3
_UNLIKELY = -0.5
_WRONG = -4.0  # bytes that are no character: one in five outweighs all the rest
_LEAST = 0.05  # what is worth less on average is no text in that encoding

_ASCII = bytes(range(0x80))
_ENOUGH = 16 * 1024  # bytes from the first one that isn't ASCII
_NO_TEXT = bytes(code for code in range(0x20) if code not in b"\b\t\n\v\f\r\x1b")
_MOST_CONTROLS = 0.15  # of UTF-8: some logs and exports part their fields with such
_MOST_CONTROLS_ELSE = 0.01
_MOST_NULS = 0.04  # of what is else a text: some programs leave gaps in their logs
_ALONE = 0.1
_CYRILLIC = 0.5  # less than it deserves: a few Chinese words look like it


class _Standard(NamedTuple):
    """An encoding of East Asia: where in it the usual characters lie, and what kana count.

    Each of these standards puts the usual characters first, under lead bytes of their own. Those
    of its language that are `familiar` are worth more.
    `seldom` is taken from those that hardly any file here is written in.
    """

    codec: str
    core: str
    leads: range
    kana: float
    familiar: frozenset[str] = frozenset()
    seldom: float = 0.0


# In this order where two are worth the same.
_STANDARDS = (
    _Standard("gb18030", "gb2312", range(0xB0, 0xD8), 0.8, SIMPLIFIED),
    _Standard("big5hkscs", "big5", range(0xA4, 0xC7), _POSSIBLE),
    _Standard("cp932", "shift_jis", range(0x88, 0x98), _SURE, JAPANESE),
    _Standard("euc_jp", "euc_jp", range(0xB0, 0xD0), _SURE, JAPANESE, 0.1),
    _Standard("cp949", "euc_kr", range(0xB0, 0xC9), _POSSIBLE, KOREAN, 0.05),
)


def named(name: str) -> str | None:
    """The one of ENCODINGS that is meant by a name, such as GBK or latin-1; None if none is."""
    bare = _bare(name)
    for spelling in (name, bare, _PREFIXES.sub("cp", bare)):
        try:
            found = codecs.lookup(spelling).name
        except (LookupError, ValueError):
            continue
        return found if found in ENCODINGS else _NAMES.get(found)
    return _SPELLINGS.get(bare)


def _bare(name: str) -> str:
    """A name in small letters, without signs and the x- before those that were not agreed on."""
    return _SIGNS.sub("", name.lower()).removeprefix("x")


def meant(name: str, head: bytes) -> str | None:
    """The same, for a text that begins with these bytes: UTF-16 and UTF-32 are told by them."""
    found = named(name)
    if found is None and (family := _FAMILIES.get(_bare(name))):
        try:
            told = detect(head)
        except DocumentError:
            return None
        return told if told.startswith(family) else None
    return found


def detect(head: bytes, path: Path | None = None) -> str:
    """The encoding, one of ENCODINGS, of a text that begins with these bytes.

    The head may end in the middle of a character. What fits nothing else is "windows-1252". A few
    NULs in what is a text without them are characters of it.
    DocumentError, with the path given and reason "binary", for what is no text.
    """
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if head.startswith(_MARK_GB18030):
        return "gb18030"
    for mark, marked in _MARKS:
        if head.startswith(mark) and _worth(_decoded(head[len(mark) :], marked), _weight_16) >= 0:
            return marked
    gaps = head.count(0)
    if gaps:
        worths = _worths_of(_WIDE, head)
        if gaps > _MOST_NULS * len(head) or max(worths.values()) >= _POSSIBLE:
            return _nearest(worths, path)
        head = head.replace(b"\0", b"")
    controls = (len(head) - len(head.translate(None, _NO_TEXT))) / max(1, len(head))
    if controls <= (_MOST_CONTROLS_ELSE if gaps else _MOST_CONTROLS) and is_utf_8(head):
        return "utf-8"
    worths = _worths(head) if controls <= _MOST_CONTROLS_ELSE else _worths_of(_UTF_16, head)
    return _nearest(worths, path, sure_text=not gaps)


def _nearest(worths: Mapping[str, float], path: Path | None, *, sure_text: bool = True) -> str:
    nearest = max(worths, key=worths.__getitem__)
    if worths[nearest] < _POSSIBLE and (nearest in _WIDE or not sure_text):
        raise DocumentError("binary", path)
    return nearest


def _decoded(head: bytes, codec: str) -> str:
    return codecs.getincrementaldecoder(codec)("replace").decode(head)


def _worth(text: str, weight: Callable[[str], float]) -> float:
    """The average weight of the text's characters; 0 for no text."""
    counts = Counter(text)
    return sum(weight(char) * count for char, count in counts.items()) / max(1, len(text))


def _worths_of(codecs_of_all: tuple[str, ...], head: bytes) -> dict[str, float]:
    """How likely the characters are in encodings that have any character."""
    return {one: _worth(_decoded(head, one), _weight_16) for one in codecs_of_all}


def _weight_16(char: str) -> float:
    if char == "\ufffd" or (ord(char) < 0x20 and char not in "\t\n\r"):
        return _WRONG
    if char in FREQUENT or char in _PUNCTUATION or "ぁ" <= char <= "ヺ":
        return _SURE
    if char <= "\x7e":
        return _LIKELY
    if "À" <= char <= "ÿ" or "А" <= char <= "я" or "🌀" <= char <= "\U0001faff":
        return _HALF_LIKELY
    # Two halves that make a character are seldom chance, whatever it is.
    return 0.0 if "一" <= char <= "鿿" or "가" <= char <= "힣" or char > "\uffff" else _UNLIKELY


def is_utf_8(head: bytes) -> bool:
    """Whether it is UTF-8, but for one damaged place in twenty characters beyond ASCII.

    In three of East Asia.
    """
    text = _decoded(head, "utf-8")
    beyond = sum(char > "\x7f" for char in text)
    if not beyond:
        return head.isascii()  # the beginning of a character alone proves nothing
    # Three bytes that make a letter of East Asia are hardly ever chance.
    damaged, sure = text.count("\ufffd"), sum("ぁ" <= char <= "힣" for char in text)
    return damaged * 20 <= beyond or damaged * 3 <= sure


def _worths(head: bytes) -> dict[str, float]:
    """How likely the characters are in each encoding; windows-1252 where they are in none."""
    start = len(head) - len(head.lstrip(_ASCII))
    beyond = head[start : start + _ENOUGH]
    beside = head[max(0, start - 1) : start + _ENOUGH]
    worths = {one.codec: _east_asian(beyond, one) for one in _STANDARDS}
    # Without any zero byte UTF-16 is a few words of Chinese, seldom more.
    worths.update(_worths_of(_UTF_16, head[:_ENOUGH]))
    worths["windows-1252"] = max(_LEAST, _worth_of_windows(beside, "windows-1252"))
    worths["windows-1251"] = _worth_of_windows(beside, "windows-1251")
    return worths


def _east_asian(head: bytes, standard: _Standard) -> float:
    def weight(char: str) -> float:
        if char == "\ufffd":
            return _WRONG
        if char in _PUNCTUATION:
            return _LIKELY
        if "ぁ" <= char <= "ヺ":
            return standard.kana
        if char in FREQUENT or char in standard.familiar:
            return _SURE if char in FREQUENT else _FAMILIAR
        code = char.encode(standard.core, "ignore")
        if len(code) == 2:
            return _POSSIBLE if code[0] in standard.leads else 0.0
        # Traditional characters are in GB18030 too, not in its core.
        code = char.encode("big5", "ignore")
        return 0.2 if code and code[0] in _STANDARDS[1].leads else _UNLIKELY

    text = "".join(char for char in _decoded(head, standard.codec) if char > "\x7f")
    return _worth(text, weight) - standard.seldom


def _worth_of_windows(head: bytes, codec: str) -> float:
    """The same for encodings of one byte a character, by the neighbours of each character."""
    weigh = _cyrillic if codec == "windows-1251" else _western
    text = _decoded(head, codec)
    around = f" {text}  "
    weights = [
        _WRONG if char == "\ufffd" else weigh(char, around[place], around[place + 2 : place + 4])
        for place, char in enumerate(text)
        if char > "\x7f"
    ]
    return sum(weights) / max(1, len(weights))


def _cyrillic(char: str, before: str, after: str) -> float:
    if "а" <= char.lower() <= "я":
        # Capitals within words and words of two scripts are what other encodings look like.
        if _is_latin(before) or _is_latin(after[0]) or (char.isupper() and before.islower()):
            return _UNLIKELY
        # A letter alone is one of few words.
        return _CYRILLIC if before.isalpha() or after[0].isalpha() else _ALONE
    return _HALF_LIKELY if char in _WESTERN and before <= "\x7f" else _UNLIKELY


def _western(char: str, before: str, after: str) -> float:
    within = _is_latin(before) and _is_latin(after[0])
    # In what else has two bytes a character, the first of such is seldom that of a usual one.
    if within and (char == "’" or "ß" <= char <= "ÿ"):
        return _CERTAIN if after[1] <= "\x7f" else _LIKELY
    if char in _WESTERN and before <= "\x7f":
        return _HALF_LIKELY
    if char.isalpha() and before <= "\x7f":
        if _is_latin(before) or (before.isdigit() and char in "ªº"):
            return _LIKELY if char.islower() else _POSSIBLE
        if char not in "ªº" and (_is_latin(after[0]) or after[0].isalpha()):
            return _LIKELY
        return _POSSIBLE if char.lower() in _WORDS else 0.0
    return _UNLIKELY


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
