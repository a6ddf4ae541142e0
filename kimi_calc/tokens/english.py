"""Which words of a text are English, as far as their letters tell."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from kimi_calc.tokens.word_costs import Word

# Or a part of it is in another language: words with these log odds, more than any text has.
_OF_ANOTHER, _STRAY = -1, 0.07
_NEAR, _NEIGHBOUR = 5, 0.3  # so many words before and after a word tell of it too
_CAPITALS = 0.5  # share of words written all in capitals, of which it can't be told so
_IN_CAPITALS = 0.4  # how far the letters' costs hold for them, English or not
_SOME = 8  # words; fewer may have capitals for another reason
# In lists of names, of which many words begin with a capital: their share; as _IN_CAPITALS.
_FEW_NAMES = 3  # words
_NAMES = ((0.6, 0.6), (0.42, 0.25))
_AT_FIRST = (1.5, 2.0)  # as if so many of so many more words were English: tells of few words
_ROUNDS = 6  # the share of English words hardly moves after them
# Of a text with this share of English words all are, and even of one with a little less if it has
# the words that English has in every sentence; with _LESS_CLEAR below it, the others are not.
_CLEAR, _LESS_CLEAR = 0.9, 0.1
_COMMON = (" the", " and", " to", " that", " with", " this", " are", " from", " you")
_USUAL_COMMON = 0.11  # share of them among English words after a space


def others(latin: Sequence[Word], times: Mapping[str, int]) -> Iterable[float]:
    """How likely each of the words, in their order, is none of English: 0 to 1.

    A word says little, its neighbours say more: languages change with the sentence.
    """
    if not latin:
        return ()
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
    capitals = _IN_CAPITALS * (sum(word.capitals for word in latin) > max(_CAPITALS * last, _SOME))
    first = sum(word.first for word in latin)
    names = next((least for share, least in _NAMES if first > max(share * last, _FEW_NAMES)), 0.0)
    least = [capitals * word.capitals + names * word.first for word in latin]
    if not sure:
        return least
    english = min(english, max(common, 0.08, min(3 / last, 0.9)))
    before = math.log(english / (1.001 - english))
    likely = (sure / (1 + math.exp(min(before + each, 500))) for each in odds)
    return map(max, likely, least)


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
