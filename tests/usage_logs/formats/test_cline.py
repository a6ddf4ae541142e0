"""Tasks of Cline and Roo Code: where the model stands, and whether input holds cached tokens."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.formats.cline import FORMAT
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

PATH = "/h/globalStorage/saoudrizwan.claude-dev/tasks/1788000000000/ui_messages.json"
ENVIRONMENT = (
    "<task>name a <model>of mine</model></task>\n# Current Mode\n<slug>code</slug>\n"
    "<name>💻 Code</name>\n<model>kimi-k2-0905-preview</model>\n\n\n"
    "# Current Workspace Directory (/home/u/shop) Files\nREADME.md"
)


def at(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)


AFTER, BEFORE = at("2026-03-01"), at("2026-01-15")


def say(
    what: str = "api_req_started", *, ts: object = AFTER, model: object = None, **told: Any
) -> dict[str, Any]:
    record = {"ts": ts, "type": "say", "say": what, "text": json.dumps(told)}
    return record | ({"modelInfo": model} if model else {})


def by(provider: str, model: str = "kimi-k2.5") -> dict[str, str]:
    return {"providerId": provider, "modelId": model, "mode": "act"}


def read(*records: dict[str, Any]) -> list[Entry]:
    context = Context(Days(), PATH)
    entries = []
    for record in records:
        assert FORMAT.recognises(record)
        with suppress(NotUsage):
            entries.append(FORMAT.read(record, context))
    return entries


def test_a_task_of_cline() -> None:
    task = {"ts": AFTER, "type": "say", "say": "task", "text": "fix it"}
    request = "# Current Working Directory (/w/shop) Files\na.py"
    (entry,) = read(
        task,
        say(
            request=request,
            tokensIn=300,
            tokensOut=80,
            cacheReads=2048,
            cacheWrites=0,
            ts=AFTER + 9,
            model=by("moonshot"),
        ),
        {"ts": AFTER + 10, "type": "ask", "ask": "tool", "text": "{"},
    )
    assert entry[:8] == (
        "kimi-k2.5",
        Days().of(AFTER),
        300,
        2048,
        0,
        0,
        80,
        ("", "", "/w/shop", "1788000000000"),
    )
    assert (entry.host, entry.requests, entry.has_split) == ("", 1, True)


@pytest.mark.parametrize(
    ("provider", "ts", "told", "plain", "hit", "has_split"),
    [
        ("moonshot", AFTER, (300, 2048), 300, 2048, True),
        ("moonshot", AFTER, (3000, 2048), 3000, 2048, True),  # without what was cached
        ("moonshot", BEFORE, (3000, 2048), 952, 2048, True),  # with it
        ("moonshot", BEFORE, (300, 2048), 300, 2048, True),  # that can't be
        ("moonshot", AFTER, (3000, 0), 3000, 0, True),
        ("moonshot", BEFORE, (3000, 0), 3000, 0, False),  # it wasn't told then
        ("openai", AFTER, (3000, 2048), 952, 2048, True),
        ("openai", AFTER, (300, 2048), 300, 2048, True),
        ("openai", AFTER, (3000, 0), 3000, 0, False),
        ("anthropic", AFTER, (3000, 2048), 3000, 2048, True),
        ("openrouter", AFTER, (3000, 2048), 3000, 2048, True),
        ("", AFTER, (3000, 2048), 5048, 0, False),  # nothing tells: at most
        ("", AFTER, (300, 2048), 300, 2048, True),
    ],
)
def test_whether_input_holds_cached_tokens(
    provider: str, ts: int, told: tuple[int, int], plain: int, hit: int, *, has_split: bool
) -> None:
    model = by(provider) if provider else None
    (entry,) = read(say(tokensIn=told[0], cacheReads=told[1], tokensOut=5, ts=ts, model=model))
    assert (entry.plain, entry.hit, entry.has_split) == (plain, hit, has_split)


@pytest.mark.parametrize(
    ("protocol", "ts", "plain"),
    [
        ("openai", AFTER, 945),
        ("openai", BEFORE, 945),
        ("anthropic", AFTER, 945),
        ("anthropic", at("2025-09-01"), 3000),
    ],
)
def test_roo_code_by_its_protocol(protocol: str, ts: int, plain: int) -> None:
    (entry,) = read(
        say(
            apiProtocol=protocol,
            tokensIn=3000,
            tokensOut=5,
            cacheReads=2048,
            cacheWrites=7,
            ts=ts,
            request=ENVIRONMENT,
        )
    )
    assert entry[:7] == ("kimi-k2-0905-preview", entry.day, plain, 2048, 7, 0, 5)
    assert entry.groups[2] == "/home/u/shop"
    assert entry.host == ""


def test_the_model_of_a_request_holds_for_later_ones_and_a_gateway_s_is_another_host() -> None:
    first, second = read(
        say(
            apiProtocol="openai",
            tokensIn=9,
            request=ENVIRONMENT.replace("kimi-k2-0905-preview", "moonshotai/kimi-k2"),
        ),
        say(apiProtocol="openai", tokensIn=8, ts=AFTER + 1),
    )
    assert first.model == second.model == "moonshotai/kimi-k2"
    assert first.host == second.host == "?"
    assert read(say(tokensIn=9))[0].model == ""


def test_a_copied_task_is_the_same_and_each_message_another() -> None:
    task = {"ts": AFTER, "type": "say", "say": "task", "text": ""}
    first, second = (say(tokensIn=9, ts=AFTER + more) for more in (1, 2))
    one = read(task, first, second)
    assert [entry.ident for entry in one] == [entry.ident for entry in read(task, first, second)]
    assert one[0].ident != one[1].ident
    assert read(task | {"ts": AFTER - 1}, first)[0].ident != one[0].ident
    assert read(say(tokensIn=9, ts=None))[0].ident == ""


def test_sums_over_what_isn_t_listed_are_totals() -> None:
    for what in ("deleted_api_reqs", "subagent_usage"):
        (entry,) = read(say(what, tokensIn=9, tokensOut=1, model=by("moonshot")))
        assert (entry.plain, entry.requests) == (9, 0)


def test_of_a_beginning_and_an_end_one() -> None:
    end = say("api_req_finished", tokensIn=9, tokensOut=1)
    assert len(read(say(request="…"), end)) == 1
    assert len(read(say(tokensIn=9, tokensOut=1), end)) == 1


@pytest.mark.parametrize(
    "record",
    [
        say(request="…"),  # not answered
        say(tokensIn=0, tokensOut=0, cancelReason="user_cancelled"),
        say("text", tokensIn=5),
        {"ts": 1, "type": "say", "say": "api_req_started"},
        {"ts": 1, "type": "ask", "ask": "tool", "text": "{}"},
        {"ts": 1, "type": "say", "say": ["api_req_started"], "text": "{}"},
    ],
)
def test_what_is_no_request(record: dict[str, Any]) -> None:
    assert read(record) == []


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (say() | {"text": "{"}, "not_json"),
        (say() | {"text": "[" * 100_000}, "not_json"),
        (say() | {"text": "[]"}, "not_an_object"),
        (say(tokensIn=-1), "negative"),
        (say(tokensIn=9, cacheReads=1, ts=None, model=by("moonshot")), "not_a_time"),
        (say(tokensIn=9, ts="soon"), "not_a_time"),
    ],
)
def test_what_can_t_be(record: dict[str, Any], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(record)
    assert caught.value.code == code
