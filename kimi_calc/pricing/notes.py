"""What there is to know about a quote: a kind and its numbers; the window finds the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kimi_calc.pricing.models import TierBy
from kimi_calc.pricing.quotes import Quote, TierUse, tier_uses, total_if_tiered_by
from kimi_calc.pricing.usage import Conversation


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about a quote: a kind, and the numbers to say it with.

    tier            context, input, output, above, up_to: why this tier (tiered models)
    tier_turns      first_turn, last_turn, above, up_to: the tier of some turns (tiered models)
    tier_reading    total, other_total, other_tier_by_input (1 or 0): the page's "context length"
                    can be read in two ways, and here they cost differently
    no_cache_price  cached: the list has no cache price, so these tokens are billed as input
    """

    kind: Literal["tier", "tier_turns", "tier_reading", "no_cache_price"]
    numbers: Mapping[str, int | Decimal]

    def count(self, name: str) -> int:
        """A number of tokens or turns."""
        return int(self.numbers[name])

    def amount(self, name: str) -> Decimal:
        """An amount of money, in the quote's currency."""
        return Decimal(self.numbers[name])


def notes_of(quote: Quote) -> tuple[Note, ...]:
    """The notes of a quote, the most important first."""
    notes: list[Note] = []
    if len(quote.model.tiers) > 1:
        notes.extend(_tier_note(quote, use) for use in quote.uses)
        reading = _other_reading(quote)
        if reading:
            notes.append(reading)
    if not quote.model.has_cache_price:
        cached = sum(use.cached for use in quote.uses) * quote.usage.count
        notes.append(Note("no_cache_price", {"cached": cached}))
    return tuple(notes)


def _tier_note(quote: Quote, use: TierUse) -> Note:
    usage = quote.usage
    bounds = {"above": quote.model.tier_above(use.tier), "up_to": use.tier.up_to}
    if isinstance(usage, Conversation):
        reach = {"first_turn": use.first_turn, "last_turn": use.last_turn}
        return Note("tier_turns", {**reach, **bounds})
    tokens = {
        "context": usage.longest_request,
        "input": usage.input_tokens,
        "output": usage.output_tokens,
    }
    return Note("tier", {**tokens, **bounds})


def _other_reading(quote: Quote) -> Note | None:
    """The other reading of "context length of the request", where its tiers differ."""
    model, usage = quote.model, quote.usage
    other: TierBy = "input" if model.tier_by == "input_and_output" else "input_and_output"
    if tier_uses(model, usage, other) == quote.uses:
        return None
    other_total = total_if_tiered_by(model, usage, other)
    if other_total == quote.total:
        return None
    numbers: dict[str, int | Decimal] = {
        "total": quote.total,
        "other_total": other_total,
        "other_tier_by_input": int(other == "input"),
    }
    return Note("tier_reading", numbers)
