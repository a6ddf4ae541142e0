"""The pricing core: charges, usage, quotes. Needs no window, reads no file, rounds nothing.

Counts are ints (tokens, requests), prices and amounts are Decimals (per 1,000,000 tokens, in
the currency of the price list). Every error is a PricingError.
"""

from kimi_calc.pricing.batches import cost_of_inputs
from kimi_calc.pricing.billing import Line
from kimi_calc.pricing.charges import Charge
from kimi_calc.pricing.errors import (
    ContextExceeded,
    CurrencyMismatch,
    NotPriced,
    PriceListError,
    PriceListFault,
    PricingError,
    QuantityError,
    UnknownModel,
    UsageError,
)
from kimi_calc.pricing.models import Model, PriceList, PriceListInfo, Prices, Provenance, Tier
from kimi_calc.pricing.money import parse_amount
from kimi_calc.pricing.notes import Note
from kimi_calc.pricing.quantities import parse_quantity, parse_share
from kimi_calc.pricing.quotes import (
    Comparison,
    Quote,
    cheaper_model,
    compare,
    models_that_fit,
    quote,
    requests_within,
)
from kimi_calc.pricing.spans import (
    ConversationSpan,
    CostSpan,
    TokenSpan,
    conversation_cost_span,
    cost_span,
)
from kimi_calc.pricing.sums import Sum
from kimi_calc.pricing.turn_costs import TurnCost, turn_costs
from kimi_calc.pricing.usage import Conversation, Usage

__all__ = [
    "Charge",
    "Comparison",
    "ContextExceeded",
    "Conversation",
    "ConversationSpan",
    "CostSpan",
    "CurrencyMismatch",
    "Line",
    "Model",
    "NotPriced",
    "Note",
    "PriceList",
    "PriceListError",
    "PriceListFault",
    "PriceListInfo",
    "Prices",
    "PricingError",
    "Provenance",
    "QuantityError",
    "Quote",
    "Sum",
    "Tier",
    "TokenSpan",
    "TurnCost",
    "UnknownModel",
    "Usage",
    "UsageError",
    "cheaper_model",
    "compare",
    "conversation_cost_span",
    "cost_of_inputs",
    "cost_span",
    "models_that_fit",
    "parse_amount",
    "parse_quantity",
    "parse_share",
    "quote",
    "requests_within",
    "turn_costs",
]
