"""Rows of a table → items, and what is wrong with those that are none. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.estimates.csv_table import defused
from kimi_calc.estimates.item_columns import (
    Cell,
    Headings,
    NoItems,
    Row,
    growth_named,
    lifetime_named,
    ordinary,
    period_named,
    service_named,
)
from kimi_calc.estimates.items import MOST_CHARACTERS, Basis, Item
from kimi_calc.estimates.times import Growth, Period, Times
from kimi_calc.estimates.writing import MOST_DIGITS
from kimi_calc.pricing import (
    ContextExceeded,
    Conversation,
    Model,
    NotPriced,
    PriceList,
    PricingError,
    QuantityError,
    UnknownModel,
    Usage,
    UsageError,
    parse_quantity,
    parse_share,
)
from kimi_calc.pricing.expressions import shortened
from kimi_calc.pricing.quantities import group_digits, tokens_of_share

MOST_ROWS = 200_000

_MOST = 10**MOST_DIGITS  # what a file can hold stays below it

_MOST_UNKNOWN = 200  # models for which the nearest are looked for: each takes a millisecond
_LONGEST_ID = 200  # characters
_OF_REQUESTS = ("input", "output")
_OF_TALKS = ("turns", "prefix", "question", "answer", "lifetime")


class BadCell(NamedTuple):
    """What is wrong with a row, which has the number that a spreadsheet shows.

    `heading` is that of the column, as it stands in the file.
    """

    row: int
    heading: str
    error: PricingError


class RowError(PricingError):
    """A row that is no item."""


class ItemRows:
    """Reads items that are priced with a list."""

    def __init__(self, headings: Headings, price_list: PriceList) -> None:
        self._headings = headings
        self._list = price_list
        self._basis = Basis.of(price_list)
        self._models: dict[str, Model | UnknownModel] = {}
        self._calls = tuple(one for one in headings.places if one.startswith("calls:"))
        self._writes = tuple(one for one in headings.places if one.startswith("written:"))

    def read(self, rows: Iterator[Row]) -> Iterator[Item | tuple[BadCell, ...]]:
        """An item for each row, or all that is wrong with it; empty rows give nothing.

        NoItems ("too_many_rows") after more of them than there may be.
        """
        for count, row in enumerate(rows):
            if count >= MOST_ROWS:
                raise NoItems(
                    f"there are more than {MOST_ROWS:,} rows: split the file",
                    code="too_many_rows",
                    most=MOST_ROWS,
                )
            if any(cell if isinstance(cell, Decimal) else cell.strip() for cell in row[1].values()):
                yield self._one(row)

    def _one(self, row: Row) -> Item | tuple[BadCell, ...]:
        reading = _Reading(self._headings, row)
        item = self._item(reading)
        if reading.bad or item is None:
            return tuple(reading.bad)
        return item

    def _item(self, cells: _Reading) -> Item | None:
        name, group, note = (cells.text(one) for one in ("name", "group", "note"))
        model = self._model(cells)
        talks = any(cells.has(one) for one in _OF_TALKS)
        if talks and any(cells.has(one) for one in (*_OF_REQUESTS, *self._writes)):
            cells.refuse(
                next(one for one in (*_OF_REQUESTS, *self._writes) if cells.has(one)),
                RowError(
                    "a row is either requests (input, output) or a conversation (turns …): "
                    "clear the one or the other",
                    code="both_kinds",
                ),
            )
            return None
        usage = self._conversation(cells) if talks else self._requests(cells)
        times, period, growth = cells.times(), cells.period(), cells.growth()
        if cells.bad or usage is None or model is None or times is None or period is None:
            return None
        try:
            return Item(name, model, self._basis, usage, times, period, group, note, growth)
        except (ContextExceeded, NotPriced) as error:
            cells.refuse(self._column_of(error, talks=talks), error)
        return None

    def _model(self, cells: _Reading) -> Model | None:
        text = ordinary(str(cells.cell("model")))
        found = self._models.get(text)
        if not text:
            cells.refuse(
                "model", RowError("no model: type one, such as kimi-k2.6", code="no_model")
            )
        elif found is None:
            found = self._models[text] = self._looked_up(text)
        if isinstance(found, UnknownModel):
            cells.refuse("model", found)
        return found if isinstance(found, Model) else None

    def _looked_up(self, text: str) -> Model | UnknownModel:
        in_list = next((one for one in self._list.models if one.id == text), None)
        in_list = in_list or next(
            (one for one in self._list.models if one.id == text.lower()), None
        )
        if in_list:
            return in_list
        if len(self._models) > _MOST_UNKNOWN or len(text) > _LONGEST_ID:
            return UnknownModel(shortened(text, _LONGEST_ID), (), self._list.id)
        try:
            return self._list.model(text)
        except UnknownModel as error:
            return error

    def _requests(self, cells: _Reading) -> Usage | None:
        sent, answered = cells.count("input"), cells.count("output")
        share, hits = cells.hits()
        written = {
            one.partition(":")[2]: count
            for one in self._writes
            if cells.has(one) and (count := cells.count(one)) is not None
        }
        calls, service = self._beside(cells)
        if cells.bad or sent is None or answered is None:
            return None
        if share is not None:
            hits = tokens_of_share(share, sent)
        if hits > sent:
            cells.refuse(
                "hits",
                RowError(
                    f"{group_digits(hits)} cache hits are more than the input, which is "
                    f"{group_digits(sent)}: they are a part of it",
                    code="hits_over_input",
                    hits=hits,
                    input=sent,
                ),
            )
            return None
        if hits + sum(written.values()) > sent:
            cells.refuse(
                self._writes[0],
                RowError(
                    "cache hits and writes are together more than the input, "
                    f"which is {group_digits(sent)}: they are parts of it",
                    code="writes_over_input",
                    input=sent,
                ),
            )
            return None
        return Usage(
            sent,
            answered,
            hits,
            written=written,
            calls=calls,
            service=service,
            cache_hit_share=share,
        )

    def _conversation(self, cells: _Reading) -> Conversation | None:
        turns, question, answer = (cells.count(one) for one in ("turns", "question", "answer"))
        prefix = cells.count("prefix") if cells.has("prefix") else 0
        share = cells.repeated_hits()
        lifetime = cells.lifetime()
        calls, service = self._beside(cells)
        if cells.bad or None in {turns, question, answer, prefix, share, lifetime}:
            return None
        assert turns is not None
        assert question is not None
        assert answer is not None
        assert prefix is not None
        assert share is not None
        assert lifetime is not None
        return Conversation(
            turns,
            question,
            answer,
            prefix,
            share,
            cache_lifetime=lifetime,
            calls=calls,
            service=service,
        )

    def _beside(self, cells: _Reading) -> tuple[dict[str, int], str]:
        """The calls, and whose prices hold."""
        calls = {
            one.partition(":")[2]: count
            for one in self._calls
            if cells.has(one) and (count := cells.count(one)) is not None
        }
        service = service_named(str(cells.cell("service"))) if cells.has("service") else "standard"
        return calls, service

    def _column_of(self, error: ContextExceeded | NotPriced, *, talks: bool) -> str:
        """The column that what can't be priced stands in."""
        if isinstance(error, ContextExceeded):
            return "turns" if talks else "input"
        if "service" in error.values:
            return "service"
        kind, _, variant = str(error.values["charge"]).partition(":")
        if kind == "cache_write":
            return "lifetime" if talks else f"written:{variant}"
        return f"calls:{variant}" if kind == "per_call" else "model"


class _Reading:
    """One row that is being read, and what was found wrong with it so far."""

    def __init__(self, headings: Headings, row: Row) -> None:
        self._headings = headings
        self._number = row[0]
        self._cells: Mapping[int, Cell] = row[1]
        self.bad: list[BadCell] = []

    def cell(self, column: str) -> Cell:
        """What stands in a column; "" for nothing."""
        place = self._headings.places.get(column)
        return "" if place is None else self._cells.get(place, "")

    def has(self, column: str) -> bool:
        """Whether anything stands there."""
        cell = self.cell(column)
        return isinstance(cell, Decimal) or bool(cell.strip())

    def refuse(self, column: str, error: PricingError) -> None:
        """Say what is wrong with a column."""
        self.bad.append(BadCell(self._number, self._headings.said.get(column, ""), error))

    def text(self, column: str) -> str:
        """A text, without what programs put before one that could be taken for a formula."""
        text = str(self.cell(column))
        if text.startswith("'") and defused(text[1:]) == text:
            text = text[1:]
        text = text.strip()
        if len(text) > MOST_CHARACTERS:
            self.refuse(
                column,
                RowError(
                    f"is too long: give at most {MOST_CHARACTERS:,} characters",
                    code="text_too_long",
                    most=MOST_CHARACTERS,
                ),
            )
            return ""
        return text

    def count(self, column: str) -> int | None:
        """A whole number; None, and said, where there is none."""
        cell = self.cell(column)
        try:
            if isinstance(cell, Decimal) and cell >= 0 and cell == int(cell):
                return int(cell)
            found = parse_quantity(f"{cell:f}" if isinstance(cell, Decimal) else cell)
        except QuantityError as error:
            self.refuse(column, error)
            return None
        if found >= _MOST:
            too_many = RowError(
                f"a number has more than {MOST_DIGITS:,} digits: type a smaller one",
                code="too_many_digits",
                most=MOST_DIGITS,
            )
            self.refuse(column, too_many)
            return None
        return found

    def share(self, column: str) -> Decimal | None:
        """A share of hits; None, and said, where there is none."""
        cell = self.cell(column)
        try:
            return parse_share(f"{cell:f}" if isinstance(cell, Decimal) else cell)
        except QuantityError as error:
            self.refuse(column, error)
        return None

    def hits(self) -> tuple[Decimal | None, int]:
        """Cache hits as a share, where they are one, else as tokens; nothing is no hits."""
        if self._has_two_shares():
            return None, 0
        if self.has("share"):
            return self.share("share"), 0
        if not self.has("hits"):
            return None, 0
        text = ordinary(str(self.cell("hits")))
        # Less than one token is none: somebody meant a share.
        if text.endswith("%") or re.fullmatch(r"0?\.[0-9]+", text):
            return self.share("hits"), 0
        return None, self.count("hits") or 0

    def repeated_hits(self) -> Decimal | None:
        """The share of what a conversation sends again that hits; None, and said, for none."""
        if self._has_two_shares():
            return None
        if self.has("share"):
            return self.share("share")
        text = ordinary(str(self.cell("hits")))
        if text and not text.endswith("%"):  # tokens, where a row is of requests
            self.refuse(
                "hits",
                QuantityError(
                    f"{shortened(text)!r} is no percentage: type one such as 60%",
                    code="not_a_percentage",
                    text=shortened(text),
                ),
            )
            return None
        return self.share("hits")

    def _has_two_shares(self) -> bool:
        both = self.has("hits") and self.has("share")
        if both:
            self.refuse(
                "share",
                RowError("cache hits are given twice: clear one of them", code="hits_twice"),
            )
        return both

    def times(self) -> Times | None:
        """How often; None, and said, where that can't be read."""
        requests = self.count("requests")
        days = self.count("days") if self.has("days") else None
        if requests is None or (days is None and self.has("days")):
            return None
        return Times(requests, days)

    def period(self) -> Period | None:
        """The period: a month where there are days alone. None, and said, where it isn't known."""
        if not self.has("period") and self.has("days"):
            return "month"
        text = str(self.cell("period"))
        found = period_named(text)
        if found is None:
            shown = shortened(ordinary(text))
            wrong = f"{shown!r} is no period" if shown else "no period"
            self.refuse(
                "period",
                RowError(
                    f"{wrong}: type once, day, week or month",
                    code="unknown_period" if shown else "no_period",
                    text=shown,
                ),
            )
        return found

    def growth(self) -> Growth | None:
        """How much more it is each month; None for nothing said, and, said, for no growth."""
        if not self.has("growth"):
            return None
        text = str(self.cell("growth"))
        try:
            found = growth_named(text)
        except UsageError:
            found = None
        if found is None:
            shown = shortened(ordinary(text))
            self.refuse(
                "growth",
                RowError(
                    f"{shown!r} is no growth: type a share a month such as 10%, or 10% x 12",
                    code="no_growth",
                    text=shown,
                ),
            )
        return found

    def lifetime(self) -> str | None:
        """How long a conversation keeps what it writes to the cache; "" for nothing said."""
        if not self.has("lifetime"):
            return ""
        text = str(self.cell("lifetime"))
        found = lifetime_named(text)
        if found is None:
            shown = shortened(ordinary(text))
            self.refuse(
                "lifetime",
                RowError(
                    f"{shown!r} is no lifetime: type 5m or 1h", code="no_lifetime", text=shown
                ),
            )
        return found
