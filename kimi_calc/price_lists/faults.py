"""The faults of a file, gathered so that all are told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import NamedTuple, NoReturn

from kimi_calc.price_lists.messages import worded
from kimi_calc.pricing.errors import FileError, PriceListError, PriceListFault

MOST_FAULTS = 100
"""How many faults of a file are told. Nobody mends more in one go, and each costs time."""

_MOST_SHOWN = 60


class Place(NamedTuple):
    """Where something stands in a file: line and column, from 1."""

    line: int
    column: int


class Faults:
    """Gathers the faults of a file, so that they are told all at once.

    The file is a price list, unless another `error` is given, and how its codes are `said`.

    Whoever reads on after a fault takes a harmless value in place of the bad one; it is never
    given out, since `refuse` comes first.
    """

    def __init__(
        self,
        path: str,
        error: type[FileError] = PriceListError,
        said: Callable[[str, Mapping[str, str | int]], str] = worded,
    ) -> None:
        self._path = path
        self._error = error
        self._said = said
        self._found: list[PriceListFault] = []

    def add(self, code: str, place: Place, key: str | None = None, **values: str | int) -> None:
        """Take a fault in; the error where there are more than can be told."""
        if len(self._found) == MOST_FAULTS:
            raise self._error(self._path, [*self._in_order(), self._fault("more_faults")])
        self._found.append(self._fault(code, place, key, **values))

    @property
    def count(self) -> int:
        """How many were found so far."""
        return len(self._found)

    def told(self, code: str) -> bool:
        """Whether one of this code was found so far."""
        return any(fault.code == code for fault in self._found)

    def only(
        self,
        code: str,
        place: Place | None = None,
        key: str | None = None,
        **values: str | int,
    ) -> NoReturn:
        """Raise the error of a fault beside which no other has a meaning."""
        raise self._error(self._path, [self._fault(code, place, key, **values)])

    def refuse(self) -> None:
        """Raise the error of all faults; nothing where there are none."""
        if self._found:
            raise self._error(self._path, self._in_order())

    def _in_order(self) -> list[PriceListFault]:
        return sorted(self._found, key=attrgetter("line", "column"))

    def _fault(
        self, code: str, place: Place | None = None, key: str | None = None, **values: str | int
    ) -> PriceListFault:
        if key is not None:
            key = values["key"] = shown(key)
        line, column = place or (None, None)
        return PriceListFault(code, self._said(code, values), values, line, column, key)


def shown(text: str) -> str:
    """A text of the file as it can be shown: short, and with nothing in it that can't be seen."""
    if len(text) > _MOST_SHOWN:
        text = f"{text[: _MOST_SHOWN - 1]}…"
    return text if text.isprintable() else repr(text)[1:-1]
