"""The list in use in a line: its name or day, its age, whose it is, what holds of all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing.charges import OUTPUT
from kimi_calc.viewmodels.price_list_status import (
    outdated,
    price_list_day,
    price_list_label,
    price_list_status,
)
from kimi_calc.viewmodels.price_list_wording import origin

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("today", "age"),
    [
        (date(2025, 11, 11), "0 days"),
        (date(2026, 1, 10), "60 days"),
        (date(2026, 1, 11), "2 months"),
        (date(2026, 11, 23), "12 months"),
        (date(2024, 1, 1), "0 days"),
    ],
)
def test_the_age_of_the_price_list(today: date, age: str) -> None:
    said = price_list_status(load_price_list(), today)
    assert "2025-11-11" in said
    assert age in said
    assert ("all its models are retired" in said) == (today >= date(2026, 8, 31))


def test_a_published_list_is_called_by_its_day_and_a_persons_own_by_its_name() -> None:
    found = load_price_list()
    assert price_list_label(found) == "Price list 2025-11-11 · CNY"
    own = replace(found, name="Contract 2027")
    assert price_list_label(own) == "Contract 2027"
    said = price_list_status(own, TODAY, "user")
    assert said.startswith("Contract 2027, 2025-11-11 (12 months old) · all its models")
    assert "your own list" in said
    assert "official" not in said


def test_whose_list_it_is_and_what_holds_of_all_of_it() -> None:
    found = replace(load_price_list(), tax="excluded", published_confidence="low")
    said = price_list_status(found, TODAY, "company").split(" · ")
    assert said[1:] == [
        "all its models are retired",
        "your company's list",
        "tax excluded",
        "its day is not sure",
        "works offline",
    ]
    said = price_list_status(replace(found, tax="included"), TODAY).split(" · ")
    assert said[2] == "from the official price page"
    assert "tax included" in said
    other = replace(found, provider="Example Cloud")
    assert "official" not in price_list_status(other, TODAY)


def test_what_is_copied_bears_the_name_of_a_persons_own_list() -> None:
    found = load_price_list()
    assert price_list_day(found) == "2025-11-11"
    assert price_list_day(replace(found, name="Contract 2027")) == "Contract 2027, 2025-11-11"


def test_the_origin_says_what_a_list_says_of_its_prices() -> None:
    found = load_price_list()
    plain = origin(found)
    unsure = replace(found.models[0], confidence={OUTPUT: "medium"})
    told = replace(
        found, tax="included", published_confidence="low", models=(unsure, *found.models[1:])
    )
    assert origin(told).removeprefix(plain).split("\n")[1:] == [
        "The prices include tax.",
        "The day is not sure.",
        "Some of the prices are less than sure.",
    ]


def test_the_banner_says_the_age_and_only_if_so_that_all_is_retired() -> None:
    found = load_price_list()
    assert outdated(found, TODAY) == (
        "This price list is 12 months old, and all its models are retired."
    )
    one_left = replace(found, models=(*found.models[:-1], replace(found.models[-1], retired=None)))
    assert outdated(one_left, TODAY) == "This price list is 12 months old."
    assert outdated(one_left, date(2025, 12, 1)) == "This price list is 20 days old."
