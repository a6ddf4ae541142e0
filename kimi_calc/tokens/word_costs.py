"""What a word of any language costs, by its letters, and whether it looks like an English one.

Each letter and each pair of letters has a cost, fitted to the words of some hundred languages; no
word but a few of the commonest is in it. In the same way each says how likely the word is English.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kimi_calc import resources
from kimi_calc.tokens import words
from kimi_calc.tokens.shapes import HAN, shapes
from kimi_calc.tokens.weights import tokens

_MARKS = (  # that belong to the letter before them, though Python counts them as no letters
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u07a6-\u07b0\u07eb-\u07f3\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71"
    "\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7"
    "\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0d00-\u0d03\u0d3e-\u0d4d\u0d57"
    "\u0d82\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e\u0f3f\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc\u102b-\u103e"
    "\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u135d-\u135f"
    "\u17b4-\u17d3\u17dd\u1a17-\u1a1b\u1a55-\u1a7f\u1b00-\u1b04\u1b34-\u1b44\u1ba1-\u1bad"
)
_NOT_HERE = rf"\W\d_{HAN}\u3040-\u30ff"  # Chinese and Japanese are weighed elsewhere
# What stands beside a digit is no word: part of a hash or of a number of something.
_ALONE = "(?<![0-9A-Za-z])"
_RUN = re.compile(rf"[^\w\r\n]?+{_ALONE}[^{_NOT_HERE}]++(?![0-9])")
_HAS_MARKS = re.compile(f"[{_MARKS}]")
_MARKED_RUN = re.compile(
    rf"[^\w\r\n{_MARKS}]?+{_ALONE}[^{_NOT_HERE}](?:[^{_NOT_HERE}]|[{_MARKS}])*+(?![0-9])"
)

_FIRST_OTHER = "\u0300"  # letters before it are Latin ones, and the only ones of English
_LAST_CUT = "\xff"  # shapes.py cuts words at the Latin letters after it
_HANGUL = ("\uac00", "\ud7a3")
_LATIN_TOO = ("\u1e00", "\u1eff")
_CAPITAL_EACH = (0.3, 1.2)  # tokens that a capital beyond Latin-1 makes more, and one of Vietnamese
_IN_NAMES_OF_THINGS = frozenset("./\\_@=&#")  # addresses, files, names in programs: of no language


# What licences write in capitals, so often that each of it is one token.
_IN_LICENCES = (
    "ACTION AGREEMENT ARISING AUTHORS CAUSED CLAIM COPYRIGHT CONTRACT CONTRIBUTORS DAMAGES EVENT "
    "EXPRESS FITNESS HOLDERS IMPLIED INCIDENTAL INCLUDING INDIRECT KIND LIABILITY LIABLE LIMITED "
    "MERCHANTABILITY NEGLIGENCE NONINFRINGEMENT OTHERWISE PARTICULAR PROVIDED PURPOSE SOFTWARE "
    "SPECIAL SUBSTITUTE TORT WARRANTIES WARRANTY WITHOUT CONSEQUENTIAL EXEMPLARY CONNECTION "
    "PROCUREMENT SERVICES THEORY WHETHER STRICT DISCLAIMED POSSIBILITY ADVISED INTERRUPTION "
    "HOWEVER PROFITS BUSINESS GOODS"
)
_OF_LICENCES = frozenset(_IN_LICENCES.split(" "))


class _Tables(NamedTuple):
    costs: dict[str, float]  # tokens of a letter, a pair, a word, a way to begin
    english: dict[str, float]  # the same: log odds that a word is English
    before: float  # log odds of a word of which nothing is known
    languages: list[tuple[tuple[str, ...], float]]  # common words of a language, its share of costs


@cache
def _tables() -> _Tables:
    costs: dict[str, float] = {}
    english: dict[str, float] = {}
    before = 0.0
    languages: list[tuple[tuple[str, ...], float]] = []
    file = resources.folder() / "tokens" / "letters.txt"
    for line in file.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        number, _, features = rest.partition(" ")
        if kind == "cost":
            costs |= dict.fromkeys(features.split(" "), float(number))
        elif kind == "english":
            english |= dict.fromkeys(features.split(" "), float(number))
        elif kind == "language":
            common = tuple(f" {word}" for word in features.split(" "))
            languages.append((common, float(number)))
        elif kind == "before":
            before = float(number)
    return _Tables(costs, english, before, languages)


class Word(NamedTuple):
    """What is known of a word."""

    tokens: float  # by its letters
    usual: float  # by words.py
    odds: float  # log odds that it is English; -inf in other letters
    unknown: int  # letters of it
    capitals: bool = False
    first: bool = False  # a capital first
    whole: bool = False  # one token, whatever its length


def runs(text: str) -> list[str]:
    """The words of a text in their order, each with what stands before it if that is a symbol."""
    return (_MARKED_RUN if _HAS_MARKS.search(text) else _RUN).findall(text)


def of_language(found: Mapping[str, int]) -> float:
    """The share of the letters' costs that holds for the language of a text.

    Of the most written languages the tokenizer knows many words whole.
    """
    best, share = 0, 1.0
    for common, known in _tables().languages:
        times = sum(found.get(word, 0) for word in common)
        if times > best:
            best, share = times, known
    return share if best > 0.04 * sum(found.values()) else 1.0


@lru_cache(maxsize=65_536)
def word_of(run: str) -> Word:
    """What is known of a word, which may begin with a symbol or a space before it."""
    before, word = ("", run) if run[0].isalnum() else (run[0], run[1:])
    if not word[0].isalpha():  # a number such as a circled one: the symbols' part
        return Word(0.0, 0.0, 5.0, 0)
    if not before.isascii():
        before = ""
    latin = word[0] < _FIRST_OTHER or _LATIN_TOO[0] <= word[0] <= _LATIN_TOO[1]
    costs, english, odds, _ = _tables()
    features, letters = _features(before, word)
    unknown = sum(letter not in costs for letter in letters)
    found = sum(map(costs.get, features, (0.0,) * len(features)))
    if _HANGUL[0] <= word[0] <= _HANGUL[1]:  # as many as Chinese characters, so not all were seen
        found += costs["?\uac00"] * unknown
        unknown = 0
    else:
        found += costs["?"] * unknown
    capitals = word.isupper() and len(word) > 1
    if capitals and latin:
        found += _capitals(word)
    usual = words.tokens(before, word) if max(word) <= _LAST_CUT and word.isalpha() else _usual(run)
    most = len(word.encode(errors="surrogatepass"))
    by_letters = min(max(found, 1.0), most)
    if not latin:
        return Word(by_letters, usual, -math.inf, unknown)
    if before in _IN_NAMES_OF_THINGS or len(word) == 1:
        return Word(usual, usual, 0.0, 0)
    camel = not (word.islower() or word.isupper() or word[1:].islower())
    if camel or word in _OF_LICENCES:  # camelCase: a name in a program, or a key
        return Word(usual, usual, 5.0, 0, whole=not camel)
    odds += sum(map(english.get, features, (0.0,) * len(features)))
    return Word(by_letters, usual, odds, unknown, capitals, word.istitle())


def _capitals(word: str) -> float:
    """What the letters of a Latin word in capitals make more: few such were in the fit."""
    rare = [letter >= _LATIN_TOO[0] for letter in word if letter > _LAST_CUT]
    return sum(_CAPITAL_EACH[each] for each in rare)


def _usual(run: str) -> float:
    """What the pieces of a run make by weights.py."""
    return sum(tokens(piece) * times for piece, times in shapes(run).items())


def _features(before: str, word: str) -> tuple[list[str], str]:
    """What a word is told by, and its letters.

    "#" begins how it is written, "^" and "<" what it begins with after a space or not, "=" a whole
    word; "$" stands for its end.
    """
    small = word.lower()
    kind = "s" if word[0] == small[0] else "A" if len(word) > 1 and word.isupper() else "F"
    start = "^" if before == " " else "<"
    where = "_" if before == " " else "." if before else ""
    features = [f"#{where}{kind}", f"={small}"]
    if kind == "A":
        features += ["#A" if word[0] < _FIRST_OTHER else "#B"] * len(word)
    if kind == "s":
        features.append(start + small[0])
    else:
        features.append(start + word[0])
    ending = small + "$"
    features += small
    features += map(str.__add__, ending, ending[1:])
    return features, small
