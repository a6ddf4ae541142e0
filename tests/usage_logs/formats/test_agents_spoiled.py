"""Records of agents with anything in them: an entry, no use, or the reason; never another error."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.formats import formats
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

CLAUDE = '{"input_tokens":1,"output_tokens":2,"cache_creation":{"ephemeral_5m_input_tokens":3}}'
RECORDS = [
    json.loads(text)
    for text in (
        f'{{"type":"assistant","message":{{"id":"m","model":"k","usage":{CLAUDE}}}}}',
        '{"type":"progress","uuid":"u","data":{"message":{"type":"assistant","message":{}}}}',
        (
            '{"timestamp":1788000000.5,"message":{"type":"StatusUpdate","payload":{"token_usage":'
            '{"input_other":3,"output":8,"input_cache_read":2},"message_id":"m"}}}'
        ),
        '{"timestamp":1,"message":{"type":"SubagentEvent","payload":{"event":{"type":"x"}}}}',
        '{"type":"usage.record","model":"a/b","usage":{"inputOther":3,"output":8},"time":1788}',
        '{"type":"llm.request","modelAlias":"a/b","model":"c"}',
        '{"type":"config.update","cwd":"/w","environmentDisclosure":{"cwd":"/v"}}',
        (
            '{"id":"m","sessionID":"s","role":"assistant","modelID":"k","providerID":"p","time":'
            '{"created":1788000000000},"tokens":{"input":3,"output":8,"cache":{"read":2},"total":9}}'
        ),
        '{"id":"m","session_id":"s","time_created":1,"data":"{\\"role\\":\\"assistant\\"}"}',
        '{"type":"session_meta","payload":{"id":"s","forked_from_id":"r","model_provider":"p"}}',
        '{"type":"turn_context","payload":{"model":"k","cwd":"/w"}}',
        (
            '{"type":"event_msg","timestamp":"2026-09-01","payload":{"type":"token_count","info":'
            '{"total_token_usage":{"input_tokens":5,"output_tokens":3},"last_token_usage":'
            '{"input_tokens":5,"cached_input_tokens":4,"output_tokens":3}}}}'
        ),
        (
            '{"type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":'
            '{"input_tokens":7,"output_tokens":3}}}}'
        ),
        '{"type":"token_usage_record","payload":{"response_id":"r","usage":{"input_tokens":5}}}',
        (
            '{"ts":1788000000000,"type":"say","say":"api_req_started","modelInfo":{"modelId":"k",'
            '"providerId":"p"},"text":"{\\"tokensIn\\":5,\\"cacheReads\\":3,\\"request\\":\\"r\\"}"}'
        ),
    )
]
ANYTHING: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 7, 1.5, 1e300, float("nan"), float("inf"), 10**30, 10**4000),
    *("", " ", "7", "-7", "x" * 500, "\0", "\ud800", "{", "[]", '{"tokensIn":[]}', "NaN"),
    *([], [1], {}, {"": {}}, {"type": {}}, "assistant", "StatusUpdate", "token_count"),
)


def spoiled(value: Any, random: Random) -> Any:
    """A value with something within it replaced, left out or put beside."""
    if isinstance(value, dict) and value and random.random() < 0.9:
        key = random.choice(list(value))
        rest = {name: one for name, one in value.items() if name != key}
        if random.random() < 0.15:
            return rest
        return rest | {key: spoiled(value[key], random)}
    return random.choice(ANYTHING)


def all_spoiled(random: Random) -> Iterator[dict[str, Any]]:
    for _ in range(3_000):
        record = random.choice(RECORDS)
        for _ in range(random.randint(0, 3)):
            record = spoiled(record, random)
        if isinstance(record, dict):
            yield record


@pytest.mark.parametrize("seed", range(3))
def test_nothing_else_comes_of_any_record(seed: int) -> None:
    context = Context(Days(), "sessions/a/b.jsonl")
    entries = 0
    for record in all_spoiled(Random(seed)):
        for format_ in formats():
            if format_.recognises(record):
                with suppress(NotUsage, Unreadable):
                    entry = format_.read(record, context)
                    entries += 1
                    assert_sound(entry)
    assert entries > 200


def assert_sound(entry: Entry) -> None:
    tokens = (entry.plain, entry.hit, entry.written_5m, entry.written_1h, entry.output)
    assert all(type(one) is int and one >= 0 for one in (*tokens, entry.requests, entry.day))
    texts = (entry.model, entry.ident, entry.service, entry.host, *entry.groups)
    assert all(type(one) is str for one in texts)
    assert len(entry.groups) == 4


@pytest.mark.parametrize("record", RECORDS)
def test_each_record_has_one_format(record: dict[str, Any]) -> None:
    assert sum(format_.recognises(record) for format_ in formats()) == 1
