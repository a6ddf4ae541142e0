"""The cells of a row of items: what they say, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.estimates.csv_table import defused
from kimi_calc.estimates.item_columns import (
    Cell,
    Headings,
    Row,
    growth_named,
    lifetime_named,
    ordinary,
    period_named,
)
from kimi_calc.estimates.items import MOST_CHARACTERS
from kimi_calc.estimates.times import Growth, Period, Times
from kimi_calc.estimates.writing import MOST_DIGITS
from kimi_calc.pricing import PricingError, QuantityError, UsageError, parse_quantity, parse_share
from kimi_calc.pricing.characters import is_blank, shortened

_LABELS = frozenset(("name", "group", "model", "service", "lifetime", "period", "note"))
_MOST_TOLD = 10_000
_ONE = frozenset(("1", "1.0", "1.00"))
_MOST = 10**MOST_DIGITS  # what a file can hold stays below it


class BadCell(NamedTuple):
    """What is wrong with a row, which has the number that a spreadsheet shows.

    `heading` is that of the column, as it stands in the file.
    """

    row: int
    heading: str
    error: PricingError


class RowError(PricingError):
    """A row that is no item."""


class RowCells:
    """One row that is being read, and what was found wrong with it so far.

    `told` holds the errors of the rows before, by what they say.
    """

    def __init__(self, headings: Headings, row: Row, told: dict[str, PricingError]) -> None:
        self._headings = headings
        self._told = told
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
        return isinstance(cell, Decimal) or not is_blank(cell)

    def refuse(self, column: str, error: PricingError) -> None:
        """Say what is wrong with a column."""
        self.bad.append(
            BadCell(self._number, self._headings.said.get(column, ""), self._one(error))
        )

    def _one(self, error: PricingError) -> PricingError:
        """The same error for all rows that it is told of: a file may have a million."""
        # Where it was raised holds all that was at hand there, which is some KB.
        error.__traceback__ = error.__context__ = None
        if len(self._told) < _MOST_TOLD:
            return self._told.setdefault(f"{error.code} {error}", error)
        return error

    def refuse_unsure(self) -> None:
        """Say which cells don't hold for sure what they show; see tokens.readers.sheets.Unsure.

        A label may span several rows. A number that does may be that of each, or of all of them.
        """
        for column in self._headings.places:
            why = getattr(self.cell(column), "why", "")
            if why == "formula":
                self.refuse(
                    column,
                    RowError(
                        "a formula that was never computed: open the file, and save it anew",
                        code="not_computed",
                    ),
                )
            elif why == "lost":
                self.refuse(
                    column,
                    RowError(
                        "its text is not in the file: open the file, and fill it in",
                        code="lost_text",
                    ),
                )
            elif why == "merged" and column not in _LABELS:
                self.refuse(
                    column,
                    RowError(
                        "is merged with the cell above: unmerge them, and fill in each",
                        code="merged",
                    ),
                )

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
        text = f"{cell:f}" if isinstance(cell, Decimal) else cell
        if ordinary(text) in _ONE:  # a field takes it for 1%; what is 100% in a spreadsheet is 1
            self.refuse(column, _one_or_all())
            return None
        try:
            return parse_share(text)
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
        if text.endswith("%") or re.fullmatch(r"0?[.,][0-9]+", text):
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


def _one_or_all() -> QuantityError:
    return QuantityError(
        "1 can be read in two ways: type 100% or 1%",
        code="share_two_readings",
        text="1",
        as_share="100%",
        as_percent="1%",
    )
