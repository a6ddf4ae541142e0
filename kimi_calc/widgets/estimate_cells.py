"""How the rows of an estimate are drawn, and how wide what they say is."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kimi_calc.estimates.items import Item
from kimi_calc.viewmodels import item_texts
from kimi_calc.viewmodels.estimate_columns import (
    COL_AMOUNT,
    COL_MODEL,
    COL_NAME,
    COL_NOTE,
    COL_SHARE,
    COL_USAGE,
)
from kimi_calc.viewmodels.estimate_table import EstimateTable
from kimi_calc.viewmodels.picking import Mark
from kimi_calc.widgets import model_marks, theme
from kimi_calc.widgets.number_cells import bold

MARGIN = 6
_GAP = theme.SPACE
_LEAST_BESIDE = 4  # letters of a name that are seen beside its marks

_Index = QModelIndex | QPersistentModelIndex


class Fonts(NamedTuple):
    """The fonts of a table and what they measure, made once a text size."""

    plain: QFont
    small: QFont
    heavy: QFont
    of_plain: QFontMetrics
    of_small: QFontMetrics
    of_heavy: QFontMetrics
    of_marks: QFontMetricsF

    @classmethod
    def of(cls, font: QFont) -> Fonts:
        """From the font of the view."""
        plain, small, heavy = QFont(font), theme.small(QFont(font)), bold(font)
        of_plain, of_small, of_heavy = map(QFontMetrics, (plain, small, heavy))
        return cls(plain, small, heavy, of_plain, of_small, of_heavy, QFontMetricsF(small))

    @property
    def item_height(self) -> int:
        """The height of an item's row: two lines, and room around them."""
        lines = max(2 * self.of_small.height(), self.of_plain.height() + self.of_small.height())
        return lines + theme.SPACE * 3 // 2

    @property
    def triangle(self) -> int:
        """How much further than its group an item begins; the triangle stands there."""
        return max(2 * theme.SPACE, self.of_plain.height() * 4 // 5)

    @property
    def group_height(self) -> int:
        """The height of a group's row."""
        return self.of_heavy.height() + theme.SPACE * 3 // 2


class EstimateCells(QStyledItemDelegate):
    """Draws items, a cell at a time, and groups, a row at a time.

    `stacked`: the model stands below the name. `notes`: notes have a column, so that no mark
    says that there is one.
    """

    def __init__(self, table: EstimateTable, font: QFont) -> None:
        super().__init__()
        self._table = table
        self.fonts = Fonts.of(font)
        self.stacked = False
        self.notes = False

    def needed(self, row: int, column: int) -> int:
        """How wide a cell is with all that it says, in pixels."""
        shown = self._table.rows[row]
        if not isinstance(shown, Item) and column != COL_SHARE:
            return 0  # what a group says runs on over several columns
        text, fonts = self._table.text(row, column), self.fonts
        if not text:
            return 0
        if column == COL_USAGE:
            width = max(map(fonts.of_small.horizontalAdvance, text.split("\n")))
        elif not isinstance(shown, Item):
            width = fonts.of_heavy.horizontalAdvance(text)
        elif column == COL_NOTE:
            width = fonts.of_small.horizontalAdvance(text)
        else:
            width = fonts.of_plain.horizontalAdvance(text)
        width += self._marks_width(self._marks(row, column))
        return 2 * MARGIN + self._indent(column) + width + 2

    def needed_stacked(self, row: int) -> int:
        """How wide a name is that has its model below it."""
        if not isinstance(self._table.rows[row], Item):
            return 0
        fonts, model = self.fonts, self._table.text(row, COL_MODEL)
        width = fonts.of_small.horizontalAdvance(model)
        width += self._marks_width(self._marks(row, COL_MODEL)) + 2 * MARGIN + 2
        return max(self.needed(row, COL_NAME), width + self._indent(COL_NAME))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell of an item; groups are drawn by `paint_group`."""
        row, column = index.row(), index.column()
        shown = self._table.rows[row]
        rect = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if not isinstance(shown, Item) or rect.isEmpty():
            return
        rect.adjust(self._indent(column), 0, 0, 0)
        text, colors = self._table.text(row, column), theme.colors()
        ink = colors.muted if column in {COL_USAGE, COL_NOTE} else colors.text
        if column == COL_NAME and not shown.name:
            ink = colors.muted
        if column == COL_USAGE:
            self._paint_lines(painter, rect, text.split("\n"))
        elif column == COL_NAME and self.stacked:
            upper, lower = _halves(rect)
            self._paint_marked(painter, upper, text, ink, self._marks(row, column))
            model = self._table.text(row, COL_MODEL)
            marks = self._marks(row, COL_MODEL)
            self._paint_marked(painter, lower, model, colors.muted, marks, small=True)
        elif column in {COL_NAME, COL_MODEL}:
            self._paint_marked(painter, rect, text, ink, self._marks(row, column))
        else:
            self._paint_text(painter, rect, text, ink, column)

    def paint_group(self, painter: QPainter, rect: QRect, row: int, ends: dict[int, int]) -> None:
        """Draw a group over its whole row; `ends` are the right edges of amount and share."""
        table, fonts, colors = self._table, self.fonts, theme.colors()
        group = table.rows[row]
        assert not isinstance(group, Item)
        painter.setPen(QColor(colors.text))
        self._paint_triangle(painter, rect, collapsed=table.is_collapsed(group.name))
        painter.setFont(fonts.heavy)
        right, room = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, QRect(rect)
        if ends[COL_SHARE] > ends[COL_AMOUNT]:
            room.setRight(ends[COL_SHARE] - MARGIN)
            painter.drawText(room, right, table.text(row, COL_SHARE))
        room.setLeft(rect.left() + MARGIN + fonts.triangle)
        room.setRight(ends[COL_AMOUNT] - MARGIN)
        name = table.text(row, COL_NAME)
        least = min(fonts.of_heavy.horizontalAdvance(name), room.width() // 3)
        said = self.shortened(table.text(row, COL_AMOUNT), room.width() - least - 2 * _GAP)
        painter.drawText(room, right, said)
        room.setRight(room.right() - fonts.of_heavy.horizontalAdvance(said) - 2 * _GAP)
        name = fonts.of_heavy.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def shortened(self, subtotal: str, room: int) -> str:
        """A subtotal, or as many of its whole amounts as there is room for; none is cut through."""
        metrics, parts = self.fonts.of_heavy, subtotal.split(" + ")
        for count in range(len(parts), 0, -1):
            said = " + ".join((*parts[:count], *(["…"] if count < len(parts) else [])))
            if metrics.horizontalAdvance(said) <= room:
                return said
        return "…"

    def _indent(self, column: int) -> int:
        return self.fonts.triangle if column == COL_NAME and self._table.has_groups else 0

    def _marks(self, row: int, column: int) -> list[Mark]:
        if column not in {COL_NAME, COL_MODEL}:
            return []
        marks = self._table.marks(row, column)
        shown = self._table.rows[row]
        if column == COL_NAME and not self.notes and isinstance(shown, Item) and shown.note:
            marks.append(item_texts.noted())
        return [Mark(text) for text in marks]

    def _marks_width(self, marks: list[Mark]) -> int:
        return _GAP + int(model_marks.width(self.fonts.of_marks, marks)) + 1 if marks else 0

    def _paint_marked(  # noqa: PLR0913 - a text and its marks
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        ink: str,
        marks: list[Mark],
        *,
        small: bool = False,
    ) -> None:
        fonts = self.fonts
        metrics = fonts.of_small if small else fonts.of_plain
        beside = self._marks_width(marks)
        whole = metrics.horizontalAdvance(text)
        least = min(whole, metrics.horizontalAdvance("M") * _LEAST_BESIDE)
        if least + beside > rect.width():  # then a tool tip tells
            marks, beside = [], 0
        painter.setFont(fonts.small if small else fonts.plain)
        painter.setPen(QColor(ink))
        room = rect.width() - beside
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        if marks:
            left = rect.left() + metrics.horizontalAdvance(said) + _GAP
            painter.setFont(fonts.small)
            place = QRectF(left, rect.top(), rect.right() - left, rect.height())
            model_marks.draw(painter, place, marks, theme.colors().hover)

    def _paint_lines(self, painter: QPainter, rect: QRect, lines: list[str]) -> None:
        """Usage and times, one above the other."""
        painter.setFont(self.fonts.small)
        painter.setPen(QColor(theme.colors().muted))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        end = Qt.TextElideMode.ElideRight
        for half, line in zip(_halves(rect), lines, strict=True):
            said = self.fonts.of_small.elidedText(line, end, rect.width())
            painter.drawText(half, left, said)

    def _paint_text(self, painter: QPainter, rect: QRect, text: str, ink: str, column: int) -> None:
        fonts = self.fonts
        small = column == COL_NOTE
        painter.setFont(fonts.small if small else fonts.plain)
        painter.setPen(QColor(ink))
        metrics = fonts.of_small if small else fonts.of_plain
        if metrics.horizontalAdvance(text) > rect.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, self._table.alignment(column), text)

    def _paint_triangle(self, painter: QPainter, rect: QRect, *, collapsed: bool) -> None:
        side = max(self.fonts.of_plain.height() // 5, 3)
        middle = QPoint(rect.left() + MARGIN + side, rect.center().y() + 1)
        down = [QPoint(-side, -side // 2), QPoint(side, -side // 2), QPoint(0, side)]
        beside = [QPoint(-side // 2, -side), QPoint(-side // 2, side), QPoint(side, 0)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(painter.pen().color())
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        corners = [middle + corner for corner in (beside if collapsed else down)]
        painter.drawPolygon(QPolygon(corners))
        painter.restore()


def _halves(rect: QRect) -> tuple[QRect, QRect]:
    """The upper and the lower line of a cell."""
    inner = rect.adjusted(0, theme.SPACE // 2, 0, -(theme.SPACE // 2))
    upper, lower = QRect(inner), QRect(inner)
    upper.setHeight(inner.height() // 2)
    lower.setTop(upper.bottom() + 1)
    return upper, lower
