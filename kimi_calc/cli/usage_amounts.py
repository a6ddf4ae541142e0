"""Amounts in words that every terminal can show: digits and the currency's code, no sign of it."""

from __future__ import annotations

from decimal import Decimal

from kimi_calc.pricing.amounts import format_amount


def amount_said(amount: Decimal, currency: str) -> str:
    """`7,740.00 CNY`, rounded as format_amount() has it."""
    return f"{figure(amount)} {currency}"


def difference_said(amount: Decimal, currency: str) -> str:
    """`+0.39 CNY`, `-0.39 CNY`; nothing before a zero."""
    sign = "+" if amount > 0 else "-" if amount else ""
    return f"{sign}{figure(abs(amount))} {currency}"


def figure(amount: Decimal, decimals: int | None = None) -> str:
    """`7,740.00`; with so many decimals, where amounts stand together."""
    return format_amount(amount, "", exactly=decimals).replace(" ", "")


def percent_said(percent: str) -> str:
    """A percentage with an ordinary minus sign."""
    return percent.replace("\N{MINUS SIGN}", "-")
