"""What a price list can charge for: cache writes, calls, services; read, billed, refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from kimi_calc.pricing import Charge, NotPriced, PriceList, PriceListError, Prices, Usage, quote

Load = Callable[[str | bytes], PriceList]
Refusal = Callable[[str | bytes], PriceListError]

WRITE_5M, WRITE_1H = Charge("cache_write", "5m"), Charge("cache_write", "1h")
SEARCH, FETCH = Charge("per_call", "web_search"), Charge("per_call", "page_fetch")
CALLS = {SEARCH: Decimal("0.03"), FETCH: Decimal("0.01")}


@pytest.fixture
def example(root: Path) -> str:
    """The example that the description of the format gives."""
    text = (root / "resources" / "prices" / "README.md").read_text("utf-8")
    (found,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert isinstance(found, str)
    return found


def spoiled(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def prices(*by_charge: tuple[Charge, str]) -> Prices:
    rest = {charge: Decimal(price) for charge, price in by_charge}
    hit = rest.pop(Charge("cache_hit"), None)
    return Prices(hit, rest.pop(Charge("input")), rest.pop(Charge("output")), {**rest, **CALLS})


def test_the_example_of_the_description(load: Load, example: str) -> None:
    found = load(example)
    assert found.id == "cny-2026-09-19@Contract 2027"
    assert dict(found.calls) == {"web_search": Decimal("0.03"), "page_fetch": Decimal("0.01")}
    large, small, old = found.models
    hit, plain, output = Charge("cache_hit"), Charge("input"), Charge("output")
    assert large.tiers[0].prices == prices(
        *((hit, "2"), (plain, "20"), (WRITE_5M, "20"), (WRITE_1H, "40"), (output, "100"))
    )
    (batch,) = large.tiers_of("batch")
    assert batch.up_to == large.context_length == 1_048_576
    assert batch.prices == prices((hit, "1.20"), (plain, "12"), (output, "60"))
    assert [tier.prices for tier in small.tiers] == [
        prices((plain, miss), (output, out))
        for miss, out in (("2", "10"), ("5", "20"), ("10", "30"))
    ]
    assert (large.tokenizer, small.tokenizer) == ("kimi-k2", None)
    assert list(small.services) == list(old.services) == ["standard"]
    assert (str(old.retired), old.replaced_by) == ("2026-08-31", "example-small")
    assert (found.name, found.tax, found.published_confidence) == (
        *("Contract 2027", "excluded", "medium"),
    )
    assert {charge.key: level for charge, level in large.confidence.items()} == {
        "cache_hit": "medium",
        "output": "low",
    }
    assert old.tiers[0].prices == prices((plain, "2"), (output, "8.5"))
    assert old.undiscounted
    assert old.undiscounted.tiers[0].prices == prices((plain, "2"), (output, "10"))


def test_what_the_description_names_is_what_is_read(root: Path, example: str) -> None:
    # Each key of the tables stands in the example too, and the other way round.
    text = (root / "resources" / "prices" / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    described = {key.strip('"') for row in rows for key in re.findall(r"`(.*?)`", row)}
    written = set(re.findall(r'[\w]+(?::[0-9][mhd])?(?="?: |"?:\n)', example))
    assert written - described == {"batch", "web_search", "page_fetch", "up_to", "https"} - {
        "https"
    }
    assert described <= written


def test_all_of_it_is_billed(load: Load, example: str) -> None:
    large, small, _ = load(example).models
    usage = Usage(10_000, 1_000, 3_000, written={"1h": 2_000}, calls={"web_search": 2})
    # 3,000 × 2 + 5,000 × 20 + 2,000 × 40 + 1,000 × 100, per million; 2 × 0.03.
    assert quote(large, usage).total == Decimal("0.346")
    # 3,000 × 1.20 + 7,000 × 12 + 1,000 × 60, per million; a call is the same in every service.
    batch = Usage(10_000, 1_000, 3_000, calls={"page_fetch": 1}, service="batch")
    assert quote(large, batch).total == Decimal("0.1576")
    with pytest.raises(NotPriced):
        quote(small, batch)
    # In the second tier: 10,000 × 5 + 1,000 × 20, per million; 2 × 0.03.
    assert quote(small, Usage(10_000, 1_000, calls={"web_search": 2})).total == Decimal("0.13")


def test_what_may_be_left_out_or_written_otherwise(load: Load, example: str) -> None:
    without = re.sub(r"    services:\n.*\n.*\n|calls: .*\n", "", example)
    found = load(without)
    assert dict(found.calls) == {}
    assert list(found.models[0].services) == ["standard"]
    assert SEARCH not in found.models[0].tiers[0].prices
    empty = re.sub(r"services:\n.*\n.*\n", "services: {}\n", example)
    assert load(spoiled(empty, "{web_search: 0.03, page_fetch: 0.01}", "{}")) == load(without)
    # YAML needs no quotes around a colon without a space.
    assert load(example.replace('"cache_write:5m"', "cache_write:5m")) == load(example)
    days = load(spoiled(example, '"cache_write:1h"', "cache_write:30d")).models[0]
    assert Charge("cache_write", "30d") in days.tiers[0].prices


def test_a_service_can_have_tiers(load: Load, example: str) -> None:
    tiers = "tiers: [{up_to: 9, input: 1, output: 2}, {up_to: 1048576, input: 3, output: 4}]"
    old = "prices: {cache_hit: 1.20, input: 12.00, output: 60.00}"
    (model, *_) = load(spoiled(example, old, tiers)).models
    assert [tier.up_to for tier in model.tiers_of("batch")] == [9, 1048576]
    assert len(model.tiers_of("standard")) == 1


# Text of the example, what stands in its place, and what is told of it: code, key, some words.
REFUSALS = {
    "misspelt charge": ("cache_write:5m", "cache_wirte:5m", "misspelt_key", "'cache_write:5m'?"),
    "no lifetime": ("cache_write:5m", "cache_write:5x", "misspelt_key", "'cache_write:5m'?"),
    "a lifetime of nothing": ("cache_write:5m", "cache_write:0m", "misspelt_key", "'cache_write"),
    "no lifetime at all": ('"cache_write:5m"', "cache_write", "misspelt_key", "'cache_write"),
    "an input with a variant": (
        "      input: 20",
        '      "input:": 20',
        "misspelt_key",
        "'input'?",
    ),
    "a negative write": ('5m": 20.00', '5m": -20.00', "not_a_price", "write a price such as"),
    "a call among the prices": (
        '"cache_write:5m"',
        '"per_call:web_search"',
        "call_among_prices",
        "under 'calls' of the price list",
    ),
    "a call in a tier": ("{up_to: 8192,", "{up_to: 8192, per_call:x: 1,", "call_among_prices", ""),
    "a name of a call": ("page_fetch: 0.01", "Page-Fetch: 0.01", "not_a_call", "as in web_search"),
    "a name with a kind": ("page_fetch: 0.01", "per_call:x: 0.01", "not_a_call", "small"),
    "a price of a call": ("page_fetch: 0.01", "page_fetch: free", "not_a_price", "'page_fetch'"),
    "calls as a list": ("{web_search: 0.03, page_fetch: 0.01}", "[0.03]", "not_pairs", "'calls'"),
    "a word": ("      batch:", "      Batch:", "not_a_service", "as in batch"),
    "two words": ("      batch:", "      batch api:", "not_a_service", "small Latin letters"),
    "standard": ("      batch:", "      standard:", "standard_service", "delete it here"),
    "no prices": (
        "prices: {cache_hit: 1.20, input: 12.00, output: 60.00}",
        "{}",
        "prices_or_tiers",
        "a service must have either 'prices' or 'tiers'",
    ),
    "a key of a service": ("        prices: {", "        price: {", "misspelt_key", "'prices'?"),
    "services as a list": (
        "\n      batch:\n        prices: {cache_hit: 1.20, input: 12.00, output: 60.00}",
        " [batch]",
        "not_pairs",
        "'services'",
    ),
    "the end of a service": (
        "prices: {cache_hit: 1.20, input: 12.00, output: 60.00}",
        "tiers: [{up_to: 8192, input: 12.00, output: 60.00}]",
        "last_tier",
        "the context length 1048576",
    ),
    "written in some tiers": (
        "{up_to: 32768,",
        "{up_to: 32768, cache_write:1h: 3,",
        "some_tiers_only",
        "'tiers' have a 'cache_write:1h' in some tiers only",
    ),
    "a tokenizer": ("tokenizer: kimi-k2", "tokenizer: kimi k2", "not_an_id", "Latin letters"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_no_charge_is_refused(refusal: Refusal, example: str, case: str) -> None:
    old, new, code, words = REFUSALS[case]
    text = spoiled(example, old, new)
    error = refusal(text)
    assert [fault.code for fault in error.faults] == [code], str(error)
    assert words in str(error)
    assert error.line is not None
    line = example[: example.index(old)].count("\n") + 1
    assert line - 1 <= error.line <= line + 2


def test_a_wrong_context_length_is_one_fault(refusal: Refusal, example: str) -> None:
    tiers = "tiers: [{up_to: 131072, input: 12.00, output: 60.00}]"
    service = f"\n    services: {{batch: {{{tiers}}}}}\n  - id: example-old"
    text = spoiled(example, "\n  - id: example-old", service)
    error = refusal(spoiled(text, "context_length: 131072", "context_length: 31072"))
    assert [fault.code for fault in error.faults] == ["last_tier"]


def test_a_misspelt_lifetime_is_one_fault(refusal: Refusal, example: str) -> None:
    for bound in ("8192", "32768", "131072"):
        example = spoiled(example, f"{{up_to: {bound},", f"{{up_to: {bound}, cache_write:2h: 3,")
    error = refusal(spoiled(example, "32768, cache_write", "32768, cache_wrtie"))
    assert [fault.code for fault in error.faults] == ["misspelt_key"]
