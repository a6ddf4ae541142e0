"""The page Prices: which lists there are, what one of them holds, and what changed with it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.viewmodels.price_shelf import PriceShelf
from kimi_calc.widgets import theme
from kimi_calc.widgets.list_differences_panel import ListDifferencesPanel
from kimi_calc.widgets.over_lists_panel import OverListsPanel
from kimi_calc.widgets.price_lists_panel import PriceListsPanel
from kimi_calc.widgets.price_table_panel import PriceTablePanel
from kimi_calc.widgets.scroll_page import ScrollPage

# In widths of a wide letter, so that larger text counts as a smaller window:
_LISTS_WIDTH = 21
_SIDE_WIDTH = 25
_TWO = 74  # of the window; the lists beside the table
_THREE = 116  # what changed beside them: from 1,280 pixels on
_WIDEST = 1440  # pixels; where a row is longer, its numbers stand too far from its name
_ANY = 16_777_215

Columns = Literal[1, 2, 3]

# Row, column, rows and columns of the lists, of the table, and of what changed with the chart. The
# row below all of them takes the height that is left.
_PLACES: dict[Columns, tuple[tuple[int, int, int, int], ...]] = {
    1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)),
    2: ((0, 0, 3, 1), (0, 1, 1, 1), (1, 1, 1, 1)),
    3: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
}
_BELOW: dict[Columns, int] = {1: 3, 2: 2, 3: 1}


class PricesPage(QWidget):
    """One, two or three columns, as there is room. The page scrolls, and nothing in it does.

    `copied` comes with rows for the clipboard. `paste_wanted`, `open_file_wanted` and
    `edit_wanted` (with the file of a list) are for those who make lists; `exported` comes with the
    file that a list was copied to.
    """

    copied = Signal(object)
    paste_wanted = Signal()
    open_file_wanted = Signal()
    edit_wanted = Signal(object)
    export_wanted = Signal(object)
    exported = Signal(object)

    def __init__(self, calculation: Calculation, price_lists: PriceLists) -> None:
        super().__init__()
        self._calculation = calculation
        self.shelf = shelf = PriceShelf(price_lists, self)
        self._lists = lists = PriceListsPanel(shelf)
        self._table = table = PriceTablePanel(shelf)
        self._differences = ListDifferencesPanel(shelf)
        self._over = OverListsPanel(calculation, shelf)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.SPACE * 2)
        side.addWidget(self._differences)
        side.addWidget(self._over)
        self._cards: tuple[QWidget, ...] = (lists, table, self._side)
        self._columns: Columns | None = None
        lists.paste_wanted.connect(self.paste_wanted)
        lists.open_file_wanted.connect(self.open_file_wanted)
        lists.list_wanted.connect(table.use)
        table.copied.connect(self.copied)
        for panel in (lists, table):
            panel.edit_wanted.connect(self.edit_wanted)
            panel.export_wanted.connect(self.export_wanted)
        self.export_wanted.connect(self._export)
        scroll = ScrollPage()
        page = QWidget()
        page.setObjectName("page")
        centred = QHBoxLayout(page)
        centred.setContentsMargins(*[theme.SPACE * 2, theme.SPACE] * 2)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        centred.addWidget(content)
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.SPACE * 2)
        for card in self._cards:  # they get their places with the page's size, the focus before
            card.setParent(content)
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        shelf.changed.connect(self._refresh)
        calculation.changed.connect(self._refresh_usage)

    def focus_first(self) -> None:
        """Begin in the list of lists."""
        self._lists.focus_first()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        for card in (self._lists, self._table, self._differences, self._over):
            card.retranslate()
        if self._columns:  # before it has a size, any number of them would be a wrong one
            self._arrange()

    def sort_by(self, column: int) -> None:
        """Sort the prices by a column; by -1 as the list has them."""
        self._table.sort_by(column)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what lists there are, and at the usage."""
        super().showEvent(event)
        self.shelf.read()
        self._refresh_usage()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the new size."""
        super().resizeEvent(event)
        self._arrange()

    def _refresh(self) -> None:
        for card in (self._lists, self._table, self._differences, self._over):
            card.refresh()

    def _refresh_usage(self) -> None:
        if self.isVisible():  # whoever types on Calculate doesn't wait for this page
            self._over.refresh()

    def _arrange(self) -> None:
        """Choose the number of columns."""
        letter = self.fontMetrics().horizontalAdvance("M")
        room = self.window().width()
        columns: Columns = 2 if room >= _TWO * letter else 1
        if room >= _THREE * letter:
            columns = 3
        _hold(self._lists, _LISTS_WIDTH * letter if columns > 1 else 0)
        _hold(self._side, _SIDE_WIDTH * letter if columns > 2 else 0)
        if columns == self._columns:
            return
        self._columns = columns
        for card, cells in zip(self._cards, _PLACES[columns], strict=True):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *cells, Qt.AlignmentFlag.AlignTop)
        for place in range(4):
            self._grid.setColumnStretch(place, int(place == (0 if columns == 1 else 1)))
            self._grid.setRowStretch(place, int(place == _BELOW[columns]))

    def _export(self, path: Path) -> None:
        from kimi_calc.viewmodels.price_list_export import Unreadable, export_list
        from kimi_calc.widgets import file_dialogs

        target = file_dialogs.ask_where_to_save(self, self.tr("Export the price list"), path.name)
        if target is None:
            return
        try:
            export_list(path, target)
        except Unreadable as error:
            said = self.tr("{file} can't be read any more ({reason}): choose another list.")
            self._table.refuse(said.format(file=path.name, reason=error.strerror or str(error)))
            return
        except OSError as error:
            said = self.tr("{file} can't be written ({reason}): choose another place.")
            self._table.refuse(said.format(file=target.name, reason=error.strerror or str(error)))
            return
        self._table.refuse("")
        self.exported.emit(target)


def _hold(card: QWidget, width: int) -> None:
    """Give a card a width, or with 0 leave it to its place."""
    card.setMinimumWidth(width)
    card.setMaximumWidth(width or _ANY)
