"""Today's price list of a currency: what an estimate would be priced with if it were made now."""

from __future__ import annotations

from kimi_calc.price_lists import newest_of
from kimi_calc.pricing import PriceList
from kimi_calc.viewmodels.price_lists import PriceLists


class TodaysLists:
    """Lists are read when they are first asked for, and kept."""

    def __init__(self, price_lists: PriceLists) -> None:
        self._price_lists = price_lists
        self._newest: dict[str, PriceList] = {}

    def of(self, currency: str) -> PriceList | None:
        """The list in use if it is somebody's own, else the newest built-in one; None for none."""
        in_use = self._price_lists.in_use
        if in_use.place != "builtin" and in_use.price_list.currency == currency:
            return in_use.price_list
        if currency not in self._newest:
            newest = newest_of(currency)
            if newest.currency != currency:
                return None
            used = in_use.price_list
            is_used = in_use.place == "builtin" and used.id == newest.id
            self._newest[currency] = used if is_used else self._price_lists.read(newest.path)
        return self._newest[currency]
