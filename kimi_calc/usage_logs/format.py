"""What a format is: how its records are told from others, and how one becomes an Entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.records import Entry

Record = Mapping[str, Any]
"""A JSON object, or the row of a table by its headings: there all values are texts."""

Lifetime = Literal["5m", "1h"]


@dataclass(slots=True)
class Context:
    """What a format may ask besides the record itself.

    `state` is the format's own, new for each file: what lines say that hold for later ones.
    `path` is the file as it was named. `write_lifetime` is how long tokens written to the cache
    live, where the record only says how many they are.
    """

    days: Days
    path: str = ""
    write_lifetime: Lifetime = "5m"
    state: dict[str, Any] = field(default_factory=dict)


class Format(NamedTuple):
    """How records of a kind are read.

    `recognises` is asked of every record, so it looks at keys and little else; whatever is in it,
    it raises nothing. `read` gives the Entry of a record that was recognised, Unreadable with the
    reason where it says something impossible, NotUsage where nothing was used. `holds`: one request
    comes in several records of the same ident that differ, so that all of these are compared.
    `by_place` makes what counts the rows of a table, in fewer steps: see fast_layouts.
    """

    name: str
    recognises: Callable[[Record], bool]
    read: Callable[[Record, Context], Entry]
    holds: bool = False
    by_place: Callable[..., Callable[[Sequence[str]], None]] | None = None
