"""Text → amounts of money, as people type and paste them, with or without a currency mark."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal

from kimi_calc.pricing.characters import ordinary_text, shortened
from kimi_calc.pricing.errors import QuantityError
from kimi_calc.pricing.expressions import beginnings, unfinished, value_of

# In small letters, as ordinary_text() leaves them: ＄ is an ordinary $ by then. 块 is no mark: it
# counts other things too.
_MARKS = {
    "¥": "CNY",
    "￥": "CNY",
    "元": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "us$": "USD",
    "$": "USD",
    "usd": "USD",
    "美元": "USD",
}


def parse_amount(text: str, currency: str = "CNY") -> Decimal:
    """The amount that a text means: `1,234.56`, `¥7,740.00`, `1.5万元`, `100*30`, `USD 0.25`.

    Exact, ≥ 0, without an upper bound. Numbers are read as parse_quantity() reads them, but may
    have decimals. A mark of `currency` may stand before and after them: ¥ ￥ 元 RMB CNY, $ US$ USD
    美元, and the code of any other currency. QuantityError, saying what to type instead, for
    another currency's mark ("other_currency", with `text` and the wanted `currency`), for no text
    ("empty_amount") and for what is no number at all ("unreadable_amount"), and else with the
    codes of parse_quantity(): a negative number, a wrong grouping (`12,34`), two readings
    (`1.234,5`, `45.000`), what is not finished.
    """
    ordinary = ordinary_text(text)
    try:
        return _amount(ordinary, currency)
    except QuantityError as error:
        from kimi_calc.pricing.remedies import amount_shown, remedied

        raise remedied(
            error, ordinary, lambda other: _amount(other, currency), amount_shown
        ) from None


def _amount(ordinary: str, currency: str) -> Decimal:
    marks = _MARKS | {currency.lower(): currency}
    names = "|".join(map(re.escape, marks))
    match = re.fullmatch(
        rf"(?P<sign>-? ?)(?P<before>{names})? ?(?P<number>.*?) ?(?P<after>{names})?",
        ordinary,
        re.ASCII | re.DOTALL | re.IGNORECASE,
    )
    assert match  # `number` takes whatever there is
    for mark in (match["before"], match["after"]):
        if mark and marks[mark.lower()] != currency:
            raise QuantityError(
                f"{shortened(ordinary)!r} is not in {currency}: "
                f"type an amount in {currency}, such as 1,234.56",
                code="other_currency",
                text=shortened(ordinary),
                currency=currency,
            )
    number = match["sign"].strip() + match["number"]
    try:
        return value_of(number, money=True)
    except QuantityError as error:
        if error.code == "unreadable_amount" and _begins_mark(number, (*marks,)):
            raise unfinished(ordinary) from None
        raise


def _begins_mark(number: str, marks: tuple[str, ...]) -> bool:
    """Whether a text is nothing, or a number, but for the beginning of a mark: `5 us`, `C`."""
    begun = re.search(rf" ?{beginnings(marks)}$", number, re.ASCII | re.IGNORECASE)
    if not begun:
        return False
    before = number[: begun.start()]
    with suppress(QuantityError):
        return not before or value_of(before) >= 0
    return False
