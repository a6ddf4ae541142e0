"""Sessions of Claude Code: ~/.claude/projects/FOLDER/SESSION.jsonl, subagents' beside them.

One reply is several lines, one for each block of its content, with the same `message.id` and the
numbers of that moment: partial ones first. Kimi's endpoint sends no request id, and a replay in a
side chain has another one, so the id of the message alone tells replies apart; the line with the
largest output stays. Progress of subagents repeats their replies, under the same ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import count, count_or_0, count_or_none
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.agent_fields import folder, stem, text, within, written
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

_TALK = frozenset(
    (
        "agent-name",
        "ai-title",
        "attachment",
        "custom-title",
        "file-history-snapshot",
        "last-prompt",
        "permission-mode",
        "pr-link",
        "progress",
        "queue-operation",
        "result",
        "stream_event",
        "summary",
        "system",
        "tag",
        "user",
    )
)
_OF_A_SESSION = ("sessionId", "session_id", "uuid", "leafUuid", "messageId")
_SYNTHETIC = "<synthetic>"
"""The model of what Claude Code wrote itself: errors, interruptions."""


def _recognises(record: Record) -> bool:
    kind = record.get("type")
    if kind == "assistant":
        return type(record.get("message")) is dict
    if type(kind) is not str or kind not in _TALK:
        return False
    return any(key in record for key in _OF_A_SESSION)


def _read(record: Record, context: Context) -> Entry:
    line: Mapping[str, Any] = record
    if record.get("type") == "progress":
        line = within(within(record, "data"), "message")
    if line.get("type") != "assistant":
        raise NotUsage
    message = within(line, "message")
    usage = message.get("usage")
    model = text(message, "model")
    if not isinstance(usage, dict) or model == _SYNTHETIC:
        raise NotUsage
    plain = count(usage.get("input_tokens"), "input_tokens")
    hit = count_or_0(usage.get("cache_read_input_tokens"), "cache_read_input_tokens")
    written_5m, written_1h = _written(usage, context)
    output = count(usage.get("output_tokens"), "output_tokens")
    if line.get("isApiErrorMessage") and not (plain or hit or written_5m or written_1h or output):
        raise NotUsage
    if not model:
        raise Unreadable("no_model", "model")
    moment = line.get("timestamp") or record.get("timestamp")
    return Entry(
        model,
        context.days.of(moment),
        plain,
        hit,
        written_5m,
        written_1h,
        output,
        ("", "", _project(record, context), _session(record, context)),
        text(message, "id") or text(line, "requestId") or text(line, "uuid"),
    )


def _written(usage: Mapping[str, Any], context: Context) -> tuple[int, int]:
    field = "cache_creation_input_tokens"
    whole = count_or_none(usage.get(field), field)
    by_lifetime = usage.get("cache_creation")
    if not isinstance(by_lifetime, dict):
        return written(whole, context) if whole else (0, 0)
    minutes, hour = (
        count_or_0(by_lifetime.get(name), name)
        for name in ("ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens")
    )
    if whole is None or minutes + hour == whole:
        return minutes, hour
    if minutes + hour > whole:
        raise Unreadable("parts_over_input", field, whole)
    more = written(whole - minutes - hour, context)
    return minutes + more[0], hour + more[1]


def _project(record: Record, context: Context) -> str:
    """The folder worked in; else that of the sessions, whose name is made of it."""
    if found := text(record, "cwd"):
        return found
    above = 1
    while (name := folder(context.path, above)) and folder(context.path, above + 1) != "projects":
        above += 1
    return name or folder(context.path, 1)


def _session(record: Record, context: Context) -> str:
    return text(record, "sessionId") or text(record, "session_id") or stem(context.path)


FORMAT = Format("Claude Code", _recognises, _read, holds=True)
