"""The table of an estimate: rows are picked, edited in place, moved, and copied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from kimi_calc.estimates.items import Item
from kimi_calc.viewmodels import item_texts
from kimi_calc.viewmodels.estimate_table import EstimateTable
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.widgets import theme
from kimi_calc.widgets.estimate_cells import MARGIN
from kimi_calc.widgets.estimate_commands import RowCommands
from kimi_calc.widgets.estimate_dragging import Dragging, Landing
from kimi_calc.widgets.estimate_editing import Editing, part_of
from kimi_calc.widgets.estimate_keys import command_of
from kimi_calc.widgets.estimate_rows import EstimateRows


class EstimateView(EstimateRows):
    """Return opens an item in Calculate, F2 or typing edits it in place; the menu has the rest.

    `picked` comes with the keys of the items that are selected, those of selected groups too;
    `open_wanted` with that of one to be opened, `copied` with rows for the clipboard.
    """

    def __init__(self, table: EstimateTable, estimating: Estimating) -> None:
        super().__init__(table)
        self._estimating = estimating
        self.editing = Editing(self)
        self.commands = RowCommands(self, self.editing, estimating)
        self._dragging = Dragging(table)
        estimating.settling.connect(self.editing.leave)
        self._told: frozenset[int] = frozenset()
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.horizontalHeader().sectionClicked.connect(self.commands.sort_by)
        self.verticalScrollBar().valueChanged.connect(self.editing.fit)
        table.modelAboutToBeReset.connect(self.places.remember)
        table.modelReset.connect(self._restore)
        table.dataChanged.connect(self._look_again)
        self.selectionModel().selectionChanged.connect(self._tell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self.editing.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What keys do to rows; typing begins in a cell."""
        current = self.currentIndex()
        spot, key, command = self.table.spot(current.row()), event.key(), command_of(event)
        if isinstance(spot, str) and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.commands.collapse(current.row(), collapsed=key == Qt.Key.Key_Left)
        elif command:
            self.commands.act(command)
        elif spot is not None and _types(event):
            part = part_of(current.column()) or ("times" if event.text().isdigit() else "name")
            self.editing.edit(part, event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing is looked for: Qt would ask for the texts of 10,000 rows."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Typing by an input method begins in a cell too."""
        if not self.editing.compose(event):
            event.ignore()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Where one types is where the editor is, while something is being composed."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return self.currentIndex().isValid()
        return super().inputMethodQuery(query)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A triangle closes its group, or opens it."""
        place = event.position().toPoint()
        row = self.rowAt(place.y())
        if event.button() == Qt.MouseButton.LeftButton and self._is_triangle(row, place):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.places.stand_on(row)
            self.commands.collapse(row)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a name, a usage or a note in place; of anything else, open its item."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        part = part_of(index.column())
        if self._is_triangle(index.row(), place):
            self.commands.collapse(index.row())
        elif part or not isinstance(self.table.rows[index.row()], Item):
            self.places.stand_on(index.row(), index.column())
            self.editing.edit(part or "name")
        else:
            self.commands.open(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the rows that are selected; below the row where keys ask for it."""
        from kimi_calc.widgets.estimate_menu import open_menu

        place = self.viewport().mapFromGlobal(event.globalPos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex())
            place = QPoint(rect.left() + self.lead, rect.bottom())
        open_menu(self, self.commands, self.viewport().mapToGlobal(place))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Take the items that are selected along."""
        keys = self.places.keys()
        if not keys or not self.editing.leave():
            return
        drag = QDrag(self)
        drag.setMimeData(self._dragging.content(keys))
        drag.setPixmap(self._taken(item_texts.told_items(len(keys))))
        drag.exec(Qt.DropAction.MoveAction)
        self._land(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take items of this table; all else is the window's."""
        if self._dragging.keys(event.mimeData()):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would land."""
        if not self._dragging.keys(event.mimeData()):
            event.ignore()
            return
        super().dragMoveEvent(event)  # which scrolls at the edges
        self._land(self._dragging.landing(self, event.position().toPoint()))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any more."""
        super().dragLeaveEvent(event)
        self._land(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move them there."""
        keys = self._dragging.keys(event.mimeData())
        landing = self._dragging.landing(self, event.position().toPoint())
        self._land(None)
        self.stopAutoScroll()
        if not keys or not landing:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.commands.drop(keys, landing)

    def _restore(self) -> None:
        """Select the same items and groups among other rows."""
        scrolled = self.verticalScrollBar().value()
        self.lay_out_rows()
        self.setAutoScroll(False)  # what is in sight stays there
        self.places.restore()
        self.setAutoScroll(True)
        self.verticalScrollBar().setValue(scrolled)
        self.editing.follow()
        self._look_again()

    def _look_again(self) -> None:
        """Give new texts room, and go to what was changed from elsewhere, as by undo."""
        self.fit()
        altered, self.table.altered = self.table.altered, frozenset()
        if not self.commands.are_own and 0 < len(altered) < len(self._estimating.estimate.items):
            self.places.go_to(altered)
        self._tell()

    def _is_triangle(self, row: int, place: QPoint) -> bool:
        is_group = isinstance(self.table.spot(row), str)
        return is_group and place.x() < self.lead + MARGIN

    def _land(self, landing: Landing | None) -> None:
        if landing != self.landing:
            self.landing = landing
            self.viewport().update()

    def _taken(self, text: str) -> QPixmap:
        """A picture of what is dragged: how many items."""
        metrics, colors = self.fontMetrics(), theme.colors()
        width = metrics.horizontalAdvance(text) + 2 * theme.SPACE
        picture = QPixmap(width, metrics.height() + theme.SPACE)
        picture.fill(QColor(colors.accent))
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setPen(QColor(colors.on_accent))
        painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture

    def _tell(self) -> None:
        """Tell which items are selected, where that are others."""
        self.viewport().update()
        keys = self.places.keys()
        if keys != self._told:
            self._told = keys
            self.picked.emit(keys)


def _types(event: QKeyEvent) -> bool:
    """Whether a key types a sign."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return not held and bool(event.text()) and event.text().isprintable() and event.text() != " "
