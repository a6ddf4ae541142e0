"""What is asked for before records are read, and what comes of it: plain values, to be sent on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.usage_logs.days import BEIJING
from kimi_calc.usage_logs.format import Lifetime
from kimi_calc.usage_logs.records import DIMENSIONS, Entry
from kimi_calc.usage_logs.tally import Place, Tally


@dataclass(frozen=True, slots=True)
class Asked:
    """Which files are read, and how.

    `paths` are files and folders, `zone` is where days begin, in seconds east of Greenwich.
    `currency`, `price_list` (the path of one, None for that of each day) and `aliases` (names as
    written → model ids, "" for no token price) are what the dearest requests are told by; all else
    can be priced otherwise later. `dimensions` are groups that are kept apart, `columns` others by
    the names of columns or keys. `layouts` are values of layouts.Layout for tables of unknown
    formats, by layouts.key_of() their headings; () stands for every table.
    """

    paths: tuple[str, ...]
    zone: int = BEIJING
    currency: str = "CNY"
    price_list: str | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    dimensions: tuple[str, ...] = DIMENSIONS
    columns: tuple[str, ...] = ()
    layouts: Mapping[tuple[str, ...], tuple[object, ...]] = field(default_factory=dict)
    write_lifetime: Lifetime = "5m"


class Dear(NamedTuple):
    """One of the dearest requests: what it cost, where it stands and what it was."""

    amount: Decimal
    place: Place
    entry: Entry


class Spread(NamedTuple):
    """What single requests cost, as counted in steps of at most 1/32 of the amount.

    `steps` are (the most that a request of the step costs, their number), from the cheapest on. Of
    more than 100,000 requests every eighth is counted, for eight.
    """

    steps: tuple[tuple[Decimal, int], ...] = ()

    def within(self, share: float) -> Decimal | None:
        """What so large a share of requests cost at most, rounded up to a step; None for none."""
        wanted = share * sum(number for _, number in self.steps)
        passed = 0
        for most, number in self.steps:
            passed += number
            if passed >= wanted:
                return most
        return None


class UnknownTable(NamedTuple):
    """A table of no known format: its headings, some of its rows, and where it stands.

    `layout` are the values of the layouts.Layout that it was read by, () where its columns must be
    told first; `doubts` are what was assumed then, codes of guessing.DOUBTS.
    """

    path: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sheet: str = ""
    layout: tuple[object, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read: the tally, and the dearest requests, the dearest first.

    Dearest and spread are in `currency`, by the lists that were asked for. `unknown` are tables
    that wait until their columns are told, `laid` those that were read by a layout. `columns` are
    names of columns and keys that hold words, of those files: what Asked.columns may be.
    """

    tally: Tally
    currency: str
    dearest: tuple[Dear, ...] = ()
    spread: Spread = field(default_factory=Spread)
    unknown: tuple[UnknownTable, ...] = ()
    laid: tuple[UnknownTable, ...] = ()
    columns: tuple[str, ...] = ()


class Progress(NamedTuple):
    """How far it is: bytes done of bytes in all, and records so far."""

    done: int
    total: int
    records: int


class Cancelled(Exception):
    """Nobody wants it any more."""


Watch = Callable[[Progress], None]
"""Hears of progress some times a second; what it raises ends the reading."""


class UsageLogError(ValueError):
    """Why nothing can be read: a code of messages.FILES, with the file and what else it needs."""

    def __init__(self, code: str, path: str = "", detail: str = "") -> None:
        super().__init__(f"{path}: {code} {detail}".strip(": "))
        self.code = code
        self.path = path
        self.detail = detail
