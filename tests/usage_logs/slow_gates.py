"""What records of gateways and replies say, read once more: slowly, by the rules alone.

Each reader gives what an Entry is to have, or the word for a record that has none. It knows the
rules as they are written down of each source, and nothing of how the program reads.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from usage_logs import slow_hosts, slow_replies
from usage_logs.slow_rules import (
    NOT_USAGE,
    UNREADABLE,
    Bad,
    Found,
    Reader,
    Rules,
    day,
    entry,
    inner,
    lifetimes,
    must,
    name,
    number,
    openai,
    who,
    yes,
    zero,
)


def one_api(record: dict[str, Any], rules: Rules) -> Found:
    if str(record["type"]) != "2":
        return NOT_USAGE
    prompt, output = must(record["prompt_tokens"]), must(record["completion_tokens"])
    if not record["model_name"] and prompt == output == 0:
        return NOT_USAGE
    return entry(
        name(record["model_name"]),
        day(record["created_at"], rules),
        prompt,
        output,
        has_split=False,
    )


def new_api(record: dict[str, Any], rules: Rules) -> Found:
    if str(record["type"]) != "2":
        return NOT_USAGE
    other = inner(record["other"])
    prompt = must(record["prompt_tokens"])
    if not record["model_name"] and prompt == must(record["completion_tokens"]) == 0:
        return NOT_USAGE
    hit = zero(other.get("cache_tokens"))
    five = zero(other.get("cache_creation_tokens_5m"))
    hour = zero(other.get("cache_creation_tokens_1h"))
    total = max(
        zero(other.get("cache_creation_tokens")),
        zero(other.get("cache_write_tokens")),
        five + hour,
    )
    five, hour = lifetimes(total, five, hour, rules)
    when = day(record["created_at"], rules)
    split = number(other.get("cache_tokens")) is not None
    apart = yes(other.get("claude")) or other.get("usage_semantic") == "anthropic"
    if not apart:
        prompt -= hit + five + hour
        if hit == 0 and when < datetime(2025, 12, 22, tzinfo=UTC).toordinal():
            split = False  # the gateway didn't read Moonshot's hits then
    model = record["model_name"]
    if other.get("upstream_model_name") and str(other.get("is_model_mapped")) != "False":
        model = other["upstream_model_name"]
    searches = zero(other.get("web_search_call_count"))
    return entry(
        name(model),
        when,
        prompt,
        must(record["completion_tokens"]),
        hit=hit,
        written_5m=five,
        written_1h=hour,
        has_split=split,
        calls=(("web_search", searches),) if searches else (),
    )


def litellm(record: dict[str, Any], rules: Rules) -> Found:
    if yes(record.get("cache_hit")):
        return NOT_USAGE
    prompt, output = number(record["prompt_tokens"]), number(record["completion_tokens"])
    call = record.get("call_type") or ""
    if not prompt and not output:
        talks = call == "" or "completion" in call or "responses" in call or "messages" in call
        if record.get("status") == "failure" or not talks:
            return NOT_USAGE
    if prompt is None or output is None:
        raise Bad
    metadata = inner(record.get("metadata"))
    usage = dict(inner(metadata.get("additional_usage_values")))
    told = inner(metadata.get("usage_object"))
    usage.update({key: value for key, value in told.items() if value is not None})
    parts = openai(usage, usage.get("prompt_tokens_details"), prompt, rules)
    batch = call == "aretrieve_batch"
    models = metadata.get("batch_models") or []
    model = models[0] if batch and len(models) == 1 else record.get("model")
    host = who(record.get("custom_llm_provider"))
    if "moonshot" in (record.get("api_base") or ""):
        host = ""
    return {
        **entry(
            name(model or record.get("model_group")),
            day(record["startTime"], rules),
            0,
            output,
            has_split=usage != {},
            service="batch" if batch else "standard",
            requests=0 if batch else 1,
            host=host,
        ),
        **parts,
    }


def litellm_days(record: dict[str, Any], rules: Rules) -> Found:
    prompt = must(record["prompt_tokens"])
    output = must(record["completion_tokens"])
    if not record.get("model") and prompt == output == 0:
        return NOT_USAGE
    hit = zero(record["cache_read_input_tokens"])
    five, hour = lifetimes(zero(record["cache_creation_input_tokens"]), 0, 0, rules)
    return entry(
        name(record.get("model") or record.get("model_group")),
        day(record["date"], rules),
        prompt - hit - five - hour,
        output,
        hit=hit,
        written_5m=five,
        written_1h=hour,
        requests=zero(record["api_requests"]),
        host=who(record["custom_llm_provider"]),
    )


READERS: dict[str, Reader] = {
    "chat": slow_replies.chat,
    "responses": slow_replies.responses,
    "messages": slow_replies.messages,
    "wrapped": slow_replies.wrapped,
    "one-api": one_api,
    "new-api": new_api,
    "litellm": litellm,
    "litellm-days": litellm_days,
    "openrouter": slow_hosts.openrouter,
    "openrouter-days": slow_hosts.openrouter_days,
    "cloudflare": slow_hosts.cloudflare,
    "dify": slow_hosts.dify,
    "langfuse": slow_hosts.langfuse,
    "helicone": slow_hosts.helicone,
    "fastgpt": slow_hosts.fastgpt,
}


def slowly(form: str, record: dict[str, Any], rules: Rules) -> Found:
    """What the record of that form says."""
    try:
        return READERS[form](record, rules)
    except Bad:
        return UNREADABLE
