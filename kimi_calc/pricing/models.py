"""What a price list holds: models, their services, tiers and prices; and where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from kimi_calc.pricing.charges import CACHE_HIT, INPUT, OUTPUT, UNIT_SHARE, Charge, place_of
from kimi_calc.pricing.errors import CurrencyMismatch, NotPriced, UnknownModel
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.usage import STANDARD

TierBy = Literal["input_and_output", "input"]
"""What decides the tier of a request: its input and output together, or its input alone.

The official page says "context length of the request" and leaves the two readings open.
"""

Confidence = Literal["high", "medium", "low"]
"""How sure a number or a day of a price list is."""

Tax = Literal["", "included", "excluded"]
"""Whether prices include taxes; "" where the source doesn't say."""


class Provenance(NamedTuple):
    """Where prices come from: who charges them, in which currency, by which list (its id)."""

    provider: str
    currency: str
    price_list: str


class Prices(Mapping[Charge, Decimal]):
    """A price for each charge: per 1,000,000 tokens or per call, in the currency of the list.

    Every list prices `input` and `output`. `cache_hit` is None where the list has no such price:
    then all input is billed at `input`, which elsewhere is the price of a cache miss.
    """

    __slots__ = ("by_charge", "rates")

    by_charge: Mapping[Charge, Decimal]
    """All prices, in the order of a bill; to be read only."""

    rates: Mapping[Charge, tuple[Decimal, Decimal]]
    """Each price, and what of it one token, or one call, costs."""

    def __init__(
        self,
        cache_hit: Decimal | None,
        input: Decimal,  # noqa: A002 - the field's own term, and a public name
        output: Decimal,
        others: Mapping[Charge, Decimal] = MappingProxyType({}),
    ) -> None:
        prices = {INPUT: input, OUTPUT: output, **others}
        if cache_hit is not None:
            prices[CACHE_HIT] = cache_hit
        in_order = {charge: prices[charge] for charge in sorted(prices, key=place_of)}
        object.__setattr__(self, "by_charge", in_order)
        rates = {
            charge: (price, EXACT.multiply(price, UNIT_SHARE[charge.unit]))
            for charge, price in in_order.items()
        }
        object.__setattr__(self, "rates", rates)

    @classmethod
    def of(cls, prices: Mapping[Charge, Decimal]) -> Prices:
        """The same prices by their charges; `input` and `output` must be among them."""
        fixed = {CACHE_HIT, INPUT, OUTPUT}
        others = {charge: price for charge, price in prices.items() if charge not in fixed}
        return cls(prices.get(CACHE_HIT), prices[INPUT], prices[OUTPUT], others)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"prices can't be changed: {name}")

    def __getitem__(self, charge: Charge) -> Decimal:
        return self.by_charge[charge]

    def __iter__(self) -> Iterator[Charge]:
        return iter(self.by_charge)

    def __len__(self) -> int:
        return len(self.by_charge)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prices) and self.by_charge == other.by_charge

    def __hash__(self) -> int:
        return hash(tuple(self.by_charge.items()))

    def __repr__(self) -> str:
        return f"Prices({', '.join(f'{one.key}: {price}' for one, price in self.items())})"

    def __reduce__(self) -> tuple[Callable[[Mapping[Charge, Decimal]], Prices], tuple[object]]:
        return Prices.of, ({**self},)

    @property
    def cache_hit(self) -> Decimal | None:
        """The price of input that hits the cache; None where the list has none."""
        return self.by_charge.get(CACHE_HIT)

    @property
    def input(self) -> Decimal:
        """The price of input, of a cache miss where hits have a price of their own."""
        return self.by_charge[INPUT]

    @property
    def output(self) -> Decimal:
        """The price of output."""
        return self.by_charge[OUTPUT]


@dataclass(frozen=True, slots=True)
class Tier:
    """The prices of every request whose context length is at most `up_to` tokens (inclusive)."""

    up_to: int
    prices: Prices


@dataclass(frozen=True, slots=True)
class Model:
    """One row of the price list. A flat price is one tier as long as the context.

    `context_length` is in tokens, input and output together. `tiers` grow, and the last one
    ends at the context length; they are those of the standard service. `services` has the tiers
    of every service by its name, "standard" among them; those given are the others. `tokenizer`
    is the name of the tokenizer whose counts hold for the model, None where it isn't public.
    `provider`, `currency` and `price_list` (its id) say where the prices come from. `confidence`
    is that of the prices which are less than sure. `undiscounted` is the model with its list
    prices where those here are discounted (see discounts.py), None where they are the list's.
    """

    id: str
    family: str
    context_length: int
    tiers: tuple[Tier, ...]
    recommended: bool = False
    vision: bool = False
    thinking: bool = False
    retired: date | None = None
    replaced_by: str | None = None
    currency: str = "CNY"
    tier_by: TierBy = "input_and_output"
    tokenizer: str | None = None
    provider: str = ""
    price_list: str = ""
    services: Mapping[str, tuple[Tier, ...]] = field(default_factory=dict, hash=False)
    confidence: Mapping[Charge, Confidence] = field(default_factory=dict, hash=False)
    undiscounted: Model | None = field(default=None, hash=False)

    def __post_init__(self) -> None:
        services = {**self.services, STANDARD: self.tiers}
        object.__setattr__(self, "services", MappingProxyType(services))
        object.__setattr__(self, "confidence", MappingProxyType(dict(self.confidence)))

    @property
    def provenance(self) -> Provenance:
        """Where the model's prices come from."""
        return Provenance(self.provider, self.currency, self.price_list)

    @property
    def has_cache_price(self) -> bool:
        """Whether any tier has a price of its own for cache hits."""
        return any(tier.prices.cache_hit is not None for tier in self.tiers)

    def tiers_of(self, service: str) -> tuple[Tier, ...]:
        """The tiers of a service; NotPriced where the model has no prices for it."""
        tiers = self.services.get(service)
        if tiers is None:
            raise NotPriced(
                f"{self.id} has no {service} prices in price list {self.price_list}: choose "
                f"{' or '.join(sorted(self.services))}, or another model",
                code="no_service",
                model=self.id,
                service=service,
            )
        return tiers


def tier_at(tiers: tuple[Tier, ...], tokens: int) -> Tier:
    """The tier that a request of `tokens` (counted as `tier_by` says) is billed in."""
    for tier in tiers:
        if tokens <= tier.up_to:
            return tier
    return tiers[-1]


def tier_above(tiers: tuple[Tier, ...], tier: Tier) -> int:
    """The tokens that a request must exceed to be in this tier; 0 for the first."""
    place = tiers.index(tier)
    return tiers[place - 1].up_to if place else 0


class Discount(NamedTuple):
    """A factor on list prices, such as 0.85; of all, or of a `family` or a `charge` (its key).

    Both "" is all of the list. A `charge` of `cache_write` or `per_call` is every one of the kind.
    """

    factor: Decimal
    family: str = ""
    charge: str = ""


@dataclass(frozen=True, slots=True)
class PriceList:
    """A dated list of prices, as its source published it. Models stand in the page's order.

    `calls` are the prices of what is charged by the call, by name; each model's tiers have them
    too. `name` is what a list of a person's own is called, "" for a published one;
    `published_confidence` is how sure its day is. All prices are those after the `discounts`.
    CurrencyMismatch for a model whose prices are in another currency.
    """

    id: str
    provider: str
    currency: str
    published: date
    source: str
    models: tuple[Model, ...]
    calls: Mapping[str, Decimal] = field(default_factory=dict, hash=False)
    name: str = ""
    tax: Tax = ""
    published_confidence: Confidence = "high"
    discounts: tuple[Discount, ...] = ()

    def __post_init__(self) -> None:
        for model in self.models:
            if model.currency != self.currency:
                raise CurrencyMismatch(self.currency, model.currency)
        object.__setattr__(self, "calls", MappingProxyType(dict(self.calls)))

    def model(self, model_id: str) -> Model:
        """The model of this id; UnknownModel, with the nearest ids, where there is none."""
        for model in self.models:
            if model.id == model_id:
                return model
        from difflib import get_close_matches

        ids = [model.id for model in self.models]
        # str(): None and the like are unknown ids too, not another kind of error.
        nearest = get_close_matches(str(model_id).lower(), ids, n=3, cutoff=0.5)
        raise UnknownModel(model_id, tuple(nearest), self.id)

    @property
    def undiscounted(self) -> PriceList:
        """The list with its list prices; itself where nothing is discounted."""
        if not self.discounts:
            return self
        models = tuple(model.undiscounted or model for model in self.models)
        calls = dict(self.calls)
        for charge, price in models[0].tiers[0].prices.items():
            if charge.kind == "per_call":
                calls[charge.variant] = price
        return replace(self, models=models, calls=calls, discounts=())


@dataclass(frozen=True, slots=True)
class PriceListInfo:
    """What is told of a price list in a choice: of a built-in one without reading its file.

    `path` is its file, `name` what a list of a person's own is called, `models` how many it has,
    0 where that is not known.
    """

    id: str
    currency: str
    published: date
    path: Path
    name: str = ""
    models: int = 0
