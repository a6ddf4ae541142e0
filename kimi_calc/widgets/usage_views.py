"""The tables of the page Usage: groups of records, and the dearest requests."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from kimi_calc.viewmodels import usage_dearest, usage_table
from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.viewmodels.usage_dearest import DearestTable
from kimi_calc.viewmodels.usage_table import UsageTable
from kimi_calc.widgets.number_cells import NumberCells
from kimi_calc.widgets.number_table import NumberTable


class CopiedTable(NumberTable):
    """Ctrl+C copies the selected rows, all where none is; `copy_wanted` comes then.

    `narrowed` comes after other columns had no room.
    """

    copy_wanted = Signal()
    narrowed = Signal()
    fewest_rows = 1

    def __init__(self, name: str, model: NumberModel, *, stretched: int) -> None:
        super().__init__(name, model, NumberCells(model), stretched=stretched)
        self.gone: list[int] = []
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        model.modelReset.connect(self.fit)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    @property
    def chosen(self) -> list[int]:
        """The rows that are selected; all where none is."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        return selected or list(range(self._numbers.rowCount()))

    def fit(self) -> None:
        """Take the height of the rows, share the width out, and tell which columns have none."""
        super().fit()
        gone = [column for column in self.yielding if self.columnWidth(column) == 0]
        if gone != self.gone:
            self.gone = gone
            self.narrowed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done besides copying: nothing."""

    def _open_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy selected rows"))
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.triggered.connect(self.copy_wanted)
        self.fill_menu(menu)
        menu.popup(self.viewport().mapToGlobal(point))


class UsageView(CopiedTable):
    """Click a header to sort, a third time for the order of its own."""

    yielding = (
        usage_table.COL_SHARE,
        usage_table.COL_HITS,
        usage_table.COL_OUTPUT,
        usage_table.COL_INPUT,
        usage_table.COL_REQUESTS,
    )

    def __init__(self, table: UsageTable) -> None:
        super().__init__("usageTable", table, stretched=usage_table.COL_NAME)
        self._table = table
        for column in (usage_table.COL_BILLED, usage_table.COL_DIFFERENCE):
            self.setColumnHidden(column, True)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def follow_order(self) -> None:
        """Show no order in the headers where groups of another kind took it away."""
        header = self.horizontalHeader()
        if not self._table.is_sorted and header.sortIndicatorSection() >= 0:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def fill_menu(self, menu: QMenu) -> None:
        """Sort without a mouse."""
        by = menu.addMenu(self.tr("Sort by"))
        for column, name in enumerate(self._table.names()):
            if not self.isColumnHidden(column):
                chosen = by.addAction(name).triggered
                chosen.connect(lambda _on, column=column: self.sort_by(column))

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round where it is that one already; -1: by none."""
        header = self.horizontalHeader()
        order = Qt.SortOrder.AscendingOrder
        is_up = header.sortIndicatorOrder() == order
        if column >= 0 and column == header.sortIndicatorSection() and is_up:
            order = Qt.SortOrder.DescendingOrder
        header.setSortIndicator(column, order)


class DearestView(CopiedTable):
    """The dearest requests, the dearest first."""

    yielding = (
        usage_dearest.COL_DAY,
        usage_dearest.COL_OUTPUT,
        usage_dearest.COL_INPUT,
        usage_dearest.COL_MODEL,
    )

    def __init__(self, table: DearestTable) -> None:
        super().__init__("usageDearest", table, stretched=usage_dearest.COL_PLACE)
