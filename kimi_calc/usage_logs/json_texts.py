"""JSON within records, and records themselves: the one place that says what reads it."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Mapping
from typing import Any

from kimi_calc.usage_logs.records import Unreadable

Loads = Callable[[str | bytes], Any]

exact: Loads = json.loads
"""Reads integers of any size; whatever isn't JSON raises ValueError or RecursionError."""

try:
    import orjson
except ImportError:
    loads: Loads = json.loads
else:
    loads = orjson.loads
"""The same, as quickly as can be had: integers beyond 64 bits may come as floats.

`counts.count` raises Inexact then, and the text is to be read once more by `exact`: formats of
which people have millions of records do so.
"""

_LONGEST_LITERAL = 100_000
_NOTHING: dict[str, Any] = {}


def value_of(text: str, field: str, read: Loads = exact) -> Any:
    """What a text within a record says; Unreadable where it is neither JSON nor as Python writes.

    Tables that Python made hold `{'a': None, 'b': True}`.
    """
    try:
        return read(text)
    except (ValueError, RecursionError):
        if read is not exact:  # which reads NaN, and half of a pair of surrogates
            return value_of(text, field, exact)
        if text[:1] in "{[" and len(text) < _LONGEST_LITERAL:
            try:
                return ast.literal_eval(text)
            except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
                pass
        raise Unreadable("not_json", field, text) from None


def object_of(value: object, field: str, read: Loads = exact) -> Mapping[str, Any]:
    """The object that a field holds, as itself or as a text; an empty one where it holds none."""
    if type(value) is dict:
        return value
    if type(value) is str:
        text = value.strip()
        if text:
            found = value_of(text, field, read)
            if type(found) is dict:
                return found
            if type(found) is str and found[:1] == "{":  # a text of a text, as some dumps have it
                return object_of(found, field, read)
    return _NOTHING


def list_of(value: object, field: str, read: Loads = exact) -> list[Any]:
    """The same for a list."""
    if type(value) is list:
        return value
    if type(value) is str and value.strip()[:1] == "[":
        found = value_of(value.strip(), field, read)
        if type(found) is list:
            return found
    return []
