"""Replies of the Responses API: the cache is in the input, and its lifetime is repeated."""

from __future__ import annotations

from kimi_calc.usage_logs.counts import count
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.chat import WEB_SEARCH, time_of
from kimi_calc.usage_logs.formats.openai_usage import input_parts
from kimi_calc.usage_logs.json_texts import list_of, object_of
from kimi_calc.usage_logs.labels import groups_of, host_of, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

_SAID = {"input_tokens_details", "cached_tokens", "prompt_tokens_details"}
_UNFINISHED = ("in_progress", "queued", "failed", "cancelled")


def recognises(record: Record) -> bool:
    """What says that it is a response, or has its words for what is in the cache."""
    if record.get("object") == "response":
        return True
    kind = record.get("type")
    if type(kind) is str and kind.startswith("response.") and "response" not in record:
        return True  # a piece of a stream
    usage = record.get("usage")
    if type(usage) is str:
        return '"input_tokens_details"' in usage
    return (
        type(usage) is dict
        and "input_tokens" in usage
        and usage.get("prompt_tokens") is None
        and not _SAID.isdisjoint(usage)
        and "model" in record
    )


def read(record: Record, context: Context) -> Entry:
    """One response."""
    usage = object_of(record.get("usage"), "usage")
    if not usage:
        if "object" not in record or record.get("error") or record.get("status") in _UNFINISHED:
            raise NotUsage
        raise Unreadable("no_usage", "usage")
    prompt = count(usage.get("input_tokens"), "input_tokens")
    details = usage.get("input_tokens_details") or usage.get("prompt_tokens_details")
    plain, hit, five_minutes, hour = input_parts(usage, details, prompt, record, context)
    searches = sum(
        type(item) is dict and item.get("name") == WEB_SEARCH
        for item in list_of(record.get("output"), "output")
    )
    ident = record.get("id")
    return Entry(
        model_of(record.get("model")),
        context.days.of(record.get("created_at") or time_of(record)),
        plain,
        hit,
        five_minutes,
        hour,
        count(usage.get("output_tokens"), "output_tokens"),
        groups_of(record),
        ident if type(ident) is str else "",
        host=host_of(record.get("provider")),
        calls=(("web_search", searches),) if searches else (),
    )


FORMAT = Format("responses", recognises, read)
