"""Replies of the Messages API, whole or as events: the input is told without the cache."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import count, count_or_0
from kimi_calc.usage_logs.format import Context, Format, Lifetime, Record
from kimi_calc.usage_logs.formats import responses
from kimi_calc.usage_logs.formats.chat import WEB_SEARCH, time_of
from kimi_calc.usage_logs.formats.openai_usage import split_written
from kimi_calc.usage_logs.json_texts import list_of, object_of
from kimi_calc.usage_logs.labels import NONE, groups_of, host_of, label, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

_PIECES = ("content_block_start", "content_block_delta", "content_block_stop", "ping")
_EVENTS = ("message_start", "message_delta", "message_stop", *_PIECES)


def recognises(record: Record) -> bool:
    """A message, an event of one that has usage, or an error in place of one."""
    kind = record.get("type")
    if type(kind) is str:
        if kind == "error":
            return type(record.get("error")) is dict
        if kind in _EVENTS:
            return kind != "message_start" or type(record.get("message")) is dict
    usage = record.get("usage")
    if type(usage) is str:
        return '"input_tokens"' in usage and "input_tokens_details" not in usage
    if type(usage) is not dict or "input_tokens" not in usage:
        return kind == "message" and "usage" in record and "role" in record
    return (
        ("model" in record or kind == "message")
        and usage.get("prompt_tokens") is None
        and "cached_input_tokens" not in usage
        and not responses.recognises(record)
    )


def read(record: Record, context: Context) -> Entry:
    """One message; its events give what is known of it so far, under the same ident."""
    kind = record.get("type")
    if kind == "message_start":
        context.state["message"] = record = record["message"]
    elif kind == "message_delta":
        record = _continued(record, context)
    elif kind in ("message_stop", "error", *_PIECES):
        raise NotUsage
    usage = object_of(record.get("usage"), "usage")
    if not usage:
        if record.get("error"):
            raise NotUsage
        raise Unreadable("no_usage", "usage")
    five_minutes, hour = written(usage, context.write_lifetime)
    ident = record.get("id")
    calls = _searches(record, usage)
    return Entry(
        model_of(record.get("model")),
        context.days.of(time_of(record)),
        count(usage.get("input_tokens"), "input_tokens"),
        count_or_0(usage.get("cache_read_input_tokens"), "cache_read_input_tokens"),
        five_minutes,
        hour,
        count(usage.get("output_tokens"), "output_tokens"),
        groups_of(record) if len(record) > 3 else NONE,
        ident if type(ident) is str else "",
        "batch" if usage.get("service_tier") == "batch" else "standard",
        host_of(record.get("provider")),
        calls=(("web_search", calls),) if calls else (),
    )


def written(usage: Mapping[str, Any], lifetime: Lifetime) -> tuple[int, int]:
    """What was written to the cache, for five minutes and for an hour."""
    created = usage.get("cache_creation_input_tokens")
    times = usage.get("cache_creation")
    if not created and not times:
        return 0, 0
    times = object_of(times, "cache_creation")
    return split_written(
        count_or_0(created, "cache_creation_input_tokens"),
        count_or_0(times.get("ephemeral_5m_input_tokens"), "ephemeral_5m_input_tokens"),
        count_or_0(times.get("ephemeral_1h_input_tokens"), "ephemeral_1h_input_tokens"),
        lifetime,
    )


def _continued(record: Record, context: Context) -> Record:
    """A message as it began, with the numbers that this event has: each is that of the whole."""
    begun = context.state.get("message")
    usage = record.get("usage")
    if type(begun) is not dict or type(usage) is not dict:
        raise NotUsage
    told = {name: value for name, value in usage.items() if value is not None}
    return {**begun, "usage": {**object_of(begun.get("usage"), "usage"), **told}}


def _searches(record: Record, usage: Mapping[str, Any]) -> int:
    """The searches that were asked for, and those that the server says that it made."""
    content = list_of(record.get("content"), "content")
    asked = sum(type(each) is dict and label(each.get("name")) == WEB_SEARCH for each in content)
    used = usage.get("server_tool_use")
    if type(used) is dict:
        return asked + count_or_0(used.get("web_search_requests"), "web_search_requests")
    return asked


FORMAT = Format("messages", recognises, read)
