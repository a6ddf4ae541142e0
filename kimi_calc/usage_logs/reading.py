"""Files of records → a reading: what kind of file each is, and all of them counted together."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from kimi_calc.price_lists import all_lists, builtin_price_lists, load_price_list
from kimi_calc.pricing import PriceListError
from kimi_calc.usage_logs.aliases import Names
from kimi_calc.usage_logs.asked import (
    Asked,
    Progress,
    Reading,
    UsageLogError,
    Watch,
)
from kimi_calc.usage_logs.costing import Pricer
from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.dated_lists import DatedLists, lists_of, only
from kimi_calc.usage_logs.file_reading import FileReading
from kimi_calc.usage_logs.lengths import Lengths
from kimi_calc.usage_logs.tally import Tally

_OFTEN = 0.1  # seconds between two words of progress


def read_usage(asked: Asked, watch: Watch | None = None) -> Reading:
    """Read every file; what can't be read is in the result, or an UsageLogError if nothing can.

    Cancelled where `watch` raises it.
    """
    lists = _lists(asked)
    lengths = all_lengths()
    names = Names(lists.ids, asked.aliases)
    files = [(path, Path(path).stat().st_size) for path in asked.paths]
    held: frozenset[str] = frozenset()
    while True:
        tally = Tally(lengths, (*asked.dimensions, *asked.columns))
        counting = Counting(tally, Pricer(lists, names, lengths), held)
        files_read = _Pass(asked, files, counting, watch).read()
        if counting.others:  # their figures differ: all records of each are compared
            held |= counting.others
            continue
        if not tally.files:
            raise UsageLogError("nothing", ", ".join(asked.paths))
        return Reading(
            tally,
            lists.currency,
            counting.dearest(),
            counting.spread(),
            tuple(files_read.unknown),
            tuple(files_read.laid),
        )


def all_lengths() -> Lengths:
    """The bounds of every list that there is, of whatever currency."""
    found = [load_price_list(one.path) for one in builtin_price_lists()]
    with suppress(OSError):
        found += [one.price_list for one in all_lists() if one.price_list]
    return Lengths.of_lists(found)


def _lists(asked: Asked) -> DatedLists:
    try:
        if asked.price_list is not None:
            return only(load_price_list(asked.price_list))
        return lists_of(asked.currency)
    except (PriceListError, ValueError) as error:
        raise UsageLogError("no_list", asked.price_list or asked.currency, str(error)) from error


class _Pass:
    """All files once. `held` are idents whose records differ, so that all of them are compared."""

    def __init__(
        self,
        asked: Asked,
        files: list[tuple[str, int]],
        counting: Counting,
        watch: Watch | None,
    ) -> None:
        self._files = files
        self._counting = counting
        self._watch = watch
        self._total = sum(size for _, size in files)
        self._before = 0
        self._told = 0.0
        self._reading = FileReading(asked, counting, self._progress)

    def read(self) -> FileReading:
        """Count all records; what was seen of tables."""
        for path, size in self._files:
            self._counting.tally.files.append(self._reading.read(path))
            self._before += size
            self._progress(0)
        self._counting.finish()
        return self._reading

    def _progress(self, done: int) -> None:
        if self._watch and time.monotonic() - self._told > _OFTEN:
            self._told = time.monotonic()
            far = min(self._before + done, self._total)
            self._watch(Progress(far, self._total, self._counting.taken))
