"""By which price lists the estimate is worked out, and what today's list would make of it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kimi_calc.viewmodels import price_basis_wording
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.price_basis import PriceBasis
from kimi_calc.widgets import theme
from kimi_calc.widgets.flow import Flow
from kimi_calc.widgets.what_if_card import card_title, link, set_text, small_label

_MANY = 500  # items: what is worked out in one go, so that the window goes on answering
_REST = 100  # milliseconds


class BasisCard(QFrame):
    """Nothing is priced anew unless it is asked for."""

    def __init__(self, desk: EstimateDesk) -> None:
        super().__init__()
        self.setObjectName("priceBasis")
        self.setProperty("card", True)
        self._basis = PriceBasis(desk.estimating, desk.price_lists, self)
        self._title = card_title("priceBasisTitle")
        self._lists = small_label("priceBasisLists")
        self._today = small_label("priceBasisToday")
        self._reprice = link("repriceToday", self._basis.reprice)
        self._replace = link("replaceMissingToday", self._basis.replace_missing)
        links = Flow(gap=theme.SPACE // 2)
        links.addWidget(self._reprice)
        links.addWidget(self._replace)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE // 2)
        for label in (self._title, self._lists, self._today):
            column.addWidget(label)
        column.addLayout(links)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._go_on)
        self._basis.changed.connect(self._refresh_soon)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._title.setText(self.tr("Price basis"))
        self._reprice.setText(self.tr("Update to today's prices"))
        self._replace.setText(self.tr("Use the successor"))
        self._refresh_soon()

    def refresh(self) -> None:
        """Show the estimate as it is now."""
        lists = price_basis_wording.basis_lines(self._basis)
        if not lists:
            set_text(self._lists, self.tr("There is no item yet."))
            for part in (self._today, self._reprice, self._replace):
                part.hide()
            return
        today = self._basis.today
        set_text(self._lists, "\n".join(lists))
        set_text(self._today, "\n".join(price_basis_wording.today_lines(today)))
        self._reprice.setVisible(bool(today.repriced and today.repriced.results))
        self._replace.setVisible(bool(today.replaced and today.replaced.results))

    def _refresh_soon(self) -> None:
        """Show it at once; where there are many items, after what was changed is to be seen."""
        if self._basis.items > _MANY:
            self._later.start(_REST)
        else:
            self._later.stop()
            self.refresh()

    def _go_on(self) -> None:
        if self._basis.prepare(_MANY):
            self.refresh()
        else:
            self._later.start(0)
