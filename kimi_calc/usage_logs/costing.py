"""What a tally costs: each cell billed once, by the list of its day or by one for all.

A cell is billed as each of its records would be by quote(): at the tier of the request's length,
the whole request at that tier's prices; what a list has no price for as what the charge says.
Amounts are ints of a unit that every price of the lists fits into, so nothing rounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, Protocol

from kimi_calc.pricing import Model, PriceList
from kimi_calc.pricing.charges import CACHE_HIT, INPUT, OUTPUT, Charge, cache_write, call_of
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Prices, Tier
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.usage_logs.dated_lists import DatedLists
from kimi_calc.usage_logs.lengths import Lengths
from kimi_calc.usage_logs.tally import (
    HIT,
    PLAIN,
    ROWS,
    WRITTEN_1H,
    WRITTEN_5M,
    Cell,
    Key,
    Tally,
)
from kimi_calc.usage_logs.tally import (
    OUTPUT as OUTPUT_TOKENS,
)

CHARGES: tuple[Charge, ...] = (INPUT, CACHE_HIT, cache_write("5m"), cache_write("1h"), OUTPUT)
"""What tokens are charged as, in the order of PARTS and of Rate.prices."""

PARTS = (PLAIN, HIT, WRITTEN_5M, WRITTEN_1H, OUTPUT_TOKENS)
"""Places in a cell of the tokens for each of CHARGES."""

_MILLION = 6  # decimals: prices are for so many tokens


class Meant(Protocol):
    """The model that a name means; `service` is None where the name says nothing of it."""

    @property
    def model_id(self) -> str:
        """The id that price lists have."""

    @property
    def service(self) -> str | None:
        """The service that the name means, such as "batch"."""


class Naming(Protocol):
    """Says what a name means: a model, or the code of the reason why it has no price."""

    def resolve(self, name: str, host: str) -> Meant | str:
        """Of a name as written, and who answered ("" for the platform)."""


class Rate(NamedTuple):
    """What a cell is billed by: prices of CHARGES in the unit, as the list charges them.

    `charged` are the charges that these become: hits of a list without such a price are input.
    `service` is whose prices they are: that of the record, or the one that its model's name means.
    """

    model: Model
    tier: Tier
    prices: tuple[int, ...]
    charged: tuple[Charge, ...]
    service: str = STANDARD


class Priced(NamedTuple):
    """A cell with its price; `amounts` are of CHARGES, `calls` of all calls, in the unit."""

    key: Key
    cell: Cell
    rate: Rate
    amounts: tuple[int, ...]
    calls: int

    @property
    def amount(self) -> int:
        """All of it."""
        return sum(self.amounts) + self.calls


class Unpriced(NamedTuple):
    """A cell without a price, and why: a code of messages.UNPRICED."""

    key: Key
    cell: Cell
    reason: str


class Rows(NamedTuple):
    """How many records there were; `read` is the sum of the others."""

    read: int
    counted: int
    merged: int
    unreadable: int
    unpriced: int


@dataclass(frozen=True, slots=True)
class Costs:
    """What a tally costs by some lists. Amounts of cells are ints of 10 ** -`decimals`."""

    tally: Tally
    lists: DatedLists
    decimals: int
    priced: tuple[Priced, ...]
    unpriced: tuple[Unpriced, ...]

    @property
    def currency(self) -> str:
        """The currency of every amount."""
        return self.lists.currency

    @property
    def rows(self) -> Rows:
        """What became of the records."""
        counted = sum(one.cell[ROWS] for one in self.priced)
        unpriced = sum(one.cell[ROWS] for one in self.unpriced)
        merged, unreadable = self.tally.merged, self.tally.unreadable
        return Rows(counted + merged + unreadable + unpriced, counted, merged, unreadable, unpriced)

    @property
    def total(self) -> Decimal:
        """What all that has a price costs; an upper bound where `at_most` isn't 0."""
        return self.money(sum(one.amount for one in self.priced))

    @property
    def at_most(self) -> Decimal:
        """The part of the total that is an upper bound: records without the cache split."""
        return self.money(sum(one.amount for one in self.priced if not one.key.has_split))

    @property
    def lists_used(self) -> tuple[PriceList, ...]:
        """The lists that prices were taken from, the oldest first."""
        used = {one.rate.model.price_list for one in self.priced}
        return tuple(one for one in self.lists.lists if one.id in used)

    def money(self, amount: int) -> Decimal:
        """An amount of cells in the currency, exactly."""
        return _money(amount, self.decimals)


class Pricer:
    """Prices cells by lists; what it found for a kind of cell it knows from then on."""

    def __init__(self, lists: DatedLists, names: Naming, lengths: Lengths) -> None:
        self._lists = lists
        self._names = names
        self._lengths = lengths
        self.decimals = _MILLION + max(map(_decimals_of, lists.lists))
        self._known: dict[tuple[object, ...], Rate | str] = {}

    def rate_of(self, key: Key) -> Rate | str:
        """What a cell is billed by, or the reason why it has no price."""
        place = self._lists.place_of(key.day)
        kind = (place, key.model, key.host, key.service, key.length, key.written)
        known = self._known.get(kind)
        if known is None:
            known = self._known[kind] = self._find(key, place)
        return known

    def money(self, amount: int) -> Decimal:
        """An amount in the unit as one in the currency, exactly."""
        return _money(amount, self.decimals)

    def call_price(self, rate: Rate, name: str) -> int | None:
        """What one call costs in the unit; None where the list has no price for it."""
        price = rate.tier.prices.get(call_of(name))
        return None if price is None else _in_unit(price, self.decimals)

    def _find(self, key: Key, place: int) -> Rate | str:
        meant = self._names.resolve(key.model, key.host)
        if isinstance(meant, str):
            return meant
        model = self._lists.model(meant.model_id, place)
        if isinstance(model, str):
            return model
        service = meant.service or key.service
        rate = self._find_tier(key, model, service)
        return rate._replace(service=service) if isinstance(rate, Rate) else rate

    def _find_tier(self, key: Key, model: Model, service: str) -> Rate | str:
        """In the order in which quote() refuses a usage."""
        with_output = model.tier_by == "input_and_output"
        within = self._lengths.is_within
        if not key.is_total and not within(key.length, model.context_length, with_output=True):
            return "over_context"
        tiers = model.services.get(service)
        if tiers is None:
            return "no_service"
        if key.is_total:
            return self._rate(model, tiers[0], key) if len(tiers) == 1 else "tier_of_totals"
        for tier in tiers:
            if within(key.length, tier.up_to, with_output=with_output):
                return self._rate(model, tier, key)
        return self._rate(model, tiers[-1], key)

    def _rate(self, model: Model, tier: Tier, key: Key) -> Rate | str:
        writes = [charge for charge in tier.prices if charge.kind == "cache_write"]
        if writes and any(cache_write(lifetime) not in writes for lifetime in key.written):
            return "no_price"  # of one lifetime, though others have one: that is no input
        charged = tuple(_charged_as(charge, tier.prices) for charge in CHARGES)
        unit = self.decimals - _MILLION
        prices = tuple(_in_unit(tier.prices[charge], unit) for charge in charged)
        return Rate(model, tier, prices, charged)


def cost_of(tally: Tally, lists: DatedLists, names: Naming) -> Costs:
    """Price every cell of a tally. ValueError if the lists have bounds that it doesn't know."""
    if not tally.lengths.covers(lists.lists):
        raise ValueError("these lists have other tiers: the records must be read again")
    pricer = Pricer(lists, names, tally.lengths)
    priced: list[Priced] = []
    unpriced: list[Unpriced] = []
    for key, cell in tally.cells.items():
        rate = pricer.rate_of(key)
        if isinstance(rate, str):
            unpriced.append(Unpriced(key, cell, rate))
            continue
        called = 0
        prices = {name: pricer.call_price(rate, name) for name in key.calls}
        if None in prices.values():
            unpriced.append(Unpriced(key, cell, "no_price"))
            continue
        for name, price in prices.items():
            called += (price or 0) * tally.calls[key, name]
        amounts = tuple(cell[part] * price for part, price in zip(PARTS, rate.prices, strict=True))
        priced.append(Priced(key, cell, rate, amounts, called))
    return Costs(tally, lists, pricer.decimals, tuple(priced), tuple(unpriced))


def _charged_as(charge: Charge, prices: Prices) -> Charge:
    """What a list bills a charge as: itself, where it has such a price."""
    while charge not in prices:
        billed_as = charge.billed_as
        assert billed_as  # tokens always are: every list prices input and output
        charge = billed_as
    return charge


def _decimals_of(price_list: PriceList) -> int:
    """The most decimals that a price of a list has."""
    prices = (
        price
        for model in price_list.models
        for tiers in model.services.values()
        for tier in tiers
        for price in tier.prices.values()
    )
    return max(0, *(-int(price.as_tuple().exponent) for price in prices))


def _money(amount: int, decimals: int) -> Decimal:
    return EXACT.scaleb(Decimal(amount), -decimals)


def _in_unit(price: Decimal, decimals: int) -> int:
    return int(EXACT.scaleb(price, decimals))
