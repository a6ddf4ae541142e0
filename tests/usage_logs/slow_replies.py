"""Replies of the platform's API, read once more: slowly, by the rules alone."""

from __future__ import annotations

from typing import Any

from usage_logs.slow_rules import (
    NOT_USAGE,
    UNREADABLE,
    Found,
    Rules,
    asked_for,
    day,
    entry,
    inner,
    lifetimes,
    must,
    name,
    openai,
    who,
    zero,
)


def chat(record: dict[str, Any], rules: Rules) -> Found:
    usage = inner(record.get("usage"))
    choices = record.get("choices") or []
    searches = 0
    for choice in choices:
        if not usage and choice.get("usage"):
            usage = choice["usage"]
        for call in (choice.get("message") or {}).get("tool_calls") or []:
            if call["function"]["name"] == "$web_search":
                searches += 1
    if not usage:
        streamed = record.get("object") == "chat.completion.chunk" or "error" in record
        return NOT_USAGE if streamed else UNREADABLE
    prompt = must(usage.get("prompt_tokens"))
    parts = openai(usage, usage.get("prompt_tokens_details"), prompt, asked_for(record, rules))
    return {
        **entry(name(record.get("model")), day(record.get("created"), rules), 0, 0),
        **parts,
        "output": must(usage.get("completion_tokens")),
        "calls": (("web_search", searches),) if searches else (),
        "host": who(record.get("provider")),
    }


def responses(record: dict[str, Any], rules: Rules) -> Found:
    usage = inner(record.get("usage"))
    if not usage:
        return UNREADABLE if record.get("status") == "completed" else NOT_USAGE
    prompt = must(usage.get("input_tokens"))
    parts = openai(usage, usage.get("input_tokens_details"), prompt, asked_for(record, rules))
    return {
        **entry(name(record.get("model")), day(record.get("created_at"), rules), 0, 0),
        **parts,
        "output": must(usage.get("output_tokens")),
    }


def messages(record: dict[str, Any], rules: Rules) -> Found:
    if record.get("type") == "error":
        return NOT_USAGE
    usage = inner(record.get("usage"))
    times = inner(usage.get("cache_creation"))
    five, hour = lifetimes(
        zero(usage.get("cache_creation_input_tokens")),
        zero(times.get("ephemeral_5m_input_tokens")),
        zero(times.get("ephemeral_1h_input_tokens")),
        rules,
    )
    return entry(
        name(record.get("model")),
        0,
        must(usage.get("input_tokens")),
        must(usage.get("output_tokens")),
        hit=zero(usage.get("cache_read_input_tokens")),
        written_5m=five,
        written_1h=hour,
        service="batch" if usage.get("service_tier") == "batch" else "standard",
    )


def wrapped(record: dict[str, Any], rules: Rules) -> Found:
    reply = inner(record.get("response"))
    batch = "custom_id" in record
    if "body" in reply:
        batch = batch or ("status_code" in reply and "request" not in record)
        reply = inner(reply["body"])
    if not reply or "error" in reply:
        return NOT_USAGE
    request = record.get("request") or {}
    if not reply.get("model") and request.get("model"):
        reply = {**reply, "model": request["model"]}
    found = chat(reply, rules) if "prompt_tokens" in reply["usage"] else messages(reply, rules)
    if isinstance(found, dict):
        if not found["day"]:
            found["day"] = day(record.get("timestamp"), rules)
        if batch:
            found["service"] = "batch"
    return found
