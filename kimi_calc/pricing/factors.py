"""Text → what is left of a price: `85 折`, `0.85`, `85%`, `-15%`. Two readings are refused."""

from __future__ import annotations

import re
from decimal import Decimal

from kimi_calc.pricing.characters import ordinary_text, shortened
from kimi_calc.pricing.errors import QuantityError
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.expressions import unfinished

_NUMERALS = str.maketrans("一二三四五六七八九点", "123456789.")
_NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)?)"
_LEFT_IN_TENTHS = re.compile(rf"(?:打 ?)?{_NUMBER} ?折")
_LEFT_IN_PERCENT = re.compile(rf"{_NUMBER} ?%")
_LESS = re.compile(
    rf"(?:-|减|立减|优惠|降|省) ?{_NUMBER} ?%|(?P<off>[0-9]+(?:\.[0-9]+)?) ?% ?off", re.IGNORECASE
)
_FACTOR = re.compile(rf"(?:[x×*] ?)?{_NUMBER}", re.IGNORECASE)
_BEGUN = re.compile(
    r"(?:[x×*]|打|立|优)? ?(?:[0-9]*\.)?"  # what is left
    r"|[0-9]+(?:\.[0-9]+)? ?% ?of?"
    r"|(?:-|减|立减|优惠|降|省) ?[0-9.]*",
    re.IGNORECASE,
)
_TENTHS, _ALL = 10, 100
_MOST_DIGITS = 12  # after the point: as many as a price list holds


def parse_factor(text: str) -> Decimal:
    """The factor on a price that a text means, more than 0 and at most 1, exact.

    `85 折`, `8.5折`, `八五折`, `0.85`, `×0.85`, `85%` are 0.85, and so is what takes the rest
    off: `-15%`, `减15%`, `15% off`; `对折` and `半价` are 0.5. QuantityError with a code otherwise:
    "empty_factor", "unfinished", "factor_two_readings" (`85`, `10 折`, with both as `readings`),
    "factor_range" (0, or more than all), "factor_digits", "not_a_factor".
    """
    ordinary = ordinary_text(text)
    if not ordinary:
        raise QuantityError(
            "nothing here yet: type a discount such as 0.85 or 15% off", code="empty_factor"
        )
    try:
        return _factor(ordinary)
    except QuantityError as error:
        if ordinary.startswith("+"):  # a surcharge: without its sign it would be a discount
            raise
        from kimi_calc.pricing.remedies import remedied, text_shown

        raise remedied(error, ordinary, _factor, text_shown) from None


def _factor(ordinary: str) -> Decimal:
    factor = _factor_of(ordinary.translate(_NUMERALS), ordinary)
    if not 0 < factor <= 1:
        raise QuantityError(
            f"{shortened(ordinary)!r} leaves nothing, or more than the price: type what is left of "
            "it, such as 0.85",
            code="factor_range",
            text=shortened(ordinary),
        )
    factor = EXACT.normalize(factor)
    if -int(factor.as_tuple().exponent) > _MOST_DIGITS:
        raise QuantityError(
            f"{shortened(ordinary)!r} has too many decimals: type {_MOST_DIGITS} at most",
            code="factor_digits",
            most=_MOST_DIGITS,
        )
    return factor


def _factor_of(plain: str, ordinary: str) -> Decimal:
    if plain in {"对折", "半价"}:
        return Decimal("0.5")
    if match := _LEFT_IN_TENTHS.fullmatch(plain):
        return _of_tenths(match["number"], ordinary)
    if match := _LEFT_IN_PERCENT.fullmatch(plain):
        return EXACT.scaleb(Decimal(match["number"]), Decimal(-2))
    if match := _LESS.fullmatch(plain):
        percent = Decimal(match["number"] or match["off"])
        return EXACT.subtract(Decimal(1), EXACT.scaleb(percent, Decimal(-2)))
    if match := _FACTOR.fullmatch(plain):
        factor = Decimal(match["number"])
        if 1 < factor < _ALL and plain[0] not in "x×*X":
            # 85 is what is left to some people, and what is taken off to others; so is 8 折's 8.
            left = EXACT.scaleb(factor, Decimal(-1 if factor < _TENTHS else -2))
            raise _two_readings(ordinary, f"{left:f}", f"-{match['number']}%")
        return factor
    if _BEGUN.fullmatch(plain):
        raise unfinished(ordinary)
    raise QuantityError(
        f"{shortened(ordinary)!r} is no discount: type one such as 0.85, 85% or -15%",
        code="not_a_factor",
        text=shortened(ordinary),
    )


def _of_tenths(number: str, ordinary: str) -> Decimal:
    """8 and 8.5 are tenths, 85 and 88.5 are hundredths."""
    tenths = Decimal(number)
    if tenths == _TENTHS:
        raise _two_readings(ordinary, "1", "0.1")
    return EXACT.scaleb(tenths, Decimal(-1 if tenths < _TENTHS else -2))


def _two_readings(ordinary: str, *readings: str) -> QuantityError:
    wrong = QuantityError(
        f"{shortened(ordinary)!r} can be read in two ways: type what is left, such as 0.85, or "
        "what is taken off, such as -15%",
        code="factor_two_readings",
        text=shortened(ordinary),
    )
    short = all(shortened(one) == one for one in readings)  # what is cut off can't be typed
    return wrong.with_readings(readings if short else ())
