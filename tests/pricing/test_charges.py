"""Charges as data: cache writes, calls and the batch service, by one rule."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimi_calc.pricing import (
    Charge,
    Conversation,
    ConversationSpan,
    Model,
    NotPriced,
    PriceList,
    Prices,
    Tier,
    TokenSpan,
    Usage,
    UsageError,
    compare,
    conversation_cost_span,
    models_that_fit,
    quote,
    turn_costs,
)

D = Decimal
CALLS = {"per_call:web_search": "0.03", "per_call:page_fetch": "0.01"}
WRITES = {"cache_write:5m": "4.00", "cache_write:1h": "8.00"}
BATCH_WRITES = {"cache_write:5m": "2.40", "cache_write:1h": "4.80"}


def prices(
    hit: str | None, miss: str, output: str, others: Mapping[str, str] | None = None
) -> Prices:
    more = {Charge.of_key(key): D(price) for key, price in (others or {}).items()}
    return Prices(None if hit is None else D(hit), D(miss), D(output), more)


def model(name: str = "made-up", *, batch: Prices | None = None, **standard: Any) -> Model:
    tiers = (Tier(100_000, prices(**standard)),)
    services = {"batch": (Tier(100_000, batch),)} if batch else {}
    return Model(name, "made-up", 100_000, tiers, price_list="made-up-list", services=services)


FULL = model(
    hit="1.00",
    miss="4.00",
    output="16.00",
    others=WRITES | CALLS,
    batch=prices("0.60", "2.40", "9.60", BATCH_WRITES | CALLS),
)
PLAIN = model("plain", hit=None, miss="2.00", output="10.00")


def lines_of(found: Any) -> list[tuple[str, str, int, Decimal, Decimal]]:
    return [tuple(line[:5]) for line in found.lines]


def test_a_quote_worked_out_by_hand() -> None:
    # One request by the batch prices, in millionths: 27,000 × 0.60 = 16,200 for what is read from
    # the cache, 12,000 × 2.40 = 28,800 for what is neither, 6,000 × 4.80 = 28,800 for what is
    # written for an hour, 1,500 × 9.60 = 14,400 for the output: 0.0882. Two calls at 0.03 each
    # make 0.06. Together 0.1482, and 1,000 of them 148.20.
    usage = Usage(
        *(45_000, 1_500, 27_000, 1_000),
        written={"1h": 6_000},
        calls={"web_search": 2},
        service="batch",
    )
    found = quote(FULL, usage)
    assert lines_of(found) == [
        ("cache_hit", "", 27_000_000, D("0.60"), D("16.20")),
        ("input", "", 12_000_000, D("2.40"), D("28.80")),
        ("cache_write", "1h", 6_000_000, D("4.80"), D("28.80")),
        ("output", "", 1_500_000, D("9.60"), D("14.40")),
        ("per_call", "web_search", 2_000, D("0.03"), D("60.00")),
    ]
    assert found.per_request == D("0.1482")
    assert found.total == D("148.20") == sum(line.amount for line in found.lines)


def test_writing_for_five_minutes_costs_what_a_miss_does_here() -> None:
    plain = quote(FULL, Usage(10_000, 500, 4_000, 7))
    written = quote(FULL, Usage(10_000, 500, 4_000, 7, written={"5m": 6_000}))
    assert plain.total == written.total
    assert [line.tokens for line in written.lines] == [28_000, 0, 42_000, 3_500]


def test_lines_stand_in_one_order_whatever_the_order_they_were_given_in() -> None:
    usage = Usage(9, 9, written={"1h": 1, "5m": 2}, calls={"web_search": 1, "page_fetch": 2})
    assert [line.what.key for line in quote(FULL, usage).lines] == [
        *("cache_hit", "input", "cache_write:5m", "cache_write:1h", "output"),
        *("per_call:page_fetch", "per_call:web_search"),
    ]


def test_a_list_without_prices_for_the_cache_bills_it_all_as_input() -> None:
    usage = Usage(10_000, 500, 3_000, written={"5m": 1_000, "1h": 2_000})
    found = quote(PLAIN, usage)
    assert lines_of(found) == [
        ("input", "", 10_000, D("2.00"), D("0.02")),
        ("output", "", 500, D("10.00"), D("0.005")),
    ]
    assert found.total == quote(PLAIN, Usage(10_000, 500)).total


def test_nothing_of_what_was_not_asked_for_has_a_line() -> None:
    usage = Usage(10, 1, written={"5m": 0}, calls={"web_search": 0})
    assert [line.charge for line in quote(FULL, usage).lines] == ["cache_hit", "input", "output"]
    assert quote(PLAIN, usage).total == quote(PLAIN, Usage(10, 1)).total


@pytest.mark.parametrize(
    ("asked", "on", "named"),
    [
        ({"calls": {"web_search": 1}}, PLAIN, "per_call:web_search"),
        ({"calls": {"web_search_pro": 1}}, FULL, "per_call:web_search_pro"),
        # A lifetime without a price is not billed as if writing to the cache had none.
        ({"written": {"24h": 1}}, FULL, "cache_write:24h"),
        ({"service": "batch"}, PLAIN, "batch"),
        ({"service": "flex"}, FULL, "flex"),
    ],
)
def test_what_has_no_price_is_never_free(asked: dict[str, Any], on: Model, named: str) -> None:
    usage = Usage(100, 10, **asked)
    with pytest.raises(NotPriced) as caught:
        quote(on, usage)
    assert named in str(caught.value)
    assert on.id in str(caught.value)
    assert named in caught.value.values.values()


def test_a_model_without_the_price_is_refused_beside_the_others() -> None:
    price_list = PriceList("made-up-list", "Someone", "CNY", date(2026, 9, 1), "-", (PLAIN, FULL))
    usage = Usage(1_000, 100, service="batch")
    found = compare(price_list, usage)
    assert [each.model.id for each in found] == ["made-up", "plain"]
    assert isinstance(found[1].error, NotPriced)
    assert [each.id for each in models_that_fit(price_list, usage)] == ["made-up"]


@pytest.mark.parametrize(
    ("kind", "variant"),
    [
        *[("", ""), ("storage", ""), ("Input", ""), (None, ""), (["input"], ""), (1, "")],
        *[("input", "5m"), ("cache_hit", "1h"), ("output", "x"), ("input", None)],
        *[("cache_write", ""), ("cache_write", "5"), ("cache_write", "0m"), ("cache_write", "5 m")],
        *[("per_call", ""), ("per_call", "Web Search"), ("per_call", "x" * 51), ("per_call", 2)],
    ],
)
def test_an_unknown_charge_is_refused_where_it_is_made(kind: Any, variant: Any) -> None:
    with pytest.raises(UsageError) as caught:
        Charge(kind, variant)
    assert caught.value.code == "unknown_charge"


@pytest.mark.parametrize("field", ["written", "calls"])
@pytest.mark.parametrize("counts", [None, [], 1, "5m", {"Bad Name": 1}, {"": 1}, {5: 1}])
def test_what_is_no_mapping_of_counts_is_refused(field: str, counts: Any) -> None:
    with pytest.raises(UsageError):
        Usage(100, 10, **{field: counts})


@pytest.mark.parametrize("count", [True, -1, 1.0, "1", None, D(1)])
@pytest.mark.parametrize(("field", "name"), [("written", "5m"), ("calls", "web_search")])
def test_counts_are_whole_numbers(field: str, name: str, count: Any) -> None:
    with pytest.raises(UsageError) as caught:
        Usage(100, 10, **cast("Any", {field: {name: count}}))
    assert name in str(caught.value)


@pytest.mark.parametrize("service", ["", None, 1, True, b"batch"])
def test_a_service_is_a_name(service: Any) -> None:
    for make in (Usage, Conversation):
        with pytest.raises(UsageError) as caught:
            make(100, 10, 1, service=service)
        assert caught.value.code == "not_a_service"


def test_a_conversation_in_a_service_is_billed_by_its_prices() -> None:
    # Two turns: 10 sent, then 10 + 20 + 10 of which the first 10 hit; 20 of answer each time.
    talk = Conversation(2, 10, 20, service="batch")
    found = quote(FULL, talk)
    assert found.total == (10 * D("0.60") + 40 * D("2.40") + 40 * D("9.60")) / 1_000_000
    with pytest.raises(NotPriced):
        quote(PLAIN, talk)


def test_read_and_written_are_parts_of_the_input() -> None:
    Usage(100, 0, 60, written={"5m": 30, "1h": 10})
    with pytest.raises(UsageError) as caught:
        Usage(100, 0, 60, written={"5m": 30, "1h": 11})
    assert caught.value.code == "written_over_input"
    assert "41" in str(caught.value)


def test_a_usage_does_not_change_with_the_mapping_it_was_made_from() -> None:
    written = {"5m": 10}
    usage = Usage(100, 0, written=written)
    written["5m"] = 99
    assert usage.written == {"5m": 10}
    with pytest.raises(TypeError):
        usage.written["5m"] = 1  # type: ignore[index]
    assert usage == Usage(100, 0, written={"5m": 10})
    assert hash(usage) == hash(Usage(100, 0, written={"5m": 10}))
    assert usage != Usage(100, 0)


def test_prices_are_a_mapping_that_can_be_kept_and_compared() -> None:
    one = prices("1.00", "4.00", "16.00", WRITES | CALLS)
    other = prices("1.00", "4.00", "16.00", CALLS | WRITES)
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own
    assert one[Charge("cache_write", "1h")] == D("8.00")
    assert [charge.key for charge in one][:2] == ["cache_hit", "input"]
    assert one != prices("1.00", "4.00", "16.00")
    with pytest.raises(AttributeError):
        one.by_charge = {}


def test_a_charge_says_its_unit_and_is_called_the_same_everywhere() -> None:
    for key in ("cache_hit", "input", "cache_write:5m", "output", "per_call:web_search"):
        assert Charge.of_key(key).key == key
    assert Charge("per_call", "web_search").unit == "per_call"
    assert Charge("cache_write", "5m").unit == "per_1m_tokens"
    assert Charge("cache_write", "5m").billed_as == Charge("cache_hit").billed_as == Charge("input")
    assert Charge("output").billed_as is None


def test_what_hits_are_worth_counts_what_was_written_too() -> None:
    usage = Usage(10_000, 500, 4_000, 3, written={"1h": 1_000, "5m": 500})
    (note,) = (each for each in quote(FULL, usage).notes if each.kind == "cache_range")
    assert note.amount("at_none") == quote(FULL, replace(usage, cached_tokens=0)).total
    assert note.amount("at_all") == quote(FULL, Usage(10_000, 500, 10_000, 3)).total


@pytest.mark.parametrize(
    ("usage", "shorter"),
    [
        # A third hits, a quarter and an eighth of what doesn't are written; 4,500 are left.
        (
            Usage(6_000, 500, 2_000, 3, written={"1h": 1_000, "5m": 500}),
            Usage(4_500, 500, 1_500, 3, written={"1h": 750, "5m": 375}),
        ),
        # 4,700 of 5,200: 4,067.3 of 4,500. Of the 500 others 300 and 200 are written, so of the
        # 433 that are left 259.8 and 173.2.
        (
            Usage(5_200, 500, 4_700, written={"1h": 300, "5m": 200}),
            Usage(4_500, 500, 4_067, written={"1h": 259, "5m": 173}),
        ),
        # By the share that was given 90.4%: 4,068.
        (
            Usage(5_200, 500, 4_700, cache_hit_share=Decimal("0.904"), written={"5m": 500}),
            Usage(4_500, 500, 4_068, written={"5m": 432}),
        ),
    ],
)
def test_a_shorter_request_keeps_the_shares_of_hits_and_writes(
    usage: Usage, shorter: Usage
) -> None:
    steps = tuple(
        Tier(up_to, prices("1.00", miss, "16.00", WRITES))
        for up_to, miss in ((5_000, "4.00"), (100_000, "9.00"))
    )
    tiered = Model("steps", "made-up", 100_000, steps)
    (note,) = (each for each in quote(tiered, usage).notes if each.kind == "cheaper_tier")
    assert note.amount("other_total") == quote(tiered, shorter).total
    assert note.count("over") == usage.input_tokens - 4_500
    assert note.count("cached") == shorter.cached_tokens


K3 = Model(
    "kimi-k3",
    "kimi-k3",
    1_048_576,
    (
        Tier(
            1_048_576,
            prices(
                "2.00",
                "20.00",
                "100.00",
                {
                    "cache_write:5m": "20.00",
                    "cache_write:1h": "40.00",
                    "per_call:web_search": "0.01",
                },
            ),
        ),
    ),
    price_list="cny-2026-09-19",
)


def test_what_is_written_for_an_hour_worked_out_by_hand() -> None:
    # 400,000 × 2 + 500,000 × 20 + 100,000 × 40 + 20,000 × 100, per million: 16.80; and 2 × 0.01.
    usage = Usage(*(1_000_000, 20_000, 400_000), written={"1h": 100_000}, calls={"web_search": 2})
    found = quote(K3, usage)
    assert found.total == D("16.82")
    assert [line.amount for line in found.lines] == [D("0.8"), D(10), D(4), D(2), D("0.02")]


def test_a_conversation_writes_what_is_new_worked_out_by_hand() -> None:
    # 1,000 ahead, 200 asked and 300 answered: turns send 1,200, 1,700 and 2,200, of which 1,200,
    # 500 and 500 are new. Half of what was sent before, 600 and 850, is read; the other half isn't.
    talk = Conversation(
        *(3, 200, 300, 1_000, D("0.5"), 10), cache_lifetime="1h", calls={"web_search": 1}
    )
    found = quote(K3, talk)
    assert lines_of(found) == [
        ("cache_hit", "", 14_500, D("2.00"), D("0.029")),
        ("input", "", 14_500, D("20.00"), D("0.29")),
        ("cache_write", "1h", 22_000, D("40.00"), D("0.88")),
        ("output", "", 9_000, D("100.00"), D("0.9")),
        ("per_call", "web_search", 30, D("0.01"), D("0.3")),
    ]
    first, second, third = (cost.amount for cost in turn_costs(found))
    assert first == D("0.048") + D("0.03") + D("0.01")
    assert second == D("0.0012") + D("0.012") + D("0.02") + D("0.03") + D("0.01")
    assert third == D("0.0017") + D("0.017") + D("0.02") + D("0.03") + D("0.01")
    plain = replace(talk, cache_lifetime="")
    assert quote(K3, replace(talk, cache_lifetime="5m")).total == quote(K3, plain).total


def test_a_conversation_on_a_list_that_prices_no_writes_is_billed_as_input() -> None:
    talk = Conversation(3, 200, 300, 1_000, cache_lifetime="1h")
    found = quote(PLAIN, talk)
    assert found.total == quote(PLAIN, replace(talk, cache_lifetime="")).total
    assert [note.kind for note in found.notes] == ["resent", "no_cache_price", "no_write_price"]
    assert found.notes[-1].count("written") == 2_200


@pytest.mark.parametrize("lifetime", [None, 5, "5", "5 m", "1w", b"5m", "m"])
def test_a_lifetime_of_a_conversation_is_one(lifetime: Any) -> None:
    with pytest.raises(UsageError):
        Conversation(1, 10, 10, cache_lifetime=lifetime)


@pytest.mark.parametrize("calls", [None, [], {"Bad Name": 1}, {"web_search": True}])
def test_calls_of_a_conversation_are_counts(calls: Any) -> None:
    with pytest.raises(UsageError):
        Conversation(1, 10, 10, calls=calls)


@pytest.mark.parametrize(
    "asked", [{"cache_lifetime": "24h"}, {"calls": {"web_serch": 1}}, {"service": "flex"}]
)
def test_what_a_conversation_has_no_price_for_is_never_free(asked: dict[str, Any]) -> None:
    with pytest.raises(NotPriced):
        quote(K3, Conversation(2, 10, 10, **asked))
    assert quote(K3, Conversation(2, 0, 0, cache_lifetime="24h", calls={"web_serch": 0})).total == 0


def test_what_can_be_taken_instead_is_named() -> None:
    for asked, instead in (
        ({"written": {"2h": 5}}, "take cache_write:5m or cache_write:1h"),
        ({"calls": {"web_serch": 1}}, "take per_call:web_search"),
    ):
        with pytest.raises(NotPriced, match=instead):
            quote(K3, Usage(100, 10, **cast("Any", asked)))


def test_without_hits_all_would_be_written_where_all_that_is_no_hit_is() -> None:
    usage = Usage(10_000, 500, 4_000, written={"1h": 6_000})
    (note,) = (each for each in quote(K3, usage).notes if each.kind == "cache_range")
    assert note.amount("at_none") == quote(K3, Usage(10_000, 500, written={"1h": 10_000})).total
    assert note.amount("at_all") == quote(K3, Usage(10_000, 500, 10_000)).total


def test_an_estimate_of_a_conversation_keeps_what_is_charged_beside() -> None:
    talk = Conversation(3, 200, 300, 1_000, cache_lifetime="1h", calls={"web_search": 1})
    span = ConversationSpan(system=TokenSpan(500, 1_000, 2_000))
    for end, total in zip((500, 1_000, 2_000), conversation_cost_span(K3, talk, span), strict=True):
        assert total == quote(K3, replace(talk, system_tokens=end)).total


# Properties: an oracle in fractions that knows nothing of charges.

amounts = st.decimals(0, 1000, places=2)
counts = st.integers(0, 10_000)


@given(
    st.tuples(*[st.one_of(st.none(), amounts)] * 3),
    st.tuples(amounts, amounts, amounts),
    st.tuples(*[counts] * 5),
    st.integers(0, 10**6),
)
def test_it_bills_as_plain_fractions_do(
    cache: tuple[Decimal | None, ...],
    always: tuple[Decimal, ...],
    asked: tuple[int, ...],
    requests: int,
) -> None:
    hit, short, long = cache
    miss, output_price, call = always
    read, for_minutes, for_an_hour, neither, calls = asked
    others = {Charge("per_call", "web_search"): call}
    if short is not None and long is not None:  # a list prices writing or it doesn't
        others |= {Charge("cache_write", "5m"): short, Charge("cache_write", "1h"): long}
    else:
        short = long = None
    tiers = (Tier(10**6, Prices(hit, miss, output_price, others)),)
    usage = Usage(
        read + for_minutes + for_an_hour + neither,
        77,
        read,
        requests,
        written={"1h": for_an_hour, "5m": for_minutes},
        calls={"web_search": calls},
    )
    found = quote(Model("m", "f", 10**6, tiers), usage)
    expected = sum(
        tokens * Fraction(price) / 10**6
        for tokens, price in (
            (read, miss if hit is None else hit),
            (for_minutes, miss if short is None else short),
            (for_an_hour, miss if long is None else long),
            (neither, miss),
            (77, output_price),
        )
    ) + calls * Fraction(call)
    assert Fraction(found.per_request) == expected
    assert Fraction(found.total) == expected * requests
    assert sum(Fraction(line.amount) for line in found.lines) == expected * requests
    billed = sum(line.tokens for line in found.lines if line.charge not in {"output", "per_call"})
    assert billed == usage.input_tokens * requests
