"""Rows of gateways' own databases by chance, with traps: one-api, new-api, LiteLLM."""

from __future__ import annotations

from typing import Any

from usage_logs.chances import HOSTS, Chance, Record


def one_api(chance: Chance) -> Record:
    return {
        "id": chance.random.randrange(2000),
        "user_id": 1,
        "created_at": chance.pick(chance.seconds(), str(chance.seconds())),
        "type": chance.pick(2, 2, 2, 2, "2", 1, 3, 4, 5, "1"),
        "content": "",
        "username": "ann",
        "token_name": "t",
        "model_name": chance.model(),
        "quota": chance.pick(5, -5),
        "prompt_tokens": chance.written(chance.tokens()),
        "completion_tokens": chance.written(chance.tokens()),
        "channel": 3,
        "request_id": chance.pick("", "2026090200001"),
    }


def new_api(chance: Chance) -> Record:
    prompt, hit, written = chance.parts()
    other: Any = {"model_ratio": 0.4, "group_ratio": 1, "cache_ratio": 0.1, "frt": 1200.0}
    if not chance.rare(10):
        other["cache_tokens"] = chance.written(hit)
    if written:
        hour = chance.random.randrange(written + 1)
        times = {"cache_creation_tokens_1h": hour, "cache_creation_tokens_5m": written - hour}
        created = {"cache_creation_tokens": written}
        other |= chance.pick(
            created, times, created | times, created | {"cache_write_tokens": written}
        )
    if chance.rare(4):
        other["claude"] = chance.pick(True, True, False)
    elif chance.rare(10):
        other["usage_semantic"] = chance.pick("anthropic", "openai")
    if chance.rare(6):
        other["is_model_mapped"] = chance.pick(True, False)
        other["upstream_model_name"] = chance.pick("kimi-k2.6", "kimi-k3", "")
    if chance.rare(20):
        other["web_search_call_count"] = chance.pick(0, 2)
    given = chance.random.randrange(20)
    record = one_api(chance)
    del record["request_id"]
    record["created_at"] = chance.seconds()
    record["type"] = chance.pick(2, 2, 2, 2, 2, "2", 1, 3, 5, 6)
    record["prompt_tokens"] = chance.written(prompt)
    record["group"] = "default"
    record["other"] = chance.text(other) if given > 1 else ("", '{"cache_tokens": 4')[given]
    return record


def _metadata(chance: Chance) -> tuple[int, Record]:
    """The input, and what LiteLLM tells beside the columns."""
    prompt, hit, written = chance.parts()
    hour = chance.random.randrange(written + 1)
    times = {
        "ephemeral_5m_input_tokens": written - hour,
        "ephemeral_1h_input_tokens": hour,
    }
    details: Record = {"cached_tokens": hit, "text_tokens": None}
    usage: Record = {"prompt_tokens": prompt, "completion_tokens": 1, "total_tokens": 9}
    if written:
        details["cache_creation_tokens"] = written
        details["cache_creation_token_details"] = chance.pick(None, times)
        usage["cache_creation_input_tokens"] = written
    usage["prompt_tokens_details"] = details
    if chance.rare(3):
        usage["cache_read_input_tokens"] = hit
    more = {key: value for key, value in usage.items() if "tokens_details" in key or "cache" in key}
    told: Record = chance.pick(
        {"usage_object": usage},
        {"usage_object": usage, "additional_usage_values": more},
        {"usage_object": None, "additional_usage_values": more},
        {},
    )
    return prompt, {"user_api_key_alias": "bot", **told}


def litellm(chance: Chance) -> Record:
    prompt, metadata = _metadata(chance)
    call = chance.pick(
        "acompletion", "acompletion", "aresponses", "aretrieve_batch", "acreate_file"
    )
    if call == "aretrieve_batch":
        metadata["batch_models"] = chance.pick(None, ["kimi-k3"], ["kimi-k3", "kimi-k2.6"])
    output = chance.tokens()
    if chance.rare(8):
        prompt = output = 0
        metadata = {}
    return {
        "request_id": "chatcmpl-9",
        "call_type": call,
        "spend": 0.003,
        "prompt_tokens": chance.written(prompt),
        "completion_tokens": chance.written(output),
        "startTime": chance.pick(chance.moment(end="Z"), chance.moment(" ")),
        "model": chance.model(),
        "model_group": chance.pick("kimi", ""),
        "custom_llm_provider": chance.pick(*HOSTS),
        "api_base": chance.pick("", None, "https://api.moonshot.cn/v1", "https://elsewhere/v1"),
        "cache_hit": chance.pick("False", "False", "False", "None", "", "True", None),
        "metadata": chance.text(metadata),
        "request_tags": chance.text(["a", "b"]),
        "team_id": "ops",
        "status": chance.pick("success", "success", "failure", None),
    }


def litellm_days(chance: Chance) -> Record:
    prompt, hit, written = chance.parts()
    quiet = chance.rare(20)
    return {
        "id": "7d1f",
        "date": chance.moment()[:10],
        "api_key": "88dc",
        "model": None if quiet else chance.model(),
        "model_group": chance.pick("kimi", ""),
        "custom_llm_provider": chance.pick(*HOSTS),
        "prompt_tokens": 0 if quiet else chance.written(prompt),
        "completion_tokens": 0 if quiet else chance.written(chance.tokens()),
        "cache_read_input_tokens": 0 if quiet else chance.written(hit),
        "cache_creation_input_tokens": 0 if quiet else written,
        "spend": 1.5,
        "api_requests": chance.written(chance.random.randrange(5)),
        "team_id": "ops",
    }
