"""Sessions of Kimi Code: ~/.kimi-code/sessions/FOLDER/SESSION/agents/AGENT/wire.jsonl.

Only `usage.record` tells use; `step.end` repeats the same tokens. Its model is an alias of the
configuration, PROVIDER/MODEL or as the person likes: the `llm.request` before it says what the
alias stands for. A forked session repeats all lines with their times, and nothing has an id.
"""

from __future__ import annotations

from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.agent_fields import Parts, folder, text, within, written
from kimi_calc.usage_logs.formats.agent_providers import host_of, is_membership
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

_NAMES = ("inputOther", "inputCacheRead", "inputCacheCreation", "output")
_USE = "usage.record"
_TALK = frozenset(
    (
        "config.update",
        "context.append_loop_event",
        "context.append_message",
        "context.apply_compaction",
        "context.clear",
        "context.undo",
        "context.update_token_count",
        "full_compaction.begin",
        "full_compaction.complete",
        "llm.request",
        "llm.tools_snapshot",
        "mcp.tools_discovered",
        "permission.record_approval_result",
        "permission.set_mode",
        "profile.bind",
        "prompt.accepted",
        "token_counting.measured",
        "token_counting.turn_recorded",
        "tools.set_active_tools",
        "tools.update_store",
        "turn.ended",
        "turn.prompt",
        "turn.steer",
    )
)


def _recognises(record: Record) -> bool:
    kind = record.get("type")
    if kind == _USE:
        return "usage" in record
    if type(kind) is not str or "payload" in record:
        return False
    return kind in _TALK or (kind == "metadata" and "created_at" in record)


def _read(record: Record, context: Context) -> Entry:
    if record.get("type") != _USE:
        _note(record, context)
        raise NotUsage
    parts = Parts(within(record, "usage"), _NAMES)
    written_name = text(record, "model")
    if not written_name:
        raise Unreadable("no_model", "model")
    model, host = _model(written_name, context)
    moment = record.get("time")
    ident = ""
    if moment is not None:
        numbers = f"{parts.plain} {parts.hit} {parts.written} {parts.output}"
        ident = f"kimi-code {moment} {written_name} {numbers}"
    project = context.state.get("project") or folder(context.path, 4)
    return Entry(
        model,
        context.days.of(moment),
        parts.plain,
        parts.hit,
        *written(parts.written, context),
        parts.output,
        ("", "", project, folder(context.path, 3)),
        ident,
        host=host,
    )


def _note(record: Record, context: Context) -> None:
    """Remember what a line says that holds for later ones."""
    kind = record.get("type")
    if kind == "config.update":
        found = text(record, "cwd") or text(within(record, "environmentDisclosure"), "cwd")
        if found:
            context.state["project"] = found
    elif kind == "llm.request":
        alias, model = text(record, "modelAlias"), text(record, "model")
        if alias and model:
            context.state.setdefault("models", {})[alias] = model


def _model(alias: str, context: Context) -> tuple[str, str]:
    """The model that an alias stands for, and its host. A membership's stays as it is."""
    provider, slash, name = alias.partition("/")
    host = host_of(provider) if slash else ""
    if is_membership(host):
        return alias, host
    model = context.state.get("models", {}).get(alias)
    return model or (name if slash else alias), host


FORMAT = Format("Kimi Code", _recognises, _read)
