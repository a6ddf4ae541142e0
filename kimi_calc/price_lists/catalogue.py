"""Which price lists there are, and how one is found and loaded."""

from __future__ import annotations

import os
import re
from datetime import date
from functools import cache
from pathlib import Path

from kimi_calc import resources
from kimi_calc.price_lists.reading import read_price_list
from kimi_calc.pricing import PriceList, PriceListInfo, PricingError

DEFAULT_ID = "cny-2025-11-11"

_BUILTIN_NAME = re.compile(r"([a-z]{3})-([0-9]{4}-[0-9]{2}-[0-9]{2})\.yaml")


@cache
def builtin_price_lists() -> tuple[PriceListInfo, ...]:
    """The lists that come with the program, newest last; told from their names, none is read."""
    found = []
    for path in (resources.folder() / "prices").iterdir():
        match = _BUILTIN_NAME.fullmatch(path.name)
        if match:
            published = date.fromisoformat(match[2])
            found.append(PriceListInfo(path.stem, match[1].upper(), published, path))
    return tuple(sorted(found, key=lambda info: (info.published, info.currency)))


def load_price_list(path: str | os.PathLike[str] | None = None) -> PriceList:
    """Read and check a price list file; None is the built-in default list.

    PriceListError, naming file, line, column, key and remedy, for a file that can't be read or
    is not wholly right. Whatever the file is, the answer comes within 0.2 s.
    """
    if path is None:
        path = resources.folder() / "prices" / f"{DEFAULT_ID}.yaml"
    return read_price_list(os.fspath(path))


def remembered_price_list(list_id: str | None) -> PriceList:
    """The list that was in use last; the default where there was none or it is not there now."""
    if list_id in {None, DEFAULT_ID}:  # as at most starts, which need not look at the folder
        return load_price_list()
    of_id = (info.path for info in builtin_price_lists() if info.id == list_id)
    return load_price_list(next(of_id, None))


def price_list_named(name: str | None) -> PriceList:
    """The list that a person named: a file, the id of a built-in one, None for the default.

    PriceListError for a file that is not wholly right, PricingError for a name that is neither.
    """
    builtin = {info.id: info.path for info in builtin_price_lists()}
    if name is not None and name not in builtin and not Path(name).exists():
        raise PricingError(f"{name!r} is no file and no built-in price list ({', '.join(builtin)})")
    return load_price_list(builtin.get(name, name) if name else None)
