"""Entries one after the other into a tally: what was seen before is merged, the dearest are kept.

Most idents come once, or again with the same figures: twelve bytes each tell that. Where figures
differ, the entry with the largest output stays, so all of that ident must be compared: such idents
are found in a first pass over the files, and held in a second one. Formats that write one request
in several lines have nothing but such idents; they are held at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from heapq import heappush, heapreplace
from typing import NamedTuple

from kimi_calc.usage_logs.asked import Dear, Spread
from kimi_calc.usage_logs.costing import Pricer, Rate
from kimi_calc.usage_logs.records import Entry, Unreadable
from kimi_calc.usage_logs.seen import SAME, seen
from kimi_calc.usage_logs.tally import (
    HIT,
    MOST_CELLS,
    OUTPUT,
    PLAIN,
    REQUESTS,
    ROWS,
    WRITTEN_1H,
    WRITTEN_5M,
    Cell,
    Fault,
    Place,
    Tally,
)

MOST_FAULTS = 1_000
"""So many of the records that can't be read are listed; all are counted."""

MOST_DEAR = 100

EACH_STEP = 100_000
"""Of more requests every eighth tells what they cost, for eight."""

_MOST_COLUMNS = 40
_LONGEST_WORD = 60  # characters

_NEVER = 10**9  # beyond every day: of a record that tells none


Known = tuple[Cell, tuple[int, ...] | None]
"""A cell, and the prices of its tokens if they have some."""


class Held(NamedTuple):
    """The best entry of an ident so far, and where it stands."""

    entry: Entry
    place: Place


class Counting:
    """Takes entries in. `file` and `line` are where the next one stands.

    `held` are idents that have several figures, `others` those that turn out to have: with any of
    these the files must be read again, by a Counting that holds them too. `joins` is another number
    whenever cells have become others. `columns` are those that learn() found. `look`, `steps` and
    `floor` are for fast_layouts.
    """

    def __init__(
        self,
        tally: Tally,
        pricer: Pricer,
        held: frozenset[str] = frozenset(),
    ) -> None:
        self.tally = tally
        self.file = ""
        self.line = 0
        self.counted = 0
        self.joins = 0
        self.others: set[str] = set()
        self.columns: dict[str, None] = {}
        self._pricer = pricer
        self.held = held
        self.look = seen()
        self._best: dict[str, Held] = {}
        self._bounds = tally.lengths.bounds
        self._cells: dict[tuple[object, ...], Known] = {}
        self.floor = -1
        self._dearest: list[tuple[int, int, Place, Entry]] = []
        self.steps: dict[int, int] = {}
        self._order = 0
        self.take = self._taker()
        """Counts an Entry, or a tuple of its values, unless it is known already.

        The second argument is Format.holds.
        """

    def _taker(self) -> Callable[..., None]:  # noqa: C901 - see below
        # What is called for every record is one closure: its names are at hand, and a call less
        # is a tenth of its time.
        held, best, look, hold = self.held, self._best, self.look, self._hold
        tally = self.tally
        bounds, cells, steps = self._bounds, self._cells, self.steps
        get_cell, get_step = cells.get, steps.get

        def take(entry: Entry, holds: bool, is_sure: bool = False) -> None:  # noqa: C901, FBT001, FBT002, PLR0912
            # fmt: off
            (model, day, plain, hit, written_5m, written_1h, output,
             groups, ident, service, host, requests, has_split, calls) = entry
            # fmt: on
            if ident and not is_sure:
                if ident in held or (holds and ident in best):
                    hold(entry)
                    return
                seen_as = look(ident, hash((plain, hit, written_5m, written_1h, output)))
                if seen_as:
                    self.merge(ident, seen_as)
                    return
                if holds:
                    hold(entry)
                    return
            number = self.counted = self.counted + 1
            if requests != 1 or calls:
                self._count_slowly(entry)
                return
            if tally.given_up:
                groups = tally.kept(groups)
            tokens = plain + hit + written_5m + written_1h
            lower, upper = bisect_left(bounds, tokens), bisect_left(bounds, tokens + output)
            kind = (day, model, lower, upper, groups, has_split, service, host)
            if written_5m or written_1h:
                kind = (*kind, written_5m > 0, written_1h > 0)  # type: ignore[assignment]
            known = get_cell(kind)
            if known is None:
                known = cells[kind] = self.cell_of(Entry(*entry))
            cell, prices = known
            cell[ROWS] += 1
            cell[PLAIN] += plain
            cell[HIT] += hit
            cell[OUTPUT] += output
            if written_5m or written_1h:
                cell[WRITTEN_5M] += written_5m
                cell[WRITTEN_1H] += written_1h
            if prices is None:
                return
            by_input, by_hit, by_5m, by_1h, by_output = prices
            amount = plain * by_input + hit * by_hit + output * by_output
            if written_5m or written_1h:
                amount += written_5m * by_5m + written_1h * by_1h
            if number <= EACH_STEP or not number & 7:
                low = amount.bit_length() - 6
                step = (low << 8 | amount >> low) if low > 0 else amount
                steps[step] = get_step(step, 0) + (1 if number <= EACH_STEP else 8)
            if amount > self.floor:
                self.keep(amount, entry)

        return take

    @property
    def taken(self) -> int:
        """How many records came, those that can't be read among them."""
        return self.counted + len(self._best) + self.tally.merged + self.tally.unreadable

    def merge(self, ident: str, seen_as: int) -> None:
        """Count a record of an ident that was seen, as `look` says."""
        self.tally.merged += 1
        if seen_as != SAME:
            self.others.add(ident)

    def learn(self, record: Mapping[str, object]) -> None:
        """Remember which keys of a record hold words, by which records could be grouped."""
        for name, value in record.items():
            is_word = isinstance(value, str) and 0 < len(value) <= _LONGEST_WORD
            if is_word and not value[:1].isdigit() and len(self.columns) < _MOST_COLUMNS:  # type: ignore[index]
                self.columns.setdefault(name)

    def refuse(self, error: Unreadable) -> None:
        """Count a record that can't be read."""
        self.tally.unreadable += 1
        if len(self.tally.faults) < MOST_FAULTS:
            place = Place(self.file, self.line)
            self.tally.faults.append(Fault(place, error.code, error.field, error.value[:200]))

    def finish(self) -> None:
        """Count what was held; nothing more can be taken."""
        for entry, place in self._best.values():
            self.file, self.line = place
            self.take(entry, False, True)  # noqa: FBT003
        self._best.clear()
        for key, cell in self.tally.cells.items():
            if not key.is_total:
                cell[REQUESTS] = cell[ROWS]

    def dearest(self) -> tuple[Dear, ...]:
        """The dearest requests, the dearest first."""
        money = self._pricer.money
        found = sorted(self._dearest, key=lambda one: (-one[0], -one[1]))
        return tuple(Dear(money(amount), place, entry) for amount, _, place, entry in found)

    def spread(self) -> Spread:
        """What requests cost."""
        money = self._pricer.money
        steps = sorted((_most_of(step), number) for step, number in self.steps.items())
        return Spread(tuple((money(most), number) for most, number in steps))

    def _hold(self, entry: Entry) -> None:
        entry = Entry(*entry)
        best = self._best.get(entry.ident)
        if best is None:
            self._best[entry.ident] = Held(entry, Place(self.file, self.line))
            return
        self.tally.merged += 1
        if _rank(entry) > _rank(best.entry):
            self._best[entry.ident] = Held(entry, Place(self.file, self.line))

    def cell_of(self, entry: Entry) -> Known:
        """The cell of a request, new or not, and what its tokens cost. See `joins`."""
        key = self.tally.key_of(entry)
        given_up = self.tally.given_up
        cell = self.tally.cell_of(key, entry)
        self._join(given_up)
        rate = self._pricer.rate_of(key)
        return cell, rate.prices if isinstance(rate, Rate) else None

    def _count_slowly(self, entry: Entry) -> None:
        given_up = self.tally.given_up
        self.tally.add(Entry(*entry))
        self._join(given_up)

    def _join(self, given_up: tuple[str, ...]) -> None:
        """Forget cells that were joined with others."""
        if self.tally.given_up != given_up or len(self._cells) > MOST_CELLS:
            self._cells.clear()
            self.joins += 1

    def keep(self, amount: int, entry: Entry) -> None:
        """Keep a request that costs more than `floor` among the dearest."""
        self._order -= 1  # of equal ones the first stays
        one = (amount, self._order, Place(self.file, self.line), Entry(*entry))
        if len(self._dearest) < MOST_DEAR:
            heappush(self._dearest, one)
        else:
            heapreplace(self._dearest, one)
        if len(self._dearest) == MOST_DEAR:
            self.floor = self._dearest[0][0]


def _rank(entry: Entry) -> tuple[int, bool, int, int]:
    """Which of two entries of an ident stays: the later one of a stream has more output.

    Of equal ones that are held the earlier: forks copy records under the day of the fork.
    """
    tokens = entry.plain + entry.hit + entry.written_5m + entry.written_1h
    day = -entry.day if entry.day else -_NEVER
    return entry.output, entry.has_split, tokens, day


def _most_of(step: int) -> int:
    """The largest amount of a step."""
    low = step >> 8
    return ((step & 0xFF) + 1 << low) - 1 if low > 0 else step
