"""An amount of yuan in the capitals that contracts and invoices in China ask for (人民币大写)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kimi_calc.estimates.taxes import hundredths

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_UNITS = ((10**8, "亿"), (10**4, "万"))
CAPITALS_END = Decimal(10) ** 16
"""The first amount without capitals: from here on 亿 would have to be said twice."""


class Capitals(NamedTuple):
    """The words, and whether the amount had to be rounded for them."""

    text: str
    rounded: bool


def in_capitals(amount: Decimal) -> Capitals:
    """An amount from 0 to below 10¹⁶ in capitals: `人民币捌万玖仟肆佰柒拾贰元整`.

    It is rounded half up to 分. Whole 元 and 角 end with 整, 分 do not. ValueError for a negative
    amount, for one that is no number, and for one that is too large to be read in words.
    """
    if not amount.is_finite() or amount < 0:
        raise ValueError(f"{amount} has no capitals: give 0 or more")
    cents = int(hundredths(amount).scaleb(2))
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    if yuan >= CAPITALS_END:
        raise ValueError(f"{amount} is too large for capitals")
    said = f"{_whole(yuan)}元" if yuan else ""
    if jiao:
        said += f"{_DIGITS[jiao]}角"
    elif fen and yuan:
        said += "零"
    if fen:
        said += f"{_DIGITS[fen]}分"
    else:
        said = f"{said or '零元'}整"
    return Capitals(f"人民币{said}", hundredths(amount) != amount)


def _whole(number: int) -> str:
    """A whole number ≥ 1; one 零 wherever digits between others are 0.

    Of 亿 there may be 万, which are said as any number is.
    """
    for unit, name in _UNITS:
        high, low = divmod(number, unit)
        if high:
            gap = "零" if low < unit // 10 else ""
            return f"{_whole(high)}{name}{gap}{_whole(low)}" if low else f"{_whole(high)}{name}"
    return _four(number)


def _four(number: int) -> str:
    """Four digits, not all of them 0."""
    said, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += f"{'零' if gap and said else ''}{_DIGITS[digit]}{_PLACES[place]}"
            gap = False
        else:
            gap = True
    return said
