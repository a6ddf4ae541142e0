"""What goes from one process to the other: plain values in frames, so many at a time.

Python's own marshal writes them: ints of any size, and nothing that could be called. Both ends are
the same program.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from decimal import Decimal
from typing import IO, Any

from kimi_calc.usage_logs.asked import Asked, Dear, Progress, Reading, Spread, UnknownTable
from kimi_calc.usage_logs.lengths import Lengths
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.tally import Fault, FileRead, Key, Place, Tally

_AT_ONCE = 1_000  # cells of a frame, which take about a millisecond
_SIZE = 4  # bytes

_DONE, _CELLS, _WHOLE, _ERROR = range(4)


def write(stream: IO[bytes], value: Any) -> None:
    """Write a frame."""
    content = marshal.dumps(value)
    stream.write(len(content).to_bytes(_SIZE, "big") + content)
    stream.flush()


def read(stream: IO[bytes]) -> Any:
    """Read a frame; EOFError where none follows."""
    size = stream.read(_SIZE)
    if len(size) < _SIZE:
        raise EOFError
    content = stream.read(int.from_bytes(size, "big"))
    return marshal.loads(content)  # noqa: S302 - of this program itself


def asked_said(asked: Asked) -> object:
    """What is asked for, as a value that can be written."""
    return (
        asked.paths,
        asked.zone,
        asked.currency,
        asked.price_list,
        dict(asked.aliases),
        asked.dimensions,
        asked.columns,
        dict(asked.layouts),
        asked.write_lifetime,
    )


def asked_meant(value: Any) -> Asked:
    """What asked_said() gave."""
    return Asked(*value)


def progress_said(progress: Progress) -> object:
    """How far it is."""
    return (_DONE, tuple(progress))


def error_said(code: str, path: str, detail: str) -> object:
    """Why there is no reading: an UsageLogError's parts."""
    return (_ERROR, (code, path, detail))


def reading_said(reading: Reading) -> Iterator[object]:
    """A reading in frames: cells first, the whole last."""
    tally = reading.tally
    cells = list(tally.cells.items())
    for start in range(0, len(cells), _AT_ONCE):
        some = cells[start : start + _AT_ONCE]
        yield _CELLS, tuple((tuple(key), tuple(cell)) for key, cell in some)
    yield (
        _WHOLE,
        (
            tally.lengths.bounds,
            tally.dimensions,
            tuple((tuple(key), name, number) for (key, name), number in tally.calls.items()),
            (tally.merged, tally.unreadable, tally.not_usage),
            tuple((tuple(one.place), *one[1:]) for one in tally.faults),
            tuple(map(tuple, tally.files)),
            tally.given_up,
            reading.currency,
            tuple((str(one.amount), tuple(one.place), tuple(one.entry)) for one in reading.dearest),
            tuple((str(most), number) for most, number in reading.spread.steps),
            tuple(map(tuple, reading.unknown)),
            tuple(map(tuple, reading.laid)),
            reading.columns,
        ),
    )


class Heard:
    """Puts together what comes in frames."""

    def __init__(self) -> None:
        self._cells: dict[Key, list[int]] = {}

    def hear(self, frame: Any) -> Progress | Reading | tuple[str, str, str] | None:
        """What a frame says: progress, the reading, the parts of an error; None for a part."""
        kind, value = frame
        if kind == _DONE:
            return Progress(*value)
        if kind == _ERROR:
            code, path, detail = value
            return code, path, detail
        if kind == _CELLS:
            self._cells.update((Key(*key), list(cell)) for key, cell in value)
            return None
        return self._reading(value)

    def _reading(self, value: Any) -> Reading:
        bounds, dimensions, calls, numbers, faults, files, given_up, *others = value
        merged, unreadable, not_usage = numbers
        currency, dearest, steps, unknown, laid, columns = others
        tally = Tally(
            Lengths(bounds),
            dimensions,
            self._cells,
            {(Key(*key), name): number for key, name, number in calls},
            merged,
            unreadable,
            not_usage,
            [Fault(Place(*place), *rest) for place, *rest in faults],
            [FileRead(*one) for one in files],
            given_up,
        )
        return Reading(
            tally,
            currency,
            tuple(
                Dear(Decimal(amount), Place(*place), Entry(*entry))
                for amount, place, entry in dearest
            ),
            Spread(tuple((Decimal(most), number) for most, number in steps)),
            tuple(UnknownTable(*one) for one in unknown),
            tuple(UnknownTable(*one) for one in laid),
            columns,
        )
