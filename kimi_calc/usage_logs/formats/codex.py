"""Sessions of Codex: ~/.codex/sessions/YEAR/MONTH/DAY/rollout-….jsonl, and archived_sessions.

A `token_count` event tells the last request and the total so far, which is never summed. It comes
again, with the same totals, whenever something is shown anew. Newer versions write a
`token_usage_record` for each response too: where a file has these, its events repeat them. Forked
sessions begin with the lines of those that they come from, some with new times; so a request is
known by its numbers, its totals and the session that wrote it first. Cached and written tokens are
within the input, reasoning is within the output.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import Inexact, count, count_or_0
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.agent_fields import stem, text, within, written
from kimi_calc.usage_logs.formats.agent_providers import host_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

_USE = "token_usage_record"
_KINDS = frozenset(
    (
        _USE,
        "compacted",
        "event_msg",
        "response_item",
        "session_meta",
        "turn_context",
        "world_state",
    )
)
_TOTALS = ("input_tokens", "cached_input_tokens", "output_tokens", "reasoning_output_tokens")
_Numbers = tuple[object, ...]


def _recognises(record: Record) -> bool:
    kind = record.get("type")
    return type(kind) is str and kind in _KINDS and type(record.get("payload")) is dict


def _read(record: Record, context: Context) -> Entry:
    kind = record["type"]
    payload = within(record, "payload")
    if kind == _USE:
        return _of_response(record, payload, context)
    if kind == "session_meta":
        _begin(payload, context)
    elif kind == "turn_context":
        for key in ("model", "cwd"):
            if found := text(payload, key):
                context.state[key] = found
    elif kind == "event_msg" and payload.get("type") == "token_count":
        return _of_event(record, within(payload, "info"), context)
    raise NotUsage


def _begin(payload: Mapping[str, Any], context: Context) -> None:
    """The head of a session: its own first, then those that it was forked from."""
    state = context.state
    session = text(payload, "id")
    if "session" not in state:
        state["session"] = session
        state["provider"] = text(payload, "model_provider")
        state["cwd"] = text(payload, "cwd")
        session = text(payload, "forked_from_id") or session
    state["root"] = session


def _of_event(record: Record, info: Mapping[str, Any], context: Context) -> Entry:
    state = context.state
    total, last = info.get("total_token_usage"), info.get("last_token_usage")
    totals = _numbers(total) if isinstance(total, dict) else ()
    if state.get("has_records") or (totals and totals == state.get("totals")):
        raise NotUsage
    requests = 1
    if not isinstance(last, dict):
        if not isinstance(total, dict):
            raise NotUsage
        last = _grown(total, state.get("total"))
        requests = 0
    numbers, moment = _numbers(last), record.get("timestamp")
    try:
        if not any(numbers):
            raise NotUsage
        root = state.get("root") or stem(context.path)
        return _entry(last, moment, f"codex {root} {totals or moment} {numbers}", requests, context)
    except Inexact:
        totals, total, numbers = (), None, ()  # it is read once more
        raise
    finally:
        if totals:
            state["totals"], state["total"] = totals, total
        if numbers:
            state["counted"] = numbers


def _of_response(record: Record, payload: Mapping[str, Any], context: Context) -> Entry:
    state = context.state
    usage = within(payload, "usage")
    state["has_records"] = True
    numbers = _numbers(usage)
    if state.pop("counted", None) == numbers or not any(numbers):
        raise NotUsage  # its event came before
    ident = text(payload, "response_id")
    if not ident:
        thread = text(payload, "thread_id")
        ident = f"codex {thread} {_numbers(within(payload, 'thread_token_usage'))} {numbers}"
    for key, kept in (("model", "model"), ("model_provider", "provider")):
        if found := text(payload, key):
            state[kept] = found
    return _entry(usage, record.get("timestamp"), ident, 1, context)


def _entry(
    usage: Mapping[str, Any], moment: object, ident: str, requests: int, context: Context
) -> Entry:
    state = context.state
    tokens = count(usage.get("input_tokens"), "input_tokens")
    hit = count_or_0(usage.get("cached_input_tokens"), "cached_input_tokens")
    written_ = count_or_0(usage.get("cache_write_input_tokens"), "cache_write_input_tokens")
    if hit + written_ > tokens:
        raise Unreadable("parts_over_input", "input_tokens", tokens)
    return Entry(
        state.get("model", ""),
        context.days.of(moment),
        tokens - hit - written_,
        hit,
        *written(written_, context),
        count(usage.get("output_tokens"), "output_tokens"),
        ("", "", state.get("cwd", ""), state.get("session") or stem(context.path)),
        ident,
        host=host_of(state.get("provider", "")),
        requests=requests,
        has_split="cached_input_tokens" in usage,
    )


def _numbers(usage: Mapping[str, Any]) -> _Numbers:
    """The numbers as they stand there, to be compared; () if there are none."""
    found = tuple(usage.get(name) for name in _TOTALS)
    return found if any(one is not None for one in found) else ()


def _grown(total: Mapping[str, Any], before: object) -> Mapping[str, Any]:
    """What was added to a total, where only that is told."""
    earlier = before if isinstance(before, dict) else {}
    grown: dict[str, Any] = {}
    for name, value in total.items():
        if name in _TOTALS or name == "cache_write_input_tokens":
            less = count_or_0(earlier.get(name), name)
            now = count(value, name)
            grown[name] = now - less if now >= less else now  # it began anew
    return grown


FORMAT = Format("Codex", _recognises, _read, holds=True)  # copies differ in their days
