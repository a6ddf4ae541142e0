"""Tasks of Cline and Roo Code: tasks/TASK/ui_messages.json, an array of what was said.

A request is `say: api_req_started`, its text is JSON. Since late 2025 Cline says beside it which
model and provider it was; Roo Code names the model within the request's text, and no provider:
only the platform's own models have no slash in their names.

Whether `tokensIn` holds the cached tokens too, nothing says. In this order:
- more cached tokens than input: they aren't within it;
- Roo Code (it names a protocol): within it, but for Anthropic's before December 2025;
- Cline, the provider speaks Anthropic's protocol or is OpenRouter or Cline: not within it;
- Cline with Moonshot: not within it since February 2026 (cline#9016), before within it;
- Cline with another provider: within it, as OpenAI counts;
- neither is told: it can't be decided, and all of it is taken as input, an upper bound.
Where nothing was cached and the provider isn't known to say so, it is an upper bound as well.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kimi_calc.usage_logs.counts import count_or_0
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.agent_fields import (
    folder,
    parsed,
    text,
    within,
    written,
)
from kimi_calc.usage_logs.formats.agent_providers import host_of
from kimi_calc.usage_logs.records import NO_DAY, Entry, NotUsage, Unreadable

_REQUESTS = frozenset(("api_req_started", "api_req_finished"))
_TOTALS = frozenset(("deleted_api_reqs", "subagent_usage"))
"""Sums over requests that aren't listed themselves, or not any more."""

_EXCLUDING = frozenset(("anthropic", "claude-code", "cline", "openrouter"))
_MOONSHOT_EXCLUDES = date(2026, 2, 1).toordinal()
_ROO_INCLUDES = date(2025, 12, 1).toordinal()
_MODEL = re.compile(r"# Current Mode\s.{0,500}?<model>([^<\n]{1,200})</model>", re.DOTALL)
_FOLDER = re.compile(r"# Current (?:Working|Workspace) Directory \(([^\n]{1,1000}?)\) Files")


class _Input(NamedTuple):
    plain: int
    hit: int
    written: int
    has_split: bool


def _recognises(record: Record) -> bool:
    return "ts" in record and ("say" in record or "ask" in record) and "type" in record


def _read(record: Record, context: Context) -> Entry:
    state = context.state
    first = state.setdefault("first", record.get("ts"))
    say = record.get("say")
    if not isinstance(say, str) or say not in _REQUESTS | _TOTALS or not record.get("text"):
        raise NotUsage
    told = parsed(record.get("text"), "text")
    _note(text(told, "request"), context)
    tokens, output = (count_or_0(told.get(name), name) for name in ("tokensIn", "tokensOut"))
    hit, written_ = (count_or_0(told.get(name), name) for name in ("cacheReads", "cacheWrites"))
    had, state["had"] = state.get("had"), bool(tokens or output or hit or written_)
    if not state["had"] or (say == "api_req_finished" and had):
        raise NotUsage  # not answered; or what its beginning says already
    moment = record.get("ts")
    day = context.days.of(moment)
    about = within(record, "modelInfo")
    provider = text(about, "providerId").lower()
    model, host = text(about, "modelId"), host_of(provider)
    if not model:
        model = state.get("model", "")
        host = "?" if "/" in model else ""
    as_told = _Input(tokens, hit, written_, has_split=True)
    found = _input(as_told, day, provider, text(told, "apiProtocol"))
    return Entry(
        model,
        day,
        found.plain,
        found.hit,
        *written(found.written, context),
        output,
        ("", "", state.get("project", ""), folder(context.path, 1) or str(first)),
        "" if moment is None else f"cline {first} {moment}",
        host=host,
        requests=0 if say in _TOTALS else 1,
        has_split=found.has_split,
    )


def _note(request: str, context: Context) -> None:
    """Remember the model and the folder that a request's text tells, for later ones too."""
    if not request:
        return
    at = request.rfind("# Current Mode")
    if at >= 0 and (match := _MODEL.match(request, at)):
        context.state["model"] = match[1].strip()
    at = request.rfind("# Current Work")
    if at >= 0 and (match := _FOLDER.match(request, at)):
        context.state["project"] = match[1]


def _input(told: _Input, day: int, provider: str, protocol: str) -> _Input:
    """What the module's text says; `told` are the numbers as they stand there."""
    tokens, hit, written_, _ = told
    if not (hit or written_):
        excludes_surely = provider == "moonshot" and day >= _MOONSHOT_EXCLUDES
        return _Input(tokens, 0, 0, has_split=excludes_surely)
    if hit + written_ > tokens:
        return told
    if protocol:
        includes = protocol != "anthropic" or day >= _ROO_INCLUDES
    elif provider in _EXCLUDING:
        includes = False
    elif provider == "moonshot":
        if day == NO_DAY:
            raise Unreadable("not_a_time", "ts")
        includes = day < _MOONSHOT_EXCLUDES
    elif provider:
        includes = True
    else:
        return _Input(tokens + hit + written_, 0, 0, has_split=False)
    return told._replace(plain=tokens - hit - written_) if includes else told


FORMAT = Format("Cline", _recognises, _read)
