"""Sessions of Codex: totals that are never summed, repetitions, forks, records of responses."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from kimi_calc.usage_logs.asked import Asked
from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.formats.codex import FORMAT
from kimi_calc.usage_logs.reading import read_usage
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

NAMES = ("input_tokens", "cached_input_tokens", "output_tokens", "reasoning_output_tokens")


def usage(*numbers: int) -> dict[str, Any]:
    return dict(zip(NAMES, numbers, strict=False))


def line(
    kind: str, payload: dict[str, Any], moment: str = "2026-09-02T03:00:02Z"
) -> dict[str, Any]:
    return {"timestamp": moment, "type": kind, "payload": payload}


def meta(session: str, **more: Any) -> dict[str, Any]:
    return line("session_meta", {"id": session, "cwd": "/w", "model_provider": "moonshot"} | more)


def event(last: object, total: object, moment: str = "2026-09-02T03:00:02Z") -> dict[str, Any]:
    info = {"last_token_usage": last, "total_token_usage": total}
    return line("event_msg", {"type": "token_count", "info": info}, moment)


def response(last: object, ident: str | None = "resp_1", **more: Any) -> dict[str, Any]:
    return line(
        "token_usage_record", {"response_id": ident, "thread_id": "t", "usage": last} | more
    )


TURN = line("turn_context", {"model": "kimi-k3", "cwd": "/w/shop"})


def read(*records: dict[str, Any], path: str = "rollout-1.jsonl") -> list[Entry]:
    """What a file of these lines tells."""
    context = Context(Days(), path)
    entries = []
    for record in records:
        assert FORMAT.recognises(record)
        with suppress(NotUsage):
            entries.append(FORMAT.read(record, context))
    return entries


def test_a_session() -> None:
    first, second = read(
        meta("s1"),
        TURN,
        event(usage(1200, 1024, 90, 40), usage(1200, 1024, 90, 40)),
        line("turn_context", {"model": "kimi-k2.6"}),
        event(usage(3800, 3072, 210, 0), usage(5000, 4096, 300, 40)),
    )
    assert first[:8] == (
        "kimi-k3",
        Days().of("2026-09-02"),
        176,
        1024,
        0,
        0,
        90,
        ("", "", "/w/shop", "s1"),
    )
    assert second[:8] == ("kimi-k2.6", first.day, 728, 3072, 0, 0, 210, ("", "", "/w/shop", "s1"))
    assert (first.host, first.requests, first.has_split) == ("", 1, True)
    assert first.ident != second.ident


def test_the_same_totals_again_are_nothing_new() -> None:
    again = event(usage(1200, 0, 90), usage(1200, 0, 90), "2026-09-02T03:09:00Z")
    assert len(read(again, again, event(usage(7, 0, 1), usage(1207, 0, 91)), again | {})) == 3
    # A request with the same numbers is another one: the totals have grown.
    assert len(read(again, event(usage(1200, 0, 90), usage(2400, 0, 180)))) == 2


def test_lines_copied_into_a_fork_are_the_same_whatever_their_time() -> None:
    def own(number: int, moment: str) -> dict[str, Any]:
        return event(usage(100 + number, 0, 9), usage(1000 * number, 0, 90), moment)

    root = [meta("r"), TURN, own(1, "2026-09-01T01:00:00Z"), own(2, "2026-09-01T02:00:00Z")]
    copied = [one | {"timestamp": "2026-09-03T01:00:00Z"} for one in root]
    fork = [meta("f", forked_from_id="r"), *copied, own(3, "2026-09-03T02:00:00Z")]
    copied = [one | {"timestamp": "2026-09-04T01:00:00Z"} for one in fork]
    second = [meta("g", forked_from_id="f"), *copied, own(4, "2026-09-04T02:00:00Z")]
    idents = [[entry.ident for entry in read(*file)] for file in (root, fork, second)]
    assert [len(one) for one in idents] == [2, 3, 4]
    assert idents[1][:2] == idents[0]
    assert idents[2][:3] == idents[1]
    without_parent = [meta("f", forked_from_id="r"), *fork[2:]]
    assert [entry.ident for entry in read(*without_parent)] == idents[1]
    assert {entry.groups[3] for entry in read(*second)} == {"g"}
    # Another session that happens to have the same numbers is another one.
    assert not set(idents[0]) & {entry.ident for entry in read(meta("x"), *root[1:])}


def test_a_fork_that_is_read_first_takes_no_use_to_its_own_day(tmp_path: Path) -> None:
    root = [meta("r"), TURN, event(usage(9, 0, 1), usage(9, 0, 1), "2026-09-01T01:00:00Z")]
    fork = [meta("f", forked_from_id="r"), *root]
    paths = (tmp_path / "archived.jsonl", tmp_path / "sessions.jsonl")
    for path, lines in zip(paths, (fork, root), strict=True):
        moment = {} if lines is root else {"timestamp": "2026-09-03T01:00:00Z"}
        path.write_text("\n".join(json.dumps(one | moment) for one in lines))
    tally = read_usage(Asked(tuple(map(str, paths)))).tally
    assert [(key.day, key.groups[3]) for key in tally.cells] == [(Days().of("2026-09-01"), "r")]
    assert tally.merged == 1


def test_responses_are_recorded_beside_the_events() -> None:
    first, second = usage(1200, 1024, 90, 40), usage(300, 0, 7, 0)
    lines = [
        response(first, "resp_1"),
        event(first, first),
        response(second, "resp_2"),
        event(second, usage(1500, 1024, 97, 40)),
        response(usage(900, 0, 50, 0), "resp_3"),  # summing up: no event tells it
    ]
    assert [one.ident for one in read(TURN, *lines)] == ["resp_1", "resp_2", "resp_3"]
    turned = [lines[1], lines[0], lines[3], lines[2]]
    assert [one.output for one in read(TURN, *turned)] == [90, 7]


def test_a_response_without_an_id() -> None:
    total = usage(5, 0, 1)
    one, other = (
        read(response(usage(5, 0, 1), None, thread_token_usage=total))[0] for _ in range(2)
    )
    assert one.ident == other.ident != ""
    grown = read(response(usage(5, 0, 1), None, thread_token_usage=usage(10, 0, 2)))
    assert grown[0].ident != one.ident


def test_a_response_may_tell_its_model_and_what_was_written() -> None:
    told = usage(100, 60, 5) | {"cache_write_input_tokens": 30}
    (entry,) = read(TURN, response(told, model="kimi-k2.6", model_provider="openrouter"))
    assert entry[:7] == ("kimi-k2.6", entry.day, 10, 60, 30, 0, 5)
    assert entry.host == "openrouter"


def test_totals_alone_are_what_they_have_grown_by() -> None:
    lines = [event(None, usage(1000, 0, 50)), event(None, usage(1700, 512, 80))]
    first, second = read(TURN, *lines, lines[1])
    assert (first.plain, first.output, first.requests) == (1000, 50, 0)
    assert (second.plain, second.hit, second.output, second.requests) == (188, 512, 30, 0)
    anew = read(TURN, *lines, event(None, usage(300, 0, 9)))[2]
    assert (anew.plain, anew.output) == (300, 9)


def test_without_cached_tokens_it_is_an_upper_bound() -> None:
    (entry,) = read(event({"input_tokens": 9, "output_tokens": 1}, None))
    assert not entry.has_split
    assert (entry.model, entry.groups) == ("", ("", "", "", "rollout-1"))
    assert (
        entry.ident
        != read(event({"input_tokens": 9, "output_tokens": 1}, None, "2026-09-03"))[0].ident
    )


@pytest.mark.parametrize(
    "record",
    [
        line("event_msg", {"type": "token_count", "info": None, "rate_limits": {}}),
        line("event_msg", {"type": "agent_message"}),
        line("response_item", {"type": "message", "usage": usage(1, 0, 1)}),
        line("compacted", {"latest_token_usage_record": {"usage": usage(9, 0, 9)}}),
        event(usage(0, 0, 0, 0) | {"total_tokens": 9}, usage(1, 0, 1)),  # an estimate
        event({}, {}),
        response(usage(0, 0, 0, 0)),
    ],
)
def test_what_is_no_request(record: dict[str, Any]) -> None:
    assert read(record) == []


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (event(usage(10, 11, 1), None), "parts_over_input"),
        (event({"input_tokens": 10}, None), "no_count"),
        (event(usage(10, 0, -1), None), "negative"),
        (response({"output_tokens": 5}), "no_count"),
        (event(usage(1, 0, 1), None, "soon"), "not_a_time"),
    ],
)
def test_what_can_t_be(record: dict[str, Any], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(record)
    assert caught.value.code == code


def test_other_lines_with_a_payload() -> None:
    assert not FORMAT.recognises({"type": "event_msg", "payload": "…"})
    assert not FORMAT.recognises({"type": "agent.step", "payload": {}})
