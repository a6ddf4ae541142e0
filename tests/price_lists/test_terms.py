"""What a list says beside its prices: its name, how sure it is, tax, discounts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from kimi_calc.pricing import Charge, PriceList, PriceListError
from kimi_calc.pricing.models import Discount

Load = Callable[[str | bytes], PriceList]
AtMark = Callable[[str], PriceListError]
Refusal = Callable[[str | bytes], PriceListError]

LIST = """\
format: 1
provider: Moonshot AI
currency: CNY
published: 2026-09-19
source: https://example.org/prices
tier_by: input
calls: {web_search: 0.03, page_fetch: 0.01}
models:
  - id: large
    family: big
    context_length: 1000
    prices: {cache_hit: 2, input: 20, "cache_write:5m": 20, "cache_write:1h": 40, output: 100}
    services:
      batch:
        prices: {cache_hit: 1, input: 10, "cache_write:2h": 30, output: 50}
  - id: small
    family: little
    context_length: 1000
    tiers:
      - {up_to: 100, input: 1, output: 3.33}
      - {up_to: 1000, input: 2, output: 6}
"""
HIT, INPUT, OUTPUT = Charge("cache_hit"), Charge("input"), Charge("output")


def with_levels(levels: str) -> str:
    return LIST.replace("    family: big\n", f"    family: big\n    confidence: {levels}\n")


def with_discounts(*discounts: str) -> str:
    return LIST + "discounts:\n" + "".join(f"  - {one}\n" for one in discounts)


def price_of(price_list: PriceList, model: str, charge: Charge, service: str = "standard") -> str:
    return f"{price_list.model(model).services[service][0].prices[charge]:f}"


def codes(error: PriceListError) -> list[str]:
    return [fault.code for fault in error.faults]


def test_what_is_left_out_is_the_usual(load: Load) -> None:
    found = load(LIST)
    assert (found.id, found.name, found.tax) == ("cny-2026-09-19", "", "")
    assert (found.published_confidence, found.discounts) == ("high", ())
    assert found.undiscounted is found
    assert all(not model.confidence and model.undiscounted is None for model in found.models)


@pytest.mark.parametrize("name", ["Contract 2027", "合同 2027", "'a: b # c'"])
def test_a_name_is_a_part_of_the_id(load: Load, name: str) -> None:
    found = load(f"{LIST}name: {name}\n")
    name = name.strip("'")
    assert (found.name, found.id) == (name, f"cny-2026-09-19@{name}")
    assert found.models[0].price_list == found.id


@pytest.mark.parametrize("tax", ["included", "excluded"])
@pytest.mark.parametrize("level", ["high", "medium", "low"])
def test_tax_and_how_sure_the_day_is(load: Load, tax: str, level: str) -> None:
    found = load(f"{LIST}tax: {tax}\npublished_confidence: {level}\n")
    assert (found.tax, found.published_confidence) == (tax, level)


# How sure prices are


def test_one_word_is_for_all_prices_of_a_model(load: Load) -> None:
    large, small = load(with_levels("medium")).models
    writes = [Charge("cache_write", lifetime) for lifetime in ("5m", "1h", "2h")]
    assert dict(large.confidence) == dict.fromkeys([HIT, INPUT, *writes, OUTPUT], "medium")
    assert dict(small.confidence) == {}
    assert dict(load(with_levels("high")).models[0].confidence) == {}


def test_each_price_can_have_a_word(load: Load) -> None:
    large, _ = load(with_levels('{input: high, output: medium, "cache_write:2h": low}')).models
    assert dict(large.confidence) == {OUTPUT: "medium", Charge("cache_write", "2h"): "low"}


@pytest.mark.parametrize(
    ("levels", "code"),
    [
        ("§sure", "not_a_confidence"),
        ("§[low]", "not_pairs"),
        ("§''", "no_value"),
        ("{input: §sure}", "not_a_confidence"),
        ("{input: §[low]}", "not_a_text"),
        ('{§"cache_write:3h": low}', "charge_without_price"),
        ("{§web_search: low}", "charge_without_price"),
        ('{§"per_call:web_search": low}', "charge_without_price"),
        ("{§imput: low}", "charge_without_price"),
    ],
)
def test_a_wrong_word_has_its_place(refused_at_mark: AtMark, levels: str, code: str) -> None:
    assert codes(refused_at_mark(with_levels(levels))) == [code]


# Discounts


def test_a_discount_is_taken_off_every_price(load: Load) -> None:
    found = load(with_discounts("{factor: 0.85}"))
    assert found.discounts == (Discount(Decimal("0.85")),)
    assert price_of(found, "large", INPUT) == "17.00"
    assert price_of(found, "large", Charge("cache_write", "1h")) == "34.00"
    assert price_of(found, "large", OUTPUT, "batch") == "42.50"
    assert price_of(found, "small", OUTPUT) == "2.8305"
    assert {name: f"{price:f}" for name, price in found.calls.items()} == {
        "web_search": "0.0255",
        "page_fetch": "0.0085",
    }
    assert found.undiscounted == load(LIST)


def test_the_first_discount_on_a_price_holds(load: Load) -> None:
    found = load(
        with_discounts(
            "{factor: 0.5, family: big, charge: output}",
            '{factor: 0.1, charge: "cache_write:5m"}',
            "{factor: 0.2, charge: cache_write}",
            '{factor: 0.3, charge: "per_call:web_search"}',
            "{factor: 0.4, charge: per_call}",
            "{factor: 0.9, family: big}",
            "{factor: 1, charge: output}",
            "{factor: 0.7}",
        )
    )
    paid = {
        charge.key: f"{price.normalize():f}"
        for charge, price in found.model("large").tiers[0].prices.items()
    }
    assert paid == {
        "cache_hit": "1.8",
        "input": "18",
        "cache_write:5m": "2",
        "cache_write:1h": "8",
        "output": "50",
        "per_call:page_fetch": "0.004",
        "per_call:web_search": "0.009",
    }
    assert price_of(found, "small", OUTPUT) == "3.33"
    assert price_of(found, "small", INPUT) == "0.7"


@pytest.mark.parametrize(
    ("discount", "code"),
    [
        ("{factor: §1.000001}", "not_a_factor"),
        ("{factor: §0}", "not_a_factor"),
        ("{factor: §0.000}", "not_a_factor"),
        ("{factor: §-0.5}", "not_a_factor"),
        ("{factor: §85%}", "not_a_factor"),
        ("{factor: §8.5e-1}", "not_a_factor"),
        ("{factor: §''}", "no_value"),
        ("§{family: big}", "missing_key"),
        ("§0.85", "not_pairs"),
        ("{factor: 0.85, §models: [large]}", "unknown_key"),
        ("{factor: 0.85, §famly: big}", "misspelt_key"),
        ("{factor: 0.85, family: §bigger}", "discount_on_nothing"),
        ("{factor: 0.85, family: §bigger, charge: nothing}", "discount_on_nothing"),
        ("{factor: 0.85, charge: §writes}", "discount_on_nothing"),
        ('{factor: 0.85, charge: §"cache_write:3h"}', "discount_on_nothing"),
        ('{factor: 0.85, charge: §"per_call:pages"}', "discount_on_nothing"),
        ("{factor: 0.85, charge: §web_search}", "discount_on_nothing"),
        # What its family has no price for; and calls, which are of no family.
        ("{factor: 0.85, family: little, charge: §cache_hit}", "discount_on_nothing"),
        ("{factor: 0.85, family: big, charge: §per_call}", "discount_on_nothing"),
        ('{factor: 0.85, family: big, charge: §"per_call:web_search"}', "discount_on_nothing"),
    ],
)
def test_a_wrong_discount_has_its_place(refused_at_mark: AtMark, discount: str, code: str) -> None:
    assert codes(refused_at_mark(with_discounts("{factor: 1}", discount))) == [code]


@pytest.mark.parametrize("value", ["{}", "[]", "0.85", "''"])
def test_discounts_are_a_list(refusal: Refusal, value: str) -> None:
    assert codes(refusal(f"{LIST}discounts: {value}\n")) == ["not_a_list"]


# What only follows from another fault is none.


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (("cache_hit: 2,", "cache_hti: 2,"), "misspelt_key"),
        (("cache_hit: 2,", "cache_hit: *a,"), "alias"),
        (("    prices: {cache_hit: 2", "    prices: *a #"), "alias"),
        (("    services:", "    servces:"), "misspelt_key"),
        (("    services:", "    services: *a\n    thinking:"), None),
        (("family: big", "family: '?'"), "not_an_id"),
        (("family: little", "family: *a"), "alias"),
        (("calls: {web", "clls: {web"), "misspelt_key"),
        (("calls: {web_search: 0.03", "calls: {Web-Search: 0.03"), "not_a_call"),
        (("calls: {web_search: 0.03", "calls: {web_search: free"), "not_a_price"),
        (("models:\n", "modles:\n"), "misspelt_key"),
    ],
)
def test_whether_something_has_a_price_is_not_guessed(
    refusal: Refusal, edit: tuple[str, str], code: str | None
) -> None:
    text = with_levels('{cache_hit: low, "cache_write:2h": low}') + (
        "discounts:\n"
        "  - {factor: 0.5, family: big, charge: cache_hit}\n"
        "  - {factor: 0.5, family: little}\n"
        '  - {factor: 0.5, charge: "cache_write:2h"}\n'
        '  - {factor: 0.5, charge: "per_call:web_search"}\n'
    )
    assert edit[0] in text
    found = codes(refusal(text.replace(*edit, 1)))
    assert not {"charge_without_price", "discount_on_nothing"} & {*found}
    assert code is None or found == [code]


def test_but_where_the_rest_is_right_it_is_told(refusal: Refusal) -> None:
    text = with_levels('{"cache_write:3h": low}').replace("tier_by: input", "tier_by: none")
    text += "discounts:\n  - {factor: 0.5, family: huge}\n"
    found = codes(refusal(text))
    # The confidence makes its model uncertain, as far as discounts go.
    assert found == ["not_a_tier_by", "charge_without_price"]
    text = text.replace('"cache_write:3h"', "input")
    assert codes(refusal(text)) == ["not_a_tier_by", "discount_on_nothing"]
