"""The table of items that would come in from a file; of a hundred thousand it asks for few."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip

from kimi_calc.viewmodels.item_import_table import COL_MODEL, COL_NAME, COL_USAGE, ItemImportTable
from kimi_calc.widgets.number_cells import COLUMN_GAP, ROW_HEIGHT
from kimi_calc.widgets.tool_tips import as_written

_FEWEST, _MOST = 1, 8  # rows that are seen at once
_FEWEST_LETTERS = 6  # of words, in letters M


class ItemImportView(QTableView):
    """Columns as wide as the first rows need; what has no room is told by a tool tip."""

    def __init__(self, items: ItemImportTable) -> None:
        super().__init__()
        self._items = items
        self.setObjectName("importedItems")
        self.setModel(items)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(0)  # Qt's own grows with the text size
        header.setSectionsClickable(False)
        header.setHighlightSections(False)

    def fit(self) -> None:
        """Take the height of some rows, and share the width out to the columns."""
        row_height = int(self.fontMetrics().height() * ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(row_height)
        shown = min(max(self._items.rowCount(), _FEWEST), _MOST)
        above = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(above + shown * row_height + 2 * self.frameWidth() + 4)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._share_out()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell a text that has no room as it is written, never as HTML."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = str(index.data() or "") if index.isValid() else ""
            needed = self.fontMetrics().horizontalAdvance(text) + COLUMN_GAP
            told = as_written(text) if needed > self.columnWidth(index.column()) else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().viewportEvent(event)

    def _share_out(self) -> None:
        """Give numbers and models what they need, then usages; names take the rest."""
        metrics = QFontMetrics(self.font())
        needed = [metrics.horizontalAdvance(name) for name in self._items.headers()]
        for row in self._items.texts:
            needed = [
                max(width, metrics.horizontalAdvance(text))
                for width, text in zip(needed, row, strict=True)
            ]
        widths = [width + COLUMN_GAP for width in needed]
        room = self.viewport().width()
        over = sum(widths) - room
        if over <= 0:
            widths[COL_NAME] -= over
            over = 0
        least = metrics.horizontalAdvance("M") * _FEWEST_LETTERS
        for column in (COL_NAME, COL_USAGE, COL_MODEL):  # words give way, amounts never
            narrower = max(min(widths[column], least), widths[column] - over)
            over -= widths[column] - narrower
            widths[column] = narrower
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
