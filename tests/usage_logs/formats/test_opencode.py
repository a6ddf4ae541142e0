"""Messages of OpenCode: files and rows of its database, reasoning beside or within the output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kimi_calc.usage_logs.asked import Asked
from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.formats.opencode import FORMAT
from kimi_calc.usage_logs.reading import read_usage
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

PATH = "/h/.local/share/opencode/storage/message/ses_1/msg_1.json"


def tokens(**more: Any) -> dict[str, Any]:
    return {
        "input": 300,
        "output": 80,
        "reasoning": 20,
        "cache": {"read": 2048, "write": 7},
    } | more


def message(**more: Any) -> dict[str, Any]:
    return {
        "id": "msg_1",
        "sessionID": "ses_1",
        "role": "assistant",
        "modelID": "kimi-k2.6",
        "providerID": "moonshotai",
        "path": {"cwd": "/w/shop/src", "root": "/w/shop"},
        "time": {"created": 1788000000000, "completed": 1788000009000},
        "cost": 0.0012,
        "tokens": tokens(),
    } | more


def row(data: object) -> dict[str, Any]:
    times = {"time_created": 1788000000000, "time_updated": 1788000009000}
    return {"id": "msg_1", "session_id": "ses_1", "data": data} | times


def read(record: dict[str, Any], path: str = PATH) -> Entry:
    assert FORMAT.recognises(record)
    return FORMAT.read(record, Context(Days(), path))


def test_a_message() -> None:
    entry = read(message())
    assert entry[:8] == (
        "kimi-k2.6",
        Days().of(1788000000),
        300,
        2048,
        7,
        0,
        100,
        ("", "", "/w/shop", "ses_1"),
    )
    assert entry.host == ""


def test_rows_of_the_database_say_the_same() -> None:
    data = {key: value for key, value in message().items() if key not in {"id", "sessionID"}}
    assert read(row(data)) == read(row(json.dumps(data))) == read(message())
    in_table = row(json.dumps(data)) | {"time_created": "1788000000000"}
    assert read(in_table) == read(message())


def test_exported_sessions_say_the_same(tmp_path: Path) -> None:
    exported = {"info": message(), "parts": [{"type": "step-finish", "tokens": tokens()}]}
    assert read(exported) == read(message())
    file = tmp_path / "ses_1.json"
    session = {"id": "ses_1", "directory": "/w/shop"}
    asked = {"info": message(role="user", id="msg_0"), "parts": []}
    file.write_text(json.dumps({"info": session, "messages": [asked, exported]}, indent=2))
    tally = read_usage(Asked((str(file),))).tally
    assert (tally.read, tally.not_usage, tally.unreadable) == (1, 1, 0)


@pytest.mark.parametrize(
    ("more", "output"),
    [
        ({}, 100),  # nothing shows it: as now written, beside the output
        ({"total": 300 + 2048 + 7 + 80 + 20}, 100),
        ({"total": 300 + 2048 + 7 + 80}, 80),  # within it
        ({"reasoning": None}, 80),
    ],
)
def test_reasoning(more: dict[str, Any], output: int) -> None:
    assert read(message(tokens=tokens(**more))).output == output


@pytest.mark.parametrize(
    ("provider", "host"),
    [
        ("moonshotai", ""),
        ("moonshotai-cn", ""),
        ("Moonshot", ""),
        ("kimi-for-coding", "kimi-for-coding"),
        ("openrouter", "openrouter"),
        ("opencode", "opencode"),
        ("", ""),
    ],
)
def test_who_answered(provider: str, host: str) -> None:
    entry = read(message(providerID=provider))
    assert (entry.model, entry.host) == ("kimi-k2.6", host)


def test_a_forked_session_copies_messages_under_new_ids() -> None:
    first = read(message())
    forked = read(message(id="msg_9", sessionID="ses_9"))
    assert first.ident == forked.ident != ""
    assert read(message(tokens=tokens(output=81))).ident != first.ident
    assert read(message(time={})).ident != read(message(time={}, id="msg_9")).ident


@pytest.mark.parametrize(
    "record",
    [
        {"id": "msg_1", "sessionID": "ses_1", "role": "user", "time": {"created": 1}},
        {"id": "prt_1", "sessionID": "ses_1", "messageID": "msg_1", "tokens": tokens()},
        row({"type": "step-finish", "tokens": tokens()}) | {"message_id": "msg_1"},
        message(tokens={"input": 0, "output": 0}, error={"name": "MessageAbortedError"}),
        message(tokens={"input": 0, "output": 0}, time={"created": 1788000000000}),
        message(tokens=None),
    ],
)
def test_what_is_no_reply(record: dict[str, Any]) -> None:
    with pytest.raises(NotUsage):
        read(record)


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (message(tokens={"input": 0, "output": 0}), "no_usage"),
        (message(tokens=tokens(input=-3)), "negative"),
        (message(tokens=tokens(cache={"read": 1.5})), "not_a_count"),
        (message(modelID=None), "no_model"),
        (row("{"), "not_json"),
        (row("[]"), "not_an_object"),
    ],
)
def test_what_can_t_be(record: dict[str, Any], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(record)
    assert caught.value.code == code


def test_rows_of_other_tables() -> None:
    assert not FORMAT.recognises({"request_id": "1", "session_id": "2", "metadata": "{}"})
