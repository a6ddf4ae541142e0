"""How many tokens the words of other languages than English make, by their letters.

The weights of words.py hold for English, whose words the tokenizer mostly knows whole. How far it
knows those of another language depends on that language, and this can be told from its letters: a
pair of letters that is rare in what the vocabulary was made of is a place where a word is cut. So
each letter and each pair has a cost, fitted to the words of some hundred languages; no word but
a few of the commonest is in it. On languages left out of the fit it is 4% off on average.

English words stand in texts of all languages, and foreign ones in English texts. So each letter and
pair also says how likely a word is an English one, and from all words of a text follows how many of
them are.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import accumulate
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
_ENOUGH = 1 << 16  # characters that are looked at one by one, and together
_PLACE, _EACH = 1 << 11, 96  # of what follows, one in 96 places of so many
# Or a part of it is in another language: words with these log odds, more than any text has.
_OF_ANOTHER, _STRAY = -1, 0.07
_IN_NAMES_OF_THINGS = frozenset("./\\_@=&#")  # addresses, files, names in programs: of no language
_NEAR, _NEIGHBOUR = 5, 0.3  # so many words before and after a word tell of it too
_CAPITALS = 0.5  # share of words written all in capitals, of which it can't be told so
_IN_CAPITALS = 0.75  # how far the letters' costs hold for them, English or not
_SOME = 8  # words; fewer may have capitals for another reason
_NAMES, _IN_NAMES = 0.7, 0.6  # share of words with a capital first in lists of names; the same
_AT_FIRST = (1.5, 2.0)  # as if so many of so many more words were English: tells of few words
_ROUNDS = 6  # the share of English words hardly moves after them
# Of a text with this share of English words all are, and even of one with a little less if it has
# the words that English has in every sentence; with _LESS_CLEAR below it, the others are not.
_CLEAR, _LESS_CLEAR = 0.9, 0.1
_COMMON = (" the", " and", " to", " for", " that", " with", " this", " are", " from", " you", " be")
_USUAL_COMMON = 0.12  # share of them among English words after a space


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


class Found(NamedTuple):
    """What the words of a text are: see Letters."""

    more: float  # tokens that they make beyond what words.py says
    foreign: float  # share of characters in words of other languages than English, 0 to 1
    unknown: float  # share of characters in letters that were in no text of the fit


class _Word(NamedTuple):
    tokens: float  # by its letters
    usual: float  # by words.py
    odds: float  # log odds that it is English; -inf in other letters
    unknown: int  # letters of it
    capitals: bool = False
    first: bool = False  # a capital first


class Letters:
    """Looks at the words of a text that comes in parts, in some places of it if it is long."""

    def __init__(self) -> None:
        self._characters = 0
        self._runs: list[str] = []  # not settled yet
        self._waiting = 0  # characters of the text in which they are
        self._begin = _NOTHING  # what was found in the first characters, all of which are read
        self._places = _NOTHING  # and in the places after them
        self._read = 0  # characters in those

    def add(self, text: str) -> None:
        """Look at the next part of a text."""
        begin, self._characters = self._characters, self._characters + len(text)
        whole = max(_ENOUGH - begin, 0)
        if whole:
            self._look_at(text[:whole])
            if self._waiting == _ENOUGH:
                self._begin = self._settled()
        if len(text) > whole:
            step = _PLACE * _EACH
            first = (begin + whole) // step * step
            for place in range(first, begin + len(text), step):
                start, end = max(place - begin, whole), place + _PLACE - begin
                if end > start:
                    self._look_at(text[start:end])
                    self._read += min(end, len(text)) - start
            if self._waiting >= _ENOUGH:
                self._places = _both(self._places, self._settled())

    def _look_at(self, text: str) -> None:
        runs = _MARKED_RUN if _HAS_MARKS.search(text) else _RUN
        self._runs += runs.findall(text)
        self._waiting += len(text)

    def _settled(self) -> Found:
        found = _settle(self._runs)
        self._runs = []
        self._waiting = 0
        return found

    def result(self) -> Found:
        """What was found in all parts so far."""
        if not self._characters:
            return _NOTHING
        found = _both(self._places, _settle(self._runs))
        if self._characters > _ENOUGH:
            rest = self._characters - _ENOUGH
            if self._read:
                found = _both(self._begin, Found(*(each * rest / self._read for each in found)))
            else:
                found = Found(*(each * self._characters / _ENOUGH for each in self._begin))
        elif self._characters == _ENOUGH:
            found = self._begin
        return Found(found.more, found.foreign / self._characters, found.unknown / self._characters)


_NOTHING = Found(0.0, 0.0, 0.0)


def _both(one: Found, other: Found) -> Found:
    return Found(*map(sum, zip(one, other, strict=True)))


def _settle(runs: list[str]) -> Found:
    """The same as numbers of characters instead of shares."""
    if not runs:
        return _NOTHING
    latin: list[tuple[_Word, int]] = []
    more = foreign = unknown = 0.0
    times = Counter(runs)
    known = _of_language(times)
    for run in runs:
        word = _word(run)
        if word.odds > -math.inf:
            latin.append((word, len(run)))
            continue
        more += word.tokens * known - word.usual
        foreign += len(run)
        unknown += word.unknown
    others = _others([word for word, _ in latin], times)
    for (word, characters), other in zip(latin, others, strict=True):
        if other:
            more += other * (word.tokens * known - word.usual)
            foreign += other * characters
            unknown += other * word.unknown
    return Found(more, foreign, unknown)


def _others(latin: list[_Word], times: Mapping[str, int]) -> Iterable[float]:
    """How likely each of the words, in their order, is none of English: 0 to 1.

    A word says little, its neighbours say more: languages change with the sentence.
    """
    if not latin:
        return ()
    if sum(word.capitals for word in latin) > max(_CAPITALS * len(latin), _SOME):
        return (_IN_CAPITALS,) * len(latin)
    odds = [word.odds for word in latin]
    sums = [0.0, *accumulate(odds)]
    last = len(odds)
    odds = [
        each + _NEIGHBOUR * (sums[min(place + _NEAR, last)] - sums[max(place - _NEAR, 0)] - each)
        for place, each in enumerate(odds)
    ]
    english = _share_of_english(odds)
    common = _share_of_common(times)
    sure = (_CLEAR - 0.12 * common - english) / _LESS_CLEAR
    passages = sum(each < _OF_ANOTHER for each in odds) / last
    sure = min(max(sure, (passages - _STRAY) / _STRAY, 0.0), 1.0)
    names = sum(word.first for word in latin) > max(_NAMES * last, _SOME)
    if not sure:
        return (_IN_NAMES * names,) * last
    english = min(english, max(common, 0.08, 1 / last))
    before = math.log(english / (1.001 - english))
    others = (sure / (1 + math.exp(min(before + each, 500))) for each in odds)
    return (max(each, _IN_NAMES) for each in others) if names else others


def _share_of_english(odds: list[float]) -> float:
    """How many of the words are English, from how likely each of them is: 0 to 1."""
    share = 0.5
    alike = Counter([round(each) for each in odds])
    likely = [(math.exp(-min(max(each, -30), 30)), times) for each, times in alike.items()]
    for _ in range(_ROUNDS):
        against = (1 - share) / max(share, 1e-9)
        share = sum(times / (1 + against * each) for each, times in likely)
        share = (share + _AT_FIRST[0]) / (len(odds) + _AT_FIRST[1])
    return share


def _share_of_common(found: Mapping[str, int]) -> float:
    """How far a text has the words that English has in every sentence, 0 to 1."""
    times = sum(times for run, times in found.items() if run[0] == " ")
    common = sum(found.get(word, 0) for word in _COMMON)
    return min(common / (_USUAL_COMMON * times), 1.0) if times else 0.0


def _of_language(found: Mapping[str, int]) -> float:
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
def _word(run: str) -> _Word:
    before, word = ("", run) if run[0].isalnum() else (run[0], run[1:])
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
    usual = words.tokens(before, word) if max(word) <= _LAST_CUT and word.isalpha() else _usual(run)
    most = len(word.encode(errors="surrogatepass"))
    by_letters = min(max(found, 1.0), most)
    if not latin:
        return _Word(by_letters, usual, -math.inf, unknown)
    if before in _IN_NAMES_OF_THINGS or len(word) == 1:
        return _Word(usual, usual, 0.0, 0)
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return _Word(usual, usual, 5.0, 0)  # camelCase: a name in a program, or a key
    odds += sum(map(english.get, features, (0.0,) * len(features)))
    return _Word(by_letters, usual, odds, unknown, word.isupper() and len(word) > 1, word.istitle())


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
