"""Replies of the Responses API."""

from __future__ import annotations

from typing import Any

from usage_logs.one_record import context, day_of, is_not_usage, name_of, read, refusal, split

USAGE = {
    "input_tokens": 1200,
    "input_tokens_details": {"cached_tokens": 800, "cache_write_tokens": 256},
    "output_tokens": 300,
    "output_tokens_details": {"reasoning_tokens": 100},
    "total_tokens": 1500,
}


def response(usage: Any = USAGE, **more: Any) -> dict[str, Any]:
    told = {"id": "resp_1", "object": "response", "created_at": 1790000000, "status": "completed"}
    return told | {"model": "kimi-k3", "usage": usage} | more


def test_the_cache_is_in_the_input() -> None:
    entry = read(response())
    assert entry[2:7] == (144, 800, 256, 0, 300)
    assert (day_of(entry), entry.ident) == ("2026-09-21", "resp_1")


def test_the_lifetime_that_is_repeated_goes_before_the_one_that_was_chosen() -> None:
    for ttl, chosen, written in (
        ("1h", "5m", (0, 256)),
        ("5m", "1h", (256, 0)),
        (None, "1h", (0, 256)),
    ):
        told = response(prompt_cache_options={"mode": "explicit", "ttl": ttl})
        within = context(write_lifetime="1h" if chosen == "1h" else "5m")
        assert split(told, within)[2:4] == written


def test_it_is_known_by_its_details_too() -> None:
    bare = {"model": "kimi-k3", "usage": USAGE}
    assert name_of(bare) == "responses"
    assert split(bare) == (144, 800, 256, 0, 300)


def test_what_hasnt_ended_has_no_usage() -> None:
    assert is_not_usage(response(None, status="in_progress"))
    assert is_not_usage(response(None, status="failed", error={"message": "no"}))
    assert is_not_usage({"type": "response.output_text.delta", "delta": "a"})
    assert refusal(response(None)) == ("no_usage", "usage")


def test_the_event_of_a_stream_holds_it() -> None:
    done = {"type": "response.completed", "response": response()}
    assert split(done) == (144, 800, 256, 0, 300)
    begun = response(None, status="in_progress")
    assert is_not_usage({"type": "response.created", "response": begun})


def test_searches_are_calls() -> None:
    output = [{"type": "function_call", "name": "$web_search"}, {"type": "message"}]
    assert read(response(output=output)).calls == (("web_search", 1),)


def test_numbers_that_are_none() -> None:
    assert refusal(response(USAGE | {"output_tokens": "1_0"}))[0] == "not_a_count"
    assert refusal(response(USAGE | {"input_tokens": 1}))[0] == "parts_over_input"
