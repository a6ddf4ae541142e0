"""Text → a factor on volumes and a growth, as people type them. Two readings are refused."""

from __future__ import annotations

import re
from decimal import Decimal

from kimi_calc.estimates.times import Growth
from kimi_calc.pricing.characters import ordinary_text, shortened
from kimi_calc.pricing.errors import QuantityError, UsageError
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.expressions import unfinished, value_of
from kimi_calc.pricing.quantities import share_or_percent

_PERCENT = re.compile(r"(?P<sign>[+-])? ?(?P<number>[0-9]+(?:\.[0-9]+)?) ?(?P<percent>%)?")
_BEGUN = re.compile(r"[+-]? ?(?:[0-9]+\.|\.)?")
_BEGUN_FACTOR = re.compile(r"[×xX*]? ?")
_TIMES = re.compile(r"[×xX*]? ?(?P<value>.*?) ?倍?")


def parse_volume(text: str) -> Decimal:
    """The factor above 0 that a text means: `2`, `×1.5`, `3 倍`, `+20%`, `-20%`.

    QuantityError otherwise. `20%` is ×0.2 to some people and 20 % more to others: the code is
    "volume_two_readings" then, with both as `as_factor` and `as_more`. "no_factor" is the code of
    what leaves nothing; the others are those of parse_quantity().
    """
    ordinary = ordinary_text(text)
    try:
        return _volume(ordinary)
    except QuantityError as error:
        from kimi_calc.pricing.remedies import remedied, text_shown

        raise remedied(error, ordinary, _volume, text_shown) from None


def _volume(ordinary: str) -> Decimal:
    percent = _PERCENT.fullmatch(ordinary)
    if percent and percent["percent"]:
        share = EXACT.scaleb(Decimal(percent["number"]), Decimal(-2))
        if not percent["sign"] and share:
            number = percent["number"]
            raise QuantityError(
                f"{shortened(ordinary)} can be read in two ways: type ×{share:f} or +{number}%",
                code="volume_two_readings",
                text=shortened(ordinary),
                as_factor=f"×{share:f}",
                as_more=f"+{number}%",
            )
        more = -share if percent["sign"] == "-" else share
        factor = EXACT.add(Decimal(1), more) if percent["sign"] else share
    elif ordinary and (_BEGUN_FACTOR.fullmatch(ordinary) or (percent and percent["sign"])):
        raise unfinished(ordinary)
    else:
        match = _TIMES.fullmatch(ordinary)
        factor = value_of(match["value"] if match else ordinary)
    if factor <= 0:
        raise QuantityError(
            f"{shortened(ordinary)} leaves nothing: type a factor above 0, such as 2",
            code="no_factor",
            text=shortened(ordinary),
        )
    return factor


def parse_growth(text: str, months: int) -> Growth:
    """The growth that a percentage a month means, for so many months: `10`, `10%`, `-5%`.

    QuantityError with a code of parse_share(), or "growth_out_of_range" where it is none that can
    be, "months_out_of_range" for months that can't be.
    """
    ordinary = ordinary_text(text)
    try:
        return _growth(ordinary, months)
    except QuantityError as error:
        from kimi_calc.pricing.remedies import percent_written, remedied, text_shown

        written = percent_written(ordinary)
        raise remedied(error, written, lambda other: _growth(other, months), text_shown) from None


def _growth(ordinary: str, months: int) -> Growth:
    if not ordinary:
        raise QuantityError("nothing here yet: type a percentage such as 10", code="empty_share")
    match = _PERCENT.fullmatch(ordinary)
    if not match:
        if _BEGUN.fullmatch(ordinary):
            raise unfinished(ordinary)
        raise QuantityError(
            f"{shortened(ordinary)!r} is no percentage: type one such as 10 or -2.5%",
            code="not_a_percentage",
            text=shortened(ordinary),
        )
    percent = Decimal(match["number"])
    if 0 < percent < 1 and not match["percent"]:
        raise share_or_percent(ordinary, match["number"])
    rate = EXACT.normalize(EXACT.scaleb(percent, Decimal(-2)))
    growth = Growth(-rate if match["sign"] == "-" and rate else rate, months)
    try:
        growth.check()
    except UsageError as error:
        raise QuantityError(str(error), code=error.code) from None
    return growth
