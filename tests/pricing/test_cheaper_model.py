"""cheaper_model(): which one of a comparison is told, and which ones never are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kimi_calc.pricing import (
    Model,
    Note,
    PriceList,
    Prices,
    Tier,
    Usage,
    cheaper_model,
    compare,
    quote,
)

RETIRED = date(2025, 8, 1)


def named(model_id: str, price: str, **marks: Any) -> Model:
    prices = Prices(None, Decimal(price), Decimal(price))
    return replace(Model(model_id, "f", 1_000, (Tier(1_000, prices),)), **marks)


def cheapest(model: Model, *others: Model, usage: Usage | None = None) -> Note | None:
    price_list = PriceList("x", "p", "CNY", date(2025, 1, 1), "s", (*others, model))
    usage = usage or Usage(500, 0, 0, 2_000)
    return cheaper_model(quote(model, usage), compare(price_list, usage))


def test_the_cheapest_model_is_told_with_what_it_saves() -> None:
    note = cheapest(named("mine", "8"), named("a", "5"), named("b", "3"), named("c", "4"))
    assert note == Note("cheaper_model", {"other_total": Decimal(3), "saving": Decimal(5)}, "b")


def test_the_first_of_equals_is_told() -> None:
    note = cheapest(named("mine", "8"), named("a", "5"), named("b", "3"), named("c", "3.0"))
    assert note
    assert note.model_id == "b"


@pytest.mark.parametrize(
    ("mine", "other", "told"),
    [
        ({}, {}, True),
        ({"vision": True}, {}, False),
        ({}, {"vision": True}, False),
        ({"vision": True}, {"vision": True}, True),
        ({"thinking": True}, {}, False),
        ({}, {"thinking": True}, False),
        ({"thinking": True}, {"thinking": True}, True),
        ({"thinking": True}, {"vision": True}, False),
        ({}, {"retired": RETIRED}, False),
        ({"retired": RETIRED}, {}, True),
        ({"retired": RETIRED}, {"retired": RETIRED}, True),
        ({}, {"recommended": True}, True),
    ],
)
def test_a_model_of_another_kind_is_not_told(
    mine: dict[str, Any], other: dict[str, Any], told: bool
) -> None:
    assert bool(cheapest(named("mine", "8", **mine), named("other", "7", **other))) == told


def test_a_model_that_costs_as_much_or_does_not_fit_is_not_told() -> None:
    short = replace(named("short", "1"), context_length=499)
    assert cheapest(named("mine", "8"), named("same", "8.00"), named("dear", "9"), short) is None
    assert cheapest(named("mine", "8"), named("a", "1"), usage=Usage(500, 0, 0, 0)) is None
    assert cheapest(named("mine", "8")) is None


def test_the_built_in_list_has_cheaper_models_of_the_same_kind(builtin: PriceList) -> None:
    usage = Usage(5_000, 1_000)
    told = {}
    for model in builtin.models:
        note = cheaper_model(quote(model, usage), compare(builtin, usage))
        told[model.id] = note.model_id if note else ""
    # 5,000 × 2 + 1,000 × 10: the 8k models are the cheapest, and kimi-latest equals one of them.
    assert told["kimi-k2-turbo-preview"] == "moonshot-v1-8k"
    assert told["kimi-k2-thinking-turbo"] == "kimi-k2-thinking"
    assert told["kimi-k2-thinking"] == ""
    assert told["moonshot-v1-128k-vision-preview"] == "kimi-latest"
    assert told["moonshot-v1-8k"] == told["kimi-latest"] == ""
