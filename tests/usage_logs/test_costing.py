"""Cells billed once cost what every record costs by itself; what has no price is told."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.pricing import ContextExceeded, Model, NotPriced, PriceList, Usage, quote
from kimi_calc.pricing.charges import cache_write
from kimi_calc.pricing.models import Prices, Tier
from kimi_calc.usage_logs.aliases import Names
from kimi_calc.usage_logs.costing import Costs, cost_of
from kimi_calc.usage_logs.dated_lists import DatedLists, lists_of, only
from kimi_calc.usage_logs.groups import CHARGE_KEYS, grouped, whole
from kimi_calc.usage_logs.reading import all_lengths
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.tally import Tally

EDGES = (0, 1, 8191, 8192, 8193, 32767, 32768, 32769, 131071, 131072, 131073, 262144, 262145, 10**6)


def random_entry(chance: random.Random, models: list[str]) -> Entry:
    tokens = chance.choice(EDGES) if chance.random() < 0.5 else chance.randrange(200_000)
    hit = chance.randrange(tokens + 1) if chance.random() < 0.6 else 0
    written_5m = chance.randrange(tokens - hit + 1) if chance.random() < 0.2 else 0
    written_1h = chance.randrange(tokens - hit - written_5m + 1) if chance.random() < 0.2 else 0
    day = date(2025, 10, 1).toordinal() + chance.randrange(430) if chance.random() < 0.98 else 0
    return Entry(
        chance.choice(models),
        day,
        tokens - hit - written_5m - written_1h,
        hit,
        written_5m,
        written_1h,
        chance.choice((0, 1, chance.randrange(9000))),
        (f"key{chance.randrange(4)}", "", "", ""),
        service=chance.choice(("standard", "standard", "batch")),
        calls=(("web_search", chance.randrange(1, 4)),) if chance.random() < 0.1 else (),
    )


def slowly(entry: Entry, lists: tuple[PriceList, ...]) -> Fraction | str:
    """What a record costs by the list of its day, looked for from the newest one back."""
    held = [one for one in lists if not entry.day or one.published.toordinal() <= entry.day]
    model: Model | None = None
    for one in held:
        model = next((own for own in one.models if own.id == entry.model), model)
    if model is None:
        later = any(own.id == entry.model for one in lists for own in one.models)
        if not later:
            return "unknown_model"
        return "not_listed_yet" if held else "no_list"
    usage = Usage(
        entry.plain + entry.hit + entry.written_5m + entry.written_1h,
        entry.output,
        entry.hit,
        written={"5m": entry.written_5m, "1h": entry.written_1h},
        calls=dict(entry.calls),
        service=entry.service,
    )
    try:
        return Fraction(quote(model, usage).total)
    except ContextExceeded:
        return "over_context"
    except NotPriced as error:
        return "no_service" if error.code == "no_service" else "no_price"


@pytest.mark.parametrize("currency", ["CNY", "USD"])
def test_it_costs_what_the_records_cost_one_by_one(currency: str) -> None:
    chance = random.Random(f"usage {currency}")
    lists = lists_of(currency)
    models = [*sorted(lists.ids), "gpt-4o-mini"]
    tally = Tally(all_lengths())
    amounts: dict[tuple[str, str], Fraction] = {}
    refused: dict[str, int] = {}
    for _ in range(6_000):
        entry = random_entry(chance, models)
        tally.add(entry)
        cost = slowly(entry, lists.lists)
        if isinstance(cost, str):
            refused[cost] = refused.get(cost, 0) + 1
        else:
            key = entry.model, entry.groups[0]
            amounts[key] = amounts.get(key, Fraction(0)) + cost
    costs = cost_of(tally, lists, Names(lists.ids))
    found = {
        group.values: Fraction(costs.money(group.amount))
        for group in grouped(costs, ("model", "key"))
    }
    assert found == amounts
    assert Fraction(costs.total) == sum(amounts.values())
    told: dict[str, int] = {}
    for one in costs.unpriced:
        told[one.reason] = told.get(one.reason, 0) + one.cell[0]
    assert told == refused
    assert set(refused) >= {
        "unknown_model",
        "not_listed_yet",
        "no_list",
        "over_context",
        "no_service",
    }
    rows = costs.rows
    assert rows.read == 6_000 == rows.counted + rows.unpriced
    group = whole(costs)
    assert sum(group.charges.values()) == group.amount
    assert set(group.charges) <= set(CHARGE_KEYS)


def costs_of(*entries: Entry, lists: DatedLists | None = None) -> Costs:
    tally = Tally(all_lengths())
    for entry in entries:
        tally.add(entry)
    lists = lists or lists_of("CNY")
    return cost_of(tally, lists, Names(lists.ids))


def entry(model: str, day: str = "2026-10-01", **others: Any) -> Entry:
    ordinal = date.fromisoformat(day).toordinal() if day else 0
    return Entry(model, ordinal, 1_000_000, 0, 0, 0, 0)._replace(**others)


def test_each_day_by_its_own_list() -> None:
    known = load_price_list(
        next(one.path for one in builtin_price_lists() if one.id == "cny-2026-06-12")
    )
    by_day = costs_of(
        entry("kimi-k3", "2026-09-18", written_1h=1000, plain=0),
        entry("kimi-k3", "2026-09-19", written_1h=1000, plain=0),
    )
    assert by_day.total == Decimal("0.06")
    assert {one.id for one in by_day.lists_used} == {"cny-2026-09-01", "cny-2026-09-19"}
    on_one = costs_of(entry("kimi-k3"), entry("kimi-k2.6", plain=1000), lists=only(known))
    assert [one.reason for one in on_one.unpriced] == ["unknown_model"]
    assert on_one.total == Decimal("0.0065")


def test_a_retired_model_by_the_last_list_that_had_it() -> None:
    costs = costs_of(entry("kimi-latest", "2026-03-01", plain=1000))
    assert costs.total == Decimal("0.002")
    assert [one.id for one in costs.lists_used] == ["cny-2025-11-11"]


def test_totals_are_priced_only_where_no_tier_can_matter() -> None:
    costs = costs_of(
        entry("kimi-k2.6", requests=0),
        entry("kimi-k2.6", requests=70_000, plain=10**12),
        entry("kimi-latest", requests=3),
    )
    assert costs.total == Decimal("6.5") + Decimal(6500000)
    assert [(one.key.model, one.reason) for one in costs.unpriced] == [
        ("kimi-latest", "tier_of_totals")
    ]


def test_without_the_cache_split_a_cost_is_an_upper_bound() -> None:
    costs = costs_of(
        entry("kimi-k2.6", plain=1000, has_split=False), entry("kimi-k2.6", plain=1000)
    )
    assert costs.total == Decimal("0.013")
    assert costs.at_most == Decimal("0.0065")


def test_calls_that_a_list_has_no_price_for_cost_only_their_own_records() -> None:
    costs = costs_of(
        entry("kimi-k2.6", plain=1000, calls=(("other_call", 1),)),
        entry("kimi-k2.6", plain=1000, calls=(("web_search", 2),)),
        entry("kimi-k2.6", plain=1000),
    )
    assert [one.reason for one in costs.unpriced] == ["no_price"]
    assert costs.total == Decimal("0.0065") * 2 + Decimal("0.02")


def test_lists_with_bounds_that_were_not_known_need_another_reading() -> None:
    lists = lists_of("CNY")
    tally = Tally(all_lengths())
    tally.lengths.bounds = tally.lengths.bounds[:-1]
    with pytest.raises(ValueError, match="read again"):
        cost_of(tally, lists, Names(lists.ids))


def test_a_lifetime_without_a_price_beside_one_that_has_one_is_not_input() -> None:
    newest = load_price_list(builtin_price_lists()[-1].path)
    k3 = newest.model("kimi-k3")
    hour = cache_write("1h")
    prices = {one: price for one, price in k3.tiers[0].prices.items() if one != hour}
    gap = replace(k3, tiers=(Tier(k3.context_length, Prices.of(prices)),), services={})
    lists = only(replace(newest, models=(gap,)))
    day = "2026-11-01"
    entries = [
        entry("kimi-k3", day, plain=9, written_5m=5),
        entry("kimi-k3", day, plain=9, written_1h=5),
        entry("kimi-k3", day, plain=9),
    ]
    costs = costs_of(*entries, lists=lists)
    assert [(one.key.written, one.reason) for one in costs.unpriced] == [(("1h",), "no_price")]
    assert [slowly(one, lists.lists) for one in entries][1] == "no_price"
    expected = sum(quote(gap, Usage(9 + n, 0, written={"5m": n})).total for n in (0, 5))
    assert costs.total == expected
