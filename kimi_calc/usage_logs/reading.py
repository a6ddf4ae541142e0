"""Files of records → a reading: what kind of file each is, and all of them counted together."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory

from kimi_calc.price_lists import all_lists, builtin_price_lists, load_price_list
from kimi_calc.pricing import PriceList, PriceListError
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
from kimi_calc.usage_logs.files.copies import copies_among
from kimi_calc.usage_logs.files.folders import Folders, Found
from kimi_calc.usage_logs.lengths import Lengths
from kimi_calc.usage_logs.tally import FileRead, Tally

STANDARD_INPUT = "-"

MOST_INPUT = 1 << 34
"""Bytes of the standard input: it may never end."""

_PIECE = 1 << 22  # bytes
_LEAST_ROOM = 1 << 29  # bytes that are left to others on the disk
_KEPT = "kimi-calc-input-"
_OFTEN = 0.1  # seconds between two words of progress


def read_usage(asked: Asked, watch: Watch | None = None) -> Reading:
    """Read every file; what can't be read is in the result, or an UsageLogError if nothing can.

    Cancelled where `watch` raises it.
    """
    with _input_kept(asked.paths) as paths, _no_garbage():
        return _read(asked, paths, watch)


def _read(asked: Asked, paths: tuple[str, ...], watch: Watch | None) -> Reading:
    lists = _lists(asked)
    lengths = all_lengths(lists.lists)
    names = Names(lists.ids, asked.aliases)
    folders = Folders(paths)
    files = list(folders)
    copies = copies_among(files)
    files = [one for one in files if one.path not in copies]
    left_out = [FileRead(_said(path), "", 0, 0, code) for path, code in folders.left_out]
    left_out += [FileRead(_said(path), "", 0, 0, "copy") for path in copies]
    if not files:
        raise UsageLogError(*_nothing(asked, left_out))
    held: frozenset[str] = frozenset()
    while True:
        tally = Tally(lengths, (*asked.dimensions, *asked.columns))
        counting = Counting(tally, Pricer(lists, names, lengths), held)
        files_read = _Pass(asked, files, counting, watch).read()
        if counting.others:  # their figures differ: all records of each are compared
            held |= counting.others
            continue
        tally.files += left_out
        return Reading(
            tally,
            lists.currency,
            counting.dearest(),
            counting.spread(),
            tuple(files_read.unknown),
            tuple(files_read.laid),
            tuple(counting.columns),
        )


def _nothing(asked: Asked, left_out: list[FileRead]) -> tuple[str, str]:
    """Why there is no file to read, and which one that is."""
    if len(left_out) == 1:
        return left_out[0].problem, left_out[0].path
    return "nothing", ", ".join(asked.paths)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Don't look for garbage: of what is made here nothing goes in circles, and there is much."""
    was_looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looked_for:
            gc.enable()


@contextmanager
def _input_kept(paths: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The paths, with a file that holds the standard input for STANDARD_INPUT.

    Files may have to be read twice, which no input can be.
    """
    if STANDARD_INPUT not in paths:
        yield paths
        return
    # Windows doesn't let a file be opened twice while it deletes itself.
    with TemporaryDirectory(prefix=_KEPT, ignore_cleanup_errors=True) as folder:
        kept = Path(folder) / STANDARD_INPUT
        with kept.open("wb") as file:
            kept_bytes = 0
            while piece := sys.stdin.buffer.read(_PIECE):
                kept_bytes += len(piece)
                if kept_bytes > MOST_INPUT or disk_usage(folder).free < _LEAST_ROOM:
                    raise UsageLogError("no_room", STANDARD_INPUT)
                file.write(piece)
        yield tuple(str(kept) if one == STANDARD_INPUT else one for one in paths)


def _said(path: str) -> str:
    """A file as it is told."""
    parts = Path(path).parts
    is_input = parts[-1:] == (STANDARD_INPUT,) and parts[-2].startswith(_KEPT)
    return STANDARD_INPUT if is_input else path


def all_lengths(others: Iterable[PriceList] = ()) -> Lengths:
    """The bounds of every list that there is, of whatever currency, and of others elsewhere."""
    found = [*others]
    found += [load_price_list(one.path) for one in builtin_price_lists()]
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
        files: list[Found],
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
            self._counting.tally.files.append(self._reading.read(path, _said(path)))
            self._before += size
            self._progress(0)
        self._counting.finish()
        return self._reading

    def _progress(self, done: int) -> None:
        if self._watch and time.monotonic() - self._told > _OFTEN:
            self._told = time.monotonic()
            far = min(self._before + done, self._total)
            self._watch(Progress(far, self._total, self._counting.taken))
