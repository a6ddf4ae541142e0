"""Which model comes in the place of one that a list has not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kimi_calc.price_lists import newest_of, price_list_named
from kimi_calc.price_lists.succession import known_model, successor


@pytest.mark.parametrize(
    ("model", "of", "within", "expected"),
    [
        # In one step, as the platform's notices say.
        ("kimi-k2-turbo-preview", "cny-2025-11-11", "cny-2026-09-19", "kimi-k2.6"),
        ("kimi-latest", "usd-2025-11-11", "usd-2026-10-23", "kimi-k2.6"),
        ("moonshot-v1-8k", "cny-2026-07-16", "cny-2026-09-01", "kimi-k3"),
        ("kimi-k2.5", "usd-2026-07-16", "usd-2026-09-19", "kimi-k3"),
        # The successor is not in such an old list, and has none itself.
        ("kimi-latest", "cny-2025-11-11", "cny-2026-02-09", None),
        ("moonshot-v1-8k", "cny-2025-11-11", "cny-2026-04-20", None),
        # A model that is still served has no successor.
        ("kimi-k3.1-pro", "usd-2026-10-23", "usd-2026-09-19", None),
        ("kimi-k3", "cny-2026-09-19", "cny-2026-06-12", None),
    ],
)
def test_what_the_platforms_notices_say(
    model: str, of: str, within: str, expected: str | None
) -> None:
    found = successor(price_list_named(of).model(model), price_list_named(within))
    assert (found and found.id) == expected
    if found:
        assert found in price_list_named(within).models


def test_over_several_steps() -> None:
    newest = price_list_named("cny-2026-09-19")
    old = replace(newest.model("kimi-k3"), id="older", replaced_by="kimi-k2-thinking")
    # kimi-k2-thinking is in no list of September; it was replaced by kimi-k2.6.
    found = successor(old, newest)
    assert found is not None
    assert found.id == "kimi-k2.6"


@pytest.mark.parametrize("replaced_by", ["older", "never-heard-of", None])
def test_what_leads_nowhere(replaced_by: str | None) -> None:
    newest = price_list_named("cny-2026-09-19")
    old = replace(newest.model("kimi-k3"), id="older", replaced_by=replaced_by)
    assert successor(old, newest) is None


def test_a_model_is_known_from_the_newest_list_that_has_it() -> None:
    found = known_model("kimi-latest", "CNY")
    assert found is not None
    assert found.price_list == "cny-2025-11-11"
    found = known_model("kimi-k3", "USD")
    assert found is not None
    assert found.price_list == "usd-2026-10-23"
    # Of another currency, rather than not at all.
    found = known_model("kimi-k3.1-pro", "CNY")
    assert found is not None
    assert found.currency == "USD"
    assert known_model("gpt-5", "CNY") is None


def test_the_newest_list_of_a_currency() -> None:
    assert newest_of("CNY").id == "cny-2026-09-19"
    assert newest_of("USD").id == "usd-2026-10-23"
    assert newest_of("EUR").id == "usd-2026-10-23"
