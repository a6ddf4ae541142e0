"""What the picked items, or all, would cost on other terms, before anything is taken."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QFrame

from kimi_calc.viewmodels.estimate_desk import EstimateDesk


class WhatIfCard(QFrame):
    """The items are those that are picked in the table; all where none is."""

    def __init__(self, desk: EstimateDesk) -> None:
        super().__init__()
        self.setObjectName("whatIf")
        self._desk = desk

    def pick(self, keys: Collection[int]) -> None:
        """Ask for these items from now on."""

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
