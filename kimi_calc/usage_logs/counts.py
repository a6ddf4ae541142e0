"""Numbers of tokens in records, exactly as they are written; nothing is guessed.

A count is an int of JSON, or digits as tables hold them: `1234`, `1,234`, `1234.0`, each of any
size. Everything else is Unreadable: what is negative, `1_000`, `12.5`, `1,23`, true.
"""

from __future__ import annotations

import re

from kimi_calc.usage_logs.records import Unreadable

_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_WHOLE = re.compile(r"[0-9]+\.0+")
_MOST_DIGITS = 4_000  # Python refuses to convert more than 4,300
_EXACT_FLOATS = 1 << 53


class Inexact(Unreadable):
    """A number that was read as a float, and may have been another one: to be read once more."""


def count(value: object, field: str) -> int:
    """A count that a record must have."""
    if type(value) is int:
        if value >= 0:
            return value
        raise Unreadable("negative", field, value)
    if type(value) is str:
        if value.isdigit() and value.isascii() and len(value) < _MOST_DIGITS:
            return int(value)
        return _of_text(value, field)
    if type(value) is float and value.is_integer() and value >= 0:
        if value < _EXACT_FLOATS:
            return int(value)
        raise Inexact("not_a_count", field, value)
    if value is None:
        raise Unreadable("no_count", field)
    raise Unreadable("not_a_count", field, value)


def count_or_none(value: object, field: str) -> int | None:
    """A count that a record may lack: None where there is nothing."""
    if value is None or (type(value) is str and (not value or value.isspace())):
        return None
    return count(value, field)


def count_or_0(value: object, field: str) -> int:
    """The same where nothing means 0."""
    return count_or_none(value, field) or 0


def _of_text(value: str, field: str) -> int:
    text = value.strip().strip("\0\ufeff")
    if not text:
        raise Unreadable("no_count", field)
    if text.startswith("-") and text[1:].isdigit():
        raise Unreadable("negative", field, value)
    if len(text) < _MOST_DIGITS and text.isascii():
        if text.isdigit():
            return int(text)
        if _GROUPED.fullmatch(text):
            return int(text.replace(",", ""))
        if _WHOLE.fullmatch(text):
            return int(text.partition(".")[0])
    raise Unreadable("not_a_count", field, value)
