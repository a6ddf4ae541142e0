"""Text → counts and shares, as people type and paste them. Two readings are refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from kimi_calc.pricing.characters import ordinary_text, shortened
from kimi_calc.pricing.errors import QuantityError
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.expressions import PLAIN, negative, unfinished, value_of

_BEGUN_DECIMALS = re.compile(r"[0-9]*\.")
_POINT_BEFORE_THREE = r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9])"
_LEAST_ROUNDED = 10  # below, another whole number is another amount


def parse_quantity(text: str) -> int:
    """The count that a text means: `45,000`, `45k`, `4.5万`, `1000 x 30`, `(2k+500)*3`.

    A count is a whole number ≥ 0 without an upper bound. QuantityError, saying what to type
    instead, for anything else: no text, a fraction, a negative number, a wrong grouping
    (`12,34`), two readings (`1.234,5`), an amount of money ("money"), a subtraction or a division
    ("minus_or_divide"), several cells of a table, or what is no number at all. "unfinished" is
    the code of what can still become a number by typing on: `5+`, `(2k`, `1000 x`, `30 tok`.
    """
    ordinary = ordinary_text(text)
    try:
        return _count(ordinary)
    except QuantityError as error:
        from kimi_calc.pricing.remedies import amount_shown, remedied

        wrong = remedied(error, ordinary, _count, amount_shown, whole=True)
        if wrong.code == "fraction" and "readings" not in wrong.values:
            wrong = wrong.with_readings(_rounded(ordinary))
        raise wrong from None


def _count(ordinary: str) -> int:
    total, denominator = value_of(ordinary).as_integer_ratio()
    if denominator == 1:
        return total
    raise QuantityError(
        f"{shortened(ordinary)} is not a whole number: type one such as 45,000",
        code="fraction",
        text=shortened(ordinary),
    )


def _rounded(ordinary: str) -> tuple[str, ...]:
    """The nearest whole number, where it is nearly the same, and no thousands can be meant."""
    value = value_of(ordinary)
    rounded = f"{value.to_integral_value(ROUND_HALF_UP):,f}"
    alike = value >= _LEAST_ROUNDED and not re.search(_POINT_BEFORE_THREE, ordinary)
    return (rounded,) if alike and shortened(rounded) == rounded else ()


def parse_share(text: str) -> Decimal:
    """The share that a percentage means: `60`, `60%` and `６０ ％` are Decimal("0.6").

    From 0 to 100 percent; QuantityError otherwise. `0.6` is 60 percent to some people and 0.6
    percent to others: a number between 0 and 1 without a % is refused by the code
    "share_two_readings", with both readings as `as_share` ("60%") and `as_percent` ("0.6%").
    """
    ordinary = ordinary_text(text)
    try:
        return _share(ordinary)
    except QuantityError as error:
        if error.code != "not_a_percentage":
            raise
        from kimi_calc.pricing.remedies import share_spellings

        raise _share_remedied(error, ordinary, share_spellings(ordinary)) from None


def _share(ordinary: str) -> Decimal:
    if not ordinary:
        raise QuantityError("nothing here yet: type a percentage such as 60", code="empty_share")
    if ordinary.startswith("-"):
        raise negative(ordinary, "0%")
    number = ordinary.removesuffix("%").strip()
    if _BEGUN_DECIMALS.fullmatch(ordinary):
        raise unfinished(ordinary)
    if number.startswith("."):
        number = f"0{number}"
    if not PLAIN.fullmatch(number):
        raise QuantityError(
            f"{shortened(ordinary)!r} is no percentage: type one such as 60 or 12.5%",
            code="not_a_percentage",
            text=shortened(ordinary),
        )
    percent = Decimal(number)
    if 0 < percent < 1 and not ordinary.endswith("%"):
        raise share_or_percent(ordinary, number)
    share = EXACT.scaleb(percent, Decimal(-2))
    if share > 1:
        raise QuantityError(
            f"{shortened(ordinary)} is more than 100%: cache hits are a part of the input",
            code="over_100_percent",
            text=shortened(ordinary),
        )
    return share


def share_or_percent(ordinary: str, number: str) -> QuantityError:
    """The refusal of a number between 0 and 1, which is a share to some and percents to others."""
    as_share = f"{EXACT.normalize(EXACT.scaleb(Decimal(number), Decimal(2))):f}%"
    as_percent = f"{number}%"
    short = shortened(as_percent) == as_percent  # what is cut off can't be typed
    return QuantityError(
        f"{shortened(ordinary)} can be read in two ways: "
        f"type {f'{as_share} or {as_percent}' if short else 'it with the %'}",
        code="share_two_readings",
        text=shortened(ordinary),
        as_share=as_share,
        as_percent=as_percent,
    )


def _share_remedied(error: QuantityError, ordinary: str, spellings: Iterable[str]) -> QuantityError:
    for spelling in spellings:
        try:
            share = _share(spelling)
        except QuantityError as other:
            if other.code == "share_two_readings":
                return share_or_percent(ordinary, spelling)
        else:
            return error.with_readings((f"{EXACT.normalize(EXACT.scaleb(share, Decimal(2))):f}%",))
    return error


def tokens_of_share(share: Decimal, tokens: int) -> int:
    """The share of some tokens, rounded down to whole ones."""
    numerator, denominator = share.as_integer_ratio()
    return numerator * tokens // denominator


def group_digits(count: int) -> str:
    """A count with a comma before every third digit: 1234567 → `1,234,567`."""
    # By way of Decimal: str(int) refuses more than 4300 digits.
    return f"{Decimal(count):,f}"
