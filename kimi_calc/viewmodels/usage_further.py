"""What follows from what records cost: the bill beside it, and what would have been otherwise."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from kimi_calc.pricing import QuantityError
from kimi_calc.pricing.quantities import parse_share
from kimi_calc.usage_logs.savings import Saving, savings
from kimi_calc.usage_logs.what_if import Change, WhatIf, what_if
from kimi_calc.viewmodels.background import Background
from kimi_calc.viewmodels.usage_bill import BillResult, compared
from kimi_calc.viewmodels.usage_logs import AT_ONCE, UsageLogs
from kimi_calc.viewmodels.usage_sums import Sums


class UsageFurther(QObject):
    """`changed` comes after anything here did; it follows the records by itself.

    `bill_text` is what was billed as it was typed; `model` an id that all would have gone to, "" as
    it was; `hits_text` a hit rate as it was typed, `hits_error` what is wrong with it.
    """

    changed = Signal()

    def __init__(self, logs: UsageLogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        self._work = Background(self)
        self._sums: Sums | None = None
        self._turns: dict[str, int] = {}
        self.bill_text = ""
        self.bill: BillResult | None = None
        self.savings: tuple[Saving, ...] | None = None
        self.model = ""
        self.hits_text = ""
        self.hits_error: QuantityError | None = None
        self.otherwise: WhatIf | None = None
        logs.changed.connect(self._follow)
        self._follow()

    @property
    def models(self) -> list[str]:
        """The ids that all could have gone to: those of the newest list in use."""
        if self._sums is None:
            return []
        return [one.id for one in self._sums.costs.lists.lists[-1].models]

    def set_bill(self, text: str) -> None:
        """Say what was billed: an amount, or a table by day."""
        if text != self.bill_text:
            self.bill_text = text
            self._compare()

    def set_model(self, model_id: str) -> None:
        """Ask what all would have cost on a model; "" for those that it was on."""
        if model_id != self.model:
            self.model = model_id
            self._ask()

    def set_hits(self, text: str) -> None:
        """Ask what it would have cost with such a hit rate; "" for what it was."""
        if text != self.hits_text:
            self.hits_text = text
            self._ask()

    def close(self) -> None:
        """Do no more."""
        self._work.close()

    def _follow(self) -> None:
        sums = self._logs.sums
        if sums is self._sums:
            return
        self._sums = sums
        self.savings = self.otherwise = self.bill = None
        if sums is None:
            self.bill_text = self.model = self.hits_text = ""
            self.changed.emit()
            return
        if self.model not in self.models:
            self.model = ""
        self._do("savings", sums, lambda: savings(sums.costs, sums.names))
        self._compare()
        self._ask()

    def _compare(self) -> None:
        sums, text, zone = self._sums, self.bill_text, self._logs.zone
        if sums:
            self._do("bill", sums, lambda: compared(sums, text, zone))

    def _ask(self) -> None:
        sums = self._sums
        self.hits_error = None
        share: Decimal | None = None
        try:
            if self.hits_text.strip():
                share = parse_share(self.hits_text)
        except QuantityError as error:
            self.hits_error = error
        if sums is None:
            return
        if self.hits_error or (not self.model and share is None):
            self._turns["otherwise"] = self._turns.get("otherwise", 0) + 1
            self.otherwise = None
            self.changed.emit()
            return
        change = Change(self.model or None, hit_rate=share)
        self._do("otherwise", sums, lambda: what_if(sums.costs, sums.names, change))

    def _do(self, name: str, sums: Sums, job: Callable[[], Any]) -> None:
        """Have an attribute of that name worked out, beside the window where it takes long."""
        turn = self._turns[name] = self._turns.get(name, 0) + 1
        if len(sums.costs.tally.cells) <= AT_ONCE:
            self._take(name, turn, job())
        else:
            self._work.do(lambda: self._work.tell(partial(self._take, name, turn, job())))

    def _take(self, name: str, turn: int, found: Any) -> None:
        if turn == self._turns[name]:
            setattr(self, name, found)
            self.changed.emit()
