"""Usage as OpenAI counts it: what was read from the cache and written to it is in the input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import count, count_or_0
from kimi_calc.usage_logs.format import Context, Lifetime
from kimi_calc.usage_logs.json_texts import object_of
from kimi_calc.usage_logs.records import Unreadable

Parts = tuple[int, int, int, int]
"""Input that is neither, cache hits, written for five minutes, written for an hour."""

_NOTHING: dict[str, Any] = {}


def agreed(field: str, *values: object) -> int:
    """One number out of several places that say the same thing.

    Gateways fill places that they don't know with 0, so 0 contradicts nothing; two other numbers
    are Unreadable, as there is no telling which of them was billed.
    """
    found = 0
    for value in values:
        if value:
            number = value if type(value) is int and value > 0 else count_or_0(value, field)
            if found and number and number != found:
                raise Unreadable("contradiction", field, f"{found}, {number}")
            found = number or found
    return found


def split_written(
    written: int, five_minutes: int, hour: int, lifetime: Lifetime
) -> tuple[int, int]:
    """What was written for which time, of a sum and of the parts that are told.

    The rest of the sum lives as long as `lifetime` says; parts without a sum are the sum.
    """
    rest = written - five_minutes - hour if written else 0
    if rest < 0:
        told = f"{written}, {five_minutes + hour}"
        raise Unreadable("contradiction", "cache_creation_input_tokens", told)
    return (five_minutes, hour + rest) if lifetime == "1h" else (five_minutes + rest, hour)


def told_lifetime(record: Mapping[str, Any], lifetime: Lifetime) -> Lifetime:
    """How long what a request wrote lives: replies repeat what was asked for."""
    asked = record.get("prompt_cache_options")
    ttl = asked.get("ttl") if type(asked) is dict else None
    if ttl in ("1h", "60m", "3600s"):
        return "1h"
    return "5m" if ttl in ("5m", "300s") else lifetime


def input_parts(
    usage: Mapping[str, Any],
    details: Any,
    prompt: int,
    record: Mapping[str, Any],
    context: Context,
) -> Parts:
    """The parts of `prompt` by `usage` and its `details`, of which `record` is the reply."""
    if type(details) is not dict:
        details = object_of(details, "prompt_tokens_details") if details else _NOTHING
    top = usage.get("cached_tokens")
    hit = details.get("cached_tokens")
    if hit is None and top is None:
        hit = 0
    elif type(hit) is not int or hit < 0 or (top is not None and top != hit):
        hit = agreed("cached_tokens", top, hit)
    five_minutes = hour = 0
    if (
        "cache_creation_input_tokens" in usage
        or "cache_read_input_tokens" in usage
        or "cache_creation_tokens" in details
    ):
        hit = agreed("cached_tokens", hit, usage.get("cache_read_input_tokens"))
        five_minutes, hour = _written(usage, details, record, context)
    elif details.get("cache_write_tokens"):
        five_minutes, hour = _written(usage, details, record, context)
    plain = prompt - hit - five_minutes - hour
    if plain < 0:
        raise Unreadable("parts_over_input", "cached_tokens", str(hit + five_minutes + hour))
    return plain, hit, five_minutes, hour


def _written(
    usage: Mapping[str, Any],
    details: Mapping[str, Any],
    record: Mapping[str, Any],
    context: Context,
) -> tuple[int, int]:
    """What was written; LiteLLM has fields of its own beside those of the platform."""
    written = agreed(
        "cache_write_tokens",
        details.get("cache_write_tokens"),
        details.get("cache_creation_tokens"),
        usage.get("cache_creation_input_tokens"),
    )
    times = details.get("cache_creation_token_details")
    if not written and not times:
        return 0, 0
    times = object_of(times, "cache_creation_token_details")
    return split_written(
        written,
        count_or_0(times.get("ephemeral_5m_input_tokens"), "ephemeral_5m_input_tokens"),
        count_or_0(times.get("ephemeral_1h_input_tokens"), "ephemeral_1h_input_tokens"),
        told_lifetime(record, context.write_lifetime),
    )


def output_of(usage: Mapping[str, Any], prompt: int) -> int:
    """The output where `completion_tokens` may be missing: embeddings have none, and say so."""
    output = usage.get("completion_tokens")
    total = usage.get("total_tokens") if output is None else None
    if total is not None and count(total, "total_tokens") == prompt:
        return 0
    return count(output, "completion_tokens")
