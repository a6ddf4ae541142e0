"""Rows of LiteLLM's tables of days (LiteLLM_Daily*Spend): totals, with the cache in the input.

The tables by user, team, end user, organization, agent and tag tell the same use again, each in
its own way; by tag, a request counts for every one that it has. So one of them is to be read.
"""

from __future__ import annotations

from kimi_calc.usage_logs.counts import count, count_or_0
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.litellm import host_of_row
from kimi_calc.usage_logs.formats.openai_usage import split_written
from kimi_calc.usage_logs.labels import first, key_label, label, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable


def recognises(record: Record) -> bool:
    """Columns that all these tables have."""
    return "api_requests" in record and "prompt_tokens" in record and "date" in record


def read(record: Record, context: Context) -> Entry:
    """One row: a day, a key and a model."""
    prompt = count(record["prompt_tokens"], "prompt_tokens")
    output = count(record.get("completion_tokens"), "completion_tokens")
    if not prompt and not output and not record.get("model"):
        raise NotUsage  # a day of calls that no model answered
    hit = count_or_0(record.get("cache_read_input_tokens"), "cache_read_input_tokens")
    created = record.get("cache_creation_input_tokens")
    five_minutes, hour = split_written(
        count_or_0(created, "cache_creation_input_tokens"), 0, 0, context.write_lifetime
    )
    plain = prompt - hit - five_minutes - hour
    if plain < 0:
        over = str(hit + five_minutes + hour)
        raise Unreadable("parts_over_input", "cache_read_input_tokens", over)
    date = record["date"]
    ident = label(record.get("id"))
    return Entry(
        model_of(record.get("model") or record.get("model_group")),
        context.days.of(date[:10] if type(date) is str else date),
        plain,
        hit,
        five_minutes,
        hour,
        output,
        (
            key_label(record.get("api_key")),
            first(record, "user_id", "end_user_id", "agent_id"),
            first(record, "team_id", "organization_id"),
            label(record.get("tag")),
        ),
        f"litellm-day {ident}" if ident else "",
        host=host_of_row(record),
        requests=count_or_0(record.get("api_requests"), "api_requests"),
        has_split="cache_read_input_tokens" in record,
    )


FORMAT = Format("litellm-days", recognises, read)
