"""What the causes of a difference are looked for in: the records of a bill, and how it differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from kimi_calc.usage_logs.costing import Costs, Naming, Priced, Unpriced
from kimi_calc.usage_logs.tally import REQUESTS, ROWS

Code = str
"""What a cause is called: a code of bill_causes.CAUSES."""


Number = Decimal | int | str


class Cause(NamedTuple):
    """Something that could account for the difference.

    It makes the bill more by `least` to `most` (None: nobody knows how much; negative is less).
    Where both are one amount, the difference is that but for `left`. `numbers` are what its words
    need: rows, requests, a share, a rate, days, ids.
    """

    code: Code
    least: Decimal
    most: Decimal | None
    left: Decimal = Decimal(0)
    numbers: Mapping[str, Number] = MappingProxyType({})

    @property
    def is_point(self) -> bool:
        """Whether it makes one amount, and not any of a range."""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Scope:
    """The records that a bill is of, and its `difference`: billed − worked out.

    `tolerance` is what the bill's own rounding makes at most. `days` are (day, billed, worked out),
    none where the bill doesn't tell days apart. `zone` is that of the records' days.
    """

    costs: Costs
    priced: tuple[Priced, ...]
    unpriced: tuple[Unpriced, ...]
    names: Naming
    zone: int
    worked_out: Decimal
    difference: Decimal
    tolerance: Decimal
    days: tuple[tuple[int, Decimal, Decimal], ...]

    @property
    def requests(self) -> int:
        """How many requests there were, at least."""
        return sum(max(one.cell[REQUESTS], one.cell[ROWS]) for one in self.priced)

    def of_day(self, day: int) -> Decimal:
        """What a day costs, be it one of the bill or not."""
        return self.costs.money(sum(one.amount for one in self.costs.priced if one.key.day == day))
