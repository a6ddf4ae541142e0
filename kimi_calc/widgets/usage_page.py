"""The page Usage: records of use, what they cost, and what of them isn't counted."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from kimi_calc.viewmodels import usage_not_counted
from kimi_calc.viewmodels.usage_files_wording import problem_sentence
from kimi_calc.viewmodels.usage_further import UsageFurther
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.widgets import theme
from kimi_calc.widgets.scroll_page import ScrollPage
from kimi_calc.widgets.tab_order import reached
from kimi_calc.widgets.text_parts import files_of
from kimi_calc.widgets.usage_bill import UsageBill
from kimi_calc.widgets.usage_empty import UsageEmpty
from kimi_calc.widgets.usage_header import UsageHeader
from kimi_calc.widgets.usage_parts import Banner, Card
from kimi_calc.widgets.usage_prices import UsagePrices
from kimi_calc.widgets.usage_progress import UsageProgress
from kimi_calc.widgets.usage_savings import UsageSavings
from kimi_calc.widgets.usage_spread import UsageSpread
from kimi_calc.widgets.usage_tables import DearestCard, UsageTableCard
from kimi_calc.widgets.usage_total import UsageTotal

# In widths of a wide letter, so that larger text counts as a smaller window:
_SIDE_WIDTH = {1: 22, 110: 28}  # of the cards, from so many of the window
_TWO = 84  # of the window; cards beside the total
_WIDEST = 1440  # pixels; where a row is longer, its numbers stand too far from its name


class UsagePage(QWidget):
    """One or two columns, as there is room. The page scrolls, and nothing in it does.

    `copied` comes with rows for the clipboard, `pasted` with a text that may be a table.
    `not_counted_wanted` and `columns_wanted` come where a dialog on that is to be shown.
    """

    copied = Signal(object)
    pasted = Signal(str)
    not_counted_wanted = Signal()
    columns_wanted = Signal()

    def __init__(self, logs: UsageLogs, further: UsageFurther) -> None:
        super().__init__()
        self.setObjectName("usagePage")
        self._logs = logs
        self.header = UsageHeader(logs)
        self._progress = UsageProgress(logs)
        self._problem = Banner("usageProblem")
        self._unknown = Banner("usageUnknown")
        self._not_counted = Banner("usageNotCounted")
        self.empty = UsageEmpty()
        self._total = UsageTotal(logs)
        self.groups = UsageTableCard(logs, further)
        self._dearest = DearestCard(logs)
        self._main: tuple[Card, ...] = (self._total, self.groups, self._dearest)
        self._prices = UsagePrices(logs)
        self._beside: tuple[Card, ...] = (
            UsageSavings(logs, further),
            UsageSpread(logs),
            UsageBill(logs, further),
            self._prices,
        )
        self._columns = 0
        self._order: list[QWidget] = []
        self._make_columns()
        self._connect()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        for part in (self.header, self._progress, self.empty):
            part.retranslate()
        for card in (*self._main, *self._beside):
            card.retranslate()
        self._refresh()

    def focus_first(self) -> None:
        """Begin with files; while they are read, with ending that.

        Never further down, where the total would be scrolled out of sight.
        """
        if self._logs.has_records:
            self.header.focus_first()
        elif self._logs.stage in {"empty", "shown"}:
            self.empty.focus_first()
        else:
            self._progress.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what price lists there are."""
        super().showEvent(event)
        self._prices.look_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the new size."""
        super().resizeEvent(event)
        self._arrange()

    def _make_columns(self) -> None:
        scroll = ScrollPage()
        page = QWidget()
        page.setObjectName("page")
        centred = QHBoxLayout(page)
        centred.setContentsMargins(*[theme.SPACE * 2, theme.SPACE] * 2)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        centred.addWidget(content)
        whole = QVBoxLayout(content)
        self._row = QHBoxLayout()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._side = QWidget()
        self._side.setLayout(self._right)
        whole.setContentsMargins(0, 0, 0, 0)
        for layout in (whole, self._left, self._right):
            layout.setSpacing(theme.SPACE * 3 // 2)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.SPACE * 2)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        for part in (
            self.header,
            self._progress,
            self._problem,
            self._unknown,
            self._not_counted,
        ):
            whole.addWidget(part)
        whole.addWidget(self.empty, 1)
        whole.addLayout(self._row)
        whole.addStretch()
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        for card in (*self._main, *self._beside):
            self._left.addWidget(card)

    def _connect(self) -> None:
        logs = self._logs
        self.groups.copied.connect(self.copied)
        self._dearest.copied.connect(self.copied)
        self._not_counted.answered.connect(self.not_counted_wanted)
        self._unknown.answered.connect(self.columns_wanted)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        logs.changed.connect(self._refresh)

    def _refresh(self) -> None:
        logs = self._logs
        there = logs.has_records
        focused: QWidget | None = self.focusWidget()
        had_focus = focused is not None and focused.isVisible()
        self.header.refresh()
        self._progress.refresh()
        for card in (*self._main, *self._beside):
            card.refresh()
        self._say_what_is_missing()
        is_still = logs.stage in {"empty", "shown"}
        self.empty.setVisible(not there and is_still)
        self.header.setVisible(there or not is_still)
        for card in (*self._main, *self._beside):
            card.setVisible(there and card.has_any)
        self._arrange()
        self._put_in_order()
        if had_focus and focused is not None and not focused.isVisible() and self.isVisible():
            self.focus_first()

    def _say_what_is_missing(self) -> None:
        logs = self._logs
        problem = problem_sentence(logs.problem) if logs.problem else ""
        self._problem.say(problem, "")
        unknown = usage_not_counted.unknown_sentence(logs.reading) if logs.reading else ""
        self._unknown.say(unknown, self.tr("Say which colum&n is what…") if unknown else "")
        missing = usage_not_counted.sentence(logs.sums) if logs.sums else ""
        self._not_counted.say(missing, self.tr("Sho&w…") if missing else "")

    def _arrange(self) -> None:
        """Put some cards beside the others, or all below each other."""
        letter = self.fontMetrics().horizontalAdvance("M")
        room = self.window().width() // letter
        side = max((least, width) for least, width in _SIDE_WIDTH.items() if least <= room)[1]
        self._side.setFixedWidth(side * letter)
        columns = 2 if room >= _TWO else 1
        self._side.setVisible(columns == 2 and self._logs.has_records)
        if columns == self._columns:
            return
        self._columns = columns
        focused: QWidget | None = self.focusWidget()
        for card in self._beside:
            for layout in (self._left, self._right):
                layout.removeWidget(card)
            (self._right if columns == 2 else self._left).addWidget(card)
            card.setVisible(self._logs.has_records and card.has_any)
        self._put_in_order()
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()

    def _put_in_order(self) -> None:
        """Have Tab go through the parts as they stand, each from its first to its last."""
        parts = (
            *(self.header, self._progress, self._problem, self._unknown, self._not_counted),
            *(self.empty, *self._main, *self._beside),
        )
        order = [one for part in parts for one in reached(part)]
        if order != self._order:
            self._order = order
            for before, behind in pairwise(order):
                QWidget.setTabOrder(before, behind)

    def _paste(self) -> None:
        """Take files that were copied in a file manager, or a table."""
        content = QApplication.clipboard().mimeData()
        files = files_of(content)
        if files:
            self._logs.add(files)
        elif content.hasText() and content.text().strip():
            self.pasted.emit(content.text())
