"""The cards with tables: groups of records, and the dearest requests."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.asked import Reading
from kimi_calc.usage_logs.groups import Group
from kimi_calc.viewmodels.usage_bill import BillResult, by_day
from kimi_calc.viewmodels.usage_dearest import DearestTable
from kimi_calc.viewmodels.usage_dimensions import offered
from kimi_calc.viewmodels.usage_further import UsageFurther
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.viewmodels.usage_sums import Sums
from kimi_calc.viewmodels.usage_table import COL_BILLED, COL_DIFFERENCE, MANY, UsageTable
from kimi_calc.viewmodels.usage_wording import given_up_line
from kimi_calc.widgets.text_parts import plain_label
from kimi_calc.widgets.usage_by import UsageBy
from kimi_calc.widgets.usage_parts import Card, link
from kimi_calc.widgets.usage_views import CopiedTable, DearestView, UsageView


class UsageTableCard(Card):
    """What records are grouped by, and what each group cost. `copied` comes with rows."""

    copied = Signal(object)

    def __init__(self, logs: UsageLogs, further: UsageFurther) -> None:
        super().__init__("usageTableCard")
        self._logs = logs
        self._further = further
        self._shown: tuple[Sums, list[Group], BillResult | None] | None = None
        self.table = UsageTable(self)
        self.heading.hide()
        self.by = UsageBy()
        self.by.chosen.connect(logs.set_by)
        self.view = UsageView(self.table)
        self.view.copy_wanted.connect(lambda: self.copied.emit(self.table.copied(self.view.chosen)))
        self.view.narrowed.connect(self._tell)
        further.changed.connect(self.refresh)
        self._more = link("usageShowAll")
        self._more.clicked.connect(self._show_all)
        self._gone = plain_label("usageColumnsGone", small=True)
        self._bounds = plain_label("usageBounds", small=True)
        self._given_up = plain_label("usageGivenUp", small=True)
        for part in (self.by, self.view, self._more, self._gone, self._bounds, self._given_up):
            self.column.addWidget(part)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._shown = None
        self.by.retranslate()
        self.table.retranslate()
        self.view.setAccessibleName(self.tr("Costs by group"))
        self._bounds.setText(
            self.tr("≤: at most, as the records don't say what was read from the cache")
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the groups that are asked for."""
        logs = self._logs
        sums, bill = logs.sums, self._further.bill
        if sums is None or self._shown == (sums, logs.groups, bill):
            return
        self._shown = (sums, logs.groups, bill)
        self.by.show_dimensions(*offered(sums, logs.reading), logs.by)
        self.table.show(sums, logs.by, logs.groups, by_day(bill))
        for column in (COL_BILLED, COL_DIFFERENCE):
            self.view.setColumnHidden(column, not self.table.is_billed)
        self.view.fit()
        self.view.follow_order()
        self._given_up.setText(given_up_line(sums.costs.tally))
        self._given_up.setVisible(bool(self._given_up.text()))
        self._tell()

    def _show_all(self) -> None:
        self.table.show_all()
        self._tell()
        self.view.setFocus()

    def _tell(self) -> None:
        """Say what has no room, how many groups are not shown, what a sign means."""
        hidden = self.table.hidden
        if self.table.shows_all:
            told = self.tr("Only the first {n} are shown; an export has all.")
            self._more.setText(told.format(n=group_digits(MANY)))
        else:
            self._more.setText(self.tr("Show {n} more").format(n=group_digits(hidden)))
        self._more.setEnabled(not self.table.shows_all)
        self._more.setVisible(bool(hidden))
        _tell_gone(self.view, self._gone, self.table.names())
        self._bounds.setVisible(self.table.has_bounds)


class DearestCard(Card):
    """The dearest requests. `copied` comes with rows."""

    copied = Signal(object)

    def __init__(self, logs: UsageLogs) -> None:
        super().__init__("usageDearestCard")
        self._logs = logs
        self._shown: tuple[Reading, bool] | None = None
        self.table = DearestTable(self)
        self.view = DearestView(self.table)
        self.view.copy_wanted.connect(lambda: self.copied.emit(self.table.copied(self.view.chosen)))
        self.view.narrowed.connect(self._tell)
        self._more = link("usageMoreDearest")
        self._more.clicked.connect(self._show_all)
        self._gone = plain_label("usageDearestGone", small=True)
        self._old = plain_label("usageDearestOld", small=True)
        self._again = link("usageDearestAgain")
        self._again.clicked.connect(logs.read_again)
        for part in (self.view, self._more, self._gone, self._old, self._again):
            self.column.addWidget(part)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._shown = None
        self.heading.setText(self.tr("Dearest requests"))
        self.view.setAccessibleName(self.heading.text())
        self.table.retranslate()
        self._old.setText(
            self.tr("By the prices that the files were read with; others were chosen since.")
        )
        self._again.setText(self.tr("Read the files a&gain"))
        self.refresh()

    def refresh(self) -> None:
        """Show those of the reading."""
        reading, current = self._logs.reading, self._logs.dearest_are_current
        if reading is None or self._shown == (reading, current):
            return
        self._shown = (reading, current)
        self.table.show(reading)
        self._tell()

    @property
    def has_any(self) -> bool:
        """Whether there are requests to show."""
        return bool(self._logs.reading and self._logs.reading.dearest)

    def _show_all(self) -> None:
        self.table.show_all()
        self._tell()
        self.view.setFocus()

    def _tell(self) -> None:
        hidden = self.table.hidden
        self._more.setText(self.tr("Show {n} more").format(n=group_digits(hidden)))
        self._more.setVisible(bool(hidden))
        current = self._logs.dearest_are_current
        self._old.setVisible(not current)
        self._again.setVisible(not current)
        _tell_gone(self.view, self._gone, self.table.headers())


def _tell_gone(view: CopiedTable, label: QLabel, names: tuple[str, ...]) -> None:
    gone = [names[column] for column in sorted(view.gone)]
    wording = QCoreApplication.translate(
        "PriceTablePanel", "No room for: {columns}. Make the window wider, or copy the table."
    )
    comma = QCoreApplication.translate("Errors", ", ")
    label.setText(wording.format(columns=comma.join(gone)) if gone else "")
    label.setVisible(bool(gone))
