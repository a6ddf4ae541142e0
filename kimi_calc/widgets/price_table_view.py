"""The tables of a price list: what models cost, and what is charged by the call."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStyleOptionViewItem

from kimi_calc.viewmodels.call_table import CallTable
from kimi_calc.viewmodels.number_model import Index
from kimi_calc.viewmodels.price_table import COL_NAME, PriceTable
from kimi_calc.widgets import model_marks, theme
from kimi_calc.widgets.number_cells import MARGIN, NumberCells
from kimi_calc.widgets.number_table import NumberTable

_INDENT = 2 * theme.SPACE
_STACKED = 36  # in widths of a wide letter; a narrower table has names above their prices


class PriceTableView(NumberTable):
    """Click a header to sort, a third time for the order of the list; Ctrl+C copies rows.

    `copy_wanted` comes when rows are to be copied, `narrowed` after other columns had no room.
    """

    copy_wanted = Signal()
    narrowed = Signal()

    def __init__(self, prices: PriceTable) -> None:
        super().__init__("priceTable", prices, _PriceCells(prices), stretched=COL_NAME)
        self._prices = prices
        self._gone: list[int] = []
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        prices.modelReset.connect(self.fit)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    @property
    def gone(self) -> list[int]:
        """The columns that have no room now."""
        return self._gone

    @property
    def chosen(self) -> list[int]:
        """The rows that are selected; all where none is."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        return selected or list(range(len(self._prices.rows)))

    def fit(self) -> None:
        """Take the height of the rows, share the width out, and tell which columns have none.

        Where there is no room, the context goes, then writes, those that live longest first.
        """
        letter = self.fontMetrics().horizontalAdvance("M")
        self._prices.stack(stacked=self.viewport().width() < _STACKED * letter)
        charges = enumerate(self._prices.charges, 1)
        writes = [place for place, charge in charges if charge.kind == "cache_write"]
        self.yielding = (self._prices.context_column, *reversed(writes))
        super().fit()
        gone = [column for column in self.yielding if self.columnWidth(column) == 0]
        if gone != self._gone:
            self._gone = gone
            self.narrowed.emit()

    def follow_order(self) -> None:
        """Show no order in the headers where a list with other columns took it away."""
        header = self.horizontalHeader()
        if not self._prices.is_sorted and header.sortIndicatorSection() >= 0:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _open_menu(self, point: QPoint) -> None:
        """Copy rows, or sort without a mouse."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy selected rows"))
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.triggered.connect(self.copy_wanted)
        by = menu.addMenu(self.tr("Sort by"))
        by.addAction(self.tr("As the list has them")).triggered.connect(lambda: self.sort_by(-1))
        by.addSeparator()
        for column, name in enumerate(self._prices.names()):
            by.addAction(name).triggered.connect(lambda _on, column=column: self.sort_by(column))
        menu.popup(self.viewport().mapToGlobal(point))

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round where it is that one already; -1: by none."""
        header = self.horizontalHeader()
        order = Qt.SortOrder.AscendingOrder
        is_up = header.sortIndicatorOrder() == order
        if column >= 0 and column == header.sortIndicatorSection() and is_up:
            order = Qt.SortOrder.DescendingOrder
        header.setSortIndicator(column, order)


class _PriceCells(NumberCells):
    """Ids with their marks behind them; what has no price in muted letters."""

    def __init__(self, prices: PriceTable) -> None:
        super().__init__(prices)
        self._prices = prices

    def lead(self, row: int) -> int:
        """Models stand below their family, and parts of one below its id."""
        return 0 if self._prices.is_sorted else self._prices.rows[row].level * _INDENT

    def beside(self, row: int) -> int:
        """Room for the marks."""
        marks = self._prices.marks(row)
        if not marks:
            return 0
        metrics = QFontMetricsF(theme.small(self._view_font()))
        return int(model_marks.width(metrics, marks)) + 2 * theme.SPACE

    def decorate(self, painter: QPainter, rect: QRect, row: int, column: int) -> QRect:
        """Choose the ink, and where the text begins."""
        shown = self._prices.rows[row]
        is_none = column != COL_NAME and shown.prices and not self._is_said(row, column)
        is_part = column == COL_NAME and shown.kind == "part" and not self._prices.is_sorted
        if is_none or is_part:
            painter.setPen(QColor(theme.colors().muted))
        if column != COL_NAME:
            return rect
        if not shown.prices and column == COL_NAME:  # it runs on: nothing stands beside it
            rect.setRight(painter.viewport().right())
        return rect.adjusted(self.lead(row), 0, 0, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell, and marks behind an id where all of them have room."""
        super().paint(painter, option, index)
        marks = self._prices.marks(index.row()) if index.column() == COL_NAME else []
        if not marks:
            return
        text = self._prices.texts[index.row()][COL_NAME]
        left = option.rect.left() + MARGIN + self.lead(index.row())
        left += painter.fontMetrics().horizontalAdvance(text) + 2 * theme.SPACE
        painter.save()
        painter.setFont(theme.small(painter.font()))
        right = option.rect.right()
        if not self._prices.rows[index.row()].prices and not self._prices.texts[index.row()][-1]:
            right = painter.viewport().right()
        room = QRectF(left, option.rect.top(), right - left, option.rect.height())
        if model_marks.width(QFontMetricsF(painter.font()), marks) <= room.width():
            model_marks.draw(painter, room, marks, theme.colors().hover)
        painter.restore()

    def _is_said(self, row: int, column: int) -> bool:
        charges = self._prices.charges
        is_price = 0 < column <= len(charges)
        return not is_price or charges[column - 1] in self._prices.rows[row].prices

    def _view_font(self) -> QFont:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        return view.font()


class CallTableView(NumberTable):
    """What is charged by the call; Ctrl+C copies all of it."""

    fewest_rows = 1
    copy_wanted = Signal()

    def __init__(self, calls: CallTable) -> None:
        super().__init__("callPrices", calls, NumberCells(calls), stretched=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)
