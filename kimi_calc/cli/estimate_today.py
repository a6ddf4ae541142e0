"""What today's price lists make of an estimate, list by list."""

from __future__ import annotations

from typing import NamedTuple

from kimi_calc import settings, user_files
from kimi_calc.estimates import Basis, Estimate, Item
from kimi_calc.estimates.changes import Change, Difference, apply, differences, same_prices
from kimi_calc.estimates.todays_lists import TodaysLists
from kimi_calc.price_lists import InUse, list_in_use
from kimi_calc.pricing import PriceList


class Today(NamedTuple):
    """What a list of today makes of the items that it prices.

    `price_list` and `difference` are None for the items that no list of today prices: those of a
    `provider` in a currency. `missing` counts the items that the list has no price for: they are
    in it at their old price. `is_same` is whether all others have the same prices in it;
    `stands_for` are the names of lists of one's own that it stands for, because they are gone.
    """

    currency: str
    provider: str
    price_list: PriceList | None
    difference: Difference | None = None
    missing: int = 0
    is_same: bool = True
    stands_for: tuple[str, ...] = ()


def today_of(estimate: Estimate) -> tuple[Today, ...]:
    """That of each list of today, in the order in which items of it first come."""
    found: dict[tuple[str, str, str], list[Item]] = {}
    in_use = _in_use()
    lists = TodaysLists(lambda: in_use)
    for item in estimate.items:
        of_today, basis = lists.of(item.basis).price_list, item.basis
        list_id = of_today.id if of_today else ""
        found.setdefault((basis.provider, basis.currency, list_id), []).append(item)
    return tuple(_today(items, lists) for items in found.values())


def _today(items: list[Item], lists: TodaysLists) -> Today:
    basis = items[0].basis
    price_list = lists.of(basis).price_list
    if price_list is None:
        return Today(basis.currency, basis.provider, None)
    found = apply(items, Change(price_list=price_list))
    (difference,) = differences(found.before, found.after)
    return Today(
        basis.currency,
        basis.provider,
        price_list,
        difference,
        len(found.refused),
        all(same_prices(one.before.model, one.result.model) for one in found.changed),
        _stands_for(items, lists),
    )


def _stands_for(items: list[Item], lists: TodaysLists) -> tuple[str, ...]:
    bases: dict[Basis, None] = dict.fromkeys(item.basis for item in items)
    return tuple(dict.fromkeys(one.name for one in bases if lists.of(one).is_stand_in))


def _in_use() -> InUse:
    """The list that the window would begin with."""
    kept = settings.glance(user_files.folder())
    file = kept.price_list_file
    return list_in_use(kept.price_list, None if file is None else user_files.folder() / file)
