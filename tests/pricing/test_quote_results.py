"""What a quote is made of: exact types, huge counts, immutability, notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_UP, Decimal, Inexact, localcontext
from fractions import Fraction

import pytest

from kimi_calc.pricing import (
    Conversation,
    Model,
    Note,
    PriceList,
    Prices,
    Quote,
    Tier,
    Usage,
    compare,
    quote,
    requests_within,
)

EXAMPLE = Usage(45000, 1500, 27000, 30000)
TALK = Conversation(10, 1000, 1000, 0, Decimal("0.37"), 3)


def model_of(*prices: str | None, context_length: int = 10**70) -> Model:
    hit, miss, out = prices
    assert miss is not None
    assert out is not None
    tier = Tier(
        context_length, Prices(None if hit is None else Decimal(hit), Decimal(miss), Decimal(out))
    )
    return Model("m", "f", context_length, (tier,))


def notes(found: Quote) -> dict[str, list[Mapping[str, int | Decimal]]]:
    by_kind: dict[str, list[Mapping[str, int | Decimal]]] = {}
    for note in found.notes:
        assert isinstance(note, Note)
        by_kind.setdefault(note.kind, []).append(note.numbers)
    return by_kind


# Types


@pytest.mark.parametrize("usage", [EXAMPLE, Usage(0, 0), TALK], ids=["usage", "none", "talk"])
def test_money_is_decimal_and_counts_are_int(builtin: PriceList, usage: Usage) -> None:
    for comparison in compare(builtin, usage):
        found = comparison.quote
        if found is None:
            continue
        assert type(found.total) is Decimal
        assert type(found.per_request) is Decimal
        assert type(found.lines) is tuple
        assert type(found.tiers) is tuple
        assert type(found.notes) is tuple
        assert all(type(tier) is Tier for tier in found.tiers)
        for line in found.lines:
            assert type(line.tokens) is int
            assert type(line.unit_price) is Decimal
            assert type(line.amount) is Decimal
            assert line.charge in {"cache_hit", "input", "output"}
    n = requests_within(builtin.models[0], EXAMPLE, Decimal(100))
    assert type(n) is int


# Huge and exact


@pytest.mark.parametrize("requests", [10**60, 10**5000], ids=["10**60", "10**5000"])
def test_huge_counts_are_exact(builtin: PriceList, requests: int) -> None:
    found = quote(builtin.model("kimi-k2-turbo-preview"), replace(EXAMPLE, requests=requests))
    assert found.per_request == Decimal("0.258")
    assert Fraction(found.total) == Fraction(258, 1000) * requests
    assert [line.tokens for line in found.lines] == [
        27000 * requests,
        18000 * requests,
        1500 * requests,
    ]
    assert sum(Fraction(line.amount) for line in found.lines) == Fraction(found.total)


def test_huge_conversations_are_exact(builtin: PriceList) -> None:
    many = quote(builtin.model("kimi-latest"), replace(TALK, conversations=10**5000))
    one = quote(builtin.model("kimi-latest"), replace(TALK, conversations=1))
    assert many.per_request == one.per_request == one.total
    assert Fraction(many.total) == Fraction(one.total) * 10**5000


def test_nothing_is_rounded_beyond_28_digits() -> None:
    model = model_of("0.000000000001", "123456789012.123456789012", "999999999999.999999999999")
    tokens = 123456789012345678901234567890123456789
    found = quote(model, Usage(tokens, tokens + 2, 1, 7))
    millionths = (
        Fraction(1, 10**12)
        + (tokens - 1) * Fraction(123456789012123456789012, 10**12)
        + (tokens + 2) * Fraction(999999999999999999999999, 10**12)
    )
    assert Fraction(found.per_request) == millionths / 10**6
    assert Fraction(found.total) == 7 * millionths / 10**6


def test_the_callers_decimal_context_changes_nothing(builtin: PriceList) -> None:
    model = builtin.model("kimi-k2-turbo-preview")
    odd = Usage(44999, 1499, 26999, 31)
    expected = quote(model, odd)
    with localcontext() as context:
        context.prec = 2
        context.rounding = ROUND_UP
        context.traps[Inexact] = True
        found = quote(model, odd)
        talk = quote(builtin.model("kimi-latest"), TALK)
    assert found == expected
    assert talk == quote(builtin.model("kimi-latest"), TALK)
    # 26999 × 1 + 18000 × 8 + 1499 × 58 = 257941 millionths.
    assert expected.total == Decimal("0.257941") * 31


# Immutability


@pytest.mark.parametrize(
    ("pick", "field"),
    [
        (lambda _: EXAMPLE, "requests"),
        (lambda _: TALK, "turns"),
        (lambda prices: prices, "models"),
        (lambda prices: prices.models[0], "tiers"),
        (lambda prices: prices.models[0].tiers[0], "up_to"),
        (lambda prices: prices.models[0].tiers[0].prices, "input"),
        (lambda prices: quote(prices.models[0], EXAMPLE), "total"),
        (lambda prices: quote(prices.models[0], EXAMPLE).lines[0], "amount"),
        (lambda prices: quote(prices.model("kimi-latest"), EXAMPLE).notes[0], "kind"),
        (lambda prices: compare(prices, EXAMPLE)[0], "quote"),
    ],
)
def test_nothing_can_be_changed_afterwards(
    builtin: PriceList, pick: Callable[[PriceList], object], field: str
) -> None:
    thing = pick(builtin)
    before = getattr(thing, field)
    with pytest.raises(AttributeError):
        setattr(thing, field, None)
    assert getattr(thing, field) is before


def test_equal_usages_are_equal_and_can_be_keys() -> None:
    assert Usage(1, 2) == Usage(1, 2, 0, 1)
    assert len({Usage(1, 2), Usage(1, 2, 0, 1), Usage(2, 1)}) == 2
    assert len({Conversation(1, 2, 3), Conversation(1, 2, 3, 0, Decimal(1), 1)}) == 1


# Notes


def test_flat_models_have_no_tier_to_note(builtin: PriceList) -> None:
    model = builtin.model("kimi-k2-turbo-preview")
    assert list(notes(quote(model, EXAMPLE))) == ["cache_range"]
    assert list(notes(quote(model, TALK))) == ["resent", "cache_range"]
    assert quote(model, Usage(0, 500)).notes == ()
    assert quote(model, Conversation(1, 500, 500)).notes == ()


def test_the_tier_is_noted_with_its_bounds(builtin: PriceList) -> None:
    found = notes(quote(builtin.model("kimi-latest"), Usage(8000, 500, 100, 3)))
    assert found["tier"] == [
        {"context": 8500, "input": 8000, "output": 500, "above": 8192, "up_to": 32768}
    ]
    first = notes(quote(builtin.model("kimi-latest"), Usage(100, 50)))
    assert first["tier"] == [
        {"context": 150, "input": 100, "output": 50, "above": 0, "up_to": 8192}
    ]


def test_the_other_reading_of_context_length_is_noted_with_both_amounts(
    builtin: PriceList,
) -> None:
    # 8000 × 5 + 500 × 20 = 50000 against 8000 × 2 + 500 × 10 = 21000 millionths.
    usage = Usage(8000, 500, 0, 10)
    model = builtin.model("kimi-latest")
    assert notes(quote(model, usage))["tier_reading"] == [
        {"total": Decimal("0.5"), "other_total": Decimal("0.21"), "other_tier_by_input": 1}
    ]
    by_input = replace(model, tier_by="input")
    assert notes(quote(by_input, usage))["tier_reading"] == [
        {"total": Decimal("0.21"), "other_total": Decimal("0.5"), "other_tier_by_input": 0}
    ]


def test_no_other_reading_where_both_give_the_same_tier(builtin: PriceList) -> None:
    for usage in (Usage(8193, 500), Usage(7692, 500), Usage(8192, 0), Usage(45000, 1500)):
        assert "tier_reading" not in notes(quote(builtin.model("kimi-latest"), usage))


def test_the_tiers_of_the_turns_are_noted(builtin: PriceList) -> None:
    # Contexts 2000 k; inputs 2000 k − 1000: both readings put turns 1 to 4 into the first tier.
    found = notes(quote(builtin.model("kimi-latest"), TALK))
    assert found["tier_turns"] == [
        {"first_turn": 1, "last_turn": 4, "above": 0, "up_to": 8192},
        {"first_turn": 5, "last_turn": 10, "above": 8192, "up_to": 32768},
    ]
    assert "tier_reading" not in found


def test_the_other_reading_of_a_conversation_is_noted(builtin: PriceList) -> None:
    # Contexts 3000, 6000, 9000; inputs 1000, 4000, 7000: only the third turn is read differently.
    talk = Conversation(3, 1000, 2000, 0, Decimal(0), 10)
    assert notes(quote(builtin.model("kimi-latest"), talk))["tier_reading"] == [
        {"total": Decimal("1.25"), "other_total": Decimal("0.84"), "other_tier_by_input": 1}
    ]


@pytest.mark.parametrize(
    ("usage", "cached"),
    [(Usage(5000, 100, 3000, 7), 21000), (Conversation(3, 100, 200, 50, conversations=2), 1200)],
    ids=["usage", "conversation"],
)
def test_a_missing_cache_price_is_noted(
    builtin: PriceList, usage: Usage | Conversation, cached: int
) -> None:
    for model in builtin.models:
        found = notes(quote(model, usage))
        assert ("no_cache_price" in found) == (model.family == "moonshot-v1")
        assert ("cache_range" in found) == (model.family != "moonshot-v1")
        if model.family == "moonshot-v1":
            assert found["no_cache_price"] == [{"cached": cached}]


def test_a_free_model_costs_nothing_but_keeps_its_lines() -> None:
    found = quote(model_of("0", "0.00", "0"), EXAMPLE)
    assert found.total == 0
    assert [line.tokens for line in found.lines] == [810_000_000, 540_000_000, 45_000_000]
    assert requests_within(model_of("0", "0.00", "0"), EXAMPLE, Decimal(1)) is None


def test_ties_and_refusals_stand_in_the_lists_order() -> None:
    def made(name: str, price: str, context_length: int = 10_000) -> Model:
        return replace(model_of(None, price, "1.00", context_length=context_length), id=name)

    models = (
        *(made("too-short-b", "0.01", 10), made("z", "2.00"), made("dear", "3.00")),
        *(made("m", "2.00"), made("too-short-a", "0.01", 10), made("a", "2.00"), made("c", "1.00")),
    )
    price_list = PriceList("made-up", "Someone", "CNY", date(2026, 9, 1), "-", models)
    found = [each.model.id for each in compare(price_list, Usage(1_000, 0))]
    assert found == ["c", "z", "m", "a", "dear", "too-short-b", "too-short-a"]
    backwards = replace(price_list, models=models[::-1])
    found = [each.model.id for each in compare(backwards, Usage(1_000, 0))]
    assert found == ["c", "a", "m", "z", "dear", "too-short-a", "too-short-b"]
