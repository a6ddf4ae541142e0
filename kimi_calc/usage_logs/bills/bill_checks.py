"""A bill beside what was worked out: the difference, by day and model, and what may explain it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing.amounts import share_of
from kimi_calc.pricing.exact import EXACT, exact_sum
from kimi_calc.usage_logs.bills.bill_causes import causes_of
from kimi_calc.usage_logs.bills.bill_scope import Cause, Scope
from kimi_calc.usage_logs.bills.bills import Bill, Billed, half_a_step
from kimi_calc.usage_logs.costing import Costs, Naming, Priced
from kimi_calc.usage_logs.days import BEIJING
from kimi_calc.usage_logs.joining import without_groups
from kimi_calc.usage_logs.records import NO_DAY


class Row(NamedTuple):
    """A line of the bill, or use that it has no line for, with what each says."""

    day: int
    model: str
    billed: Decimal
    worked_out: Decimal

    @property
    def difference(self) -> Decimal:
        """How much more was billed."""
        return EXACT.subtract(self.billed, self.worked_out)


@dataclass(frozen=True, slots=True)
class Checked:
    """A bill and what was worked out. `outside` is the cost of days that the bill isn't of.

    `causes` could each account for the whole difference; that one does is nowhere said. The ones
    that make it exactly come first.
    """

    bill: Bill
    rows: tuple[Row, ...]
    outside: Decimal
    causes: tuple[Cause, ...]

    @property
    def worked_out(self) -> Decimal:
        """What the records of the bill's days cost."""
        return exact_sum(one.worked_out for one in self.rows)

    @property
    def difference(self) -> Decimal:
        """How much more was billed; negative where it was less."""
        return EXACT.subtract(self.bill.total, self.worked_out)

    @property
    def share(self) -> Decimal | None:
        """The difference as a share of what was worked out, to 12 digits; None where that is 0."""
        worked_out = self.worked_out
        return share_of(self.difference, worked_out) if worked_out else None

    @property
    def agrees(self) -> bool:
        """Whether the difference is no more than the bill's own rounding makes."""
        return abs(self.difference) <= self.bill.tolerance

    @property
    def rows_agree(self) -> bool:
        """Whether that is so of each line."""
        return all(abs(one.difference) <= half_a_step(one.billed) for one in self.rows)


def check_bill(costs: Costs, bill: Bill, names: Naming, zone: int = BEIJING) -> Checked:
    """Compare; `zone` is the one that the records' days begin in."""
    costs = without_groups(costs, names)
    inside = _inside(bill)
    priced = tuple(one for one in costs.priced if inside(one.key.day))
    unpriced = tuple(one for one in costs.unpriced if inside(one.key.day))
    rows = tuple(_rows(costs, bill, priced))
    outside = costs.money(sum(one.amount for one in costs.priced if not inside(one.key.day)))
    found = Checked(bill, rows, outside, ())
    if found.agrees and found.rows_agree:
        return found
    scope = Scope(
        *(costs, priced, unpriced, names, zone),
        *(found.worked_out, found.difference, bill.tolerance),
        days=_by_day(rows) if bill.by_day else (),
    )
    return Checked(bill, rows, outside, tuple(causes_of(scope)))


def _inside(bill: Bill) -> Callable[[int], bool]:
    """Tells the days that a bill is of: from its first to its last, or all if it tells none."""
    if not bill.by_day:
        return lambda _: True
    days = [one.day for one in bill.rows]
    first, last = min(days), max(days)
    return lambda day: first <= day <= last


def _rows(costs: Costs, bill: Bill, priced: Iterable[Priced]) -> Iterator[Row]:
    """By day and model, as far as the bill tells them apart."""
    billed = {(one.day, one.model.casefold()): one for one in bill.rows}
    used: dict[tuple[int, str], int] = {}
    shown: dict[tuple[int, str], str] = {}
    for one in priced:
        at = one.key.day if bill.by_day else NO_DAY, ""
        if bill.by_model:
            at = at[0], _model_of(one, at[0], billed)
            shown.setdefault(at, one.rate.model.id)
        used[at] = used.get(at, 0) + one.amount
    for at in sorted(billed.keys() | used.keys()):
        line = billed.get(at, Billed(at[0], shown.get(at, ""), Decimal(0)))
        yield Row(at[0], line.model, line.amount, costs.money(used.get(at, 0)))


def _model_of(one: Priced, day: int, billed: dict[tuple[int, str], Billed]) -> str:
    """What the bill calls a model: by its id, or as the records have it."""
    written = one.key.model.casefold()
    model_id = one.rate.model.id.casefold()
    return written if (day, written) in billed and (day, model_id) not in billed else model_id


def _by_day(rows: Iterable[Row]) -> tuple[tuple[int, Decimal, Decimal], ...]:
    """(day, billed, worked out) of each day, in their order."""
    sums: dict[int, tuple[Decimal, Decimal]] = {}
    for one in rows:
        billed, worked_out = sums.get(one.day, (Decimal(0), Decimal(0)))
        sums[one.day] = EXACT.add(billed, one.billed), EXACT.add(worked_out, one.worked_out)
    return tuple((day, *both) for day, both in sorted(sums.items()))
