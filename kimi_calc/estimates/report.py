"""An estimate ready to be handed on: its items, sums and assumptions, and all words of a language.

What a spreadsheet, a page or a table is made from. Rows know their item, and word it when asked:
of a hundred thousand items none is held twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, Protocol

from kimi_calc.estimates.estimate import Taxes
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.report_words import Words
from kimi_calc.estimates.times import IN_A_YEAR
from kimi_calc.estimates.totals import Figure, Totals, month_of, year_of
from kimi_calc.pricing.amounts import share_of
from kimi_calc.pricing.charges import Charge
from kimi_calc.pricing.exact import EXACT

_IN_A_YEAR = {period: int(times) for period, times in IN_A_YEAR.items()}


class Wording(Protocol):
    """How items are said."""

    def model(self, item: Item) -> str:
        """The model's id, with the service where that is not the standard one."""

    def service(self, item: Item) -> str:
        """Whose prices hold; empty for the standard ones."""

    def usage(self, item: Item) -> str:
        """What one request asks for."""

    def often(self, item: Item) -> str:
        """How often it takes place."""

    def period(self, item: Item) -> str:
        """What its requests are counted in."""

    def money(self, figure: Figure, currency: str) -> str:
        """An amount for the eye, with its currency."""

    def share(self, share: Decimal) -> str:
        """A share in percent."""

    def charge(self, charge: Charge, item: Item) -> str:
        """What a charge is called."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item in a table. `share` is its part of what its currency's items cost in a month.

    Where nothing of its currency comes again it is that of what they cost once; None where an
    item takes place once beside others that come again, and where all cost nothing.
    """

    item: Item
    whole: Totals
    wording: Wording

    @property
    def model(self) -> str:
        """The model's id and service."""
        return self.wording.model(self.item)

    @property
    def service(self) -> str:
        """The service, empty for the standard one."""
        return self.wording.service(self.item)

    @property
    def usage(self) -> str:
        """What one request (conversation) asks for."""
        return self.wording.usage(self.item)

    @property
    def often(self) -> str:
        """How often it takes place."""
        return self.wording.often(self.item)

    @property
    def period(self) -> str:
        """The word for its period."""
        return self.wording.period(self.item)

    @property
    def per_request(self) -> Figure:
        """What one request (conversation) costs."""
        return Figure(self.item.quote.per_request)

    @property
    def amount(self) -> Figure:
        """What one period costs."""
        return Figure(self.item.quote.total)

    @property
    def month(self) -> Figure | None:
        """What an ordinary month costs; None for what takes place once."""
        if self.item.period == "month":
            return self.amount
        return None if self.item.period == "once" else month_of(self.item)

    @property
    def once(self) -> Figure | None:
        """What it costs, if it takes place once."""
        return self.amount if self.item.period == "once" else None

    @property
    def year(self) -> Figure:
        """What the first year costs."""
        item = self.item
        if item.growth is None:  # as most are: without fractions
            return Figure(EXACT.multiply(item.quote.total, _IN_A_YEAR[item.period]))
        return year_of(item)

    @property
    def share(self) -> Decimal | None:
        """Its share, to twelve digits."""
        if self.whole.recurring:
            part, whole = self.month, self.whole.month.amount
        else:
            part, whole = self.once, self.whole.once
        return share_of(part.amount, whole) if part and whole else None

    def say(self, figure: Figure | None) -> str:
        """An amount of this row for the eye; a dash for none."""
        return self.wording.money(figure, self.item.currency) if figure else "–"

    @property
    def share_said(self) -> str:
        """Its share in percent; a dash for none."""
        share = self.share
        return "–" if share is None else self.wording.share(share)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some items, made while they are gone through."""

    items: tuple[Item, ...]
    whole: Totals
    wording: Wording

    def __iter__(self) -> Iterator[Row]:
        return (Row(item, self.whole, self.wording) for item in self.items)

    def __len__(self) -> int:
        return len(self.items)


class Said(NamedTuple):
    """Amounts for the eye; a dash stands for what there is none of."""

    month: str
    once: str
    year: str


class Section(NamedTuple):
    """The items of a group in one currency, and what they cost together.

    `name` is the group's as it is, `title` what stands over it: with the currency where the group
    has several, and words for no group beside others; empty where all items are in no group.
    """

    name: str
    title: str
    rows: Rows
    totals: Totals
    said: Said
    subtotal: str
    """The same in a line: `¥280.00 / month + ¥1,598.40 once`."""
    share: Decimal | None
    share_said: str


class TaxLine(NamedTuple):
    """Amounts without a tax, the tax, or both together; None for what there is none of.

    They are said with as many `decimals` as their column's total, so that they add up to it.
    """

    label: str
    month: Decimal | None
    once: Decimal | None
    year: Decimal
    said: Said
    decimals: tuple[int, int, int]


class InWords(NamedTuple):
    """An amount in Chinese capitals; `rounded` where it had more than two decimals."""

    label: str
    of: Literal["month", "once", "year"]
    amount: Decimal
    text: str
    rounded: bool


class Sums(NamedTuple):
    """What all items of a currency cost, with its taxes, and in capitals if that is wanted."""

    totals: Totals
    currency_name: str
    said: Said
    taxes: tuple[TaxLine, ...]
    capitals: tuple[InWords, ...]


class ListUsed(NamedTuple):
    """A price list that items were priced with, and what it is called."""

    basis: Basis
    label: str


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. `taxes` and `rate` are what the form says; `lists` are in their order of use.

    `captions` stand over the totals where these stand alone: they say whether taxes are in them.
    `basis_said` names the price lists and the day.
    """

    title: str
    company: str
    day: date
    day_said: str
    basis_said: str
    captions: Said
    words: Words
    sections: tuple[Section, ...]
    sums: tuple[Sums, ...]
    lists: tuple[ListUsed, ...]
    assumptions: tuple[str, ...]
    remarks: str
    taxes: Taxes
    rate: Decimal

    @property
    def count(self) -> int:
        """How many items there are."""
        return sum(len(section.rows) for section in self.sections)

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns of a table for people, as Report.cells() fills them."""
        words = self.words
        return (
            words.name,
            words.model,
            words.usage,
            words.often,
            words.per_request,
            words.month,
            words.once,
            words.year,
            words.share,
            words.note,
        )

    def cells(self, row: Row) -> tuple[str, ...]:
        """A row of that table."""
        return (
            row.item.name,
            row.model,
            row.usage,
            row.often,
            row.say(row.per_request),
            row.say(row.month),
            row.say(row.once),
            row.say(row.year),
            row.share_said,
            row.item.note,
        )
