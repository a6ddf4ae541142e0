"""What a price list holds: models, their tiers, their prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from kimi_calc.pricing.errors import UnknownModel

TierBy = Literal["input_and_output", "input"]
"""What decides the tier of a request: its input and output together, or its input alone.

The official page says "context length of the request" and leaves the two readings open.
"""


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices per 1,000,000 tokens, in the currency of the list.

    `cache_hit` is None where the list has no cache price: then all input is billed at `input`,
    which elsewhere is the price of a cache miss.
    """

    cache_hit: Decimal | None
    input: Decimal
    output: Decimal


@dataclass(frozen=True, slots=True)
class Tier:
    """The prices of every request whose context length is at most `up_to` tokens (inclusive)."""

    up_to: int
    prices: Prices


@dataclass(frozen=True, slots=True)
class Model:
    """One row of the price list. A flat price is one tier as long as the context.

    `context_length` is in tokens, input and output together. `tiers` grow, and the last one
    ends at the context length. `tokenizer` is the name of a published one; None: not public.
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

    @property
    def has_cache_price(self) -> bool:
        """Whether any tier has a price of its own for cache hits."""
        return any(tier.prices.cache_hit is not None for tier in self.tiers)

    def tier_at(self, tokens: int) -> Tier:
        """The tier that a request of `tokens` (counted as `tier_by` says) is billed in."""
        for tier in self.tiers:
            if tokens <= tier.up_to:
                return tier
        return self.tiers[-1]

    def tier_above(self, tier: Tier) -> int:
        """The tokens that a request must exceed to be in this tier; 0 for the first."""
        place = self.tiers.index(tier)
        return self.tiers[place - 1].up_to if place else 0


@dataclass(frozen=True, slots=True)
class PriceList:
    """A dated list of prices, as its source published it. Models stand in the page's order."""

    id: str
    provider: str
    currency: str
    published: date
    source: str
    models: tuple[Model, ...]

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


@dataclass(frozen=True, slots=True)
class PriceListInfo:
    """What can be told of a price list without reading its file."""

    id: str
    currency: str
    published: date
    path: Path
