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
from unicodedata import combining, normalize

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
_MOST_LOOKED_AT = 20_000  # codes
_MOST_STRANGE = 0.1  # of the codes, or of the words
_FEWEST_LETTERS = 0.25  # of the codes
_FEW = 20  # different codes of a font, too few to judge it by itself
_WORDS = re.compile(r"[^\W\d_]+")
_STRANGE_WORD = re.compile(r"[^\W\d_]*(?:[a-zß-ÿ][A-ZÀ-Þ]|[^\W\d_]\d[^\W\d_])")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "œ": "oe"})
# Where ASCII begins among the glyphs, the space first; 32: the codes are the characters'.
_SPACES = (32, 3, 1, 4, 2)
_MACINTOSH = 3


class Doubt(NamedTuple):
    """A character of a page that nothing tells: where it is, its font, and its code."""

    place: int
    font: int
    code: int


def guessed(doubts: Sequence[Doubt]) -> dict[int, str]:
    """The characters of those of a page that can be guessed, by their place."""
    fonts: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        fonts.setdefault(doubt.font, []).append(doubt)
    spaces = {font: _space(its) for font, its in fonts.items()}
    # What is too short to be judged goes with the others, if it can.
    usual = Counter(space for space in spaces.values() if space is not None).most_common(1)
    result: dict[int, str] = {}
    for font, its in fonts.items():
        space = spaces[font]
        if space is None and usual and len({doubt.code for doubt in its}) < _FEW:
            space = usual[0][0]
            if not all(_character(doubt.code, space) for doubt in its):
                space = None
        if space is not None:
            for doubt in its:
                if found := _character(doubt.code, space):
                    result[doubt.place] = found
    return result


def _space(doubts: Sequence[Doubt]) -> int | None:
    """Where ASCII begins in a font of which the page has these; None if there is no telling."""
    looked_at = doubts[:_MOST_LOOKED_AT]
    best: tuple[float, int] | None = None
    for space in _SPACES:
        found = _usualness(_text(looked_at, space))
        if found > 0 and (best is None or found > best[0]):
            best = found, space
    return best[1] if best else None


def _text(doubts: Sequence[Doubt], space: int) -> str:
    """What the characters would be; there is a space where others are between them."""
    parts: list[str] = []
    last = -1
    for doubt in doubts:
        if last >= 0 and doubt.place > last + 2:
            parts.append(" ")
        last = doubt.place
        parts.append(_character(doubt.code, space) or chr(pdf_letters.UNKNOWN))
    return "".join(parts)


def _character(code: int, space: int) -> str:
    """The character of a code, or nothing: letters but the Latin ones say nothing."""
    if space == _MACINTOSH and code < len(pdf_glyphs.MACINTOSH):
        found = pdf_glyphs.characters(pdf_glyphs.MACINTOSH[code])
    else:
        number = code - space + 32
        is_ascii = 32 <= number < 127
        is_other = space == 32 and (0xA0 <= number < 0x250 or 0x2010 <= number < 0x203B)
        found = chr(number) if is_ascii or is_other else ""
    return found if found.isprintable() or found == "\u00a0" else ""


def _usualness(text: str) -> float:
    """How much likelier a text is than one of chance must be; 0 and below: it is none."""
    count = len(text) - text.count(" ")
    strange = text.count(chr(pdf_letters.UNKNOWN))
    words = set(_WORDS.findall(text))
    letters = sum(map(len, _WORDS.findall(text)))
    if strange > _MOST_STRANGE * count or letters < _FEWEST_LETTERS * count:
        return 0
    if len(set("".join(words).lower())) < _FEWEST:
        return 0
    together = text.split()
    if len(list(filter(_STRANGE_WORD.match, together))) > _MOST_STRANGE * len(together):
        return 0
    total = steps = 0
    for word in words:
        plain = normalize("NFD", word.lower().translate(_PLAIN))
        row = _LETTERS["^"]
        for letter in [sign for sign in plain if not combining(sign)]:
            column = _LETTERS.get(letter, -1)
            if column < 0:
                return 0
            total += int(_FOLLOWS[row][column]) - _CHANCE
            row = column
            steps += 1
        total += int(_FOLLOWS[row][-1]) - _CHANCE
        steps += 1
    return total / steps - _USUAL - _SHORT / (steps - len(words)) if steps else 0
