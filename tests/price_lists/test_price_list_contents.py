"""Price lists whose YAML is fine and whose content is not: each refusal, with its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from kimi_calc.pricing import PriceList, PriceListError

Load = Callable[[str | bytes], PriceList]
Refusal = Callable[[str | bytes], PriceListError]
RefusedAtMark = Callable[[str], PriceListError]

FLAT = "    prices: {cache_hit: 1.00, input: 4.00, output: 16.00}\n"


def spoiled(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_the_small_list_is_fine(load: Load, small_list: str) -> None:
    prices = load(small_list)
    assert prices.id == "cny-2025-11-11@Someone"
    assert prices.provider == "Someone"
    flat, steps = prices.models
    assert (flat.id, flat.context_length, flat.recommended) == ("flat-1", 1000, True)
    assert [(tier.up_to, tier.prices.input) for tier in flat.tiers] == [(1000, Decimal(4))]
    assert [(tier.up_to, tier.prices.input) for tier in steps.tiers] == [
        (100, Decimal(2)),
        (200, Decimal(3)),
        (300, Decimal(6)),
    ]
    assert (steps.recommended, steps.vision, steps.thinking) == (False, False, False)


def test_what_may_be_written_otherwise(load: Load, small_list: str) -> None:
    edits = {
        "currency: CNY": "currency: USD",
        "tier_by: input_and_output": "tier_by: input",
        "recommended: true": "recommended: false\n    vision: true\n    thinking: true\n"
        "    retired: 2026-02-28\n    replaced_by: steps-1",
        "input: 4.00": "input: '0.000000000001'",
        "cache_hit: 1.00, ": "",
        "output: 16.00": 'output: "0"',
    }
    for old, new in edits.items():
        small_list = spoiled(small_list, old, new)
    prices = load(small_list)
    model = prices.models[0]
    assert prices.id == "usd-2025-11-11@Someone"
    assert (model.currency, model.tier_by) == ("USD", "input")
    assert (model.recommended, model.vision, model.thinking) == (False, True, True)
    assert (model.retired, model.replaced_by) == (date(2026, 2, 28), "steps-1")
    assert model.tiers[0].prices.cache_hit is None
    assert model.tiers[0].prices.input == Decimal("0.000000000001")
    assert model.tiers[0].prices.output == 0
    assert not model.has_cache_price


def test_every_scalar_is_read_as_text(load: Load, small_list: str) -> None:
    # PyYAML on its own makes False, 83 and 1000 of these.
    for written in ("no", "0123", "1:23", "1e3", ".nan", "~", "2025-11-11", "null"):
        assert load(spoiled(small_list, "Someone", written)).provider == written


def test_the_platforms_own_list_is_named_by_its_day_alone(load: Load, small_list: str) -> None:
    prices = load(spoiled(small_list, "Someone", "Moonshot AI"))
    assert prices.id == "cny-2025-11-11"


def test_lists_of_one_day_from_two_providers_are_two(load: Load, small_list: str) -> None:
    written = ["Moonshot AI", "Moonshot  AI", "moonshot ai", "MoonshotAI", "' Moonshot AI'"]
    written += [
        "'Moonshot AI '",
        "Someone",
        "someone",
        "月之暗面",
        "'@Someone'",
        "'cny-2025-11-11'",
    ]
    ids = [load(spoiled(small_list, "Someone", provider)).id for provider in written]
    assert len(set(ids)) == len(written)
    assert load(spoiled(small_list, "CNY", "USD")).id not in ids


def test_every_model_knows_where_its_prices_come_from(load: Load, small_list: str) -> None:
    prices = load(small_list)
    for model in prices.models:
        assert model.provenance == ("Someone", "CNY", prices.id)


# Place and key of each refusal; § stands where the message must point.
REFUSALS = {
    # prices
    "nan": ("input: 4.00", "input: §.nan", "input", "4.00"),
    "NaN": ("input: 4.00", "input: §NaN", "input", "NaN"),
    "infinite": ("input: 4.00", "input: §.inf", "input", ".inf"),
    "Infinity": ("output: 16.00", "output: §Infinity", "output", "Infinity"),
    "negative": ("output: 16.00", "output: §-16.00", "output", "not negative"),
    "negative cache price": ("cache_hit: 1.00", "cache_hit: §-1", "cache_hit", "not negative"),
    "exponent": ("input: 4.00", "input: §4e0", "input", "4e0"),
    "with a sign": ("input: 4.00", "input: §+4.00", "input", "+4.00"),
    "with a currency": ("input: 4.00", "input: §￥4.00", "input", "￥4.00"),
    "underscore": ("input: 4.00", "input: §4_000", "input", "4_000"),
    "grouped": ("input: 4.00", "input: §'4,000'", "input", "4,000"),
    "full-width": ("input: 4.00", "input: §４.00", "input", "４.00"),
    "decimal comma": ("input: 4.00", "input: §'4,00'", "input", "4,00"),
    "no digits before the point": ("input: 4.00", "input: §.5", "input", ".5"),
    "no digits after the point": ("input: 4.00", "input: §4.", "input", "4."),
    "a list": ("input: 4.00", "input: §[4.00]", "input", "not a list"),
    "a mapping": ("input: 4.00", "input: §{a: 4.00}", "input", "not a list or a mapping"),
    "empty text": ("input: 4.00", "input: §''", "input", "write one"),
    "missing input": ("{cache_hit: 1.00, input: 4.00,", "§{cache_hit: 1.00,", "input", "add it"),
    "missing output": (
        "{cache_hit: 1.00, input: 4.00, output: 16.00}",
        "§{cache_hit: 1.00, input: 4.00}",
        "output",
        "add it",
    ),
    "empty prices": (FLAT, "    prices: §{}\n", "input", "add it"),
    "prices as a text": (FLAT, "    prices: §4.00\n", None, "key: value"),
    "prices as a list": (FLAT, "    prices: §[4.00]\n", None, "key: value"),
    # tiers
    "overlap": ("up_to: 200", "up_to: §100", "up_to", "ends at 100"),
    "shrink": ("up_to: 200", "up_to: §99", "up_to", "ends at 100"),
    "last too low": ("up_to: 300", "up_to: §299", "up_to", "300"),
    "last too high": ("up_to: 300", "up_to: §301", "up_to", "300"),
    "zero bound": ("up_to: 100", "up_to: §0", "up_to", "whole number"),
    "negative bound": ("up_to: 100", "up_to: §-5", "up_to", "whole number"),
    "fraction of a token": ("up_to: 100", "up_to: §100.5", "up_to", "whole number"),
    "no bound": ("{up_to: 200, ", "§{", "up_to", "add it"),
    "tier without output": (", output: 20.00}", "}", "output", "add it"),
    "both": (FLAT, FLAT + "    tiers: []\n", "prices", "either 'prices' or 'tiers'"),
    "neither": (FLAT, "", "prices", "either 'prices' or 'tiers'"),
    # models
    "same id": ("  - id: steps-1", "  - §id: flat-1", "id", "'flat-1'"),
    "no id": ("  - id: flat-1\n    family", "  - §family", "id", "add it"),
    "empty id": ("id: flat-1", "id: §''", "id", "write one"),
    "id too long": ("id: flat-1", "id: §" + "x" * 101, "id", "an id of"),
    "no family": ("    family: fam\n    recommended", "    recommended", "family", "add it"),
    "no context": ("    context_length: 1000\n", "", "context_length", "add it"),
    "context of words": ("length: 1000", "length: §128k", "context_length", "131072"),
    "grouped context": ("length: 1000", "length: §'1,000'", "context_length", "131072"),
    "context of zero": ("length: 1000", "length: §0", "context_length", "131072"),
    "yes": ("recommended: true", "recommended: §yes", "recommended", "true or false"),
    "True": ("recommended: true", "recommended: §True", "recommended", "true or false"),
    "no such day of retirement": (
        "recommended: true",
        "retired: §2026-02-29",
        "retired",
        "no such day",
    ),
    "a model as a text": ("  - id: steps-1", "  - §words\n  - id: steps-1", None, "key: value"),
    # the list
    "no such day": ("2025-11-11", "§2025-02-30", "published", "no such day"),
    "no such month": ("2025-11-11", "§2025-13-01", "published", "no such day"),
    "another date": ("2025-11-11", "§11.11.2025", "published", "2025-11-11"),
    "short date": ("2025-11-11", "§2025-1-1", "published", "2025-11-11"),
    "no date": ("published: 2025-11-11\n", "", "published", "add it"),
    "format 2": ("format: 1", "format: §2", "format", "newer program"),
    "no format": ("format: 1\n", "", "format", "add it"),
    "small currency": ("currency: CNY", "currency: §cny", "currency", "three capital letters"),
    "currency sign": ("currency: CNY", "currency: §¥", "currency", "CNY"),
    "tier_by": ("input_and_output", "§output", "tier_by", "input_and_output or input"),
    "no tier_by": ("tier_by: input_and_output\n", "", "tier_by", "add it"),
    "no provider": ("provider: Someone\n", "", "provider", "add it"),
    "no source": ("source: https://example.org/prices\n", "", "source", "add it"),
    "long text": ("Someone", "§" + "x" * 501, "provider", "500"),
    # unknown keys, with the nearest known one
    "unknown": ("format: 1", "format: 1\n§wheels: 4", "wheels", "delete it"),
    "near": ("currency: CNY", "§curency: CNY", "curency", "did you mean 'currency'?"),
    "near in a model": ("    family: fam", "    §famly: fam", "famly", "'family'?"),
    "near in prices": ("input: 4.00", "§imput: 4.00", "imput", "'input'?"),
    "near in a tier": ("{up_to: 200", "{§upto: 200", "upto", "'up_to'?"),
    "up_to in prices": ("{cache_hit: 1.00", "{§up_to: 5, cache_hit: 1.00", "up_to", "delete it"),
    "id in the list": ("format: 1", "format: 1\n§id: mine", "id", "a price list has no key"),
}
WHERE_NO_MARK_IS = {
    # What is missing has no place of its own: the mapping that lacks it is named.
    "tier without output": (18, 9),
    "both": (8, 5),
    "neither": (8, 5),
    "no family": (8, 5),
    "no context": (8, 5),
    "no date": (1, 1),
    "no format": (1, 1),
    "no tier_by": (1, 1),
    "no provider": (1, 1),
    "no source": (1, 1),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_names_place_key_and_remedy(
    refusal: Refusal, refused_at_mark: RefusedAtMark, small_list: str, case: str
) -> None:
    old, new, key, words = REFUSALS[case]
    text = spoiled(small_list, old, new)
    if case in WHERE_NO_MARK_IS:
        error = refusal(text)
        assert (error.line, error.column) == WHERE_NO_MARK_IS[case]
    else:
        error = refused_at_mark(text)
    assert error.key == key
    message = str(error).removeprefix(error.path)
    # A model that stands there twice is named itself.
    assert key is None or key in message or case == "same id"
    assert words in message


# Lines and columns counted by hand.
@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("format: 1", "format: 2", (1, 9)),
        ("provider", "povider", (2, 1)),
        ("currency: CNY", "currency: yuan", (3, 11)),
        ("2025-11-11", "2025-02-30", (4, 12)),
        ("input_and_output", "both", (6, 10)),
        ("recommended: true", "recommended: yes", (10, 18)),
        ("input: 4.00", "input: -4.00", (12, 38)),
        ("output: 16.00", "ouput: 16.00", (12, 44)),
        ("up_to: 100", "up_to: many", (17, 17)),
        ("up_to: 200", "up_to: 50", (18, 17)),
        ("up_to: 300", "up_to: 400", (19, 17)),
        ("output: 30.00", "output: 30.00.00", (19, 60)),
    ],
)
def test_line_and_column_count_from_1(
    refusal: Refusal, small_list: str, old: str, new: str, place: tuple[int, int]
) -> None:
    error = refusal(spoiled(small_list, old, new))
    assert (error.line, error.column) == place
    assert f"line {place[0]}, column {place[1]}:" in str(error)


@pytest.mark.parametrize("key", ["models", "tiers"])
@pytest.mark.parametrize("written", ["[]", "{}", "words", "''"])
def test_a_list_must_have_entries(
    refused_at_mark: RefusedAtMark, small_list: str, key: str, written: str
) -> None:
    kept = small_list[: small_list.index(f"{key}:")]
    error = refused_at_mark(f"{kept}{key}: §{written}\n")
    assert error.key == key
    assert "at least one entry" in str(error)


def test_a_later_format_is_told_before_its_unknown_keys(refusal: Refusal, small_list: str) -> None:
    text = "wheels: 4\n" + spoiled(small_list, "format: 1", "format: 2")
    assert "newer program" in str(refusal(text))


def test_a_long_value_is_shortened_in_the_message(refusal: Refusal, small_list: str) -> None:
    for old in ("flat-1", "4.00", "2025-11-11", "CNY", "true", "1000", "Someone"):
        assert len(str(refusal(spoiled(small_list, old, "x" * 40_000)))) < 500
