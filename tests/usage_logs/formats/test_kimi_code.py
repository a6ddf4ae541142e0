"""Sessions of Kimi Code: usage records alone, and what their models stand for."""

from __future__ import annotations

from typing import Any

import pytest

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.formats.kimi_code import FORMAT
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

USAGE = {"inputOther": 300, "output": 80, "inputCacheRead": 2048, "inputCacheCreation": 0}
PATH = "/h/.kimi-code/sessions/wd_shop_1/s1/agents/main/wire.jsonl"


def use(model: object = "kimi-code/k3", usage: object = USAGE, **more: Any) -> dict[str, Any]:
    record = {"type": "usage.record", "model": model, "usage": usage, "usageScope": "turn"}
    return record | {"time": 1788000000500} | more


def read(*records: dict[str, Any], path: str = PATH) -> Entry:
    """The entry of the last of some lines."""
    context = Context(Days(), path)
    *others, last = records
    for one in others:
        assert FORMAT.recognises(one)
        with pytest.raises(NotUsage):
            FORMAT.read(one, context)
    assert FORMAT.recognises(last)
    return FORMAT.read(last, context)


def test_a_record_of_a_membership() -> None:
    entry = read(use())
    assert entry[:8] == (
        "kimi-code/k3",
        Days().of(1788000000),
        300,
        2048,
        0,
        0,
        80,
        ("", "", "wd_shop_1", "s1"),
    )
    assert entry.host == "kimi-code"
    assert entry.requests == 1


def test_a_forked_session_repeats_records_with_their_times() -> None:
    first = read(use())
    forked = read(use(agentId="main"), path=PATH.replace("s1", "s2"))
    assert first.ident == forked.ident != ""
    assert read(use(time=1788000000501)).ident != first.ident
    assert read(use(usage=USAGE | {"output": 81})).ident != first.ident
    assert read(use(time=None)).ident == ""


@pytest.mark.parametrize("scope", ["turn", "session", None])
def test_of_a_turn_or_not_it_was_used(scope: object) -> None:
    assert read(use(usageScope=scope)).output == 80


@pytest.mark.parametrize(
    "record",
    [
        {
            "type": "context.append_loop_event",
            "event": {"type": "step.end", "usage": USAGE},
            "time": 1788000000300,
        },
        {"type": "metadata", "protocol_version": "1.1", "created_at": 1788000000000},
        {"type": "turn.prompt", "input": []},
        {"type": "llm.request", "modelAlias": "a"},
    ],
)
def test_what_is_no_use(record: dict[str, Any]) -> None:
    with pytest.raises(NotUsage):
        read(record)


@pytest.mark.parametrize(
    ("alias", "asked_for", "model", "host"),
    [
        ("kimi-k2.6", None, "kimi-k2.6", ""),
        ("fast", "kimi-k2.6", "kimi-k2.6", ""),
        ("fast", None, "fast", ""),
        ("moonshot-cn/kimi-k2.6", None, "kimi-k2.6", ""),
        ("moonshotai/best", "kimi-k2.6", "kimi-k2.6", ""),
        ("kimi/kimi-k2.6", None, "kimi-k2.6", ""),
        ("openrouter/moonshotai/kimi-k2.6", None, "moonshotai/kimi-k2.6", "openrouter"),
        ("openai/kimi-k2.6", None, "kimi-k2.6", ""),  # a protocol: the address is one's own
        ("kimi-code/k3", "k3", "kimi-code/k3", "kimi-code"),
        ("managed:kimi-code/k3", "k3", "managed:kimi-code/k3", "kimi-code"),
    ],
)
def test_what_an_alias_stands_for(alias: str, asked_for: str | None, model: str, host: str) -> None:
    request = {"type": "llm.request", "provider": "kimi", "modelAlias": alias, "model": asked_for}
    entry = read(request, use(alias))
    assert (entry.model, entry.host) == (model, host)


def test_the_folder_worked_in() -> None:
    assert read({"type": "config.update", "cwd": "/w/a"}, use()).groups[2] == "/w/a"
    told = {"type": "config.update", "environmentDisclosure": {"cwd": "/w/b"}}
    assert read(told, use()).groups[2] == "/w/b"


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (use(usage=dict.fromkeys(USAGE, 0)), "no_usage"),  # a reply without a word of tokens
        (use(usage=None), "no_usage"),
        (use(usage={"inputCacheRead": 5}), "no_usage"),
        (use(usage=USAGE | {"output": "many"}), "not_a_count"),
        (use(model=""), "no_model"),
        (use(time=-1), "not_a_time"),
    ],
)
def test_what_can_t_be(record: dict[str, Any], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(record)
    assert caught.value.code == code


def test_events_of_other_programs() -> None:
    assert not FORMAT.recognises({"type": "response.completed", "response": {}})
    assert not FORMAT.recognises({"type": "turn.completed", "usage": {}})
    assert not FORMAT.recognises({"type": "metadata", "protocol_version": "1.10"})
