"""Sessions of Cline from version 4 on: ~/.cline/data/sessions/SESSION/SESSION.messages.json.

A document with its messages in an array; those that tell `metrics` are replies. Its input holds
what was read from the cache and written to it. A forked session copies messages with their ids.
"""

from __future__ import annotations

from kimi_calc.usage_logs.counts import count, count_or_0
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.agent_fields import stem, text, within, written
from kimi_calc.usage_logs.formats.agent_providers import host_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable


def _recognises(record: Record) -> bool:
    return "modelInfo" in record and "role" in record and "content" in record


def _read(record: Record, context: Context) -> Entry:
    metrics = record.get("metrics")
    if not isinstance(metrics, dict):
        raise NotUsage
    tokens, output = (count(metrics.get(name), name) for name in ("inputTokens", "outputTokens"))
    hit = count_or_0(metrics.get("cacheReadTokens"), "cacheReadTokens")
    written_ = count_or_0(metrics.get("cacheWriteTokens"), "cacheWriteTokens")
    if hit + written_ > tokens:
        raise Unreadable("parts_over_input", "inputTokens", tokens)
    if not (tokens or output):
        raise Unreadable("no_usage", "inputTokens")
    about = within(record, "modelInfo")
    model = text(about, "id")
    if not model:
        raise Unreadable("no_model", "modelInfo.id")
    ident = text(record, "id")
    return Entry(
        model,
        context.days.of(record.get("ts")),
        tokens - hit - written_,
        hit,
        *written(written_, context),
        output,
        ("", "", "", stem(context.path)),
        f"cline {ident}" if ident else "",
        host=host_of(text(about, "provider")),
    )


FORMAT = Format("Cline 4", _recognises, _read)
