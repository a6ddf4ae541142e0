"""Logs of Cloudflare's AI Gateway: no word of the prompt cache, so costs are upper bounds."""

from __future__ import annotations

from kimi_calc.usage_logs.counts import count, count_or_none
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.json_texts import object_of
from kimi_calc.usage_logs.labels import (
    NONE,
    groups_of,
    host_of,
    is_false,
    is_true,
    label,
    model_of,
)
from kimi_calc.usage_logs.records import Entry, NotUsage


def recognises(record: Record) -> bool:
    """Fields of a log."""
    return "tokens_in" in record and "tokens_out" in record and "provider" in record


def read(record: Record, context: Context) -> Entry:
    """One request. `cached` says that the gateway itself answered, for nothing."""
    if is_true(record.get("cached")):
        raise NotUsage
    prompt = count_or_none(record["tokens_in"], "tokens_in")
    output = count_or_none(record["tokens_out"], "tokens_out")
    if not prompt and not output and _failed(record):
        raise NotUsage
    metadata = object_of(record.get("metadata"), "metadata")
    ident = label(record.get("id"))
    return Entry(
        model_of(record.get("model")),
        context.days.of(record.get("created_at"), 0),
        count(prompt, "tokens_in"),
        0,
        0,
        0,
        count(output, "tokens_out"),
        groups_of(metadata) if metadata else NONE,
        f"cloudflare {ident}" if ident else "",
        host=host_of(record["provider"]),
        has_split=False,
    )


def _failed(record: Record) -> bool:
    if is_false(record.get("success")):
        return True
    status = count_or_none(record.get("status_code"), "status_code")
    return status is not None and status >= 400


FORMAT = Format("cloudflare", recognises, read)
