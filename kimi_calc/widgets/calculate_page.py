"""The page Calculate: what is asked on the left, what it costs on the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets import theme
from kimi_calc.widgets.comparison_panel import ComparisonPanel
from kimi_calc.widgets.result_panel import ResultPanel
from kimi_calc.widgets.scroll_page import ScrollPage
from kimi_calc.widgets.usage_form import UsageForm

_FORM_WIDTH = 31  # in widths of a wide letter


class CalculatePage(ScrollPage):
    """Form and result side by side, or one above the other where there is no room for that.

    `from_text_wanted` comes with the field whose tokens are to be taken from a text.
    """

    from_text_wanted = Signal(str)

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._form = form = UsageForm(calculation)
        self._result = result = ResultPanel(calculation)
        self.copy_button = form.copy_button
        self._comparison = ComparisonPanel(calculation)
        calculation.changed.connect(self._refresh)
        form.from_text_wanted.connect(self.from_text_wanted)
        page = QWidget()
        page.setObjectName("page")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._row.setContentsMargins(*[theme.SPACE * 2, theme.SPACE] * 2)
        self._row.setSpacing(theme.SPACE * 2)
        self._row.addWidget(form)
        answers = QVBoxLayout()
        answers.setSpacing(theme.SPACE * 2)
        answers.addWidget(result)
        answers.addWidget(self._comparison, 1)
        self._row.addLayout(answers, 1)
        self.setWidget(page)

    def focus_first(self) -> None:
        """Begin in the field that is typed first."""
        self._form.focus_first()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._form.retranslate()
        self._result.retranslate()
        self._comparison.retranslate()
        self._refresh()
        self._arrange()

    def show_budget(self, *, shown: bool) -> None:
        """Show or hide the column of what the budget buys."""
        self._comparison.show_budget(shown=shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the new size."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Choose between one column and two."""
        letter = self.fontMetrics().horizontalAdvance("M")
        form_width = _FORM_WIDTH * letter
        beside = self.viewport().width() >= form_width * 5 // 2
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        widest = form_width if beside else 16_777_215
        self._form.setMaximumWidth(widest)
        self._form.setMinimumWidth(form_width if beside else 0)

    def _refresh(self) -> None:
        self._form.refresh()
        self._result.refresh()
        self._comparison.refresh()
