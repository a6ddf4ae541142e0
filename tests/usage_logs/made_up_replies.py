"""Replies of the platform's API by chance, with traps."""

from __future__ import annotations

import json
from typing import Any

from usage_logs.chances import Chance, Record

CHUNK = "chat.completion.chunk"


def _openai_usage(chance: Chance) -> Record:
    prompt, hit, written = chance.parts()
    usage: Record = {
        "prompt_tokens": chance.written(prompt),
        "completion_tokens": chance.written(chance.tokens()),
        "total_tokens": 7,
    }
    details: Record = {}
    kind = chance.random.randrange(6)
    if kind in (0, 1, 2):
        usage["cached_tokens"] = chance.written(hit)
    if kind in (1, 2, 3):
        details["cached_tokens"] = hit
    if kind == 2 and chance.rare(4):
        details["cached_tokens"] = chance.pick(0, hit + 1, None)
    if kind < 4 and written:
        details["cache_write_tokens"] = chance.written(written)
    if details or chance.rare(3):
        usage["prompt_tokens_details"] = details or chance.pick(None, {})
    if chance.rare(3):
        usage["completion_tokens_details"] = {"reasoning_tokens": 5}
    return usage


def chat(chance: Chance) -> Record:
    record: Record = {
        "id": f"chatcmpl-{chance.random.randrange(10**9)}",
        "object": "chat.completion",
        "created": chance.seconds(),
        "model": chance.model(),
        "usage": _openai_usage(chance),
    }
    asked = [{"function": {"name": name}} for name in ("$web_search", "other", "$web_search")]
    asked = asked[: chance.random.randrange(4)]
    last = {"index": 0, "delta": {}, "usage": record["usage"]}
    odd: list[Record] = [
        {"object": "chat.completion.chunk", "choices": [last], "usage": None},
        {
            "object": "chat.completion.chunk",
            "choices": [{"delta": {"content": "x"}}],
            "usage": None,
        },
        {"choices": [{"message": {"tool_calls": asked}}]},
        {"usage": chance.pick(None, {}, json.dumps(record["usage"]))},
        {"provider": chance.pick("Moonshot AI", "Fireworks", "Parasail")},
        {"prompt_cache_options": {"ttl": chance.pick("1h", "5m")}},
        {"created": 0},
        {},
        {},
    ]
    if chance.rare(15):
        return {"error": {"message": "overloaded", "type": "engine_overloaded_error"}}
    record |= chance.pick(*odd)
    return record


def responses(chance: Chance) -> Record:
    prompt, hit, written = chance.parts()
    usage: Any = {
        "input_tokens": chance.written(prompt),
        "input_tokens_details": {"cached_tokens": hit, "cache_write_tokens": written},
        "output_tokens": chance.written(chance.tokens()),
        "output_tokens_details": {"reasoning_tokens": 3},
    }
    record: Record = {
        "id": "resp_1",
        "object": "response",
        "created_at": chance.seconds(),
        "status": "completed",
        "model": chance.model(),
        "usage": usage,
    }
    if chance.rare(3):
        record["prompt_cache_options"] = {"mode": "implicit", "ttl": chance.pick("5m", "1h")}
    if chance.rare(8):
        record["usage"] = None
        record["status"] = chance.pick("completed", "failed", "in_progress")
    return record


def messages(chance: Chance) -> Record:
    if chance.rare(20):
        return {"type": "error", "error": {"type": "overloaded_error", "message": "busy"}}
    prompt, hit, written = chance.parts()
    usage: Record = {
        "input_tokens": chance.written(prompt),
        "output_tokens": chance.written(chance.tokens()),
    }
    kind = chance.random.randrange(5)
    if kind:
        usage["cache_read_input_tokens"] = chance.written(hit)
        usage["cache_creation_input_tokens"] = written
    if kind > 2:
        hour = chance.random.randrange(written + 1)
        five = written - hour - (chance.random.randrange(written - hour + 1) if kind == 3 else 0)
        usage["cache_creation"] = {
            "ephemeral_5m_input_tokens": five + (1 if chance.rare(30) else 0),
            "ephemeral_1h_input_tokens": hour,
        }
        if kind == 4 and chance.rare(3):
            usage["cache_creation_input_tokens"] = chance.pick(None, 0)
    usage["service_tier"] = chance.pick("standard", "standard", "batch", None)
    return {"id": "msg_1", "type": "message", "model": chance.model(), "usage": usage}


def wrapped(chance: Chance) -> Record:
    reply: Record = {"id": "chatcmpl-1", "model": chance.model(), "usage": _openai_usage(chance)}
    if not chance.rare(4):
        reply["created"] = chance.seconds()
    message = {"id": "m", "model": "kimi-k3", "usage": {"input_tokens": 9, "output_tokens": 2}}
    refused = {"status_code": 400, "body": {"error": {"message": "no"}}}
    batch = {"status_code": 200, "body": reply}
    record: Record = chance.pick(
        {"response": chance.text(reply)},
        {"request": {"model": "kimi-k2.6", "messages": []}, "response": reply},
        {"timestamp": chance.seconds(), "response": reply},
        {"timestamp": chance.seconds(), "response": message},
        {"id": "b", "custom_id": "c", "response": refused},
        {"id": "b", "custom_id": "c", "response": None, "error": {"code": "expired"}},
        {"id": "b", "custom_id": "c", "response": batch, "error": None},
        {"id": "b", "custom_id": "d", "response": batch},
        {"id": "b", "response": batch},
    )
    return record
