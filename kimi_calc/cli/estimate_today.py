"""What today's price lists make of an estimate, currency by currency."""

from __future__ import annotations

from typing import NamedTuple

from kimi_calc import settings, user_files
from kimi_calc.estimates import Estimate, totals
from kimi_calc.estimates.changes import Change, Difference, apply, differences
from kimi_calc.price_lists import InUse, list_in_use, load_price_list, newest_of
from kimi_calc.pricing import PriceList


class Today(NamedTuple):
    """What today's list of a currency makes of the items in it.

    `difference` is None where no list has that currency; `missing` counts the items that today's
    list has no price for: they are in it at their old price.
    """

    currency: str
    price_list: PriceList | None
    difference: Difference | None
    missing: int


def today_of(estimate: Estimate) -> tuple[Today, ...]:
    """That of each currency of an estimate."""
    in_use = _in_use()
    currencies = [one.currency for one in totals(estimate.items)]
    return tuple(_today(estimate, currency, in_use) for currency in currencies)


def _today(estimate: Estimate, currency: str, in_use: InUse) -> Today:
    price_list = _list_of_today(currency, in_use)
    if price_list is None:
        return Today(currency, None, None, 0)
    items = [item for item in estimate.items if item.currency == currency]
    found = apply(items, Change(price_list=price_list))
    (difference,) = differences(found.before, found.after)
    return Today(currency, price_list, difference, len(found.refused))


def _in_use() -> InUse:
    """The list that the window would begin with."""
    kept = settings.glance(user_files.folder())
    file = kept.price_list_file
    return list_in_use(kept.price_list, None if file is None else user_files.folder() / file)


def _list_of_today(currency: str, in_use: InUse) -> PriceList | None:
    """The list in use if it is somebody's own, else the newest built-in one of the currency."""
    if in_use.place != "builtin" and in_use.price_list.currency == currency:
        return in_use.price_list
    newest = newest_of(currency)
    return load_price_list(newest.path) if newest.currency == currency else None
