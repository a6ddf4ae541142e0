"""The card of the comparison: the same usage on every model of the list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.comparison import (
    COL_BAR,
    COL_BUDGET,
    COL_CONTEXT,
    COL_COST,
    COL_DIFFERENCE,
    COL_MARKS,
    COL_PERCENT,
    ORDER,
    ComparisonModel,
)
from kimi_calc.widgets import theme
from kimi_calc.widgets.fitting_label import FittingLabel
from kimi_calc.widgets.number_cells import NumberCells
from kimi_calc.widgets.number_table import NumberTable

_SHORTEST_BAR = 3 * theme.SPACE  # of the dearest model; shorter, bars tell nothing
_REASON = (COL_COST, COL_BAR, COL_DIFFERENCE, COL_PERCENT, COL_BUDGET)
_CHOSEN = {"context": COL_CONTEXT, "marks": COL_MARKS, "budget": COL_BUDGET}
"""The columns that are there if they are asked for."""


class ComparisonPanel(QFrame):
    """Double click, Return or the context menu pick a model; Ctrl+C copies the selected rows.

    `copied` comes with the rows to copy, a tuple of cells for each. `column_wanted` comes with
    the name of a column (context, marks, budget) and whether it is to be shown.
    """

    copied = Signal(object)
    column_wanted = Signal(str, bool)

    def __init__(self, calculation: Calculation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calculation = calculation
        self._model = ComparisonModel(self)
        self.setProperty("card", True)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._hint = FittingLabel(least=0)  # whoever has not the room for it does without
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._hint.setProperty("small", True)
        self._columns = QPushButton()
        self._columns.setObjectName("compareColumns")
        self._columns.setProperty("link", True)
        # As any menu, at once: by its mnemonic a button is clicked only a moment later.
        self._columns.pressed.connect(self._open_columns_below)
        self._table = table = _Table(self._model, calculation)
        table.copied.connect(self.copied)
        table.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.horizontalHeader().customContextMenuRequested.connect(
            lambda point: self._open_columns(table.horizontalHeader().mapToGlobal(point))
        )
        self._title.setBuddy(table)
        heading = QHBoxLayout()
        heading.setSpacing(theme.SPACE)
        heading.addWidget(self._title)
        heading.addStretch()
        heading.addWidget(self._hint, 1)
        heading.addWidget(self._columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE // 2)
        column.addLayout(heading)
        column.addWidget(table)
        column.addStretch()

    @property
    def last(self) -> QWidget:
        """What the keyboard reaches last in it."""
        return self._table

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._title.setText(self.tr("&Same usage on every model"))
        self._hint.show_parts(self.tr("Double click or Enter picks a model"))
        self._columns.setText(self.tr("Co&lumns"))
        self._table.setAccessibleName(self.tr("Same usage on every model"))
        self._model.retranslate()

    def show_budget(self, *, shown: bool) -> None:
        """Show or hide the column of what the budget buys."""
        if self._table.isColumnHidden(COL_BUDGET) == shown:
            self._table.setColumnHidden(COL_BUDGET, not shown)
            self.refresh()

    def show_columns(self, names: Iterable[str]) -> None:
        """Show these of the columns context and marks, and no other of them."""
        shown = set(names)
        for name in ("context", "marks"):
            column, hidden = _CHOSEN[name], name not in shown
            if self._table.isColumnHidden(column) != hidden:
                self._table.setColumnHidden(column, hidden)
                self._table.fit()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        self._table.setEnabled(calculation.is_current)
        budget = None if self._table.isColumnHidden(COL_BUDGET) else calculation.budget
        shown = calculation.shown
        picked = shown.model if shown else calculation.model
        self._model.set_comparisons(calculation.comparisons, picked, budget)
        self._table.fit()

    def _open_columns_below(self) -> None:
        self._columns.setDown(False)
        self._open_columns(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _open_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = {
            "context": self.tr("&Context length"),
            "marks": self.tr("&Marks (vision, thinking, …)"),
            "budget": self.tr("What the &budget buys"),
        }
        for name, title in titles.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(_CHOSEN[name]))
            action.toggled.connect(lambda on, name=name: self.column_wanted.emit(name, on))
        menu.popup(place)


class _Table(NumberTable):
    yielding = (COL_DIFFERENCE, COL_PERCENT, COL_MARKS, COL_CONTEXT, COL_BUDGET)
    copied = Signal(object)

    def __init__(self, model: ComparisonModel, calculation: Calculation) -> None:
        super().__init__(
            "compare",
            model,
            _Cells(model),
            stretched=COL_BAR,
        )
        self._comparison = model
        self._calculation = calculation
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicator(COL_COST, Qt.SortOrder.AscendingOrder)
        for place, column in enumerate(ORDER):
            header.moveSection(header.visualIndex(column), place)
        self.setSortingEnabled(True)
        for column in _CHOSEN.values():
            self.setColumnHidden(column, True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(self._pick)

    def running_on(self, widths: dict[int, int]) -> int:
        """The reasons of refusals begin in the column of the cost and run on to the edge."""
        rows = self._comparison.rows
        reasons = [self.fontMetrics().horizontalAdvance(row.reason) for row in rows if row.reason]
        room = sum(widths.get(column, 0) for column in _REASON)
        return max(max(reasons, default=0) + theme.SPACE - room, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick with Return, copy with Ctrl+C."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._pick(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _pick(self, index: QModelIndex) -> None:
        self._calculation.pick(self._comparison.rows[index.row()].model.id)

    def _copy(self) -> None:
        """Copy the selected rows, or all where none is, with the columns that are shown."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = [
            column for column in ORDER if column != COL_BAR and not self.isColumnHidden(column)
        ]
        rows = selected or list(range(len(self._comparison.rows)))
        self.copied.emit(self._comparison.copied(rows, columns))

    def _open_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("Pick this model")).triggered.connect(lambda: self._pick(index))
            copy = menu.addAction(self.tr("Copy selected rows"))
            copy.setShortcut(QKeySequence.StandardKey.Copy)
            copy.triggered.connect(self._copy)
            menu.popup(self.viewport().mapToGlobal(point))


class _Cells(NumberCells):
    """Refused models grey with their reason, bars in their column."""

    def __init__(self, model: ComparisonModel) -> None:
        super().__init__(model)
        self._comparison = model

    def decorate(self, painter: QPainter, rect: QRect, row: int, column: int) -> QRect:
        """Draw a bar, or the reason of a refusal."""
        compared = self._comparison.rows[row]
        if column == COL_BAR:
            self._draw_bar(painter, rect.adjusted(2 * theme.SPACE, 0, 0, 0), row)
        elif compared.quote is None:
            painter.setPen(QColor(theme.colors().muted))
            if column == COL_COST:  # the reason runs on through the columns that are empty
                rect.setRight(painter.viewport().right())
                left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                end = Qt.TextElideMode.ElideRight
                reason = painter.fontMetrics().elidedText(compared.reason, end, rect.width())
                painter.drawText(rect, left, reason)
                return QRect()
        return rect

    def _draw_bar(self, painter: QPainter, room: QRect, row: int) -> None:
        compared = self._comparison.rows[row]
        if compared.bar and room.width() >= _SHORTEST_BAR:
            colors = theme.colors()
            color = colors.accent if compared.picked else colors.bar
            height = room.height() // 4
            width = max(room.width() * compared.bar, 2.0)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color if self.enabled else colors.track))
            top = room.center().y() - height / 2
            painter.drawRoundedRect(QRectF(room.left(), top, width, height), 3, 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
