"""Rows of one-api's and new-api's logs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from usage_logs.made_up_gates import as_row
from usage_logs.one_record import context, day_of, is_not_usage, name_of, read, refusal, split


def old(**more: Any) -> dict[str, Any]:
    told = {"id": 811, "user_id": 4, "created_at": 1789000000, "type": 2, "username": "客服部"}
    told |= {"token_name": "bot-1", "model_name": "kimi-k2.6", "quota": 4210, "channel": 3}
    return told | {"prompt_tokens": 5200, "completion_tokens": 410} | more


def new(other: Any = None, **more: Any) -> dict[str, Any]:
    said = {"model_ratio": 0.475, "cache_tokens": 4096} if other is None else other
    return old(group="default", other=said) | more


def test_a_row_of_one_api_is_an_upper_bound() -> None:
    entry = read(old())
    assert entry[2:7] == (5200, 0, 0, 0, 410)
    assert (entry.has_split, day_of(entry)) == (False, "2026-09-10")
    assert entry.groups == ("bot-1", "客服部", "", "3")


def test_new_api_tells_the_hits() -> None:
    for other in ({"cache_tokens": 4096}, '{"cache_tokens": 4096}', "{'cache_tokens': 4096}"):
        entry = read(new(other, channel_name="月之暗面"))
        assert entry[2:7] == (1104, 4096, 0, 0, 410)
        assert entry.has_split
        assert entry.groups == ("bot-1", "客服部", "default", "月之暗面")


def test_a_row_of_a_table_says_the_same() -> None:
    other = {"cache_tokens": 4096, "claude": False, "frt": 12.0}
    assert read(as_row(new(other))) == read(new(other))
    assert read(as_row(new(json.dumps(other)))) == read(new(other))
    assert read(as_row(old())) == read(old())


def test_only_what_was_consumed_is_use() -> None:
    for kind in (0, 1, 3, 4, 5, 6, "1", "6", None, "topup", "充值"):
        assert is_not_usage(old(type=kind))
        assert is_not_usage(new(type=kind, model_name="", prompt_tokens=-5))
    for same in (2, "2", " 2 ", "2.0", 2.0, "消费", "Consume"):
        assert split(new(type=same)) == (1104, 4096, 0, 0, 410)
    without = new()
    del without["type"]
    assert split(without) == (1104, 4096, 0, 0, 410)


@pytest.mark.parametrize("marks", [{"claude": True}, {"usage_semantic": "anthropic"}])
def test_as_anthropic_counts_the_cache_is_beside_the_input(marks: dict[str, Any]) -> None:
    other = {"cache_tokens": 9000, "cache_creation_tokens": 100} | marks
    assert split(new(other)) == (5200, 9000, 100, 0, 410)


def test_else_it_is_in_the_input() -> None:
    other = {"cache_tokens": 4096, "cache_creation_tokens": 100, "claude": False}
    assert split(new(other)) == (1004, 4096, 100, 0, 410)
    assert refusal(new({"cache_tokens": 5201}))[0] == "parts_over_input"


def test_writes_by_how_long_they_live() -> None:
    five, hour = "cache_creation_tokens_5m", "cache_creation_tokens_1h"
    for other, written in (
        ({"cache_creation_tokens": 30}, (0, 30)),
        ({"cache_creation_tokens": 30, five: 10, hour: 5}, (10, 20)),
        ({five: 10, hour: 5}, (10, 5)),
        ({"cache_creation_tokens": 0, five: 10}, (10, 0)),
        ({"cache_write_tokens": 30, "cache_creation_tokens": 30}, (0, 30)),
    ):
        told = new({"cache_tokens": 0} | other)
        assert split(told, context(write_lifetime="1h"))[2:4] == written


def test_the_model_that_answered_is_the_one_upstream() -> None:
    mapped = {"cache_tokens": 1, "is_model_mapped": True, "upstream_model_name": "kimi-k3"}
    assert read(new(mapped)).model == "kimi-k3"
    assert read(new({**mapped, "upstream_model_name": ""})).model == "kimi-k2.6"
    assert read(new({**mapped, "is_model_mapped": False})).model == "kimi-k2.6"


def test_without_a_word_of_the_cache_it_is_an_upper_bound() -> None:
    for other in ("", "{}", "null", {}, {"cache_tokens": None}):
        entry = read(new(other))
        assert (entry.plain, entry.has_split) == (5200, False)
    assert read(new({"cache_tokens": 0})).has_split


def test_before_moonshots_hits_were_read_a_zero_says_nothing() -> None:
    last_day = 1766332800  # 2025-12-22 at midnight in Beijing is 57,600 s before that
    assert not read(new({"cache_tokens": 0}, created_at=last_day - 57_601)).has_split
    assert read(new({"cache_tokens": 0}, created_at=last_day)).has_split
    assert read(new({"cache_tokens": 1}, created_at=last_day - 57_601)).has_split
    assert read(new({"cache_tokens": 0, "claude": True}, created_at=last_day - 57_601)).has_split


def test_the_same_row_is_known_again() -> None:
    same = read(new(request_id="2026x"))
    assert read(new(request_id="2026x", id=5)).ident == same.ident  # as users see it
    assert read(old(request_id="2026x")).ident == same.ident
    assert read(new(request_id="")).ident == read(as_row(new())).ident
    for more in ({"id": 5}, {"created_at": 1789000001}, {"username": "b"}, {"token_name": "c"}):
        assert read(new(**more)).ident != read(new()).ident
    for more in ({"model_name": "kimi-k3"}, {"prompt_tokens": 5201}, {"completion_tokens": 1}):
        assert read(new(**more)).ident != read(new()).ident


def test_other_that_is_no_json_is_not_guessed_at() -> None:
    assert refusal(new('{"cache_tokens": 40')) == ("not_json", "other")
    assert refusal(new("{cache}")) == ("not_json", "other")


def test_numbers_of_any_size_in_texts() -> None:
    huge = 10**30 + 7
    assert split(new(f'{{"cache_tokens": {huge}}}', prompt_tokens=huge + 1))[:2] == (1, huge)
    assert split(new('{"cache_tokens": NaN, "cache_tokens": 1}'))[1] == 1


def test_numbers_that_are_none() -> None:
    assert refusal(new(prompt_tokens="1_000"))[0] == "not_a_count"
    assert refusal(new({"cache_tokens": -1})) == ("negative", "cache_tokens")
    assert refusal(old(completion_tokens=None))[0] == "no_count"
    assert refusal(old(model_name=""))[0] == "no_model"


def test_charges_by_no_model_are_no_use() -> None:
    nothing = {"model_name": "", "prompt_tokens": 0, "completion_tokens": 0}
    assert is_not_usage(old(**nothing))
    assert is_not_usage(new(**nothing))


def test_searches_are_calls() -> None:
    assert read(new({"cache_tokens": 0, "web_search_call_count": 2})).calls == (("web_search", 2),)


def test_the_columns_of_the_database_itself() -> None:
    row = new()
    row["channel_id"] = row.pop("channel")
    assert name_of(row) == "new-api"
    assert read(row).groups[3] == "3"
    assert name_of({"model_name": "m", "prompt_tokens": 1, "completion_tokens": 2}) == ""
