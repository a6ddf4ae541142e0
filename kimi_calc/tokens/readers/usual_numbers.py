"""The numbers of a sheet that are shown in few steps: floats, where they are sure of the digits.

As number_formats has it, many times as fast. A number whose last digit that is shown hangs on
those that a float hasn't exactly (2.675 in two places) is left to number_formats, and so is every
format that is rare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from kimi_calc.tokens.readers.day_formats import Token
from kimi_calc.tokens.readers.number_digits import Simple

Way = Callable[[float], str | None]
"""Of a number that isn't negative what is shown of it; None where that isn't sure."""

_MOST = 1e9  # of a number in units of its last place: so it has nine digits and six to be sure by
_FROM_HALF = 1e-4  # of a unit, how near to its half a number may not be
_DIGITS = 14  # behind the first one, of those that Excel keeps
_MOST_PLACES = 12
_LEAST, _LEAST_EXPONENT = 1e-4, 1e-280
_MOST_EXPONENT = 1e280
_WIDEST = 11
_BEGIN = date(1899, 12, 30)
_FIRST = 61  # 1900-03-01, from which days are counted right
_LAST_SURE = 999_999  # days with so many digits that seconds are sure
_A_DAY = 86_400
_PLAIN = re.compile(r"(?!-0\Z)-?(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{0,8}[1-9])?")
_EXPONENT = re.compile("0(?:[.](0{1,9}))?E([+-])(0{1,3})")
_OF_A_DAY = {"yyyy": "{0}", "yy": "{6:02}", "m": "{1}", "mm": "{1:02}", "d": "{2}", "dd": "{2:02}"}
_OF_A_TIME = {"h": "{3}", "hh": "{3:02}", "n": "{4}", "nn": "{4:02}", "s": "{5}", "ss": "{5:02}"}
_WRITTEN = _OF_A_DAY | _OF_A_TIME


def is_as_written(text: str) -> bool:
    """Whether a number without a format is shown as it is written in the file."""
    return len(text) <= _WIDEST and _PLAIN.fullmatch(text) is not None


def general(size: float) -> str | None:
    """A number without a format."""
    if 1 <= size < _MOST:
        unit = 10 ** (10 - len(str(int(size))))
        if abs(size * unit % 1 - 0.5) > _FROM_HALF:
            return f"{size:.10g}"
    elif _LEAST <= size < 1 and abs(size * 1e9 % 1 - 0.5) > _FROM_HALF:
        return f"{size:.9f}".rstrip("0").rstrip(".")
    return None


def simple(form: Simple) -> Way | None:
    """The way of a number with some places, perhaps in groups or as a percentage."""
    places = -int(form.unit.adjusted())
    if places > _MOST_PLACES or form.tens > 2:
        return None
    shape = f"{form.shape[:-1]}.{places}f"
    factor, unit = float(10**form.tens), float(10 ** (places + form.tens))
    before, after = form.before, form.after

    def way(size: float) -> str | None:
        units = size * unit
        if units < _MOST and abs(units % 1 - 0.5) > _FROM_HALF:
            return f"{before}{size * factor:{shape}}{after}".strip()
        return None

    return way


def exponential(code: str) -> Way | None:
    """The way of a number with an exponent and a digit before the point."""
    found = _EXPONENT.fullmatch(code)
    if not found:
        return None
    places, sign, least = len(found[1] or ""), found[2], len(found[3])
    end = 2 + _DIGITS

    def way(size: float) -> str | None:
        if not _LEAST_EXPONENT < size < _MOST_EXPONENT:
            return None
        kept = f"{size:.{_DIGITS}e}"
        if kept[2 + places : end].startswith(("4999", "5000")):
            return None
        mantissa, _, power = f"{size:.{places}e}".partition("e")
        minus = "-" if power[0] == "-" else "+" if sign == "+" else ""
        return f"{mantissa}E{minus}{int(power[1:]):0{least}}"

    return way


def _as_is(token: Token) -> str | None:
    """What stands beside the digits of a day, as str.format() takes it; None for what is more."""
    if token.kind in {"elapsed", "half", "digit", "general", "exponent"}:
        return None
    return "" if token.kind == "@" else token.text.replace("{", "{{").replace("}", "}}")


def day(tokens: Sequence[Token], later: int) -> Way | None:
    """The way of a day and a time in digits. Days are counted from so many later."""
    pieces = [
        _WRITTEN.get(one.text.lower()) if one.kind == "date" else _as_is(one) for one in tokens
    ]
    shape = "".join(piece or "" for piece in pieces).strip()
    if None in pieces:
        return None
    has_time = any(one.kind == "date" and one.text[0] in "hHnsS" for one in tokens)

    def way(number: float) -> str | None:
        seconds = number * _A_DAY
        if number > _LAST_SURE or abs(seconds % 1 - 0.5) < _FROM_HALF:
            return None
        if not has_time and seconds % _A_DAY > _A_DAY - 1:
            return None
        days, time = divmod(round(seconds), _A_DAY)
        days += later
        if days < _FIRST:
            return None
        on = _BEGIN + timedelta(days)
        hour, left = divmod(time, 3600)
        minute, second = divmod(left, 60)
        return shape.format(on.year, on.month, on.day, hour, minute, second, on.year % 100)

    return way
