"""Rows of one-api's `logs` (model/log.go): no word of the cache, so costs are upper bounds."""

from __future__ import annotations

from kimi_calc.usage_logs.counts import count
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.labels import label, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage

_CONSUMED = (2, "2", "consume", "消费")
"""Types of a row that records use; others are top-ups, errors, refunds and the like."""
_MARKS = {"quota", "token_name", "channel", "channel_id", "elapsed_time", "use_time"}


def recognises(record: Record) -> bool:
    """Columns of the table, without that in which new-api tells the rest."""
    return (
        "model_name" in record
        and "prompt_tokens" in record
        and "completion_tokens" in record
        and "other" not in record
        and not _MARKS.isdisjoint(record)
    )


def read(record: Record, context: Context) -> Entry:
    """One row."""
    refuse_others(record)
    prompt = count(record["prompt_tokens"], "prompt_tokens")
    output = count(record["completion_tokens"], "completion_tokens")
    if not prompt and not output and not record["model_name"]:
        raise NotUsage  # what was charged for, but by no model
    return Entry(
        model_of(record["model_name"]),
        context.days.of(record.get("created_at")),
        prompt,
        0,
        0,
        0,
        output,
        groups_of_row(record),
        ident_of_row(record),
        has_split=False,
    )


def refuse_others(record: Record) -> None:
    """NotUsage for a row that records no use."""
    kind = record.get("type", 2)
    if kind != 2 and (label(kind).strip().lower().removesuffix(".0") not in _CONSUMED):
        raise NotUsage


def groups_of_row(record: Record) -> tuple[str, str, str, str]:
    """The token's name, the user, the group, the channel."""
    get = record.get
    key = get("token_name")
    user = get("username") or get("user_id")
    project = get("group")
    tag = get("channel_name") or get("channel") or get("channel_id")
    return (
        key if type(key) is str else label(key),
        user if type(user) is str else label(user),
        project if type(project) is str else label(project),
        tag if type(tag) is str else label(tag),
    )


def ident_of_row(record: Record) -> str:
    """The request's id; an old row's own id is none where it is shown to users.

    There it is cut to its remainder by 1,024, or counts the rows of the page: so all that tells a
    row from others is its ident.
    """
    get = record.get
    ident = get("request_id")
    if type(ident) is str and ident:
        return f"logs {ident}"
    return (
        f"logs\t{get('id')}\t{get('created_at')}\t{get('username') or get('user_id')}\t"
        f"{get('token_name')}\t{get('model_name')}\t{get('prompt_tokens')}\t"
        f"{get('completion_tokens')}\t{get('quota')}"
    )


FORMAT = Format("one-api", recognises, read)
