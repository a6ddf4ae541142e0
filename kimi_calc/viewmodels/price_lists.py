"""Which price list is in use, what else there is to choose from, and what is to be said of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kimi_calc.price_lists.choosing import InUse, newest_of, place_of
from kimi_calc.pricing import Model, PriceList, PriceListInfo
from kimi_calc.viewmodels.calculation import Calculation


class PriceLists(QObject):
    """The choice of a list; the calculation is priced by it at once.

    `changed` comes after another list was taken, and after something was to be said no more.
    """

    changed = Signal()

    def __init__(
        self,
        calculation: Calculation,
        in_use: InUse,
        quiet: tuple[str, ...] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._calculation = calculation
        self._in_use = in_use
        self._quiet = quiet
        self._succession: tuple[Model, PriceList, Model | None] | None = None  # asked at each key

    @property
    def in_use(self) -> InUse:
        """The list in use, and whose it is."""
        return self._in_use

    @property
    def quiet(self) -> tuple[str, ...]:
        """The lists whose age is mentioned no more, by their ids."""
        return self._quiet

    @property
    def newer(self) -> PriceListInfo | None:
        """The newest built-in list of the currency in use; None where that is not newer."""
        newest = newest_of(self._in_use.price_list.currency)
        same_currency = newest.currency == self._in_use.price_list.currency
        is_newer = newest.published > self._in_use.price_list.published
        return newest if same_currency and is_newer else None

    @property
    def offers_newer(self) -> bool:
        """Whether the newer list is to be offered without being asked for."""
        return self.newer is not None and self._in_use.price_list.id not in self._quiet

    @property
    def successor(self) -> Model | None:
        """What replaces the picked model where the list has it not; None where nothing does."""
        if not self._calculation.is_missing:
            return None
        model, price_list = self._calculation.model, self._in_use.price_list
        known = self._succession
        if not (known and known[0] is model and known[1] is price_list):
            from kimi_calc.price_lists.succession import successor

            known = self._succession = (model, price_list, successor(model, price_list))
        return known[2]

    def read(self, path: Path) -> PriceList:
        """A list that is not to be used yet; PriceListError for a file that is no list."""
        from kimi_calc.price_lists import load_price_list

        return load_price_list(path)

    def use(self, path: Path) -> None:
        """Take a list, a built-in one or a file; it comes back at the next start.

        PriceListError, and nothing is taken, for a file that is no list.
        """
        from kimi_calc.price_lists import builtin_price_lists, load_price_list

        found = load_price_list(path)
        if any(info.path == path for info in builtin_price_lists()):
            self._in_use = InUse(found, "builtin", was_picked=True)
        else:
            self._in_use = InUse(found, place_of(path), path, was_picked=True)
        self._calculation.set_price_list(found)
        self.changed.emit()

    def use_newer(self) -> None:
        """Take the newest built-in list of the currency."""
        newer = self.newer
        if newer:
            self.use(newer.path)

    def say_no_more(self) -> None:
        """Mention the age of this list no more."""
        if self._in_use.price_list.id not in self._quiet:
            self._quiet = (*self._quiet, self._in_use.price_list.id)
            self.changed.emit()
