"""What records of use cost, in a form that a page shows: worked out once, beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from kimi_calc.price_lists import load_price_list
from kimi_calc.usage_logs.aliases import Names
from kimi_calc.usage_logs.costing import Costs, Naming, cost_of
from kimi_calc.usage_logs.dated_lists import DatedLists, lists_of, only
from kimi_calc.usage_logs.groups import ALWAYS, Group, dimensions_of, grouped, whole
from kimi_calc.usage_logs.records import NO_DAY
from kimi_calc.usage_logs.tally import REQUESTS, ROWS, Tally

_OTHERS = ("month", "name", "service", "host", "list")


@dataclass(frozen=True, slots=True)
class Basis:
    """By what records are priced: a currency, and one list of it, or those of each day.

    `aliases` are names as written → ids of models, "" for no token price.
    """

    currency: str = "CNY"
    price_list: Path | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)


class Sums:
    """What a tally costs, with all that goes through every cell, which takes a while for many.

    `unsplit_rows` are records that don't say what was read from the cache. `requests` is None where
    a total doesn't say of how many it is. `days` are the first and the last one, as ordinals, None
    where no day is known. `dimensions` are groups that the records tell, such as keys and users;
    `others` what else tells them apart of month, name, service, host and list.
    """

    def __init__(self, costs: Costs, names: Naming) -> None:
        self.costs = costs
        self.names = names
        self.rows = costs.rows
        self.total = costs.total
        self.at_most = costs.at_most
        self.lists_used = costs.lists_used
        self.whole = whole(costs)
        self.dimensions = dimensions_of(costs)
        self.unsplit_rows = sum(one.cell[ROWS] for one in costs.priced if not one.key.has_split)
        untold = any(one.cell[REQUESTS] < one.cell[ROWS] for one in costs.priced)
        self.requests = None if untold else self.whole.requests
        known = {one.key.day for one in costs.priced} - {NO_DAY}
        self.days = (min(known), max(known)) if known else None
        self._groups: dict[str, list[Group]] = {}
        self.others = tuple(name for name in _OTHERS if self._tells_apart(name))

    def by(self, dimension: str) -> list[Group]:
        """The groups of a dimension; KeyError where there is none of that name."""
        found = self._groups.get(dimension)
        if found is None:
            found = self._groups[dimension] = grouped(self.costs, (dimension,))
        return found

    @property
    def all_dimensions(self) -> tuple[str, ...]:
        """All that records can be grouped by."""
        return (*ALWAYS, *self.costs.tally.dimensions)

    @property
    def currency(self) -> str:
        """The currency of every amount."""
        return self.costs.currency

    def money(self, amount: int) -> Decimal:
        """An amount of a group in the currency."""
        return self.costs.money(amount)

    def _tells_apart(self, name: str) -> bool:
        if name == "name":  # as written; of another name than the id
            return any(one.key.model != one.rate.model.id for one in self.costs.priced)
        return len(self.by(name)) > 1


def lists_for(basis: Basis) -> DatedLists:
    """The lists that a basis prices by. PriceListError for a file that is no list any more."""
    if basis.price_list is not None:
        return only(load_price_list(basis.price_list))
    return lists_of(basis.currency)


def sums_of(tally: Tally, basis: Basis, lists: DatedLists) -> Sums:
    """Price a tally. ValueError where the lists have tiers that it doesn't tell apart."""
    known = lists if lists.by_day else lists_of(basis.currency)
    names = Names(known.ids | lists.ids, dict(basis.aliases))
    return Sums(cost_of(tally, lists, names), names)
