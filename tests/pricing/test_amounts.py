"""Amounts as text: rounded for the eye only, never to a zero that is none; plain() is exact."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.pricing import UsageError
from kimi_calc.pricing.amounts import (
    converted,
    currency_symbol,
    decimals_for,
    format_amount,
    format_difference,
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
    ("amount", "decimals", "shown"),
    [
        ("0.0706", 4, "¥0.0706"),
        ("1.05", 4, "¥1.0500"),
        ("7740", 2, "¥7,740.00"),
        ("1234567.8", 4, "¥1,234,567.8000"),
        ("0", 4, "¥0.0000"),
        ("0.12345", 2, "¥0.12"),
        ("0.005", 2, "¥0.01"),
        ("0.00499", 2, "<¥0.01"),
        ("1E-30", 8, "<¥0.00000001"),
        ("2.5", 0, "¥3"),
        ("0.2", 0, "<¥1"),
        ("1" + "0" * 60 + ".125", 2, "¥1" + ",000" * 20 + ".13"),
    ],
)
def test_decimals_can_be_fixed(amount: str, decimals: int, shown: str) -> None:
    assert format_amount(Decimal(amount), "CNY", exactly=decimals) == shown


def test_a_difference_takes_fixed_decimals() -> None:
    assert format_difference(Decimal("-0.5"), "CNY", exactly=4) == "−¥0.5000"
    assert format_difference(Decimal(0), "CNY", exactly=4) == "¥0.0000"


@pytest.mark.parametrize(
    ("amounts", "decimals"),
    [
        ([], 2),
        (["0"], 2),
        (["0", "7740"], 2),
        (["0.5", "0.25"], 2),
        (["0.258"], 3),
        (["0.0706", "1.05"], 4),
        (["-0.0706", "1.05"], 4),
        (["0.044053", "0.5"], 5),
        # beside 1 or more, four are enough for what isn't lost in them
        (["0.044053", "1"], 4),
        (["14850", "0.000012345"], 5),
        (["14850", "0.000000012345"], 8),
        (["0.0000000001"], 8),
        (["0.0000000001", "3"], 8),
        (["0.99995"], 2),  # which is shown as 1.00
    ],
)
def test_amounts_that_stand_together(amounts: list[str], decimals: int) -> None:
    assert decimals_for(map(Decimal, amounts)) == decimals


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


@pytest.mark.parametrize(
    ("amount", "rate", "shown"),
    [
        ("7740", "7.2", "$1,075.00"),
        ("7740", "7.12", "$1,087.08"),
        ("0", "7.12", "$0.00"),
        ("0.258", "7.12", "$0.03624"),
        ("1", "3", "$0.3333"),
        ("2", "3", "$0.6667"),
        ("0.00000001", "3", "<$0.00000001"),
        ("1", "0.0001", "$10,000.00"),
        # Halves, and what is less or more than one by next to nothing: no second rounding.
        ("0.125", "100", "$0.00125"),
        ("8.04", "8", "$1.01"),
        ("8.0399999999999999999999999999999999999", "8", "$1.00"),
        ("7.99999999999999999999999999999999999999", "8", "$1.00"),
        ("1" + "0" * 60, "3", "$" + ",".join(["333"] * 20) + ".33"),
        ("2" + "0" * 60, "3", "$" + ",".join(["666"] * 20) + ".67"),
        ("1", "3" + "0" * 60, "<$0.00000001"),
    ],
)
def test_a_converted_amount_is_shown_right(amount: str, rate: str, shown: str) -> None:
    assert format_amount(converted(Decimal(amount), Decimal(rate)), "USD") == shown


@pytest.mark.parametrize(
    ("amount", "rate", "field", "code"),
    [
        (Decimal(1), Decimal(0), "rate", "not_positive"),
        (Decimal(1), Decimal("-7.12"), "rate", "not_positive"),
        (Decimal(1), Decimal("NaN"), "rate", "not_finite"),
        (Decimal(1), Decimal("Infinity"), "rate", "not_finite"),
        (Decimal(1), 7.12, "rate", "not_a_decimal"),
        (Decimal(1), 7, "rate", "not_a_decimal"),
        (1.5, Decimal(7), "amount", "not_a_decimal"),
        (Decimal("NaN"), Decimal(7), "amount", "not_finite"),
    ],
)
def test_what_converts_nothing_is_refused(amount: Any, rate: Any, field: str, code: str) -> None:
    with pytest.raises(UsageError, match=f"{field} is .*: give ") as caught:
        converted(amount, rate)
    assert caught.value.code == code


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


@given(st.lists(amounts, max_size=5))
def test_amounts_that_stand_together_are_never_shown_as_zeros(column: list[Decimal]) -> None:
    decimals = decimals_for(column)
    assert 2 <= decimals <= 8
    for amount in column:
        shown = format_amount(amount, "CNY", exactly=decimals)
        assert len(shown) - shown.index(".") - 1 == decimals
        assert any(digit in "123456789" for digit in shown) == bool(amount)


@given(amounts)
@settings(max_examples=750, deadline=None)
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


def shown_exactly(amount: Fraction) -> str:
    """What is to be shown of an amount, worked out in whole numbers."""
    if 0 < amount < Fraction(1, 10**8):
        return "<¥0.00000001"
    unit = last_decimal_of(amount) if amount else Fraction(1, 100)
    shown = int(amount / unit + Fraction(1, 2)) * unit
    return f"¥{plain(Decimal(f'{int(shown * 10**8)}E-8'), grouped=True)}"


@given(amounts, st.integers(1, 10**12), st.integers(0, 20))
@settings(max_examples=750, deadline=None)
def test_a_converted_amount_is_never_rounded_twice(
    amount: Decimal, digits: int, places: int
) -> None:
    rate = Decimal(digits).scaleb(-places)
    shown = format_amount(converted(amount, rate), "CNY")
    assert shown == shown_exactly(Fraction(amount) / Fraction(rate))


@given(st.integers(1, 10**12), st.integers(0, 6), st.integers(0, 10**6), st.integers(-1, 1))
@settings(max_examples=400, deadline=None)
def test_a_converted_amount_beside_a_half_is_rounded_the_right_way(
    digits: int, places: int, cents: int, beside: int
) -> None:
    rate = Decimal(digits).scaleb(-places)
    half = Fraction(2 * cents + 1, 200) + Fraction(beside, 10**30)
    with localcontext() as context:
        context.prec = 200
        amount = rate * (Decimal(2 * cents + 1) / 200 + Decimal(beside).scaleb(-30))
    shown = format_amount(converted(amount, rate), "CNY")
    assert shown == shown_exactly(half)
