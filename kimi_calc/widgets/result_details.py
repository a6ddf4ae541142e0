"""What the amount is made of: bar, turns and table of charges, or why there is none; the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kimi_calc.pricing import Model, Quote, UnknownModel
from kimi_calc.settings import Workload
from kimi_calc.viewmodels import note_wording, refusal_wording
from kimi_calc.viewmodels.breakdown import Breakdown
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets import theme
from kimi_calc.widgets.breakdown_view import BreakdownBar, BreakdownTable

if TYPE_CHECKING:
    from kimi_calc.viewmodels.priced import Refusal
    from kimi_calc.widgets.turn_chart import TurnChart


class ResultDetails(QWidget):
    """The lower part of the result. It comes late: no amount waits for it.

    `successor_wanted` comes with the id of what replaced a model that is not in the list.
    """

    successor_wanted = Signal(str)

    def __init__(self, calculation: Calculation, price_lists: PriceLists) -> None:
        super().__init__()
        self._calculation = calculation
        self._price_lists = price_lists
        self._breakdown = Breakdown(self)
        self._refusal = selectable_text("refusal")
        self._successor: QPushButton | None = None
        self._bar = BreakdownBar(self._breakdown)
        self._chart: TurnChart | None = None
        self._table = BreakdownTable(self._breakdown)
        self._notes = selectable_text("notes")
        self._notes.setProperty("small", True)
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._kept_for: tuple[Model, Workload] | None = None
        self._lay_out()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._breakdown.retranslate()
        self._table.setAccessibleName(
            QCoreApplication.translate("ResultPanel", "Breakdown by charge")
        )
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
        self._refresh_chart(quote, stale=stale)
        if self._kept_for != (calculation.model, calculation.workload):
            self._keep_notes()
        notes = note_wording.notes(calculation)
        if notes != self._notes.text():
            self._notes.setText(notes)
        if refusal:
            theme.mark(self._refusal, "stale", on=stale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the room of the notes at the new width."""
        super().resizeEvent(event)
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
                use = QCoreApplication.translate("ResultPanel", "Use {model}")
                self._successor.setText(use.format(model=name))

    def _use_successor(self) -> None:
        successor = self._price_lists.successor
        if successor:
            self.successor_wanted.emit(successor.id)

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
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._answers)
        column.addWidget(self._notes)


def selectable_text(name: str) -> QLabel:
    """A label of several lines that can be copied."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
