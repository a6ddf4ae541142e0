"""Rows out of the lines of a CSV file; a quotation mark that isn't closed costs one line.

Python's reader would take all that follows such a mark into one cell, up to 128 KiB of it, and say
nothing. So a row of many lines, or one that can't be read, is taken back: its first line is
refused, and reading goes on with the second.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator

from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.records import Unreadable

DELIMITERS = (",", ";", "\t", "|")

_MOST_LINES = 200  # of one row: prompts with paragraphs are that long, hardly ever more
_NAMED = "sep="


class CsvLines:
    """The rows of some lines of text; `counting.line` is the line where the last one began."""

    def __init__(self, lines: Iterable[str], counting: Counting) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._counting = counting
        self._number = 0  # lines before those of the row that is read

    def delimiter(self) -> str:
        """What parts the cells: what the first lines have most of, alike; a comma in doubt."""
        first = self._first_lines()
        if first and first[0].lower().startswith(_NAMED):
            self._again.popleft()
            self._number += 1
            named = first[0][len(_NAMED) : len(_NAMED) + 1]
            return named if named in DELIMITERS else ","
        return max(DELIMITERS, key=lambda one: _most_alike(first, one))

    def _first_lines(self) -> list[str]:
        for line in self._lines:
            self._again.append(line)
            if len(self._again) >= 20:
                break
        return list(self._again)

    def rows(self, delimiter: str) -> Iterator[list[str]]:
        """The rows; empty lines, and those that can't be one (refused), are passed over."""
        counting, again = self._counting, self._again
        while True:
            # Lines that were taken back come first; then without a generator between.
            is_again = bool(again)
            for line in self._taken_back() if is_again else self._lines:
                bare = line.rstrip("\r\n")
                if '"' in bare or "\r" in bare:
                    again.appendleft(line)
                    break
                self._number += 1
                counting.line = self._number
                if bare:
                    yield bare.split(delimiter)  # twice as quick as a reader
            else:
                if is_again:
                    continue
                return
            yield from self._quoted_row(delimiter)

    def _quoted_row(self, delimiter: str) -> Iterator[list[str]]:
        """The next row, as Python reads it; none where its first line is refused."""
        taken = self._taken
        reader = csv.reader(self._source(), delimiter=delimiter, strict=True)
        try:
            row = next(reader)
        except (csv.Error, StopIteration):
            self._take_back()
            return
        if len(taken) > _MOST_LINES:
            self._take_back()
            return
        self._counting.line = self._number + 1
        self._number += len(taken)
        taken.clear()
        yield row

    def _taken_back(self) -> Iterator[str]:
        while self._again:
            yield self._again.popleft()

    def _upcoming(self) -> Iterator[str]:
        yield from self._taken_back()
        for line in self._lines:  # noqa: UP028 - that would close them with this
            yield line

    def _source(self) -> Iterator[str]:
        for line in self._upcoming():
            ended = line if line.endswith("\n") else line + "\n"
            self._taken.append(ended)
            yield ended

    def _take_back(self) -> None:
        """Refuse the first line of what was taken for a row, and read on with the second."""
        self._number += 1
        self._counting.line = self._number
        first, *others = self._taken
        self._counting.refuse(Unreadable("columns", "", first[:100]))
        self._taken.clear()
        self._again.extendleft(reversed(others))


def _most_alike(lines: list[str], delimiter: str) -> int:
    """How many cells the first line that has several has, if most others have as many."""
    counts = [line.count(delimiter) for line in lines if line.strip()]
    return max((one for one in counts if counts.count(one) * 2 > len(counts)), default=0) or max(
        counts, default=0
    )
