"""The right card: total, per request and budget; below them what the amount is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.pricing import Quote
from kimi_calc.pricing.amounts import currency_symbol, plain
from kimi_calc.viewmodels import result_wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets import theme
from kimi_calc.widgets.budget_field import BudgetField
from kimi_calc.widgets.figure_label import Figures
from kimi_calc.widgets.fitting_label import FittingLabel, fit_font
from kimi_calc.widgets.qt_numbers import PLAIN_TEXT, SELECTABLE_BY_MOUSE

if TYPE_CHECKING:
    from kimi_calc.widgets.result_details import ResultDetails

_BESIDE = 40  # widths of a wide letter; narrower, the budget stands below the total
_FIGURES = ("perRequest", "perDay", "perMonth", "perYear")


class ResultPanel(QFrame):
    """Shows the result of the calculation, or the last one greyed while a field can't be read.

    As high as it may need, so that nothing moves while somebody types: what is not there leaves
    its place empty.
    """

    def __init__(
        self, calculation: Calculation, price_lists: PriceLists, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._calculation = calculation
        self._price_lists = price_lists
        self.setProperty("card", True)
        self._caption = FittingLabel("totalCaption")
        self._caption.setProperty("muted", True)
        self.total = _Total()
        self._caption.setBuddy(self.total)
        self._about = _about()
        self._figures = Figures(_FIGURES)
        self._budget = BudgetField(calculation)
        self._details: ResultDetails | None = None
        self._lay_out()

    def show_details(self) -> None:
        """Show what the amount is made of, from now on: no amount waits for that."""
        from kimi_calc.widgets.result_details import ResultDetails

        self._details = details = ResultDetails(self._calculation, self._price_lists)
        details.successor_wanted.connect(self._use_successor)
        details.retranslate()
        details.refresh()
        self._column.insertWidget(self._column.indexOf(self._figures) + 1, details)
        details.show()  # at once: Tab may go there next

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._budget.retranslate()
        if self._details:
            self._details.retranslate()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        shown, stale = calculation.shown, not calculation.is_current
        if self._details:
            self._details.refresh()
        self.total.show_amount(shown.quote if shown else None, stale=stale)
        self._caption.show_parts(result_wording.total_caption(calculation))
        self._show_about()
        by_day = calculation.workload == "single" and calculation.requests_mode == "daily"
        places = len(_FIGURES) if by_day else 1
        self._figures.show_figures(result_wording.figures(calculation), places, stale=stale)
        self._budget.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the budget beside the total, or below it where there is not the room."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * self.fontMetrics().horizontalAdvance("M")
        ways = QBoxLayout.Direction
        self._heading.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _use_successor(self, model_id: str) -> None:
        self.total.setFocus()  # what comes of it; the button goes
        self._calculation.pick(model_id)

    def _show_about(self) -> None:
        about = result_wording.about_line(self._calculation)
        if about != self._about.text():
            self._about.setText(about)
        wanted = bool(self._calculation.second_currency)
        if self._about.isHidden() == wanted:
            self._about.setVisible(wanted)

    def _lay_out(self) -> None:
        amounts = QVBoxLayout()
        amounts.setSpacing(theme.SPACE // 2)
        for part in (self._caption, self.total, self._about):
            amounts.addWidget(part)
        amounts.addStretch()
        self._heading = heading = QHBoxLayout()
        heading.setSpacing(theme.SPACE * 2)
        heading.addLayout(amounts, 1)
        heading.addWidget(self._budget)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE)
        column.addLayout(heading)
        column.addWidget(self._figures)
        column.addStretch(1)


class _Total(QLineEdit):
    """The amount, large; selectable, so that it can be copied and read by a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("total")
        self.setReadOnly(True)
        self.setFont(theme.large(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_amount(self, quote: Quote | None, *, stale: bool) -> None:
        """Show a quote's total, its exact amount as the tool tip; a dash where there is none."""
        text, exact = result_wording.total(quote), ""
        if quote:
            exact = f"{currency_symbol(quote.currency)}{plain(quote.total, grouped=True)}"
        self.setToolTip(exact)
        dressed_anew = theme.mark(self, "stale", on=stale)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
            self._fit()
        elif dressed_anew:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size of the program; as high as the largest amount, whatever it shows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme.large(self.font()))
            self.setFixedHeight(self.sizeHint().height())
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the amount into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write a long amount smaller rather than cut it off."""
        fit_font(self, theme.large(self.font()), self.text(), self.width() - 3 * theme.SPACE)


def _about() -> QLabel:
    label = QLabel()
    label.setObjectName("aboutTotal")
    label.setProperty("textFormat", PLAIN_TEXT)
    label.setWordWrap(True)
    label.setProperty("textInteractionFlags", SELECTABLE_BY_MOUSE)
    label.setProperty("muted", True)
    return label
