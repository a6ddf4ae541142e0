"""Sessions of Cline from version 4 on: documents whose messages tell their metrics."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kimi_calc.usage_logs.asked import Asked
from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.formats.cline_sessions import FORMAT
from kimi_calc.usage_logs.reading import read_usage
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

METRICS = {"inputTokens": 3000, "outputTokens": 80, "cacheReadTokens": 2048, "cacheWriteTokens": 7}


def message(metrics: object = METRICS, **more: Any) -> dict[str, Any]:
    return {
        "id": "m1",
        "role": "assistant",
        "ts": 1788000000000,
        "modelInfo": {"id": "kimi-k3", "provider": "moonshot"},
        "metrics": metrics,
        "content": [{"type": "text", "text": "…"}],
    } | more


def read(record: dict[str, Any], path: str = "sessions/17_a/17_a.messages.json") -> Entry:
    assert FORMAT.recognises(record)
    return FORMAT.read(record, Context(Days(), path))


def test_a_reply() -> None:
    entry = read(message())
    assert entry[:8] == (
        "kimi-k3",
        Days().of(1788000000),
        945,
        2048,
        7,
        0,
        80,
        ("", "", "", "17_a"),
    )
    assert entry.host == ""
    assert read(message(modelInfo={"id": "kimi-k3", "provider": "cline"})).host == "cline"


def test_a_forked_session_copies_messages() -> None:
    assert read(message()).ident == read(message(), "18_b.messages.json").ident != ""
    assert read(message(id="m2")).ident != read(message()).ident
    assert read(message(id=None)).ident == ""


def test_an_earlier_message_of_a_turn_tells_nothing() -> None:
    with pytest.raises(NotUsage):
        read(message(None))


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (message(METRICS | {"inputTokens": 2000}), "parts_over_input"),
        (message(METRICS | {"outputTokens": None}), "no_count"),
        (message({"inputTokens": 0, "outputTokens": 0}), "no_usage"),
        (message(modelInfo=None), "no_model"),
    ],
)
def test_what_can_t_be(record: dict[str, Any], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(record)
    assert caught.value.code == code


def test_the_whole_document(tmp_path: Path) -> None:
    file = tmp_path / "17_a.messages.json"
    user = {"id": "u", "role": "user", "content": []}
    messages = [user, message(None, id="m0"), message(), message(id="m2")]
    document = {"version": 1, "agent": "lead", "sessionId": "17_a", "messages": messages}
    file.write_text(json.dumps(document, indent=1))
    tally = read_usage(Asked((str(file),))).tally
    assert (tally.read, tally.not_usage, tally.unreadable) == (2, 2, 0)
    assert {key.groups[3] for key in tally.cells} == {"17_a"}
