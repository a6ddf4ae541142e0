"""The card of what all records cost: the total, a chart of days, and what became of records."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from kimi_calc.pricing.amounts import format_amount
from kimi_calc.viewmodels import usage_figures, usage_wording
from kimi_calc.viewmodels.usage_bars import UsageBars
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.viewmodels.usage_sums import Sums
from kimi_calc.viewmodels.usage_table import exactly
from kimi_calc.widgets import theme
from kimi_calc.widgets.amount_label import AmountLabel
from kimi_calc.widgets.text_parts import plain_label
from kimi_calc.widgets.usage_chart import UsageChart
from kimi_calc.widgets.usage_parts import Card

_TOTAL = 18  # letters M that the total has beside the other figures


class UsageTotal(Card):
    """The big amount, and beside it or below it what a request cost on average."""

    def __init__(self, logs: UsageLogs) -> None:
        super().__init__("usageTotalCard")
        self._logs = logs
        self._shown: Sums | None = None
        self._caption = self.heading
        self._caption.setObjectName("usageTotalCaption")
        self._caption.setFont(QFont())
        self._caption.setProperty("muted", True)
        self._total = AmountLabel("usageTotal", theme.large)
        self._each = _Figure("usageEach")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.SPACE * 3)
        self._row.addWidget(self._total, 1)
        self._row.addWidget(self._each)
        self._bound = plain_label("usageBound", small=True)
        self._chart_title = plain_label("usageChartTitle", small=True)
        self._chart = UsageChart()
        self._no_days = plain_label("usageNoDays", small=True)
        self._lists = plain_label("usageLists", small=True)
        self._rows = plain_label("usageRows", small=True)
        self.column.setSpacing(theme.SPACE // 2)
        self.column.addLayout(self._row)
        for part in (self._bound, self._chart_title, self._chart, self._no_days):
            self.column.addWidget(part)
        self.column.addSpacing(theme.SPACE // 2)
        self.column.addWidget(self._lists)
        self.column.addWidget(self._rows)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._shown = None
        self.refresh()

    def refresh(self) -> None:
        """Show what all of it costs."""
        sums = self._logs.sums
        if sums is None or sums is self._shown:
            return
        self._shown = sums
        costs, whole = sums.costs, sums.whole
        self._caption.setText(usage_figures.caption(sums))
        amount = format_amount(sums.total, sums.currency)
        if sums.at_most:
            amount = f"≤ {amount}"
        exact = exactly(sums, whole.amount)
        if not sums.rows.counted:  # nothing is free: of nothing that counts there is no amount
            amount = exact = usage_wording.NOTHING
        self._total.show_text(amount, exact)
        self._total.setAccessibleName(f"{self._caption.text()} {amount}")
        each = usage_figures.each(sums)
        self._each.setVisible(each is not None)
        if each is not None:
            self._each.show_figure(self.tr("Average per request"), each, sums.currency)
        self._bound.setText(usage_figures.bound(sums))
        self._bound.setVisible(bool(sums.at_most))
        bars = UsageBars(sums)
        self._chart.show_bars(bars)
        self._chart_title.setText(bars.title() if bars.bars else "")
        self._chart.setVisible(bool(bars.bars))
        self._chart_title.setVisible(bool(bars.bars))
        unknown = usage_figures.no_days(sums)
        self._no_days.setText(unknown)
        self._no_days.setVisible(bool(unknown))
        lists = usage_wording.lists_line(sums.lists_used, by_day=costs.lists.by_day)
        self._lists.setText(lists)
        self._lists.setVisible(bool(lists))
        self._rows.setText(usage_wording.rows_line(sums.rows))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the average beside the total, or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("M")
        needed = _TOTAL * letter + self._each.sizeHint().width()
        way = QBoxLayout.Direction
        beside = needed <= self.width() - 4 * theme.SPACE
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)


class _Figure(QWidget):
    """An amount below the words that say what it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._caption = QLabel()
        self._caption.setProperty("small", True)
        self._amount = QLabel()
        self._amount.setObjectName(name)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addStretch()
        whole.addWidget(self._caption)
        whole.addWidget(self._amount)

    def show_figure(self, caption: str, amount: Decimal, currency: str) -> None:
        """Show an amount."""
        self._caption.setText(caption)
        self._amount.setFont(theme.medium(QFont(self.font()), bold=True))
        self._amount.setText(format_amount(amount, currency))
