"""Today's price list of an item: what it would be priced with if it were made now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from kimi_calc.estimates.items import Basis, Item
from kimi_calc.price_lists import InUse, load_price_list, newest_of
from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.price_lists.places import own_lists
from kimi_calc.pricing import PriceList


class Compared(NamedTuple):
    """The list of today for another one; None where there is none.

    `is_stand_in`: the other one is somebody's own and lies in no folder of lists any more, so
    that it is the platform's.
    """

    price_list: PriceList | None
    is_stand_in: bool = False


class TodaysLists:
    """Lists are read when they are first asked for, and kept until forget()."""

    def __init__(self, in_use: Callable[[], InUse]) -> None:
        self._in_use = in_use
        self._found: dict[Basis, Compared] = {}
        self._newest: dict[str, PriceList] = {}
        self._own: tuple[PriceList, ...] | None = None

    def forget(self) -> None:
        """Look again: another list is in use, or there are others."""
        self._found.clear()
        self._own = None

    def of(self, basis: Basis) -> Compared:
        """A list of its provider and currency: another provider's has other models' prices.

        The list in use, if it is somebody's own; else the newest of the name that it has itself;
        else the newest built-in one, which is the platform's.
        """
        if basis not in self._found:
            self._found[basis] = self._look_for(basis)
        return self._found[basis]

    def of_items(self, items: Iterable[Item]) -> dict[Basis, Compared]:
        """Those of the lists of items, in the order in which they first come."""
        bases = {id(item.basis): item.basis for item in items}  # few; hashed only once each
        return {basis: self.of(basis) for basis in bases.values()}

    def _look_for(self, basis: Basis) -> Compared:
        in_use = self._in_use()
        used = in_use.price_list
        if in_use.place != "builtin" and _are_alike(used, basis):
            return Compared(used)
        is_own = bool(basis.name) or basis.provider != PLATFORM
        if is_own:
            named = [one for one in self._all_own() if one.name == basis.name]
            of_it = [one for one in named if _are_alike(one, basis)]
            if of_it:
                return Compared(max(of_it, key=lambda one: one.published))
        if basis.provider != PLATFORM:
            return Compared(None)
        newest = self._newest_of(basis.currency)
        return Compared(newest, is_own and newest is not None)

    def _all_own(self) -> tuple[PriceList, ...]:
        if self._own is None:
            self._own = tuple(own_lists())
        return self._own

    def _newest_of(self, currency: str) -> PriceList | None:
        """The newest built-in list of a currency; the one in use if it is that."""
        if currency not in self._newest:
            newest = newest_of(currency)
            if newest.currency != currency:
                return None
            used = self._in_use()
            is_used = used.place == "builtin" and used.price_list.id == newest.id
            self._newest[currency] = used.price_list if is_used else load_price_list(newest.path)
        return self._newest[currency]


def _are_alike(one: PriceList, basis: Basis) -> bool:
    return (one.provider, one.currency) == (basis.provider, basis.currency)
