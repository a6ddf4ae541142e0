"""Text → the exact number it is worth: `45,000`, `4.5万`, `(2k+500) × 3`. Two readings are refused.

Sums, products and parentheses; no subtraction, no division, nothing implied. Read from left to
right in one pass, with a list for open parentheses: no text is too deep for it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing.characters import shortened
from kimi_calc.pricing.errors import QuantityError
from kimi_calc.pricing.exact import EXACT

SCALES = {
    "": 1,
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
    "百": 10**2,
    "千": 10**3,
    "w": 10**4,
    "万": 10**4,
    "萬": 10**4,
    "百万": 10**6,
    "百萬": 10**6,
    "千万": 10**7,
    "千萬": 10**7,
    "亿": 10**8,
    "億": 10**8,
    "万亿": 10**12,
    "萬億": 10**12,
}
# The words after a count that the program itself shows, so that what it copies can be pasted, and
# those of a load as people write it: 1,000次/天 × 30天.
_UNITS = (
    *("token", "tokens", "request", "requests", "turn", "turns", "day", "days", "month", "months"),
    *("conversation", "conversations", "user", "users"),
    *("次", "轮", "个", "天", "日", "个月", "人", "条", "份", "对话", "个对话"),
)


def _one_of(words: tuple[str, ...] | set[str]) -> str:
    """A pattern for one of some words, the longest that fits."""
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


def scale_pattern() -> str:
    """A pattern for any of SCALES but none, in small letters."""
    return _one_of(tuple(filter(None, SCALES)))


def beginnings(words: tuple[str, ...]) -> str:
    """A pattern for the beginning of a word that isn't finished."""
    return _one_of({word[:length] for word in words for length in range(1, len(word))})


# Patterns as texts, which re compiles when they are first used: that takes milliseconds, and what
# stands in the fields at the start is mostly digits.
_UNIT = _one_of(_UNITS)
_BEGUN = beginnings(_UNITS)
_NUMBER = rf" ?(?P<number>[0-9][0-9., ]*)(?P<scale>{scale_pattern()})?"
_AFTER_PARENTHESIS = rf" ?{_UNIT}? ?(?:/ ?{_UNIT})? ?"
_BEGUN_AFTER_PARENTHESIS = rf" ?(?:{_BEGUN}|{_UNIT}? ?/ ?{_BEGUN}?)"
_FACTOR = _NUMBER + _AFTER_PARENTHESIS
_BEGUN_FACTOR = _NUMBER + _BEGUN_AFTER_PARENTHESIS
_MONEY = "[¥￥$€£元块]|(?<![a-z])(?:rmb|cny|usd|hkd|eur|gbp|jpy)(?![a-z])"
# What stands between two signs. No unit has an x, so that every x is a multiplication.
_PIECE = re.compile(r"(?P<operand>[^-+*×xX()÷]*)(?P<sign>[-+*×xX()÷]|$)")
_TIMES = frozenset("*×xX")
_UNKNOWN = frozenset("-÷")
_WORD = "[^-+*×()÷]*"
_NOTHING_YET = (Decimal(0), Decimal(1))  # a sum, and the product that will be its next term

PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)(?:\.[0-9]+)?")
POINT_FOR_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def value_of(ordinary: str, *, money: bool = False) -> Decimal:
    """What an ordinary text is worth, ≥ 0 and exact: `1.5万`, `0.25*30+1`, `(2k+500)*3`.

    QuantityError where it is no such number. With `money` the errors speak of an amount: the
    codes "empty" and "unreadable" are "empty_amount" and "unreadable_amount" then. Else an amount
    of money is refused by a code of its own, "money".
    """
    if ordinary[:1].isdigit() and ordinary.isascii() and ordinary.replace(",", "").isdigit():
        return _number(ordinary)  # as nearly always
    reading = _Reading(ordinary, money)
    if not ordinary:
        raise reading.nothing()
    return _sum_of(reading)


def _sum_of(reading: _Reading) -> Decimal:
    sums = [_NOTHING_YET]  # of the text, and of each parenthesis that is open
    closed: Decimal | None = None  # what a parenthesis that was just closed is worth
    place = 0
    while True:
        piece = _PIECE.match(reading.ordinary, place)
        assert piece  # it takes whatever there is
        place, sign = piece.end(), piece["sign"]
        if sign == "(" and closed is None and not piece["operand"].strip():
            sums.append(_NOTHING_YET)
            continue
        value = reading.operand(piece) if closed is None else reading.after(closed, piece)
        closed = None
        total, product = sums.pop()
        product = EXACT.multiply(product, value)
        if sign == ")" and sums:
            closed = EXACT.add(total, product)
        elif sign == "+":
            sums.append((EXACT.add(total, product), Decimal(1)))
        elif sign in _TIMES:
            sums.append((total, product))
        elif sign or sums:
            raise reading.misplaced(piece)
        else:
            return EXACT.add(total, product)


class _Reading(NamedTuple):
    """A text that is being read, and what can be wrong with a piece of it."""

    ordinary: str
    money: bool

    def operand(self, piece: re.Match[str]) -> Decimal:
        """What stands before a sign, or before the end, is worth."""
        operand, sign = piece["operand"], piece["sign"]
        if not operand.strip():
            raise negative(self.ordinary) if sign == "-" else self.misplaced(piece)
        match = _fullmatch(_FACTOR, operand)
        if not match:
            raise self._no_factor(piece, _BEGUN_FACTOR)
        hexadecimal = operand.lstrip() == "0" and sign in {"x", "X"}  # 0x10 is no product
        if hexadecimal and self.ordinary[piece.end() : piece.end() + 1].isdigit():
            raise self._unreadable(self.ordinary)
        text = match["number"].strip(" ")
        scale = SCALES[(match["scale"] or "").lower()]
        if scale == 1 and text.endswith(".000") and POINT_FOR_THOUSANDS.fullmatch(text):
            raise _two_readings(text)  # 45.000 is 45 to some people and 45,000 to others
        if text.endswith((".", ",")) and (match["scale"] or sign):
            raise self._unreadable(self.ordinary)  # typing on doesn't mend 5.k
        return EXACT.multiply(_number(text), scale)

    def after(self, value: Decimal, piece: re.Match[str]) -> Decimal:
        """The same value, where nothing but a unit stands between a `)` and the next sign."""
        if not _fullmatch(_AFTER_PARENTHESIS, piece["operand"]):
            raise self._no_factor(piece, _BEGUN_AFTER_PARENTHESIS)
        return value

    def nothing(self) -> QuantityError:
        """The refusal of an empty text."""
        if self.money:
            message = "no amount here yet: type one such as 1,234.56"
            return QuantityError(message, code="empty_amount")
        return QuantityError("nothing here yet: type a number such as 45,000 or 45k", code="empty")

    def misplaced(self, piece: re.Match[str]) -> QuantityError:
        """The refusal of a sign that can't stand there, or of an end that comes too early."""
        if not piece["sign"]:
            return unfinished(self.ordinary)
        if piece["sign"] in _UNKNOWN:
            return self._minus_or_divide()
        return self._unreadable(self.ordinary)

    def _no_factor(self, piece: re.Match[str], begun: str) -> QuantityError:
        """What is wrong with a text between two signs; `begun` is what typing on makes right."""
        operand = piece["operand"]
        if not piece["sign"] and _fullmatch(begun, operand):
            return unfinished(self.ordinary)
        if not self.money and re.search(_MONEY, operand, re.ASCII | re.IGNORECASE):
            return QuantityError(
                f"{shortened(self.ordinary)!r} is an amount of money: "
                "type a number of tokens or requests",
                code="money",
                text=shortened(self.ordinary),
            )
        before, slash, _ = operand.partition("/")
        if slash and (_fullmatch(_FACTOR, before) or _fullmatch(_AFTER_PARENTHESIS, before)):
            return self._minus_or_divide()
        word = re.match(_WORD, self.ordinary[piece.start() :])  # all of it: an x in it is no sign
        return self._unreadable(word[0].strip() if word else operand)

    def _unreadable(self, text: str) -> QuantityError:
        shown = shortened(text)
        if self.money:
            code, example = "unreadable_amount", "an amount such as 1,234.56, 1.5万 or 100*30"
        else:
            code, example = "unreadable", "a number such as 45,000, 45k, 4.5万 or 1000*30"
        return QuantityError(f"{shown!r} can't be read: type {example}", code=code, text=shown)

    def _minus_or_divide(self) -> QuantityError:
        return QuantityError(
            f"{shortened(self.ordinary)!r} subtracts or divides, which can't be done here: "
            "type what comes of it",
            code="minus_or_divide",
            text=shortened(self.ordinary),
        )


def _fullmatch(pattern: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, text, re.IGNORECASE)


def _number(number: str) -> Decimal:
    if PLAIN.fullmatch(number):
        return Decimal(number)
    if _GROUPED.fullmatch(number):
        return Decimal(number.replace(",", "").replace(" ", ""))
    if number.endswith((".", ",")):
        raise unfinished(number)
    if "." in number:
        raise _two_readings(number)
    raise QuantityError(
        f"{shortened(number)} is not grouped by three digits: {_WITHOUT_SEPARATORS}",
        code="grouping",
        text=shortened(number),
    )


_WITHOUT_SEPARATORS = "type it without separators, with a point only before decimals"


def _two_readings(text: str) -> QuantityError:
    return QuantityError(
        f"{shortened(text)} can be read in two ways: {_WITHOUT_SEPARATORS}",
        code="two_readings",
        text=shortened(text),
    )


def negative(ordinary: str, least: str = "0") -> QuantityError:
    """The refusal of a number below 0."""
    return QuantityError(
        f"{shortened(ordinary)} is negative: type {least} or more", code="negative"
    )


def unfinished(text: str) -> QuantityError:
    """The refusal of what is right as far as it goes."""
    return QuantityError(
        f"{shortened(text)} is not finished: type on, or take its last sign away",
        code="unfinished",
        text=shortened(text),
    )
