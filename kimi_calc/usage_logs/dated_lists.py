"""The lists that records are priced by: that of each day, or one for all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from kimi_calc.price_lists import all_lists, builtin_price_lists, load_price_list
from kimi_calc.pricing import Model, PriceList
from kimi_calc.usage_logs.records import NO_DAY


class DatedLists:
    """Lists of a currency, by the day from which each holds; of the same day the last one given.

    With `by_day` False there is one list, and every record is priced by it. A day that isn't known
    is priced by the newest list.
    """

    def __init__(self, lists: Iterable[PriceList], *, by_day: bool = True) -> None:
        by_published = {one.published.toordinal(): one for one in lists}
        self.lists = tuple(by_published[day] for day in sorted(by_published))
        self.by_day = by_day
        if not self.lists or len({one.currency for one in self.lists}) > 1:
            raise ValueError("lists of one currency are needed, at least one")
        self._days = sorted(by_published)
        self._models = [{model.id: model for model in one.models} for one in self.lists]
        self._found: dict[tuple[str, int], Model | str] = {}

    @property
    def currency(self) -> str:
        """The currency of every amount."""
        return self.lists[0].currency

    @property
    def ids(self) -> frozenset[str]:
        """The models of all lists together."""
        return frozenset(model for models in self._models for model in models)

    def place_of(self, day: int) -> int:
        """The place of the list that held on a day; -1 before the first one."""
        if not self.by_day or day == NO_DAY:
            return len(self.lists) - 1
        return bisect_right(self._days, day) - 1

    def model(self, model_id: str, place: int) -> Model | str:
        """The model by the list of a place, or by the newest one before that which has it.

        The code of a reason where there is none: `not_listed_yet` if a later list has it, `no_list`
        before the first list, `unknown_model` if no list has it.
        """
        key = model_id, place
        if key not in self._found:
            self._found[key] = self._search(model_id, place)
        return self._found[key]

    def _search(self, model_id: str, place: int) -> Model | str:
        for models in reversed(self._models[: place + 1]):
            if model_id in models:
                return models[model_id]
        if any(model_id in models for models in self._models[place + 1 :]):
            return "no_list" if place < 0 else "not_listed_yet"
        return "unknown_model"


def lists_of(currency: str) -> DatedLists:
    """All lists of a currency: the program's, and the person's and the company's own.

    Of the same day an own one holds. ValueError where there is none.
    """
    found = [load_price_list(one.path) for one in builtin_price_lists() if one.currency == currency]
    own = [one.price_list for one in all_lists() if one.place != "builtin"]
    found += [one for one in reversed(own) if one and one.currency == currency]
    if not found:
        raise ValueError(f"there is no price list in {currency}")
    return DatedLists(found)


def only(price_list: PriceList) -> DatedLists:
    """One list for every day."""
    return DatedLists((price_list,), by_day=False)


def day_said(day: int) -> str:
    """A day as ISO says it; "" where it isn't known."""
    return date.fromordinal(day).isoformat() if day != NO_DAY else ""
