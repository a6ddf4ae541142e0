"""The rows of an estimate as they are seen: their heights, their columns, what is drawn."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QToolTip,
    QWidget,
)

from kimi_calc.estimates.items import Item
from kimi_calc.viewmodels.estimate_columns import (
    COL_AMOUNT,
    COL_MODEL,
    COL_NAME,
    COL_NOTE,
    COL_SHARE,
)
from kimi_calc.viewmodels.estimate_table import EstimateTable
from kimi_calc.widgets import theme
from kimi_calc.widgets.estimate_cells import MARGIN, EstimateCells, Fonts
from kimi_calc.widgets.estimate_columns import NUMBERS, shared_out
from kimi_calc.widgets.estimate_dragging import Landing
from kimi_calc.widgets.estimate_places import Places
from kimi_calc.widgets.tool_tips import as_written

_Index = QModelIndex | QPersistentModelIndex
_FEW = 60  # rows that are all measured; of more, those in sight, and what was seen before
_LEAST_ROWS = 5
_STACKED = -1  # in place of a column: a name with its model below it


class EstimateRows(QTableView):
    """Rows keep their height: of 10,000 none is asked for before it is in sight.

    It scrolls by itself; with `whole` it is as high as its rows, and the page scrolls.
    """

    picked = Signal(object)
    open_wanted = Signal(int)
    copied = Signal(object)

    def __init__(self, table: EstimateTable) -> None:
        super().__init__()
        self.setObjectName("estimateItems")
        self.table = table
        self.landing: Landing | None = None
        self._cells = EstimateCells(table, self.font())
        self._whole = False
        self._widest: dict[int, int] = {}
        self._low: set[int] = set()
        self._heights = (0, 0)
        self._count = 0
        self._is_laid_out = False
        self.setModel(table)
        self.setItemDelegate(self._cells)
        self.places = Places(self, table)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(0)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        self._wider = QTimer(self, singleShot=True, interval=0)
        self._wider.timeout.connect(self.fit)
        self.verticalScrollBar().valueChanged.connect(self._look)
        table.headerDataChanged.connect(self.fit)
        self.lay_out_rows()

    @property
    def lead(self) -> int:
        """How much further than groups items begin, in pixels."""
        return self._cells.fonts.triangle if self.table.has_groups else 0

    def show_whole(self, *, whole: bool) -> None:
        """Be as high as all rows, or scroll."""
        self._whole = whole
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if whole else needed)
        upright = QSizePolicy.Policy.Fixed if whole else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self._take_height()

    def dress(self) -> None:
        """Measure anew, in another text size or language."""
        self._cells.fonts = Fonts.of(self.font())
        self._widest = {}
        self.lay_out_rows()
        self.fit()

    def fit(self) -> None:
        """Share the width out to the columns that there is room for."""
        table, cells = self.table, self._cells
        needed = self._needed()
        stacked = needed.pop(_STACKED)
        letter = cells.fonts.of_plain.horizontalAdvance("M")
        found = shared_out(needed, stacked, self.viewport().width(), letter)
        cells.stacked, cells.notes = COL_MODEL not in found, COL_NOTE in found
        table.stacked = cells.stacked
        for column in range(table.columnCount()):
            if self.isColumnHidden(column) != (column not in found):
                self.setColumnHidden(column, column not in found)
            if column in found and self.columnWidth(column) != found[column]:
                self.setColumnWidth(column, found[column])
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_cells"):
            self.dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what belongs to whole rows, below the cells and above them."""
        rows = self._between(event.rect().top(), event.rect().bottom())
        chosen = self.selectionModel()
        colors, none = theme.colors(), QModelIndex()
        painter = QPainter(self.viewport())
        groups = [row for row in rows if not isinstance(self.table.rows[row], Item)]
        for row in groups:
            painter.fillRect(self.row_rect(row), QColor(colors.hover))
        if chosen.hasSelection():
            for row in rows:
                if chosen.isRowSelected(row, none):
                    painter.fillRect(self.row_rect(row), QColor(colors.selected))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        ends = {column: self._right(column) for column in (COL_AMOUNT, COL_SHARE)}
        for row in groups:
            self._cells.paint_group(painter, self.row_rect(row), row, ends)
        self._paint_current(painter)
        if self.landing:
            self._paint_landing(painter, self.landing)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: in a row, as soon as there is one."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.rows:
            self.places.stand_on(0)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)  # which Qt has just taken away

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell by a tool tip what there is more to be said of a cell."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            told = self.table.tool_tip(index.row(), index.column()) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), as_written(told), self)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page where there is nothing to scroll in here."""
        if self._whole:
            event.ignore()
        else:
            super().wheelEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Show where the keyboard is, and hear what an input method has for it."""
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().update()

    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Ctrl+Home and Ctrl+End pick where they go to, as arrows do.

        In Qt they leave what is picked as it is: the next key would do something to rows that are
        out of sight.
        """
        ends = {Qt.Key.Key_Home, Qt.Key.Key_End}
        far = isinstance(event, QKeyEvent) and event.key() in ends and event.modifiers()
        if far == Qt.KeyboardModifier.ControlModifier:
            flag = QItemSelectionModel.SelectionFlag
            return flag.ClearAndSelect | flag.Rows
        return super().selectionCommand(index, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll from the next turn on."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self._is_laid_out = True

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, by the page where that is what scrolls.

        Not while that is laid out: Qt asks for it with the first showing, which begins above.
        """
        if self._whole:
            if self._is_laid_out:
                self._bring_into_sight(self.row_rect(index.row()))
        else:
            super().scrollTo(index, hint)

    def lay_out_rows(self) -> None:
        """Give rows their heights: items two lines, groups one."""
        rows, fonts = self.verticalHeader(), self._cells.fonts
        heights, count = (fonts.item_height, fonts.group_height), len(self.table.rows)
        rows.setUpdatesEnabled(False)
        if heights != self._heights:
            self._heights = heights
            rows.setDefaultSectionSize(fonts.item_height)  # which gives it to every row
            self._low.clear()
        if count != self._count:  # the header keeps the heights of rows that it had
            kept = min(self._count, count)
            self._low = {row for row in self._low if row < kept}
            self._count = count
        low = {row for row, spot in enumerate(self.table.spots) if isinstance(spot, str)}
        for row in self._low - low:
            rows.resizeSection(row, fonts.item_height)
        for row in low - self._low:
            rows.resizeSection(row, fonts.group_height)
        self._low = low
        rows.setUpdatesEnabled(True)
        self._take_height()

    def _take_height(self) -> None:
        fonts = self._cells.fonts
        above = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        least = above + _LEAST_ROWS * fonts.item_height
        if self._whole:
            self.setFixedHeight(max(above + self.verticalHeader().length(), least))
        else:
            self.setMinimumHeight(least)
            self.setMaximumHeight(16_777_215)

    def _needed(self) -> dict[int, int]:
        """What every column needs, and at `_STACKED` a name with its model below it."""
        table, cells, columns = self.table, self._cells, range(self.table.columnCount())
        needed = {column: self._widest.get(column, 0) for column in (*columns, _STACKED)}
        for row in self._measured():
            for column in columns:
                needed[column] = max(needed[column], cells.needed(row, column))
            needed[_STACKED] = max(needed[_STACKED], cells.needed_stacked(row))
        if len(table.rows) > _FEW:
            self._widest = dict(needed)
        metrics = self.horizontalHeader().fontMetrics()
        for column in columns:
            header = metrics.horizontalAdvance(table.header(column)) + 2 * MARGIN + 2
            if column != COL_NOTE or needed[column]:
                needed[column] = max(needed[column], header)
        needed[_STACKED] = max(needed[_STACKED], needed[COL_NAME])
        return needed

    def _measured(self) -> list[int]:
        """The rows whose texts have a say in the widths."""
        if len(self.table.rows) <= _FEW:
            return list(range(len(self.table.rows)))
        return self._in_sight()

    def _in_sight(self) -> list[int]:
        seen = self.viewport().visibleRegion().boundingRect() if self._whole else QRect()
        if seen.isEmpty():
            height = min(self.viewport().height(), _FEW * self._cells.fonts.group_height)
            seen = QRect(0, 0, 1, height)
        return self._between(seen.top(), seen.bottom())[:_FEW]

    def _between(self, top: int, bottom: int) -> list[int]:
        """The rows from one height of the viewport to another."""
        first, last = self.rowAt(max(top, 0)), self.rowAt(bottom)
        if first < 0:
            return []
        return list(range(first, (last if last >= 0 else len(self.table.rows) - 1) + 1))

    def _look(self) -> None:
        """Make room for numbers that come into sight."""
        if len(self.table.rows) > _FEW:
            needed = self._cells.needed
            for row in self._in_sight():
                if any(needed(row, column) > self._widest.get(column, 0) for column in NUMBERS):
                    self._wider.start()
                    break

    def row_rect(self, row: int) -> QRect:
        """The place of a row in the viewport."""
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        return QRect(0, top, self.viewport().width(), height)

    def _right(self, column: int) -> int:
        if self.isColumnHidden(column):
            return 0
        return self.columnViewportPosition(column) + self.columnWidth(column)

    def _paint_current(self, painter: QPainter) -> None:
        current = self.currentIndex()
        if not self.hasFocus() or not current.isValid():
            return
        is_item = isinstance(self.table.rows[current.row()], Item)
        rect = self.visualRect(current) if is_item else self.row_rect(current.row())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.colors().accent), 1.5))
        painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)

    def _paint_landing(self, painter: QPainter, landing: Landing) -> None:
        colors = theme.colors()
        painter.setPen(QPen(QColor(colors.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if landing.inside is not None:
            painter.drawRoundedRect(self.row_rect(landing.inside).adjusted(1, 1, -2, -2), 4, 4)
            return
        top, left = max(landing.top, 1), self.lead
        painter.drawLine(left, top, self.viewport().width(), top)
        painter.setBrush(QColor(colors.accent))
        painter.drawEllipse(QPoint(left + 3, top), 3, 3)

    def _bring_into_sight(self, rect: QRect) -> None:
        page: QWidget | None = self.parentWidget()
        while page and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        content = page.widget() if isinstance(page, QScrollArea) else None
        if isinstance(page, QScrollArea) and content:
            middle = self.viewport().mapTo(content, rect.center())
            page.ensureVisible(middle.x(), middle.y(), 0, rect.height())
