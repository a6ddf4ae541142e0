"""What is asked of a model: single requests, or conversations whose history is sent again."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kimi_calc.pricing.errors import UsageError


@dataclass(frozen=True, slots=True)
class Usage:
    """`requests` requests of the same size. Tokens are per request.

    `cached_tokens` are the part of `input_tokens` that hits the cache, never on top of them.
    UsageError for a count that is no int, is a bool or negative, and for cached > input.
    """

    input_tokens: int
    output_tokens: int
    cached_tokens: int = 0
    requests: int = 1

    def __post_init__(self) -> None:
        for field in ("input_tokens", "output_tokens", "cached_tokens", "requests"):
            check_count(field, getattr(self, field))
        if self.cached_tokens > self.input_tokens:
            raise UsageError(
                f"cached_tokens is {written(self.cached_tokens)}, input_tokens only "
                f"{written(self.input_tokens)}: "
                "cache hits are a part of the input, so they can't be more than it",
                code="cached_over_input",
                cached=self.cached_tokens,
                input=self.input_tokens,
            )

    @property
    def count(self) -> int:
        """How many times the priced unit (one request) takes place."""
        return self.requests

    @property
    def longest_request(self) -> int:
        """Context length in tokens of one request: input (cached included) and output."""
        return self.input_tokens + self.output_tokens


@dataclass(frozen=True, slots=True)
class Conversation:
    """`conversations` conversations of `turns` turns, each turn one request.

    Turn k sends `system_tokens` + k × `user_tokens` + (k − 1) × `reply_tokens` and gets
    `reply_tokens` back. What can hit the cache in a turn is the input of the turn before;
    floor(`cache_hit_share` × that) does. `cache_hit_share` is a Decimal from 0 to 1.
    """

    turns: int
    user_tokens: int
    reply_tokens: int
    system_tokens: int = 0
    cache_hit_share: Decimal = Decimal(1)
    conversations: int = 1

    def __post_init__(self) -> None:
        for field in ("turns", "user_tokens", "reply_tokens", "system_tokens", "conversations"):
            check_count(field, getattr(self, field))
        check_decimal("cache_hit_share", self.cache_hit_share)
        if not 0 <= self.cache_hit_share <= 1:
            raise UsageError(
                f"cache_hit_share is {self.cache_hit_share}: give a share from 0 to 1",
                code="share_out_of_range",
                value=self.cache_hit_share,
            )

    @property
    def count(self) -> int:
        """How many times the priced unit (one conversation) takes place."""
        return self.conversations

    @property
    def longest_request(self) -> int:
        """Context length in tokens of the last turn, the longest one."""
        return self.context_of_turn(self.turns) if self.turns else 0

    def input_of_turn(self, turn: int) -> int:
        """Input tokens of a turn, counted from 1."""
        return self.system_tokens + turn * self.user_tokens + (turn - 1) * self.reply_tokens

    def context_of_turn(self, turn: int) -> int:
        """Input and output tokens of a turn, counted from 1."""
        return self.input_of_turn(turn) + self.reply_tokens


def check_count(field: str, value: object) -> None:
    """UsageError unless `value` is an int ≥ 0 and no bool."""
    if type(value) is not int and (isinstance(value, bool) or not isinstance(value, int)):
        raise UsageError(
            f"{field} is {written(value)}: give a whole number (int)",
            code="not_a_count",
            field=field,
            value=value,
        )
    if value < 0:
        raise UsageError(
            f"{field} is {written(value)}: give 0 or more",
            code="negative",
            field=field,
            value=value,
        )


def written(value: object) -> str:
    """A value for a message: an int with all its digits, more than str(int) would write."""
    return f"{Decimal(value):f}" if type(value) is int else repr(value)


_MOST_DIGITS = 10_000  # An exponent of a billion would fill the memory when it is written out.


def check_decimal(field: str, value: object) -> None:
    """UsageError unless `value` is a finite Decimal that can be written out."""
    if not isinstance(value, Decimal):
        raise UsageError(
            f"{field} is {written(value)}: give a Decimal, such as Decimal('0.6')",
            code="not_a_decimal",
            field=field,
            value=value,
        )
    if not value.is_finite() or abs(int(value.as_tuple().exponent)) > _MOST_DIGITS:
        raise UsageError(
            f"{field} is {value}: give a finite number of ordinary size",
            code="not_finite",
            field=field,
            value=value,
        )
