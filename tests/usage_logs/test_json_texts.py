"""JSON within records: read exactly, or refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kimi_calc.usage_logs import json_texts
from kimi_calc.usage_logs.counts import Inexact, count
from kimi_calc.usage_logs.json_texts import exact, list_of, loads, object_of, value_of
from kimi_calc.usage_logs.records import Unreadable


@pytest.mark.parametrize(
    "text",
    ['{"a": 1}', ' {"a": 1} ', "{'a': 1}", '"{\\"a\\": 1}"', '{"a": 1}\n'],
)
@pytest.mark.parametrize("read", [exact, loads])
def test_texts_of_objects(text: str, read: json_texts.Loads) -> None:
    assert object_of(text, "other", read) == {"a": 1}


@pytest.mark.parametrize("value", [None, "", " ", "null", "5", "[]", 5, [], {}])
def test_what_is_no_object_is_an_empty_one(value: Any) -> None:
    assert object_of(value, "other") == {}


@pytest.mark.parametrize("text", ["{", "{a}", '{"a": 1', "{'a': open('x')}", "x", "[" * 9000])
@pytest.mark.parametrize("read", [exact, loads])
def test_what_is_no_json_is_refused(text: str, read: json_texts.Loads) -> None:
    with pytest.raises(Unreadable) as refused:
        value_of(text, "other", read)
    assert (refused.value.code, refused.value.field) == ("not_json", "other")


def test_what_python_and_go_write_beyond_json() -> None:
    assert object_of('{"a": NaN, "b": 1}', "x", loads)["b"] == 1
    assert object_of('{"a": "\\ud800", "b": 1}', "x", loads)["b"] == 1
    assert object_of("{'a': None, 'b': True}", "x", loads) == {"a": None, "b": True}


def test_lists() -> None:
    assert list_of('["a", {}]', "tags") == list_of(["a", {}], "tags") == ["a", {}]
    assert list_of("a", "tags") == list_of(None, "tags") == list_of("{}", "tags") == []


def test_a_number_that_the_quick_reader_cant_hold_is_never_taken_for_it() -> None:
    for number in (2**53, 2**63 - 1, 2**64, 10**30, 10**300):
        text = json.dumps({"n": number})
        assert count(exact(text)["n"], "n") == number
        try:
            assert count(loads(text)["n"], "n") == number
        except Inexact:
            assert number >= 2**64
