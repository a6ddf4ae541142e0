"""How the cells of a table of numbers are drawn: the text itself, in one go."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.widgets import theme

COLUMN_GAP = 3 * theme.SPACE
MARGIN = 4
ROW_HEIGHT = 1.5
"""In heights of a line of text."""

ELIDED = (
    Qt.TextElideMode.ElideMiddle,
    Qt.TextElideMode.ElideRight,
    Qt.TextElideMode.ElideLeft,
)
"""How texts of the first column are shortened, the best way first."""

_Index = QModelIndex | QPersistentModelIndex


class NumberCells(QStyledItemDelegate):
    """Draws a cell's text itself: the style would ask the model ten questions a cell."""

    def __init__(self, model: NumberModel) -> None:
        super().__init__()
        self._numbers = model
        self.enabled = True
        self.color = QColor()
        self.tight = False
        """Whether there may be texts that have not the room they need."""
        self.elided = ELIDED[0]
        """Where the texts of the first column are shortened, so that they can be told apart."""

    def indent(self, _metrics: QFontMetrics) -> int:
        """How far from the edge the texts of the first column begin, in pixels."""
        return 0

    def lead(self, _row: int) -> int:
        """How much further from it that of one row begins, in pixels."""
        return 0

    def beside(self, _row: int) -> int:
        """What is drawn behind the first text of a row where there is room for it, in pixels."""
        return 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for the text."""
        text = self._numbers.texts[index.row()][index.column()]
        metrics = option.fontMetrics
        return QSize(
            metrics.horizontalAdvance(text) + COLUMN_GAP, int(metrics.height() * ROW_HEIGHT)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw what a column has of its own, and the text."""
        row, column = index.row(), index.column()
        text = self._numbers.texts[row][column]
        rect = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if rect.isEmpty():  # the column gave way
            return
        painter.setPen(self.color)
        is_bold = row in self._numbers.bold_rows
        if is_bold != painter.font().bold():
            font = painter.font()
            font.setBold(is_bold)
            painter.setFont(font)
        rect = self.decorate(painter, rect, row, column)
        if not text or rect.isEmpty():
            return
        metrics = painter.fontMetrics() if self.tight else None
        if metrics and metrics.horizontalAdvance(text) > rect.width():
            mode = self.elided if column == 0 else Qt.TextElideMode.ElideRight
            text = metrics.elidedText(text, mode, rect.width())
        painter.drawText(rect, self._numbers.alignment(column), text)

    def decorate(self, _painter: QPainter, rect: QRect, _row: int, _column: int) -> QRect:
        """Draw what belongs to the cell besides its text; the room that is left for that, if any.

        Leaves the painter's font as it is; the pen is set anew for each cell.
        """
        return rect


def bold(font: QFont) -> QFont:
    """The same font in bold."""
    heavy = QFont(font)
    heavy.setBold(True)
    return heavy
