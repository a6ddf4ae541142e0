"""What changed from one list to another: against the pages by hand, and against all prices."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from price_lists.right_lists import price_list
from price_lists.yaml_writer import Writer

from kimi_calc.price_lists import builtin_price_lists, load_price_list, price_list_named
from kimi_calc.price_lists.differences import Difference, differences
from kimi_calc.price_lists.reading import price_list_of_text
from kimi_calc.pricing import Charge, CurrencyMismatch, PriceList
from kimi_calc.pricing.charges import call_of
from kimi_calc.pricing.models import Discount

randoms = st.integers(0, 2**48).map(Random)
INPUT = Charge("input")

SMALL = """\
format: 1
provider: Someone
currency: CNY
published: 2026-01-01
source: https://example.org
tier_by: input
calls: {web_search: 0.03}
models:
  - {id: flat, family: a, context_length: 100, prices: {input: 4, output: 16}}
  - id: steps
    family: b
    context_length: 100
    tiers: [{up_to: 10, input: 1, output: 2}, {up_to: 100, input: 3, output: 6}]
"""


def read(text: str) -> PriceList:
    return price_list_of_text(text, "list")


def changed(*edits: tuple[str, str]) -> tuple[Difference, ...]:
    """What edits of the small list change."""
    text = SMALL
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return differences(read(SMALL), read(text))


def named(before: str, after: str) -> tuple[Difference, ...]:
    return differences(price_list_named(before), price_list_named(after))


# By hand


def test_from_the_last_list_but_one_to_the_last() -> None:
    write = [Charge("cache_write", lifetime) for lifetime in ("5m", "1h")]
    assert named("cny-2026-09-01", "cny-2026-09-19") == (
        Difference("new_price", "kimi-k3", "standard", None, write[0], None, Decimal(20)),
        Difference("new_price", "kimi-k3", "standard", None, write[1], None, Decimal(40)),
    )


def test_what_came_with_september() -> None:
    found = named("usd-2026-07-16", "usd-2026-09-19")
    gone = [one.model for one in found if one.kind == "gone_model"]
    v1 = [f"moonshot-v1-{size}{kind}" for kind in ("", "-vision-preview") for size in SIZES]
    assert gone == ["kimi-k2.5", *v1]
    (cheaper,) = (one for one in found if one.kind == "cheaper")
    assert cheaper == Difference(
        *("cheaper", "", "", None, call_of("web_search"), Decimal("0.005"), Decimal("0.002"))
    )
    assert cheaper.share == Decimal("-0.6")
    assert [one.charge and one.charge.variant for one in found if one.kind == "new_price"] == [
        *("5m", "1h", "web_search_pro", "page_fetch")
    ]
    assert len(found) == 7 + 1 + 4


SIZES = ("8k", "32k", "128k")


def test_two_models_came_in_october() -> None:
    assert named("usd-2026-09-19", "usd-2026-10-23") == (
        Difference("new_model", "kimi-k3.1-pro"),
        Difference("new_model", "kimi-k3.1-pro-highspeed"),
    )


def test_each_kind_of_change() -> None:
    assert changed() == ()
    dearer, cheaper = changed(("input: 4", "input: 5"), ("output: 6", "output: 4.5"))
    assert dearer == Difference("dearer", "flat", "standard", None, INPUT, Decimal(4), Decimal(5))
    assert dearer.share == Decimal("0.25")
    assert (cheaper.kind, cheaper.model, cheaper.up_to, cheaper.share) == (
        *("cheaper", "steps", 100, Decimal("-0.25")),
    )
    (new,) = changed(("input: 4,", "cache_hit: 1, input: 4,"))
    assert (new.kind, new.before, new.after, new.share) == ("new_price", None, Decimal(1), None)
    (gone,) = changed(("calls: {web_search: 0.03}\n", ""))
    assert (gone.kind, gone.model, gone.charge) == ("gone_price", "", call_of("web_search"))
    context = changed(("context_length: 100,", "context_length: 200,"))
    assert context == (Difference("context", "flat", before=Decimal(100), after=Decimal(200)),)
    assert context[0].share is None
    (renamed, went) = changed(("id: flat", "id: round"))
    assert (renamed.kind, renamed.model, went.kind, went.model) == (
        *("new_model", "round", "gone_model", "flat"),
    )


def test_a_price_that_was_nothing_has_no_share() -> None:
    free = read(SMALL.replace("input: 4", "input: 0"))
    (dearer,) = differences(free, read(SMALL))
    assert (dearer.kind, dearer.share) == ("dearer", None)
    (cheaper,) = differences(read(SMALL), free)
    assert (cheaper.kind, cheaper.share) == ("cheaper", Decimal(-1))


def test_a_service_of_its_own() -> None:
    batch = "    services: {batch: {prices: {input: 1, output: 2}}}\n"
    found = differences(read(SMALL), read(SMALL + batch))
    assert [(one.kind, one.service, one.up_to) for one in found] == [
        ("new_price", "batch", None)
    ] * 2


def test_a_tier_that_moved_is_told_as_prices_that_came_and_went() -> None:
    found = changed(("up_to: 10,", "up_to: 20,"))
    assert [(one.kind, one.up_to) for one in found] == [
        *[("new_price", 20)] * 2,
        *[("gone_price", 10)] * 2,
    ]


def test_a_discount_makes_what_is_paid_cheaper() -> None:
    found = changed(("models:", "discounts: [{factor: 0.5, family: a}]\nmodels:"))
    assert [(one.kind, one.model, one.share) for one in found] == [
        ("cheaper", "flat", Decimal("-0.5"))
    ] * 2
    assert read(SMALL).discounts == ()
    assert (
        Discount(Decimal("0.5"), "a")
        in read(
            SMALL.replace("models:", "discounts: [{factor: 0.5, family: a}]\nmodels:")
        ).discounts
    )


def test_marks_days_and_sources_are_no_prices() -> None:
    assert not changed(
        ("published: 2026-01-01", "published: 2027-01-01"),
        ("source: https://example.org", "source: elsewhere"),
        ("id: flat,", "id: flat, retired: 2026-01-01, vision: true, confidence: low,"),
        ("input: 4,", "input: 4.00,"),
    )


def test_two_currencies_are_not_compared() -> None:
    with pytest.raises(CurrencyMismatch):
        named("cny-2026-09-19", "usd-2026-09-19")


# Against all prices, written down without the program's help


def all_prices(one: PriceList) -> dict[tuple[str, str, int | None, str], Decimal]:
    found: dict[tuple[str, str, int | None, str], Decimal] = {}
    for name, price in one.calls.items():
        found["", "", None, f"per_call:{name}"] = price
    for model in one.models:
        for service, tiers in model.services.items():
            for tier in tiers:
                up_to = tier.up_to if len(tiers) > 1 else None
                for charge, price in tier.prices.items():
                    if charge.kind != "per_call":
                        found[model.id, service, up_to, charge.key] = price
    return found


@given(randoms)
@settings(max_examples=150, deadline=None)
def test_every_price_that_differs_is_told_once(rng: Random) -> None:
    old, new = (
        read(Writer().write(price_list(rng, rng.randint(1, 4))).replace("USD", "CNY"))
        for _ in range(2)
    )
    before, after = all_prices(old), all_prices(new)
    told = [
        (one.model, one.service, one.up_to, one.charge.key, one.kind, one.before, one.after)
        for one in differences(old, new)
        if one.charge
    ]
    both = {model.id for model in old.models} & {model.id for model in new.models} | {""}
    expected = set()
    for key in {**before, **after}:
        one, other = before.get(key), after.get(key)
        if key[0] in both and one != other:
            if one is None or other is None:
                kind = "new_price" if one is None else "gone_price"
            else:
                kind = "dearer" if other > one else "cheaper"
            expected.add((*key, kind, one, other))
    assert len(told) == len(expected)
    assert set(told) == expected


@pytest.mark.parametrize("info", builtin_price_lists(), ids=lambda info: str(info.id))
def test_nothing_differs_from_itself(info: object) -> None:
    path = info.path  # type: ignore[attr-defined]
    assert differences(load_price_list(path), load_price_list(path)) == ()
