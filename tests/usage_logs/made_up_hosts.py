"""What others between the platform and a company tell of use, by chance, with traps."""

from __future__ import annotations

from typing import Any

from usage_logs.chances import Chance, Record


def openrouter(chance: Chance) -> Record:
    prompt, hit, _ = chance.parts()
    cancelled = chance.rare(6)
    nothing = cancelled and chance.rare(2)
    record = {
        "generation_id": "gen-1",
        "created_at": chance.moment(" "),
        "model_permaslug": chance.model(),
        "provider_name": chance.pick("Moonshot AI", "Moonshot AI", "Fireworks", ""),
        "app_name": "kefu",
        "tokens_prompt": chance.pick(0, None) if nothing else chance.written(prompt),
        "tokens_completion": chance.pick(0, None) if nothing else chance.written(chance.tokens()),
        "tokens_reasoning": 20,
        "tokens_cached": None if nothing else chance.written(hit),
        "cost_total": 0.002,
        "cost_cache": -0.001,
        "cancelled": chance.pick(True, "true") if cancelled else chance.pick(False, "false", None),
    }
    if chance.rare(10):
        del record["tokens_cached"]
    return record


def openrouter_days(chance: Chance) -> Record:
    record: Record = {
        "date": chance.moment()[:10] + chance.pick("", " 00:00:00"),
        "model": chance.model(),
        "model_permaslug": "moonshotai/kimi-k2.6-20260420",
        "endpoint_id": "e1",
        "provider_name": chance.pick("Moonshot AI", "Fireworks", ""),
        "usage": 0.25,
        "byok_usage_inference": 0,
        "requests": chance.written(chance.random.randrange(9)),
        "prompt_tokens": chance.written(chance.tokens()),
        "completion_tokens": chance.written(chance.tokens()),
        "reasoning_tokens": 5,
    }
    if not record["model"] or not record["model"].strip():
        record["model"] = "kimi-k2.6"
    if chance.rare(2):
        return {_camel(key): value for key, value in record.items()}
    return record


def _camel(key: str) -> str:
    first, *rest = key.split("_")
    return first + "".join(map(str.capitalize, rest))


def cloudflare(chance: Chance) -> Record:
    nothing = chance.rare(6)
    return {
        "id": "01J",
        "created_at": chance.moment(end="Z"),
        "provider": chance.pick("custom-moonshot", "openai", "workers-ai"),
        "model": chance.model(),
        "tokens_in": chance.pick(0, None) if nothing else chance.written(chance.tokens()),
        "tokens_out": chance.pick(0, None) if nothing else chance.written(chance.tokens()),
        "cached": chance.pick(False, False, False, "false", 0, True, "true", 1),
        "success": chance.pick(True, True, "true", False, 0),
        "status_code": chance.pick(200, 200, "200", 500, None),
        "cost": 0.1,
    }


def dify(chance: Chance) -> Record:
    usage = {
        "prompt_tokens": chance.written(chance.tokens()),
        "completion_tokens": chance.written(chance.tokens()),
        "total_price": "0.0091",
        "currency": "RMB",
    }
    record: Record = {
        "event": chance.pick("message_end", "message_end", "message", "ping", "tts_message"),
        "message_id": f"m-{chance.random.randrange(10**9)}",
        "conversation_id": "c",
        "created_at": chance.seconds(),
        "metadata": chance.text({"usage": usage}),
    }
    if record["event"] == "message":
        record["mode"] = chance.pick("chat", "advanced-chat", "agent-chat")
        if chance.rare(3):
            del record["metadata"]
    return record


def langfuse(chance: Chance) -> Record:
    prompt, hit, written = chance.parts()
    output = chance.tokens()
    shape = chance.random.randrange(6)
    details: Any = {"input": chance.written(prompt), "output": chance.written(output)}
    if shape == 0:
        details["total"] = prompt + output
    elif shape == 1:
        details |= {"input_cached_tokens": hit, "output_reasoning_tokens": 7}
        details["total"] = prompt + output + hit + 7
    elif shape == 2:
        details |= {"cache_read_input_tokens": hit, "cache_creation_input_tokens": written}
    elif shape == 3:
        details = {
            "prompt_tokens": prompt,
            "completion_tokens": output,
            "total_tokens": prompt + output,
            "prompt_tokens_details": {"cached_tokens": hit},
        }
    elif shape == 4:
        details |= {"input_cache_read": hit, "input_cache_creation": written}
    elif chance.rare(2):
        details = {}
    kind = chance.pick("GENERATION", "GENERATION", "GENERATION", "SPAN", "AGENT")
    if chance.rare(2):
        return {
            "id": "o1",
            "trace_id": "t",
            "type": kind,
            "start_time": chance.moment(" ") + "000",
            "provided_model_name": chance.model(),
            "usage_details": chance.text(details),
            "level": chance.pick("DEFAULT", "ERROR"),
            "tags": ["a"],
        }
    return {
        "id": "o1",
        "traceId": "t",
        "type": kind,
        "startTime": chance.moment(end="Z"),
        "model": chance.model(),
        "usageDetails": chance.text(details),
        "level": chance.pick("DEFAULT", "ERROR"),
    }


def helicone(chance: Chance) -> Record:
    prompt, hit, written = chance.parts()
    nothing = chance.rare(8)
    record: Record = {
        "request_id": "r1",
        "request_created_at": chance.moment(end="Z"),
        "response_status": chance.pick(200, 200, "200", 500, -1),
        "model": chance.model(),
        "prompt_tokens": None if nothing else chance.written(prompt),
        "completion_tokens": None if nothing else chance.written(chance.tokens()),
        "provider": "CUSTOM",
        "cost": 0.1,
    }
    if chance.rare(2) and not nothing:
        record["prompt_cache_read_tokens"] = chance.written(hit)
        record["prompt_cache_write_tokens"] = written
    if chance.rare(5):
        record["cache_reference_id"] = chance.pick(
            "00000000-0000-0000-0000-000000000000", "5c1f0000-0000-0000-0000-000000000000"
        )
    return record


def fastgpt(chance: Chance) -> Record:
    nodes: list[Record] = [{"moduleName": "begin", "moduleType": "workflowStart"}]
    nodes += [_node(chance) for _ in range(chance.random.randrange(3))]
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 1}
    return {
        "id": "c1",
        "model": "",
        "time": chance.moment(end="Z"),
        "responseData": nodes,
        "usage": usage,
    }


def _node(chance: Chance) -> Record:
    return {
        "moduleName": "AI",
        "moduleType": "chatNode",
        "model": "kimi-k3" if chance.rare(10) else "kimi-k2.6",
        "inputTokens": chance.written(chance.tokens()),
        "outputTokens": chance.written(chance.tokens()),
    }
