"""Price lists as a statement has them: rows of whole prices, tiers, and which list holds when."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing import Model
from kimi_calc.pricing.charges import CACHE_HIT, INPUT, OUTPUT, Charge, cache_write
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Prices, Tier
from kimi_calc.usage_logs.dated_lists import DatedLists
from kimi_calc.usage_logs.sql.errors import SqlError

CHARGES: tuple[Charge, ...] = (INPUT, CACHE_HIT, cache_write("5m"), cache_write("1h"), OUTPUT)
"""What tokens are charged as, in the order of Rate.prices."""

NO_PRICE = -1
"""The price of what a list can't charge: such records are refused, so it never counts."""

MOST_TOKENS = 10**15
"""Of one record, of each kind: more is unreadable, so that no sum can grow too large unseen."""

_FEWEST_DECIMALS = 6  # of prices: so the unit of amounts is the same for nearly all lists
_MOST_ROWS = 10**9  # that must be priceable in 38 digits, were each as large as can be
_KINDS = 5


class Rate(NamedTuple):
    """One tier of a service of a model, in the list that was published on a day (ISO).

    `tier` counts from 1, `tiers` are how many there are. `prices` are those of CHARGES, as the
    list bills them, in Rates.decimals.
    """

    published: str
    model: str
    service: str
    tier: int
    tiers: int
    context: int
    prices: tuple[int, ...]


class Ladder(NamedTuple):
    """Tiers of a model's service that are the same in some lists: their upper bounds."""

    model: str
    service: str
    by_input: bool
    bounds: tuple[int, ...]


class Rates:
    """What the statement says of some lists. Lists are named by the day of their publication."""

    def __init__(self, lists: DatedLists) -> None:
        self.lists = lists
        self.decimals = max(_FEWEST_DECIMALS, *(_decimals(price) for price in _prices(lists)))
        self.ids = {_small(one): one for one in sorted(lists.ids)}
        if len(self.ids) < len(lists.ids):
            alike = sorted(lists.ids - set(self.ids.values()))
            raise SqlError(
                f"the price lists have models that differ in case alone, such as {alike[0]}: "
                "give them other ids in your own list",
                "models_alike",
            )
        self.rows = tuple(self._rows())
        largest = max(price for one in self.rows for price in one.prices)
        self.safe_rows = 10**38 // (_KINDS * MOST_TOKENS * max(1, largest))
        if self.safe_rows < _MOST_ROWS:
            raise SqlError(
                "a price of these lists has so many digits that sums might be too large for the "
                "engines: round it to 6 decimals in your own list",
                "price_too_large",
            )

    @property
    def days(self) -> tuple[str, ...]:
        """When the lists were published, the oldest first."""
        return tuple(one.published.isoformat() for one in self.lists.lists)

    @property
    def bounds(self) -> tuple[int, ...]:
        """All lengths that decide over a price."""
        found = {one.context for one in self.rows}
        return tuple(sorted(found.union(*(ladder.bounds for ladder in self.ladders))))

    @property
    def ladders(self) -> dict[Ladder, list[str]]:
        """Where there is more than one tier: the tiers, and the days of the lists with them."""
        found: dict[Ladder, list[str]] = {}
        for day, model in self._models():
            for service, tiers in model.services.items():
                if len(tiers) > 1:
                    bounds = tuple(tier.up_to for tier in tiers)
                    ladder = Ladder(model.id, service, model.tier_by == "input", bounds)
                    found.setdefault(ladder, []).append(day)
        return found

    @property
    def listed_from(self) -> dict[str, list[str]]:
        """By the day of the first list that has them: models, where that isn't the first list."""
        found: dict[str, list[str]] = {}
        seen: set[str] = set()
        for day, model in self._models():
            if model.id not in seen:
                seen.add(model.id)
                if day != self.days[0]:
                    found.setdefault(day, []).append(model.id)
        return found

    @property
    def kept_from(self) -> dict[tuple[str, str], list[str]]:
        """What lists lack: by the list's day and that of the newest one before, its models."""
        newest: dict[str, str] = {}
        found: dict[tuple[str, str], list[str]] = {}
        for day, one in zip(self.days, self.lists.lists, strict=True):
            here = {model.id for model in one.models}
            for model_id, before in newest.items():
                if model_id not in here:
                    found.setdefault((day, before), []).append(model_id)
            newest.update(dict.fromkeys(here, day))
        return {places: sorted(ids) for places, ids in found.items()}

    @property
    def has_gaps(self) -> bool:
        """Whether there is a lifetime of cache writes that a list doesn't price, but another."""
        return any(NO_PRICE in one.prices for one in self.rows)

    def _models(self) -> Iterator[tuple[str, Model]]:
        for day, one in zip(self.days, self.lists.lists, strict=True):
            for model in one.models:
                yield day, model

    def _rows(self) -> Iterator[Rate]:
        for day, model in self._models():
            for service, tiers in sorted(model.services.items(), reverse=True):
                for place, tier in enumerate(tiers, 1):
                    prices = tuple(self._price(charge, tier.prices) for charge in CHARGES)
                    size = len(tiers), model.context_length
                    yield Rate(day, model.id, service, place, *size, prices)

    def _price(self, charge: Charge, prices: Prices) -> int:
        """The price as quote() takes it; one lifetime is never billed as if none had a price."""
        if charge not in prices:
            if any(one.kind == charge.kind for one in prices):
                return NO_PRICE
            assert charge.billed_as  # input and output always have prices
            charge = charge.billed_as
        return int(EXACT.scaleb(prices[charge], self.decimals))


def _prices(lists: DatedLists) -> Iterator[Decimal]:
    """All prices of tokens."""
    for one in lists.lists:
        for model in one.models:
            tiers: Iterator[Tier] = (tier for each in model.services.values() for tier in each)
            for tier in tiers:
                yield from (tier.prices[charge] for charge in CHARGES if charge in tier.prices)


def _decimals(price: Decimal) -> int:
    return -int(price.as_tuple().exponent)


def _small(text: str) -> str:
    """A text in small letters as all engines make them: of the ordinary alphabet alone."""
    return "".join(one.lower() if one.isascii() else one for one in text)
