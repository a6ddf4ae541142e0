"""Sessions of Claude Code: what is one reply, what is none, and where its tokens stand."""

from __future__ import annotations

from typing import Any

import pytest

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context, Lifetime
from kimi_calc.usage_logs.formats.claude_code import FORMAT
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

USAGE = {
    "input_tokens": 120,
    "cache_creation_input_tokens": 0,
    "cache_read_input_tokens": 9000,
    "output_tokens": 260,
}


def line(
    usage: object = USAGE, *, message: dict[str, Any] | None = None, **more: Any
) -> dict[str, Any]:
    inner = {"id": "msg_1", "model": "kimi-k3", "usage": usage} | (message or {})
    return {
        "type": "assistant",
        "timestamp": "2026-09-02T17:00:01.000Z",
        "sessionId": "s1",
        "cwd": "/home/u/shop",
        "message": inner,
    } | more


def read(record: dict[str, Any], path: str = "", lifetime: Lifetime = "5m") -> Entry:
    assert FORMAT.recognises(record)
    return FORMAT.read(record, Context(Days(), path, lifetime))


def test_a_reply() -> None:
    entry = read(line())
    assert entry == Entry(
        "kimi-k3",
        Days().of("2026-09-03"),  # in Beijing
        120,
        9000,
        0,
        0,
        260,
        ("", "", "/home/u/shop", "s1"),
        "msg_1",
    )


def test_the_id_of_the_message_alone_tells_replies_apart() -> None:
    """Kimi sends no request id; a side chain has another one, and lines ids of their own."""
    lines = [
        line(),
        line(requestId="req_1", uuid="1"),
        line(requestId="req_2", uuid="2", isSidechain=True),
        line(message={"content": [{"type": "tool_use"}]}, uuid="3"),
    ]
    assert {read(one).ident for one in lines} == {"msg_1"}
    assert FORMAT.holds  # partial lines come first: the largest output stays
    assert read(line(message={"id": None}, requestId="req_1")).ident == "req_1"
    assert read(line(message={"id": ""}, uuid="u1")).ident == "u1"


def test_progress_of_a_subagent_repeats_its_reply() -> None:
    inner = line(message={"id": "msg_2"})
    record = {
        "type": "progress",
        "sessionId": "s1",
        "cwd": "/home/u/shop",
        "data": {"type": "agent_progress", "message": inner},
    }
    assert read(record) == read(inner)


@pytest.mark.parametrize(
    ("usage", "lifetime", "written"),
    [
        ({"cache_creation_input_tokens": 70}, "5m", (70, 0)),
        ({"cache_creation_input_tokens": 70}, "1h", (0, 70)),
        ({"cache_creation_input_tokens": 70, "cache_creation": None}, "5m", (70, 0)),
        (
            {
                "cache_creation_input_tokens": 70,
                "cache_creation": {
                    "ephemeral_5m_input_tokens": 50,
                    "ephemeral_1h_input_tokens": 20,
                },
            },
            "1h",
            (50, 20),
        ),
        ({"cache_creation": {"ephemeral_1h_input_tokens": 20}}, "5m", (0, 20)),
        (
            {"cache_creation_input_tokens": 70, "cache_creation": {"ephemeral_1h_input_tokens": 0}},
            "5m",
            (70, 0),
        ),
        (
            {"cache_creation_input_tokens": 70, "cache_creation": {"ephemeral_1h_input_tokens": 9}},
            "5m",
            (61, 9),
        ),
        ({}, "5m", (0, 0)),
    ],
)
def test_for_how_long_tokens_were_written(
    usage: dict[str, Any], lifetime: Lifetime, written: tuple[int, int]
) -> None:
    entry = read(line({"input_tokens": 1, "output_tokens": 2} | usage), lifetime=lifetime)
    assert (entry.written_5m, entry.written_1h) == written
    assert (entry.plain, entry.hit, entry.output) == (1, 0, 2)


@pytest.mark.parametrize(
    "record",
    [
        line(message={"model": "<synthetic>"}),
        line(isApiErrorMessage=True, usage={"input_tokens": 0, "output_tokens": 0}),
        line(usage=None),
        {"type": "user", "sessionId": "s1", "toolUseResult": {"usage": USAGE}},
        {"type": "summary", "summary": "…", "leafUuid": "1"},
        {"type": "file-history-snapshot", "messageId": "1"},
        {"type": "progress", "sessionId": "s1", "data": {"type": "bash_progress"}},
        {"type": "result", "session_id": "s1", "usage": USAGE, "modelUsage": {}},  # of all
    ],
)
def test_what_is_no_reply(record: dict[str, Any]) -> None:
    with pytest.raises(NotUsage):
        read(record)


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (line({"input_tokens": -5, "output_tokens": 1}), "negative"),  # minus the hits: seen so
        (line({"input_tokens": 5}), "no_count"),
        (line({"input_tokens": "1_000", "output_tokens": 1}), "not_a_count"),
        (line(message={"model": None}), "no_model"),
        (line(timestamp="soon"), "not_a_time"),
        (
            line(USAGE | {"cache_creation": {"ephemeral_5m_input_tokens": 1}}),
            "parts_over_input",
        ),
    ],
)
def test_what_can_t_be(record: dict[str, Any], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(record)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("path", "project", "session"),
    [
        ("/h/.claude/projects/-home-u-p/s7.jsonl", "-home-u-p", "s7"),
        ("C:\\u\\.claude\\projects\\-p\\s7\\subagents\\agent-1.jsonl", "-p", "agent-1"),
        ("backup/s7.jsonl", "backup", "s7"),
        ("s7.jsonl", "", "s7"),
        ("", "", ""),
    ],
)
def test_project_and_session_by_the_path_where_the_line_is_silent(
    path: str, project: str, session: str
) -> None:
    assert read(line(cwd=None, sessionId=None), path).groups == ("", "", project, session)


def test_replies_of_the_api_itself_are_others() -> None:
    assert not FORMAT.recognises({"type": "message", "role": "assistant", "usage": USAGE})
    assert not FORMAT.recognises({"type": "message_start", "message": {"usage": USAGE}})
    assert not FORMAT.recognises({"type": "system"})
    assert not FORMAT.recognises({"type": ["assistant"], "message": {}})
