"""Which characters codes stand for that nothing tells, judged by whether they read like text.

Most often they are codes of characters, or the places of glyphs in a font that has those of ASCII
in a row. Only what reads like words of some language that is written with Latin letters is taken
for text: other codes stay unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from kimi_calc.tokens.readers import pdf_glyphs, pdf_letters

# How usual it is that a letter, or the beginning of a word, is followed by a letter or a word's
# end: 6, and the binary logarithm of how much likelier it is than by chance. A row for each letter
# and one for the beginning, a column for each and for the end; from texts of programs in 21
# languages.
_FOLLOWS = (
    "456633546457684517775532558",
    "843182128517248107547120616",
    "815270188465138306576000247",
    "822492228234258305536330448",
    "546644535357683528774425349",
    "722476219316228306556000308",
    "831381557235367307657120529",
    "902380028325338105367320508",
    "656675623467687526774523358",
    "922491117146457402657310127",
    "824280267266248206667230508",
    "842583438347447301566302538",
    "972382127024647702536110318",
    "725774747343357301676400529",
    "456635535457784618766652258",
    "815382357027148608567200317",
    "601130105006024232249040206",
    "835583538244557315666420438",
    "716283257265336623686320559",
    "813283268134247307566322528",
    "665563526467785607773423458",
    "923290118023257204535100627",
    "923481368034167305525021727",
    "746284128013515702385024549",
    "756462445466766705675330349",
    "943580348245577403456440647",
    "766766556466676736776642340",
)
_LETTERS = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz^")}
_CHANCE = 6
_USUAL = 0.4  # what a long text has at least; a short one must be more usual
_SHORT = 5.0
_FEWEST = 4  # different letters
_MOST_LOOKED_AT = 5_000  # codes
_MOST_STRANGE = 0.2  # of the codes, or of the words
_FEWEST_LETTERS = 0.25  # of the codes
_FEWEST_OF_WORDS = 0.7  # of the codes that aren't strange: letters and digits
_REPEATED = re.compile(r"([^\w\s])\1+")  # what leads to a number, or is to be filled in
_LIGATURES = {"fi": "\ufb01", "fl": "\ufb02"}
_FEW = 20  # different codes of a font, too few to judge it by itself
_WORDS = re.compile(r"[^\W\d_]+")
# With a capital within it, a digit beside a letter, or a sign that is in few words.
_STRANGE_WORD = re.compile(
    r"[a-zß-ÿ][A-ZÀ-Þ]|[^\W\d_]\d|\d[^\W\d_]|[^\W\d_][^\w\s'’./&@:\-\ufffd]+[^\W\d_]"
)
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "œ": "oe"})
# Where ASCII begins among the glyphs, where the space is or would be; 32: the codes are the
# characters'.
_SPACES = (32, 3, 1, 2, 4, 0, -1)
_BLANK = 32
_BLANKS = (1, 2, 3)  # the space's places where it isn't in the row
# With the space at 3 it is a font of Windows: the others are in the order of the Macintosh, but for
# signs that only that has.
_WINDOWS = 3
_ORDER = tuple(name for name in pdf_glyphs.MACINTOSH if name not in ("u00A0", "uF8FF"))


class Doubt(NamedTuple):
    """A character of a page that nothing tells: where it is, its font, its code.

    number: that in the name of its glyph, or -1; such a character is of two units.
    """

    place: int
    font: int
    code: int
    number: int = -1


class _Way(NamedTuple):
    """How characters may be told: by which code or number the space has, and whether by numbers."""

    space: int
    by_number: bool


def guessed(doubts: Sequence[Doubt]) -> dict[int, str]:
    """The characters that can be guessed, by their place; the doubts are a page's, in its order."""
    fonts: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        fonts.setdefault(doubt.font, []).append(doubt)
    ways = {font: _way(its) for font, its in fonts.items()}
    # What is too short to be judged goes with the others, if it can.
    usual = Counter(way for way in ways.values() if way).most_common(1)
    result: dict[int, str] = {}
    for font, its in fonts.items():
        way = ways[font]
        if not way and usual and len({doubt.code for doubt in its}) < _FEW:
            way = usual[0][0] if _are_words(_text(its, usual[0][0]), 0) else None
        if {doubt.code for doubt in its} == {_BLANK}:
            way = _Way(_BLANK, by_number=False)  # in a font whose letters are known
        if way:
            for doubt in its:
                if found := _character(doubt, way):
                    result[doubt.place] = found
    return result


def _way(doubts: Sequence[Doubt]) -> _Way | None:
    """How the characters of a font are told, of which the page has these; None if nothing says."""
    looked_at = doubts[:_MOST_LOOKED_AT]
    has_numbers = any(doubt.number not in (-1, doubt.code) for doubt in looked_at)
    ways = [
        _Way(space, by_number)
        for by_number in (False, True)[: 1 + has_numbers]
        for space in _SPACES
    ]
    rated = [(_usualness(_text(looked_at, way)), way) for way in ways]
    best, way = max(rated, key=lambda pair: pair[0])
    return way if best > 0 else None


def _text(doubts: Sequence[Doubt], way: _Way) -> str:
    """What the characters would be; there is a space where others are between them."""
    parts: list[str] = []
    last = -1
    for doubt in doubts:
        if last >= 0 and doubt.place > last:
            parts.append(" ")
        last = doubt.place + (1 if doubt.number < 0 else 2)
        parts.append(_character(doubt, way) or chr(pdf_letters.UNKNOWN))
    return "".join(parts)


def _character(doubt: Doubt, way: _Way) -> str:
    """The character of a doubt, or nothing: letters but the Latin ones say nothing."""
    code = doubt.number if way.by_number and doubt.number >= 0 else doubt.code
    if code in _BLANKS and way.space not in _BLANKS:
        return chr(_BLANK)
    if way.space == _WINDOWS and code < len(_ORDER):
        found = pdf_glyphs.characters(_ORDER[code])
        found = _LIGATURES.get(found, found)
    else:
        place = code - way.space + _BLANK
        is_other = way.space == _BLANK and (0xA0 <= place < 0x250 or 0x2010 <= place < 0x203B)
        found = chr(place) if _BLANK <= place < 0x7F or is_other else ""
    return found if found.isprintable() or found == "\u00a0" else ""


def _are_words(text: str, most: float) -> bool:
    """Whether a text is of letters and digits for the most part, at most a part of it unknown."""
    text = _REPEATED.sub(r"\1", text)
    unknown = text.count(chr(pdf_letters.UNKNOWN))
    count = sum(map(len, text.split()))
    return unknown <= most * count and sum(map(str.isalnum, text)) >= _FEWEST_OF_WORDS * (
        count - unknown
    )


def _usualness(text: str) -> float:
    """How much likelier a text is than one of chance must be; 0 and below: it is none."""
    all_words = _WORDS.findall(text)
    words = set(all_words)
    if not _are_words(text, _MOST_STRANGE) or len(set("".join(words).lower())) < _FEWEST:
        return 0
    if sum(map(len, all_words)) < _FEWEST_LETTERS * len(text):
        return 0
    together = text.split()
    if len(list(filter(_STRANGE_WORD.search, together))) > _MOST_STRANGE * len(together):
        return 0
    total = steps = foreign = 0
    for word in words:
        plain = [
            sign for sign in normalize("NFKD", word.lower().translate(_PLAIN)) if sign.isalpha()
        ]
        columns = [_LETTERS.get(letter, -1) for letter in plain]
        if -1 in columns:
            foreign += 1
            continue
        row = _LETTERS["^"]
        for column in [*columns, -1]:
            total += int(_FOLLOWS[row][column]) - _CHANCE
            row = column
        steps += len(columns) + 1
    if foreign > _MOST_STRANGE * len(words) or not steps:
        return 0
    return total / steps - _USUAL - _SHORT / (steps - len(words) + foreign)
