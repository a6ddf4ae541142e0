"""The lists that come with the program, and how a list is loaded."""

from __future__ import annotations

import os
import re
from datetime import date
from functools import cache
from pathlib import Path

from kimi_calc import resources
from kimi_calc.pricing import PriceList, PriceListInfo

DEFAULT_ID = "cny-2025-11-11"

_BUILTIN_NAME = re.compile(r"([a-z]{3})-([0-9]{4}-[0-9]{2}-[0-9]{2})\.yaml")


@cache
def builtin_price_lists() -> tuple[PriceListInfo, ...]:
    """The lists that come with the program, newest last; told from their names, none is read."""
    found = []
    for path in _folder().iterdir():
        match = _BUILTIN_NAME.fullmatch(path.name)
        if match:
            published = date.fromisoformat(match[2])
            found.append(PriceListInfo(path.stem, match[1].upper(), published, path))
    return tuple(sorted(found, key=lambda info: (info.published, info.currency)))


def load_price_list(path: str | os.PathLike[str] | None = None) -> PriceList:
    """Read and check a price list file; None is the built-in default list.

    PriceListError, naming file, line, column, key and remedy, for a file that can't be read or
    is not wholly right. Whatever the file is, the answer comes within 0.2 s; that of a built-in
    list within 3 ms, since it comes compiled.
    """
    file = _folder() / f"{DEFAULT_ID}.yaml" if path is None else Path(path)
    if file.parent == _folder() and (ready := compiled_of(file)).exists():
        from kimi_calc.price_lists.data import load

        return load(ready.read_text(encoding="utf-8"))
    from kimi_calc.price_lists.reading import read_price_list

    return read_price_list(os.fspath(file if path is None else path))


def compiled_of(file: Path) -> Path:
    """Where a built-in list lies in the form that needs no YAML; the YAML is its source."""
    return file.parent / "compiled" / f"{file.stem}.json"


def _folder() -> Path:
    return resources.folder() / "prices"
