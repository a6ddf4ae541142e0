"""Rows of LiteLLM: spend logs, and days."""

from __future__ import annotations

import json
from typing import Any

import pytest
from usage_logs.made_up_gates import as_row
from usage_logs.one_record import context, day_of, is_not_usage, read, refusal, split


def row(metadata: Any = None, **more: Any) -> dict[str, Any]:
    usage = {"prompt_tokens": 2100, "prompt_tokens_details": {"cached_tokens": 1536}}
    said = {"usage_object": usage} if metadata is None else metadata
    told = {"request_id": "chatcmpl-9", "call_type": "acompletion", "spend": 0.0031}
    told |= {"prompt_tokens": 2100, "completion_tokens": 180, "model": "moonshot/kimi-k2.6"}
    told |= {"startTime": "2026-09-02T20:04:05.123Z", "custom_llm_provider": "moonshot"}
    return told | {"cache_hit": "False", "status": "success", "metadata": said} | more


def test_the_split_is_in_the_metadata() -> None:
    entry = read(row())
    assert entry[2:7] == (564, 1536, 0, 0, 180)
    assert (entry.model, day_of(entry), entry.host) == ("moonshot/kimi-k2.6", "2026-09-03", "")
    assert (entry.ident, entry.has_split, entry.requests) == ("chatcmpl-9", True, 1)


def test_metadata_as_a_text() -> None:
    assert read(row(json.dumps(row()["metadata"]))) == read(row())
    assert read(as_row(row())) == read(row())
    assert refusal(row('{"usage_object": {')) == ("not_json", "metadata")


def test_what_litellm_adds_says_the_same_once_more() -> None:
    details: dict[str, Any] = {
        "cached_tokens": 1000,
        "cache_creation_tokens": 100,
        "cache_write_tokens": 100,
    }
    usage: dict[str, Any] = {"prompt_tokens_details": details, "cache_read_input_tokens": 1000}
    usage |= {"cache_creation_input_tokens": 100}
    for name in ("usage_object", "additional_usage_values"):
        assert split(row({name: usage}))[:4] == (1000, 1000, 100, 0)
    times = {"ephemeral_5m_input_tokens": 60, "ephemeral_1h_input_tokens": 40}
    details["cache_creation_token_details"] = times
    assert split(row({"usage_object": usage}))[2:4] == (60, 40)
    usage["cache_read_input_tokens"] = 999
    assert refusal(row({"usage_object": usage}))[0] == "contradiction"


def test_the_platforms_own_field_is_read_too() -> None:
    assert split(row({"additional_usage_values": {"cached_tokens": 100}}))[:2] == (2000, 100)


def test_without_metadata_it_is_an_upper_bound() -> None:
    nothing: tuple[Any, ...] = ("", "{}", {}, {"usage_object": None})
    for metadata in (*nothing, {"additional_usage_values": {}}):
        entry = read(row(metadata))
        assert (entry.plain, entry.has_split) == (2100, False)
    without = row()
    del without["metadata"]
    assert not read(without).has_split


def test_the_reply_itself_will_do() -> None:
    usage = {"prompt_tokens": 2100, "completion_tokens": 180, "cached_tokens": 100}
    for response in ({"usage": usage}, json.dumps({"usage": usage})):
        entry = read(row({}, response=response))
        assert (entry.plain, entry.hit, entry.has_split) == (2000, 100, True)
    assert not read(row({}, response="{}")).has_split


def test_what_is_written_to_stores_of_logs() -> None:
    metadata = row()["metadata"] | {"user_api_key_hash": "88dc", "user_api_key_team_id": "t"}
    told = row(metadata, id="chatcmpl-8", startTime=1789000000.25, cache_hit=None)
    del told["request_id"]
    entry = read(told)
    assert entry[2:7] == (564, 1536, 0, 0, 180)
    assert (entry.ident, day_of(entry)) == ("chatcmpl-8", "2026-09-10")
    assert entry.groups == ("88dc", "", "t", "")
    assert is_not_usage(told | {"cache_hit": True})


def test_answers_out_of_its_own_cache_are_free() -> None:
    for hit in ("True", "true", True, "t"):
        assert is_not_usage(row(cache_hit=hit))
    for miss in ("False", "None", "", None, False):
        assert read(row(cache_hit=miss)).hit == 1536


def test_failures_use_nothing_unless_they_say_so() -> None:
    for tokens in (0, None, ""):
        nothing = {"prompt_tokens": tokens, "completion_tokens": tokens}
        assert is_not_usage(row(status="failure", **nothing))
    assert read(row(status="failure")).output == 180


def test_calls_that_no_model_answers_use_nothing() -> None:
    assert is_not_usage(row(call_type="acreate_file", prompt_tokens=0, completion_tokens=0))
    assert split(row({}, prompt_tokens=0, completion_tokens=0)) == (0, 0, 0, 0, 0)


def test_a_batch_is_one_row_for_all_its_requests() -> None:
    metadata = row()["metadata"] | {"batch_models": ["kimi-k3"]}
    entry = read(row(metadata, call_type="aretrieve_batch"))
    assert (entry.service, entry.requests, entry.model) == ("batch", 0, "kimi-k3")


@pytest.mark.parametrize(
    ("provider", "base", "host"),
    [
        ("moonshot", "", ""),
        ("Moonshot", None, ""),
        ("", "", ""),
        ("openai", "https://api.moonshot.cn/v1", ""),
        ("anthropic", "https://api.moonshot.ai/anthropic", ""),
        ("openai", "https://llm.example.com/v1", "openai"),
        ("together_ai", "", "together_ai"),
    ],
)
def test_who_answered(provider: str, base: str | None, host: str) -> None:
    assert read(row(custom_llm_provider=provider, api_base=base)).host == host


def test_groups_have_names_where_there_are_some() -> None:
    plain = {"api_key": "88dc28", "user": "u1", "end_user": "e1", "team_id": "t1"}
    assert read(row(**plain, request_tags='["a", "b"]')).groups == ("88dc28", "u1", "t1", "a")
    named = {"user_api_key_alias": "bot", "user_api_key_team_alias": "客服"}
    assert read(row(named, **plain, request_tags=["x"])).groups == ("bot", "u1", "客服", "x")
    assert read(row({}, user="", end_user="e1")).groups == ("", "e1", "", "")


def test_times_without_a_zone_are_of_utc() -> None:
    assert day_of(read(row(startTime="2026-09-02 20:04:05.123"))) == "2026-09-03"
    moved = row()
    moved["starttime"] = moved.pop("startTime")
    assert day_of(read(moved)) == "2026-09-03"


def day(**more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": "7d1f",
        "date": "2026-09-02",
        "api_key": "88dc",
        "model": "kimi-k2.6",
    }
    told |= {"custom_llm_provider": "moonshot", "prompt_tokens": 5000, "completion_tokens": 60}
    told |= {"cache_read_input_tokens": 4000, "cache_creation_input_tokens": 100}
    return told | {"spend": 0.5, "api_requests": 7, "successful_requests": 6} | more


def test_a_day_is_a_total() -> None:
    entry = read(day(team_id="t", user_id="u", tag="x"))
    assert entry[2:7] == (900, 4000, 100, 0, 60)
    assert (entry.requests, day_of(entry)) == (7, "2026-09-02")
    assert entry.groups == ("88dc", "u", "t", "x")
    assert read(as_row(day())) == read(day())
    assert split(day(), context(write_lifetime="1h"))[2:4] == (0, 100)
    assert day_of(read(day(), context(zone=-8))) == "2026-09-02"  # a day is as it stands there


def test_days_of_which_no_model_is_told() -> None:
    nothing = {"cache_read_input_tokens": 0, "cache_creation_input_tokens": 0}
    assert is_not_usage(day(model=None, prompt_tokens=0, completion_tokens=0, **nothing))
    assert read(day(model="", model_group="kimi")).model == "kimi"
    assert refusal(day(model=None)) == ("no_model", "model")


def test_a_day_whose_parts_are_more_than_its_input() -> None:
    assert refusal(day(prompt_tokens=4099))[0] == "parts_over_input"
