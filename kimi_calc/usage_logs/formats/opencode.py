"""Messages of OpenCode: as files, as rows of its database, or as `opencode export` writes them.

Files are storage/message/SESSION/MESSAGE.json, the table is `message`. The input excludes what was
read from the cache or written to it. Reasoning stands beside the output and is a part of what is
paid as output; where the total shows that it is within the output already (as some versions wrote
it), it isn't added. A forked session copies its messages under new ids, so the times and numbers
tell them apart. Parts (`step-finish`) repeat their message's tokens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import count_or_0, count_or_none
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.agent_fields import (
    folder,
    parsed,
    stem,
    text,
    within,
    written,
)
from kimi_calc.usage_logs.formats.agent_providers import host_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable


def _recognises(record: Record) -> bool:
    if "session_id" in record:
        return "data" in record and "time_created" in record
    if "sessionID" in record:
        return "role" in record or "messageID" in record
    if "parts" in record:
        return type(record.get("info")) is dict
    return "tokens" in record and "modelID" in record


def _read(record: Record, context: Context) -> Entry:
    if "info" in record:
        record = within(record, "info")
    message = _message(record)
    tokens = message.get("tokens")
    if message.get("role") != "assistant" or not isinstance(tokens, dict):
        raise NotUsage
    time = within(message, "time")
    plain, hit, written_, output = _parts(tokens)
    if not (plain or hit or written_ or output):
        if message.get("error") or not time.get("completed"):
            raise NotUsage  # broken off, or still going on
        raise Unreadable("no_usage", "tokens")
    model = text(message, "modelID") or text(within(message, "model"), "modelID")
    provider = text(message, "providerID") or text(within(message, "model"), "providerID")
    if not model:
        raise Unreadable("no_model", "modelID")
    created = time.get("created") or record.get("time_created")
    place = within(message, "path")
    session = text(record, "sessionID") or text(record, "session_id") or folder(context.path, 1)
    return Entry(
        model,
        context.days.of(created),
        plain,
        hit,
        *written(written_, context),
        output,
        ("", "", text(place, "root") or text(place, "cwd"), session),
        _ident(record, created, f"{model} {plain} {hit} {written_} {output}", context),
        host=host_of(provider),
    )


def _message(record: Record) -> Mapping[str, Any]:
    """The message that a record is, or holds if it is a row; NotUsage for a part of one."""
    if "message_id" in record or "messageID" in record:
        raise NotUsage
    return parsed(record.get("data"), "data") if "session_id" in record else record


def _parts(tokens: Mapping[str, Any]) -> tuple[int, int, int, int]:
    cache = within(tokens, "cache")
    plain = count_or_0(tokens.get("input"), "input")
    hit = count_or_0(cache.get("read"), "cache.read")
    written_ = count_or_0(cache.get("write"), "cache.write")
    output = count_or_0(tokens.get("output"), "output")
    reasoning = count_or_0(tokens.get("reasoning"), "reasoning")
    total = count_or_none(tokens.get("total"), "total")
    if total != plain + hit + written_ + output:
        output += reasoning
    return plain, hit, written_, output


def _ident(record: Record, created: object, numbers: str, context: Context) -> str:
    if created is not None:
        return f"opencode {created} {numbers}"
    return f"opencode {text(record, 'id') or stem(context.path)}"


FORMAT = Format("OpenCode", _recognises, _read)
