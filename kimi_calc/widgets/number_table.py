"""A table of numbers: no grid, columns as wide as they need, drawn in one go a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.widgets import theme

_COLUMN_GAP = 3 * theme.SPACE
_MARGIN = 4
_ROOM = _COLUMN_GAP + 2 * _MARGIN
_ROW_HEIGHT = 1.5  # in heights of a line of text
_NARROWEST = 2 * theme.SPACE  # of the column that takes the room left

_Index = QModelIndex | QPersistentModelIndex


class NumberTable(QTableView):
    """As high as its rows; or, where `least_rows` is given, as high as there is room.

    The column `stretched` takes the width that is left. Where there is none, the first one gives
    way: the middle of long ids is left out there, and nothing else is.
    """

    def __init__(
        self,
        name: str,
        model: NumberModel,
        cells: NumberCells,
        *,
        stretched: int,
        least_rows: int | None = None,
    ) -> None:
        super().__init__()
        self._least_rows = least_rows

        self.setObjectName(name)
        self._numbers = model
        self._cells = cells
        self._stretched = stretched
        cells.setParent(self)
        self.setModel(model)
        self.setItemDelegate(cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        if least_rows is None:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(_NARROWEST)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        upright = QSizePolicy.Policy.Fixed if least_rows is None else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)

    def fit(self) -> None:
        """Take the height of the rows and give every column the width of its texts."""
        metrics = self.fontMetrics()
        row_height = int(metrics.height() * _ROW_HEIGHT)
        if self.verticalHeader().defaultSectionSize() != row_height:
            self.verticalHeader().setDefaultSectionSize(row_height)
        rows = [self._numbers.headers(), *self._numbers.measured()]
        shown = max(len(self._numbers.texts), 2) if self._least_rows is None else self._least_rows
        frame = 2 * self.frameWidth() + 4
        height = self.horizontalHeader().sizeHint().height() + shown * row_height + frame
        if self._least_rows is not None:
            self.setMinimumHeight(height)
        elif self.height() != height:
            self.setFixedHeight(height)
        widths = {
            column: max(metrics.horizontalAdvance(row[column]) for row in rows) + _ROOM
            for column in range(self._numbers.columns)
            if not self.isColumnHidden(column)
        }
        if sum(widths.values()) > self.viewport().width():  # closer together, then
            widths = {column: width - 2 * theme.SPACE for column, width in widths.items()}
        least = widths.pop(self._stretched)
        room = self.viewport().width() - max(least, _NARROWEST) - sum(widths.values())
        if room < 0 and self._stretched:
            widths[0] = max(widths[0] + room, 8 * theme.SPACE)
        for column, width in widths.items():
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ask once what every cell would have to ask."""
        selected = self.selectionModel().selectedRows()
        self._cells.selected_row = selected[0].row() if selected else -1
        self._cells.enabled = self.isEnabled()
        colors = theme.colors()
        self._cells.color = QColor(colors.text if self.isEnabled() else colors.muted)
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page where there is nothing to scroll in here."""
        if self._least_rows is None:
            event.ignore()
        else:
            super().wheelEvent(event)


class NumberCells(QStyledItemDelegate):
    """Draws a cell's text itself: the style would ask the model ten questions a cell."""

    def __init__(self, model: NumberModel) -> None:
        super().__init__()
        self._numbers = model
        self.selected_row = -1
        self.enabled = True
        self.color = QColor()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for the text."""
        text = self._numbers.texts[index.row()][index.column()]
        metrics = option.fontMetrics
        return QSize(
            metrics.horizontalAdvance(text) + _COLUMN_GAP, int(metrics.height() * _ROW_HEIGHT)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the selection, what a column has of its own, and the text."""
        row, column = index.row(), index.column()
        text = self._numbers.texts[row][column]
        rect = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if row == self.selected_row:
            painter.fillRect(option.rect, QColor(theme.colors().hover))
        painter.setPen(self.color)
        rect = self.decorate(painter, rect, row, column)
        if not text or rect.isEmpty():
            return
        if column == 0:  # the one that gives way
            middle = Qt.TextElideMode.ElideMiddle
            text = painter.fontMetrics().elidedText(text, middle, rect.width())
        painter.drawText(rect, self._numbers.alignment(column), text)

    def decorate(self, painter: QPainter, rect: QRect, row: int, column: int) -> QRect:
        """Draw what belongs to the cell besides its text; the room that is left for that, if any.

        Leaves the painter's font as the text is to be drawn in; the pen is set anew for each cell.
        """
        raise NotImplementedError
