"""Rows of new-api's `logs` (model/log.go), whose `other` tells what was in the cache.

Its quota is what the gateway charges by its own ratios: never money of the platform.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kimi_calc.usage_logs.counts import Inexact, count, count_or_0
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.one_api import names_of_row, refuse_others
from kimi_calc.usage_logs.formats.quick import quick_entry
from kimi_calc.usage_logs.json_texts import Loads, exact, loads, object_of
from kimi_calc.usage_logs.labels import is_false, is_true, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

_WRITTEN = (
    "cache_creation_tokens_5m",
    "cache_creation_tokens_1h",
    "cache_creation_tokens",
    "cache_write_tokens",
)
_WRITES = frozenset(_WRITTEN)
_MARKS = {"quota", "token_name", "prompt_tokens", "created_at"}
_READS_HITS = date(2025, 12, 22).toordinal()
"""Before, it didn't read Moonshot's hits (QuantumNous/new-api#2493): 0 says nothing."""


def recognises(record: Record) -> bool:
    """Columns of the table, with the one in which new-api tells the rest."""
    return (
        "other" in record
        and "model_name" in record
        and "prompt_tokens" in record
        and not _MARKS.isdisjoint(record)
    )


def read(record: Record, context: Context) -> Entry:
    """One row."""
    try:
        return _read(record, context, loads)
    except Inexact:
        return _read(record, context, exact)


def _read(record: Record, context: Context, read_text: Loads) -> Entry:
    if record.get("type") != 2:
        refuse_others(record)
    other = record["other"]
    if type(other) is not dict:
        other = object_of(other, "other", read_text)
    prompt = record["prompt_tokens"]
    output = record.get("completion_tokens")
    if type(prompt) is not int or prompt < 0:
        prompt = count(prompt, "prompt_tokens")
    if type(output) is not int or output < 0:
        output = count(output, "completion_tokens")
    if not prompt and not output and not record["model_name"]:
        raise NotUsage  # what was charged for, but by no model
    day = context.days.of(record.get("created_at"))
    plain, hit, five_minutes, hour, told = _input(other, prompt, day, context)
    model = record["model_name"]
    if "upstream_model_name" in other and not is_false(other.get("is_model_mapped")):
        model = other["upstream_model_name"] or model
    groups, ident = names_of_row(record, prompt, output)
    searches = other.get("web_search_call_count")
    return quick_entry(
        (
            (type(model) is str and model.strip()) or model_of(model),
            day,
            plain,
            hit,
            five_minutes,
            hour,
            output,
            groups,
            ident,
            "standard",
            "",
            1,
            told,
            _calls(searches) if searches else (),
        )
    )


def _input(
    other: Mapping[str, Any], prompt: int, day: int, context: Context
) -> tuple[int, int, int, int, bool]:
    """The parts of the input, and whether what was read from the cache is told at all."""
    hit = other.get("cache_tokens")
    told = hit is not None and hit != ""
    if type(hit) is not int or hit < 0:
        hit = count_or_0(hit, "cache_tokens")
    five_minutes, hour = (0, 0) if _WRITES.isdisjoint(other) else _written(other, context)
    if "claude" in other and is_true(other["claude"]):  # as Anthropic counts: without the cache
        return prompt, hit, five_minutes, hour, told
    if "usage_semantic" in other and other["usage_semantic"] == "anthropic":
        return prompt, hit, five_minutes, hour, told
    plain = prompt - hit - five_minutes - hour
    if plain < 0:
        raise Unreadable("parts_over_input", "cache_tokens", str(hit + five_minutes + hour))
    return plain, hit, five_minutes, hour, told and (hit > 0 or not 0 < day < _READS_HITS)


def _written(other: Mapping[str, Any], context: Context) -> tuple[int, int]:
    """What was written to the cache: of a sum and its parts, the larger is the whole."""
    five_minutes, hour, created, written = (count_or_0(other.get(name), name) for name in _WRITTEN)
    rest = max(created, written, five_minutes + hour) - five_minutes - hour
    if context.write_lifetime == "1h":
        return five_minutes, hour + rest
    return five_minutes + rest, hour


def _calls(searches: object) -> tuple[tuple[str, int], ...]:
    number = count_or_0(searches, "web_search_call_count")
    return (("web_search", number),) if number else ()


FORMAT = Format("new-api", recognises, read)
