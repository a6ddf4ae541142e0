"""Requests of different lengths: each in its own tier."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimi_calc.pricing import ContextExceeded, PriceList, Usage, cost_of_inputs, quote


def test_worked_out_by_hand(builtin: PriceList) -> None:
    # kimi-latest: 2.00 up to 8,192, 5.00 up to 32,768, 10.00 up to 131,072.
    model = builtin.model("kimi-latest")
    # 8,192 × 2 + 8,193 × 5 + 100,000 × 10 = 16,384 + 40,965 + 1,000,000 millionths
    assert cost_of_inputs(model, [8_192, 8_193, 100_000]) == Decimal("1.057349")
    assert cost_of_inputs(model, []) == 0


@given(
    st.sampled_from(["kimi-latest", "kimi-k2-turbo-preview", "moonshot-v1-128k"]),
    st.lists(st.integers(0, 131_072), max_size=20),
)
def test_it_is_the_sum_of_quotes(builtin: PriceList, model_id: str, inputs: list[int]) -> None:
    model = builtin.model(model_id)
    assert cost_of_inputs(model, inputs) == sum(
        (quote(model, Usage(tokens, 0)).total for tokens in inputs), Decimal(0)
    )


def test_what_is_too_long_has_no_price(builtin: PriceList) -> None:
    with pytest.raises(ContextExceeded):
        cost_of_inputs(builtin.model("moonshot-v1-8k"), [5, 8_193])
