"""How a spreadsheet shows a day and a time, which are numbers there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from kimi_calc.tokens.readers import chinese_digits


class Token(NamedTuple):
    """A piece of a format: what it is, and how it is written."""

    kind: str
    text: str


_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_LAST = 2_958_466  # the day after 9999-12-31
_BETWEEN = 1_462  # days between those that workbooks begin with
_A_DAY = 86_400
_BEGIN = date(1899, 12, 30)
_NO_LEAP_DAY = 60  # 1900-02-29, which Excel has and no calendar
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
_CHINESE_DAYS = "日一二三四五六"


def is_day(tokens: Iterable[Token]) -> bool:
    """Whether a part of a format shows a number as a day or a time."""
    return any(
        one.kind in {"elapsed", "half"} or (one.kind == "date" and one.text[0] not in "gG")
        for one in tokens
    )


def with_minutes(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each m that is a minute, beside hours or seconds, told from a month."""
    told = list(tokens)
    times = [place for place, one in enumerate(told) if one.kind in {"date", "elapsed"}]
    for number, place in enumerate(times):
        token = told[place]
        if token.kind != "date" or token.text[0] not in "mM" or len(token.text) > 2:
            continue
        before = told[times[number - 1]].text[0] if number else ""
        after = told[times[number + 1]].text[0] if number + 1 < len(times) else ""
        if before in {"h", "H"} or after in {"s", "S"}:
            told[place] = Token("date", "n" * len(token.text))
    return told


def shown(
    number: Decimal,
    tokens: Sequence[Token],
    *,
    since_1904: bool,
    is_chinese: bool,
    numerals: int,
) -> str | None:
    """A number as a day or a time; None if it is none."""
    if since_1904:
        number += _BETWEEN
    if not 0 <= number < _LAST:
        return None
    places = _places(tokens)
    moment = _EXACT.multiply(number, Decimal(_A_DAY)).quantize(
        Decimal(1).scaleb(-places), context=_EXACT
    )
    day, time = divmod(int(moment), _A_DAY)
    if day >= _LAST:
        return None
    said = _Said(day, time, int(moment), is_chinese, numerals)
    said.in_halves = any(one.kind == "half" for one in tokens)
    said.fraction = f"{moment:f}".partition(".")[2]
    return "".join(map(said.one, tokens))


def _places(tokens: Sequence[Token]) -> int:
    """How many digits of a second a number is rounded to: those that are shown.

    A day without its time is not the next one before it is over.
    """
    has_time = any(one.kind in {"date", "elapsed"} and one.text[0] in "hHnsS" for one in tokens)
    return min(3, sum(one.kind == "digit" for one in tokens)) if has_time else 3


class _Said:
    """The parts of a day and a time, each as a format asks for it."""

    def __init__(self, day: int, time: int, seconds: int, is_chinese: bool, numerals: int) -> None:  # noqa: FBT001
        self.in_halves = False
        self.fraction = ""  # the digits of a second that are left
        self._day, self._time, self._seconds = day, time, seconds
        self._is_chinese, self._numerals = is_chinese, numerals
        if day == _NO_LEAP_DAY:
            self._date = (1900, 2, 29)
        elif day == 0:
            self._date = (1900, 1, 0)
        else:
            real = _BEGIN + timedelta(days=day + (day < _NO_LEAP_DAY))
            self._date = (real.year, real.month, real.day)

    def one(self, token: Token) -> str:
        """What a piece of the format stands for."""
        if token.kind == "digit":
            digit, self.fraction = self.fraction[:1], self.fraction[1:]
            return digit
        if token.kind == "half":
            return self._half(token.text)
        if token.kind in {"date", "elapsed"}:
            return self._letter(token)
        return "" if token.kind == "@" else token.text

    def _letter(self, token: Token) -> str:
        """What a letter, written once or several times, stands for."""
        length, letter = len(token.text), token.text[0].lower()
        if token.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "n": 60, "s": 1}[letter]
            return f"{self._seconds // unit:0{length}}"
        year, month, day = self._date
        if letter in "ye":
            text = str(year) if length > 2 or letter == "e" else f"{year % 100:02}"
            return chinese_digits.each(text, self._numerals)
        if letter == "a" or (letter in "md" and length > 2):
            return self._name(letter, length)
        hour = self._time // 3600
        values = {
            "m": month,
            "d": day,
            "h": (hour + 11) % 12 + 1 if self.in_halves else hour,
            "n": self._time // 60 % 60,
            "s": self._time % 60,
        }
        # And else an era, which has no digits here.
        text = f"{values[letter]:0{min(length, 2)}}" if letter in values else ""
        return chinese_digits.small(text, self._numerals)

    def _half(self, written: str) -> str:
        is_late = self._time >= _A_DAY // 2
        if self._is_chinese or "上" in written:
            return "下午" if is_late else "上午"
        return written.split("/")[is_late]

    def _name(self, letter: str, length: int) -> str:
        """The name of a month or a day of the week."""
        month, day = self._date[1], (self._day - 1) % 7
        if letter == "m" and self._is_chinese:
            return f"{month if length == 3 else chinese_digits.small(str(month), 1)}月"
        if letter == "a":
            return f"{'星期' if length == 4 else ''}{_CHINESE_DAYS[day]}"
        if letter == "d" and self._is_chinese:
            return f"{'周' if length == 3 else '星期'}{_CHINESE_DAYS[day]}"
        name = _MONTHS[month - 1] if letter == "m" else _WEEKDAYS[day]
        if length == 5 and letter == "m":
            return name[0]
        return name[:3] if length == 3 else name
