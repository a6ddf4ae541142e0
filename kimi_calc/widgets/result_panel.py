"""The right card: total, per request, budget, breakdown, the turns of a conversation, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout

from kimi_calc.pricing import Conversation, Quote
from kimi_calc.pricing.amounts import currency_symbol, format_amount, plain
from kimi_calc.settings import Workload
from kimi_calc.viewmodels import note_wording, refusal_wording, wording
from kimi_calc.viewmodels.breakdown import Breakdown
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets import theme
from kimi_calc.widgets.breakdown_view import BreakdownBar, BreakdownTable
from kimi_calc.widgets.budget_field import BudgetField

if TYPE_CHECKING:
    from kimi_calc.widgets.turn_chart import TurnChart

# Lines that are kept free, so that a note that comes or goes moves nothing.
_LEAST_NOTES: dict[Workload, int] = {"single": 3, "conversation": 5}


class ResultPanel(QFrame):
    """Shows the calculation's quote; greyed while a field can't be read, none when refused."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._calculation = calculation
        self._breakdown = Breakdown(self)
        self.setProperty("card", True)
        self._caption = _text("totalCaption", muted=True)
        self._total = _Total()
        self._caption.setBuddy(self._total)
        self._per_request = _text("perRequest", muted=True)
        self._budget = BudgetField(calculation)
        self._refusal = _text("refusal")
        self._bar = BreakdownBar(self._breakdown)
        self._chart: TurnChart | None = None
        self._table = BreakdownTable(self._breakdown)
        self._notes = _text("notes")
        self._notes.setProperty("small", True)
        self._notes_heights: dict[Workload, int] = {}
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        amounts = QVBoxLayout()
        amounts.setSpacing(theme.SPACE // 2)
        for part in (self._caption, self._total, self._per_request):
            amounts.addWidget(part)
        amounts.addStretch()
        heading = QHBoxLayout()
        heading.setSpacing(theme.SPACE * 2)
        heading.addLayout(amounts, 1)
        heading.addWidget(self._budget)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE)
        column.addLayout(heading)
        for widget in (self._refusal, self._bar, self._table, self._notes):
            column.addWidget(widget)
        column.addStretch()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._breakdown.retranslate()
        self._table.setAccessibleName(self.tr("Breakdown by charge"))
        self._budget.retranslate()
        # Measured, not counted in line spacings: a line is as high as the highest font in it.
        self._notes.setMinimumHeight(0)
        for workload, lines in _LEAST_NOTES.items():
            self._notes.setText("\n".join(["¥"] * lines))
            self._notes_heights[workload] = self._notes.sizeHint().height()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        refusal = calculation.refusal
        quote = None if refusal else calculation.quote or calculation.last_quote
        stale = quote is not calculation.quote
        self._breakdown.set_quote(quote)
        self._table.fit()
        self._bar.refresh(stale=stale)
        self._table.setEnabled(not stale)
        for widget in (self._refusal, self._bar, self._table):
            hidden = (widget is self._refusal) == (refusal is None)
            if widget.isHidden() != hidden:  # asking costs less than telling
                widget.setHidden(hidden)
        self._refusal.setText(
            refusal_wording.refusal(refusal, calculation.fitting_models) if refusal else ""
        )
        self._total.show_amount(quote, stale=stale)
        self._caption.setText(wording.total_caption(calculation))
        self._per_request.setText(wording.per_request(calculation, quote))
        self._budget.refresh()
        self._refresh_chart(quote, stale=stale)
        self._notes.setMinimumHeight(self._notes_heights[calculation.workload])
        notes = note_wording.notes(calculation)
        if notes != self._notes.text():
            self._notes.setText(notes)

    def _refresh_chart(self, quote: Quote | None, *, stale: bool) -> None:
        is_conversation = quote is not None and isinstance(quote.usage, Conversation)
        if is_conversation and not self._chart:
            from kimi_calc.widgets.turn_chart import TurnChart

            self._chart = TurnChart()
            self._column.insertWidget(self._column.indexOf(self._table), self._chart)
        if self._chart:
            if self._chart.isHidden() == is_conversation:
                self._chart.setVisible(is_conversation)
            self._chart.refresh(quote, stale=stale)


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
        if quote:
            text = format_amount(quote.total, quote.currency)
            self.setToolTip(f"{currency_symbol(quote.currency)}{plain(quote.total, grouped=True)}")
        else:
            text = "—"
            self.setToolTip("")
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
            self._fit()
        if bool(self.property("stale")) != stale:
            self.setProperty("stale", stale)
            self.style().unpolish(self)
            self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the amount into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write a long amount smaller rather than cut it off."""
        font = theme.large(self.font())
        needed = QFontMetricsF(font).horizontalAdvance(self.text())
        room = self.width() - 2 * theme.SPACE
        if 0 < room < needed:
            font.setPointSizeF(max(font.pointSizeF() * room / needed, 9.0))
        self.setFont(font)


def _text(name: str, *, muted: bool = False) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("muted", muted)
    return label
