"""The card of what the current usage costs by each list: a chart, and its numbers as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.price_list_names import currency_name
from kimi_calc.viewmodels.price_shelf import PriceShelf
from kimi_calc.viewmodels.steps_table import COL_DAY, COL_MODEL, StepsTable
from kimi_calc.viewmodels.usage_over_lists import OverLists, steps_of
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_cells import NumberCells
from kimi_calc.widgets.number_table import NumberTable
from kimi_calc.widgets.step_chart import StepChart


class OverListsPanel(QFrame):
    """The usage is that of the page Calculate, or the last one that could be read."""

    def __init__(self, calculation: Calculation, shelf: PriceShelf) -> None:
        super().__init__()
        self._calculation, self._shelf = calculation, shelf
        self.setProperty("card", True)
        self._title = QLabel()
        self._title.setObjectName("overListsTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._toggle = QPushButton()
        self._toggle.setObjectName("stepsAsTable")
        self._toggle.setProperty("link", True)
        self._toggle.clicked.connect(self._turn)
        self._chart = StepChart()
        self._steps = StepsTable(self)
        self._table = _Steps(self._steps)
        self._table.hide()
        self._note = QLabel()
        self._note.setObjectName("overListsNote")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setProperty("small", True)
        heading = QHBoxLayout()
        heading.setSpacing(theme.SPACE)
        heading.addWidget(self._title, 1)
        heading.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE)
        column.addLayout(heading)
        column.addWidget(self._chart)
        column.addWidget(self._table)
        column.addWidget(self._note)
        column.addStretch()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._steps.retranslate()
        self._show_table(shown=not self._table.isHidden())
        self.refresh()

    def refresh(self) -> None:
        """Show the usage as it is now."""
        calculation, currency = self._calculation, self._shelf.currency
        title = self.tr("The current usage by each list, {currency}")
        self._title.setText(title.format(currency=currency_name(currency)))
        shown = calculation.shown
        usage = shown.usage if shown else None
        model = calculation.model
        steps = steps_of(usage, model, self._shelf.dated) if usage else []
        over = OverLists(steps, model.id, currency)
        is_stale = not calculation.is_current
        self._chart.show_steps(over, self._title.text(), stale=is_stale)
        self._steps.show(over)
        self._table.setAccessibleName(self._title.text())
        self._table.setEnabled(not is_stale)
        self._table.fit()
        self._note.setText(self._said(over, is_stale=is_stale))

    def _said(self, over: OverLists, *, is_stale: bool) -> str:
        if not over.steps:
            return self.tr("Type a usage on the page Calculate.")
        if is_stale:
            return self.tr("A field on Calculate can't be read: this is the last usage that could.")
        if not any(over.texts):
            return over.told(len(over.steps) - 1)
        return over.note()

    def _turn(self) -> None:
        self._show_table(shown=self._table.isHidden())

    def _show_table(self, *, shown: bool) -> None:
        self._table.setVisible(shown)
        self._chart.setVisible(not shown)
        self._toggle.setText(self.tr("As a char&t") if shown else self.tr("As a &table"))
        self._table.fit()


class _Steps(NumberTable):
    fewest_rows = 1
    yielding = (COL_MODEL,)  # which the line below tells too

    def __init__(self, steps: StepsTable) -> None:
        super().__init__("stepsTable", steps, NumberCells(steps), stretched=COL_DAY)
