"""What a usage costs on the picked model and on every other one, and what cost before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kimi_calc.pricing import (
    Comparison,
    ContextExceeded,
    Conversation,
    Model,
    Note,
    NotPriced,
    PriceList,
    Quote,
    UnknownModel,
    Usage,
    cheaper_model,
    compare,
)
from kimi_calc.pricing.amounts import share_of

Refusal = ContextExceeded | NotPriced | UnknownModel
"""Why the picked model has no price for a usage; UnknownModel: it is not in the list in use."""


@dataclass(frozen=True, slots=True)
class Result:
    """All that is known of one usage on one picked model: either a quote or a refusal.

    It is replaced as a whole, so that whatever shows it shows parts of the same answer.
    """

    model: Model
    usage: Usage | Conversation
    quote: Quote | None
    refusal: Refusal | None
    comparisons: tuple[Comparison, ...]

    @classmethod
    def of(cls, price_list: PriceList, model: Model, usage: Usage | Conversation) -> Result:
        """Price a usage on every model of a list; the picked one may be of another list."""
        comparisons = compare(price_list, usage)
        for each in comparisons:
            if each.model is model:
                return cls(model, usage, each.quote, each.error, comparisons)
        return cls(model, usage, None, UnknownModel(model.id, (), price_list.id), comparisons)

    @property
    def context_used(self) -> int:
        """Tokens of the longest request, input and output."""
        return self.usage.longest_request

    @property
    def context_share(self) -> Decimal:
        """How full the model's context is with it; more than 1 where it doesn't fit."""
        return share_of(Decimal(self.context_used), Decimal(self.model.context_length))

    @property
    def notes(self) -> tuple[Note, ...]:
        """What there is to know about the quote, the most important first."""
        if not self.quote:
            return ()
        cheaper = cheaper_model(self.quote, self.comparisons)
        return (*self.quote.notes, *((cheaper,) if cheaper else ()))
