"""The lower right card: the same usage on every model of the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.comparison import COL_BAR, COL_BUDGET, COL_COST, ComparisonModel
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_table import NumberCells, NumberTable


class ComparisonPanel(QFrame):
    """Double click, Return or the context menu pick a model."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._calculation = calculation
        self._model = ComparisonModel(self)
        self.setProperty("card", True)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("small", True)
        self._table = _Table(self._model, calculation)
        self._title.setBuddy(self._table)
        heading = QHBoxLayout()
        heading.addWidget(self._title)
        heading.addStretch()
        heading.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE // 2)
        column.addLayout(heading)
        column.addWidget(self._table)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._title.setText(self.tr("&Same usage on every model"))
        self._hint.setText(self.tr("Double click or Enter picks a model"))
        self._table.setAccessibleName(self.tr("Same usage on every model"))
        self._model.retranslate()

    def show_budget(self, *, shown: bool) -> None:
        """Show or hide the column of what the budget buys."""
        self._table.setColumnHidden(COL_BUDGET, not shown)
        self.refresh()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        self._table.setEnabled(calculation.is_current)
        budget = None if self._table.isColumnHidden(COL_BUDGET) else calculation.budget
        shown = calculation.shown
        picked = shown.model if shown else calculation.model
        self._model.set_comparisons(calculation.comparisons, picked, budget)
        self._table.fit()


class _Table(NumberTable):
    def __init__(self, model: ComparisonModel, calculation: Calculation) -> None:
        super().__init__("compare", model, _Cells(model), stretched=COL_BAR, least_rows=3)
        self._comparison = model
        self._calculation = calculation
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setSortIndicator(COL_COST, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setColumnHidden(COL_BUDGET, True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(self._pick)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick with Return."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _pick(self, index: QModelIndex) -> None:
        self._calculation.pick(self._comparison.rows[index.row()].model.id)

    def _open_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("Pick this model")).triggered.connect(lambda: self._pick(index))
            menu.popup(self.viewport().mapToGlobal(point))


class _Cells(NumberCells):
    """The picked model in bold, refused ones grey, bars in their column."""

    def __init__(self, model: ComparisonModel) -> None:
        super().__init__(model)
        self._comparison = model

    def decorate(self, painter: QPainter, rect: QRect, row: int, column: int) -> QRect:
        """Draw a bar, or choose the text's pen and weight."""
        compared = self._comparison.rows[row]
        if compared.picked != painter.font().bold():
            font = painter.font()
            font.setBold(compared.picked)
            painter.setFont(font)
        if column == COL_BAR:
            self._draw_bar(painter, rect.adjusted(2 * theme.SPACE, 0, 0, 0), compared.bar)
        elif compared.quote is None:
            painter.setPen(QColor(theme.colors().muted))
            if column == COL_COST:  # the reason runs on through the columns that are empty
                rect.setRight(painter.viewport().right())
                left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(rect, left, compared.reason)
                return QRect()
        return rect

    def _draw_bar(self, painter: QPainter, room: QRect, share: float) -> None:
        if share:
            colors = theme.colors()
            height = room.height() // 4
            width = max(room.width() * share, 2.0)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.input if self.enabled else colors.track))
            top = room.center().y() - height / 2
            painter.drawRoundedRect(QRectF(room.left(), top, width, height), 3, 3)
