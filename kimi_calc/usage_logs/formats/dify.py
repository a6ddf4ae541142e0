"""Dify: replies and events of its API, and its table of messages; no word of the cache.

Costs are upper bounds. Only what nodes of a workflow say names a model; elsewhere it is `dify`,
which the person can say what it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import count
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.json_texts import object_of
from kimi_calc.usage_logs.labels import first, host_of, label
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

UNNAMED = "dify"
"""The model where Dify names none: apps know which they use, their messages don't."""

_RUNS = ("task_id", "message_id", "workflow_run_id")
_SEVERAL = ("agent-chat", "advanced-chat", "workflow", "agent")
"""Modes of apps that may ask a model several times for one answer."""
_ENDS = ("message_end", "message", "agent_message")


def recognises(record: Record) -> bool:
    """An event or a reply of the API, or a row of the table."""
    if "message_tokens" in record and "answer_tokens" in record:
        return True
    if type(record.get("event")) is str:
        return any(name in record for name in _RUNS)
    metadata = record.get("metadata")
    if type(metadata) is dict:
        usage = metadata.get("usage")
        told = type(usage) is dict and "prompt_tokens" in usage
    else:
        told = type(metadata) is str and '"prompt_tokens"' in metadata and "usage" in metadata
    if told:
        return "message_id" in record or "conversation_id" in record or "answer" in record
    return "workflow_run_id" in record and type(record.get("data")) is dict


def read(record: Record, context: Context) -> Entry:
    """One answer, or one node that asked a model: its run's answer is no further use then."""
    if "message_tokens" in record:
        return _row(record, context)
    data = record.get("data")
    if type(data) is dict:
        return _node(record, data, context)
    event = record.get("event")
    run = _run(record)
    if event == "agent_thought":
        context.state.setdefault("agents", set()).add(run)
        raise NotUsage
    if event is not None and event not in _ENDS:
        raise NotUsage
    metadata = object_of(record.get("metadata"), "metadata")
    usage = object_of(metadata.get("usage"), "usage")
    if not usage or run in context.state.get("nodes", ()):
        if usage or event is not None:
            raise NotUsage  # a piece of an answer, or the sum of what its nodes have told
        raise Unreadable("no_usage", "metadata")
    ident = first(record, "message_id", "id")
    several = record.get("mode") in _SEVERAL or run in context.state.get("agents", ())
    entry = _entry(
        usage,
        first(record, "model", "model_name") or label(metadata.get("model")),
        context.days.of(record.get("created_at")),
        ident,
        ("", _user(record), first(record, "app_name", "app_id"), ""),
    )
    return entry._replace(requests=0) if several else entry


def _node(record: Record, data: Mapping[str, Any], context: Context) -> Entry:
    """What a node says of the model that it asked."""
    said = object_of(data.get("process_data"), "process_data")
    usage = object_of(said.get("usage"), "usage")
    if not usage:
        usage = object_of(object_of(data.get("outputs"), "outputs").get("usage"), "usage")
    if "prompt_tokens" not in usage:
        if record.get("event") is None and count(data.get("total_tokens") or 0, "total_tokens"):
            raise Unreadable("no_usage", "total_tokens")  # of a whole run, in one number
        raise NotUsage
    if record.get("event") not in (None, "node_finished"):
        raise NotUsage
    context.state.setdefault("nodes", set()).add(_run(record))
    entry = _entry(
        usage,
        first(said, "model_name", "model"),
        context.days.of(data.get("finished_at") or data.get("created_at")),
        label(data.get("id")),
        ("", _user(record), first(record, "app_name", "app_id"), label(data.get("title"))),
    )
    return entry._replace(host=_provider(said.get("model_provider")))


def _row(record: Record, context: Context) -> Entry:
    """A row of `messages`, whose times are of UTC."""
    entry = _entry(
        {
            "prompt_tokens": record["message_tokens"],
            "completion_tokens": record["answer_tokens"],
        },
        first(record, "model_id"),
        context.days.of(record.get("created_at"), 0),
        label(record.get("id")),
        ("", _user(record), first(record, "app_name", "app_id"), ""),
    )
    return entry._replace(host=_provider(record.get("model_provider")))


def _entry(
    usage: Mapping[str, Any],
    model: str,
    day: int,
    ident: str,
    groups: tuple[str, str, str, str],
) -> Entry:
    return Entry(
        model or UNNAMED,
        day,
        count(usage.get("prompt_tokens"), "prompt_tokens"),
        0,
        0,
        0,
        count(usage.get("completion_tokens"), "completion_tokens"),
        groups,
        f"dify {ident}" if ident else "",
        has_split=False,
    )


def _run(record: Record) -> str:
    return first(record, *_RUNS)


def _user(record: Record) -> str:
    return first(record, "user", "user_id", "from_end_user_id", "from_account_id")


def _provider(value: object) -> str:
    """Who answered: a provider is a path whose last part is its name; a made-up one is nobody."""
    name = label(value)
    return host_of(name) and host_of(name.rpartition("/")[2])


FORMAT = Format("dify", recognises, read)
