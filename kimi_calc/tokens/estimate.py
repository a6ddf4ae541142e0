"""How many tokens a text makes, estimated without the model's vocabulary.

A typical number, and a range in which the true one lies for more than nine texts of ten.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kimi_calc.tokens.han import Han
from kimi_calc.tokens.letters import Found, Letters
from kimi_calc.tokens.shapes import HAN, shapes
from kimi_calc.tokens.weights import tokens

Band = Literal["exact", "close", "wide", "unmeasured"]
"""How sure a number is.

"exact": counted with the model's vocabulary. "close": ±10%, for modern prose, code and the like.
"wide": ±20%, for tables, keys, contracts, lists, other languages than English and modern Chinese
in simplified characters, and for short texts, of which a few words may make some tokens more.
"unmeasured": wider, for scripts of which few texts were measured, such as Arabic or Thai, and far
wider for those of which none were and for symbols.
"""

PER_MESSAGE = 4
"""Tokens that the chat format adds to each message (the platform's own example: two messages are
80 tokens, their contents 72)."""

_BANDS: dict[Band, tuple[float, float]] = {
    "exact": (1, 1),
    "close": (0.90, 1.10),
    "wide": (0.80, 1.20),
    "unmeasured": (0.50, 3.00),
}
_FEW_MEASURED = (0.75, 1.35)  # of "unmeasured": scripts whose letters have costs
_FOREIGN = 0.1  # share of words in other languages that makes a text one of them
_NAMES = 0.6  # share of words with a capital first that makes a text a list of names
_FEW = 1.5  # times the root of the tokens: how many more a few such words may make
_HARDLY = 0.05  # share of all tokens: as wide as "unmeasured" is, so many make a sum hardly wider
_SURE: tuple[Band, ...] = ("close", "wide")
_ROUNDED = 0.995  # half a percent less than all: ends of ranges are whole tokens
_SHORT = 600  # characters
_IS_HAN = re.compile(rf"[{HAN}]")
_FIRST_HAN = "\u2e80"
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
# Not of the scripts of which many texts were measured: Latin, Greek, Cyrillic, Chinese, Japanese,
# Korean.
_FEW_TEXTS = re.compile(r"[\u0300-\u036f\u0530-\u1cff\ua000-\uabff\ufb1d-\ufdff\ufe70-\ufefe]")
_UNMEASURED = re.compile(r"[\ud800-\uf8ff\U00010000-\U0001efff\U0001f1e6-\U0001f1ff]")
_GARBLED = re.compile(r"[\x80-\x9f\ufffd]")  # text that somebody decoded wrongly
_CLAUSE = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,6}[条條章]")
# Hashes and keys in base 64: no words in them, though the pieces look like some.
_CODE = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{12,}+")
_LONG_CODE = 20  # characters; a shorter one may be a name in a program, such as utf8ToUtf16
_CHANGES, _CHANGES_SHORT = 0.25, 0.4  # of capitals, small letters and digits, a character
_CHANGE = re.compile(r"[a-z](?=[A-Z0-9])|[0-9](?=[A-Za-z])|[A-Z](?=[A-Z][a-z]|[0-9])")
_CODE_EACH = 0.17  # tokens a character more
_HEX = frozenset("0123456789ABCDEFabcdef")
# Share of what makes an English text or a program's as unsure as others: of all characters those
# in words written in capitals and the marks of a list in Chinese, of all pieces the parts of
# e-mail addresses and of names such as someName and some_name.
_CAPITALS, _LISTED, _ADDRESSES, _IN_NAMES = 0.2, 0.08, 0.012, 0.33
_NOTED = 1 << 20  # characters that are looked at for them
_SINGLE, _OF_SINGLE = 1 << 14, 8  # of more different pieces that come once, one in eight is weighed
_MANY = 1 << 18  # characters; in more of them, it is looked at each sixteenth place alone
_PLACE, _EACH = 1 << 12, 16
_PART = 1 << 20  # characters at a time: of each different piece in them there is one look


@dataclass(frozen=True, slots=True)
class TokenEstimate:
    """Tokens of a text: the typical number and the range; its characters, of them Chinese ones."""

    low: int
    typical: int
    high: int
    characters: int
    han: int
    band: Band

    def __add__(self, other: TokenEstimate) -> TokenEstimate:
        """Both texts one after the other.

        As sure as the less sure of them, or surer where that one hardly counts: a short question
        beside a long contract.
        """
        low, high = self.low + other.low, self.high + other.high
        typical = self.typical + other.typical
        off = max(typical - low, high - typical)
        surest = tuple(_BANDS)
        band = max(self.band, other.band, key=surest.index)
        unmeasured = sum(one.typical for one in (self, other) if one.band == "unmeasured")
        if band not in {"exact", "close"} and unmeasured <= _HARDLY * typical:
            of_both = (each for each in _SURE if off <= (_BANDS[each][1] - _ROUNDED) * typical)
            band = next(of_both, band)
        characters, han = self.characters + other.characters, self.han + other.han
        return TokenEstimate(low, typical, high, characters, han, band)


NO_TOKENS = TokenEstimate(0, 0, 0, 0, 0, "exact")
"""What nothing makes."""


def estimate_tokens(text: str) -> TokenEstimate:
    """Estimate the tokens of a text, its content only: see PER_MESSAGE for what a chat adds.

    For the tokenizer of the Kimi K2 models. That of moonshot-v1 and kimi-latest is not public;
    for them the same numbers are a guess by likeness.
    """
    return estimate_chunks((text,))


def estimate_chunks(texts: Iterable[str]) -> TokenEstimate:
    """Estimate the tokens of a text that comes in parts, in the memory of one part."""
    estimate = Estimating()
    for text in texts:
        estimate.add(text)
    return estimate.result()


def official_band(text: str) -> tuple[int, int]:
    """The platform's own rule of thumb: the fewest and the most tokens of a text.

    1.5 to 2 Chinese characters a token, 3 to 4 of English (the price pages). It is a rule for
    ordinary prose: of English and code it says too much, of classical Chinese far too little.
    """
    return official_range(len(text), len(_IS_HAN.findall(text)))


def official_range(characters: int, han: int) -> tuple[int, int]:
    """The same of a text that was counted already: its characters, of them Chinese ones."""
    others = characters - han
    return math.ceil(han / 2 + others / 4), math.ceil(han / 1.5 + others / 3)


class Estimating:
    """An estimate of a text that comes in parts, which may end anywhere."""

    def __init__(self) -> None:
        self._han = Han()
        self._tokens = 0.0
        self._characters = 0
        self._bytes = 0  # in UTF-8: no text has more tokens
        self._digits = 0
        self._kana_hangul = 0
        self._few_texts = self._unmeasured = 0
        self._garbled = 0
        self._clauses = 0
        self._letters = Letters()
        self._code = self._base64 = 0
        self._words = self._first = 0  # of those, with a capital first
        self._noted = 0  # characters in the pieces that were looked at for what follows
        self._pieces = self._capitals = self._listed = self._addresses = self._in_names = 0

    def add(self, text: str) -> None:
        """Take in the next part; where it is cut within a word, the estimate is off by a token."""
        for start in range(0, len(text), _PART):
            self._add(text[start : start + _PART])

    def _add(self, text: str) -> None:
        found = shapes(text)
        han = []
        once = []
        for piece, times in found.items():
            if piece[0] >= _FIRST_HAN and _IS_HAN.match(piece):
                han.append((piece, times))
                continue
            if times == 1:
                once.append(piece)
            else:
                self._tokens += tokens(piece) * times
            if piece[0].isdigit():
                self._digits += len(piece) * times
        if self._noted < _NOTED:
            self._noted += len(text)
            for piece, times in found.items():
                self._note(piece, times)
        every = _OF_SINGLE if len(once) > _SINGLE else 1
        read = once[::every]
        if read:
            weighed = sum(map(tokens, read))
            self._tokens += weighed * (sum(map(len, once)) / sum(map(len, read)))
        self._han.add(han)
        self._letters.add(text)
        self._characters += len(text)
        self._bytes += len(text.encode(errors="surrogatepass"))
        self._clauses += len(_CLAUSE.findall(text))
        self._look_at(text, "".join(found))

    def _note(self, piece: str, times: int) -> None:
        """Count what the shape of a piece tells of how sure the estimate is."""
        self._pieces += times
        first = piece[0]
        if piece[-1] in "aA":
            self._words += times
            self._first += times * (piece[:2] == " A" or first == "A")
        if piece.endswith("AAA"):
            self._capitals += len(piece) * times
        if first == "@":
            self._addresses += times
        elif first in "_-" or (first == "A" and piece[-1] == "a"):
            self._in_names += times * (piece[-1] in "aA")
        elif first == "、":
            self._listed += times

    def _look_at(self, text: str, different: str) -> None:
        """Find what decides how sure the estimate is; in a long text, in some places of it."""
        times = 1
        if len(text) > _MANY:
            places = range(0, len(text), _PLACE * _EACH)
            text, times = "".join(text[place : place + _PLACE] for place in places), _EACH
        for code in _CODE.findall(text):
            if code.isalpha():
                continue
            changes = _CHANGES if len(code) >= _LONG_CODE else _CHANGES_SHORT
            if code.isupper() and len(code) >= _LONG_CODE:  # base 32 has few digits
                changes = 0.0
            if len(_CHANGE.findall(code)) > changes * len(code) and any(map(str.isdigit, code)):
                self._code += len(code) * times
                if not (code.islower() or _HEX.issuperset(code)):  # of hashes the pieces tell
                    self._base64 += len(code) * times
        self._kana_hangul += _count(_KANA_HANGUL, text, different) * times
        self._few_texts += _count(_FEW_TEXTS, text, different) * times
        self._unmeasured += _count(_UNMEASURED, text, different) * times
        self._garbled += _count(_GARBLED, text, different) * times

    def result(self) -> TokenEstimate:
        """The estimate of all parts so far."""
        typical = self._tokens + self._han.tokens + _CODE_EACH * self._base64
        letters = self._letters.result()
        typical += letters.more
        band = self._band(letters)
        low, high = _BANDS[band]
        if band == "unmeasured" and not self._never_measured(letters):
            low, high = _FEW_MEASURED
        named = self._first > _NAMES * self._words
        unlike = 1.0 if named else min(letters.foreign / _FOREIGN, 1.0)
        more = _FEW * math.sqrt(typical) * unlike
        least = min(self._characters, 1)  # token: no text has none, and none is estimated to one
        most = min(round(typical), self._bytes)
        return TokenEstimate(
            max(min(math.floor(typical * low), most), least),
            max(most, least),
            min(max(math.ceil(max(typical * high, typical + more)), most + least), self._bytes),
            self._characters,
            self._han.characters,
            band,
        )

    def _never_measured(self, letters: Found) -> bool:
        return self._unmeasured > 0.02 * self._characters or letters.unknown > 0.1

    def _band(self, letters: Found) -> Band:
        if not self._characters:
            return "exact"  # nothing is nothing
        few_texts = self._few_texts > 0.02 * self._characters
        if few_texts or self._never_measured(letters):
            return "unmeasured"
        unlike = (
            self._characters < _SHORT
            or self._digits > 0.12 * self._characters
            or self._kana_hangul > 0.02 * self._characters
            or self._clauses > 2
            or letters.foreign > _FOREIGN
            or self._code > 0.05 * self._characters
            or self._garbled > 0.002 * self._characters
            or self._capitals > _CAPITALS * self._noted
            or self._listed > _LISTED * self._noted
            or self._addresses > _ADDRESSES * self._pieces
            or self._in_names > _IN_NAMES * self._pieces
            or (self._han.characters > 0.2 * self._characters and self._han.tokens_each > 0.64)
        )
        return "wide" if unlike else "close"


def _count(letters: re.Pattern[str], text: str, different: str) -> int:
    """How many such letters are in a text: mostly none, which its different pieces tell sooner."""
    return len(letters.findall(text)) if letters.search(different) else 0
