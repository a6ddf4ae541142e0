"""Names of keys, users, projects and tags, and of who answered."""

from __future__ import annotations

from typing import Any

import pytest

from kimi_calc.usage_logs.labels import groups_of, host_of, is_false, is_true, key_label, label


def test_groups_by_the_names_that_logs_have() -> None:
    assert groups_of({"token_name": "k", "username": "u", "team": "p", "app": "t"}) == (
        "k",
        "u",
        "p",
        "t",
    )
    assert groups_of({"id": 1, "model": "m"}) == ("", "", "", "")
    assert groups_of({"user": "", "user_id": 7, "tags": []}) == ("", "7", "", "")


def test_of_a_key_itself_little_is_shown() -> None:
    assert key_label("sk-0123456789abcdef") == "sk-…cdef"
    assert key_label("Bearer sk-0123456789abcdef") == "Bea…cdef"
    assert key_label("客服") == "客服"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("a", "a"),
        (["a", "b"], "a"),
        (7, "7"),
        (None, ""),
        (True, ""),
        ({}, ""),
        ([], ""),
        ([[]], ""),
    ],
)
def test_labels(value: Any, found: str) -> None:
    assert label(value) == found


def test_hosts() -> None:
    for platform in ("", None, 5, "moonshot", "Moonshot AI", "kimi", "custom-moonshot"):
        assert host_of(platform) == ""
    assert host_of(" Fireworks ") == "Fireworks"


def test_yes_and_no() -> None:
    for yes in (True, "True", "t", 1, "1", " YES "):
        assert is_true(yes)
        assert not is_false(yes)
    for no in (False, "False", "f", 0, "0", "no"):
        assert is_false(no)
        assert not is_true(no)
    others: tuple[Any, ...] = (None, "", "None", [], {})
    for neither in others:
        assert not is_true(neither)
        assert not is_false(neither)
