"""By which price lists the estimate is worked out, and what today's list would make of it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from kimi_calc.viewmodels.estimate_desk import EstimateDesk


class BasisCard(QFrame):
    """Nothing is priced anew unless it is asked for."""

    def __init__(self, desk: EstimateDesk) -> None:
        super().__init__()
        self.setObjectName("priceBasis")
        self._desk = desk

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
