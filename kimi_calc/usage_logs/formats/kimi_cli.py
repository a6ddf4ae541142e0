"""Sessions of kimi-cli: ~/.kimi/sessions/GROUP/SESSION/wire.jsonl, subagents' beneath them.

The parts of the input come split. The lines name no model, and neither does anything else that is
written with a session (state.json, context.jsonl): the configuration only tells what is set now.
So the model is "", and the person may say which one it was. What a subagent used stands in its own
file and in that of the session, under the same message id; a forked session repeats all lines.
"""

from __future__ import annotations

from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.agent_fields import Parts, folder, text, within, written
from kimi_calc.usage_logs.records import Entry, NotUsage

_NAMES = ("input_other", "input_cache_read", "input_cache_creation", "output")
_DEPTH = 10  # subagents of subagents


def _recognises(record: Record) -> bool:
    if "timestamp" in record:
        message = record.get("message")
        return type(message) is dict and "type" in message and "payload" in message
    return record.get("type") == "metadata" and "protocol_version" in record


def _read(record: Record, context: Context) -> Entry:
    message = within(record, "message")
    for _ in range(_DEPTH):
        if message.get("type") != "SubagentEvent":
            break
        message = within(within(message, "payload"), "event")
    if message.get("type") != "StatusUpdate":
        raise NotUsage
    payload = within(message, "payload")
    usage = payload.get("token_usage")
    if not isinstance(usage, dict):
        raise NotUsage
    parts = Parts(usage, _NAMES)
    moment = record.get("timestamp")
    ident = text(payload, "message_id")
    if not ident and moment is not None:
        ident = f"kimi-cli {moment} {parts.plain} {parts.hit} {parts.written} {parts.output}"
    project, session = _names(context.path)
    return Entry(
        "",
        context.days.of(moment),
        parts.plain,
        parts.hit,
        *written(parts.written, context),
        parts.output,
        ("", "", project, session),
        ident,
    )


def _names(path: str) -> tuple[str, str]:
    """The group of sessions (a hash of the folder worked in) and the session."""
    above = 1
    if folder(path, 2) == "subagents":
        above = 3
    return folder(path, above + 1), folder(path, above)


FORMAT = Format("kimi-cli", _recognises, _read)
