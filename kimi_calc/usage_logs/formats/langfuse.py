"""Langfuse's observations: what was used is in an object whose keys the application chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import Inexact, count
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.free_usage import Used, used_of
from kimi_calc.usage_logs.json_texts import Loads, exact, list_of, loads, object_of
from kimi_calc.usage_logs.labels import first, label, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

_DETAILS = ("usageDetails", "usage_details")
_MODELS = ("provided_model_name", "providedModelName", "model", "model_name", "internalModel")
_TIMES = ("startTime", "start_time", "timestamp", "createdAt", "created_at")
_FLAT = (
    ("promptTokens", "completionTokens", "totalTokens"),
    ("prompt_tokens", "completion_tokens", "total_tokens"),
    ("inputTokens", "outputTokens", "totalTokens"),
    ("inputUsage", "outputUsage", "totalUsage"),
    ("input_usage", "output_usage", "total_usage"),
)
"""Columns that older exports have in place of the object."""


def recognises(record: Record) -> bool:
    """An observation, of the API, of a table, or of what is written to a store of blobs."""
    if "usageDetails" in record or "usage_details" in record:
        return True
    traced = "traceId" in record or "trace_id" in record
    return traced and "type" in record and ("startTime" in record or "start_time" in record)


def read(record: Record, context: Context) -> Entry:
    """One generation; all else that is observed only holds generations, or sums of them."""
    kind = record.get("type")
    if type(kind) is str and kind.strip().upper() != "GENERATION":
        raise NotUsage
    try:
        return _read(record, context, loads)
    except Inexact:
        return _read(record, context, exact)


def _read(record: Record, context: Context, read_text: Loads) -> Entry:
    used = _used(record, context, read_text)
    if used is None:
        if label(record.get("level")).upper() == "ERROR":
            raise NotUsage
        raise Unreadable("no_usage", "usageDetails")
    time = next((record[name] for name in _TIMES if record.get(name)), None)
    tags = record.get("tags") or record.get("trace_tags")
    if type(tags) is str:
        tags = list_of(tags, "tags", read_text)
    ident = label(record.get("id"))
    return Entry(
        model_of(first(record, *_MODELS)),
        context.days.of(time, 0),
        *used[:5],
        (
            "",
            first(record, "userId", "user_id"),
            first(record, "projectId", "project_id"),
            label(tags) if type(tags) is list else "",
        ),
        f"langfuse {ident}" if ident else "",
        has_split=used.has_split,
    )


def _used(record: Record, context: Context, read_text: Loads) -> Used | None:
    for name in (*_DETAILS, "usage"):
        details = object_of(record.get(name), name, read_text)
        used = used_of(details, context.write_lifetime) if details else None
        if used is not None:
            return used
    return _flat(record)


def _flat(record: Mapping[str, Any]) -> Used | None:
    for prompt, output, total in _FLAT:
        given = [record.get(name) for name in (prompt, output, total)]
        if given[0] not in (None, "") or given[1] not in (None, ""):
            told = count(given[0], prompt), count(given[1], output)
            return Used(told[0], 0, 0, 0, told[1], has_split=False)
    return None


FORMAT = Format("langfuse", recognises, read)
