"""Every price list there is, which one is looked at, and which one it is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from kimi_calc.price_lists import (
    InUse,
    Listed,
    all_lists,
    builtin_price_lists,
    load_price_list,
    newest_of,
)
from kimi_calc.price_lists.differences import Difference, differences
from kimi_calc.pricing import PriceList, PriceListError
from kimi_calc.viewmodels.price_lists import PriceLists

Shelf = Literal["builtin", "mine", "company"]
"""Whose lists stand together: those of the program, of this person, of the company."""

_FIRST = ("CNY", "USD")  # currencies, whichever lists there are


class PriceShelf(QObject):
    """The lists to choose from. `changed` comes after anything here did.

    Built-in lists are there at once; those in folders are read one by one, with time for the
    window in between. The list in use is always among them, wherever its file lies.
    """

    changed = Signal()

    def __init__(self, price_lists: PriceLists, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._price_lists = price_lists
        self._builtin = _builtin_lists()
        self._own: list[Listed] = []
        self._found: list[Listed] = []
        self._unread: Iterator[Listed] = iter(())
        self._in_use = _listed(price_lists.in_use)
        self._shown = self._in_use.path
        self._against: Path | None = None
        self._step = QTimer(self, interval=0)
        self._step.timeout.connect(self._read_next)
        price_lists.changed.connect(self._follow)

    def read(self) -> None:
        """Look again at what lies in the folders. What is known stays till that is done."""
        self._unread = takewhile(lambda listed: listed.place != "builtin", all_lists())
        self._found = []
        self._step.start()

    @property
    def is_reading(self) -> bool:
        """Whether there are files that were not read yet."""
        return self._step.isActive()

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies that there are lists of."""
        return tuple(dict.fromkeys((*_FIRST, *sorted(one.currency for _, one in self._right()))))

    @property
    def shown(self) -> Listed:
        """The list that is looked at."""
        return next((one for one, _ in self._right() if one.path == self._shown), self._in_use)

    @property
    def price_list(self) -> PriceList:
        """What is in the list that is looked at."""
        found = self.shown.price_list
        assert found is not None  # a file that is no list can't be looked at
        return found

    @property
    def currency(self) -> str:
        """The currency whose lists are told."""
        return self.price_list.currency

    @property
    def in_use(self) -> Listed:
        """The list that everything is priced by."""
        return self._in_use

    @property
    def shows_list_in_use(self) -> bool:
        """Whether the list that is looked at is the one in use."""
        return self.shown.path == self._in_use.path

    def lists(self, shelf: Shelf) -> list[Listed]:
        """The lists of the currency on a shelf, the newest first; files that are none last."""
        stood = [one for one in self._all() if _shelf_of(one) == shelf]
        right = [one for one in stood if one.info and one.info.currency == self.currency]
        right.sort(key=_day, reverse=True)
        return [*right, *(one for one in stood if one.error)]

    def show(self, path: Path) -> None:
        """Look at a list; nothing changes where no right list lies there."""
        if path != self._shown and any(one.path == path for one, _ in self._right()):
            self._shown = path
            self._against = None
            self.changed.emit()

    def show_currency(self, currency: str) -> None:
        """Look at the list in use, if it is in that currency, else at the newest one in it."""
        if currency != self.currency:
            in_it = [one for one, found in self._right() if found.currency == currency]
            in_it.sort(key=_day, reverse=True)
            if in_it:
                self.show((self._in_use if self._in_use in in_it else in_it[0]).path)

    def use(self) -> PriceListError | None:
        """Price by the list that is looked at; the error if its file is no list any more."""
        try:
            self._price_lists.use(self.shown.path)
        except PriceListError as error:
            return error
        return None

    @property
    def builtin_instead(self) -> Listed | None:
        """What to come back to from an own list: the built-in list of its day and currency.

        Where there is none of that day, the newest of the currency. None while a built-in one is
        in use.
        """
        own = self._in_use.price_list
        if self._in_use.place == "builtin" or own is None:
            return None
        of_day = (
            one
            for one in self._builtin
            if (one.info and (one.info.currency, one.info.published))
            == (own.currency, own.published)
        )
        newest = newest_of(own.currency).path
        return next(of_day, next(one for one in self._builtin if one.path == newest))

    def restore_builtin(self) -> None:
        """Price by the built-in list that is there instead of the own one in use."""
        instead = self.builtin_instead
        if instead:
            self._price_lists.use(instead.path)

    @property
    def comparable(self) -> list[Listed]:
        """The lists that the one looked at can be compared with, the newest first."""
        others = [
            one
            for one, found in self._right()
            if found.currency == self.currency and one.path != self.shown.path
        ]
        return sorted(others, key=_day, reverse=True)

    @property
    def compared(self) -> Listed | None:
        """What it is compared with: what was chosen, else the built-in list before it.

        An own list is compared with the built-in one of its day too. None where there is none.
        """
        others = self.comparable
        chosen = next((one for one in others if one.path == self._against), None)
        if chosen:
            return chosen
        day, is_builtin = self.price_list.published, self.shown.place == "builtin"
        before = (
            one
            for one in others
            if one.place == "builtin"
            and one.info
            and (one.info.published < day or (one.info.published == day and not is_builtin))
        )
        return next(before, None)

    def compare_with(self, path: Path) -> None:
        """Compare it with another list, till another one is looked at."""
        if self._against != path:
            self._against = path
            self.changed.emit()

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What is other in the list that is looked at than in the one it is compared with."""
        compared = self.compared
        if compared is None or compared.price_list is None:
            return ()
        return differences(compared.price_list, self.price_list)

    @property
    def dated(self) -> list[PriceList]:
        """The built-in lists of the currency, the oldest first; where there are none, all."""
        listed = [(one, found) for one, found in self._right() if found.currency == self.currency]
        listed.sort(key=lambda pair: _day(pair[0]))
        builtin = [found for one, found in listed if one.place == "builtin"]
        return builtin or [found for _, found in listed]

    def _all(self) -> list[Listed]:
        known = [*self._builtin, *self._own]
        is_there = any(one.path == self._in_use.path for one in known)
        return known if is_there else [self._in_use, *known]

    def _right(self) -> Iterator[tuple[Listed, PriceList]]:
        for one in self._all():
            if one.price_list:
                yield one, one.price_list

    def _follow(self) -> None:
        """Look at the list that was taken into use."""
        in_use = _listed(self._price_lists.in_use)
        if in_use != self._in_use:
            self._in_use = in_use
            self._shown = in_use.path
            self._against = None
        self.read()
        self.changed.emit()

    def _read_next(self) -> None:
        found = next(self._unread, None)
        if found is not None:
            self._found.append(found)
            return
        self._step.stop()
        if self._found != self._own:
            self._own = self._found
            self.changed.emit()


def _builtin_lists() -> list[Listed]:
    """The newest first."""
    return [
        Listed("builtin", info.path, load_price_list(info.path))
        for info in reversed(builtin_price_lists())
    ]


def _listed(in_use: InUse) -> Listed:
    path = in_use.file
    if path is None:
        of_id = (one.path for one in builtin_price_lists() if one.id == in_use.price_list.id)
        path = next(of_id, Path(in_use.price_list.id))
    return Listed(in_use.place, path, in_use.price_list)


def _shelf_of(listed: Listed) -> Shelf:
    if listed.place in {"builtin", "company"}:
        return "builtin" if listed.place == "builtin" else "company"
    return "mine"


def _day(listed: Listed) -> tuple[int, str]:
    info = listed.info
    return (info.published.toordinal(), info.id) if info else (0, "")
