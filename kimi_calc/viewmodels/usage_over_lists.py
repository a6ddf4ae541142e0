"""What the usage typed on Calculate costs by each list of a currency, the oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.succession import successor
from kimi_calc.pricing import (
    ContextExceeded,
    Conversation,
    Model,
    NotPriced,
    PriceList,
    UnknownModel,
    Usage,
)
from kimi_calc.pricing.amounts import decimals_for, format_amount, share_of
from kimi_calc.pricing.quotes import quote
from kimi_calc.viewmodels import refusal_wording


class Step(NamedTuple):
    """The cost by one list: on the model itself or on its successor; or why there is none."""

    published: date
    model: str
    amount: Decimal | None
    reason: str = ""


def steps_of(
    usage: Usage | Conversation, model: Model, price_lists: Sequence[PriceList]
) -> list[Step]:
    """What a usage costs by each of the lists."""
    return [_step(usage, model, price_list) for price_list in price_lists]


def _step(usage: Usage | Conversation, model: Model, price_list: PriceList) -> Step:
    try:
        taken: Model | None = price_list.model(model.id)
    except UnknownModel:
        taken = successor(model, price_list)
    if taken is None:
        reason = QCoreApplication.translate("OverLists", "{model} is not in this list")
        return Step(price_list.published, "", None, reason.format(model=model.id))
    try:
        return Step(price_list.published, taken.id, quote(taken, usage).total)
    except (ContextExceeded, NotPriced) as error:
        reason = refusal_wording.short_refusal(error)
        return Step(price_list.published, taken.id, None, reason)


class OverLists:
    """Steps in words, and how high they stand; of no steps all is empty."""

    def __init__(self, steps: Sequence[Step], picked: str, currency: str) -> None:
        self.steps = list(steps)
        self._picked = picked
        amounts = [step.amount for step in self.steps if step.amount is not None]
        highest = max(amounts, default=Decimal(0))
        decimals = decimals_for(amounts)
        self.heights = [
            None if step.amount is None else float(share_of(step.amount, highest))
            for step in self.steps
        ]
        """Shares of the dearest; None where there is no amount."""
        self.texts = [
            "" if step.amount is None else format_amount(step.amount, currency, exactly=decimals)
            for step in self.steps
        ]
        """The amounts, with equal decimals; "" where there is none."""

    def places(self) -> list[float]:
        """Where the day of each list stands between the first and the last: 0 to 1."""
        days = [step.published.toordinal() for step in self.steps]
        length = days[-1] - days[0] if days else 0
        return [(day - days[0]) / length if length else 0.0 for day in days]

    def told(self, step: int) -> str:
        """One step in words."""
        here = self.steps[step]
        said = self.texts[step] or here.reason
        wording = QCoreApplication.translate("OverLists", "{date}: {amount}")
        line = wording.format(date=here.published, amount=said)
        if here.model and here.model != self._picked:
            instead = QCoreApplication.translate("OverLists", "{line} ({model} in its place)")
            return instead.format(line=line, model=here.model)
        return line

    def described(self) -> str:
        """All steps, for those who can't see them."""
        return "\n".join(self.told(step) for step in range(len(self.steps)))

    def note(self) -> str:
        """Which model is priced, and by which other one lists without it are priced."""
        others = dict.fromkeys(
            step.model
            for step in self.steps
            if step.model != self._picked and step.amount is not None
        )
        gaps = sum(step.amount is None for step in self.steps)
        parts = [self._picked]
        if others:
            comma = QCoreApplication.translate("Errors", ", ")
            wording = QCoreApplication.translate("OverLists", "later lists: {models}")
            parts.append(wording.format(models=comma.join(others)))
        if gaps:
            wording = QCoreApplication.translate("OverLists", "{n} lists without a price for it")
            if gaps == 1:
                wording = QCoreApplication.translate("OverLists", "1 list without a price for it")
            parts.append(wording.format(n=gaps))
        return " · ".join(parts)
