"""The card of the price lists: which there are, by currency, and where new ones come from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QVBoxLayout

from kimi_calc.viewmodels.price_list_names import list_told
from kimi_calc.viewmodels.price_list_rows import COL_ABOUT, PriceListRows
from kimi_calc.viewmodels.price_list_wording import price_list_faults
from kimi_calc.viewmodels.price_shelf import PriceShelf
from kimi_calc.widgets import theme
from kimi_calc.widgets.currency_switch import CurrencySwitch
from kimi_calc.widgets.number_cells import MARGIN, NumberCells
from kimi_calc.widgets.number_table import NumberTable
from kimi_calc.widgets.tool_tips import as_written


class PriceListsPanel(QFrame):
    """Whoever goes through the lists looks at each; Return and a double click use it.

    `edit_wanted` and `export_wanted` come with the file of a list, `list_wanted` when the one that
    is looked at is to be used.
    """

    paste_wanted = Signal()
    open_file_wanted = Signal()
    edit_wanted = Signal(object)
    export_wanted = Signal(object)
    list_wanted = Signal()

    def __init__(self, shelf: PriceShelf) -> None:
        super().__init__()
        self._shelf = shelf
        self.setProperty("card", True)
        self._switch = CurrencySwitch(shelf)
        self._rows = PriceListRows(shelf, self)
        self._table = table = _Lists(self._rows)
        table.row_reached.connect(self._look)
        table.row_wanted.connect(self._want)
        table.menu_wanted.connect(self._open_menu)
        self._faults = QLabel()
        self._faults.setObjectName("listFaults")
        self._faults.setTextFormat(Qt.TextFormat.PlainText)
        self._faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._faults.setWordWrap(True)
        self._faults.setProperty("error", True)
        self._faults.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._switch)
        column.addWidget(table)
        column.addWidget(self._faults)
        column.addSpacing(theme.SPACE)
        names = ("updateByPasting", "importListFile", "restoreBuiltin")
        self._named = {name: QPushButton() for name in names}
        for name, button in self._named.items():
            button.setObjectName(name)
            column.addWidget(button)
        self._named["updateByPasting"].clicked.connect(self.paste_wanted)
        self._named["importListFile"].clicked.connect(self.open_file_wanted)
        self._named["restoreBuiltin"].clicked.connect(shelf.restore_builtin)
        self._named["updateByPasting"].setProperty("primary", True)
        column.addStretch()

    def focus_first(self) -> None:
        """Begin in the list of lists."""
        self._table.setFocus()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._switch.retranslate()
        self._table.setAccessibleName(self.tr("Price lists"))
        self._named["updateByPasting"].setText(self.tr("&Paste official page…"))
        self._named["importListFile"].setText(self.tr("&Import a file…"))
        self._named["restoreBuiltin"].setText(self.tr("&Back to the built-in list"))
        self._rows.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the lists that there are now."""
        self._switch.refresh()
        self._rows.refresh()
        self._table.fit()
        shown = self._rows.bold_row
        current = self._table.currentIndex().row()
        at_fault = 0 <= current < len(self._rows.rows) and self._listed_error(current)
        if shown is not None and current != shown and not at_fault:
            self._table.stand_on(shown)
        self._tell_faults(self._table.currentIndex().row())
        instead = self._shelf.builtin_instead
        self._named["restoreBuiltin"].setVisible(instead is not None)
        self._named["restoreBuiltin"].setToolTip(as_written(list_told(instead)) if instead else "")

    def _listed_error(self, row: int) -> bool:
        listed = self._rows.rows[row].listed
        return listed is not None and listed.error is not None

    def _look(self, row: int) -> None:
        listed = self._rows.rows[row].listed if 0 <= row < len(self._rows.rows) else None
        if listed and listed.price_list:
            self._shelf.show(listed.path)
        self._tell_faults(row)

    def _tell_faults(self, row: int) -> None:
        listed = self._rows.rows[row].listed if 0 <= row < len(self._rows.rows) else None
        error = listed.error if listed else None
        self._faults.setText("\n".join(price_list_faults(error)) if error else "")
        self._faults.setVisible(bool(self._faults.text()))

    def _want(self, row: int) -> None:
        if not self._listed_error(row):
            self._look(row)
            self.list_wanted.emit()

    def _open_menu(self, row: int, place: QPoint) -> None:
        listed = self._rows.rows[row].listed
        if listed is None or listed.price_list is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path: Path = listed.path
        menu.addAction(self.tr("&Use this list")).triggered.connect(lambda: self._want(row))
        menu.addAction(self.tr("&Edit a copy…")).triggered.connect(
            lambda: self.edit_wanted.emit(path)
        )
        menu.addAction(self.tr("E&xport…")).triggered.connect(lambda: self.export_wanted.emit(path))
        menu.popup(place)


class _Lists(NumberTable):
    """As many rows as there are lists; which one is looked at, its ground tells.

    Where there are very many, they are scrolled, so that the prices stay beside them.
    """

    fewest_rows = 1
    most_rows = 18
    row_reached = Signal(int)
    row_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, rows: PriceListRows) -> None:
        super().__init__("priceLists", rows, _Cells(rows), stretched=0)
        self._rows = rows
        self.horizontalHeader().hide()
        self.doubleClicked.connect(lambda index: self.row_wanted.emit(index.row()))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def draw_selection(self, rows: Iterable[int]) -> None:
        """No frame around the list that is looked at: its ground tells that already."""
        super().draw_selection(row for row in rows if row != self._rows.bold_row)

    def fit(self) -> None:
        """Share the width out; whatever a name of one's own needs, its end may be left out."""
        super().fit()
        self._cells.tight = True

    def stand_on(self, row: int) -> None:
        """Go to a row without telling of it."""
        self.blockSignals(True)
        self.setCurrentIndex(self._rows.index(row, 0))
        self.blockSignals(False)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which row one came to."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_reached.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Use a list with Return; Home and End go to the first and the last one."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._rows.rowCount() - 1}
        if event.key() in ends:
            self.setCurrentIndex(self._rows.index(ends[Qt.Key(event.key())], 0))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.row_wanted.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _ask_for_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():  # asked by key
            index = self.currentIndex()
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_wanted.emit(index.row(), place)


class _Cells(NumberCells):
    """Headings below a line; what is said of a list in muted letters."""

    def __init__(self, rows: PriceListRows) -> None:
        super().__init__(rows)
        self._rows = rows

    def indent(self, _metrics: QFontMetrics) -> int:
        """As far from the edge of the row's ground as what is said at its other end."""
        return MARGIN

    def decorate(self, painter: QPainter, rect: QRect, row: int, column: int) -> QRect:
        """Draw the line above a heading; choose the ink."""
        colors = theme.colors()
        shown = self._rows.rows[row]
        if shown.listed is None:
            painter.setPen(QColor(colors.card_border))
            painter.drawLine(rect.left() - MARGIN, rect.top(), rect.right() + MARGIN, rect.top())
            painter.setPen(QColor(colors.muted))
        elif shown.in_use and column == COL_ABOUT:
            painter.setPen(QColor(colors.accent))
        elif column == COL_ABOUT or shown.listed.error:
            painter.setPen(QColor(colors.muted))
        if column != COL_ABOUT:  # a name has all the room that what is said of the list leaves
            about = painter.fontMetrics().horizontalAdvance(self._rows.texts[row][COL_ABOUT])
            rect.setRight(painter.viewport().right() - about - (2 * theme.SPACE if about else 0))
        return rect.adjusted(MARGIN if column != COL_ABOUT else 0, 0, -MARGIN, 0)
