"""Which list is used: the one that was picked, else the first right one of the places."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from kimi_calc.price_lists.catalogue import builtin_price_lists, load_price_list
from kimi_calc.price_lists.places import Listed, Place, files_of, folders, read
from kimi_calc.pricing import PriceList, PriceListInfo, PricingError

_MOST_TRIED = 2  # files of a place at a start; all others are looked at later


class InUse(NamedTuple):
    """The list in use, whose it is, and what would have come before it but is no list.

    `file` is None for a built-in list. `was_picked`: it is used because somebody picked it.
    `vanished` is the id or the file that was picked but isn't there.
    """

    price_list: PriceList
    place: Place
    file: Path | None = None
    was_picked: bool = False
    refused: tuple[Listed, ...] = ()
    vanished: str = ""


def list_in_use(picked_id: str | None = None, picked_file: Path | None = None) -> InUse:
    """The list to begin with; there always is one.

    Picked is a file, or a built-in list by its id. Where nothing was picked, or that is no list
    any more, the places are asked in their order, and last the default list is taken.
    """
    picked = _picked(picked_id, picked_file)
    if isinstance(picked, InUse):
        return picked
    refused = [picked] if picked else []
    vanished = "" if picked else str(picked_file or picked_id or "")
    for place in ("portable", "user", "company"):
        for path in files_of(place)[:_MOST_TRIED]:
            found = read(path, place)
            if found.price_list:
                return InUse(
                    found.price_list, place, path, refused=tuple(refused), vanished=vanished
                )
            if path != picked_file:
                refused.append(found)
    return InUse(load_price_list(), "builtin", refused=tuple(refused), vanished=vanished)


def _picked(list_id: str | None, file: Path | None) -> InUse | Listed | None:
    """The list that was picked, the file that is none, or None where nothing is there."""
    if file is not None:
        found = read(file, place_of(file))
        if found.price_list:
            return InUse(found.price_list, found.place, file, was_picked=True)
        return found if os.path.lexists(file) else None
    path = _builtin_path(list_id) if list_id else None
    return InUse(load_price_list(path), "builtin", was_picked=True) if path else None


def place_of(file: Path) -> Place:
    """Whose a file is, as its folder says; `picked` for one that lies elsewhere."""
    for place in ("portable", "user", "company"):
        if file.parent in folders(place):
            return place
    return "picked"


def newest_of(currency: str) -> PriceListInfo:
    """The newest built-in list of a currency, else of all."""
    lists = builtin_price_lists()
    return next((info for info in reversed(lists) if info.currency == currency), lists[-1])


def price_list_named(name: str | None) -> PriceList:
    """The list that a person named: a file, an id, the name of a list; None for the default.

    An id or a name is looked for in the places in their order, and then among the built-in lists.
    PriceListError for a file that is not wholly right, PricingError for a name that is nothing.
    """
    if name is None:
        return load_price_list()
    if os.path.lexists(name) and not os.path.isdir(name):  # noqa: PTH112 - a name may be any text
        return load_price_list(name)
    path = _builtin_path(name)
    own = [found for place in ("portable", "user", "company") for found in _in(place)]
    for found in own:
        if found.price_list and name in {found.price_list.id, found.price_list.name}:
            return found.price_list
    if path:
        return load_price_list(path)
    known = [info.id for info in builtin_price_lists()]
    known += [found.price_list.id for found in own if found.price_list]
    raise PricingError(f"{name!r} is no file and no price list ({', '.join(known)})")


def _in(place: Place) -> list[Listed]:
    return [read(path, place) for path in files_of(place)]


def _builtin_path(list_id: str) -> Path | None:
    of_id = (info.path for info in builtin_price_lists() if info.id == list_id)
    return next(of_id, None)
