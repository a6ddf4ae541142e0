"""Replies within something else: a line of the Batch API's output, a request with its reply."""

from __future__ import annotations

from typing import Any

from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats import chat, messages_api, responses
from kimi_calc.usage_logs.formats.chat import time_of
from kimi_calc.usage_logs.json_texts import list_of, object_of, value_of
from kimi_calc.usage_logs.labels import NONE, first, groups_of
from kimi_calc.usage_logs.records import NO_DAY, Entry, NotUsage, Unreadable

_REPLIES = (chat.FORMAT, responses.FORMAT, messages_api.FORMAT)
_NAMES = ("response", "body", "response_body", "reply", "result", "completion", "data")
_REQUESTS = ("request", "request_body")
_NAMED = frozenset(_NAMES)
_OWN = frozenset({"prompt_tokens", "choices", "object"})
"""What has these is a record by itself, whatever else is in it."""
_OTHER_TIMES = ("start_time", "startTime", "request_time")
_DEEPEST = 4
_EVENT = "data:"


def recognises(record: Record) -> bool:
    """What holds a reply, its error, or its chunks, under a name that such things have."""
    if _NAMED.isdisjoint(record) or not _OWN.isdisjoint(record):
        return False
    if "usage" in record and "model" in record:
        return False
    if "custom_id" in record and ("response" in record or "body" in record):
        return True
    return any(_is_reply(record.get(name), 1) for name in _NAMES)


def read(record: Record, context: Context) -> Entry:
    """The reply; what it doesn't say, what is round it may."""
    batch = "custom_id" in record
    if "response" not in record and batch:
        raise NotUsage  # a line of a batch's input
    held: Any = record
    request = _request(record)
    around = [record]
    for _ in range(_DEEPEST):
        held = _held(held)
        if held is None:
            if any(_refused(each) for each in around) or record.get("response") is None:
                raise NotUsage
            raise Unreadable("no_usage", "response")
        if type(held) is list:
            entry = _whole(held, context)
            break
        reply: Record = held
        if _is_one(reply):
            entry = _read(_with_model(reply, request, around), context)
            break
        batch = batch or ("status_code" in reply and "body" in reply and not request)
        around.append(reply)
    else:
        raise Unreadable("too_deep", "response")
    return entry._replace(
        day=entry.day or _day(around, context),
        groups=entry.groups if entry.groups != NONE else _groups(around, request),
        ident=entry.ident or (batch and first(record, "id")) or "",
        service="batch" if batch else entry.service,
    )


def _refused(record: Record) -> bool:
    status = record.get("status_code")
    return bool(record.get("error")) or (type(status) is int and status >= 400)


def _is_reply(value: Any, deep: int) -> bool:
    if type(value) is dict:
        if _is_one(value):
            return True
        return deep < _DEEPEST and any(_is_reply(value.get(name), deep + 1) for name in _NAMES)
    if type(value) is list:
        return bool(value) and type(value[0]) is dict and _is_one(value[0])
    if type(value) is str:
        return value.startswith(_EVENT) or (
            value[:1] in {"{", "["} and '"usage"' in value and '_tokens"' in value
        )
    return False


def _is_one(reply: Record) -> bool:
    return any(form.recognises(reply) for form in _REPLIES)


def _held(record: Record) -> Any:
    """What the first of the names holds, as an object or as a list of chunks."""
    for name in _NAMES:
        value = record.get(name)
        if type(value) is str and value.startswith(_EVENT):
            return _events(value, name)
        found = object_of(value, name) or list_of(value, name)
        if found:
            return found
    return None


def _events(text: str, name: str) -> list[Any]:
    """The chunks of a stream that was kept as it came."""
    lines = (line.strip() for line in text.splitlines())
    data = (line[len(_EVENT) :].strip() for line in lines if line.startswith(_EVENT))
    return [value_of(each, name) for each in data if each[:1] == "{"]


def _read(reply: Record, context: Context) -> Entry:
    form = next((each for each in _REPLIES if each.recognises(reply)), chat.FORMAT)
    return form.read(reply, context)


def _whole(chunks: list[Any], context: Context) -> Entry:
    """The reply that chunks are parts of: the one with the most output is the whole."""
    found: Entry | None = None
    for chunk in chunks:
        if type(chunk) is not dict or not _is_one(chunk):
            continue
        try:
            entry = _read(chunk, context)
        except NotUsage:
            continue
        if found is None or entry.output >= found.output:
            found = entry
    if found is None:
        raise Unreadable("no_usage", "response")
    return found


def _request(record: Record) -> Record:
    for name in _REQUESTS:
        found = object_of(record.get(name), name)
        if found:
            body = object_of(found.get("body"), "body")
            return {**found, **body} if body else found
    return {}


def _with_model(reply: Record, request: Record, around: list[Record]) -> Record:
    """The reply with what its request says of it, where it doesn't itself."""
    told: dict[str, Any] = {}
    if not reply.get("model"):
        for each in (request, *reversed(around)):
            if each.get("model"):
                told["model"] = each["model"]
                break
    if "prompt_cache_options" in request and "prompt_cache_options" not in reply:
        told["prompt_cache_options"] = request["prompt_cache_options"]
    return {**reply, **told} if told else reply


def _day(around: list[Record], context: Context) -> int:
    for each in around:
        time = time_of(each) or next((each[name] for name in _OTHER_TIMES if each.get(name)), None)
        if time:
            return context.days.of(time)
    return NO_DAY


def _groups(around: list[Record], request: Record) -> tuple[str, ...]:
    """By each name what says it first, from the outside to the request."""
    named = [groups_of(each) for each in (*around, request)]
    return tuple(next((text for text in texts if text), "") for texts in zip(*named, strict=True))


FORMAT = Format("wrapped", recognises, read)
