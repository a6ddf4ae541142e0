"""Lists as JSON: nothing is lost, every number is a string, discounts are told from prices."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from price_lists.right_lists import price_list
from price_lists.yaml_writer import Writer

from kimi_calc.price_lists.data import as_data, compiled, load
from kimi_calc.price_lists.reading import price_list_of_text
from kimi_calc.pricing import PriceList

randoms = st.integers(0, 2**48).map(Random)


def random_list(rng: Random) -> PriceList:
    return price_list_of_text(Writer().write(price_list(rng, rng.randint(1, 5))), "list")


def leaves(data: object) -> list[object]:
    """Every value that holds no others."""
    if isinstance(data, dict):
        return [one for value in data.values() for one in leaves(value)]
    if isinstance(data, list):
        return [one for value in data for one in leaves(value)]
    return [data]


def rows_of(model: dict[str, Any]) -> list[dict[str, Any]]:
    """The tiers of all services of a model."""
    return [row for tiers in (model["tiers"], *model["services"].values()) for row in tiers]


@given(randoms)
@settings(max_examples=150, deadline=None)
def test_what_is_compiled_is_loaded_as_it_was(rng: Random) -> None:
    one = random_list(rng).undiscounted
    text = compiled(one)
    assert load(text) == one
    again = load(text)
    assert [dict(model.confidence) for model in again.models] == [
        dict(model.confidence) for model in one.models
    ]
    assert [dict(model.services) for model in again.models] == [
        dict(model.services) for model in one.models
    ]
    assert dict(again.calls) == dict(one.calls)


@given(randoms)
@settings(max_examples=100, deadline=None)
def test_every_number_is_a_string(rng: Random) -> None:
    data = json.loads(json.dumps(as_data(random_list(rng))))
    assert {type(one) for one in leaves(data)} <= {str, bool, type(None)}


@given(randoms)
@settings(max_examples=100, deadline=None)
def test_list_prices_stand_beside_discounted_ones(rng: Random) -> None:
    one = random_list(rng)
    data, whole = as_data(one), as_data(one.undiscounted)
    assert whole["discounts"] == []
    assert len(data["discounts"]) == len(one.discounts)
    for model, before in zip(data["models"], whole["models"], strict=True):
        for row, old in zip(rows_of(model), rows_of(before), strict=True):
            assert row["up_to"] == old["up_to"]
            assert row.get("list_prices", row["prices"]) == old["prices"]
            assert "list_prices" not in old


def test_a_discounted_list_is_not_compiled() -> None:
    one = next(one for one in map(random_list, map(Random, range(99))) if one.discounts)
    with pytest.raises(ValueError, match="has discounts"):
        compiled(one)
