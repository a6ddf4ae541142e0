"""Averages that cost what the requests did, made into items of an estimate."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from list_of_2026 import list_of_2026
from made_up_usage import PlainNames, costs_of, entry

from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.times import Times
from kimi_calc.usage_logs.averages import UNTOLD_REQUESTS, Average, averages_of
from kimi_calc.usage_logs.costing import cost_of
from kimi_calc.usage_logs.dated_lists import DatedLists, lists_of, only
from kimi_calc.usage_logs.records import Entry

LIST = list_of_2026()
TOKENS = st.integers(0, 30_000) | st.sampled_from([0, 1, 8192, 8193])
ENTRIES = st.builds(
    entry,
    st.sampled_from(["example-tiers", "kimi-k3", "example-tiers:batch"]),
    plain=TOKENS,
    hit=TOKENS,
    output=st.integers(0, 900),
    written=st.tuples(st.integers(0, 9), st.integers(0, 9)),
)


def item_of(one: Average, requests: int) -> Item:
    return Item(one.model.id, one.model, Basis.of(one.price_list), one.usage, Times(requests))


@given(st.lists(ENTRIES, min_size=1, max_size=30))
def test_items_of_averages_cost_what_was_used_but_for_the_rounding(entries: list[Entry]) -> None:
    costs = costs_of(*entries, lists=only(LIST))
    found = averages_of(costs, PlainNames())
    assert sum(one.requests for one in found.averages) == len(entries)
    assert sum((one.cost for one in found.averages), Decimal(0)) == costs.total
    for one in found.averages:
        item = item_of(one, one.requests)
        assert item.quote.total == one.rounded
        assert item.quote.tiers == (one.tier,)  # that of its requests
        # Each of five parts is less than one token off, of the dearest price.
        bound = 5 * one.requests * max(one.tier.prices.values()) / 1_000_000
        assert abs(one.difference) < bound
    assert found.difference == sum((one.difference for one in found.averages), Decimal(0))


def test_the_sum_of_the_parts_is_the_average_rounded() -> None:
    costs = costs_of(
        *[entry("example-tiers", plain=1, hit=1, output=8_190)] * 2,
        entry("example-tiers", plain=2, hit=2, written=(1, 1), output=8_186),
        lists=only(LIST),
    )
    (one,) = averages_of(costs, PlainNames()).averages
    assert one.usage.longest_request == 8_192  # each part by itself would be rounded up over it
    assert not one.split


def test_a_model_with_requests_in_two_tiers_makes_two_items() -> None:
    costs = costs_of(
        entry("example-tiers", plain=1_000), entry("example-tiers", plain=20_000), lists=only(LIST)
    )
    found = averages_of(costs, PlainNames()).averages
    assert [(one.tier.up_to, one.usage.input_tokens, one.split) for one in found] == [
        (8_192, 1_000, True),
        (131_072, 20_000, True),
    ]


def test_the_month_is_told_from_the_days() -> None:
    def times(first: date, last: date) -> tuple[int, int]:
        days = (first.toordinal(), last.toordinal())
        costs = costs_of(*[entry(plain=10, day=day) for day in days for _ in range(45)])
        (one,) = (found := averages_of(costs, PlainNames())).averages
        return one.a_month, found.days

    assert times(date(2026, 7, 1), date(2026, 7, 31)) == (90, 31)
    assert times(date(2026, 7, 1), date(2026, 8, 31)) == (45, 62)
    assert times(date(2026, 7, 2), date(2026, 7, 31)) == (90, 30)
    assert times(date(2026, 7, 2), date(2026, 8, 30)) == (45, 60)
    costs = costs_of(entry(plain=10, day=0))
    assert averages_of(costs, PlainNames()).averages[0].a_month == 1


def test_prices_are_todays_and_those_of_retired_models_their_last() -> None:
    day = date(2026, 5, 1).toordinal()
    costs = costs_of(entry(plain=10, day=day), entry("kimi-k2-0905-preview", plain=10, day=day))
    found = averages_of(costs, PlainNames()).averages
    newest = lists_of("CNY").lists[-1]
    assert [one.model.id for one in found] == ["kimi-k2-0905-preview", "kimi-k2.6"]
    assert found[1].price_list == newest
    assert found[0].price_list.published < newest.published
    now = cost_of(costs.tally, DatedLists(costs.lists.lists, by_day=False), PlainNames())
    assert sum(one.cost for one in found) == now.total


def test_what_makes_no_average_is_told() -> None:
    costs = costs_of(
        entry("gpt-4o", plain=1),
        entry("kimi-k2.7-code", plain=7, requests=2, calls=(("web_search", 3),)),
        entry("kimi-k3", plain=9, has_split=False),
        lists=only(LIST),
        names=PlainNames(),
    )
    found = averages_of(costs, PlainNames())
    assert {one.reason for one in found.left_out} == {"unknown_model"}
    code, k3 = found.averages
    assert code.usage.input_tokens == 4
    assert code.usage.calls == {"web_search": 2}
    assert code.difference == Decimal("0.01") + Decimal("6.5") / 1_000_000
    assert k3.at_most == k3.cost

    costs = costs_of(entry(plain=900, requests=0), entry(plain=900, requests=9))
    found = averages_of(costs, PlainNames())
    assert [one.reason for one in found.left_out] == [UNTOLD_REQUESTS]
    assert [one.usage.input_tokens for one in found.averages] == [100]

    costs = costs_of(entry(plain=900_000, requests=2, output=1))
    assert [one.reason for one in averages_of(costs, PlainNames()).left_out] == ["over_context"]
