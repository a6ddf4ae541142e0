"""What a conversation's turns cost, as bars: heights, tiers, and the words about them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Conversation, Quote, TurnCost, turn_costs
from kimi_calc.pricing.amounts import format_amount, format_percent, share_of
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.wording import tier_length

MOST_BARS = 120  # More of them would be thinner than a pixel or two.


class Mark(NamedTuple):
    """Where a tier begins: the bar's number from 0, and what is written there."""

    bar: int
    label: str


class TurnBars:
    """The bars of a quote of a conversation; all of them empty without one."""

    def __init__(self, quote: Quote | None) -> None:
        self._quote = quote
        self._costs: tuple[TurnCost, ...] = turn_costs(quote, MOST_BARS) if quote else ()
        highest = max((cost.amount for cost in self._costs), default=None)
        self._tiers = tiers = quote.model.tiers_of(quote.usage.service) if quote else ()
        self.heights = [
            float(share_of(cost.amount, highest)) if highest else 0.0 for cost in self._costs
        ]
        """Shares of the dearest turn; all 0 where none costs anything."""
        self.tiers = [tiers.index(cost.tier) for cost in self._costs]
        """The place of each bar's tier in the tiers of the model's service."""
        self.marks = self._marks()
        """The beginnings of the tiers that are used; none for a model with one tier."""

    def titles(self) -> tuple[str, ...]:
        """What the first and the last turn cost, at length and in short; nothing without turns."""
        if not self._quote or not self._costs:
            return ()
        first, last = self._costs[0], self._costs[-1]
        amounts = [format_amount(one.amount, self._quote.currency) for one in (first, last)]
        if first is last:
            title = QCoreApplication.translate("TurnChart", "Cost of the only turn: {amount}")
            return (title.format(amount=amounts[0]),)
        wordings = (
            QCoreApplication.translate(
                "TurnChart", "Cost of each turn · turn 1: {first} · turn {n}: {last}"
            ),
            QCoreApplication.translate("TurnChart", "Turn 1: {first} · {n}: {last}"),
        )
        n = group_digits(last.turn)
        return tuple(one.format(first=amounts[0], n=n, last=amounts[1]) for one in wordings)

    def bar_text(self, bar: int) -> str:
        """One bar in words: its turn and amount; its tokens, its tier, how full the context is."""
        assert self._quote
        usage, model = self._quote.usage, self._quote.model
        assert isinstance(usage, Conversation)
        cost = self._costs[bar]
        turn, sent = cost.turn, usage.input_of_turn(cost.turn)
        used = share_of(Decimal(usage.context_of_turn(turn)), Decimal(model.context_length))
        wording = QCoreApplication.translate(
            "TurnChart",
            "Turn {turn}: {amount}\n{input} in + {output} out · {share} of the context",
        )
        text = wording.format(
            turn=group_digits(turn),
            amount=format_amount(cost.amount, self._quote.currency),
            input=group_digits(sent),
            output=group_digits(usage.reply_tokens),
            share=format_percent(used),
        )
        if len(self._tiers) == 1:
            return text
        tier = QCoreApplication.translate("TurnChart", "{length} tier")
        return f"{text} · {tier.format(length=tier_length(cost.tier.up_to))}"

    def description(self) -> str:
        """All of it in words, for those who can't see it."""
        return " · ".join((*self.titles()[:1], *(mark.label for mark in self.marks)))

    def _marks(self) -> list[Mark]:
        if not self._quote or len(self._tiers) == 1:
            return []
        turns = [cost.turn for cost in self._costs]
        wording = QCoreApplication.translate("TurnChart", "{length} tier from turn {turn}")
        return [
            Mark(
                turns.index(use.first_turn),
                wording.format(
                    length=tier_length(use.tier.up_to), turn=group_digits(use.first_turn)
                ),
            )
            for use in self._quote.uses
        ]
