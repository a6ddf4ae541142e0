"""Helicone's requests, of its API or of its exporter: as OpenAI counts, where nothing else is told.

Its table has no column for the cache, so its costs are upper bounds. A body, if it is there, is
the reply itself, and better.
"""

from __future__ import annotations

from kimi_calc.usage_logs.counts import count, count_or_0, count_or_none
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats import wrapped
from kimi_calc.usage_logs.formats.openai_usage import split_written
from kimi_calc.usage_logs.json_texts import object_of
from kimi_calc.usage_logs.labels import first, host_of, label, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

_READ, _WRITTEN = "prompt_cache_read_tokens", "prompt_cache_write_tokens"
_ZEROS = "00000000-0000-0000-0000-000000000000"
"""What an answer refers to that didn't come out of Helicone's own cache."""
_MODELS = ("response_model", "model", "request_model", "model_override")


def recognises(record: Record) -> bool:
    """Fields of a request."""
    return "request_created_at" in record and (
        "prompt_tokens" in record or "response_status" in record
    )


def read(record: Record, context: Context) -> Entry:
    """One request."""
    reference = label(record.get("cache_reference_id"))
    if reference and reference != _ZEROS:
        raise NotUsage  # answered by Helicone itself
    prompt = count_or_none(record.get("prompt_tokens"), "prompt_tokens")
    output = count_or_none(record.get("completion_tokens"), "completion_tokens")
    if not prompt and not output and label(record.get("response_status")) != "200":
        raise NotUsage
    groups = _groups(record)
    ident = first(record, "request_id", "response_id")
    day = context.days.of(record.get("request_created_at") or record.get("response_created_at"), 0)
    body = object_of(record.get("response_body"), "response_body")
    host = host_of(record.get("provider")) if _is_named(record) else ""
    told = {"response": body, "model": first(record, *_MODELS)}
    if body and "error" not in body and wrapped.recognises(told):
        entry = wrapped.read(told, context)
        return entry._replace(day=day, groups=groups, host=host, ident=entry.ident or ident)
    hit = count_or_0(record.get(_READ), _READ)
    written = count_or_0(record.get(_WRITTEN), _WRITTEN)
    five_minutes, hour = split_written(written, 0, 0, context.write_lifetime)
    plain = count(prompt, "prompt_tokens")
    if label(record.get("provider")).upper() != "ANTHROPIC":
        plain -= hit + written
        if plain < 0:
            raise Unreadable("parts_over_input", _READ, str(hit + written))
    return Entry(
        model_of(told["model"]),
        day,
        plain,
        hit,
        five_minutes,
        hour,
        count(output, "completion_tokens"),
        groups,
        f"helicone {ident}" if ident else "",
        host=host,
        has_split=record.get(_READ) not in (None, ""),
    )


def _is_named(record: Record) -> bool:
    """Whether the provider is one: the platform is reached as OpenAI or as a custom one."""
    target = label(record.get("target_url")) + label(record.get("request_path"))
    return label(record.get("provider")).upper() != "CUSTOM" and "moonshot" not in target


def _groups(record: Record) -> tuple[str, str, str, str]:
    properties = object_of(record.get("request_properties"), "request_properties") or object_of(
        record.get("properties"), "properties"
    )
    return (
        "",
        first(record, "request_user_id", "helicone_user"),
        first(properties, "project", "Project", "team", "Team", "app", "App"),
        first(properties, "tag", "Tag", "environment", "Environment", "feature", "Feature"),
    )


FORMAT = Format("helicone", recognises, read)
