"""Rows of prices as a page has them, before they are compared with anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.price_lists.pages.cells import Count


class Place(NamedTuple):
    """Where something stands: the page, its table and the row in it, each from 1; 0: nowhere."""

    document: int
    table: int
    row: int


class Fault(NamedTuple):
    """What makes a row doubtful: the code of a doubt, its values, and the key of a charge."""

    code: str
    values: Mapping[str, str | int]
    charge: str = ""


class Unplaced(NamedTuple):
    """A text that found no place in the list: of a cell below `header`, or of a table."""

    text: str
    place: Place
    header: str = ""


@dataclass(slots=True)
class Row:
    """One row of prices. `up_to` is None where the prices hold for requests of any length."""

    model: str
    service: str
    place: Place
    low: int | None = None
    up_to: int | None = None
    open_end: bool = False
    context: Count | None = None
    prices: dict[str, Decimal] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    currencies: dict[str, str] = field(default_factory=dict)
    recommended: bool = False
    faults: list[Fault] = field(default_factory=list)

    def doubt(self, code: str, charge: str = "", **values: str | int) -> None:
        """Add a fault."""
        fault = Fault(code, values, charge)
        if fault not in self.faults:
            self.faults.append(fault)


@dataclass(slots=True)
class Call:
    """The price of one call of a tool."""

    name: str
    place: Place
    price: Decimal | None = None
    currency: str = ""
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What pages say: rows, calls, what found no place, what is doubtful of a whole page."""

    rows: list[Row] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    left_tables: list[LeftTable] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


class LeftTable(NamedTuple):
    """A table without a place: the models that it names, and whether it has prices."""

    text: str
    place: Place
    models: tuple[str, ...]
    priced: bool
