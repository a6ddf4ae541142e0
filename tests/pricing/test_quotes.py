"""quote(): worked examples, and the edges of tiers and contexts in pairs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kimi_calc.pricing import (
    ContextExceeded,
    Conversation,
    PriceList,
    Usage,
    models_that_fit,
    quote,
)

EXAMPLE = Usage(45000, 1500, 27000, 30000)
BOUNDS = {
    "kimi-k2-0905-preview": 262144,
    "kimi-k2-0711-preview": 131072,
    "kimi-k2-turbo-preview": 262144,
    "kimi-k2-thinking": 262144,
    "kimi-k2-thinking-turbo": 262144,
    "kimi-latest": 131072,
    "moonshot-v1-8k": 8192,
    "moonshot-v1-32k": 32768,
    "moonshot-v1-128k": 131072,
    "moonshot-v1-8k-vision-preview": 8192,
    "moonshot-v1-32k-vision-preview": 32768,
    "moonshot-v1-128k-vision-preview": 131072,
}


def test_the_example_on_the_turbo_model(builtin: PriceList) -> None:
    # 27000 × 1 + 18000 × 8 + 1500 × 58 = 258000 millionths a request.
    found = quote(builtin.model("kimi-k2-turbo-preview"), EXAMPLE)
    assert found.total == Decimal("7740.00")
    assert found.per_request == Decimal("0.258")
    assert found.currency == "CNY"
    assert [(line.charge, line.tokens, line.unit_price, line.amount) for line in found.lines] == [
        ("cache_hit", 810_000_000, Decimal("1.00"), Decimal(810)),
        ("input", 540_000_000, Decimal("8.00"), Decimal(4320)),
        ("output", 45_000_000, Decimal("58.00"), Decimal(2610)),
    ]


def test_the_example_on_kimi_latest(builtin: PriceList) -> None:
    # 27000 × 1 + 18000 × 10 + 1500 × 30 = 252000 millionths a request.
    model = builtin.model("kimi-latest")
    found = quote(model, EXAMPLE)
    assert found.total == Decimal("7560.00")
    assert found.per_request == Decimal("0.252")
    assert [tier.up_to for tier in found.tiers] == [131072]
    assert [(line.charge, line.unit_price, line.amount) for line in found.lines] == [
        ("cache_hit", Decimal("1.00"), Decimal(810)),
        ("input", Decimal("10.00"), Decimal(5400)),
        ("output", Decimal("30.00"), Decimal(1350)),
    ]
    assert all(line.tier is model.tiers[2] for line in found.lines)


def test_the_example_is_refused_where_the_context_is_too_short(builtin: PriceList) -> None:
    with pytest.raises(ContextExceeded) as caught:
        quote(builtin.model("moonshot-v1-32k"), EXAMPLE)
    error = caught.value
    assert "46500" in str(error)
    assert "32768" in str(error)
    assert "moonshot-v1-32k" in str(error)
    assert (error.model_id, error.needed, error.limit, error.turn) == (
        "moonshot-v1-32k",
        46500,
        32768,
        None,
    )


def test_the_models_that_hold_the_example(builtin: PriceList) -> None:
    assert [model.id for model in models_that_fit(builtin, EXAMPLE)] == [
        "kimi-k2-0905-preview",
        "kimi-k2-0711-preview",
        "kimi-k2-turbo-preview",
        "kimi-k2-thinking",
        "kimi-k2-thinking-turbo",
        "kimi-latest",
        "moonshot-v1-128k",
        "moonshot-v1-128k-vision-preview",
    ]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        *[(0, 12), (8192, 12), (8193, 10), (32768, 10), (32769, 8), (131072, 8), (131073, 4)],
        *[(262144, 4), (262145, 0), (10**60, 0)],
    ],
)
def test_models_that_fit_counts_input_and_output(
    builtin: PriceList, tokens: int, expected: int
) -> None:
    output = tokens // 3
    assert len(models_that_fit(builtin, Usage(tokens - output, output, 0, 0))) == expected
    assert len(models_that_fit(builtin, Conversation(1, tokens - output, output))) == expected


@pytest.mark.parametrize("model_id", ["moonshot-v1-128k", "moonshot-v1-128k-vision-preview"])
def test_without_a_cache_price_all_input_is_billed_as_input(
    builtin: PriceList, model_id: str
) -> None:
    # 45000 × 10 + 1500 × 30 = 495000 millionths a request, cached or not.
    found = quote(builtin.model(model_id), EXAMPLE)
    assert found.total == Decimal(14850)
    assert [(line.charge, line.tokens, line.amount) for line in found.lines] == [
        ("input", 1_350_000_000, Decimal(13500)),
        ("output", 45_000_000, Decimal(1350)),
    ]
    assert found.total == quote(builtin.model(model_id), Usage(45000, 1500, 0, 30000)).total


# 1000 tokens of output and 0 cached; millionths worked out by hand for each edge.
@pytest.mark.parametrize(
    ("context", "tier", "millionths"),
    [
        (8192, 8192, 7192 * 2 + 1000 * 10),
        (8193, 32768, 7193 * 5 + 1000 * 20),
        (32768, 32768, 31768 * 5 + 1000 * 20),
        (32769, 131072, 31769 * 10 + 1000 * 30),
        (131072, 131072, 130072 * 10 + 1000 * 30),
    ],
)
def test_the_edges_of_the_tiers(
    builtin: PriceList, context: int, tier: int, millionths: int
) -> None:
    found = quote(builtin.model("kimi-latest"), Usage(context - 1000, 1000))
    assert [used.up_to for used in found.tiers] == [tier]
    assert found.total * 1_000_000 == millionths


@pytest.mark.parametrize(
    ("tokens", "tier"),
    [(8192, 8192), (8193, 32768), (32768, 32768), (32769, 131072), (130072, 131072)],
)
def test_the_edges_of_the_tiers_by_input_alone(builtin: PriceList, tokens: int, tier: int) -> None:
    model = replace(builtin.model("kimi-latest"), tier_by="input")
    found = quote(model, Usage(tokens, 1000))
    assert [used.up_to for used in found.tiers] == [tier]


def test_output_counts_for_the_context_even_where_tiers_go_by_input(builtin: PriceList) -> None:
    model = replace(builtin.model("kimi-latest"), tier_by="input")
    assert quote(model, Usage(8192, 122880)).tiers[0].up_to == 8192
    with pytest.raises(ContextExceeded, match="131073"):
        quote(model, Usage(8192, 122881))


@pytest.mark.parametrize(
    ("context", "fits"), [(131072, True), (131073, False)], ids=["fits", "refused"]
)
def test_the_last_edge_of_kimi_latest(builtin: PriceList, context: int, fits: bool) -> None:
    model = builtin.model("kimi-latest")
    for usage in (Usage(context, 0), Usage(0, context), Usage(context - 1, 1, context - 1)):
        if fits:
            assert quote(model, usage).tiers[0].up_to == 131072
        else:
            with pytest.raises(ContextExceeded, match=r"131073.*131072"):
                quote(model, usage)


@pytest.mark.parametrize(("model_id", "bound"), BOUNDS.items(), ids=BOUNDS)
def test_each_model_holds_its_context_and_not_one_token_more(
    builtin: PriceList, model_id: str, bound: int
) -> None:
    model = builtin.model(model_id)
    half = bound // 2
    for usage in (Usage(bound, 0), Usage(0, bound), Usage(half, half, half)):
        assert quote(model, usage).total > 0
    for usage in (Usage(bound + 1, 0), Usage(0, bound + 1), Usage(half + 1, half)):
        with pytest.raises(ContextExceeded, match=rf"{bound + 1}.*{bound}"):
            quote(model, usage)
    assert quote(model, Conversation(2, half // 2, half // 2)).total > 0
    with pytest.raises(ContextExceeded) as caught:
        quote(model, Conversation(2, half // 2, half // 2, 1))
    assert (caught.value.needed, caught.value.turn) == (bound + 1, 2)


def test_a_request_that_does_not_fit_is_refused_even_when_there_are_none(
    builtin: PriceList,
) -> None:
    with pytest.raises(ContextExceeded):
        quote(builtin.model("moonshot-v1-8k"), Usage(8192, 1, 0, 0))


def test_the_tier_is_that_of_one_request_not_of_all(builtin: PriceList) -> None:
    # 100 requests of 5,000 tokens are 100 requests in the 8k tier.
    found = quote(builtin.model("kimi-latest"), Usage(4000, 1000, 0, 100))
    assert [tier.up_to for tier in found.tiers] == [8192]
    assert found.total == Decimal("1.8")


def test_the_whole_request_is_billed_in_its_tier(builtin: PriceList) -> None:
    # Not 8192 tokens at 2.00 and one at 5.00.
    model = builtin.model("kimi-latest")
    assert quote(model, Usage(8192, 0)).total == Decimal("0.016384")
    assert quote(model, Usage(8193, 0)).total == Decimal("0.040965")


def test_nothing_costs_nothing(builtin: PriceList) -> None:
    for model in builtin.models:
        for usage in (Usage(0, 0), Usage(1000, 100, 500, 0), Conversation(0, 10, 10)):
            found = quote(model, usage)
            assert found.total == 0
            assert all(line.amount == 0 for line in found.lines)
        assert quote(model, Usage(1000, 100, 500, 0)).per_request > 0
        assert quote(model, Conversation(2, 10, 10, conversations=0)).per_request > 0


# Conversations


def test_a_conversation_worked_by_hand(builtin: PriceList) -> None:
    # Inputs 150, 450, 750; hits floor(0.37 × 150) = 55 and floor(0.37 × 450) = 166.
    talk = Conversation(3, 100, 200, 50, Decimal("0.37"), 10)
    found = quote(builtin.model("kimi-k2-turbo-preview"), talk)
    assert [(line.charge, line.tokens) for line in found.lines] == [
        ("cache_hit", 2210),
        ("input", 11290),
        ("output", 6000),
    ]
    assert found.per_request * 1_000_000 == 221 * 1 + 1129 * 8 + 600 * 58
    assert found.total == Decimal("0.44053")


def test_turns_of_a_conversation_lie_in_their_own_tiers(builtin: PriceList) -> None:
    # Contexts 3000, 6000, 9000; inputs 1000, 4000, 7000; no hits.
    talk = Conversation(3, 1000, 2000, 0, Decimal(0), 10)
    found = quote(builtin.model("kimi-latest"), talk)
    assert [tier.up_to for tier in found.tiers] == [8192, 32768]
    assert found.per_request * 1_000_000 == (1000 + 4000) * 2 + 4000 * 10 + 7000 * 5 + 2000 * 20
    assert found.total == Decimal("1.25")
    assert {(line.charge, line.tier.up_to, line.tokens) for line in found.lines if line.tokens} == {
        ("input", 8192, 50000),
        ("output", 8192, 40000),
        ("input", 32768, 70000),
        ("output", 32768, 20000),
    }


def test_the_first_turn_that_is_too_long_is_named(builtin: PriceList) -> None:
    # Contexts 92 + 900 k: turn 9 has exactly 8192, turn 10 has 9092.
    model = builtin.model("moonshot-v1-8k")
    assert quote(model, Conversation(9, 400, 500, 92)).total > 0
    with pytest.raises(ContextExceeded) as caught:
        quote(model, Conversation(1000, 400, 500, 92))
    error = caught.value
    assert (error.turn, error.needed, error.limit) == (10, 9092, 8192)
    for word in ("turn 10", "9092", "8192", "moonshot-v1-8k"):
        assert word in str(error)


def test_a_system_prompt_that_is_too_long_is_refused_in_turn_1(builtin: PriceList) -> None:
    for talk in (Conversation(5, 0, 0, 8193), Conversation(5, 10, 10, 9000)):
        with pytest.raises(ContextExceeded) as caught:
            quote(builtin.model("moonshot-v1-8k"), talk)
        assert caught.value.turn == 1
        assert caught.value.needed == talk.system_tokens + talk.user_tokens + talk.reply_tokens


def test_a_conversation_of_one_turn_is_one_request(builtin: PriceList) -> None:
    for model in builtin.models:
        one = quote(model, Conversation(1, 700, 300, 50, conversations=7))
        assert one.total == quote(model, Usage(750, 300, 0, 7)).total
