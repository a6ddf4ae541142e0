"""How many turns of a conversation fit: as many as one after the other do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.pricing import ContextExceeded, Conversation, Model, PriceList, Usage, quote


def most_turns_of(model: Model, talk: Conversation) -> int | None:
    """What a refusal says; None for a conversation that fits."""
    try:
        quote(model, talk)
    except ContextExceeded as error:
        return error.most_turns
    return None


@given(
    st.integers(0, 60),
    st.integers(0, 60),
    st.one_of(st.just(0), st.integers(0, 300)),
    st.integers(1, 200),
    st.integers(1, 250),
)
@settings(max_examples=600, deadline=None)
def test_counted_turn_by_turn(
    builtin: PriceList, user: int, reply: int, system: int, turns: int, limit: int
) -> None:
    flat = builtin.model("moonshot-v1-8k")
    tier = replace(flat.tiers[0], up_to=limit)
    model = replace(flat, context_length=limit, tiers=(tier,))
    fitting = 0
    history = system
    for _ in range(turns):
        history += user + reply
        if history > limit:
            break
        fitting += 1
    told = most_turns_of(model, Conversation(turns, user, reply, system))
    assert told == (None if fitting == turns else fitting)


@pytest.mark.parametrize(
    ("talk", "most", "said"),
    [
        # 2,000 + k × 900 ≤ 131,072: 143 turns, 130,700 tokens.
        (Conversation(10**6, 300, 600, 2_000), 143, "turn 144 needs .*: at most 143 turns fit"),
        (Conversation(144, 300, 600, 2_000), 143, "at most 143 turns fit"),
        (Conversation(2, 60_000, 10_000), 1, "at most 1 turn fits"),
        (Conversation(9, 300, 600, 131_000), 0, "turn 1 needs .*: no turn fits"),
        (Conversation(9, 0, 0, 131_073), 0, "no turn fits"),
        (Conversation(10**40, 1, 0, 131_071), 1, "at most 1 turn fits"),
    ],
)
def test_the_most_turns_are_told(
    builtin: PriceList, talk: Conversation, most: int, said: str
) -> None:
    model = builtin.model("kimi-latest")
    with pytest.raises(ContextExceeded, match=said) as caught:
        quote(model, talk)
    assert caught.value.most_turns == most
    assert quote(model, replace(talk, turns=most)).total >= 0


def test_a_single_request_has_no_turns(builtin: PriceList) -> None:
    with pytest.raises(ContextExceeded) as caught:
        quote(builtin.model("kimi-latest"), Usage(131_072, 1))
    assert caught.value.most_turns is None
    assert "turn" not in str(caught.value)
