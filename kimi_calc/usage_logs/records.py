"""One record of use, as every format gives it: three exclusive parts of the input, and the rest."""

from __future__ import annotations

from typing import NamedTuple

DIMENSIONS = ("key", "user", "project", "tag")
"""What groups records, in the order of Entry.groups; columns that were asked for come after."""

NO_DAY = 0
"""The day of a record that doesn't tell one."""


class Entry(NamedTuple):
    """What one record says that was used; `requests` is 1 for a request, else it is a total.

    Tokens are ints of any size: `plain` was neither read from the cache nor written to it, `hit`
    was read, `written_5m` and `written_1h` were written for a lifetime; together they are the
    input. A total has its number of `requests`, 0 where that isn't told. `day` is the ordinal of
    the day of use in the zone that was chosen. `host` is "" for the platform itself, else who
    answered. `has_split` is False where the record doesn't say what was read from the cache: all
    is `plain` then, and the cost an upper bound. `ident` is what the same record would have again,
    in whatever file; "" where that can't be told. `calls` are (name, number) pairs.
    """

    model: str
    day: int
    plain: int
    hit: int
    written_5m: int
    written_1h: int
    output: int
    groups: tuple[str, ...] = ("", "", "", "")
    ident: str = ""
    service: str = "standard"
    host: str = ""
    requests: int = 1
    has_split: bool = True
    calls: tuple[tuple[str, int], ...] = ()


class Unreadable(ValueError):
    """Why a record can't be read: a code of messages.py, the field, and the value if any."""

    def __init__(self, code: str, field: str = "", value: object = "") -> None:
        super().__init__(f"{code} {field} {value!r:.60}")
        self.code = code
        self.field = field
        self.value = value if isinstance(value, str) else repr(value)


class NotUsage(Exception):
    """A row that records no use: a top-up, a line of talk, an answer out of a gateway's cache."""
