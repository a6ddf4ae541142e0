"""Replies of Chat Completions, whole or in chunks, and of everything that answers as it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import count
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.openai_usage import input_parts, output_of
from kimi_calc.usage_logs.formats.quick import quick_entry
from kimi_calc.usage_logs.json_texts import list_of, object_of
from kimi_calc.usage_logs.labels import groups_of, host_of, label, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

WEB_SEARCH = "$web_search"
"""The platform's own tool; asking for it is charged for, by the name `web_search`."""

_CHUNK = "chat.completion.chunk"
_KINDS = {"chat.completion", "text_completion", _CHUNK}
_TIMES = ("created", "created_at", "timestamp", "ts", "datetime", "date", "time")
_LONGEST = 20_000_000
"""Numbers below are how long something took, whatever the field is called."""
_MOST_OF_AN_ERROR = 5
"""Keys of a reply that is an error: more than these, and it is something else."""


def recognises(record: Record) -> bool:
    """What has usage in OpenAI's words, or says that it is such a reply or such an error."""
    if "responseData" in record:  # FastGPT's, whose usage is made up
        return False
    usage = record.get("usage")
    if type(usage) is dict and usage:
        if usage.get("prompt_tokens") is None:  # new-api tells both, and one of them is null
            return "prompt_tokens" in usage and usage.get("input_tokens") is None
        return True
    if type(usage) is str and '"prompt_tokens"' in usage:
        return True
    kind = record.get("object")
    if type(record.get("choices")) is list or (type(kind) is str and kind in _KINDS):
        return True
    error = record.get("error")
    return (
        type(error) is dict
        and "message" in error
        and "type" not in record
        and len(record) <= _MOST_OF_AN_ERROR
    )


def read(record: Record, context: Context) -> Entry:
    """One reply, or the chunk of it that has its usage."""
    choices = record.get("choices")
    usage = record.get("usage")
    calls: tuple[tuple[str, int], ...] = ()
    if choices or context.state:
        if type(choices) is str:
            choices = list_of(choices, "choices")
        calls = _calls(record, choices, context)
    if type(usage) is not dict or not usage:
        usage = _usage(record, choices)
    prompt = usage.get("prompt_tokens")
    output = usage.get("completion_tokens")
    if type(prompt) is not int or prompt < 0:
        prompt = count(prompt, "prompt_tokens")
    if type(output) is not int or output < 0:
        output = output_of(usage, prompt)
    plain, hit, five_minutes, hour = input_parts(
        usage, usage.get("prompt_tokens_details"), prompt, record, context
    )
    model = record.get("model")
    ident = record.get("id")
    provider = record.get("provider")  # OpenRouter says in each reply who answered
    return quick_entry(
        (
            (type(model) is str and model.strip()) or model_of(_held(record, "model")),
            context.days.of(record.get("created") or time_of(record)),
            plain,
            hit,
            five_minutes,
            hour,
            output,
            groups_of(record),
            ident if type(ident) is str else label(_held(record, "id")),
            "standard",
            host_of(provider) if provider else "",
            1,
            True,
            calls,
        )
    )


def time_of(record: Record) -> object:
    """When a reply was made; 0 is what gateways write that don't know."""
    for name in _TIMES:
        time = record.get(name)
        if time and not (type(time) in {int, float} and time < _LONGEST):
            return time
    return None


def _held(record: Record, name: str) -> object:
    """What a usage doesn't say that was kept alone, but its request or its reply beside it."""
    for beside in ("response", "request"):
        held = record.get(beside)
        if type(held) is dict and held.get(name):
            return held[name]
    return None


def _usage(record: Record, choices: Any) -> Mapping[str, Any]:
    """The usage of a reply that doesn't have it at its usual place."""
    usage = object_of(record.get("usage"), "usage")
    if usage:
        return usage
    for choice in choices if type(choices) is list else ():
        if type(choice) is dict and type(choice.get("usage")) is dict and choice["usage"]:
            found: Mapping[str, Any] = choice["usage"]
            return found
    if record.get("error") or _is_chunk(record, choices):
        raise NotUsage
    raise Unreadable("no_usage", "usage")


def _is_chunk(record: Record, choices: Any) -> bool:
    if record.get("object") == _CHUNK:
        return True
    return type(choices) is list and any(
        type(choice) is dict and "delta" in choice for choice in choices
    )


def _calls(record: Record, choices: Any, context: Context) -> tuple[tuple[str, int], ...]:
    """The searches that a reply asked for; of a reply in chunks also what earlier ones asked for.

    Usage comes with the last chunk, and with the one that repeats it.
    """
    if not context.state and type(choices) is list and len(choices) == 1:
        message = choices[0].get("message") if type(choices[0]) is dict else None
        if type(message) is dict and not message.get("tool_calls"):
            return ()  # as nearly all are
    number = 0
    for choice in choices if type(choices) is list else ():
        if type(choice) is dict:
            number += _searches(choice.get("message")) + _searches(choice.get("delta"))
    ident = record.get("id")
    if type(ident) is str and (number or context.state) and _is_chunk(record, choices):
        asked: dict[str, int] = context.state.setdefault("searches", {})
        if number:
            asked[ident] = asked.get(ident, 0) + number
        number = asked.get(ident, 0)
    return (("web_search", number),) if number else ()


def _searches(message: Any) -> int:
    if type(message) is not dict:
        return 0
    asked = message.get("tool_calls")
    if type(asked) is not list:
        return 0
    functions = [call.get("function") for call in asked if type(call) is dict]
    return sum(type(each) is dict and each.get("name") == WEB_SEARCH for each in functions)


FORMAT = Format("chat", recognises, read)
