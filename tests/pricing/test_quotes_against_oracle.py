"""Quotes against a slow oracle in fractions, request by request and turn by turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.pricing import (
    ContextExceeded,
    Conversation,
    Line,
    Model,
    PriceList,
    Prices,
    Quote,
    Tier,
    Usage,
    compare,
    quote,
    requests_within,
)

# A model as the oracle knows it: who reads tiers how, and (up to, hit, miss, output) as texts.
Row = tuple[int, str | None, str, str]


@dataclass(frozen=True)
class Sheet:
    by_input: bool
    rows: tuple[Row, ...]

    def model(self, name: str = "m") -> Model:
        tiers = tuple(
            Tier(up_to, Prices(None if hit is None else Decimal(hit), Decimal(miss), Decimal(out)))
            for up_to, hit, miss, out in self.rows
        )
        return Model(
            name,
            "f",
            self.rows[-1][0],
            tiers,
            tier_by="input" if self.by_input else "input_and_output",
        )


class TooLong(Exception):
    """(turn, context): the oracle's refusal."""


Bill = dict[tuple[str, int], list[Fraction]]


def bill_request(
    sheet: Sheet, bill: Bill, sent: int, hits: int, reply: int, *, turn: int = 0
) -> None:
    """Adds the tokens and the cost of one request to the bill, by charge and tier."""
    if sent + reply > sheet.rows[-1][0]:
        raise TooLong(turn, sent + reply)
    length = sent if sheet.by_input else sent + reply
    up_to, hit, miss, out = next(row for row in sheet.rows if length <= row[0])
    if hit is None:
        hits = 0
    for charge, tokens, price in (
        ("cache_hit", hits, hit or "0"),
        ("input", sent - hits, miss),
        ("output", reply, out),
    ):
        entry = bill.setdefault((charge, up_to), [Fraction(0), Fraction(0)])
        entry[0] += tokens
        entry[1] += tokens * Fraction(price) / 1_000_000


def bill_of(sheet: Sheet, usage: Usage | Conversation) -> Bill:
    """The bill of one request, or of one conversation, turn by turn."""
    bill: Bill = {}
    if isinstance(usage, Usage):
        bill_request(sheet, bill, usage.input_tokens, usage.cached_tokens, usage.output_tokens)
        return bill
    share = Fraction(str(usage.cache_hit_share))
    history = usage.system_tokens
    before = 0
    for turn in range(1, usage.turns + 1):
        sent = history + usage.user_tokens
        hits = int(share * before)  # both ≥ 0: int() is floor
        bill_request(sheet, bill, sent, hits, usage.reply_tokens, turn=turn)
        before = sent
        history = sent + usage.reply_tokens
    return bill


def cost_of(sheet: Sheet, usage: Usage | Conversation) -> Fraction:
    return sum((entry[1] for entry in bill_of(sheet, usage).values()), Fraction(0))


# Strategies


@st.composite
def price_texts(draw: st.DrawFn) -> str:
    decimals = draw(st.integers(0, 12))
    digits = str(draw(st.integers(0, 10**12))).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


@st.composite
def sheets(draw: st.DrawFn, longest: int = 3000) -> Sheet:
    bounds = sorted(draw(st.sets(st.integers(1, longest), min_size=1, max_size=4)))
    cached = draw(st.booleans())
    rows = tuple(
        (
            bound,
            draw(price_texts()) if cached else None,
            draw(price_texts()),
            draw(price_texts()),
        )
        for bound in bounds
    )
    return Sheet(draw(st.booleans()), rows)


@st.composite
def usages(draw: st.DrawFn) -> Usage:
    sent = draw(st.integers(0, 1500))
    return Usage(
        sent,
        draw(st.integers(0, 1500)),
        draw(st.integers(0, sent)),
        draw(st.one_of(st.integers(0, 50), st.integers(0, 10**40))),
    )


shares = st.one_of(
    st.sampled_from([Decimal(0), Decimal(1), Decimal("0.37"), Decimal("0.5"), Decimal("0.999")]),
    st.integers(0, 10**4).map(lambda n: Decimal(n).scaleb(-4)),
    st.integers(0, 10**25).map(lambda n: Decimal(n).scaleb(-25)),
)
conversations = st.builds(
    Conversation,
    turns=st.integers(0, 30),
    user_tokens=st.one_of(st.just(0), st.integers(0, 60)),
    reply_tokens=st.one_of(st.just(0), st.integers(0, 60)),
    system_tokens=st.one_of(st.just(0), st.integers(0, 200)),
    cache_hit_share=shares,
    conversations=st.one_of(st.just(1), st.integers(0, 10**30)),
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
    found = quote(model, usage)
    count = usage.requests if isinstance(usage, Usage) else usage.conversations
    cost = sum((entry[1] for entry in bill.values()), Fraction(0))
    assert Fraction(found.per_request) == cost
    assert Fraction(found.total) == cost * count
    assert [tier.up_to for tier in found.tiers] == sorted({up_to for _, up_to in bill})
    check_lines(found, bill, count)


def check_lines(found: Quote, bill: Bill, count: int) -> None:
    assert sum((Fraction(line.amount) for line in found.lines), Fraction(0)) == Fraction(
        found.total
    )
    by_place: dict[tuple[str, int], Line] = {
        (line.charge, line.tier.up_to): line for line in found.lines
    }
    assert len(by_place) == len(found.lines)
    for place, (tokens, cost) in bill.items():
        line = by_place.pop(place, None)
        if line is None:
            assert place[0] == "cache_hit"
            assert tokens == 0
            continue
        assert line.tokens == tokens * count
        assert Fraction(line.amount) == cost * count
        assert Fraction(line.amount) == Fraction(line.unit_price) * line.tokens / 1_000_000
    assert not by_place


# Properties


@settings(max_examples=600, deadline=None)
@given(sheets(), usages())
def test_requests_cost_what_the_oracle_says(sheet: Sheet, usage: Usage) -> None:
    check_against_oracle(sheet, usage)


@settings(max_examples=2000, deadline=None)
@given(sheets(), conversations)
def test_conversations_cost_what_the_oracle_says(sheet: Sheet, talk: Conversation) -> None:
    check_against_oracle(sheet, talk)


@settings(max_examples=250, deadline=None)
@given(st.lists(sheets(), min_size=1, max_size=6), st.one_of(usages(), conversations))
def test_compare_orders_by_price_then_by_the_list(
    rows: list[Sheet], usage: Usage | Conversation
) -> None:
    priced: list[tuple[Fraction, int]] = []
    refused: list[int] = []
    count = usage.requests if isinstance(usage, Usage) else usage.conversations
    for place, sheet in enumerate(rows):
        try:
            priced.append((cost_of(sheet, usage) * count, place))
        except TooLong:
            refused.append(place)
    models = tuple(sheet.model(f"m{place}") for place, sheet in enumerate(rows))
    found = compare(PriceList("x", "p", "CNY", date(2025, 1, 1), "s", models), usage)
    order = [place for _, place in sorted(priced)] + refused
    assert [row.model.id for row in found] == [f"m{place}" for place in order]
    for row in found:
        assert (row.quote is None) == (row.model.id in {f"m{place}" for place in refused})
        assert isinstance(row.error, ContextExceeded) == (row.quote is None)
        assert row.quote is None or row.quote == quote(row.model, usage)


@settings(max_examples=400, deadline=None)
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
    except TooLong:
        with pytest.raises(ContextExceeded):
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


@pytest.mark.parametrize("by_input", [False, True])
def test_a_million_turns_equal_a_plain_loop(by_input: bool) -> None:
    turns, user, reply, system = 1_000_000, 37, 113, 999
    edge = 61_234_567
    rows: tuple[Row, ...] = (
        (edge, "0.01", "0.02", "0.10"),
        (system + turns * (user + reply), "0.03", "0.05", "0.20"),
    )
    hundredths = [0, 0]  # of a millionth, by tier
    sent, before = system + user, 0
    for _ in range(turns):
        hits = before * 37 // 100
        length = sent if by_input else sent + reply
        if length <= edge:
            hundredths[0] += hits * 1 + (sent - hits) * 2 + reply * 10
        else:
            hundredths[1] += hits * 3 + (sent - hits) * 5 + reply * 20
        before = sent
        sent += reply + user
    talk = Conversation(turns, user, reply, system, Decimal("0.37"))
    found = quote(Sheet(by_input, rows).model(), talk)
    assert found.total * 100_000_000 == sum(hundredths)
    by_tier = [
        sum(line.amount for line in found.lines if line.tier is tier) * 100_000_000
        for tier in found.tiers
    ]
    assert by_tier == hundredths
