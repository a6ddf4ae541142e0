"""Taxes on an amount: those that it holds, or those that have to be added to it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kimi_calc.estimates.estimate import Taxes
from kimi_calc.pricing.exact import EXACT


class Taxed(NamedTuple):
    """An amount without its tax, the tax, and both together: `without` + `tax` = `together`."""

    without: Decimal
    tax: Decimal
    together: Decimal


def taxed(amount: Decimal, taxes: Taxes, rate: Decimal) -> Taxed:
    """An amount that holds taxes (`included`) taken apart, or with them put on top (`excluded`).

    `rate` is a share ≥ 0, such as 0.06. What has to be rounded is rounded half up to hundredths:
    the amount without tax where it is a quotient, else the tax; the given amount stays as it is.
    It is all without tax where what is left would be more than all of it: no tax is below 0.
    """
    if taxes == "included":
        without = min(hundredths(Fraction(amount) / (1 + Fraction(rate))), amount)
        return Taxed(without, EXACT.subtract(amount, without), amount)
    tax = hundredths(Fraction(amount) * Fraction(rate))
    return Taxed(amount, tax, EXACT.add(amount, tax))


def hundredths(amount: Fraction | Decimal) -> Decimal:
    """An amount ≥ 0 rounded half up to hundredths, with two decimals."""
    return rounded(amount, 2)


def rounded(amount: Fraction | Decimal, decimals: int) -> Decimal:
    """An amount ≥ 0 rounded half up to so many decimals, below 0 to tens, hundreds …"""
    scaled = Fraction(amount) * Fraction(10) ** decimals
    return Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).scaleb(
        -decimals, EXACT
    )
