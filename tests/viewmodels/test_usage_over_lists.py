"""What the usage costs by each list, on the model or its successor; and what changed in words."""

from dataclasses import replace
from decimal import Decimal

import pytest
from own_lists import PRICES

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.price_lists.differences import differences
from kimi_calc.pricing import PriceList, Usage
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Discount
from kimi_calc.viewmodels.difference_groups import Group, groups_of
from kimi_calc.viewmodels.price_list_notes import is_link, notes
from kimi_calc.viewmodels.steps_table import StepsTable
from kimi_calc.viewmodels.usage_over_lists import OverLists, steps_of

EXAMPLE = Usage(input_tokens=45_000, cached_tokens=27_000, output_tokens=1_500, requests=30_000)


def cny(day: str) -> PriceList:
    return load_price_list(PRICES / f"cny-{day}.yaml")


@pytest.fixture(scope="module")
def lists() -> list[PriceList]:
    return [load_price_list(one.path) for one in builtin_price_lists() if one.currency == "CNY"]


def test_on_the_model_and_then_on_its_successor(lists: list[PriceList]) -> None:
    """27,000 hits, 18,000 misses and 1,500 tokens of output, 30,000 times."""
    steps = steps_of(EXAMPLE, lists[0].model("kimi-k2-turbo-preview"), lists)
    turbo = 30 * (27 * 1 + 18 * 8 + Decimal("1.5") * 58)
    k26 = 30 * (27 * Decimal("1.10") + 18 * Decimal("6.50") + Decimal("1.5") * 27)
    assert [(step.model, step.amount) for step in steps] == [
        *[("kimi-k2-turbo-preview", turbo)] * 3,
        *[("kimi-k2.6", k26)] * 4,
    ]
    over = OverLists(steps, "kimi-k2-turbo-preview", "CNY")
    assert over.texts[0] == "¥7,740.00"
    assert over.heights[0] == 1.0
    assert over.told(6) == "2026-09-19: ¥5,616.00 (kimi-k2.6 in its place)"
    assert over.note() == "kimi-k2-turbo-preview · later lists: kimi-k2.6"
    assert over.places()[0] == 0.0
    assert over.places()[-1] == 1.0


def test_lists_that_have_neither_are_gaps(lists: list[PriceList]) -> None:
    steps = steps_of(EXAMPLE, lists[-1].model("kimi-k3"), lists)
    over = OverLists(steps, "kimi-k3", "CNY")
    assert over.heights[:4] == [None] * 4
    assert steps[0].reason == "kimi-k3 is not in this list"
    assert over.note() == "kimi-k3 · 4 lists without a price for it"
    table = StepsTable()
    table.show(over)
    assert table.texts[-1] == ("2025-11-11", "", "none")


def test_what_is_refused_says_why(lists: list[PriceList]) -> None:
    long = replace(EXAMPLE, input_tokens=300_000)
    (step, *_) = steps_of(long, lists[0].model("kimi-k2-thinking"), lists)
    assert step.amount is None
    assert step.reason == "over its context of 262,144"


def test_changes_below_what_they_are_of() -> None:
    before, after = cny("2026-09-01"), cny("2026-09-19")
    assert groups_of(differences(before, after), after) == [
        Group("kimi-k3", ("Cache write (5 min) ¥20.00, new", "Cache write (1 h) ¥40.00, new"))
    ]
    older = groups_of(differences(cny("2026-07-16"), before), before)
    assert Group("kimi-k2.5: not in the list any more") in older
    calls = next(group for group in older if group.heading == "Charged by the call")
    assert calls.lines[0].startswith("Web search ¥0.03 → ¥0.01")


def test_a_discount_on_all_is_said_once() -> None:
    before = cny("2026-09-19")
    after = discounted(before, [Discount(Decimal("0.85"))])
    assert groups_of(differences(before, after), after) == [Group("All prices \N{MINUS SIGN}15.0%")]
    partly = discounted(before, [Discount(Decimal("0.85"), "kimi-k2.6")])
    assert len(groups_of(differences(before, partly), partly)) == 2


def test_what_is_said_below_a_list() -> None:
    oldest = notes(cny("2025-11-11"))
    assert any(line.startswith("Retired 2026-01-28: kimi-latest → kimi-k2.6") for line in oldest)
    assert any("input + output" in line for line in oldest)
    assert any("kimi-latest" in line and "hits cost the same" in line for line in oldest)
    assert oldest[-1] == "Compare it with the official page before you use it."
    newest = notes(cny("2026-09-19"))
    assert "Valid from 2026-09-19 (the day: medium confidence)" in newest
    assert not any("tier" in line for line in newest)
    contract = discounted(cny("2026-09-19"), [Discount(Decimal("0.85"))])
    assert notes(contract)[0] == "Discounts: 15% off. Prices are those to be paid."


@pytest.mark.parametrize(
    ("source", "opens"),
    [
        ("https://platform.kimi.com/docs/pricing/chat", True),
        ("http://example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("contract no. 5 of 2026", False),
        ("https://example.org and more", False),
    ],
)
def test_only_addresses_of_the_web_are_links(source: str, opens: bool) -> None:
    assert is_link(source) is opens
