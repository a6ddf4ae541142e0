"""What others between the platform and a company tell, read once more: slowly, by the rules."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from usage_logs.slow_rules import (
    NOT_USAGE,
    UNREADABLE,
    Bad,
    Found,
    Rules,
    day,
    entry,
    inner,
    lifetimes,
    must,
    name,
    number,
    who,
    yes,
    zero,
)


def openrouter(record: dict[str, Any], rules: Rules) -> Found:
    prompt, output = number(record["tokens_prompt"]), number(record["tokens_completion"])
    if yes(record["cancelled"]) and not prompt and not output:
        return NOT_USAGE
    if prompt is None or output is None:
        raise Bad
    hit = number(record.get("tokens_cached"))
    return entry(
        name(record["model_permaslug"]),
        day(record["created_at"], rules),
        prompt - (hit or 0),
        output,
        hit=hit or 0,
        has_split=hit is not None,
        host=who(record["provider_name"]) if record["provider_name"] else "OpenRouter",
    )


def openrouter_days(record: dict[str, Any], _rules: Rules) -> Found:
    camel = "modelPermaslug" in record
    prompt = record["promptTokens" if camel else "prompt_tokens"]
    output = record["completionTokens" if camel else "completion_tokens"]
    provider = record["providerName" if camel else "provider_name"]
    return entry(
        name(record["model"]),
        datetime.fromisoformat(record["date"][:10]).toordinal(),
        must(prompt),
        must(output),
        requests=zero(record["requests"]),
        has_split=False,
        host=who(provider) if provider else "OpenRouter",
    )


def cloudflare(record: dict[str, Any], rules: Rules) -> Found:
    if yes(record["cached"]):
        return NOT_USAGE
    prompt, output = number(record["tokens_in"]), number(record["tokens_out"])
    failed = str(record["success"]).lower() in ("false", "0") or zero(record["status_code"]) >= 400
    if failed and not prompt and not output:
        return NOT_USAGE
    if prompt is None or output is None:
        raise Bad
    return entry(
        name(record["model"]),
        day(record["created_at"], rules),
        prompt,
        output,
        has_split=False,
        host=who(record["provider"]),
    )


def dify(record: dict[str, Any], rules: Rules) -> Found:
    if record["event"] not in ("message", "message_end"):
        return NOT_USAGE
    usage = inner(inner(record.get("metadata")).get("usage"))
    if not usage:
        return NOT_USAGE
    return entry(
        "dify",
        day(record["created_at"], rules),
        must(usage["prompt_tokens"]),
        must(usage["completion_tokens"]),
        requests=0 if record.get("mode") in ("advanced-chat", "agent-chat") else 1,
        has_split=False,
    )


def langfuse(record: dict[str, Any], rules: Rules) -> Found:
    """By the shapes that are known: what Langfuse took out of the input, and Anthropic's names,
    stand beside it; what is nested as OpenAI nests it is within."""
    if record["type"] != "GENERATION":
        return NOT_USAGE
    snake = "usage_details" in record
    details = inner(record["usage_details" if snake else "usageDetails"])
    if not details:
        return NOT_USAGE if record.get("level") == "ERROR" else UNREADABLE
    prompt = must(details.get("input", details.get("prompt_tokens")))
    output = must(details.get("output", details.get("completion_tokens")))
    nested = inner(details.get("prompt_tokens_details"))
    hit, total = 0, 0
    told = False
    for key in ("input_cached_tokens", "input_cache_read", "cache_read_input_tokens"):
        told = told or key in details
        hit = hit or zero(details.get(key))
    for key in ("input_cache_creation", "cache_creation_input_tokens"):
        told = told or key in details
        total = total or zero(details.get(key))
    if "cached_tokens" in nested:
        told = True
        hit = zero(nested["cached_tokens"])
        prompt -= hit
    output += zero(details.get("output_reasoning_tokens"))
    five, hour = lifetimes(total, 0, 0, rules)
    return entry(
        name(record["provided_model_name" if snake else "model"]),
        day(record["start_time" if snake else "startTime"], rules),
        prompt,
        output,
        hit=hit,
        written_5m=five,
        written_1h=hour,
        has_split=told,
    )


def helicone(record: dict[str, Any], rules: Rules) -> Found:
    if record.get("cache_reference_id", "0").strip("0-"):
        return NOT_USAGE
    prompt, output = number(record["prompt_tokens"]), number(record["completion_tokens"])
    if not prompt and not output and str(record["response_status"]) != "200":
        return NOT_USAGE
    if prompt is None or output is None:
        raise Bad
    hit = zero(record.get("prompt_cache_read_tokens"))
    five, hour = lifetimes(zero(record.get("prompt_cache_write_tokens")), 0, 0, rules)
    return entry(
        name(record["model"]),
        day(record["request_created_at"], rules),
        prompt - hit - five - hour,
        output,
        hit=hit,
        written_5m=five,
        written_1h=hour,
        has_split=number(record.get("prompt_cache_read_tokens")) is not None,
    )


def fastgpt(record: dict[str, Any], rules: Rules) -> Found:
    prompt = output = 0
    models = set()
    for node in record["responseData"]:
        if zero(node.get("inputTokens")) or zero(node.get("outputTokens")):
            prompt += must(node.get("inputTokens"))
            output += must(node.get("outputTokens"))
            models.add(node.get("model"))
    if not models:
        return NOT_USAGE
    if len(models) > 1:
        return UNREADABLE
    return entry(
        name(models.pop()), day(record["time"], rules), prompt, output, requests=0, has_split=False
    )
