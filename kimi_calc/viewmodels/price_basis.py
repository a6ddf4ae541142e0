"""By which lists the estimate is priced, and what today's lists would make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from kimi_calc.estimates.changes import Change, Changed, Outcome, attempt, same_prices
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.todays_lists import Compared, TodaysLists
from kimi_calc.estimates.totals import Totals, by_basis, totals
from kimi_calc.price_lists.succession import successor
from kimi_calc.pricing import Model, PriceList
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.viewmodels.price_lists import PriceLists


class Today(NamedTuple):
    """What today's lists make of the estimate.

    `lists` are those of its items, `unlisted` the lists of items that have none, and `stand_ins`
    the lists of somebody's own that are there no more: the platform's stands for them. `repriced`
    is what comes of the items whose prices are others today, None where all are the same; `missing`
    are the items whose model a list has no more, `replaced` what comes of those of them that a
    successor can take, and `successors` what these are.
    """

    lists: tuple[PriceList, ...]
    unlisted: tuple[Basis, ...]
    stand_ins: tuple[Basis, ...]
    repriced: Outcome | None
    missing: tuple[Item, ...]
    replaced: Outcome | None
    successors: tuple[Model, ...]

    @property
    def is_same(self) -> bool:
        """Whether all prices are today's."""
        return not (self.unlisted or self.missing or self.repriced)


class PriceBasis(QObject):
    """`changed` comes after the estimate has changed, or the list in use.

    All is worked out when it is asked for; nothing is priced anew but by reprice() and replace().
    """

    changed = Signal()

    def __init__(
        self, estimating: Estimating, price_lists: PriceLists, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._estimating = estimating
        self._lists = TodaysLists(lambda: price_lists.in_use)
        self._today: Today | None = None
        self._known: dict[int, tuple[PriceList, Changed]] = {}
        self._successors: dict[tuple[str, str], Model | None] = {}
        estimating.changed.connect(self._refresh)
        price_lists.changed.connect(self._refresh_lists)

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self._estimating.estimate.items)

    @property
    def bases(self) -> tuple[tuple[Basis, tuple[Totals, ...]], ...]:
        """The lists that items are priced with, and what these cost."""
        return by_basis(self._estimating.estimate.items)

    @property
    def today(self) -> Today:
        """What today's lists would make of it."""
        if self._today is None:
            self._today = self._worked_out()
        return self._today

    def prepare(self, most: int) -> bool:
        """Work out so many items that `today` needs at most; whether it has all of them now."""
        items = self._estimating.estimate.items
        unknown = [one for one in self._different(items) if not self._is_known(*one)]
        for item, prices in unknown[:most]:
            self._changed(item, prices)
        return len(unknown) <= most

    def reprice(self) -> None:
        """Put all items on today's lists that can be, as one step of undo."""
        results: dict[int, Item] = {}
        for item in self._estimating.estimate.items:
            prices = self._lists.of(item.basis).price_list
            if prices and any(model.id == item.model.id for model in prices.models):
                one = self._changed(item, prices)
                if one.after is not None:
                    results[item.key] = one.after
        self._put(results)

    def replace_missing(self) -> None:
        """Put the items of models that are gone on their successors, as one step of undo."""
        replaced = self.today.replaced
        self._put(replaced.results if replaced else {})

    def _put(self, results: dict[int, Item]) -> None:
        if results:
            self._estimating.alter(results.keys(), lambda item: results[item.key], "reprice")

    def _refresh_lists(self) -> None:
        self._lists.forget()
        self._refresh()

    def _refresh(self) -> None:
        self._today = None
        self.changed.emit()

    def _worked_out(self) -> Today:
        items = self._estimating.estimate.items
        compared = self._lists.of_items(items)
        lists = _by_place(items, compared)
        ids = {
            place: {model.id for model in prices.models}
            for place, prices in lists.items()
            if prices
        }
        missing = [
            item
            for item in items
            if id(item.basis) in ids and item.model.id not in ids[id(item.basis)]
        ]
        repriced: list[Changed] = []
        replaced: list[Changed] = []
        for item, of_today in self._different(items):
            is_there = item.model.id in ids[id(item.basis)]
            (repriced if is_there else replaced).append(self._changed(item, of_today))
        self._forget(items)
        successors = {
            one.id: one
            for item in missing
            if (prices := lists[id(item.basis)]) and (one := self._successor(item.model, prices))
        }
        return Today(
            _each_once(one.price_list for one in compared.values() if one.price_list),
            tuple(basis for basis, one in compared.items() if one.price_list is None),
            tuple(basis for basis, one in compared.items() if one.is_stand_in),
            _outcome(items, repriced),
            tuple(missing),
            _outcome(items, replaced),
            tuple(successors.values()),
        )

    def _different(self, items: tuple[Item, ...]) -> Iterator[tuple[Item, PriceList]]:
        """The items that today's lists price otherwise, or have a successor for, with that list."""
        lists = _by_place(items, self._lists.of_items(items))
        # By their ids in memory, which stay till the end.
        differ: dict[tuple[int, int], bool] = {}
        for item in items:
            prices = lists[id(item.basis)]
            if prices is None:
                continue
            place = id(item.model), id(prices)
            if place not in differ:
                differ[place] = self._differs(item.model, prices)
            if differ[place]:
                yield item, prices

    def _differs(self, model: Model, prices: PriceList) -> bool:
        of_today = next((one for one in prices.models if one.id == model.id), None)
        if of_today is None:
            return self._successor(model, prices) is not None
        return not same_prices(model, of_today)

    def _is_known(self, item: Item, prices: PriceList) -> bool:
        known = self._known.get(item.key)
        return known is not None and known[0] is prices and known[1].before is item

    def _changed(self, item: Item, prices: PriceList) -> Changed:
        """What a list makes of an item; of one that stayed, what it made of it before."""
        if not self._is_known(item, prices):
            found = attempt(item, Change(price_list=prices, with_successors=True))
            self._known[item.key] = (prices, found)
        return self._known[item.key][1]

    def _forget(self, items: tuple[Item, ...]) -> None:
        if len(self._known) > 2 * len(items):
            keys = {item.key for item in items}
            self._known = {key: one for key, one in self._known.items() if key in keys}

    def _successor(self, model: Model, prices: PriceList) -> Model | None:
        key = (model.id, prices.id)
        if key not in self._successors:
            self._successors[key] = successor(model, prices)
        return self._successors[key]


def _outcome(items: tuple[Item, ...], changed: list[Changed]) -> Outcome | None:
    if not changed:
        return None
    results = {one.before.key: one.result for one in changed}
    after = tuple(results.get(item.key, item) for item in items)
    return Outcome(tuple(changed), totals(items), totals(after))


def _by_place(
    items: tuple[Item, ...], compared: dict[Basis, Compared]
) -> dict[int, PriceList | None]:
    """Today's lists of items by their own one's id in memory: few of many are looked at."""
    bases = {id(item.basis): item.basis for item in items}
    return {place: compared[basis].price_list for place, basis in bases.items()}


def _each_once(lists: Iterable[PriceList]) -> tuple[PriceList, ...]:
    return tuple({id(one): one for one in lists}.values())
