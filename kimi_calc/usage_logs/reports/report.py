"""What was used, ready to be handed on: tables of exact values with all words of a language.

What a spreadsheet, CSV, Markdown or a page is made from: every kind says the same. Tables hold
values; what people read of them is said in `report_texts`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from kimi_calc.pricing.amounts import share_of
from kimi_calc.pricing.exact import exact_sum

Kind = Literal["text", "count", "amount", "price", "share"]
"""What a column holds: texts, whole numbers, amounts and prices in the currency, shares of 1."""

_HALF = re.compile("[\ud800-\udfff]")
_LONGEST = 32_767  # characters of a cell in Excel

Value = str | int | Decimal | None
"""None where there is none, or where it can't be told."""


class Column(NamedTuple):
    """A column of a table.

    With `adds`, the values of all lines make that of the last one. A share is one `of` the total
    of another column, if that is given by its place; an amount is the sum of as many columns as
    `across` says, left of it, and a `bound` in lines that have one. What is `beside` is for
    spreadsheets: people read it in the others.
    """

    heading: str
    kind: Kind = "text"
    adds: bool = False
    of: int | None = None
    across: int = 0
    bound: bool = False
    beside: bool = False


class Line(NamedTuple):
    """The values of a line, one a column; with `at_most` some of its amount is an upper bound."""

    values: tuple[Value, ...]
    at_most: bool = False


def line(*values: Value, at_most: bool = False) -> Line:
    """A line whose texts every kind of file can hold: none longer than a cell, none broken."""
    return Line(tuple(map(_held, values)), at_most)


def held(text: str) -> str:
    """A text without halves of characters, as names of files may have; a long one cut off."""
    whole = _HALF.sub("\N{REPLACEMENT CHARACTER}", text)
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 1]}…"


def _held(value: Value) -> Value:
    return held(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Table:
    """Lines below headings; `total` is what they make together. `name` is short, for a sheet."""

    name: str
    title: str
    columns: tuple[Column, ...]
    lines: Sequence[Line]
    total: Line | None = None

    def cut(self, most: int, rest: str) -> Table:
        """The same with `most` lines at most, and one that makes up for those left out.

        `rest` is what that is called: `… and {n} more`.
        """
        left_out = len(self.lines) - most
        if left_out < 2:
            return self
        shown, others = self.lines[:most], self.lines[most:]
        values = [self._added(place, others) for place in range(len(self.columns))]
        for place, column in enumerate(self.columns):
            if column.of is not None:
                values[place] = self._share(values[column.of], column.of)
        values[0] = rest.format(n=f"{left_out:,}")
        last = Line(tuple(values), any(one.at_most for one in others))
        return replace(self, lines=[*shown, last])

    def _added(self, place: int, lines: Sequence[Line]) -> Value:
        column = self.columns[place]
        if not column.adds:
            return "" if column.kind == "text" else None
        values = [one.values[place] for one in lines]
        if None in values:
            return None
        if column.kind == "count":
            return sum(one for one in values if isinstance(one, int))
        return exact_sum(one for one in values if isinstance(one, Decimal))

    def _share(self, value: Value, of: int) -> Value:
        whole = self.total.values[of] if self.total else None
        if not isinstance(value, Decimal) or not isinstance(whole, Decimal) or not whole:
            return None
        return share_of(value, whole)


class Fact(NamedTuple):
    """Something that is said of all of it. One with `sum_of` is the sum of so many below it.

    `is_total` is the total of the first table, `is_part` a part of what stands above.
    """

    label: str
    value: Value
    kind: Kind = "text"
    sum_of: int = 0
    is_total: bool = False
    is_part: bool = False


class Words(NamedTuple):
    """Words that are the same whatever was used."""

    summary: str
    """The name of a sheet."""
    total: str
    rest: str
    """`… and {n} more`: the line for those that are left out."""
    exact: str
    currency: str
    assumptions: str
    page: str
    """`Page {page} of {pages}`."""
    rounded: str
    """That amounts are rounded, where some are."""
    in_millions: str
    """What M means, where some numbers are told in millions."""


@dataclass(frozen=True, slots=True)
class UsageReport:
    """All of it; amounts are in `currency`.

    `figures` are captions with what is said below them, for who looks at nothing else. `basis_said`
    is the edge of a page. `groups` is the table that was chosen, `others` are by what else records
    can be told apart; `charges` what each day cost by charge. A table without lines is told as
    well: nothing is missing from it.
    """

    title: str
    day_said: str
    basis_said: str
    currency: str
    words: Words
    figures: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    groups: Table
    others: tuple[Table, ...]
    charges: Table
    not_counted: Table
    dearest: Table
    aliases: Table
    prices: Table
    assumptions: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many groups there are."""
        return len(self.groups.lines)
