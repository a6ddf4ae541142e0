"""Discounts as people type them."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimi_calc.pricing import QuantityError
from kimi_calc.pricing.factors import parse_factor


@pytest.mark.parametrize(
    "text",
    [
        *(
            "85 折",
            "85折",
            "8.5折",
            "8.5 折",
            "打85折",
            "打 8.5 折",
            "八五折",
            "八点五折",
            "８５折",
        ),
        *("0.85", "×0.85", "x 0.85", "*0.85", "0.850", "85%", "85 %", "８５％", " 0.85 "),
        *(
            "-15%",
            "−15%",
            "减15%",
            "减 15 %",
            "立减15%",
            "优惠 15%",
            "15% off",
            "15%OFF",
            "15% Off",
        ),
    ],
)
def test_what_is_0_85(text: str) -> None:
    assert parse_factor(text) == Decimal("0.85")


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("9折", "0.9"),
        ("95折", "0.95"),
        ("0.5折", "0.05"),
        ("88.5折", "0.885"),
        ("8.85折", "0.885"),
        ("对折", "0.5"),
        ("半价", "0.5"),
        ("五折", "0.5"),
        ("1", "1"),
        ("100%", "1"),
        ("-0%", "1"),
        ("85% off", "0.15"),
        ("0.333333333333", "0.333333333333"),
        ("12.5%", "0.125"),
    ],
)
def test_others(text: str, factor: str) -> None:
    assert parse_factor(text) == Decimal(factor)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_factor"),
        ("  ", "empty_factor"),
        *[(text, "factor_two_readings") for text in ("85", "8.5", "1.15", "10折", "10 折")],
        *[
            (text, "factor_range")
            for text in ("0", "0%", "100% off", "0折", "-120%", "120%", "985折", "-100%")
        ],
        *[
            (text, "unfinished")
            for text in ("0.", "-", "减", "-15", "优", "×", "15% o", "减1.", "打")
        ],
        *[
            (text, "not_a_factor")
            for text in ("abc", "85折折", "1/2", "85,0%", "--15%", "0.85 0.9", "¥5", "1e-2", "+15%")
        ],
        ("0.1234567890123", "factor_digits"),
        ("a\tb", "several_cells"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    with pytest.raises(QuantityError) as refused:
        parse_factor(text)
    assert refused.value.code == code, refused.value


@given(st.integers(1, 10**10 - 1))
def test_every_way_to_write_a_factor_is_read_alike(n: int) -> None:
    factor = Decimal(n).scaleb(-10)
    percent = f"{factor * 100:f}"
    less = f"{(1 - factor) * 100:f}"
    for text in (f"{factor:f}", f"{percent}%", f"-{less}%", f"{less}% off", f"减{less}%"):
        assert parse_factor(text) == factor
    if factor < 1 and f"{factor * 10:f}" != "10":
        assert parse_factor(f"{factor * 10:f}折") == factor


@given(st.text(max_size=12))
def test_any_text_is_a_factor_or_refused(text: str) -> None:
    factor = Decimal(1)
    with suppress(QuantityError):
        factor = parse_factor(text)
    assert 0 < factor <= 1
