"""Exact amounts → text. The only place where an amount is rounded, and only for the eye."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import MAX_EMAX, MIN_EMIN, ROUND_05UP, ROUND_HALF_UP, Context, Decimal

from kimi_calc.pricing.errors import UsageError
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.usage import check_decimal

_SYMBOLS = {"CNY": "¥", "USD": "$"}
_MOST_DECIMALS = 8  # A price of 0.01 per 1M tokens makes steps of 0.00000001.
_SMALLEST = Decimal(1).scaleb(-_MOST_DECIMALS)
_ENOUGH_DECIMALS = 4  # beside an amount of 1 or more


def currency_symbol(currency: str) -> str:
    """`¥`, `$`, or the code and a space for a currency without a symbol of its own here."""
    return _SYMBOLS.get(currency, f"{currency} ")


def format_amount(
    amount: Decimal, currency: str, decimals: int = 2, *, exactly: int | None = None
) -> str:
    """An amount for the eye: `¥7,740.00`, `¥0.258`.

    From 1 on, rounded half up to `decimals` decimals; below 1, to four significant digits but at
    most 8 decimals. Trailing zeros go, down to two decimals. An amount too small to show is
    `<¥0.00000001`, never a zero.

    With `exactly`, it has that many decimals (0 or more), whatever its size, and trailing zeros
    stay: for amounts that stand together, see decimals_for(). Too small for them: `<¥0.0001`.
    """
    symbol = currency_symbol(currency)
    if exactly is not None:
        shown = _rounded(amount, exactly)
        if amount and not shown:
            return f"<{symbol}{Decimal(1).scaleb(-exactly):f}"
        return f"{symbol}{shown:,f}"
    if amount and abs(amount) < _SMALLEST:
        return f"<{symbol}{_SMALLEST:f}"
    return f"{symbol}{plain(_rounded(amount, _needed(amount, decimals)), grouped=True)}"


def decimals_for(amounts: Iterable[Decimal]) -> int:
    """How many decimals, from 2 to 8, amounts that stand together are best shown with.

    As many as the one that needs most would be shown with alone: `¥0.0706` above `¥1.0500`. With
    an amount of 1 or more among them at most four, unless a smaller one needs more to be told
    from a zero.
    """
    decimals, largest, smallest = 2, Decimal(0), Decimal(0)
    for amount in map(abs, amounts):
        if not amount:
            continue
        largest = max(amount, largest)
        smallest = min(amount, smallest) if smallest else amount
        if amount < _SMALLEST:
            decimals = _MOST_DECIMALS
        elif amount < 1:
            shown = plain(_rounded(amount, _needed(amount, decimals)))
            decimals = max(decimals, len(shown) - shown.index(".") - 1)
    if largest >= 1:
        told_apart = min(-smallest.adjusted(), _MOST_DECIMALS)
        decimals = min(decimals, max(_ENOUGH_DECIMALS, told_apart))
    return decimals


def plain(amount: Decimal, *, grouped: bool = False) -> str:
    """All digits of an amount, with at least two decimals and no exponent: `7740.00`."""
    whole, _, fraction = f"{amount:f}".partition(".")
    fraction = fraction.rstrip("0").ljust(2, "0")
    if grouped:
        whole = f"{Decimal(whole):,f}"
    return f"{whole}.{fraction}"


def format_percent(share: Decimal) -> str:
    """A share as a percentage with one decimal, a real minus sign before a negative one."""
    percent = _rounded(EXACT.scaleb(share, Decimal(2)), 1)
    if not percent:
        percent = abs(percent)  # no minus before a zero
    return f"{percent:f}%".replace("-", "\N{MINUS SIGN}")


def format_difference(difference: Decimal, currency: str, *, exactly: int | None = None) -> str:
    """An amount more or less: `+¥180.00`, `−¥180.00` with a real minus sign, `¥0.00`.

    `exactly` as in format_amount().
    """
    sign = "+" if difference > 0 else "\N{MINUS SIGN}" if difference else ""
    return f"{sign}{format_amount(abs(difference), currency, exactly=exactly)}"


def format_percent_change(share: Decimal) -> str:
    """A share more or less, with one decimal: `+91.9%`, `−2.3%`, `0.0%`."""
    return ("+" if share > 0 else "") + format_percent(share)


def exact_percent(share: Decimal) -> str:
    """A share as a percentage with all its digits and no more: `60%`, `12.5%`."""
    percent = f"{EXACT.scaleb(share, Decimal(2)):f}"
    return f"{percent.rstrip('0').rstrip('.') if '.' in percent else percent}%"


def share_of(part: Decimal, whole: Decimal) -> Decimal:
    """part ÷ whole to 12 digits, for display; 0 where the whole is 0."""
    return Context(prec=12).divide(part, whole) if whole else Decimal(0)


def converted(amount: Decimal, rate: Decimal) -> Decimal:
    """amount ÷ rate, an amount in another currency, for display as "about".

    `rate` is what one unit of the other currency costs. Not exact, but format_amount() of it
    shows what it would show of the exact quotient. UsageError unless both are finite Decimals
    and the rate is more than 0.
    """
    check_decimal("amount", amount)
    check_decimal("rate", rate)
    if rate <= 0:
        raise UsageError(
            f"rate is {rate}: give what one unit of the other currency costs, more than 0",
            code="not_positive",
            field="rate",
            value=rate,
        )
    # All digits before the point and 20 more, more than are ever shown. 05UP: a quotient that is
    # cut off must not look like a half, else it would be rounded a second time, and wrongly.
    precision = max(amount.adjusted() - rate.adjusted(), 0) + 20
    context = Context(prec=precision, rounding=ROUND_05UP, Emax=MAX_EMAX, Emin=MIN_EMIN)
    return context.divide(amount, rate)


def _needed(amount: Decimal, decimals: int) -> int:
    """How many decimals an amount is rounded to that is shown alone."""
    if amount and abs(amount) < 1:
        return min(3 - amount.adjusted(), _MOST_DECIMALS)
    return decimals


def _rounded(amount: Decimal, decimals: int) -> Decimal:
    # Precise enough for the digits before the point, however many they are.
    precision = max(amount.adjusted(), 0) + decimals + 2
    context = Context(prec=precision, rounding=ROUND_HALF_UP, Emax=MAX_EMAX, Emin=MIN_EMIN)
    return amount.quantize(Decimal(1).scaleb(-decimals), context=context)
