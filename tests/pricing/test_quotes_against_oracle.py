"""Quotes of requests and conversations, comparisons and budgets against a slow oracle."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pricing.oracle import (
    Bill,
    NoPrice,
    Refused,
    Row,
    Sheet,
    TooLong,
    bill_of,
    conversations,
    cost_of,
    sheets,
    sum_of,
    talks_on_sheets,
    total_of,
    usages,
)

from kimi_calc.pricing import (
    ContextExceeded,
    Conversation,
    Line,
    NotPriced,
    PriceList,
    Quote,
    Usage,
    compare,
    models_that_fit,
    quote,
    requests_within,
)


def check_against_oracle(sheet: Sheet, usage: Usage | Conversation) -> None:
    model = sheet.model()
    try:
        bill = bill_of(sheet, usage)
    except TooLong as refusal:
        with pytest.raises(ContextExceeded) as caught:
            quote(model, usage)
        turn, context = refusal.args
        assert (caught.value.needed, caught.value.limit) == (context, model.context_length)
        assert caught.value.turn == (None if isinstance(usage, Usage) else turn)
        return
    except NoPrice:
        with pytest.raises(NotPriced):
            quote(model, usage)
        return
    found = quote(model, usage)
    count = usage.requests if isinstance(usage, Usage) else usage.conversations
    cost = sum_of(bill)
    assert Fraction(found.per_request) == cost
    assert Fraction(found.total) == cost * count
    assert [tier.up_to for tier in found.tiers] == sorted({up_to for _, up_to in bill})
    check_lines(found, bill, count)


def check_lines(found: Quote, bill: Bill, count: int) -> None:
    assert sum((Fraction(line.amount) for line in found.lines), Fraction(0)) == Fraction(
        found.total
    )
    by_place: dict[tuple[str, int], Line] = {
        (line.what.key, line.tier.up_to): line for line in found.lines
    }
    assert len(by_place) == len(found.lines)
    for place, (tokens, cost) in bill.items():
        line = by_place.pop(place, None)
        if line is None:
            assert place[0] not in {"input", "output"}
            assert tokens == 0
            continue
        assert line.tokens == tokens * count
        assert Fraction(line.amount) == cost * count
        one = 1 if line.charge == "per_call" else Fraction(1, 1_000_000)
        assert Fraction(line.amount) == Fraction(line.unit_price) * line.tokens * one
    assert not by_place


# Properties


@settings(max_examples=400, deadline=None)
@given(sheets(), usages())
def test_requests_cost_what_the_oracle_says(sheet: Sheet, usage: Usage) -> None:
    check_against_oracle(sheet, usage)


@settings(max_examples=700, deadline=None)
@given(talks_on_sheets)
def test_conversations_cost_what_the_oracle_says(case: tuple[Sheet, Conversation]) -> None:
    check_against_oracle(*case)


def test_random_conversations_of_every_sort_cost_what_the_oracle_says() -> None:
    random = Random(2025_11_11)
    met: Counter[object] = Counter()
    for _ in range(2200):
        talk = Conversation(
            turns=random.randint(1, 25),
            user_tokens=random.randint(0, 40),
            reply_tokens=random.randint(0, 40),
            system_tokens=random.choice((0, random.randint(1, 300))),
            cache_hit_share=Decimal(random.choice(("0", "0.333", "0.37", "0.667", "0.9", "1"))),
            conversations=random.randint(1, 9),
            cache_lifetime=random.choice(("", "5m", "1h")),
            calls=random.choice(({}, {"web_search": random.randint(0, 3)})),
        )
        longest = max(talk.longest_request, 1)
        bounds = {random.randint(1, longest) for _ in range(random.randint(0, 3))}
        bounds.add(longest if random.random() < 0.8 else random.randint(1, longest))
        rows: tuple[Row, ...] = tuple(
            (bound, "1.00", f"{2 + place}.5", f"1{place}.01")
            for place, bound in enumerate(sorted(bounds))
        )
        writes = {
            lifetime: tuple(f"{price + place}.25" for place in range(len(rows)))
            for lifetime, price in random.choice(((), (("5m", 3), ("1h", 5))))
        }
        sheet = Sheet(random.random() < 0.5, rows, writes, {"web_search": "0.01"})
        check_against_oracle(sheet, talk)
        try:
            met[len({up_to for _, up_to in bill_of(sheet, talk)})] += 1
        except TooLong as refusal:
            met["refused at once" if refusal.args[0] == 1 else "refused later"] += 1
    # Else the loop above shows less than it seems to.
    assert min(met[sort] for sort in (1, 2, 3, "refused at once", "refused later")) >= 50, met


@settings(max_examples=150, deadline=None)
@given(st.lists(sheets(), min_size=1, max_size=6), st.one_of(usages(), conversations))
def test_compare_orders_by_price_then_by_the_list(
    rows: list[Sheet], usage: Usage | Conversation
) -> None:
    priced: list[tuple[Fraction, int]] = []
    refused: list[int] = []
    for place, sheet in enumerate(rows):
        try:
            priced.append((total_of(sheet, usage), place))
        except Refused:
            refused.append(place)
    models = tuple(sheet.model(f"m{place}") for place, sheet in enumerate(rows))
    price_list = PriceList("x", "p", "CNY", date(2025, 1, 1), "s", models)
    found = compare(price_list, usage)
    fitting = [int(model.id.removeprefix("m")) for model in models_that_fit(price_list, usage)]
    assert fitting == sorted(place for _, place in priced)
    order = [place for _, place in sorted(priced)] + refused
    assert [row.model.id for row in found] == [f"m{place}" for place in order]
    for row in found:
        assert (row.quote is None) == (row.model.id in {f"m{place}" for place in refused})
        assert isinstance(row.error, ContextExceeded | NotPriced) == (row.quote is None)
        assert row.quote is None or row.quote == quote(row.model, usage)


@settings(max_examples=200, deadline=None)
@given(
    sheets(),
    st.one_of(usages(), conversations),
    st.integers(0, 10**20).flatmap(
        lambda n: st.integers(0, 20).map(lambda places: Decimal(n).scaleb(-places))
    ),
)
def test_requests_within_is_the_most_that_the_money_buys(
    sheet: Sheet, usage: Usage | Conversation, budget: Decimal
) -> None:
    try:
        cost = cost_of(sheet, usage)
    except Refused:
        with pytest.raises((ContextExceeded, NotPriced)):
            requests_within(sheet.model(), usage, budget)
        return
    most = requests_within(sheet.model(), usage, budget)
    if cost == 0:
        assert most is None
    else:
        assert most is not None
        assert most * cost <= Fraction(budget) < (most + 1) * cost


def test_requests_within_at_the_edge() -> None:
    model = Sheet(by_input=False, rows=((262144, "1.00", "8.00", "58.00"),)).model()
    usage = Usage(45000, 1500, 27000)
    assert requests_within(model, usage, Decimal(7740)) == 30000
    assert requests_within(model, usage, Decimal("7739.999999999999999999999999999999")) == 29999
    assert requests_within(model, usage, Decimal("0.257999")) == 0
    assert requests_within(model, usage, Decimal(0)) == 0


def test_conversations_within_a_budget_at_the_edge() -> None:
    # Inputs 150, 450, 750, no hits; replies 200: 1350 × 2 + 600 × 10 = 8700 millionths.
    model = Sheet(by_input=False, rows=((950, "1.00", "2.00", "10.00"),)).model()
    talk = Conversation(3, 100, 200, 50, Decimal(0), 99)
    assert requests_within(model, talk, Decimal("0.87")) == 100
    assert requests_within(model, talk, Decimal("0.869999999999999999999999999999999")) == 99
    assert requests_within(model, talk, Decimal("0.0086")) == 0
    assert requests_within(model, Conversation(0, 100, 200), Decimal(1)) is None
    with pytest.raises(ContextExceeded, match="turn 4"):
        requests_within(model, Conversation(9, 100, 200, 50), Decimal(1))


@pytest.mark.parametrize("by_input", [False, True])
def test_a_million_turns_equal_a_plain_loop(by_input: bool) -> None:
    turns, user, reply, system = 1_000_000, 37, 113, 999
    edge = 61_234_567
    rows: tuple[Row, ...] = (
        (edge, "0.01", "0.02", "0.10"),
        (system + turns * (user + reply), "0.03", "0.05", "0.20"),
    )
    hundredths = [0, 0]  # of a millionth, by tier; a call is 10,000 of them
    sent, before = system + user, 0
    for _ in range(turns):
        hits = before * 37 // 100
        new = sent - before
        length = sent if by_input else sent + reply
        if length <= edge:
            hundredths[0] += hits * 1 + (sent - hits - new) * 2 + new * 4 + reply * 10 + 20_000
        else:
            hundredths[1] += hits * 3 + (sent - hits - new) * 5 + new * 7 + reply * 20 + 20_000
        before = sent
        sent += reply + user
    talk = Conversation(
        *(turns, user, reply, system, Decimal("0.37")),
        cache_lifetime="1h",
        calls={"web_search": 2},
    )
    sheet = Sheet(by_input, rows, {"1h": ("0.04", "0.07")}, {"web_search": "0.0001"})
    found = quote(sheet.model(), talk)
    assert found.total * 100_000_000 == sum(hundredths)
    by_tier = [
        sum(line.amount for line in found.lines if line.tier is tier) * 100_000_000
        for tier in found.tiers
    ]
    assert by_tier == hundredths
