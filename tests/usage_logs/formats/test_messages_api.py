"""Replies of the Messages API: the input is told without the cache."""

from __future__ import annotations

from typing import Any

from usage_logs.one_record import context, is_not_usage, name_of, read, refusal, split

USAGE = {
    "input_tokens": 144,
    "cache_read_input_tokens": 800,
    "cache_creation_input_tokens": 256,
    "output_tokens": 300,
}


def message(**more: Any) -> dict[str, Any]:
    return {"id": "msg_1", "model": "kimi-k3", "usage": USAGE | more}


def times(five_minutes: Any, hour: Any) -> dict[str, Any]:
    return {"ephemeral_5m_input_tokens": five_minutes, "ephemeral_1h_input_tokens": hour}


def test_the_cache_is_beside_the_input() -> None:
    entry = read(message(cache_creation=times(256, 0)))
    assert entry[2:7] == (144, 800, 256, 0, 300)
    assert (entry.ident, entry.day) == ("msg_1", 0)


def test_writes_by_how_long_they_live() -> None:
    hour = context(write_lifetime="1h")
    assert split(message(cache_creation=times(56, 200)))[2:4] == (56, 200)
    assert split(message(cache_creation=None), hour)[2:4] == (0, 256)
    assert split(message(cache_creation=times(56, 100)), hour)[2:4] == (56, 200)
    alone = message(cache_creation=times(5, 7), cache_creation_input_tokens=None)
    assert split(alone)[2:4] == (5, 7)


def test_parts_that_are_more_than_their_sum() -> None:
    assert refusal(message(cache_creation=times(256, 1)))[0] == "contradiction"


def test_without_a_word_of_the_cache() -> None:
    bare = {"type": "message", "model": "kimi-k3", "usage": {"input_tokens": 5, "output_tokens": 6}}
    assert split(bare) == (5, 0, 0, 0, 6)


def test_events_give_the_last_numbers() -> None:
    within = context()
    begun = {"id": "msg_2", "model": "kimi-k3", "usage": USAGE | {"output_tokens": 1}}
    first = read({"type": "message_start", "message": begun}, within)
    last = read({"type": "message_delta", "delta": {}, "usage": {"output_tokens": 90}}, within)
    assert (first.output, last.output) == (1, 90)
    assert first[2:6] == last[2:6] == (144, 800, 256, 0)
    assert first.ident == last.ident == "msg_2"
    for piece in ("message_stop", "content_block_delta", "ping"):
        assert is_not_usage({"type": piece}, within)


def test_an_end_without_its_beginning_is_no_usage() -> None:
    assert is_not_usage({"type": "message_delta", "usage": {"output_tokens": 90}})


def test_errors_use_nothing() -> None:
    assert is_not_usage({"type": "error", "error": {"type": "overloaded_error", "message": "…"}})


def test_batches_and_searches() -> None:
    told = message(service_tier="batch", server_tool_use={"web_search_requests": 2})
    assert read(told).service == "batch"
    assert read(told).calls == (("web_search", 2),)


def test_what_others_write_is_not_taken_for_it() -> None:
    codex = {"type": "turn.completed", "usage": {"input_tokens": 5, "cached_input_tokens": 4}}
    assert name_of(codex) == ""
    assert name_of({"model": "m", "usage": {"input_tokens": 5, "cached_input_tokens": 4}}) == ""
    told = {"model": "m", "usage": {"input_tokens": 5, "input_tokens_details": {}}}
    assert name_of(told) == "responses"
