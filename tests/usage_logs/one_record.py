"""One record as the program reads it: by the format that knows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context, Lifetime
from kimi_calc.usage_logs.formats import formats
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable


def context(zone: int = 8, write_lifetime: Lifetime = "5m") -> Context:
    """A file's, in a zone in hours."""
    return Context(Days(zone * 3600), write_lifetime=write_lifetime)


def name_of(record: Mapping[str, Any]) -> str:
    """The format that knows the record; "" where none does."""
    names = [form.name for form in formats() if form.recognises(record)]
    assert len(names) < 2, names
    return names[0] if names else ""


def read(record: Mapping[str, Any] | str, within: Context | None = None) -> Entry:
    """The Entry of a record, or of its JSON."""
    told = json.loads(record) if isinstance(record, str) else record
    name = name_of(told)
    form = next(form for form in formats() if form.name == name)
    return form.read(told, within or context())


def split(record: Mapping[str, Any] | str, within: Context | None = None) -> tuple[int, ...]:
    """Plain input, hits, writes for five minutes and for an hour, output."""
    return read(record, within)[2:7]


def day_of(entry: Entry) -> str:
    """The day as people write it."""
    return date.fromordinal(entry.day).isoformat()


def is_not_usage(record: Mapping[str, Any] | str, within: Context | None = None) -> bool:
    """Whether the record tells of no use."""
    try:
        read(record, within)
    except NotUsage:
        return True
    return False


def refusal(record: Mapping[str, Any] | str, within: Context | None = None) -> tuple[str, str]:
    """Why a record isn't read: the code, and the field."""
    with pytest.raises(Unreadable) as refused:
        read(record, within)
    return refused.value.code, refused.value.field
