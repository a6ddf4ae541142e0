"""The pricing core: charges, usage, quotes. Needs no window, reads no file, rounds nothing.

Counts are ints (tokens, requests), prices and amounts are Decimals (per 1,000,000 tokens, in
the currency of the price list). Every error is a PricingError.
"""

from kimi_calc.pricing.errors import (
    ContextExceeded,
    PriceListError,
    PricingError,
    QuantityError,
    UnknownModel,
    UsageError,
)
from kimi_calc.pricing.models import Model, PriceList, PriceListInfo, Prices, Tier
from kimi_calc.pricing.money import parse_amount
from kimi_calc.pricing.notes import Note, cheaper_model
from kimi_calc.pricing.quantities import parse_quantity, parse_share
from kimi_calc.pricing.quotes import (
    Comparison,
    Line,
    Quote,
    compare,
    models_that_fit,
    quote,
    requests_within,
)
from kimi_calc.pricing.turn_costs import TurnCost, turn_costs
from kimi_calc.pricing.usage import Conversation, Usage

__all__ = [
    "Comparison",
    "ContextExceeded",
    "Conversation",
    "Line",
    "Model",
    "Note",
    "PriceList",
    "PriceListError",
    "PriceListInfo",
    "Prices",
    "PricingError",
    "QuantityError",
    "Quote",
    "Tier",
    "TurnCost",
    "UnknownModel",
    "Usage",
    "UsageError",
    "cheaper_model",
    "compare",
    "models_that_fit",
    "parse_amount",
    "parse_quantity",
    "parse_share",
    "quote",
    "requests_within",
    "turn_costs",
]
