"""Amounts know where they come from, and two currencies are never added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kimi_calc.pricing import (
    CurrencyMismatch,
    PriceList,
    Provenance,
    Sum,
    Usage,
    cheaper_model,
    compare,
    quote,
)

USAGE = Usage(45_000, 1_500, 27_000, 30_000)


@pytest.fixture
def dollars(builtin: PriceList) -> PriceList:
    """The built-in list as if it were in another currency."""
    models = tuple(
        replace(model, currency="USD", price_list="usd-2025-11-11") for model in builtin.models
    )
    return replace(builtin, id="usd-2025-11-11", currency="USD", models=models)


def test_models_quotes_and_sums_say_where_they_come_from(builtin: PriceList) -> None:
    expected = Provenance("Moonshot AI", "CNY", "cny-2025-11-11")
    model = builtin.model("kimi-latest")
    found = quote(model, USAGE)
    assert model.provenance == found.provenance == expected
    assert found.sum == Sum(Decimal(7560), "CNY", (expected,))


def test_quotes_add_up(builtin: PriceList) -> None:
    one = quote(builtin.model("kimi-latest"), USAGE)
    other = quote(builtin.model("kimi-k2-turbo-preview"), USAGE)
    expected = Sum(Decimal(15_300), "CNY", (one.provenance,))
    assert one + other == one.sum + other.sum == one + other.sum == one.sum + other == expected
    assert sum([one.sum, other.sum]) == expected
    together: object = sum([one, other, one])
    assert together == Sum(Decimal(22_860), "CNY", (one.provenance,))
    assert (other.sum - one.sum).amount == Decimal(180)


def test_a_sum_over_two_lists_names_both(builtin: PriceList) -> None:
    model = builtin.model("kimi-latest")
    later = quote(replace(model, price_list="cny-2026-02-09"), USAGE)
    lists = [each.price_list for each in (quote(model, USAGE) + later + later.sum).provenances]
    assert lists == ["cny-2025-11-11", "cny-2026-02-09"]


def test_two_currencies_are_never_added_or_compared(builtin: PriceList, dollars: PriceList) -> None:
    one, other = (quote(each.model("kimi-latest"), USAGE) for each in (builtin, dollars))
    for add in (
        lambda: one + other,
        lambda: one.sum + other.sum,
        lambda: one.sum - other.sum,
        lambda: one.sum + other,
        lambda: one + other.sum,
        lambda: sum([one, other]),
        lambda: cheaper_model(one, compare(dollars, USAGE)),
    ):
        with pytest.raises(CurrencyMismatch) as caught:
            add()
        assert "CNY" in str(caught.value)
        assert "USD" in str(caught.value)


def test_a_list_has_one_currency(builtin: PriceList, dollars: PriceList) -> None:
    with pytest.raises(CurrencyMismatch):
        PriceList(
            *("mixed", "Moonshot AI", "CNY", date(2025, 11, 11), "-"),
            (builtin.models[0], dollars.models[1]),
        )


@pytest.mark.parametrize("other", [1, 1.5, Decimal(1), "1", None, (1, 2), (Decimal(1), "CNY", ())])
def test_nothing_but_a_sum_can_be_added(builtin: PriceList, other: Any) -> None:
    found = quote(builtin.model("kimi-latest"), USAGE)
    for each in (found, found.sum):
        with pytest.raises(TypeError):
            each + other
        with pytest.raises(TypeError):
            other + each
    with pytest.raises(TypeError):
        found.sum - other
