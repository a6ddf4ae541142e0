"""The page Estimate: items in groups, what they cost together, and what else they could cost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.widgets.basis_card import BasisCard
from kimi_calc.widgets.estimate_notice import EstimateNotice
from kimi_calc.widgets.what_if_card import WhatIfCard


class EstimatePage(QWidget):
    """What is wanted here and done elsewhere comes as a signal.

    `add_wanted`: what is on the page Calculate; `open_item_wanted`: the item with this key there;
    `save_wanted`; `open_wanted`; `import_wanted`; `export_wanted`: as "xlsx", "csv", "pdf" or "md";
    `copy_wanted`: as "sentence" or "table".
    """

    add_wanted = Signal()
    open_item_wanted = Signal(int)
    save_wanted = Signal()
    open_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, desk: EstimateDesk, document: EstimateDocument) -> None:
        super().__init__()
        self._desk = desk
        self._notice = EstimateNotice(document)
        self._what_if = WhatIfCard(desk)
        self._basis = BasisCard(desk)
        self._text = QLabel()
        column = QVBoxLayout(self)
        for widget in (self._notice, self._text, self._what_if, self._basis):
            column.addWidget(widget)
        desk.estimating.changed.connect(self._refresh)
        self._refresh()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._refresh()

    def focus_first(self) -> None:
        """Begin where one begins on this page."""
        self.setFocus()

    def _refresh(self) -> None:
        self._text.setText("\n".join(item.name for item in self._desk.estimating.estimate.items))
