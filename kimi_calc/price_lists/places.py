"""Where lists that didn't come with the program lie: whose folders, and what is in them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from kimi_calc import user_files
from kimi_calc.price_lists.catalogue import builtin_price_lists, load_price_list
from kimi_calc.pricing import PriceList, PriceListError, PriceListInfo

Place = Literal["picked", "portable", "user", "company", "builtin"]
"""Whose a list is, in the order in which they are asked: the first right list wins.

`picked` is a file elsewhere that somebody chose, `portable` lies beside a portable program.
"""

_MOST_FILES = 200  # of one place; nobody keeps more
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"  # compiled where there are files: at most starts none are
_SUFFIXES = frozenset({".yaml", ".yml"})


class Listed(NamedTuple):
    """A list that can be chosen, or a file that is none: then `error` says why."""

    place: Place
    path: Path
    price_list: PriceList | None = None
    error: PriceListError | None = None

    @property
    def info(self) -> PriceListInfo | None:
        """What is told of it in a choice; None of a file that is no list."""
        found = self.price_list
        if found is None:
            return None
        return PriceListInfo(
            found.id, found.currency, found.published, self.path, found.name, len(found.models)
        )


def user_lists() -> Path:
    """The folder in which lists of the user's own are kept. It need not be there."""
    return user_files.folder() / "prices"


def folders(place: Place) -> tuple[Path, ...]:
    """The folders of a place; they need not be there."""
    if place == "portable":
        beside = user_files.portable_folder()
        return (beside / "prices", beside) if beside else ()
    if place == "user":
        return (user_lists(), user_files.folder())
    if place == "company":
        return tuple(path for each in _company_folders() for path in (each / "prices", each))
    return ()


def files_of(place: Place) -> list[Path]:
    """The files of a place that could be lists, the newest first as their names tell."""
    found: dict[Path, None] = {}
    for folder in folders(place):
        try:
            names = sorted(os.listdir(folder))[: 10 * _MOST_FILES]  # noqa: PTH208 - names alone
        except OSError:
            continue
        for name in names:
            if os.path.splitext(name)[1].lower() in _SUFFIXES:  # noqa: PTH122 - a text
                found[folder / name] = None
    return sorted(list(found)[:_MOST_FILES], key=_newest_first)


def read(path: Path, place: Place) -> Listed:
    """A file of a place, read and checked."""
    try:
        return Listed(place, path, load_price_list(path))
    except PriceListError as error:
        return Listed(place, path, None, error)


def own_lists() -> Iterator[PriceList]:
    """The lists that lie in somebody's folders, in the order in which places are asked."""
    return (one.price_list for one in _own_files() if one.price_list)


def all_lists() -> Iterator[Listed]:
    """Every list of every place, in the order in which places are asked; files that are none too.

    The built-in ones come last, the newest first. Each is read when its turn comes.
    """
    yield from _own_files()
    for info in reversed(builtin_price_lists()):
        yield read(info.path, "builtin")


def _own_files() -> Iterator[Listed]:
    for place in ("portable", "user", "company"):
        for path in files_of(place):
            yield read(path, place)


def _newest_first(path: Path) -> tuple[bool, list[int], str]:
    day = re.search(_DATE, path.name)
    return not day, [-ord(sign) for sign in day[0]] if day else [], path.name


def _company_folders() -> list[Path]:
    """Where an administrator puts what is for all users of a machine."""
    if sys.platform == "win32":
        named = [os.environ.get("PROGRAMDATA", "")]
    elif sys.platform == "darwin":
        named = ["/Library/Application Support"]
    else:  # the XDG base directory specification
        named = (os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
    return [Path(name) / "kimi-calc" for name in named if os.path.isabs(name)]  # noqa: PTH117
