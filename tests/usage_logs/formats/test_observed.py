"""What is observed beside the platform: Langfuse, Helicone, Cloudflare, FastGPT."""

from __future__ import annotations

import json
from typing import Any

import pytest
from usage_logs.made_up_gates import as_row
from usage_logs.one_record import context, day_of, is_not_usage, name_of, read, refusal, split


def seen(details: Any, **more: Any) -> dict[str, Any]:
    told = {"id": "o1", "traceId": "t", "type": "GENERATION", "model": "kimi-k2.6"}
    return told | {"startTime": "2026-09-02T20:00:00.000Z", "usageDetails": details} | more


@pytest.mark.parametrize(
    ("details", "found"),
    [
        # What Langfuse took out of the input itself.
        (
            {"input": 2140, "input_cached_tokens": 1024, "output": 96}
            | {"output_reasoning_tokens": 310, "total": 3570},
            (2140, 1024, 0, 0, 406),
        ),
        ({"input": 5, "input_cache_read": 7, "output": 1}, (5, 7, 0, 0, 1)),
        # Anthropic's names.
        (
            {
                "input": 5,
                "cache_read_input_tokens": 7,
                "cache_creation_input_tokens": 3,
                "output": 1,
            },
            (5, 7, 3, 0, 1),
        ),
        # As OpenAI nests it.
        (
            {"prompt_tokens": 12, "completion_tokens": 1, "total_tokens": 13}
            | {"prompt_tokens_details": {"cached_tokens": 7}},
            (5, 7, 0, 0, 1),
        ),
        # Names that say nothing, and a total that does.
        ({"input": 12, "cached_tokens": 7, "output": 1, "total": 13}, (5, 7, 0, 0, 1)),
        ({"input": 5, "cached_tokens": 7, "output": 1, "total": 13}, (5, 7, 0, 0, 1)),
        # What was reasoned, within and beside.
        ({"input": 5, "output": 9, "reasoning_tokens": 4, "total": 14}, (5, 0, 0, 0, 9)),
        ({"input": 5, "output": 9, "reasoning": 4, "total": 18}, (5, 0, 0, 0, 13)),
    ],
)
def test_langfuse_tells_a_split_by_its_keys(details: Any, found: tuple[int, ...]) -> None:
    assert split(seen(details)) == found
    assert split(seen(json.dumps(details))) == found


def test_a_split_that_the_keys_dont_tell_is_an_upper_bound() -> None:
    entry = read(seen({"input": 12, "cached": 7, "output": 1}))
    assert (entry.plain, entry.hit, entry.has_split) == (19, 0, False)
    assert not read(seen({"input": 12, "output": 1, "total": 13})).has_split
    assert read(seen({"input": 12, "output": 1, "input_cached_tokens": 0})).has_split


def test_only_generations_are_use() -> None:
    for kind in ("SPAN", "EVENT", "AGENT", "TOOL", "span"):
        assert is_not_usage(seen({"input": 5, "output": 1}, type=kind))
    assert read(seen({"input": 5, "output": 1}, type="generation")).plain == 5


def test_a_generation_without_usage_is_not_free() -> None:
    assert refusal(seen({})) == ("no_usage", "usageDetails")
    assert is_not_usage(seen({}, level="ERROR"))
    assert refusal(seen({"input": 5}))[0] == "no_count"


def test_as_it_is_written_to_blobs() -> None:
    told = {"id": "o1", "trace_id": "t", "type": "GENERATION", "provided_model_name": "kimi-k3"}
    told |= {"start_time": "2026-09-02 20:00:00.000000", "project_id": "p", "user_id": "u"}
    details = {"input": 5, "input_cached_tokens": 7, "output": 1, "total": 13}
    entry = read(told | {"usage_details": details, "tags": ["a"]})
    assert entry[2:7] == (5, 7, 0, 0, 1)
    assert (entry.model, day_of(entry), entry.groups) == (
        "kimi-k3",
        "2026-09-03",
        ("", "u", "p", "a"),
    )
    assert read(as_row(told | {"usage_details": details, "tags": ["a"]})) == entry


def test_older_exports_have_columns() -> None:
    told = seen(None, promptTokens="12", completionTokens="1", totalTokens="13")
    assert split(told) == (12, 0, 0, 0, 1)
    old = {"input": 12, "output": 1, "total": 13, "unit": "TOKENS", "inputCost": 0.5}
    assert split(seen(None, usage=old)) == (12, 0, 0, 0, 1)


def test_numbers_of_any_size_in_texts() -> None:
    assert split(seen(f'{{"input": {10**30}, "output": 1}}')) == (10**30, 0, 0, 0, 1)


def asked(**more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"request_id": "r", "request_created_at": "2026-09-02T20:00:00Z"}
    told |= {"response_id": "s", "response_status": "200", "model": "kimi-k2.6"}
    told |= {"prompt_tokens": "90", "completion_tokens": "8", "latency": "5", "cost": "0"}
    return told | {"request_properties": '{"project": "p"}', "request_user_id": "u"} | more


def test_helicones_table_is_an_upper_bound() -> None:
    entry = read(asked())
    assert (entry[2:7], entry.has_split) == ((90, 0, 0, 0, 8), False)
    assert (day_of(entry), entry.groups) == ("2026-09-03", ("", "u", "p", ""))


def test_helicones_requests_may_tell_the_cache() -> None:
    told = asked(prompt_cache_read_tokens=60, prompt_cache_write_tokens=10)
    assert split(told) == (20, 60, 10, 0, 8)
    assert split(told | {"provider": "ANTHROPIC", "target_url": "https://api.moonshot.cn"})[0] == 90
    body = {"id": "c", "model": "kimi-k3", "usage": {"prompt_tokens": 9, "completion_tokens": 1}}
    entry = read(asked(response_body=body))
    assert (entry.model, entry.plain, entry.has_split) == ("kimi-k3", 9, True)


def test_helicones_own_answers_and_failures_are_free() -> None:
    assert is_not_usage(asked(cache_reference_id="5c1f0000-0000-0000-0000-000000000000"))
    assert is_not_usage(asked(response_status=500, prompt_tokens=None, completion_tokens=None))
    assert refusal(asked(prompt_tokens="", completion_tokens=""))[0] == "no_count"


def logged(**more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"id": "01J", "created_at": "2026-09-02T20:00:00Z", "cached": False}
    told |= {"provider": "custom-moonshot", "model": "kimi-k2.6", "success": True}
    return told | {"tokens_in": 90, "tokens_out": 8, "status_code": 200} | more


def test_cloudflares_gateway_is_an_upper_bound() -> None:
    entry = read(logged(metadata='{"user": "u", "team": "p"}'))
    assert (entry[2:7], entry.has_split, entry.host) == ((90, 0, 0, 0, 8), False, "")
    assert (day_of(entry), entry.groups) == ("2026-09-03", ("", "u", "p", ""))
    assert read(logged(provider="workers-ai", model="@cf/moonshotai/kimi")).host == "workers-ai"
    assert read(as_row(logged())) == read(logged())


def test_what_the_gateway_answered_itself_is_free() -> None:
    for cached in (True, "true", 1, "1"):
        assert is_not_usage(logged(cached=cached))
    nothing = {"tokens_in": 0, "tokens_out": None}
    assert is_not_usage(logged(success=False, **nothing))
    assert is_not_usage(logged(status_code=429, **nothing))
    assert read(logged(success=False)).output == 8


def answered(*nodes: dict[str, Any], **more: Any) -> dict[str, Any]:
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 1}
    told = {"id": "chat", "model": "", "usage": usage, "time": "2026-09-02T20:00:00Z"}
    begin = {"moduleName": "begin", "moduleType": "workflowStart"}
    return told | {"responseData": [begin, *nodes]} | more


def asking(prompt: Any, output: Any, model: str = "kimi-k2.6") -> dict[str, Any]:
    told = {"moduleName": "AI", "moduleType": "chatNode", "id": "n", "model": model}
    return told | {"inputTokens": prompt, "outputTokens": output}


def test_fastgpts_usage_is_that_of_its_nodes() -> None:
    entry = read(answered(asking(90, 8), asking(10, 2), dataId="d"))
    assert (entry[2:7], entry.has_split, entry.requests) == ((100, 0, 0, 0, 10), False, 0)
    assert (entry.ident, day_of(entry)) == ("fastgpt d", "2026-09-03")
    assert read(answered(asking(90, 8))).ident == ""  # its id is that of the whole chat
    assert is_not_usage(answered())
    assert refusal(answered(asking(1, 1), asking(1, 1, "kimi-k3")))[0] == "contradiction"


def test_fastgpts_nodes_by_themselves() -> None:
    row = {"chatItemDataId": "d", "data": asking(90, 8), "time": "2026-09-02T20:00:00Z"}
    assert read(row)[2:7] == read(asking(90, 8))[2:7] == (90, 0, 0, 0, 8)
    assert read(row).ident == "fastgpt d n"
    assert refusal(answered({"moduleName": "AI", "tokens": 5}))[0] == "no_count"


def test_what_is_none_of_them() -> None:
    for other in ({"traceId": "t"}, {"tokens_in": 5}, {"request_created_at": 5}, {"type": "x"}):
        assert name_of(other) == ""
    assert context().state == {}
