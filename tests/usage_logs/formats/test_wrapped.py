"""Replies within something else: batches, requests with their replies, streams as texts."""

from __future__ import annotations

import json
from typing import Any

from usage_logs.one_record import day_of, is_not_usage, name_of, read, refusal

REPLY = {
    "id": "chatcmpl-1",
    "created": 1790000000,
    "model": "kimi-k2.6",
    "usage": {"prompt_tokens": 100, "completion_tokens": 10, "cached_tokens": 64},
}


def batch_line(body: Any, status: int = 200, **more: Any) -> dict[str, Any]:
    response = {"status_code": status, "request_id": "r", "body": body}
    return {"id": "batch_req_1", "custom_id": "one", "response": response, "error": None} | more


def test_a_line_of_a_batchs_output() -> None:
    entry = read(batch_line(REPLY))
    assert entry[2:7] == (36, 64, 0, 0, 10)
    assert (entry.service, entry.ident) == ("batch", "chatcmpl-1")
    bare = {"response": {"status_code": 200, "body": REPLY}}
    assert read(bare).service == "batch"


def test_a_line_is_known_again_by_its_own_id_if_need_be() -> None:
    reply = {**REPLY, "id": None}
    assert read(batch_line(reply)).ident == "batch_req_1"
    assert read({"id": "log-1", "response": reply}).ident == ""  # may be the number of a line


def test_lines_of_a_batch_that_used_nothing() -> None:
    assert is_not_usage(batch_line({"error": {"message": "no"}}, 400))
    assert is_not_usage(batch_line(None, 500))
    assert is_not_usage({"id": "b", "custom_id": "c", "response": None, "error": {"code": "x"}})
    assert is_not_usage({"custom_id": "c", "method": "POST", "body": {"model": "m"}})


def test_a_request_with_its_reply_is_no_batch() -> None:
    entry = read({"request": {"messages": []}, "response": REPLY})
    assert (entry.service, entry.plain) == ("standard", 36)
    logged = {"request": {"model": "m"}, "response": {"status_code": 200, "body": REPLY}}
    assert read(logged).service == "standard"


def test_what_the_reply_doesnt_say_is_round_it() -> None:
    reply = {"usage": REPLY["usage"]}
    request = {"model": "kimi-k3", "user": "ann"}
    record = {"ts": "2026-09-02T20:00:00Z", "project": "p", "request": request, "response": reply}
    entry = read(record)
    assert (entry.model, day_of(entry)) == ("kimi-k3", "2026-09-03")
    assert entry.groups == ("", "ann", "p", "")


def test_the_request_says_how_long_writes_live() -> None:
    details = {"cache_write_tokens": 4}
    usage = {"prompt_tokens": 9, "completion_tokens": 1, "prompt_tokens_details": details}
    request = {"model": "kimi-k3", "prompt_cache_options": {"ttl": "1h"}}
    entry = read({"request": request, "response": {"model": "kimi-k3", "usage": usage}})
    assert (entry.written_5m, entry.written_1h) == (0, 4)


def test_texts_of_replies() -> None:
    assert read({"time": "x", "response": json.dumps(REPLY)}).hit == 64
    huge = json.dumps(REPLY).replace("100", str(10**30))
    assert read({"response": huge}).plain == 10**30 - 64


def test_other_apis_replies() -> None:
    usage = {"input_tokens": 5, "cache_read_input_tokens": 7, "output_tokens": 6}
    assert read({"response": {"model": "kimi-k3", "usage": usage}})[2:7] == (5, 7, 0, 0, 6)


def chunks() -> list[dict[str, Any]]:
    head = {"id": "c", "object": "chat.completion.chunk", "created": 1790000000, "model": "kimi-k3"}
    search = {"delta": {"tool_calls": [{"function": {"name": "$web_search"}}]}}
    return [
        {**head, "choices": [search]},
        {**head, "choices": [{"delta": {}, "usage": REPLY["usage"]}]},
        {**head, "choices": [], "usage": REPLY["usage"]},
    ]


def test_a_stream_that_was_kept_is_one_reply() -> None:
    stream = "\n\n".join(f"data: {json.dumps(chunk)}" for chunk in chunks()) + "\n\ndata: [DONE]\n"
    for kept in (chunks(), stream):
        entry = read({"response": kept})
        assert entry[2:7] == (36, 64, 0, 0, 10)
        assert entry.calls == (("web_search", 1),)


def test_a_stream_without_usage_is_not_free() -> None:
    assert refusal({"response": chunks()[:1]}) == ("no_usage", "response")


def test_what_holds_no_reply_is_something_else() -> None:
    for other in (
        {"response": "hello"},
        {"response": {"text": "hello"}},
        {"data": [1, 2]},
        {"response": {"response": {"response": {"response": {"response": REPLY}}}}},
    ):
        assert name_of(other) == ""
