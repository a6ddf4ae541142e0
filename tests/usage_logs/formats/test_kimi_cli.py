"""Sessions of kimi-cli: only status updates with tokens, each once."""

from __future__ import annotations

from typing import Any

import pytest

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.formats.kimi_cli import FORMAT
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

USAGE = {"input_other": 300, "output": 80, "input_cache_read": 2048, "input_cache_creation": 7}
PATH = "/h/.kimi/sessions/0cc175b9/5ad1/wire.jsonl"


def status(usage: object = USAGE, ident: object = "chatcmpl-1") -> dict[str, Any]:
    return {"type": "StatusUpdate", "payload": {"token_usage": usage, "message_id": ident}}


def line(message: dict[str, Any], timestamp: float = 1788000000.5) -> dict[str, Any]:
    return {"timestamp": timestamp, "message": message}


def by_subagent(message: dict[str, Any]) -> dict[str, Any]:
    return {"type": "SubagentEvent", "payload": {"agent_id": "a1", "event": message}}


def read(record: dict[str, Any], path: str = PATH) -> Entry:
    assert FORMAT.recognises(record)
    return FORMAT.read(record, Context(Days(), path))


def test_a_step_without_a_model() -> None:
    assert read(line(status())) == Entry(
        "", Days().of(1788000000), 300, 2048, 7, 0, 80, ("", "", "0cc175b9", "5ad1"), "chatcmpl-1"
    )


def test_what_a_subagent_used_is_the_same_in_both_files() -> None:
    own = "/h/.kimi/sessions/0cc175b9/5ad1/subagents/a1/wire.jsonl"
    inner = read(line(status()), own)
    outer = read(line(by_subagent(by_subagent(status())), 1788000000.7))
    assert inner == outer


def test_without_an_id_the_moment_tells() -> None:
    """A forked session copies the lines as they are."""
    first, again = (read(line(status(ident=None))) for _ in range(2))
    later = read(line(status(ident=None), 1788000001.5))
    assert first.ident == again.ident != later.ident
    assert first.ident


@pytest.mark.parametrize(
    "record",
    [
        {"type": "metadata", "protocol_version": "1.10"},
        line(status(None)),
        line({"type": "StatusUpdate", "payload": {"plan_mode": True}}),
        line({"type": "TurnBegin", "payload": {"user_input": "hi"}}),
        line(by_subagent({"type": "ContentPart", "payload": {}})),
        line({"type": "SubagentEvent", "payload": None}),
    ],
)
def test_what_is_no_use(record: dict[str, Any]) -> None:
    with pytest.raises(NotUsage):
        read(record)


@pytest.mark.parametrize(
    ("usage", "code"),
    [
        ({}, "no_usage"),
        (dict.fromkeys(USAGE, 0), "no_usage"),
        (USAGE | {"output": -1}, "negative"),
        (USAGE | {"input_other": True}, "not_a_count"),
    ],
)
def test_what_can_t_be(usage: dict[str, Any], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(line(status(usage)))
    assert caught.value.code == code


def test_other_lines_with_a_time() -> None:
    assert not FORMAT.recognises({"timestamp": 1, "message": "started"})
    assert not FORMAT.recognises({"timestamp": 1, "type": "event_msg", "payload": {}})
