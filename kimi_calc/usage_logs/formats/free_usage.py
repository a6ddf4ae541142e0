"""Usage under keys that an application chose: a split is taken only where the keys tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kimi_calc.usage_logs.counts import count_or_none
from kimi_calc.usage_logs.format import Lifetime
from kimi_calc.usage_logs.formats.openai_usage import agreed, split_written
from kimi_calc.usage_logs.records import Unreadable


class Used(NamedTuple):
    """The numbers of an Entry, in its order, and whether what was cached is told apart."""

    plain: int
    hit: int
    written_5m: int
    written_1h: int
    output: int
    has_split: bool = True


_INPUT = ("input", "inputtokens", "prompt", "prompttokens")
_OUTPUT = ("output", "outputtokens", "completion", "completiontokens")
_TOTAL = ("total", "totaltokens")
_BESIDE = ("cachereadinputtokens", "cachecreationinputtokens", "cachereadtokens")
"""Anthropic's names: its input is told without them. So it is with names that begin with `input`,
which Langfuse gives to parts that it has taken out of the input."""


class _Told:
    """What the keys say: numbers by their meaning, and how they belong together."""

    def __init__(self, details: Mapping[str, Any]) -> None:
        self.input: int | None = None
        self.output: int | None = None
        self.total: int | None = None
        self.hits: list[int] = []
        self.written = 0
        self.five_minutes = 0
        self.hour = 0
        self.reasoning = 0
        self.says_cache = False
        self.named_within = False
        self.named_beside = False
        self.reasoning_beside = False
        for name, number, nested in _numbers(details):
            self._take(name, number, nested=nested)

    def _take(self, name: str, number: int, *, nested: bool) -> None:
        plain = name.replace("_", "").replace(".", "").lower()
        if plain in _INPUT and not nested:
            self.input = number
        elif plain in _OUTPUT and not nested:
            self.output = number
        elif plain in _TOTAL and not nested:
            self.total = number
        elif "reasoning" in plain:
            self.reasoning = number
            self.reasoning_beside = plain.startswith("output") and not nested
        elif "cache" in plain or "ephemeral" in plain:
            self._take_cached(plain, number, nested=nested)

    def _take_cached(self, plain: str, number: int, *, nested: bool) -> None:
        if "miss" in plain or "uncached" in plain:
            return
        self.says_cache = True
        if number and nested:
            self.named_within = True
        elif number and (plain.startswith("input") or plain in _BESIDE):
            self.named_beside = True
        if "5m" in plain:
            self.five_minutes = number
        elif "1h" in plain:
            self.hour = number
        elif "creat" in plain or "writ" in plain:
            self.written = agreed(plain, self.written, number)
        else:
            self.hits.append(number)


def used_of(details: Mapping[str, Any], lifetime: Lifetime) -> Used | None:
    """What was used; None where neither input nor output is told."""
    told = _Told(details)
    if told.input is None and told.output is None:
        return None
    if told.input is None or told.output is None:
        raise Unreadable("no_count", "input" if told.input is None else "output")
    hit = agreed("cached", *told.hits)
    five_minutes, hour = split_written(told.written, told.five_minutes, told.hour, lifetime)
    cached = hit + five_minutes + hour
    output = told.output
    if told.reasoning and _reasoning_beside(told, cached):
        output += told.reasoning
    if not cached:
        return Used(told.input, 0, 0, 0, output, told.says_cache)
    beside = _beside(told, cached)
    if beside is None:  # the larger reading, all of it as input
        return Used(told.input + cached, 0, 0, 0, output, has_split=False)
    plain = told.input if beside else told.input - cached
    if plain < 0:
        raise Unreadable("parts_over_input", "cached", str(cached))
    return Used(plain, hit, five_minutes, hour, output)


def _beside(told: _Told, cached: int) -> bool | None:
    """Whether the cached parts are outside of the input: by the total, else by their names."""
    assert told.input is not None
    assert told.output is not None
    outputs = {told.output, told.output + told.reasoning}
    if told.total is not None:
        without = told.total - told.input
        inside, outside = without in outputs, without - cached in outputs
        if inside != outside:
            return outside
    return told.named_beside if told.named_beside != told.named_within else None


def _reasoning_beside(told: _Told, cached: int) -> bool:
    """Whether what was reasoned is outside of the output: by the total, else by its name."""
    assert told.input is not None
    assert told.output is not None
    if told.total is not None:
        rest = told.total - told.input - told.output
        if rest in (told.reasoning, told.reasoning + cached):
            return True
        if rest in (0, cached):
            return False
    return told.reasoning_beside


def _numbers(details: Mapping[str, Any]) -> Iterator[tuple[str, int, bool]]:
    """Names and numbers, those of `…_details` too; what is no number of tokens is left out."""
    for name, value in details.items():
        if type(value) is dict:
            for inner, number in value.items():
                found = _number(inner, number)
                if found is not None:
                    yield inner, found, True
        else:
            found = _number(name, value)
            if found is not None:
                yield name, found, False


def _number(name: object, value: object) -> int | None:
    if type(name) is not str or "cost" in name.lower() or "price" in name.lower():
        return None
    if name.lower() == "unit" or type(value) in {list, dict, bool}:
        return None
    return count_or_none(value, name)
