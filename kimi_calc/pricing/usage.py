"""What is asked of a model: single requests, or conversations whose history is sent again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from kimi_calc.pricing.charges import (
    CACHE_HIT,
    INPUT,
    OUTPUT,
    Charge,
    cache_write,
    call_of,
    place_of,
)
from kimi_calc.pricing.errors import UsageError
from kimi_calc.pricing.quantities import tokens_of_share

STANDARD = "standard"
"""The service that every model has. Others, such as `batch`, have prices of their own."""

Quantities = tuple[tuple[Charge, int], ...]
"""How much is charged for: tokens, or calls, of each charge, in the order of a bill."""


_NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Usage:
    """`requests` requests of the same size. Tokens and calls are per request.

    Of the `input_tokens`, `cached_tokens` are read from the cache and `written` ones are written
    to it, by their lifetime (`{"5m": 2000}`); what is read, what is written and what is neither
    exclude each other and sum to the input. `calls` are counted by name (`{"web_search": 2}`).
    `service` is whose prices hold, such as "standard" or "batch". `cache_hit_share` (a Decimal
    from 0 to 1) is what `cached_tokens` were worked out from, if they were: they must be
    floor(`cache_hit_share` × `input_tokens`). With another input that share stays; without one,
    what stays is the part that `cached_tokens` are of the input.

    UsageError for a count that is no int, is a bool or negative, for read and written tokens that
    are more than the input, for a share that doesn't make the cached tokens, and for a lifetime or
    a call that can't be one.
    """

    input_tokens: int
    output_tokens: int
    cached_tokens: int = 0
    requests: int = 1
    written: Mapping[str, int] = field(default_factory=lambda: _NOTHING, kw_only=True, hash=False)
    calls: Mapping[str, int] = field(default_factory=lambda: _NOTHING, kw_only=True, hash=False)
    service: str = field(default=STANDARD, kw_only=True)
    cache_hit_share: Decimal | None = field(default=None, kw_only=True, compare=False)
    quantities: Quantities = field(init=False, repr=False, compare=False)
    """What one request is charged for, in the order of a bill: (charge, tokens or calls)."""

    def __post_init__(self) -> None:
        for name in ("input_tokens", "output_tokens", "cached_tokens", "requests"):
            value = getattr(self, name)
            if type(value) is not int or value < 0:  # asked here too: a key makes many of these
                check_count(name, value)
        plain = self.input_tokens - self.cached_tokens
        if plain < 0:
            raise UsageError(
                f"cached_tokens is {written(self.cached_tokens)}, input_tokens only "
                f"{written(self.input_tokens)}: "
                "cache hits are a part of the input, so they can't be more than it",
                code="cached_over_input",
                cached=self.cached_tokens,
                input=self.input_tokens,
            )
        if self.cache_hit_share is not None:
            self._check_hits(self.cache_hit_share)
        check_service(self.service)
        set_field = object.__setattr__
        if self.written is _NOTHING and self.calls is _NOTHING:
            quantities: Quantities = (
                (CACHE_HIT, self.cached_tokens),
                (INPUT, plain),
                (OUTPUT, self.output_tokens),
            )
        else:
            writes = _counted("written", self.written, cache_write)
            calls = _counted("calls", self.calls, call_of)
            set_field(self, "written", MappingProxyType(dict(self.written)))
            set_field(self, "calls", MappingProxyType(dict(self.calls)))
            quantities = (
                (CACHE_HIT, self.cached_tokens),
                (INPUT, self._neither(plain, sum(tokens for _, tokens in writes))),
                *writes,
                (OUTPUT, self.output_tokens),
                *calls,
            )
        set_field(self, "quantities", quantities)

    @property
    def count(self) -> int:
        """How many times the priced unit (one request) takes place."""
        return self.requests

    @property
    def longest_request(self) -> int:
        """Context length in tokens of one request: input (cached included) and output."""
        return self.input_tokens + self.output_tokens

    def with_input(self, tokens: int) -> Usage:
        """The same with another input, of which the same share is read from the cache.

        Of what isn't read from it, the same share is written to it. Both are rounded down.
        """
        if self.cache_hit_share is not None:
            cached = tokens_of_share(self.cache_hit_share, tokens)
        else:
            cached = self.cached_tokens * tokens // self.input_tokens if self.input_tokens else 0
        rest, rest_before = tokens - cached, self.input_tokens - self.cached_tokens
        kept = {
            lifetime: count * rest // rest_before if rest_before else 0
            for lifetime, count in self.written.items()
        }
        return replace(self, input_tokens=tokens, cached_tokens=cached, written=kept)

    def _check_hits(self, share: Decimal) -> None:
        check_share(share)
        hits = tokens_of_share(share, self.input_tokens)
        if hits != self.cached_tokens:
            raise UsageError(
                f"cached_tokens is {written(self.cached_tokens)}: a cache_hit_share of {share} "
                f"makes {written(hits)} of them",
                code="share_of_other_hits",
                cached=self.cached_tokens,
                hits=hits,
            )

    def _neither(self, plain: int, to_cache: int) -> int:
        """The input that is neither read from the cache nor written to it."""
        if to_cache > plain:
            raise UsageError(
                f"written is {written(to_cache)} and cached_tokens {written(self.cached_tokens)}, "
                f"input_tokens only {written(self.input_tokens)}: what is written to the cache and "
                "what is read from it are parts of the input, so they can't be more than it",
                code="written_over_input",
                written=to_cache,
                cached=self.cached_tokens,
                input=self.input_tokens,
            )
        return plain - to_cache


@dataclass(frozen=True, slots=True)
class Conversation:
    """`conversations` conversations of `turns` turns, each turn one request.

    Turn k sends `system_tokens` + k × `user_tokens` + (k − 1) × `reply_tokens` and gets
    `reply_tokens` back. What can hit the cache in a turn is the input of the turn before;
    floor(`cache_hit_share` × that) does. `cache_hit_share` is a Decimal from 0 to 1.

    With a `cache_lifetime`, such as "5m", what is new in a turn is written to the cache for so
    long: its input less that of the turn before, of the first turn all. What is sent again and is
    no hit stays input. `calls` are those of each turn, by name (`{"web_search": 2}`). `service` is
    whose prices hold.
    """

    turns: int
    user_tokens: int
    reply_tokens: int
    system_tokens: int = 0
    cache_hit_share: Decimal = Decimal(1)
    conversations: int = 1
    cache_lifetime: str = field(default="", kw_only=True)
    calls: Mapping[str, int] = field(default_factory=lambda: _NOTHING, kw_only=True, hash=False)
    service: str = field(default=STANDARD, kw_only=True)
    calls_of_turn: Quantities = field(init=False, repr=False, compare=False)
    """The calls that one turn is charged for, in the order of a bill; none for what is 0."""

    def __post_init__(self) -> None:
        for name in ("turns", "user_tokens", "reply_tokens", "system_tokens", "conversations"):
            check_count(name, getattr(self, name))
        check_service(self.service)
        check_share(self.cache_hit_share)
        if self.cache_lifetime != "":  # None is falsy too, and no lifetime
            cache_write(self.cache_lifetime)
        calls: Quantities = ()
        if self.calls is not _NOTHING:
            calls = tuple(_counted("calls", self.calls, call_of))
            object.__setattr__(self, "calls", MappingProxyType(dict(self.calls)))
        object.__setattr__(self, "calls_of_turn", calls)

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

    def new_in_turn(self, turn: int) -> int:
        """Input tokens of a turn that no turn before it sent: of the first turn all."""
        return self.input_of_turn(turn) - (self.input_of_turn(turn - 1) if turn > 1 else 0)

    def context_of_turn(self, turn: int) -> int:
        """Input and output tokens of a turn, counted from 1."""
        return self.input_of_turn(turn) + self.reply_tokens


def _counted(
    name: str, counts: object, charge_of: Callable[[str], Charge]
) -> list[tuple[Charge, int]]:
    """The charges of a mapping of counts, in the order of a bill; none for what is 0."""
    if not isinstance(counts, Mapping):
        raise UsageError(
            f"{name} is {written(counts)}: give a mapping from name to count",
            code="not_a_mapping",
            field=name,
            value=counts,
        )
    for key, count in counts.items():
        check_count(f"{name} {key}", count)
    charges = [(charge_of(key), count) for key, count in counts.items()]
    return sorted((pair for pair in charges if pair[1]), key=lambda pair: place_of(pair[0]))


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


def check_share(value: Decimal) -> None:
    """UsageError unless `value`, a share of cache hits, is a Decimal from 0 to 1."""
    check_decimal("cache_hit_share", value)
    if not 0 <= value <= 1:
        raise UsageError(
            f"cache_hit_share is {value}: give a share from 0 to 1",
            code="share_out_of_range",
            value=value,
        )


def check_service(value: object) -> None:
    """UsageError unless `value` is the name of a service."""
    if type(value) is not str or not value:
        raise UsageError(
            f"service is {written(value)}: give a name such as standard or batch",
            code="not_a_service",
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
