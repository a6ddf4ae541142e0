"""Mistakes that were made once."""

from decimal import Decimal

import pytest

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import (
    Conversation,
    PriceListError,
    QuantityError,
    Usage,
    UsageError,
    parse_quantity,
    quote,
)
from kimi_calc.pricing.amounts import format_percent

HUGE = 10**5000


def test_errors_write_huge_counts_out() -> None:
    for make in (
        lambda: Usage(-HUGE, 0),
        lambda: Usage(1, 0, HUGE),
        lambda: Conversation(1, 1, 1, cache_hit_share=HUGE),  # type: ignore[arg-type]
    ):
        with pytest.raises(UsageError):
            make()


@pytest.mark.parametrize("text", ["45.000", "1.000", "2*45.000"])
def test_a_point_before_three_zeros_can_mean_thousands(text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.code == "two_readings"


def test_a_point_with_a_scale_can_not() -> None:
    assert parse_quantity("1.000k") == 1000


def test_an_escape_beyond_unicode(tmp_path: object) -> None:
    path = f"{tmp_path}/list.yaml"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - tmp_path as text
        file.write('a: "\\UFFFFFFFF"\n')
    with pytest.raises(PriceListError):
        load_price_list(path)


def test_readings_that_cost_the_same_are_no_news() -> None:
    model = load_price_list().model("kimi-latest")
    kinds = [note.kind for note in quote(model, Usage(8000, 500, requests=0)).notes]
    assert kinds == ["tier"]


def test_no_minus_before_a_zero() -> None:
    assert format_percent(Decimal("-0.0004")) == "0.0%"
