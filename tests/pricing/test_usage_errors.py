"""What can't be: counts that are none, shares out of range, unknown models, kinds of errors."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import IntEnum
from typing import Any

import pytest

from kimi_calc.pricing import (
    ContextExceeded,
    Conversation,
    PriceList,
    PriceListError,
    PricingError,
    QuantityError,
    UnknownModel,
    Usage,
    UsageError,
    quote,
    requests_within,
)

USAGE_FIELDS = ["input_tokens", "output_tokens", "cached_tokens", "requests"]
CONVERSATION_FIELDS = ["turns", "user_tokens", "reply_tokens", "system_tokens", "conversations"]
NO_COUNTS: list[Any] = [True, False, 1.0, 1.5, float("nan"), "1", "", None, Decimal(1), b"1", [1]]


class Sizes(IntEnum):
    SMALL = 100
    LARGE = 1000


class Tokens(int):
    """An int of someone's own."""


def usage(**changes: Any) -> Usage:
    return Usage(**{"input_tokens": 100, "output_tokens": 10, **changes})


def conversation(**changes: Any) -> Conversation:
    return Conversation(**{"turns": 3, "user_tokens": 10, "reply_tokens": 20, **changes})


@pytest.mark.parametrize("value", NO_COUNTS, ids=repr)
@pytest.mark.parametrize("field", USAGE_FIELDS)
def test_a_usage_takes_ints_only(field: str, value: Any) -> None:
    with pytest.raises(UsageError) as caught:
        usage(**{field: value})
    assert field in str(caught.value)
    assert repr(value) in str(caught.value)
    assert caught.value.code == "not_a_count"


@pytest.mark.parametrize("value", NO_COUNTS, ids=repr)
@pytest.mark.parametrize("field", CONVERSATION_FIELDS)
def test_a_conversation_takes_ints_only(field: str, value: Any) -> None:
    with pytest.raises(UsageError) as caught:
        conversation(**{field: value})
    assert field in str(caught.value)
    assert repr(value) in str(caught.value)
    assert caught.value.code == "not_a_count"


@pytest.mark.parametrize("value", [-1, -(10**60)])
@pytest.mark.parametrize("field", USAGE_FIELDS)
def test_a_usage_takes_nothing_negative(field: str, value: int) -> None:
    with pytest.raises(UsageError) as caught:
        usage(**{field: value})
    assert field in str(caught.value)
    assert str(value) in str(caught.value)
    assert caught.value.code == "negative"


@pytest.mark.parametrize("value", [-1, -(10**60)])
@pytest.mark.parametrize("field", CONVERSATION_FIELDS)
def test_a_conversation_takes_nothing_negative(field: str, value: int) -> None:
    with pytest.raises(UsageError) as caught:
        conversation(**{field: value})
    assert field in str(caught.value)
    assert str(value) in str(caught.value)
    assert caught.value.code == "negative"


def test_cached_tokens_are_a_part_of_the_input() -> None:
    assert Usage(100, 0, 100).cached_tokens == 100
    with pytest.raises(UsageError, match=r"cached_tokens is 101, input_tokens only 100") as caught:
        Usage(100, 0, 101)
    assert caught.value.code == "cached_over_input"
    assert caught.value.values == {"cached": 101, "input": 100}
    with pytest.raises(UsageError):
        Usage(0, 0, 1)


def test_int_subclasses_count_as_what_they_are_worth(builtin: PriceList) -> None:
    model = builtin.model("kimi-k2-turbo-preview")
    plain = quote(model, Usage(1000, 100, 100, 1000))
    for odd in (
        Usage(Sizes.LARGE, Sizes.SMALL, Sizes.SMALL, Sizes.LARGE),
        Usage(Tokens(1000), Tokens(100), Tokens(100), Tokens(1000)),
    ):
        found = quote(model, odd)
        assert (found.total, found.per_request) == (plain.total, plain.per_request)
        assert [line.tokens for line in found.lines] == [line.tokens for line in plain.lines]
    with pytest.raises(UsageError):
        Usage(Tokens(-1), 0)
    with pytest.raises(UsageError):
        Usage(Sizes.SMALL, 0, Sizes.LARGE)


@pytest.mark.parametrize(
    "share", ["-0.01", "1.01", "-1", "2", "1.0000000000000000000000000000000000001", "60"]
)
def test_a_share_out_of_range_is_refused(share: str) -> None:
    with pytest.raises(UsageError, match="cache_hit_share") as caught:
        conversation(cache_hit_share=Decimal(share))
    assert caught.value.code == "share_out_of_range"
    assert share in str(caught.value)


@pytest.mark.parametrize("share", [0, 1, 0.5, True, "0.5", None])
def test_a_share_that_is_no_decimal_is_refused(share: Any) -> None:
    with pytest.raises(UsageError, match="cache_hit_share") as caught:
        conversation(cache_hit_share=share)
    assert caught.value.code == "not_a_decimal"


@pytest.mark.parametrize("share", ["NaN", "sNaN", "Infinity", "-Infinity", "1E-1000000000"])
def test_a_share_that_is_no_ordinary_number_is_refused(share: str) -> None:
    with pytest.raises(UsageError, match="cache_hit_share") as caught:
        conversation(cache_hit_share=Decimal(share))
    assert caught.value.code == "not_finite"


@pytest.mark.parametrize(
    ("share", "code"),
    [
        (Decimal("0.5"), "share_of_other_hits"),
        (Decimal(0), "share_of_other_hits"),
        (Decimal("1.5"), "share_out_of_range"),
        (Decimal("NaN"), "not_finite"),
        (0.333, "not_a_decimal"),
    ],
)
def test_a_share_makes_the_hits_of_a_usage(share: Any, code: str) -> None:
    with pytest.raises(UsageError, match="cache_hit_share") as caught:
        Usage(1_000, 10, 333, cache_hit_share=share)
    assert caught.value.code == code


def test_where_hits_come_from_makes_no_other_usage() -> None:
    usage = Usage(1_000, 10, 333, cache_hit_share=Decimal("0.3339"))
    assert usage == Usage(1_000, 10, 333)
    assert hash(usage) == hash(Usage(1_000, 10, 333))


def test_shares_at_the_ends_and_between_are_fine() -> None:
    for share in ("0", "1", "0.37", "1.000", "0." + "3" * 100):
        assert conversation(cache_hit_share=Decimal(share)).cache_hit_share == Decimal(share)


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("kimi-k2-turbo", "kimi-k2-turbo-preview"),
        ("Kimi-Latest", "kimi-latest"),
        ("kimi_latest", "kimi-latest"),
        ("moonshot-v1-32", "moonshot-v1-32k"),
        ("kimi-k2-0950-preview", "kimi-k2-0905-preview"),
    ],
)
def test_an_unknown_model_names_the_nearest_ids(
    builtin: PriceList, wrong: str, nearest: str
) -> None:
    with pytest.raises(UnknownModel) as caught:
        builtin.model(wrong)
    error = caught.value
    assert isinstance(error, LookupError)
    assert error.model_id == wrong
    assert error.nearest[0] == nearest
    assert wrong in str(error)
    assert nearest in str(error)
    assert builtin.id in str(error)


@pytest.mark.parametrize("wrong", ["", "gpt", "夔", "kimi-latest ", "\0"])
def test_an_unknown_model_is_never_guessed(builtin: PriceList, wrong: str) -> None:
    with pytest.raises(UnknownModel):
        builtin.model(wrong)


@pytest.mark.parametrize("wrong", [None, 5, 1.5, b"kimi-latest", [], ("kimi-latest",), object()])
def test_what_is_no_id_is_an_unknown_model(builtin: PriceList, wrong: Any) -> None:
    with pytest.raises(UnknownModel) as caught:
        builtin.model(wrong)
    assert repr(wrong) in str(caught.value)


@pytest.mark.parametrize(
    "kind", [PriceListError, UnknownModel, UsageError, ContextExceeded, QuantityError]
)
def test_every_error_is_a_pricing_error_and_a_value_error(kind: type[PricingError]) -> None:
    assert issubclass(kind, PricingError)
    assert issubclass(kind, ValueError)
    assert issubclass(kind, LookupError) == (kind is UnknownModel)


@pytest.mark.parametrize(
    ("budget", "code"),
    [
        (100, "not_a_decimal"),
        (1.5, "not_a_decimal"),
        ("100", "not_a_decimal"),
        (Decimal("NaN"), "not_finite"),
        (Decimal("Infinity"), "not_finite"),
        (Decimal("-0.01"), "negative"),
    ],
)
def test_a_budget_that_is_none_is_refused(builtin: PriceList, budget: Any, code: str) -> None:
    with pytest.raises(UsageError, match="budget") as caught:
        requests_within(builtin.models[0], usage(), budget)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "price", [quote, lambda model, thing: requests_within(model, thing, Decimal(1))]
)
def test_what_is_no_usage_is_refused(builtin: PriceList, price: Callable[..., object]) -> None:
    with pytest.raises(UsageError):
        price(builtin.models[0], (45000, 1500))
