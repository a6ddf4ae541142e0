from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimi_calc.estimates.change_texts import parse_growth, parse_volume
from kimi_calc.pricing import PricingError, QuantityError


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("2", "2"),
        ("×2", "2"),
        ("x1.5", "1.5"),
        ("１．５", "1.5"),
        ("3 倍", "3"),
        ("1.2万", "12000"),
        ("2*3", "6"),
        ("+20%", "1.2"),
        ("-20%", "0.8"),
        ("− 12.5 %", "0.875"),
        ("0.001", "0.001"),
    ],
)
def test_factors(text: str, factor: str) -> None:
    assert parse_volume(text) == Decimal(factor)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("×", "unfinished"),
        ("-20", "unfinished"),
        ("+", "unreadable"),
        ("20%", "volume_two_readings"),
        ("0", "no_factor"),
        ("-100%", "no_factor"),
        ("twice", "unreadable"),
        ("1.234,5", "two_readings"),
        ("1\t2", "several_cells"),
    ],
)
def test_no_factors(text: str, code: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_volume(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "rate"),
    [("10", "0.1"), ("10%", "0.1"), ("+2.5 %", "0.025"), ("−5", "-0.05"), ("0", "0"), ("-0", "0")],
)
def test_growths(text: str, rate: str) -> None:
    assert parse_growth(text, 6) == (Decimal(rate), 6)


@pytest.mark.parametrize(
    ("text", "months", "code"),
    [
        ("", 12, "empty_share"),
        ("-", 12, "unfinished"),
        ("12.", 12, "unfinished"),
        ("0.5", 12, "share_two_readings"),
        ("ten", 12, "not_a_percentage"),
        ("-100", 12, "growth_out_of_range"),
        ("1001%", 12, "growth_out_of_range"),
        ("0.00001%", 12, "growth_out_of_range"),
        ("10", 0, "months_out_of_range"),
        ("10", 1201, "months_out_of_range"),
    ],
)
def test_no_growths(text: str, months: int, code: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_growth(text, months)
    assert caught.value.code == code


@given(st.text() | st.text("0123456789.,%+-×x倍 ", max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (parse_volume, lambda one: parse_growth(one, 12)):
        try:
            parse(text)
        except QuantityError:
            pass
        except PricingError as error:  # it has no words beside a field
            raise AssertionError from error
