"""Above the page Calculate while an item of the estimate is open there: which one, and a way out.

Loaded with the first item that is opened.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from kimi_calc.estimates.items import Basis
from kimi_calc.viewmodels.estimate_assumptions import list_label
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.price_list_names import currency_name
from kimi_calc.viewmodels.price_list_status import price_list_day
from kimi_calc.widgets import theme


class OpenedItem(QFrame):
    """`put_back_wanted` and `leave_wanted` come from its links."""

    put_back_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, desk: EstimateDesk) -> None:
        super().__init__()
        self.setObjectName("openedItem")
        self.setProperty("banner", True)
        self._desk = desk
        self._sentence = QLabel()
        self._sentence.setObjectName("openedItemText")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._put_back = _link("putBack")
        self._put_back.clicked.connect(self.put_back_wanted)
        self._use_list = _link("useItemList")
        self._use_list.clicked.connect(self._use)
        self._list: tuple[Basis | None, Path | None] = (None, None)  # looked for once an item
        self._leave = _link("leaveItem")
        self._leave.clicked.connect(self.leave_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.SPACE * 3 // 2, theme.SPACE // 2] * 2)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._use_list)
        row.addWidget(self._put_back)
        row.addWidget(self._leave)

    def refresh(self) -> None:
        """Say it of the item that is open now, in the language in use now."""
        item = self._desk.opened
        self.setVisible(item is not None)
        if item is None:
            return
        price_list = self._desk.calculation.price_list
        said = self.tr("You are changing {name} of the estimate.").format(name=f"“{item.name}”")
        others = item.basis.id != price_list.id
        if others and self._list[0] != item.basis:
            self._list = (item.basis, self._desk.list_of(item))
        self._use_list.setVisible(others and self._list[1] is not None)
        self._use_list.setText(self.tr("Use its list"))
        if others:
            wording = self.tr(
                "It was priced by the list {before}; put back, it is priced by {now}."
            )
            said = f"{said} " + wording.format(
                before=_named(list_label(item.basis), item.currency),
                now=_named(price_list_day(price_list), price_list.currency),
            )
        self._sentence.setText(said)
        self._put_back.setText(self.tr("Put back"))
        self._put_back.setToolTip("Ctrl+Return")
        self._put_back.setEnabled(self._desk.calculation.quote is not None)
        self._leave.setText(self.tr("Leave it as it was"))

    def _use(self) -> None:
        if self._list[1]:
            self._desk.price_lists.use(self._list[1])
            self.refresh()


def _named(day: str, currency: str) -> str:
    return f"{day} {currency_name(currency)}"


def _link(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("link", True)
    return button
