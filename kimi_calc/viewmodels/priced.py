"""What a usage costs on the picked model and on every other one, and what cost before."""

from __future__ import annotations

from dataclasses import dataclass

from kimi_calc.pricing import (
    Comparison,
    ContextExceeded,
    Conversation,
    Model,
    Note,
    NotPriced,
    PriceList,
    Quote,
    Usage,
    cheaper_model,
    compare,
)


@dataclass(slots=True)
class Priced:
    """`usage` is None while it is not known, `quote` while there is no price.

    `last_quote` and `comparisons` are the last ones of the same question, to be shown greyed.
    """

    usage: Usage | Conversation | None = None
    quote: Quote | None = None
    last_quote: Quote | None = None
    refusal: ContextExceeded | NotPriced | None = None
    comparisons: tuple[Comparison, ...] = ()

    def price(
        self, price_list: PriceList, model: Model, usage: Usage | Conversation | None
    ) -> None:
        """Price another usage, or on another model of the list."""
        self.quote = self.refusal = None
        self.usage = usage
        if not usage:
            return
        self.comparisons = compare(price_list, usage)
        picked = next(each for each in self.comparisons if each.model is model)
        self.quote, self.refusal = picked.quote, picked.error
        self.last_quote = self.quote or self.last_quote

    def forget(self) -> None:
        """Show nothing of what was priced before: it answered another question."""
        self.last_quote = None
        self.comparisons = ()

    def notes(self) -> tuple[Note, ...]:
        """What there is to know about the quote, the most important first."""
        if not self.quote:
            return ()
        cheaper = cheaper_model(self.quote, self.comparisons)
        return (*self.quote.notes, *((cheaper,) if cheaper else ()))
