"""Entries one after the other into a tally: what was seen before is merged, the dearest are kept.

Most idents come once, or again with the same figures: twelve bytes each tell that. Where figures
differ, the entry with the largest output stays, so all of that ident must be compared: such idents
are found in a first pass over the files, and held in a second one. Formats that write one request
in several lines have nothing but such idents; they are held at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
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

_NEVER = 10**9  # beyond every day: of a record that tells none


_Known = tuple[Cell, tuple[int, ...] | None]
"""A cell, and the prices of its tokens if they have some."""


class Held(NamedTuple):
    """The best entry of an ident so far, and where it stands."""

    entry: Entry
    place: Place


class Counting:
    """Takes entries in. `file` and `line` are where the next one stands.

    `held` are idents that have several figures, `others` those that turn out to have: with any of
    these the files must be read again, by a Counting that holds them too.
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
        self.others: set[str] = set()
        self._pricer = pricer
        self._held = held
        self._look = seen()
        self._best: dict[str, Held] = {}
        self._bounds = tally.lengths.bounds
        self._cells: dict[tuple[object, ...], _Known] = {}
        self._floor = -1
        self._dearest: list[tuple[int, int, Place, Entry]] = []
        self._steps: dict[int, int] = {}
        self._order = 0
        self.take = self._taker()
        """Counts an Entry, or a tuple of its values, unless it is known already.

        The second argument is Format.holds.
        """

    def _taker(self) -> Callable[..., None]:  # noqa: C901 - see below
        # What is called for every record is one closure: its names are at hand, and a call less
        # is a tenth of its time.
        held, best, look, hold = self._held, self._best, self._look, self._hold
        tally = self.tally
        bounds, cells, steps = self._bounds, self._cells, self._steps
        get_cell, get_step = cells.get, steps.get

        def take(entry: Entry, holds: bool, is_sure: bool = False) -> None:  # noqa: C901, FBT001, FBT002
            # fmt: off
            (model, day, plain, hit, written_5m, written_1h, output,
             groups, ident, service, host, requests, has_split, calls) = entry
            # fmt: on
            if ident and not is_sure:
                if ident in held or (holds and ident in best):
                    hold(entry)
                    return
                known = look(ident, hash((plain, hit, written_5m, written_1h, output)))
                if known:
                    self._merge(ident, is_same=known == SAME)
                    return
                if holds:
                    hold(entry)
                    return
            self.counted += 1
            if requests != 1 or calls:
                self._count_slowly(entry)
                return
            if tally.given_up:
                groups = tally.kept(groups)
            tokens = plain + hit + written_5m + written_1h
            lower, upper = bisect_left(bounds, tokens), bisect_left(bounds, tokens + output)
            kind = (day, model, lower, upper, groups, has_split, service, host)
            cell, prices = get_cell(kind) or self._cell_of(kind, entry)
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
            low = amount.bit_length() - 6
            step = (low << 8 | amount >> low) if low > 0 else amount
            steps[step] = get_step(step, 0) + 1
            if amount > self._floor:
                self._keep(amount, entry)

        return take

    @property
    def taken(self) -> int:
        """How many records came, those that can't be read among them."""
        return self.counted + len(self._best) + self.tally.merged + self.tally.unreadable

    def _merge(self, ident: str, *, is_same: bool) -> None:
        self.tally.merged += 1
        if not is_same:
            self.others.add(ident)

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
        steps = sorted((_most_of(step), number) for step, number in self._steps.items())
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

    def _cell_of(self, kind: tuple[object, ...], entry: Entry) -> _Known:
        """The cell of a kind that comes for the first time, and what its tokens cost."""
        entry = Entry(*entry)
        key = self.tally.key_of(entry)
        given_up = self.tally.given_up
        cell = self.tally.cell_of(key, entry)
        if self.tally.given_up != given_up or len(self._cells) > MOST_CELLS:
            self._cells.clear()  # they are others now
        rate = self._pricer.rate_of(key)
        known = self._cells[kind] = cell, rate.prices if isinstance(rate, Rate) else None
        return known

    def _count_slowly(self, entry: Entry) -> None:
        entry = Entry(*entry)
        given_up = self.tally.given_up
        self.tally.add(entry)
        if self.tally.given_up != given_up:
            self._cells.clear()

    def _keep(self, amount: int, entry: Entry) -> None:
        self._order -= 1  # of equal ones the first stays
        one = (amount, self._order, Place(self.file, self.line), Entry(*entry))
        if len(self._dearest) < MOST_DEAR:
            heappush(self._dearest, one)
        else:
            heapreplace(self._dearest, one)
        if len(self._dearest) == MOST_DEAR:
            self._floor = self._dearest[0][0]


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
