"""The table in which prices are typed: cells are fields, what is wrong is marked at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kimi_calc.viewmodels.list_draft import ListDraft
from kimi_calc.viewmodels.price_grid import WRONG_ROLE, PriceGrid
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_field import NumberEdit, redo_keys

_Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 1.8  # in heights of a line of text
_GAP = theme.SPACE
_NARROWEST_NAME = 12  # letters


class PriceTable(QTableView):
    """Typing begins in the cell that the keyboard is on; Tab goes to the next price.

    `moved` comes with another current cell, and while something is typed in it.
    """

    moved = Signal()

    def __init__(self, draft: ListDraft, grid: PriceGrid) -> None:
        super().__init__()
        self.setObjectName("draftPrices")
        self._draft = draft
        self._grid = grid
        self._cells = _Cells(draft, grid, self)
        self.setModel(grid)
        self.setItemDelegate(self._cells)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        # The dialog scrolls up and down; from side to side the table follows the keyboard.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(0)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.modelReset.connect(self.fit)
        grid.dataChanged.connect(self._cells.follow)
        self._cells.typed.connect(self.moved)
        self.clicked.connect(self._click)

    def begin(self) -> None:
        """Stand on the first price."""
        self.setCurrentIndex(self._grid.index(0, 1))

    def fit(self) -> None:
        """Take the height of all rows, and give every column the width of its texts."""
        metrics = self.fontMetrics()
        row_height = int(metrics.height() * _ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(row_height)
        height = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 4
        self.setFixedHeight(height + self._grid.rowCount() * row_height)
        headers, widths = self._grid.headers(), []
        for column, header in enumerate(headers):
            texts = [
                str(self._grid.index(row, column).data()) for row in range(self._grid.rowCount())
            ]
            least = "0000.00" if column else ""
            widest = max(map(metrics.horizontalAdvance, (header, least, *texts)))
            widths.append(widest + 3 * _GAP)
        room = self.viewport().width()
        spare = room - sum(widths)
        least_name = metrics.horizontalAdvance("M") * _NARROWEST_NAME
        widths[0] = max(widths[0] + spare, min(least_name, widths[0]))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def edit_cell(self, index: QModelIndex) -> None:
        """Go to a cell and type in it."""
        self.setFocus()
        self.setCurrentIndex(index)
        self._bring_into_sight(index)
        self.edit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the dialog."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo; Enter types in the cell, Delete empties it."""
        current = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # the field has had it: an Enter is none of the table's
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._draft.undo()
        elif QKeySequence(event.keyCombination()) in redo_keys():
            self._draft.redo()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._grid.spot(current):
            self.edit(current)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._grid.spot(current):
            self._draft.leave()
            self._grid.setData(current, "")
            self._draft.leave()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell where the keyboard is now."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self._bring_into_sight(current)
        self.moved.emit()

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Tab goes from price to price, over cells that take none."""
        step = {
            QAbstractItemView.CursorAction.MoveNext: 1,
            QAbstractItemView.CursorAction.MovePrevious: -1,
        }.get(action)
        if step is None:
            return super().moveCursor(action, modifiers)
        columns, current = self._grid.columnCount(), self.currentIndex()
        place = current.row() * columns + current.column() + step
        while 0 <= place < self._grid.rowCount() * columns:
            index = self._grid.index(*divmod(place, columns))
            if self._grid.spot(index):
                return index
            place += step
        return current

    def _click(self, index: QModelIndex) -> None:
        if self._grid.spot(index):
            self.edit(index)

    def _bring_into_sight(self, index: _Index) -> None:
        """Scroll the dialog, which is what scrolls up and down."""
        page = self.parentWidget()
        while page and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        content = page.widget() if isinstance(page, QScrollArea) else None
        if isinstance(page, QScrollArea) and content:
            rect = self.visualRect(index)
            middle = self.viewport().mapTo(content, rect.center())
            page.ensureVisible(middle.x(), middle.y(), 0, rect.height() * 2)


class _Cells(QStyledItemDelegate):
    """Draws prices as fields, and types in them; every key is checked at once."""

    typed = Signal()

    def __init__(self, draft: ListDraft, grid: PriceGrid, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._grid = grid
        self._open: tuple[NumberEdit, QPersistentModelIndex, str] | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A field that types into the draft."""
        del option
        edit = NumberEdit("draftPrice")
        edit.setParent(parent)
        edit.setProperty("cell", True)
        kept = QPersistentModelIndex(index)
        edit.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        edit.selectAll()
        edit.textChanged.connect(lambda text: self._type(kept, text))
        edit.undo_wanted.connect(self._draft.undo)
        edit.redo_wanted.connect(self._draft.redo)
        self._draft.leave()
        self._open = (edit, kept, edit.text())
        self._mark()
        return edit

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """As large as the cell."""
        del index
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what the draft has."""
        if isinstance(editor, NumberEdit):
            editor.write(str(index.data(Qt.ItemDataRole.EditRole)))

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        """The cell was left: what is typed next is a step of its own."""
        self._open = None
        self._draft.leave()
        super().destroyEditor(editor, index)
        self.typed.emit()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Esc takes back what was typed in the cell."""
        escaped = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        )
        if escaped and self._open:
            edit, _, before = self._open
            edit.write(before)
            self.closeEditor.emit(edit, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)

    def follow(self) -> None:
        """Show in an open field what undo brought back."""
        if self._open:
            edit, kept, _ = self._open
            edit.write(str(kept.data(Qt.ItemDataRole.EditRole)))
            self._mark()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The text; of a price in a frame, red where it is wrong."""
        colors = theme.colors()
        rect = option.rect.adjusted(2, 2, -2, -2)
        takes_price = self._grid.spot(index) is not None
        table = self.parent()
        is_current = isinstance(table, PriceTable) and table.currentIndex() == index
        wrong = bool(index.data(WRONG_ROLE))
        if takes_price:
            color = colors.error if wrong else colors.card_border
            width = 1
            if is_current and isinstance(table, PriceTable) and table.hasFocus():
                color, width = (colors.error if wrong else colors.accent), 2
            pen = painter.pen()
            pen.setColor(QColor(color))
            pen.setWidth(width)
            painter.setPen(pen)
            painter.setBrush(QColor(colors.card))
            painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(QColor(colors.error if wrong else colors.text))
        room = rect.adjusted(6, 0, -6, 0)
        text = _fitting(painter.fontMetrics(), str(index.data()), room.width())
        painter.drawText(room, index.data(Qt.ItemDataRole.TextAlignmentRole), text)

    def _type(self, index: QPersistentModelIndex, text: str) -> None:
        self._grid.setData(index, text)
        self._mark()
        self.typed.emit()

    def _mark(self) -> None:
        if self._open:
            edit, kept, _ = self._open
            theme.mark(edit, "invalid", on=bool(kept.data(WRONG_ROLE)))


def _fitting(metrics: QFontMetrics, text: str, room: int) -> str:
    """A text with its middle left out if need be; of a name with a mark, never the mark."""
    name, dot, mark = text.rpartition(" · ")
    if not dot or metrics.horizontalAdvance(text) <= room:
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    rest = max(room - metrics.horizontalAdvance(dot + mark), 0)
    return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, rest) + dot + mark
