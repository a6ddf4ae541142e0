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
    groups, ident = names_of_row(record, prompt, output)
    return Entry(
        model_of(record["model_name"]),
        context.days.of(record.get("created_at")),
        prompt,
        0,
        0,
        0,
        output,
        groups,
        ident,
        has_split=False,
    )


def refuse_others(record: Record) -> None:
    """NotUsage for a row that records no use."""
    kind = record.get("type", 2)
    if kind != 2 and (label(kind).strip().lower().removesuffix(".0") not in _CONSUMED):
        raise NotUsage


def names_of_row(record: Record, prompt: int, output: int) -> tuple[tuple[str, str, str, str], str]:
    """The groups: token's name, user, group, channel; and the ident, which is the request's id.

    An old row's own id is no ident where it is shown to users: there it is cut to its remainder
    by 1,024, or counts the rows of the page. So it is all that tells a row from others.
    """
    get = record.get
    key = get("token_name")
    user = get("username") or get("user_id")
    project = get("group")
    tag = get("channel_name") or get("channel") or get("channel_id")
    request = get("request_id")
    groups = (
        key if type(key) is str else label(key),
        user if type(user) is str else label(user),
        project if type(project) is str else label(project),
        tag if type(tag) is str else label(tag),
    )
    if type(request) is str and request:
        return groups, f"logs {request}"
    return groups, (
        f"logs\t{get('id')}\t{get('created_at')}\t{user}\t{key}\t{get('model_name')}\t"
        f"{prompt}\t{output}\t{get('quota')}"
    )


FORMAT = Format("one-api", recognises, read)
