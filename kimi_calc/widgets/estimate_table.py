"""The table of an estimate: rows are picked, edited in place, moved, and copied."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QToolTip,
    QWidget,
)

from kimi_calc.estimates.items import Item
from kimi_calc.viewmodels import item_texts
from kimi_calc.viewmodels.estimate_table import (
    COL_AMOUNT,
    COL_MODEL,
    COL_NAME,
    COL_NOTE,
    COL_SHARE,
    COL_USAGE,
    EstimateTable,
    Spot,
)
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.widgets import theme
from kimi_calc.widgets.estimate_cells import MARGIN, TRIANGLE, EstimateCells, Fonts
from kimi_calc.widgets.estimate_columns import NUMBERS, shared_out
from kimi_calc.widgets.estimate_dragging import Dragging, Landing
from kimi_calc.widgets.estimate_editors import (
    Editor,
    GroupEditor,
    Part,
    TextEditor,
    TimesEditor,
)
from kimi_calc.widgets.estimate_keys import command_of
from kimi_calc.widgets.tool_tips import as_written

_Index = QModelIndex | QPersistentModelIndex
_FEW = 60  # rows that are all measured; of more, those in sight, and what was seen before
_LEAST_ROWS = 5
_STACKED = -1  # in place of a column: a name with its model below it
_PARTS: dict[int, Part] = {COL_NAME: "name", COL_USAGE: "times", COL_NOTE: "note"}


class EstimateView(QTableView):
    """Rows keep their height: of 10,000 none is asked for before it is in sight.

    It scrolls by itself; with `whole` it is as high as its rows, and the page scrolls.
    `picked` comes with the keys of the items that are selected, those of selected groups too;
    `open_wanted` with that of one to be opened, `copied` with rows for the clipboard.
    """

    picked = Signal(object)
    open_wanted = Signal(int)
    copied = Signal(object)

    def __init__(self, table: EstimateTable, estimating: Estimating) -> None:
        super().__init__()
        self.setObjectName("estimateItems")
        self.table = table
        self.estimating = estimating
        self._cells = EstimateCells(table, self.font())
        self._dragging = Dragging(table)
        self._landing: Landing | None = None
        self._editor: Editor | None = None
        self._composing = False
        self._whole = False
        self._widest: dict[int, int] = {}
        self._spots: frozenset[Spot] = frozenset()
        self._here: tuple[Spot, int] | None = None
        self._own = False
        self._keeps = False
        self.setModel(table)
        self.setItemDelegate(self._cells)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(0)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.sectionClicked.connect(table.sort_by)
        self._wider = QTimer(self, singleShot=True, interval=0)
        self._wider.timeout.connect(self.fit)
        self.verticalScrollBar().valueChanged.connect(self._look)
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._restore)
        table.dataChanged.connect(self._look_again)
        self.selectionModel().selectionChanged.connect(self._note)
        self._lay_out_rows()

    @property
    def keys(self) -> frozenset[int]:
        """The keys of the items that are selected, those of selected groups too."""
        return self.table.keys(self._rows())

    @property
    def editor(self) -> Editor | None:
        """The editor that is open, if one is."""
        return self._editor

    def show_whole(self, *, whole: bool) -> None:
        """Be as high as all rows, or scroll."""
        self._whole = whole
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if whole else needed)
        upright = QSizePolicy.Policy.Fixed if whole else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self._take_height()

    def dress(self) -> None:
        """Measure anew, in another text size or language."""
        self._cells.fonts = Fonts.of(self.font())
        self._widest = {}
        self._lay_out_rows()
        self.fit()

    def go_to(self, keys: frozenset[int]) -> None:
        """Select items, and bring them into sight, those in closed groups too."""
        for group in self.table.groups:
            if self.table.is_collapsed(group.name) and any(i.key in keys for i in group.items):
                self.table.collapse(group.name, collapsed=False)
        rows = [place for key in keys if (place := self.table.place(key)) is not None]
        if not rows:
            return
        self._select(rows)
        column = self.currentIndex().column() if self.currentIndex().isValid() else COL_NAME
        self._stand_on(min(rows), column)
        self.scrollTo(self.table.index(max(rows), COL_NAME))
        self.scrollTo(self.table.index(min(rows), COL_NAME))

    def fit(self) -> None:
        """Share the width out to the columns that there is room for."""
        table, cells = self.table, self._cells
        needed = self._needed()
        stacked = needed.pop(_STACKED)
        letter = cells.fonts.of_plain.horizontalAdvance("M")
        found = shared_out(needed, stacked, self.viewport().width(), letter)
        cells.stacked, cells.notes = COL_MODEL not in found, COL_NOTE in found
        for column in range(table.columnCount()):
            if self.isColumnHidden(column) != (column not in found):
                self.setColumnHidden(column, column not in found)
            if column in found and self.columnWidth(column) != found[column]:
                self.setColumnWidth(column, found[column])
        self.viewport().update()

    def edit_part(self, part: Part, typed: str | None = None) -> None:
        """Open an editor over the row that the keyboard is on."""
        place = self.currentIndex().row()
        spot = self.table.spot(place)
        if spot is None or not self._leave_editor():
            return
        shown = self.table.rows[place]
        self.scrollTo(self.currentIndex())
        cell = self._cell(place, part)
        width = cell.width()
        editor: Editor
        if not isinstance(shown, Item):
            editor = TextEditor(self.viewport(), width, "group", shown.name)
            editor.taken.connect(lambda values: self._rename(shown.name, values["group"]))
        elif part == "times":
            talks = item_texts.is_talk(shown)
            editor = TimesEditor(self.viewport(), width, shown, talks=talks)
            editor.taken.connect(lambda values: self._set({shown.key}, values))
        elif part == "group":
            keys = self.keys | {shown.key}
            names = [group.name for group in self.table.groups]
            editor = GroupEditor(self.viewport(), width, names, shown.group)
            editor.taken.connect(lambda values: self._set(keys, values))
        else:
            editor = TextEditor(self.viewport(), width, part, getattr(shown, part))
            editor.taken.connect(lambda values: self._set({shown.key}, values))
        editor.closed.connect(self._close_editor)
        self._editor = editor
        editor.begin_at(cell)
        editor.begin(typed)
        editor.show()
        if not self._composing:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, command: str) -> None:
        """Do what a key or the menu asks for, to the rows that are selected."""
        keys, estimating = self.keys, self.estimating
        if command == "copy":
            self.copied.emit(self.table.copied(keys or self._all_keys()))
        elif command in {"up", "down"}:
            self._move(keys, -1 if command == "up" else 1)
        elif command == "delete" and keys:
            row = self.currentIndex().row()
            self._do(lambda: estimating.remove(keys))
            self._stand_near(row)
        elif command == "duplicate" and keys:
            copies: list[int] = []
            self._do(lambda: copies.extend(estimating.duplicate(keys)))
            self.go_to(frozenset(copies))
        elif command == "edit":
            column = self.currentIndex().column()
            self.edit_part(_PARTS.get(column, "name"))
        elif command == "open":
            self._open(self.currentIndex())

    def set_period(self, period: str) -> None:
        """Have what is selected take place once, or every day, week or month."""
        self._set(self.keys, {"period": period})

    def set_group(self, group: str) -> None:
        """Put what is selected into a group."""
        self._set(self.keys, {"group": group})

    def collapse(self, row: int, *, collapsed: bool | None = None) -> None:
        """Close a group, or open it; without `collapsed` the other way than it is."""
        group = self.table.rows[row]
        if isinstance(group, Item):
            return
        if collapsed is None:
            collapsed = not self.table.is_collapsed(group.name)
        if self._leave_editor():
            self.table.collapse(group.name, collapsed=collapsed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self.fit()
        if self._editor:
            self._editor.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_cells"):
            self.dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what belongs to whole rows, below the cells and above them."""
        rows = self._between(event.rect().top(), event.rect().bottom())
        chosen = self.selectionModel()
        colors, none = theme.colors(), QModelIndex()
        painter = QPainter(self.viewport())
        groups = [row for row in rows if not isinstance(self.table.rows[row], Item)]
        for row in groups:
            painter.fillRect(self._row_rect(row), QColor(colors.hover))
        if chosen.hasSelection():
            for row in rows:
                if chosen.isRowSelected(row, none):
                    painter.fillRect(self._row_rect(row), QColor(colors.selected))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        ends = {column: self._right(column) for column in (COL_AMOUNT, COL_SHARE)}
        for row in groups:
            self._cells.paint_group(painter, self._row_rect(row), row, ends)
        self._paint_current(painter)
        if self._landing:
            self._paint_landing(painter, self._landing)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What keys do to rows; typing begins in a cell."""
        current = self.currentIndex()
        shown = self.table.rows[current.row()] if current.isValid() else None
        is_group = shown is not None and not isinstance(shown, Item)
        key = event.key()
        command = command_of(event)
        if is_group and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.collapse(current.row(), collapsed=key == Qt.Key.Key_Left)
        elif is_group and command == "open":
            self.collapse(current.row())
        elif command:
            self.act(command)
        elif shown is not None and _types(event):
            self.edit_part(_PARTS.get(current.column(), "name"), event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Typing by an input method begins in a cell too, and goes on there once it is done."""
        composes, commits = bool(event.preeditString()), bool(event.commitString())
        if not self._editor and self.currentIndex().isValid() and (composes or commits):
            self._composing = True  # another focus would end what is being composed
            self.edit_part(_PARTS.get(self.currentIndex().column(), "name"), "")
        if not self._editor or not self._composing:
            event.ignore()
            return
        self._editor.compose(event)
        if commits or not composes:
            self._composing = False
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Where one types is where the editor is, while something is being composed."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return self.currentIndex().isValid()
        return super().inputMethodQuery(query)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A triangle closes its group, or opens it."""
        place = event.position().toPoint()
        row = self.rowAt(place.y())
        on_triangle = row >= 0 and place.x() < TRIANGLE + MARGIN
        if on_triangle and not isinstance(self.table.rows[row], Item):
            if event.button() == Qt.MouseButton.LeftButton and self._leave_editor():
                self._stand_on(row, COL_NAME)
                self.collapse(row)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a name, a usage or a note in place; of anything else, open its item."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        if isinstance(self.table.rows[index.row()], Item):
            part = _PARTS.get(index.column())
            if part:
                self.setCurrentIndex(index)
                self.edit_part(part)
            else:
                self._open(index)
        elif place.x() >= TRIANGLE + MARGIN:
            self.edit_part("group")
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the rows that are selected; below the row where keys ask for it."""
        from kimi_calc.widgets.estimate_menu import open_menu

        place = self.viewport().mapFromGlobal(event.globalPos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex())
            place = QPoint(rect.left() + TRIANGLE, rect.bottom())
        open_menu(self, self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell by a tool tip what there is more to be said of a cell."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            told = self.table.tool_tip(index.row(), index.column()) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), as_written(told), self)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page where there is nothing to scroll in here."""
        if self._whole:
            event.ignore()
        else:
            super().wheelEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Bring the row that the keyboard came to into sight, where the page is what scrolls."""
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().update()
        if self._whole and current.isValid() and self.hasFocus():
            self._bring_into_sight(self._row_rect(current.row()))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Take the items that are selected along."""
        keys = self.keys
        if not keys or not self._leave_editor():
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
        # Accepted as a copy: after a move the view would have its model take the rows out.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._do(lambda: self.estimating.move(keys, landing.before, landing.group))

    def _rows(self) -> list[int]:
        """The rows that are selected, by the ranges of the selection: there may be 10,000."""
        selection = self.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.size()))
        return [row for one in ranges for row in range(one.top(), one.bottom() + 1)]

    def _all_keys(self) -> frozenset[int]:
        return frozenset(item.key for item in self.estimating.estimate.items)

    def _do(self, change: Any) -> None:
        """Change the estimate so that the selection stays with its rows."""
        if not self._leave_editor():
            return
        self._own = True
        try:
            change()
        finally:
            self._own = False

    def _set(self, keys: frozenset[int] | set[int], values: dict[str, Any]) -> None:
        if keys:
            self._do(lambda: self.estimating.set_values(frozenset(keys), **values))

    def _rename(self, group: str, name: str) -> None:
        def rename() -> None:
            self.estimating.rename_group(group, name.strip())

        self._spots = (self._spots - {group}) | {name.strip()}
        if self._here and self._here[0] == group:
            self._here = (name.strip(), self._here[1])
        self._keeps = True
        self._do(rename)
        self._keeps = False

    def _move(self, keys: frozenset[int], step: int) -> None:
        spots = {self.table.spot(row) for row in self._rows()}
        groups = [spot for spot in spots if isinstance(spot, str)]
        if len(groups) == 1 and len(spots) == 1:
            self._do(lambda: self.estimating.move_group(groups[0], step))
        elif keys:
            self._do(lambda: self.estimating.move_by(keys, step))
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _open(self, index: _Index) -> None:
        spot = self.table.spot(index.row())
        if isinstance(spot, int):
            self.open_wanted.emit(spot)

    def _leave_editor(self) -> bool:
        """Take what is typed; whether no editor is open any more."""
        return self._editor is None or self._editor.take()

    def _close_editor(self, back: bool) -> None:  # noqa: FBT001 - a signal's argument
        editor, self._editor = self._editor, None
        self._composing = False
        if editor:
            if back:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()

    def _cell(self, row: int, part: Part) -> QRect:
        """Where in the viewport a part of a row is edited."""
        rect = self._row_rect(row)
        columns = {"times": COL_USAGE, "note": COL_NOTE}
        column = columns.get(part, COL_NAME)
        if self.isColumnHidden(column):
            column = COL_NAME
        left = self.columnViewportPosition(column)
        right = self._right(column)
        if column == COL_NAME and self.table.has_groups:
            left += TRIANGLE - theme.SPACE // 2
        return QRect(left, rect.top(), right - left, rect.height())

    def _remember(self) -> None:
        """Note what is selected before other rows come."""
        if self._keeps:
            return
        current = self.currentIndex()
        spot = self.table.spot(current.row()) if current.isValid() else None
        self._here = None if spot is None else (spot, current.column())
        self._spots = frozenset(
            spot for row in self._rows() if (spot := self.table.spot(row)) is not None
        )

    def _restore(self) -> None:
        """Select the same items and groups among other rows; what came from elsewhere instead."""
        scrolled = self.verticalScrollBar().value()
        self._lay_out_rows()
        self.verticalScrollBar().setValue(scrolled)
        rows = [row for spot in self._spots if (row := self.table.place(spot)) is not None]
        self._select(rows)
        if self._here and (row := self.table.place(self._here[0])) is not None:
            self._stand_on(row, self._here[1])
        self._look_again()
        self.picked.emit(self.keys)

    def _look_again(self) -> None:
        """Give new texts room, and go to what was changed from elsewhere, as by undo."""
        self.fit()
        altered = self.table.altered
        if not self._own and altered and len(altered) < len(self.estimating.estimate.items):
            self.table.altered = frozenset()
            self.go_to(altered)

    def _select(self, rows: list[int]) -> None:
        """Select rows, those beside each other in one go."""
        selection, last = QItemSelection(), self.table.columnCount() - 1
        for _, run in groupby(enumerate(sorted(rows)), lambda pair: pair[1] - pair[0]):
            found = [row for _, row in run]
            selection.select(self.table.index(found[0], 0), self.table.index(found[-1], last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _stand_on(self, row: int, column: int) -> None:
        index = self.table.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _stand_near(self, row: int) -> None:
        """Once rows are gone: on the one in their place."""
        row = min(row, len(self.table.rows) - 1)
        if row >= 0:
            self._stand_on(row, max(self.currentIndex().column(), COL_NAME))
            self._select([row])

    def _note(self) -> None:
        self.viewport().update()
        self.picked.emit(self.keys)

    def _lay_out_rows(self) -> None:
        """Give rows their heights: items two lines, groups one."""
        rows, fonts = self.verticalHeader(), self._cells.fonts
        rows.setUpdatesEnabled(False)
        if rows.defaultSectionSize() != fonts.item_height:
            rows.setDefaultSectionSize(fonts.item_height)
        if self.table.has_groups:
            for row, shown in enumerate(self.table.rows):
                if not isinstance(shown, Item):
                    rows.resizeSection(row, fonts.group_height)
        rows.setUpdatesEnabled(True)
        self._take_height()

    def _take_height(self) -> None:
        fonts = self._cells.fonts
        above = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        least = above + _LEAST_ROWS * fonts.item_height
        if self._whole:
            self.setFixedHeight(max(above + self.verticalHeader().length(), least))
        else:
            self.setMinimumHeight(least)
            self.setMaximumHeight(16_777_215)

    def _needed(self) -> dict[int, int]:
        """What every column needs, and at `_STACKED` a name with its model below it."""
        table, cells, columns = self.table, self._cells, range(self.table.columnCount())
        needed = {column: self._widest.get(column, 0) for column in (*columns, _STACKED)}
        for row in self._measured():
            for column in columns:
                needed[column] = max(needed[column], cells.needed(row, column))
            needed[_STACKED] = max(needed[_STACKED], cells.needed_stacked(row))
        if len(table.rows) > _FEW:
            self._widest = dict(needed)
        metrics = self.horizontalHeader().fontMetrics()
        for column, name in enumerate(table.names()):
            header = metrics.horizontalAdvance(f"{name} ↓") + 2 * MARGIN
            if column != COL_NOTE or needed[column]:
                needed[column] = max(needed[column], header)
        needed[_STACKED] = max(needed[_STACKED], needed[COL_NAME])
        return needed

    def _measured(self) -> list[int]:
        """The rows whose texts have a say in the widths."""
        if len(self.table.rows) <= _FEW:
            return list(range(len(self.table.rows)))
        return self._in_sight()

    def _in_sight(self) -> list[int]:
        seen = self.viewport().visibleRegion().boundingRect() if self._whole else QRect()
        if seen.isEmpty():
            height = min(self.viewport().height(), _FEW * self._cells.fonts.group_height)
            seen = QRect(0, 0, 1, height)
        return self._between(seen.top(), seen.bottom())[:_FEW]

    def _between(self, top: int, bottom: int) -> list[int]:
        """The rows from one height of the viewport to another."""
        first, last = self.rowAt(max(top, 0)), self.rowAt(bottom)
        if first < 0:
            return []
        return list(range(first, (last if last >= 0 else len(self.table.rows) - 1) + 1))

    def _look(self) -> None:
        """Make room for numbers that come into sight."""
        if len(self.table.rows) > _FEW:
            needed = self._cells.needed
            for row in self._in_sight():
                if any(needed(row, column) > self._widest.get(column, 0) for column in NUMBERS):
                    self._wider.start()
                    break

    def _row_rect(self, row: int) -> QRect:
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        return QRect(0, top, self.viewport().width(), height)

    def _right(self, column: int) -> int:
        if self.isColumnHidden(column):
            return 0
        return self.columnViewportPosition(column) + self.columnWidth(column)

    def _paint_current(self, painter: QPainter) -> None:
        current = self.currentIndex()
        if not self.hasFocus() or not current.isValid():
            return
        is_item = isinstance(self.table.rows[current.row()], Item)
        rect = self.visualRect(current) if is_item else self._row_rect(current.row())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.colors().accent), 1.5))
        painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)

    def _paint_landing(self, painter: QPainter, landing: Landing) -> None:
        colors = theme.colors()
        painter.setPen(QPen(QColor(colors.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if landing.inside is not None:
            painter.drawRoundedRect(self._row_rect(landing.inside).adjusted(1, 1, -2, -2), 4, 4)
            return
        top, left = max(landing.top, 1), TRIANGLE if self.table.has_groups else 0
        painter.drawLine(left, top, self.viewport().width(), top)
        painter.setBrush(QColor(colors.accent))
        painter.drawEllipse(QPoint(left + 3, top), 3, 3)

    def _land(self, landing: Landing | None) -> None:
        if landing != self._landing:
            self._landing = landing
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

    def _bring_into_sight(self, rect: QRect) -> None:
        page: QWidget | None = self.parentWidget()
        while page and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        content = page.widget() if isinstance(page, QScrollArea) else None
        if isinstance(page, QScrollArea) and content:
            middle = self.viewport().mapTo(content, rect.center())
            page.ensureVisible(middle.x(), middle.y(), 0, rect.height())


def _types(event: QKeyEvent) -> bool:
    """Whether a key types a sign."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return not held and bool(event.text()) and event.text().isprintable() and event.text() != " "
