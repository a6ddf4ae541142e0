"""The right card: total, per request, budget, breakdown, the turns of a conversation, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.pricing import Model, Quote, UnknownModel
from kimi_calc.pricing.amounts import currency_symbol, plain
from kimi_calc.settings import Workload
from kimi_calc.viewmodels import note_wording, refusal_wording, result_wording
from kimi_calc.viewmodels.breakdown import Breakdown
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets import theme
from kimi_calc.widgets.breakdown_view import BreakdownBar, BreakdownTable
from kimi_calc.widgets.budget_field import BudgetField
from kimi_calc.widgets.figure_label import Figures
from kimi_calc.widgets.fitting_label import FittingLabel, fit_font

if TYPE_CHECKING:
    from kimi_calc.viewmodels.priced import Refusal
    from kimi_calc.widgets.turn_chart import TurnChart

_BESIDE = 40  # widths of a wide letter; narrower, the budget stands below the total
_FIGURES = ("perRequest", "perDay", "perMonth", "perYear")


class ResultPanel(QFrame):
    """Shows the result of the calculation, or the last one greyed while a field can't be read.

    As high as it may need, so that nothing moves while somebody types: what is not there leaves
    its place empty.
    """

    def __init__(self, calculation: Calculation, price_lists: PriceLists) -> None:
        super().__init__()
        self._calculation = calculation
        self._price_lists = price_lists
        self._breakdown = Breakdown(self)
        self.setProperty("card", True)
        self._caption = FittingLabel("totalCaption")
        self._caption.setProperty("muted", True)
        self.total = _Total()
        self._caption.setBuddy(self.total)
        self._about = _text("aboutTotal", muted=True)
        self._figures = Figures(_FIGURES)
        self._budget = BudgetField(calculation)
        self._refusal = _text("refusal")
        self._successor: QPushButton | None = None
        self._bar = BreakdownBar(self._breakdown)
        self._chart: TurnChart | None = None
        self._table = BreakdownTable(self._breakdown)
        self._notes = _text("notes")
        self._notes.setProperty("small", True)
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._kept_for: tuple[Model, Workload] | None = None
        self._lay_out()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._breakdown.retranslate()
        self._table.setAccessibleName(self.tr("Breakdown by charge"))
        self._budget.retranslate()
        self._keep_notes()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        shown, stale = calculation.shown, not calculation.is_current
        quote = shown.quote if shown else None
        refusal = shown.refusal if shown else None
        self._breakdown.set_quote(quote)
        self._table.fit()
        self._bar.refresh(stale=stale)
        self._table.setEnabled(not stale)
        self._answers.setCurrentIndex(0 if refusal is None else 1)
        self._show_refusal(refusal)
        self.total.show_amount(quote, stale=stale)
        self._caption.show_parts(result_wording.total_caption(calculation))
        self._show_about()
        by_day = calculation.workload == "single" and calculation.requests_mode == "daily"
        places = len(_FIGURES) if by_day else 1
        self._figures.show_figures(result_wording.figures(calculation), places, stale=stale)
        self._budget.refresh()
        self._refresh_chart(quote, stale=stale)
        if self._kept_for != (calculation.model, calculation.workload):
            self._keep_notes()
        notes = note_wording.notes(calculation)
        if notes != self._notes.text():
            self._notes.setText(notes)
        if refusal:
            theme.mark(self._refusal, "stale", on=stale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the room of the notes at the new width, and the budget beside the total or below."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * self.fontMetrics().horizontalAdvance("M")
        ways = QBoxLayout.Direction
        self._heading.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        if event.oldSize().width() != event.size().width():
            self._keep_notes()

    def _show_refusal(self, refusal: Refusal | None) -> None:
        """Say why there is no price; what replaced a model that is not in the list is offered."""
        missing = isinstance(refusal, UnknownModel)
        successor = self._price_lists.successor if missing else None
        text = ""
        if refusal:
            fitting = self._calculation.fitting_models
            text = refusal_wording.refusal(refusal, fitting, successor)
        self._refusal.setText(text)
        if successor and not self._successor:
            self._successor = QPushButton()
            self._successor.setObjectName("useSuccessor")
            self._successor.clicked.connect(self._use_successor)
            place = self._reason.indexOf(self._refusal) + 1
            self._reason.insertWidget(place, self._successor, 0, Qt.AlignmentFlag.AlignLeft)
        if self._successor:
            self._successor.setVisible(successor is not None)
            if successor:
                name = successor.id.replace("&", "&&")
                self._successor.setText(self.tr("Use {model}").format(model=name))

    def _use_successor(self) -> None:
        successor = self._price_lists.successor
        if successor:
            self.total.setFocus()  # what comes of it; the button goes
            self._calculation.pick(successor.id)

    def _show_about(self) -> None:
        about = result_wording.about_line(self._calculation)
        if about != self._about.text():
            self._about.setText(about)
        wanted = bool(self._calculation.second_currency)
        if self._about.isHidden() == wanted:
            self._about.setVisible(wanted)

    def _keep_notes(self) -> None:
        """Keep the room of all the notes that may come on this model, at this width."""
        self._kept_for = kept_for = (self._calculation.model, self._calculation.workload)
        if self._notes.width() <= 0:
            return
        now = self._notes.text()
        self._notes.setMinimumHeight(0)
        self._notes.setText(note_wording.longest(self._calculation.model, kept_for[1]))
        self._notes.setMinimumHeight(self._notes.heightForWidth(self._notes.width()))
        self._notes.setText(now)

    def _refresh_chart(self, quote: Quote | None, *, stale: bool) -> None:
        is_conversation = self._calculation.workload == "conversation"
        if is_conversation and not self._chart:
            from kimi_calc.widgets.turn_chart import TurnChart

            self._chart = TurnChart()
            self._charges.insertWidget(self._charges.indexOf(self._table), self._chart)
        if self._chart:
            if self._chart.isHidden() == is_conversation:
                self._chart.setVisible(is_conversation)
            self._chart.refresh(quote, stale=stale)

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
        charges = QWidget()
        self._charges = QVBoxLayout(charges)
        self._charges.setContentsMargins(0, 0, 0, 0)
        self._charges.setSpacing(theme.SPACE)
        self._charges.addWidget(self._bar)
        self._charges.addWidget(self._table)
        self._charges.addStretch()
        refused = QWidget()
        self._reason = reason = QVBoxLayout(refused)
        reason.setContentsMargins(0, 0, 0, 0)
        reason.addWidget(self._refusal)
        reason.addStretch()
        self._answers = QStackedWidget()  # as high as the higher of the two, whichever is seen
        self._answers.addWidget(charges)
        self._answers.addWidget(refused)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE)
        column.addLayout(heading)
        column.addWidget(self._figures)
        column.addWidget(self._answers)
        column.addWidget(self._notes)
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


def _text(name: str, *, muted: bool = False) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("muted", muted)
    return label
