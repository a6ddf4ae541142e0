"""What may have been meant by a number that is refused. Loaded when one is.

Whatever is offered was read by the field's own parser before, so that it can be typed there; and
no more than two readings are: of more, none is likely.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeVar

from kimi_calc.pricing.characters import shortened
from kimi_calc.pricing.errors import QuantityError
from kimi_calc.pricing.expressions import scale_pattern
from kimi_calc.pricing.numerals import in_digits

_MENDED = frozenset(
    (
        *("fraction", "grouping", "two_readings", "minus_or_divide"),
        *("unreadable", "unreadable_amount", "not_a_percentage", "not_a_factor"),
    )
)
_LONGEST = 60  # characters of a text that is looked at
_LONGEST_READING = 24  # characters of a reading that is offered
_MOST_READINGS = 2

_ABOUT = re.compile(
    r"(?:[=+~≈]|大约|大概|差不多|约|about|around|roughly|approximately|approx\.?|circa|ca\.?) ?"
    r"(?![=+~≈])",
    re.IGNORECASE,
)
_OR_SO = re.compile(" ?(?:左右|上下)$")
_MARK = "['’‘´`_˙·]"
_BY_MARKS = re.compile(
    rf"(?<![\w.,'])[1-9][0-9]{{0,2}}({_MARK})[0-9]{{3}}(?:\1[0-9]{{3}})*(?![0-9]|{_MARK})"
)
_NO_WHOLE = re.compile(r"(?<![0-9.,])[.,](?=[0-9])")
_STRAY = re.compile(r"(?<=[0-9])[.,](?= ?[^0-9., ])")
_SEPARATED = re.compile(r"[0-9](?:[0-9]|[., ](?=[0-9]))*")
# What a Chinese keyboard has in the place of a point and a comma, and the two signs of Arabic.
_POINTS_AND_COMMAS = re.compile("(?<=[0-9])[。、\u066b\u066c](?=[0-9])")
_AS_POINT = "。\u066b"
_BY_COMMAS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_COMMA_BEFORE_DECIMALS = re.compile(
    r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)),(?P<decimals>[0-9]+)"
)
_POINTS_BETWEEN_THREES = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_COMMA_AFTER_THREES = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+),(?P<decimals>[0-9]+)")
_BY_FOURS = re.compile(r"[1-9][0-9]{0,3}(?:,[0-9]{4})+")
_WITH_ZEROS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})*,0+")
_MISPLACED = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]+)+| [0-9]+)(?:\.[0-9]+)?")
_BY_THREES = re.compile(r"[1-9][0-9]*(?:[, ][0-9]{3})+(?:\.[0-9]+)?")
_NO_DECIMALS = re.compile(r"(?<![0-9.,])([1-9][0-9]{0,2})\.000(?! ?[0-9.,])")

_SHARE_WORDS = re.compile(r" ?(?:percent|per cent|pct|pc|个点|个百分点)\.?$", re.IGNORECASE)
_HALF = frozenset(("半", "一半", "half", "a half"))
_TENTHS = re.compile(r"(?P<tenths>[0-9]) ?成(?P<more>[0-9])?")

_Value = TypeVar("_Value")


def remedied(
    error: QuantityError,
    ordinary: str,
    parse: Callable[[str], _Value],
    show: Callable[[str, _Value], str],
    *,
    whole: bool = False,
) -> QuantityError:
    """The error, with what may have been meant by the text, if that can be told.

    `parse` reads a text as the field does; `show` writes a reading (the text, and what that is
    worth) so that it can be typed. In a `whole` number no zeros are decimals for certain.
    """
    if error.code not in _MENDED or len(ordinary) > _LONGEST:
        return error
    return error.with_readings(_readings(ordinary, parse, show, whole=whole), shortened(ordinary))


def amount_shown(_: str, amount: Decimal | int) -> str:
    """A count or an amount as it can be typed: 1,000.50."""
    value = Decimal(amount)
    return f"{value.to_integral_value() if value == value.to_integral_value() else value:,f}"


def text_shown(text: str, _: object) -> str:
    """A reading as it is to be typed."""
    return text


def share_spellings(ordinary: str) -> Iterator[str]:
    """Other ways to write what may be a percentage, not checked: of 六成, 百分之六十, 60,5."""
    if len(ordinary) > _LONGEST:
        return
    if ordinary.lower() in _HALF:
        yield "50%"
        return
    whole = ordinary.removeprefix("百分之").strip()
    text = in_digits(whole)
    if re.search("[/÷\u00bc-\u00be\u2150-\u215e]", whole) and re.fullmatch("[0-9.]+", text):
        text = f"{Decimal(text).scaleb(2):f}%"  # a half is a half
    text = f"{text}%" if whole != ordinary else text
    text = percent_written(_ABOUT.sub("", text))
    tenths = _TENTHS.fullmatch(text)
    if tenths:
        text = f"{tenths['tenths']}{tenths['more'] or 0}%"
    text = re.sub(" ?%+", "%", text)
    text = f"{text[1:]}%" if text.startswith("%") else text
    yield re.sub(r"^([0-9]+),([0-9]{1,2}|[0-9]{4,})(?=%?$)", r"\1.\2", _spelled(text))


def percent_written(ordinary: str) -> str:
    """The text with a % for the word at its end: 10 percent, 10 个百分点."""
    return _SHARE_WORDS.sub("%", ordinary)


def _readings(
    ordinary: str,
    parse: Callable[[str], _Value],
    show: Callable[[str, _Value], str],
    *,
    whole: bool,
) -> tuple[str, ...]:
    found: dict[object, str] = {}

    def add(text: str) -> None:
        try:
            value = parse(text)
        except QuantityError as error:
            if error.code == "share_two_readings":
                for both in ("as_share", "as_percent"):
                    found.setdefault(error.values[both], str(error.values[both]))
            return
        found.setdefault(value, show(text, value))

    text = _spelled(in_digits(_OR_SO.sub("", _ABOUT.sub("", ordinary, count=1))))
    numbers = _SEPARATED.findall(text)
    for convention in (_as_it_is, _mended_commas, _commas, _rounded_by_zeros, _points, _last_comma):
        add(convention(text))
    doubtful = (_BY_THREES, _BY_FOURS, *((_WITH_ZEROS,) if whole else ()))
    if not found or any(each.fullmatch(one) for each in doubtful for one in numbers):
        add(_joined(text))
    readings = tuple(found.values())
    offered = len(readings) <= _MOST_READINGS and max(map(len, readings), default=0)
    return readings if 0 < offered <= _LONGEST_READING else ()


def _spelled(text: str) -> str:
    """The text without signs that are none of a number, where each has one meaning only."""
    text = _POINTS_AND_COMMAS.sub(lambda match: "." if match[0] in _AS_POINT else ",", text)
    text = _BY_MARKS.sub(lambda match: re.sub(_MARK, " ", match[0]), text)
    return _STRAY.sub("", _NO_WHOLE.sub("0.", text))


def _as_it_is(text: str) -> str:
    return text


def _mended_commas(text: str) -> str:
    """The comma as the point before decimals, in numbers that can't be read otherwise."""
    return _SEPARATED.sub(
        lambda match: match[0] if _BY_COMMAS.fullmatch(match[0]) else _commas(match[0]), text
    )


def _commas(text: str) -> str:
    """The comma as the point before decimals, in all numbers."""

    def one(match: re.Match[str]) -> str:
        found = _COMMA_BEFORE_DECIMALS.fullmatch(match[0])
        if not found:
            return match[0]
        return f"{re.sub('[. ]', '', found['whole'])}.{found['decimals']}"

    return _SEPARATED.sub(one, text)


def _rounded_by_zeros(text: str) -> str:
    return _NO_DECIMALS.sub(r"\1", text)


def _points(text: str) -> str:
    """The points as what stands between thousands."""

    def one(match: re.Match[str]) -> str:
        whole = _POINTS_BETWEEN_THREES.fullmatch(match[0])
        return match[0].replace(".", "") if whole else match[0]

    return _SEPARATED.sub(one, text)


def _last_comma(text: str) -> str:
    """The last comma as the point, where those before it group by threes: 1,000,00."""
    return _SEPARATED.sub(
        lambda match: _COMMA_AFTER_THREES.sub(r"\g<whole>.\g<decimals>", match[0]), text
    )


def _joined(text: str) -> str:
    """Without misplaced commas, in numbers that are long enough for any: 12,34 as 1234."""
    scaled = re.compile(rf" ?{scale_pattern()}", re.IGNORECASE)

    def one(match: re.Match[str]) -> str:
        misplaced = _MISPLACED.fullmatch(match[0]) or _BY_THREES.fullmatch(match[0])
        digits = re.sub("[, ]", "", match[0])
        short = len(digits.partition(".")[0]) < 4
        if not misplaced or short or scaled.match(text, match.end()):
            return match[0]
        return digits

    return _SEPARATED.sub(one, re.sub("(?<=[0-9])(?:,[, ]+)(?=[0-9])", ",", text))
