"""The characters that PDFium finds → text as one would have typed it."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Sequence
from unicodedata import normalize

_UTF_16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
UNKNOWN = 0xFFFD
"""In the place of a character that can't be told."""

GUESSED = 0x10000
"""What is added to a unit of UTF-16 that is a guess."""

NOTHING = -1
"""In the place of a unit that is left out."""

_MOST_UNKNOWN = 0.2  # of the characters of a page
# What fonts give for characters that they don't know: controls, and Unicode's private ones.
_NO_LETTER = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\uffff]")
_HYPHEN = "\ufffe"  # PDFium's: of a word that goes on in the next line, which it has joined
_RADICALS = re.compile("[\u2e80-\u2fd5]+")
# Fonts give radicals for characters of the same look. Unicode says which those are: of the
# radicals of dictionaries by its normal form, of these by its EquivalentUnifiedIdeograph.
_SAME_LOOKS = (
    "⺁厂⺄乙⺅亻⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭"
    "⺩王⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罒⺴罒⺵罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝"
    "⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄"
    "⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟"
)
_SAME_LOOK = str.maketrans(_SAME_LOOKS[0::2], _SAME_LOOKS[1::2])
# Ligatures; and Adobe's private characters: small capitals and old figures, each at its letter's or
# digit's place, and the pieces of which high brackets are made.
_PIECES_FIRST = 0xF8E5
_PIECES = "‾⏐⎯®©™⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎮⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), 0xFB00))
_USUAL = (
    _LIGATURES
    | dict(enumerate(_PIECES, _PIECES_FIRST))
    | {0xF700 + code: chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0xFF))}
)


def usual(text: str) -> str:
    """The text with usual characters in the places of those that Adobe's fonts have for them."""
    return text.translate(_USUAL)


def characters(codes: Sequence[int]) -> str:
    """What UTF-16 says, of units that may be GUESSED or NOTHING; half characters are unknown."""
    units = [code & 0xFFFF for code in codes if code != NOTHING]
    return array("H", units).tobytes().decode(_UTF_16, "replace")


def text_of(found: str) -> tuple[str, int]:
    """A page's text as one would have typed it, and how many of its characters can't be told."""
    text = found.replace(_HYPHEN, "").replace("\r\n", "\n")
    text = _RADICALS.sub(lambda found: normalize("NFKC", found[0].translate(_SAME_LOOK)), text)
    text = _NO_LETTER.sub(chr(UNKNOWN), usual(text))
    return text, text.count(chr(UNKNOWN))


def are_too_many(unknown: int, text: str) -> bool:
    """Whether a text is none, since so many of its characters can't be told."""
    return unknown > _MOST_UNKNOWN * sum(map(len, text.split()))
