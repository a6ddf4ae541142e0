"""Discounts: factors on list prices, exact to the last digit, against fractions by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pricing.oracle import Refused, Sheet, bill_of, sheets, talks_on_sheets, total_of, usages

from kimi_calc.pricing import Conversation, PriceList, Prices, Tier, Usage, compare, quote
from kimi_calc.pricing.charges import CACHE_HIT, INPUT, OUTPUT, Charge
from kimi_calc.pricing.discounts import discounted, discounts_on
from kimi_calc.pricing.models import Discount, Model

FACTORS = st.integers(1, 10**12).map(lambda n: Decimal(n).scaleb(-12))
M = 1_000_000


def listed(*models: Model) -> PriceList:
    from datetime import date

    return PriceList("l", "Someone", "CNY", date(2027, 1, 1), "source", models)


@given(sheets(), usages(), FACTORS)
def test_one_factor_for_all_is_a_factor_on_the_total(
    sheet: Sheet, usage: Usage, factor: Decimal
) -> None:
    check_factor_for_all(sheet, usage, factor)


@given(talks_on_sheets, FACTORS)
def test_so_it_is_in_a_conversation(case: tuple[Sheet, Conversation], factor: Decimal) -> None:
    check_factor_for_all(*case, factor)


def check_factor_for_all(sheet: Sheet, usage: Usage | Conversation, factor: Decimal) -> None:
    try:
        whole = total_of(sheet, usage)
    except Refused:
        return
    less = discounted(listed(sheet.model()), [Discount(factor)])
    found = quote(less.models[0], usage)
    assert Fraction(found.total) == Fraction(factor) * whole
    assert sum(Fraction(line.amount) for line in found.lines) == Fraction(factor) * whole
    told = [note for note in found.notes if note.kind == "discounted"]
    if factor == 1 or not whole:
        assert not told
    else:
        (note,) = told
        assert Fraction(note.amount("list_total")) == whole
        assert Fraction(note.amount("saving")) == whole - Fraction(factor) * whole
    at_list = found.undiscounted
    if at_list:
        assert Fraction(at_list.total) == whole
        assert [line.tokens for line in at_list.lines] == [line.tokens for line in found.lines]


@given(sheets(), usages(), FACTORS, st.sampled_from(["cache_hit", "input", "output"]))
def test_a_factor_on_a_charge_is_on_that_alone(
    sheet: Sheet, usage: Usage, factor: Decimal, charge: str
) -> None:
    try:
        bill = bill_of(sheet, usage)
    except Refused:
        return
    expected = Fraction(0)
    for (of_charge, up_to), (tokens, cost) in bill.items():
        del up_to, tokens
        expected += cost * (Fraction(factor) if of_charge == charge else 1)
    model = sheet.model()
    if charge == "cache_hit" and not model.has_cache_price:
        return
    less = discounted(listed(model), [Discount(factor, charge=charge)])
    assert Fraction(quote(less.models[0], usage).total) == expected * usage.requests


def priced(name: str, family: str) -> Model:
    prices = Prices(
        Decimal(2),
        Decimal(20),
        Decimal(100),
        {
            Charge("cache_write", "5m"): Decimal(20),
            Charge("cache_write", "1h"): Decimal(40),
            Charge("per_call", "web_search"): Decimal("0.03"),
        },
    )
    batch = Prices(Decimal(1), Decimal(10), Decimal(50))
    tiers = (Tier(M, prices),)
    return Model(name, family, M, tiers, services={"batch": (Tier(M, batch),)})


USAGE = Usage(1000, 100, 400, 10, written={"5m": 100, "1h": 50}, calls={"web_search": 3})
# One request: 400 × 2, 450 × 20, 100 × 20, 50 × 40, 100 × 100 per million; and 3 × 0.03.
BY_HAND = {
    "cache_hit": Fraction(800, M),
    "input": Fraction(9000, M),
    "cache_write:5m": Fraction(2000, M),
    "cache_write:1h": Fraction(2000, M),
    "output": Fraction(10000, M),
    "per_call:web_search": Fraction(9, 100),
}
HALF, TENTH = Decimal("0.5"), Decimal("0.1")


@pytest.mark.parametrize(
    ("discounts", "halved", "tenths"),
    [
        ([Discount(HALF)], list(BY_HAND), []),
        ([Discount(HALF, "a")], [key for key in BY_HAND if key[:3] != "per"], []),
        ([Discount(HALF, "b")], [], []),
        ([Discount(HALF, charge="cache_write")], ["cache_write:5m", "cache_write:1h"], []),
        ([Discount(HALF, charge="cache_write:1h")], ["cache_write:1h"], []),
        ([Discount(HALF, charge="per_call")], ["per_call:web_search"], []),
        ([Discount(HALF, "b", "input")], [], []),
        # The first that is on a price is the one.
        (
            [Discount(TENTH, "a", "output"), Discount(HALF)],
            [key for key in BY_HAND if key != "output"],
            ["output"],
        ),
        ([Discount(HALF), Discount(TENTH, "a", "output")], list(BY_HAND), []),
    ],
)
def test_by_hand(discounts: list[Discount], halved: list[str], tenths: list[str]) -> None:
    whole = listed(priced("m", "a"), priced("n", "b"))
    whole = replace(whole, calls={"web_search": Decimal("0.03")})
    less = discounted(whole, discounts)
    expected = sum(
        cost * (Fraction(1, 2) if key in halved else Fraction(1, 10) if key in tenths else 1)
        for key, cost in BY_HAND.items()
    )
    found = quote(less.model("m"), USAGE)
    assert Fraction(found.total) == expected * 10
    told = discounts_on(discounts, "a", [line.what for line in found.lines])
    assert {one.factor for one in told} == {
        factor for factor, keys in ((HALF, halved), (TENTH, tenths)) if keys
    }
    has_note = any(note.kind == "discounted" for note in found.notes)
    assert has_note == bool(halved or tenths)


def test_other_services_are_discounted_too() -> None:
    less = discounted(listed(priced("m", "a")), [Discount(HALF)])
    usage = Usage(1000, 100, 0, service="batch")
    found = quote(less.models[0], usage)
    assert Fraction(found.total) == Fraction(1000 * 10 + 100 * 50, 2 * M)
    at_list = found.undiscounted
    assert at_list
    assert at_list.total == 2 * found.total


def test_models_are_compared_after_the_discounts() -> None:
    whole = listed(priced("m", "a"), priced("n", "b"))
    usage = Usage(1000, 100)
    assert [one.model.id for one in compare(whole, usage)] == ["m", "n"]
    less = discounted(whole, [Discount(Decimal("0.99"), "b")])
    assert [one.model.id for one in compare(less, usage)] == ["n", "m"]


def test_a_bill_without_what_is_discounted_says_nothing_of_it() -> None:
    less = discounted(listed(priced("m", "a")), [Discount(HALF, charge="output")])
    assert not [n for n in quote(less.models[0], Usage(1000, 0)).notes if n.kind == "discounted"]
    found = quote(less.models[0], Usage(1000, 100))
    assert found.notes[0].kind == "discounted"


def test_a_list_without_discounts_has_no_other_quote() -> None:
    assert quote(priced("m", "a"), USAGE).undiscounted is None


def test_charges_of_no_family_get_what_is_for_all() -> None:
    call = Charge("per_call", "web_search")
    all_of_a, all_of_all = Discount(HALF, "a"), Discount(TENTH)
    assert discounts_on([all_of_a, all_of_all], "a", [call]) == (all_of_all,)
    assert discounts_on([all_of_a, all_of_all], "a", [INPUT, OUTPUT]) == (all_of_a,)
    assert discounts_on([all_of_a], "b", [CACHE_HIT]) == ()
