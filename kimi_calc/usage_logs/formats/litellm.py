"""Rows of LiteLLM_SpendLogs, and what LiteLLM writes to stores of logs, which says the same.

A request each, with the cache in what LiteLLM tells beside the columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import Inexact, count, count_or_none
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.openai_usage import input_parts
from kimi_calc.usage_logs.formats.quick import quick_entry
from kimi_calc.usage_logs.json_texts import Loads, exact, list_of, loads, object_of
from kimi_calc.usage_logs.labels import host_of, is_true, key_label, label, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage

UTC = 0
"""Times without a zone are of it, here and in LiteLLM's tables of days."""

_MARKS = ("call_type", "custom_llm_provider", "spend", "model_group")
_BATCH = ("aretrieve_batch", "retrieve_batch")
"""The call by which LiteLLM learns what a whole batch has used: one row for all its requests."""
_FAILED = ("failure", "failed", "error")
_TALKS = ("completion", "responses", "messages")
"""Parts of the names of calls that models answer."""


def recognises(record: Record) -> bool:
    """Columns of the table, however their names are written."""
    return (
        "prompt_tokens" in record
        and ("startTime" in record or "starttime" in record or "start_time" in record)
        and any(mark in record for mark in _MARKS)
    )


def read(record: Record, context: Context) -> Entry:
    """One row."""
    try:
        return _read(record, context, loads)
    except Inexact:
        return _read(record, context, exact)


def host_of_row(record: Record) -> str:
    """Who answered: Kimi is often reached as another provider, at the platform's address."""
    base = record.get("api_base")
    if type(base) is str and "moonshot" in base.lower():
        return ""
    return host_of(record.get("custom_llm_provider"))


def _read(record: Record, context: Context, read_text: Loads) -> Entry:
    hit = record.get("cache_hit")
    if hit and is_true(hit):
        raise NotUsage  # an answer out of LiteLLM's own cache
    prompt = record["prompt_tokens"]
    output = record.get("completion_tokens")
    call = record.get("call_type")
    if type(prompt) is not int or type(output) is not int or prompt <= 0 or output < 0:
        prompt, output = _counts(record, call)
    metadata = object_of(record.get("metadata"), "metadata", read_text)
    usage = _usage(metadata) or _replied(record, read_text)
    details = usage.get("prompt_tokens_details") or usage.get("input_tokens_details")
    plain, hits, five_minutes, hour = input_parts(usage, details, prompt, record, context)
    batch = call in _BATCH
    return quick_entry(
        (
            _model(record, metadata, batch=batch),
            context.days.of(_start(record), UTC),
            plain,
            hits,
            five_minutes,
            hour,
            output,
            _groups(record, metadata, read_text),
            label(record.get("request_id") or record.get("id")),
            "batch" if batch else "standard",
            host_of_row(record),
            0 if batch else 1,
            bool(usage),
            (),
        )
    )


def _counts(record: Record, call: object) -> tuple[int, int]:
    """Input and output where they aren't simply two numbers."""
    prompt = count_or_none(record["prompt_tokens"], "prompt_tokens")
    output = count_or_none(record.get("completion_tokens"), "completion_tokens")
    if not prompt and not output and _uses_nothing(record, call):
        raise NotUsage
    return count(prompt, "prompt_tokens"), count(output, "completion_tokens")


def _replied(record: Record, read_text: Loads) -> Mapping[str, Any]:
    """The usage of the reply, where the row keeps it."""
    reply = record.get("response")
    if not reply or (type(reply) is str and '"prompt_tokens"' not in reply):
        return {}
    usage = object_of(object_of(reply, "response", read_text).get("usage"), "usage", read_text)
    return usage if "prompt_tokens" in usage else {}


def _uses_nothing(record: Record, call: object) -> bool:
    """Whether a row without tokens is no use: a failure, or a call that no model answers."""
    status = record.get("status")
    if type(status) is str and status.lower() in _FAILED:
        return True
    return type(call) is str and call != "" and not any(talk in call for talk in _TALKS)


def _usage(metadata: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the row tells of its usage beyond the columns; nothing where it doesn't."""
    usage = object_of(metadata.get("usage_object"), "usage_object")
    more = object_of(metadata.get("additional_usage_values"), "additional_usage_values")
    return {**more, **{name: v for name, v in usage.items() if v is not None}} if more else usage


def _model(record: Record, metadata: Mapping[str, Any], *, batch: bool) -> str:
    models = metadata.get("batch_models") if batch else None
    if type(models) is list and len(models) == 1:
        return model_of(models[0])
    return model_of(record.get("model") or record.get("model_group"))


def _start(record: Record) -> object:
    return record.get("startTime") or record.get("starttime") or record.get("start_time")


def _groups(
    record: Record, metadata: Mapping[str, Any], read_text: Loads
) -> tuple[str, str, str, str]:
    """The key's name or hash, the user, the team's name or id, the first tag."""
    get = metadata.get
    key = get("user_api_key_alias") or record.get("api_key") or get("user_api_key_hash")
    user = record.get("user") or record.get("end_user") or get("user_api_key_user_id")
    team = get("user_api_key_team_alias") or record.get("team_id") or get("user_api_key_team_id")
    tags = record.get("request_tags")
    if type(tags) is str and tags:
        tags = list_of(tags, "request_tags", read_text)
    return key_label(key), label(user), label(team), label(tags) if type(tags) is list else ""


FORMAT = Format("litellm", recognises, read)
