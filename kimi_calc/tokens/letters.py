"""How many tokens the words of other languages than English make, by their letters.

The weights of words.py hold for English, whose words the tokenizer mostly knows whole. How far it
knows those of another language depends on that language, and this can be told from its letters: a
pair of letters that is rare in what the vocabulary was made of is a place where a word is cut (see
word_costs.py). On languages left out of the fit this is 4% off on average.

English words stand in texts of all languages, and foreign ones in English texts. So each letter and
pair also says how likely a word is an English one, and from all words of a text follows how many of
them are.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

from kimi_calc.tokens.english import others
from kimi_calc.tokens.word_costs import Word, of_language, runs, word_of

_ENOUGH = 1 << 16  # characters that are looked at one by one, and together
_PLACE, _EACH = 1 << 11, 160  # of what follows, one in 160 places of so many


class Found(NamedTuple):
    """What the words of a text are: see Letters."""

    more: float  # tokens that they make beyond what words.py says
    foreign: float  # share of characters in words of other languages than English, 0 to 1
    unknown: float  # share of characters in letters that were in no text of the fit


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
        self._runs += runs(text)
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


def _settle(found: list[str]) -> Found:
    """The same as numbers of characters instead of shares."""
    if not found:
        return _NOTHING
    latin: list[tuple[Word, int]] = []
    more = foreign = unknown = 0.0
    times = Counter(found)
    known = of_language(times)
    for run in found:
        word = word_of(run)
        if word.odds > -math.inf:
            latin.append((word, len(run)))
            continue
        more += word.tokens * known - word.usual
        foreign += len(run)
        unknown += word.unknown
    likely = others([word for word, _ in latin], times)
    for (word, characters), other in zip(latin, likely, strict=True):
        if word.whole:
            more += min(1.0 - word.usual, 0.0)
        elif other:
            more += other * (word.tokens * known - word.usual)
            foreign += other * characters
            unknown += other * word.unknown
    return Found(more, foreign, unknown)
