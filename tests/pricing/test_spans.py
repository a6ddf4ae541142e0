"""What an estimated input leaves open about the total."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimi_calc.pricing import (
    Conversation,
    ConversationSpan,
    PriceList,
    TokenSpan,
    Usage,
    conversation_cost_span,
    cost_span,
    quote,
)


def test_worked_out_by_hand(builtin: PriceList) -> None:
    # The turbo model at 1.00 for hits, 8.00 for misses, 58.00 for output. Half of the input hits:
    # 900: 450 × 1 + 450 × 8 + 100 × 58 = 9,850; 1,000: 10,300; 1,101: 550 + 551 × 8 + 5,800 =
    # 10,758 millionths a request, twice.
    model = builtin.model("kimi-k2-turbo-preview")
    usage = Usage(1_000, 100, 500, 2)
    found = cost_span(model, usage, TokenSpan(900, 1_000, 1_101))
    assert found == (Decimal("0.0197"), Decimal("0.0206"), Decimal("0.021516"))


def test_hits_and_writes_keep_their_share_rounded_down() -> None:
    usage = Usage(1_000, 1, 333, written={"5m": 100, "1h": 67})
    less = usage.with_input(100)
    assert (less.input_tokens, less.cached_tokens) == (100, 33)
    assert less.written == {"5m": 10, "1h": 6}
    more = usage.with_input(2_001)
    assert (more.cached_tokens, dict(more.written)) == (666, {"5m": 200, "1h": 134})
    assert Usage(0, 1).with_input(50) == Usage(50, 1)


def test_a_share_that_was_given_is_the_share_of_another_input() -> None:
    half = Usage(3, 1, 1, cache_hit_share=Decimal("0.5"), written={"5m": 2})
    more = half.with_input(301)
    assert (more.cached_tokens, dict(more.written)) == (150, {"5m": 151})
    assert more.cache_hit_share == Decimal("0.5")
    assert Usage(3, 1, 1).with_input(301).cached_tokens == 100
    assert Usage(0, 1, 0, cache_hit_share=Decimal("0.5")).with_input(9).cached_tokens == 4
    assert Usage(9, 1, 9, written={"5m": 0}).with_input(4) == Usage(4, 1, 4, written={"5m": 0})


def test_a_count_leaves_nothing_open(builtin: PriceList) -> None:
    model = builtin.model("kimi-latest")
    usage = Usage(1_000, 100)
    total = quote(model, usage).total
    assert TokenSpan(1_000, 1_000, 1_000).is_exact
    assert not TokenSpan(999, 1_000, 1_000).is_exact
    assert cost_span(model, usage, TokenSpan(1_000, 1_000, 1_000)) == (total, total, total)


@pytest.mark.parametrize(
    ("span", "priced"),
    [
        ((8_000, 8_092, 8_092), (True, True, True)),
        ((8_000, 8_092, 8_093), (True, True, False)),
        ((8_092, 8_093, 9_000), (True, False, False)),
        ((8_093, 8_100, 9_000), (False, False, False)),
        ((9_000, 9_000, 9_000), (False, False, False)),
    ],
)
def test_what_is_too_long_has_no_price(
    builtin: PriceList, span: tuple[int, int, int], priced: tuple[bool, ...]
) -> None:
    model = builtin.model("moonshot-v1-8k")  # 8,192 tokens, 100 of which are the output
    found = cost_span(model, Usage(span[1], 100), TokenSpan(*span))
    assert tuple(each is not None for each in found) == priced


@given(st.integers(0, 9_000), st.integers(0, 9_000), st.integers(0, 9_000), st.integers(0, 100))
def test_each_end_is_what_that_input_costs(
    builtin: PriceList, low: int, typical: int, high: int, percent: int
) -> None:
    low, typical, high = sorted((low, typical, high))
    model = builtin.model("kimi-latest")
    hits = typical * percent // 100
    usage = Usage(typical, 500, hits, 3, cache_hit_share=Decimal(percent).scaleb(-2))
    found = cost_span(model, usage, TokenSpan(low, typical, high))
    for tokens, total in zip((low, typical, high), found, strict=True):
        hits = tokens * percent // 100
        assert total == quote(model, Usage(tokens, 500, hits, 3)).total


def test_a_conversation_at_all_its_ends(builtin: PriceList) -> None:
    model = builtin.model("kimi-latest")
    asked = Conversation(turns=30, user_tokens=300, reply_tokens=600, system_tokens=2_000)
    user, reply = TokenSpan(250, 300, 400), TokenSpan(500, 600, 700)
    found = conversation_cost_span(model, asked, ConversationSpan(user=user, reply=reply))
    ends = [
        quote(
            model, Conversation(turns=30, user_tokens=u, reply_tokens=r, system_tokens=2_000)
        ).total
        for u, r in zip(user, reply, strict=True)
    ]
    assert list(found) == ends
    assert ConversationSpan().is_exact
    assert ConversationSpan(system=TokenSpan(5, 5, 5)).is_exact
    assert not ConversationSpan(reply=reply).is_exact
    long = ConversationSpan(user=TokenSpan(1_000, 4_000, 5_000))
    low, typical, high = conversation_cost_span(model, asked, long)
    assert low is not None
    assert typical is None
    assert high is None
