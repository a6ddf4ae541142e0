"""What the names of glyphs say: the characters for which they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kimi_calc import resources
from kimi_calc.tokens.readers import pdf_letters

_LONGEST = 200  # letters of a name
_CODES = re.compile("uni((?:[0-9A-Fa-f]{4})+)|u([0-9A-Fa-f]{4,6})")
# Of the fonts of TeX and of expert sets: other sizes and places of the same sign.
_VARIANT = re.compile(
    "(.+?)(?:big|bigg|Big|Bigg|BIG|text|display|small|oldstyle|superior|inferior|alt|swash|math)"
)
_MORE = {
    "nbspace": " ",
    "visiblespace": " ",
    "sfthyphen": "-",
    "angbracketleft": "⟨",
    "angbracketright": "⟩",
    "epsilon1": "ϵ",
    "lscript": "ℓ",
    "arrowdblboth": "⇔",
    "tcommaaccent": "ţ",
    "fj": "fj",
    "Th": "Th",
    "ft": "ft",
    "tt": "tt",
    "ti": "ti",
}
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_STANDARD_CODES = (
    *range(0x20, 0x7F),
    *range(0xA1, 0xB0),
    *range(0xB1, 0xB5),
    *range(0xB6, 0xBE),
    *(0xBF, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF, 0xD0),
    *(0xE1, 0xE3, 0xE8, 0xE9, 0xEA, 0xEB, 0xF1, 0xF5, 0xF8, 0xF9, 0xFA, 0xFB),
)
_MACINTOSH_CODES = (*range(0x20, 0x7F), *range(0x80, 0x100))
_NUMBER = re.compile(r"(?:[A-Za-z]{0,5}|[A-Za-z]{1,3}\d{0,2}_)(\d{1,5})")
_IN_SIXTEENS = re.compile("([A-Za-z]{1,3})([0-9A-Fa-f]{2})")

_STANDARD_NAMES = """
.notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright
asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon
semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
bracketleft backslash bracketright asciicircum underscore quoteleft a b c d e f g h i j k l m n o p
q r s t u v w x y z braceleft bar braceright asciitilde exclamdown cent sterling fraction yen florin
section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl endash
dagger daggerdbl periodcentered paragraph bullet quotesinglbase quotedblbase quotedblright
guillemotright ellipsis perthousand questiondown grave acute circumflex tilde macron breve dotaccent
dieresis ring cedilla hungarumlaut ogonek caron emdash AE ordfeminine Lslash Oslash OE ordmasculine
ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu trademark Eth onehalf plusminus
Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth
multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute
Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis
Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex
adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex
idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex
udieresis ugrave yacute ydieresis zcaron
"""
_MACINTOSH_MORE = """
Lslash lslash Scaron scaron Zcaron zcaron brokenbar Eth eth Yacute yacute Thorn thorn minus multiply
onesuperior twosuperior threesuperior onehalf onequarter threequarters franc Gbreve gbreve
Idotaccent Scedilla scedilla Cacute cacute Ccaron ccaron dcroat
"""

# The names that each program of a kind has, in its order. Of CFF:
STANDARD = tuple(_STANDARD_NAMES.split())
# Of TrueType, first signs of which each has a code of the Macintosh:
MACINTOSH = (
    *(".notdef", ".null", "nonmarkingreturn"),
    *(f"u{ord(bytes([code]).decode('mac-roman')):04X}" for code in _MACINTOSH_CODES),
    *_MACINTOSH_MORE.split(),
)
STANDARD_CODES = dict(zip(_STANDARD_CODES, range(1, 150), strict=True))
"""The codes of Adobe's standard encoding, and the places of their names in STANDARD."""


def characters(name: str) -> str:
    """What a glyph's name says; nothing if it says nothing."""
    found = [_part(part) for part in name[:_LONGEST].partition(".")[0].split("_")]
    return "".join(found) if all(found) else ""


def _part(name: str) -> str:
    if found := _table().get(name) or _MORE.get(name):
        return found
    if codes := _CODES.fullmatch(name):
        digits = codes[1] or codes[2]
        step = 4 if codes[1] else len(digits)
        numbers = [int(digits[place : place + step], 16) for place in range(0, len(digits), step)]
        return "".join(map(_character, numbers))
    if variant := _VARIANT.fullmatch(name):
        return _table().get(variant[1], "")
    return ""


def _character(code: int) -> str:
    is_one = 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000
    return pdf_letters.usual(chr(code)) if is_one else ""


@cache
def _table() -> dict[str, str]:
    file = resources.folder() / "tokens" / "glyph-names.txt"
    result: dict[str, str] = {}
    for line in file.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            codes, *names = line.split()
            found = pdf_letters.usual("".join(chr(int(code, 16)) for code in codes.split(",")))
            if not _PRIVATE.search(found):
                result |= dict.fromkeys(names, found)
    return result


def numbers(names: Mapping[int, str]) -> dict[int, int]:
    """The numbers in those names of a font, by code, that are made of a number: of codes, perhaps.

    They may be those of glyphs just as well: what they say is to be judged by what it reads like.
    """
    kept = {code: name for code, name in names.items() if name != ".notdef"}
    sixteens = {code: _IN_SIXTEENS.fullmatch(name) for code, name in kept.items()}
    heads = {found[1] for found in sixteens.values() if found}
    if (
        len(heads) == 1
        and all(sixteens.values())
        and any(not found[2].isdigit() for found in sixteens.values() if found)
    ):
        return {code: int(found[2], 16) for code, found in sixteens.items() if found}
    tens = {code: _NUMBER.fullmatch(name) for code, name in kept.items()}
    return {code: int(found[1]) for code, found in tens.items() if found and int(found[1]) < 256}
