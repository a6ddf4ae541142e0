"""Tokens in Chinese characters, for who never heard of tokens."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.wording import scales_said

_MOST = 10**12  # tokens; nobody pictures more than that as a text


def in_characters(tokens: int) -> str:
    """How many Chinese characters they are, about: `≈ 7–9 万汉字`; empty where that says nothing.

    By the official price page: 1 token is about 1.5 to 2 characters of ordinary Chinese.
    """
    if not 0 < tokens <= _MOST:
        return ""
    range_said = _range(_rounded(tokens * 3 // 2), _rounded(tokens * 2))
    text = QCoreApplication.translate("Characters", "≈ {range} Chinese characters")
    return text.format(range=range_said).replace("  ", " ")


def _rounded(count: int) -> int:
    """To one digit, or to two below 3: 67,500 becomes 70,000, and 15,000 stays."""
    digits = str(count)
    step: int = 10 ** max(len(digits) - (1 if digits[0] >= "3" else 2), 0)
    return (count + step // 2) // step * step


def _range(low: int, high: int) -> str:
    """Both in one unit where the language has one: `7–9 万`.

    A space divides digits from what follows, also where Chinese writes none between words.
    """
    for scale, said in scales_said():
        if low >= scale:
            return said.format(n=f"{low / scale:g}–{high / scale:g} ")  # of one or two digits each
    return f"{group_digits(low)}–{group_digits(high)} "
