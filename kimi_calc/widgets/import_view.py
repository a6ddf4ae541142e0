"""The table of what was read from a price page."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from kimi_calc.viewmodels.import_table import COL_CONTEXT, COL_MODEL, ImportTable
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_cells import NumberCells
from kimi_calc.widgets.number_table import NumberTable


class ImportView(NumberTable):
    """As high as its rows; rows that are left out are faint and struck out."""

    fewest_rows = 1
    yielding = (COL_CONTEXT,)

    def __init__(self, table: ImportTable) -> None:
        super().__init__("importTable", table, _Cells(table), stretched=COL_MODEL)


class _Cells(NumberCells):
    def __init__(self, table: ImportTable) -> None:
        super().__init__(table)
        self._table = table

    def decorate(self, painter: QPainter, rect: QRect, row: int, column: int) -> QRect:
        """Have what is left out step back, and what changes stand out."""
        colors, out = theme.colors(), row in self._table.left_out
        if out:
            painter.setPen(QColor(colors.muted))
        elif column and "→" in self._table.texts[row][column]:
            painter.setPen(QColor(colors.accent))
        font = painter.font()
        if font.strikeOut() != out:
            font.setStrikeOut(out)
            painter.setFont(font)
        return rect
