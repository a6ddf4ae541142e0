"""The table in the open model picker: where it stands, and how a row looks."""

from __future__ import annotations

from math import ceil
from typing import cast

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kimi_calc.viewmodels.model_table import (
    COL_CONTEXT,
    COL_HIT,
    COL_ID,
    COL_INPUT,
    COL_MARKS,
    COL_OUTPUT,
    ModelTable,
)
from kimi_calc.widgets import model_marks, theme

_HEIGHTS = {"family": 1.6, "retired": 1.6, "model": 1.65, "tier": 1.3}  # in lines of text
_MARGIN = theme.SPACE
_TICK = 1.2  # behind an id, the tick of the one that is picked: its room, in lines of text
_INDENT = 2 * theme.SPACE  # of a tier, below its model
_BAR = 3  # at the left of the model where it stands

# What gives way where the screen is too narrow, one after the other. Ids never do.
_GIVING_WAY: tuple[frozenset[int], ...] = (
    frozenset(),
    frozenset({COL_MARKS}),
    frozenset({COL_MARKS, COL_CONTEXT}),
    frozenset({COL_MARKS, COL_CONTEXT, COL_HIT}),
    frozenset({COL_MARKS, COL_CONTEXT, COL_HIT, COL_INPUT}),
    frozenset({COL_MARKS, COL_CONTEXT, COL_HIT, COL_INPUT, COL_OUTPUT}),
)

_Index = QModelIndex | QPersistentModelIndex


class ModelRows(QTableView):
    """Stands on a model, never on a heading or a tier. `picked` comes with the row of a click."""

    picked = Signal(int)

    def __init__(self, table: ModelTable) -> None:
        super().__init__()
        self.setObjectName("modelRows")
        self._table = table
        self._cells = _Cells(self, table)
        self._pointed_from: QPoint | None = None
        self.whole_retirement = True
        self.picked_id = ""
        self.setModel(table)
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)  # what the mouse is over must not move away under it
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        upright = self.verticalHeader()
        upright.hide()
        upright.setMinimumSectionSize(1)
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        table.modelReset.connect(self._set_rows)

    @property
    def current(self) -> int | None:
        """The row where it stands; None where no model is left."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def is_picked(self, row: int) -> bool:
        """Whether a row is that of the model that is picked."""
        model = self._table.rows[row].model
        return model is not None and model.id == self.picked_id

    def stand_on(self, row: int | None) -> None:
        """Go to a model; None: to none."""
        index = QModelIndex() if row is None else self._table.index(row, COL_ID)
        self.setCurrentIndex(index)
        if row is not None:
            self.scrollTo(self._table.index(self._table.last_row_of(row), COL_ID))
            # A heading right above is shown with it.
            self.scrollTo(self._table.index(self._first_seen_with(row), COL_ID))
            self.scrollTo(index)

    def move_by(self, steps: int) -> None:
        """Go that many models down, or up; at the ends it stays."""
        rows = self._table.pickable
        if rows:
            here = rows.index(self.current) if self.current in rows else 0
            self.stand_on(rows[min(max(here + steps, 0), len(rows) - 1)])

    @property
    def models_a_page(self) -> int:
        """How many models one Page Down goes on."""
        heights = [self.rowHeight(row) for row in self._table.pickable]
        return max(self.viewport().height() // max([*heights, 1]) - 1, 1)

    def fit_columns(self, most: int) -> int:
        """Give the columns their widths; all of it is `most` pixels at most, without scroll bar.

        What then is the width of the table. Where it would be more, columns give way.
        """
        whole, short = self._widths(spacious=True), self._widths(spacious=False)
        for without, widths in [(_GIVING_WAY[0], whole), *((one, short) for one in _GIVING_WAY)]:
            left = {column: width for column, width in widths.items() if column not in without}
            if sum(left.values()) <= most:
                break
        self.whole_retirement = widths is whole
        left[COL_ID] = min(left[COL_ID], most)
        for column in range(self._table.columns):
            self.setColumnHidden(column, column not in left)
            if column in left:
                self.setColumnWidth(column, left[column])
        return sum(left.values())

    def widen_to(self, width: int) -> None:
        """Let the column of the marks, or of the ids, take the room that is left."""
        free = COL_ID if self.isColumnHidden(COL_MARKS) else COL_MARKS
        taken = sum(
            self.columnWidth(column)
            for column in range(self._table.columns)
            if column != free and not self.isColumnHidden(column)
        )
        self.setColumnWidth(free, max(width - taken, self.columnWidth(free)))

    def height_of_rows(self, first: int) -> int:
        """The height of the header and the first rows, in pixels."""
        rows = range(min(first, len(self._table.rows)))
        header = self.horizontalHeader().sizeHint().height()
        return header + sum(self.rowHeight(row) for row in rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing yet: the release picks."""
        self._pointed_from = event.globalPosition().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stand on the model under the mouse."""
        row = self._model_under(event)
        if row is not None and row != self.current:
            self.setCurrentIndex(self._table.index(row, COL_ID))
        if event.buttons() and self._pointed_from is None:
            # The button went down on the closed box, and the list is pointed into.
            self._pointed_from = event.globalPosition().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick the model under the mouse."""
        row = self._model_under(event)
        pointed, self._pointed_from = self._pointed_from, None
        if pointed and row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has picked already."""
        self.mousePressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Draw the rows of tiers again, too."""
        super().currentChanged(cast("QModelIndex", current), cast("QModelIndex", previous))
        self.viewport().update()

    def _model_under(self, event: QMouseEvent) -> int | None:
        return self._table.row_picked_at(self.rowAt(int(event.position().y())))

    def _first_seen_with(self, row: int) -> int:
        above = row - 1
        return (
            above if above >= 0 and self._table.rows[above].kind in {"family", "retired"} else row
        )

    def _set_rows(self) -> None:
        """Headings run over all columns; rows have the height of their kind."""
        self.clearSpans()
        line = self.fontMetrics().height()
        for number, row in enumerate(self._table.rows):
            self.setRowHeight(number, round(line * _HEIGHTS[row.kind]))
            if row.kind in {"family", "retired"}:
                self.setSpan(number, COL_ID, 1, self._table.columns)

    def _widths(self, *, spacious: bool) -> dict[int, int]:
        """What each column needs; where there is no room, closer together and in fewer words."""
        metrics = self.fontMetrics()
        headers, rows = self._table.headers(), range(len(self._table.rows))
        ids = [self._cells.id_width(row) for row in rows]
        marks = [self._cells.marks_width(row, whole=spacious) for row in rows]
        widths = {COL_ID: max(ids, default=0), COL_MARKS: max(marks, default=0)}
        for column in range(COL_CONTEXT, self._table.columns):
            texts = [headers[column], *(row[column] for row in self._table.texts)]
            widths[column] = max(metrics.horizontalAdvance(text) for text in texts)
            widths[column] += (3 if spacious else 2) * _MARGIN
        return widths


class _Cells(QStyledItemDelegate):
    """Draws what a row is: a heading, a model, a tier of it."""

    def __init__(self, view: ModelRows, table: ModelTable) -> None:
        super().__init__(view)
        self._view = view
        self._table = table

    @property
    def _tick(self) -> int:
        return round(self._view.fontMetrics().height() * _TICK)

    def id_width(self, row: int) -> int:
        """What the id of a row takes, picked or not, in pixels."""
        shown = self._table.rows[row]
        text = shown.texts[COL_ID]
        if shown.kind == "model":
            return self._view.fontMetrics().horizontalAdvance(text) + _MARGIN + self._tick
        indent = _INDENT if shown.kind == "tier" else 0
        return self._view.fontMetrics().horizontalAdvance(text) + indent + 2 * _MARGIN

    def marks_width(self, row: int, *, whole: bool) -> int:
        """What the marks of a row take, in pixels."""
        metrics = QFontMetricsF(theme.small(QFont(self._view.font())))
        width = model_marks.width(metrics, self._table.marks(row))
        retirement = self._table.retirement(row, whole=whole)
        if retirement:
            width += metrics.horizontalAdvance(retirement) + _MARGIN
        return ceil(width) + 2 * _MARGIN if width else 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The table gives rows and columns their sizes."""
        del option, index
        return QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell; of a heading, all the row."""
        row, column, rect = index.row(), index.column(), option.rect
        shown, colors = self._table.rows[row], theme.colors()
        painter.save()
        current = self._view.current
        if current is not None and shown.model is self._table.rows[current].model:
            painter.fillRect(rect, QColor(colors.hover))
            if column == COL_ID:
                painter.fillRect(
                    QRect(rect.topLeft(), QSize(_BAR, rect.height())), QColor(colors.accent)
                )
        if shown.opens:
            line = colors.field_border if shown.kind == "retired" else colors.card_border
            painter.fillRect(QRect(rect.topLeft(), QSize(rect.width(), 1)), QColor(line))
        faint = shown.kind != "model" or self._table.is_faint(row)
        ink = QColor(colors.muted if faint else colors.text)
        painter.setPen(ink)
        inner = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if column == COL_MARKS:
            self._draw_marks(painter, inner, row, current == row)
        elif column == COL_ID:
            self._draw_id(painter, inner, row)
        else:
            painter.drawText(inner, self._table.alignment(column), shown.texts[column])
        painter.restore()

    def _draw_id(self, painter: QPainter, rect: QRect, row: int) -> None:
        shown = self._table.rows[row]
        picked = shown.kind == "model" and self._view.is_picked(row)
        if shown.kind == "tier":
            rect = rect.adjusted(_INDENT, 0, 0, 0)
        elif shown.kind != "model":
            painter.setFont(theme.small(QFont(painter.font())))
        elif picked:
            rect = rect.adjusted(0, 0, _MARGIN - self._tick, 0)
        metrics = painter.fontMetrics()
        text = metrics.elidedText(
            shown.texts[COL_ID], Qt.TextElideMode.ElideMiddle, max(rect.width(), 0)
        )
        painter.drawText(rect, self._table.alignment(COL_ID), text)
        if picked:
            left = rect.left() + metrics.horizontalAdvance(text) + _MARGIN
            _draw_tick(painter, QPointF(left, rect.center().y() + 0.5), metrics.height() / 20)

    def _draw_marks(self, painter: QPainter, rect: QRect, row: int, stands_here: bool) -> None:  # noqa: FBT001 - drawn on the other ground
        painter.setFont(theme.small(QFont(painter.font())))
        ink, marks = painter.pen(), self._table.marks(row)
        ground = theme.colors().card if stands_here else theme.colors().hover
        left = model_marks.draw(painter, QRectF(rect), marks, ground)
        retirement = self._table.retirement(row, whole=self._view.whole_retirement)
        painter.setPen(ink)
        painter.drawText(
            rect.adjusted(ceil(left - rect.left()), 0, 0, 0),
            self._table.alignment(COL_MARKS),
            retirement,
        )


def _draw_tick(painter: QPainter, left: QPointF, scale: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.colors().accent), 2 * scale))
    corners = [QPointF(0, 0), QPointF(3.5, 3.5), QPointF(10, -4.5)]
    painter.drawPolyline([left + corner * scale for corner in corners])
