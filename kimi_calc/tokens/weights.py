"""How many tokens a piece of text makes, on average: measured, not known.

How far the tokenizer of the Kimi K2 models merges a piece depends on its vocabulary. What stands
here are averages over about 9 million characters of English prose, program code, Markdown and
JSON and over Chinese, Japanese, Korean and Russian texts, rounded; and of runs of symbols and
white space what was measured run by run. No part of the vocabulary is in here.
"""

from __future__ import annotations

from functools import lru_cache

from kimi_calc.tokens import words
from kimi_calc.tokens.runs import blank
from kimi_calc.tokens.signs import one
from kimi_calc.tokens.symbols import numbers, symbols

_KEPT = 64  # characters; longer pieces hardly come twice
_LONG = 1 << 13  # characters; of longer symbols and white space each eighth stretch is read
_STRETCH, _EACH = 1 << 9, 8
_WIDE_LETTERS = "\uff00"  # full-width and half-width ones and what comes after: never words


def tokens(piece: str) -> float:
    """The average number of tokens that a piece makes. Chinese characters: see estimate.py."""
    if len(piece) <= _KEPT:
        return _kept(piece)
    if len(piece) <= _LONG or piece[-1].isalpha():
        return _tokens(piece)
    stretches = [piece[at : at + _STRETCH] for at in range(0, len(piece), _EACH * _STRETCH)]
    return sum(map(_tokens, stretches)) * len(piece) / sum(map(len, stretches))


def _tokens(piece: str) -> float:
    first, last = piece[0], piece[-1]
    if first.isnumeric():
        return numbers(piece)
    if piece.isspace():
        return blank(piece)
    if not last.isalpha():
        return symbols(piece)
    if last >= _WIDE_LETTERS:
        return sum(map(one, piece))
    return _word(piece)


def _word(piece: str) -> float:
    first, word = piece[0], piece[1:]
    if first.isalpha():
        return words.tokens("", piece)
    if first == "\u2019" and len(word) < 3:  # ’s, ’t, ’re, ’ll: as with a straight one
        return 1.0
    if first != " " and not first.isascii():  # merged with no word: a token of its own
        return one(first) + words.tokens("", word)
    return words.tokens(first, word)


_kept = lru_cache(maxsize=65_536)(_tokens)
