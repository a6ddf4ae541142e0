"""The page Usage: which records were read, how they are priced, and what they cost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from kimi_calc.pricing import PriceListError
from kimi_calc.usage_logs.asked import Asked, Progress, Reading, UsageLogError
from kimi_calc.usage_logs.days import BEIJING
from kimi_calc.usage_logs.format import Lifetime
from kimi_calc.usage_logs.groups import Group
from kimi_calc.usage_logs.tables.layouts import Layout
from kimi_calc.viewmodels.background import Background
from kimi_calc.viewmodels.usage_kept import Kept
from kimi_calc.viewmodels.usage_reading import Hearers, Reader, Reads, read_in_a_process
from kimi_calc.viewmodels.usage_sums import Basis, Sums, lists_for, sums_of

AT_ONCE = 3_000
"""Cells that are priced in an instant; more are priced beside the window."""

Stage = Literal["empty", "reading", "pricing", "shown"]


class UsageLogs(QObject):
    """`changed` comes after anything here did, a few times a second while files are read.

    `paths` are the files and folders that were read, `problem` is why the last ones could not be.
    `home` is the user's folder, where aliases and layouts are kept; None to keep none.
    """

    changed = Signal()

    def __init__(
        self,
        home: Path | None = None,
        parent: QObject | None = None,
        *,
        reads: Callable[[Asked], Reads] = read_in_a_process,
    ) -> None:
        super().__init__(parent)
        self.reader = Reader(self, reads)
        self._work = Background(self)
        self.kept = Kept(home)
        self.paths: tuple[str, ...] = ()
        self.basis = Basis(aliases=self.kept.aliases)
        self.zone = BEIJING
        self.columns: tuple[str, ...] = ()
        self.write_lifetime: Lifetime = "5m"
        self.progress: Progress | None = None
        self.reading: Reading | None = None
        self.sums: Sums | None = None
        self.problem: UsageLogError | PriceListError | None = None
        self.by = "model"
        self._next_by = ""
        self.groups: list[Group] = []
        self._read_by: Basis | None = None
        self._wanted: tuple[str, ...] = ()
        self._turn = 0
        self._is_pricing = False

    @property
    def stage(self) -> Stage:
        """What is going on; what was read before stays to be seen meanwhile."""
        if self.reader.is_reading:
            return "reading"
        if self._is_pricing:
            return "pricing"
        return "shown" if self.sums else "empty"

    @property
    def has_records(self) -> bool:
        """Whether any record was read, be it counted or not."""
        return self.sums is not None and self.sums.rows.read > 0

    @property
    def dearest_are_current(self) -> bool:
        """Whether the dearest requests were told by the prices that hold now."""
        return self._read_by == self.basis

    def add(self, paths: Iterable[str | Path]) -> None:
        """Read files and folders beside those that were read already."""
        self._wanted = tuple(dict.fromkeys((*(self._wanted or self.paths), *map(str, paths))))
        self.read_again()

    def read_again(self) -> None:
        """Read all files anew."""
        self._wanted = self._wanted or self.paths
        if not self._wanted:
            return
        self.problem = None
        self.progress = Progress(0, 0, 0)
        finish = partial(self._finish, self.basis)
        hearers = Hearers(self._go_on, finish, self._fail, self.cancel)
        try:
            self.reader.start(self._asked(), hearers)
        except UsageLogError as error:
            self._fail(error)
            return
        self.changed.emit()

    def cancel(self) -> None:
        """Read no more; what was read before stays."""
        if self.progress is not None:
            self._stop()
            self._wanted, self._next_by = (), ""
            self.changed.emit()

    def clear(self) -> None:
        """Begin anew, with nothing."""
        self._stop()
        self._wanted = self.paths = ()
        self.reading = self.sums = self.problem = self._read_by = None
        self.groups = []
        self._begin_pricing()
        self._is_pricing = False
        self.changed.emit()

    def close(self) -> None:
        """End what is still at work: the window goes."""
        self._stop()
        self._work.close()

    def show_reading(self, reading: Reading, paths: Iterable[str] = ()) -> None:
        """Take a reading that was made elsewhere."""
        self.paths = tuple(paths) or tuple(file.path for file in reading.tally.files)
        self._take(reading, self.basis)

    def set_basis(
        self, *, currency: str | None = None, price_list: Path | Literal["by_day"] | None = None
    ) -> None:
        """Price by another currency, or by one list, or by those of each day."""
        basis = self.basis
        if currency and currency != basis.currency:
            basis = replace(basis, currency=currency, price_list=None)
        if price_list is not None:
            basis = replace(basis, price_list=None if price_list == "by_day" else price_list)
        self._price_by(basis)

    def set_aliases(self, aliases: Mapping[str, str | None]) -> None:
        """Say what names mean: a model's id, "" for no token price, None for what they say."""
        self.kept.change_aliases(aliases)
        self._price_by(replace(self.basis, aliases=self.kept.aliases))

    def set_zone(self, zone: int) -> None:
        """Have days begin elsewhere, so many seconds east of Greenwich."""
        if zone != self.zone:
            self.zone = zone
            self._read_anew_or_tell()

    def set_layout(self, headings: tuple[str, ...], layout: Layout) -> None:
        """Say which column is what in tables with these headings, now and later."""
        self.kept.remember(headings, layout)
        self._read_anew_or_tell()

    def set_by(self, dimension: str) -> None:
        """Show groups of another kind; what can't be told apart is shown by model.

        For a column of the files that was not asked for yet they are read again.
        """
        if dimension == self.by:
            return
        columns = self.reading.columns if self.reading else ()
        if dimension in columns and self.sums and dimension not in self.sums.all_dimensions:
            self.columns, self._next_by = (dimension,), dimension
            self.read_again()
            return
        self.by = dimension
        self._regroup()

    def look_at_lists(self) -> None:
        """Price anew: lists may have come, or others hold."""
        if self.reading and not self.reader.is_reading:
            self._price(self.reading)

    def _asked(self) -> Asked:
        basis = self.basis
        given = {} if not self.columns else {"columns": self.columns}
        return Asked(
            self._wanted,
            zone=self.zone,
            currency=basis.currency,
            price_list=str(basis.price_list) if basis.price_list else None,
            aliases=dict(basis.aliases),
            layouts=dict(self.kept.layouts),
            write_lifetime=self.write_lifetime,
            **given,
        )

    def _price_by(self, basis: Basis) -> None:
        if basis == self.basis:
            return
        before, self.basis = self.basis, basis
        if not self.reading:
            self.changed.emit()
            return
        self._price(self.reading, before)

    def _read_anew_or_tell(self) -> None:
        if self.paths or self._wanted:
            self.read_again()
        else:
            self.changed.emit()

    def _stop(self) -> None:
        self.reader.stop()
        self.progress = None

    def _go_on(self, progress: Progress) -> None:
        self.progress = progress
        self.changed.emit()

    def _finish(self, basis: Basis, reading: Reading) -> None:
        self.progress = None
        self.paths, self._wanted = self._wanted, ()
        self.by, self._next_by = self._next_by or self.by, ""
        if not reading.tally.read and not reading.unknown:
            self.paths = ()  # there is nothing in them: they aren't read again with others
        self._take(reading, basis)

    def _fail(self, error: UsageLogError) -> None:
        self.progress, self._wanted = None, ()
        self.problem = error
        self.changed.emit()

    def _take(self, reading: Reading, basis: Basis) -> None:
        self.reading, self._read_by = reading, basis
        self._price(reading)

    def _price(self, reading: Reading, before: Basis | None = None) -> None:
        """Price a reading; by what it was `before` if the list is none any more."""
        turn, basis, by = self._begin_pricing(), self.basis, self.by

        def price() -> None:
            try:
                lists = lists_for(basis)
                if not reading.tally.lengths.covers(lists.lists):
                    self._tell(self.read_again)
                    return
                sums = sums_of(reading.tally, basis, lists)
                self._tell(partial(self._show, turn, sums, by, _groups(sums, by)))
            except (PriceListError, OSError) as error:
                self._tell(partial(self._refuse_list, turn, error, before))

        self._do(price, reading)

    def _regroup(self) -> None:
        sums, reading, by = self.sums, self.reading, self.by
        if sums is None or reading is None:
            self.changed.emit()
            return
        turn = self._begin_pricing()
        self._do(
            lambda: self._tell(partial(self._show, turn, sums, by, _groups(sums, by))), reading
        )

    def _begin_pricing(self) -> int:
        self._is_pricing = True
        self._turn += 1
        return self._turn

    def _do(self, job: Callable[[], None], reading: Reading) -> None:
        if len(reading.tally.cells) <= AT_ONCE:
            job()
        else:
            self._work.do(job)
            self.changed.emit()

    def _tell(self, function: Callable[[], None]) -> None:
        if threading.current_thread() is threading.main_thread():
            function()
        else:
            self._work.tell(function)

    def _show(self, turn: int, sums: Sums, by: str, groups: list[Group]) -> None:
        if turn != self._turn:  # it is priced otherwise by now
            return
        self._is_pricing = False
        self.problem = None
        self.sums, self.groups = sums, groups
        if by not in sums.all_dimensions:
            self.by = "model"
        self.changed.emit()

    def _refuse_list(self, turn: int, error: Exception, before: Basis | None) -> None:
        if turn != self._turn:
            return
        self._is_pricing = False
        if before:
            self.basis = before
        self.problem = error if isinstance(error, PriceListError) else UsageLogError("no_list")
        self.changed.emit()


def _groups(sums: Sums, by: str) -> list[Group]:
    sums.by("day")  # which the chart asks for: it was worked out then
    return sums.by(by if by in sums.all_dimensions else "model")
