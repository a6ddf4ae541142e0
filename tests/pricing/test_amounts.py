"""Amounts as text: rounded for the eye only, never to a zero that is none; plain() is exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.pricing.amounts import (
    currency_symbol,
    format_amount,
    format_percent,
    plain,
    share_of,
)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0", "¥0.00"),
        ("0E-10", "¥0.00"),
        ("0E+5", "¥0.00"),
        ("7740", "¥7,740.00"),
        ("7740.0000000000", "¥7,740.00"),
        ("1E+3", "¥1,000.00"),
        ("1", "¥1.00"),
        ("999.994", "¥999.99"),
        ("999.995", "¥1,000.00"),
        ("1.005", "¥1.01"),
        ("2.675", "¥2.68"),
        ("1234567.891", "¥1,234,567.89"),
        # below 1: four significant digits, at most 8 decimals, at least two
        ("0.258", "¥0.258"),
        ("0.1", "¥0.10"),
        ("0.100000", "¥0.10"),
        ("0.12345", "¥0.1235"),
        ("0.044053", "¥0.04405"),
        ("0.99994", "¥0.9999"),
        ("0.99995", "¥1.00"),
        ("0.000012345678", "¥0.00001235"),
        ("0.000000014", "¥0.00000001"),
        ("0.00000001", "¥0.00000001"),
        # too small to show
        ("0.0000000099", "<¥0.00000001"),
        ("1E-100", "<¥0.00000001"),
        # more digits than any ordinary context holds
        ("1" + "0" * 60, "¥1" + ",000" * 20 + ".00"),
        ("1" + "0" * 60 + ".125", "¥1" + ",000" * 20 + ".13"),
        ("0." + "9" * 60, "¥1.00"),
    ],
)
def test_an_amount_for_the_eye(amount: str, shown: str) -> None:
    assert format_amount(Decimal(amount), "CNY") == shown


def test_decimals_can_be_asked_for() -> None:
    assert format_amount(Decimal("1.23456"), "CNY", 4) == "¥1.2346"
    assert format_amount(Decimal("1.2"), "CNY", 4) == "¥1.20"


@pytest.mark.parametrize(
    ("currency", "shown"), [("CNY", "¥1.50"), ("USD", "$1.50"), ("EUR", "EUR 1.50")]
)
def test_the_currency_is_never_mistaken(currency: str, shown: str) -> None:
    assert format_amount(Decimal("1.5"), currency) == shown
    assert format_amount(Decimal("1.5"), currency).startswith(currency_symbol(currency))


def test_the_yen_sign_is_the_narrow_one() -> None:
    assert currency_symbol("CNY") == "\u00a5"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0.00"),
        ("7740", "7740.00"),
        ("7740.000", "7740.00"),
        ("1E+3", "1000.00"),
        ("0.258000", "0.258"),
        ("0.000000001", "0.000000001"),
        ("1E-20", "0.00000000000000000001"),
        ("1234567.8", "1234567.80"),
        ("100", "100.00"),
    ],
)
def test_plain_has_all_digits(amount: str, text: str) -> None:
    assert plain(Decimal(amount)) == text


def test_plain_can_group() -> None:
    assert plain(Decimal("1234567.8"), grouped=True) == "1,234,567.80"
    assert plain(Decimal(999), grouped=True) == "999.00"
    assert plain(Decimal("0.1234567"), grouped=True) == "0.1234567"
    assert plain(Decimal(10**5000)) == "1" + "0" * 5000 + ".00"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("0", "0.0%"),
        ("0.6", "60.0%"),
        ("1", "100.0%"),
        ("0.1235", "12.4%"),
        ("0.12349", "12.3%"),
        ("0.333333333333", "33.3%"),
        ("12", "1200.0%"),
        ("-0.25", "−25.0%"),
        ("1E+40", "1" + "0" * 42 + ".0%"),
    ],
)
def test_a_percentage_has_one_decimal(share: str, text: str) -> None:
    assert format_percent(Decimal(share)) == text


def test_a_share_of_nothing_is_nothing() -> None:
    assert share_of(Decimal(0), Decimal(0)) == 0
    assert share_of(Decimal(5), Decimal(0)) == 0
    assert share_of(Decimal(0), Decimal(5)) == 0


def test_a_share_has_twelve_digits() -> None:
    assert share_of(Decimal(1), Decimal(3)) == Decimal("0.333333333333")
    assert share_of(Decimal(2610), Decimal(7740)) == Decimal("0.337209302326")
    assert share_of(Decimal(10**5000), Decimal(10**5000)) == 1


# Properties

amounts = st.builds(
    lambda digits, places: (
        Decimal(digits).scaleb(-places) if digits < 10**28 else Decimal(f"{digits}E-{places}")
    ),
    st.one_of(st.integers(0, 10**6), st.integers(0, 10**50)),
    st.integers(0, 60),
)


def last_decimal_of(amount: Fraction) -> Fraction:
    """The value of the last decimal that may be shown."""
    if amount >= 1:
        return Fraction(1, 100)
    places = 0
    while amount * 10**places < 1:
        places += 1
    return Fraction(1, 10 ** min(places + 3, 8))


@given(amounts)
@settings(max_examples=1500, deadline=None)
def test_an_amount_is_rounded_by_half_of_its_last_decimal_at_most(amount: Decimal) -> None:
    exact = Fraction(amount)
    shown = format_amount(amount, "CNY")
    if shown.startswith("<"):
        assert shown == "<¥0.00000001"
        assert 0 < exact < Fraction(1, 10**8)
        return
    value = Fraction(shown.removeprefix("¥").replace(",", ""))
    assert (value == 0) == (exact == 0)
    if exact:
        assert abs(value - exact) <= last_decimal_of(exact) / 2
        # Half goes up.
        assert value - exact != -last_decimal_of(exact) / 2


@given(amounts)
@settings(max_examples=500, deadline=None)
def test_plain_is_exact(amount: Decimal) -> None:
    for text in (plain(amount), plain(amount, grouped=True).replace(",", "")):
        assert Fraction(text) == Fraction(amount)
        whole, point, decimals = text.partition(".")
        assert point
        assert (whole + decimals).isdigit()
        assert len(decimals) == 2 or not decimals.endswith("0")


@given(amounts)
@settings(max_examples=500, deadline=None)
def test_a_percentage_is_rounded_by_half_of_its_decimal_at_most(share: Decimal) -> None:
    shown = Fraction(format_percent(share).removesuffix("%"))
    assert abs(shown - Fraction(share) * 100) <= Fraction(1, 20)
