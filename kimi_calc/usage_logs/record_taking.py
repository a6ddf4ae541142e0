"""Records of a file, one after the other: whose format they are, and what becomes of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.counts import Inexact
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats import formats
from kimi_calc.usage_logs.records import DIMENSIONS, Entry, NotUsage, Unreadable

_MOST_KEPT = 50  # records of no format, to tell what columns there are
_DEPTH = 3  # of pages round records
_AROUND = ("data", "items", "logs", "rows", "records", "results", "list", "messages")


Again = Callable[[bytes], Any]
"""Reads a line of JSON with every digit of its numbers."""


class RecordTaking:
    """Takes the records of one file. `format` is that of the last one that had any, None before.

    `not_usage` counts those that record no use, `strangers` are the first that no format knows.
    `dimensions` are those of the tally.
    """

    def __init__(self, counting: Counting, context: Context, dimensions: tuple[str, ...]) -> None:
        self.format: Format | None = None
        self.not_usage = 0
        self.strangers: list[Record] = []
        self.strange = 0
        self._counting = counting
        self._context = context
        self._regroup = _regrouping(dimensions)
        self._columns = tuple(one for one in dimensions if one not in DIMENSIONS)

    def take(self, record: Any, again: Again | None = None, line: bytes = b"") -> None:
        """Take what a line, an element or a row holds.

        `again` reads its `line` once more, exactly: some number of it may have lost digits.
        """
        format_ = self.format
        if type(record) is not dict or not format_ or not format_.recognises(record):
            format_ = self._search(record, again, line)
        if not format_:
            return
        try:
            entry = format_.read(record, self._context)
        except NotUsage:
            self.not_usage += 1
        except Unreadable as error:
            if again and isinstance(error, Inexact):
                self.take(again(line))
            else:
                self._counting.refuse(error)
        else:
            if self._regroup:
                entry = entry._replace(groups=self._regroup(entry, record))
            self._counting.take(entry, format_.holds)

    def counter(self, headings: Sequence[str]) -> Callable[[Sequence[str]], None]:
        """What counts the rows of a table of `format`, cells in the order of the headings.

        Unreadable or NotUsage where a row is none.
        """
        format_, regroup, context = self.format, self._regroup, self._context
        assert format_
        take, holds = self._counting.take, format_.holds
        if format_.by_place:
            return format_.by_place(headings, context, self._counting, regroup, self._columns)

        def count(row: Sequence[str]) -> None:
            record = dict(zip(headings, row, strict=False))
            entry = format_.read(record, context)
            take(entry._replace(groups=regroup(entry, record)) if regroup else entry, holds)

        return count

    def _search(self, record: Any, again: Again | None, line: bytes) -> Format | None:
        """The format of a record that isn't of the one before; what isn't a record is unwrapped."""
        if not isinstance(record, dict | list):
            self._counting.refuse(Unreadable("not_an_object"))
            return None
        if isinstance(record, list):
            self._unwrap(again(line) if again else record, 0)
            return None
        for format_ in formats():
            if format_.recognises(record):
                self.format = format_
                self._counting.learn(record)
                return format_
        if again and any(name in record for name in _AROUND):
            record = again(line)
        if not self._unwrap(record, 0):
            self._leave(record)
        return None

    def _unwrap(self, around: Any, depth: int) -> bool:
        """Take the records within a page of them; False where there are none."""
        if isinstance(around, list):
            for one in around:
                self.take(one)
            return True
        for name in _AROUND if depth < _DEPTH else ():
            within = around.get(name)
            if isinstance(within, list):
                return self._unwrap(within, depth)
            if isinstance(within, dict) and self._unwrap(within, depth + 1):
                return True
        return False

    def _leave(self, record: Record) -> None:
        """A record of no format: of a file whose format is known it records no use."""
        self.strange += 1
        if len(self.strangers) < _MOST_KEPT:
            self.strangers.append(record)


def _regrouping(
    dimensions: tuple[str, ...],
) -> Callable[[Entry, Record], tuple[str, ...]] | None:
    """What gives the groups of an entry for some dimensions; None for the usual ones."""
    if dimensions == DIMENSIONS:
        return None
    places = [DIMENSIONS.index(one) if one in DIMENSIONS else -1 for one in dimensions]
    ways = tuple(zip(dimensions, places, strict=True))

    def regroup(entry: Entry, record: Record) -> tuple[str, ...]:
        return tuple(
            entry.groups[place] if place >= 0 else _text_at(record, name) for name, place in ways
        )

    return regroup


def _text_at(record: Record, name: str) -> str:
    """What stands in a column, or under a key; within others by `metadata.team`."""
    found: Any = record.get(name)
    if found is None:
        found = record
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    return "" if found is None else str(found)
