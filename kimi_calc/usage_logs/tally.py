"""Records summed up: what can be priced by any list, at any time, without the records.

A cell is what has the same day, model, host, service, length, kind and groups. Within one, cost is
linear in tokens: tiers and contexts are decided by the length. So a cell is billed once, and that
equals billing each of its records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kimi_calc.usage_logs.lengths import NO_LENGTH, UNTOLD, Length, Lengths
from kimi_calc.usage_logs.records import DIMENSIONS, Entry

MOST_CELLS = 200_000
"""More aren't kept apart: the group with the most different values is given up."""

GIVEN_UP = "…"
"""The value of a group that is not told apart any more."""

ROWS, REQUESTS, PLAIN, HIT, WRITTEN_5M, WRITTEN_1H, OUTPUT = range(7)
"""Places in a cell: its records, their requests, and tokens by what they were."""

Cell = list[int]


class Key(NamedTuple):
    """What the records of a cell have in common. `model` is as written, `day` an ordinal.

    `is_total`: its records are totals of several requests. `has_split`: they say what was read
    from the cache. `groups` are values of Tally.dimensions. `calls` are names of what is charged by
    the call, and `written` lifetimes of what was written to the cache: a list that has no price for
    one can't price these records, but those beside them.
    """

    day: int
    model: str
    host: str
    service: str
    length: Length
    is_total: bool
    has_split: bool
    groups: tuple[str, ...]
    calls: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


class Place(NamedTuple):
    """Where a record stands: the file as it was named, and its line, row or number, from 1."""

    file: str
    line: int


class Fault(NamedTuple):
    """A record that can't be read: where it is, a code of messages.UNREADABLE, field and value."""

    place: Place
    code: str
    field: str = ""
    value: str = ""


class FileRead(NamedTuple):
    """What became of a file: the name of its format, "" where none was found, and its records.

    `problem` is a code of messages.FILES where it couldn't be read, or not to its end.
    """

    path: str
    format: str
    read: int
    not_usage: int
    problem: str = ""


@dataclass(slots=True)
class Tally:
    """All that was read. `read` = what the cells hold + `merged` + `unreadable`, in records.

    `not_usage` were rows that record no use. `faults` are the first of those that can't be read.
    `calls` counts what is charged by the call, by cell and name.
    """

    lengths: Lengths
    dimensions: tuple[str, ...] = DIMENSIONS
    cells: dict[Key, Cell] = field(default_factory=dict)
    calls: dict[tuple[Key, str], int] = field(default_factory=dict)
    merged: int = 0
    unreadable: int = 0
    not_usage: int = 0
    faults: list[Fault] = field(default_factory=list)
    files: list[FileRead] = field(default_factory=list)
    given_up: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """The number of records that were read."""
        return sum(cell[ROWS] for cell in self.cells.values()) + self.merged + self.unreadable

    def key_of(self, entry: Entry) -> Key:
        """The cell of a record."""
        is_total = entry.requests != 1
        if is_total:
            length = NO_LENGTH if entry.requests else UNTOLD
        else:
            tokens = entry.plain + entry.hit + entry.written_5m + entry.written_1h
            length = self.lengths.of(tokens, entry.output)
        return Key(
            entry.day,
            entry.model,
            entry.host,
            entry.service,
            length,
            is_total,
            entry.has_split,
            self.kept(entry.groups),
            tuple(sorted({name for name, _ in entry.calls})) if entry.calls else (),
            _lifetimes(entry) if entry.written_5m or entry.written_1h else (),
        )

    def cell_of(self, key: Key, entry: Entry) -> Cell:
        """The cell of a record's key; other cells may be joined where there are too many."""
        cell = self.cells.get(key)
        if cell is None:
            if len(self.cells) >= MOST_CELLS:
                self._give_up()
                key = self.key_of(entry)
            cell = self.cells.setdefault(key, [0] * 7)
        return cell

    def add(self, entry: Entry) -> None:
        """Sum a record up."""
        key = self.key_of(entry)
        cell = self.cell_of(key, entry)
        cell[ROWS] += 1
        cell[REQUESTS] += entry.requests
        cell[PLAIN] += entry.plain
        cell[HIT] += entry.hit
        cell[WRITTEN_5M] += entry.written_5m
        cell[WRITTEN_1H] += entry.written_1h
        cell[OUTPUT] += entry.output
        for name, number in entry.calls:
            place = key._replace(groups=self.kept(entry.groups)), name
            self.calls[place] = self.calls.get(place, 0) + number

    def kept(self, groups: tuple[str, ...]) -> tuple[str, ...]:
        """Groups as they are still told apart."""
        if not self.given_up:
            return groups
        return tuple(
            GIVEN_UP if name in self.given_up else value
            for name, value in zip(self.dimensions, groups, strict=True)
        )

    def _give_up(self) -> None:
        """Keep the group with the most different values no longer apart."""
        values = zip(*(key.groups for key in self.cells), strict=True)
        many = [len(set(of_one)) for of_one in values]
        if not many or max(many) == 1:  # days and models alone: nothing can be given up
            return
        self.given_up = (*self.given_up, self.dimensions[many.index(max(many))])
        cells, self.cells = self.cells, {}
        for key, cell in cells.items():
            kept = self.cells.setdefault(key._replace(groups=self.kept(key.groups)), [0] * 7)
            kept[:] = map(int.__add__, kept, cell)
        calls, self.calls = self.calls, {}
        for (key, name), number in calls.items():
            place = key._replace(groups=self.kept(key.groups)), name
            self.calls[place] = self.calls.get(place, 0) + number


def _lifetimes(entry: Entry) -> tuple[str, ...]:
    written = (("5m", entry.written_5m), ("1h", entry.written_1h))
    return tuple(lifetime for lifetime, tokens in written if tokens)
