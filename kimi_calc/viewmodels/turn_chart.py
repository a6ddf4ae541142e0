"""What a conversation's turns cost, as bars: heights, tiers, and the words about them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Quote, TurnCost, turn_costs
from kimi_calc.pricing.amounts import format_amount, share_of
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
        tiers = quote.model.tiers if quote else ()
        self.heights = [float(share_of(cost.amount, highest)) for cost in self._costs if highest]
        """Shares of the dearest turn."""
        self.tiers = [tiers.index(cost.tier) for cost in self._costs]
        """The place of each bar's tier in the model's list of tiers."""
        self.marks = self._marks()
        """The beginnings of the tiers that are used; none for a model with one tier."""

    def title(self) -> str:
        """What the first and the last turn cost."""
        if not self._quote or not self._costs:
            return ""
        first, last = self._costs[0], self._costs[-1]
        currency = self._quote.currency
        return QCoreApplication.translate(
            "TurnChart", "Cost of each turn · turn 1: {first} · turn {n}: {last}"
        ).format(
            first=format_amount(first.amount, currency),
            n=group_digits(last.turn),
            last=format_amount(last.amount, currency),
        )

    def bar_text(self, bar: int) -> str:
        """One bar in words."""
        assert self._quote
        cost = self._costs[bar]
        return QCoreApplication.translate("TurnChart", "Turn {turn}: {amount}").format(
            turn=group_digits(cost.turn), amount=format_amount(cost.amount, self._quote.currency)
        )

    def description(self) -> str:
        """All of it in words, for those who can't see it."""
        return " · ".join((self.title(), *(mark.label for mark in self.marks)))

    def _marks(self) -> list[Mark]:
        if not self._quote or len(self._quote.model.tiers) == 1:
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
