"""Replies of Chat Completions: whole, in chunks, with what gateways make of them."""

from __future__ import annotations

from typing import Any

import pytest
from usage_logs.one_record import context, day_of, is_not_usage, name_of, read, refusal, split

USAGE = {
    "prompt_tokens": 1200,
    "completion_tokens": 300,
    "total_tokens": 1500,
    "cached_tokens": 800,
    "prompt_tokens_details": {"cached_tokens": 800, "cache_write_tokens": 256},
}


def reply(usage: Any, **more: Any) -> dict[str, Any]:
    return {"id": "chatcmpl-1", "created": 1790000000, "model": "kimi-k3", "usage": usage} | more


def usage(**more: Any) -> dict[str, Any]:
    return {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110} | more


def chunk(**more: Any) -> dict[str, Any]:
    return {"id": "chatcmpl-2", "object": "chat.completion.chunk", "model": "kimi-k2.6"} | more


def test_a_reply_has_three_parts_of_input() -> None:
    entry = read(reply(USAGE))
    assert entry[2:7] == (144, 800, 256, 0, 300)
    assert (entry.model, day_of(entry), entry.ident) == ("kimi-k3", "2026-09-21", "chatcmpl-1")
    assert (entry.requests, entry.has_split, entry.service, entry.host) == (1, True, "standard", "")


def test_writes_live_as_long_as_was_said() -> None:
    hour = context(write_lifetime="1h")
    assert split(reply(USAGE), hour) == (144, 800, 0, 256, 300)
    asked = reply(USAGE, prompt_cache_options={"mode": "implicit", "ttl": "5m"})
    assert split(asked, hour) == (144, 800, 256, 0, 300)


@pytest.mark.parametrize(
    "more",
    [
        {"cached_tokens": 64},
        {"prompt_tokens_details": {"cached_tokens": 64}},
        {"cached_tokens": 64, "prompt_tokens_details": {"cached_tokens": 64}},
        {"cached_tokens": 64, "prompt_tokens_details": {"cached_tokens": 0}},
        {"cached_tokens": 0, "prompt_tokens_details": {"cached_tokens": "64"}},
        {"cached_tokens": None, "prompt_tokens_details": {"cached_tokens": 64}},
        {"cached_tokens": 64, "prompt_tokens_details": None},
        {"cached_tokens": 64, "prompt_tokens_details": {}},
    ],
)
def test_hits_are_read_wherever_they_are(more: dict[str, Any]) -> None:
    assert split(reply(usage(**more))) == (36, 64, 0, 0, 10)


def test_two_numbers_of_hits_contradict_each_other() -> None:
    told = usage(cached_tokens=64, prompt_tokens_details={"cached_tokens": 32})
    assert refusal(reply(told)) == ("contradiction", "cached_tokens")


def test_without_a_word_of_the_cache_nothing_was_hit() -> None:
    entry = read(reply(usage()))
    assert (entry.plain, entry.hit, entry.has_split) == (100, 0, True)


def test_hits_and_writes_are_within_the_input() -> None:
    details = {"cached_tokens": 60, "cache_write_tokens": 41}
    assert refusal(reply(usage(prompt_tokens_details=details)))[0] == "parts_over_input"
    details["cache_write_tokens"] = 40
    assert split(reply(usage(prompt_tokens_details=details))) == (0, 60, 40, 0, 10)


def test_what_was_reasoned_is_in_the_output() -> None:
    told = usage(completion_tokens_details={"reasoning_tokens": 7}, reasoning_tokens=7)
    assert split(reply(told)) == (100, 0, 0, 0, 10)


def test_the_last_chunk_has_its_usage_in_the_choice() -> None:
    choice = {"index": 0, "delta": {}, "finish_reason": "stop", "usage": usage(cached_tokens=64)}
    assert split(chunk(choices=[choice])) == (36, 64, 0, 0, 10)
    nothing: tuple[Any, ...] = (None, {})
    for on_top in nothing:
        assert split(chunk(choices=[choice], usage=on_top)) == (36, 64, 0, 0, 10)


def test_a_chunk_that_repeats_it_is_the_same_reply() -> None:
    within = context()
    first = read(chunk(choices=[{"delta": {}, "usage": usage()}]), within)
    again = read(chunk(choices=[], usage=usage()), within)
    assert first == again
    assert first.ident == "chatcmpl-2"


def test_chunks_without_usage_are_none() -> None:
    assert is_not_usage(chunk(choices=[{"delta": {"content": "hi"}}]))
    assert is_not_usage(chunk(choices=[{"delta": {"content": "hi"}}], usage=None))
    assert is_not_usage({"id": "x", "choices": [{"delta": {"content": "hi"}}]})


def test_a_whole_reply_without_usage_is_not_free() -> None:
    whole = {"id": "x", "object": "chat.completion", "model": "kimi-k3", "choices": []}
    assert refusal(whole) == ("no_usage", "usage")
    assert refusal({**whole, "usage": {}}) == ("no_usage", "usage")


def test_errors_use_nothing() -> None:
    assert is_not_usage({"error": {"message": "too many requests", "type": "rate_limit"}})
    assert is_not_usage({"id": "x", "object": "chat.completion", "error": {"message": "no"}})


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"prompt_tokens": -1}, "negative"),
        ({"completion_tokens": "1_000"}, "not_a_count"),
        ({"completion_tokens": None}, "no_count"),
        ({"prompt_tokens": 12.5}, "not_a_count"),
        ({"prompt_tokens": True}, "not_a_count"),
        ({"cached_tokens": -1}, "negative"),
    ],
)
def test_numbers_that_are_none(told: dict[str, Any], code: str) -> None:
    assert refusal(reply(usage(**told)))[0] == code


def test_numbers_as_texts_and_of_any_size() -> None:
    told = usage(prompt_tokens="1,000", completion_tokens="12.0", cached_tokens="900")
    assert split(reply(told)) == (100, 900, 0, 0, 12)
    assert split(reply(usage(prompt_tokens=10**40, cached_tokens=1)))[0] == 10**40 - 1
    text = f'{{"prompt_tokens": {10**40}, "completion_tokens": 0}}'
    assert split(reply(text)) == (10**40, 0, 0, 0, 0)  # a cell of a table


def test_zero_tokens_are_a_request_all_the_same() -> None:
    assert split(reply(usage(prompt_tokens=0, completion_tokens=0))) == (0, 0, 0, 0, 0)


def test_embeddings_have_no_output() -> None:
    told = {"prompt_tokens": 8, "total_tokens": 8}
    assert split({"object": "list", "model": "m", "usage": told}) == (8, 0, 0, 0, 0)


def test_a_model_is_needed() -> None:
    for model in (None, "", " ", 5):
        assert refusal(reply(usage(), model=model)) == ("no_model", "model")


def test_a_usage_that_was_kept_alone_is_named_beside_it() -> None:
    alone = {"usage": usage(), "request": {"model": "kimi-k3"}, "response": {"id": "c-9"}}
    assert (read(alone).model, read(alone).ident) == ("kimi-k3", "c-9")


def test_a_reply_without_a_time_has_no_day() -> None:
    assert read(reply(usage(), created=0)).day == 0
    assert day_of(read(reply(usage(), created=None, timestamp="2026-09-02T20:00:00Z"))) == (
        "2026-09-03"
    )


def test_how_long_it_took_is_no_time() -> None:
    assert read(reply(usage(), created=None, time=1.52)).day == 0
    assert day_of(read(reply(usage(), created=None, time=1520, ts="2026-09-02"))) == "2026-09-02"
    assert day_of(read(reply(usage(), created=None, date=20260902))) == "2026-09-02"


def searching(*names: str) -> list[Any]:
    return [{"index": n, "function": {"name": name}} for n, name in enumerate(names)]


def test_searches_that_a_reply_asks_for_are_calls() -> None:
    asked = searching("$web_search", "lookup", "$web_search")
    choices = [{"message": {"tool_calls": asked}, "finish_reason": "tool_calls"}]
    assert read(reply(usage(), choices=choices)).calls == (("web_search", 2),)
    answered = [{"message": {"content": "…", "tool_calls": None}, "finish_reason": "stop"}]
    assert read(reply(usage(), choices=answered)).calls == ()


def test_searches_of_a_stream_belong_to_its_usage() -> None:
    within = context()
    asked = {"delta": {"tool_calls": searching("$web_search")}}
    goes_on = {"delta": {"tool_calls": [{"index": 0, "function": {"arguments": "{"}}]}}
    assert is_not_usage(chunk(choices=[asked]), within)
    assert is_not_usage(chunk(choices=[goes_on]), within)
    last = chunk(choices=[{"delta": {}, "usage": usage()}])
    repeated = chunk(choices=[], usage=usage())
    other = chunk(choices=[], usage=usage(), id="chatcmpl-3")
    assert read(last, within).calls == (("web_search", 1),)
    assert read(repeated, within).calls == (("web_search", 1),)
    assert read(other, within).calls == ()


def test_openrouter_says_who_answered() -> None:
    assert read(reply(usage(), provider="Moonshot AI")).host == ""
    assert read(reply(usage(), provider="Fireworks")).host == "Fireworks"


def test_names_beside_the_reply_are_its_groups() -> None:
    named = reply(usage(), api_key="sk-0123456789abcdef", user="ann", project="p", tags=["a", "b"])
    assert read(named).groups == ("sk-…cdef", "ann", "p", "a")


def test_what_only_looks_like_a_reply() -> None:
    others: list[dict[str, Any]] = [{}, {"usage": 5}, {"usage": {}}, {"usage": {"total": 5}}]
    for other in (*others, {"error": "no"}):
        assert name_of(other) == ""


def test_gateways_tell_both_names_and_one_is_empty() -> None:
    both = usage(input_tokens=0, output_tokens=0, input_tokens_details=None)
    assert split(reply(both)) == (100, 0, 0, 0, 10)
