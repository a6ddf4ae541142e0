"""What stands at the keys of an agent's records: of the right type, or nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import count_or_0, count_or_none
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.records import Unreadable

NOTHING: Mapping[str, Any] = {}


def within(record: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The object at a key; an empty one where there is none."""
    found = record.get(key)
    return found if isinstance(found, dict) else NOTHING


def text(record: Mapping[str, Any], key: str) -> str:
    """The text at a key; "" where there is none."""
    found = record.get(key)
    return found.strip() if isinstance(found, str) else ""


def parsed(value: object, field: str) -> Mapping[str, Any]:
    """The object that a text holds as JSON, or the object itself. Unreadable if it's none."""
    import json

    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            raise Unreadable("not_json", field, value) from None
    if isinstance(value, dict):
        return value
    raise Unreadable("not_an_object", field, value)


def folder(path: str, above: int) -> str:
    """The name of a folder that a file lies in: 1 is its own. "" where there aren't so many."""
    parts = path.replace("\\", "/").split("/")
    return parts[-1 - above] if len(parts) > above else ""


def stem(path: str) -> str:
    """The name of a file up to its first dot."""
    return path.replace("\\", "/").rpartition("/")[2].partition(".")[0]


def written(tokens: int, context: Context) -> tuple[int, int]:
    """Tokens written to the cache, for 5 minutes and for an hour, where only their sum is told."""
    return (0, tokens) if context.write_lifetime == "1h" else (tokens, 0)


class Parts:
    """Tokens as agents that tell the parts apart write them: none of them includes another."""

    __slots__ = ("hit", "output", "plain", "written")

    def __init__(self, usage: Mapping[str, Any], names: tuple[str, str, str, str]) -> None:
        """`names` are those of plain input, hits, written tokens and output.

        Unreadable if it has neither plain input nor output, or nothing was used: then a reply came
        without a word about its tokens.
        """
        plain, hit, written_, output = names
        told = count_or_none(usage.get(plain), plain)
        self.output = count_or_0(usage.get(output), output)
        if told is None and usage.get(output) is None:
            raise Unreadable("no_usage", plain)
        self.plain = told or 0
        self.hit = count_or_0(usage.get(hit), hit)
        self.written = count_or_0(usage.get(written_), written_)
        if not (self.plain or self.hit or self.written or self.output):
            raise Unreadable("no_usage", plain)
