"""What there is to know about a bill: a kind and its numbers; the window finds the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kimi_calc.pricing import savings
from kimi_calc.pricing.billing import Bill, TierUse, tier_uses, total_if_tiered_by
from kimi_calc.pricing.charges import CACHE_HIT
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import TierBy, tier_above
from kimi_calc.pricing.usage import Conversation

NoteKind = Literal[
    "tier",
    "tier_turns",
    "tier_reading",
    "cheaper_tier",
    "new_conversation",
    "resent",
    "cache_range",
    "no_cache_price",
    "no_write_price",
    "cheaper_model",
    "discounted",
]
"""What a note is about; Note says what the numbers of each kind are."""

_FOUND_LATER: tuple[tuple[NoteKind, Callable[[Bill], savings.Numbers | None]], ...] = (
    ("cheaper_tier", savings.cheaper_tier),
    ("new_conversation", savings.new_conversation),
    ("resent", savings.resent),
    ("cache_range", savings.cache_range),
)


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about a quote: a kind, and the numbers to say it with.

    Counts are ints (tokens, turns), amounts are exact Decimals over all requests or
    conversations. `saving` is the quote's total less `other_total` (of discounts `list_total`
    less the total), always more than 0.

    tier              context, input, output, above, up_to: why this tier (tiered models)
    tier_turns        first_turn, last_turn, above, up_to: the tier of some turns (tiered models)
    tier_reading      total, other_total, other_tier_by_input (1 or 0): the page's "context
                      length" can be read in two ways, and here they cost differently
    cheaper_tier      over, up_to, input, cached, other_total, saving: a request is `over` tokens
                      (counted as the model's tier_by says) longer than the next lower tier,
                      which ends at `up_to`; with so many fewer input tokens a request, `input`
                      of which `cached` hit the cache (the same share: Usage.with_input()), it
                      would be other_total. Not where no input would be left
    new_conversation  after_turn, other_turns, other_total, saving: the same turns as two
                      conversations, one of after_turn turns, up to the last change of tier, and
                      one of other_turns, begun without the history; other_total is both together
    resent            turn, earlier, resent, input: of the `input` tokens of the last turn,
                      `resent` are the questions and answers of the `earlier` turns before it
    cache_range       at_none, at_all: the totals if nothing, and if all that can be a cache hit
                      (Usage: all input; Conversation: a share of 1) were one
    no_cache_price    cached: the list has no cache price, so these tokens are billed as input
    no_write_price    written: the model has no price for cache writes, so they are billed as input
    cheaper_model     other_total, saving; model_id: what the usage costs on that model
    discounted        list_total, saving: what it would cost at list prices, and how much less it
                      is with the discounts of the list
    """

    kind: NoteKind
    numbers: Mapping[str, int | Decimal]
    model_id: str = ""

    def count(self, name: str) -> int:
        """A number of tokens or turns."""
        return int(self.numbers[name])

    def amount(self, name: str) -> Decimal:
        """An amount of money, in the quote's currency."""
        return Decimal(self.numbers[name])


def notes_of(bill: Bill) -> tuple[Note, ...]:
    """The notes of a bill, the most important first."""
    notes: list[Note] = _discount_note(bill)
    if len(bill.model.tiers_of(bill.usage.service)) > 1:
        notes.extend(_tier_note(bill, use) for use in bill.uses)
        reading = _other_reading(bill)
        if reading:
            notes.append(reading)
    for kind, work_out in _FOUND_LATER:
        numbers = work_out(bill)
        if numbers:
            notes.append(Note(kind, numbers))
    if not bill.model.has_cache_price:
        cached = sum(use.quantity(CACHE_HIT) for use in bill.uses) * bill.usage.count
        notes.append(Note("no_cache_price", {"cached": cached}))
    written = sum(_written_without_price(use) for use in bill.uses) * bill.usage.count
    if written:
        notes.append(Note("no_write_price", {"written": written}))
    return tuple(notes)


def _discount_note(bill: Bill) -> list[Note]:
    """What discounts save; nothing where none is on what the bill charges for."""
    whole = bill.model.undiscounted
    if whole is None:
        return []
    list_total = total_if_tiered_by(whole, bill.usage, whole.tier_by)
    saving = EXACT.subtract(list_total, bill.total)
    if not saving:
        return []
    return [Note("discounted", {"list_total": list_total, "saving": saving})]


def _written_without_price(use: TierUse) -> int:
    return sum(
        tokens
        for charge, tokens in use.quantities
        if charge.kind == "cache_write" and charge not in use.tier.prices.by_charge
    )


def _tier_note(bill: Bill, use: TierUse) -> Note:
    usage = bill.usage
    bounds = {
        "above": tier_above(bill.model.tiers_of(bill.usage.service), use.tier),
        "up_to": use.tier.up_to,
    }
    if isinstance(usage, Conversation):
        reach = {"first_turn": use.first_turn, "last_turn": use.last_turn}
        return Note("tier_turns", {**reach, **bounds})
    tokens = {
        "context": usage.longest_request,
        "input": usage.input_tokens,
        "output": usage.output_tokens,
    }
    return Note("tier", {**tokens, **bounds})


def _other_reading(bill: Bill) -> Note | None:
    """The other reading of "context length of the request", where its tiers differ."""
    model, usage = bill.model, bill.usage
    other: TierBy = "input" if model.tier_by == "input_and_output" else "input_and_output"
    if tier_uses(model, usage, other) == bill.uses:
        return None
    other_total = total_if_tiered_by(model, usage, other)
    if other_total == bill.total:
        return None
    numbers: dict[str, int | Decimal] = {
        "total": bill.total,
        "other_total": other_total,
        "other_tier_by_input": int(other == "input"),
    }
    return Note("tier_reading", numbers)
