"""Taxes: the parts always sum to the whole, and are rounded once, half up."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.estimates.taxes import taxed

AMOUNTS = st.decimals(0, 10**12, places=4) | st.decimals(0, 1, places=6)
RATES = st.decimals(0, 1, places=4) | st.sampled_from([Decimal(0), Decimal("0.06")])


@pytest.mark.parametrize(
    ("amount", "taxes", "parts"),
    [
        ("89472", "included", ("84407.55", "5064.45", "89472")),
        ("7322.80", "included", ("6908.30", "414.50", "7322.80")),
        ("1598.40", "included", ("1507.92", "90.48", "1598.40")),
        ("106", "included", ("100.00", "6.00", "106")),
        ("89472", "excluded", ("89472", "5368.32", "94840.32")),
        ("100", "excluded", ("100", "6.00", "106.00")),
        ("0.25", "excluded", ("0.25", "0.02", "0.27")),  # 0.015 is half way: up
        ("0.0055", "included", ("0.0055", "0", "0.0055")),  # 0.00519 is 0.01: more than all
        ("0", "included", ("0", "0", "0")),
        ("0", "excluded", ("0", "0", "0")),
    ],
)
def test_known_amounts(amount: str, taxes: str, parts: tuple[str, str, str]) -> None:
    found = taxed(Decimal(amount), taxes, Decimal("0.06"))  # type: ignore[arg-type]  # as typed
    assert found == tuple(map(Decimal, parts))


@given(AMOUNTS, RATES)
@settings(max_examples=200, deadline=None)
def test_what_an_amount_holds_is_taken_apart(amount: Decimal, rate: Decimal) -> None:
    found = taxed(amount, "included", rate)
    assert found.together == amount
    with localcontext() as context:
        context.prec = 80
        assert found.without + found.tax == amount
        without = (amount / (1 + rate)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert found.without == min(without, amount)
    assert 0 <= found.tax <= amount


@given(AMOUNTS, RATES)
@settings(max_examples=200, deadline=None)
def test_what_comes_on_top_is_added(amount: Decimal, rate: Decimal) -> None:
    found = taxed(amount, "excluded", rate)
    assert found.without == amount
    with localcontext() as context:
        context.prec = 80
        assert found.tax == (amount * rate).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert found.together == amount + found.tax
