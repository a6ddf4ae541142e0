"""Which rows of an estimate are selected, and where the keyboard is, while rows come and go."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from kimi_calc.viewmodels.estimate_columns import COL_NAME
from kimi_calc.viewmodels.estimate_table import EstimateTable, Spot


class Places:
    """Tells rows by their items and groups, whatever rows these have."""

    def __init__(self, view: QTableView, table: EstimateTable) -> None:
        self._view = view
        self._table = table
        self._spots: frozenset[Spot] = frozenset()
        self._here: tuple[Spot, int] | None = None

    def rows(self) -> list[int]:
        """The rows that are selected, by the ranges of the selection: there may be 10,000."""
        selection = self._view.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.size()))
        return [row for one in ranges for row in range(one.top(), one.bottom() + 1)]

    def keys(self) -> frozenset[int]:
        """The keys of the items that are selected, those of selected groups too."""
        return self._table.keys(self.rows())

    def lone_group(self) -> str | None:
        """The group whose row, and no other, is selected."""
        rows = self.rows()
        spot = self._table.spot(rows[0]) if len(rows) == 1 else None
        return spot if isinstance(spot, str) else None

    def select(self, rows: Iterable[int]) -> None:
        """Select rows, those beside each other in one go."""
        selection, last = QItemSelection(), self._table.columnCount() - 1
        for _, run in groupby(enumerate(sorted(rows)), lambda pair: pair[1] - pair[0]):
            found = [row for _, row in run]
            selection.select(self._table.index(found[0], 0), self._table.index(found[-1], last))
        clear = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._view.selectionModel().select(selection, clear)

    def stand_on(self, row: int, column: int = COL_NAME) -> None:
        """Have the keyboard there; what is selected stays so."""
        index = self._table.index(row, column)
        nothing = QItemSelectionModel.SelectionFlag.NoUpdate
        self._view.selectionModel().setCurrentIndex(index, nothing)

    def stand_near(self, row: int, column: int) -> None:
        """Once rows are gone: on the one in their place, or above it rather than on a group.

        Who deletes one item after the other shall not come to delete a whole group.
        """
        near = (place for place in (row, row - 1, row + 1) if self._is_item(place))
        row = next(near, min(row, len(self._table.rows) - 1))
        if row >= 0:
            self.stand_on(row, max(column, COL_NAME))
            self.select([row])

    def _is_item(self, row: int) -> bool:
        return isinstance(self._table.spot(row), int)

    def remember(self) -> None:
        """Note what is selected before other rows come."""
        current = self._view.currentIndex()
        spot = self._table.spot(current.row()) if current.isValid() else None
        self._here = None if spot is None else (spot, current.column())
        spots = map(self._table.spot, self.rows())
        self._spots = frozenset(spot for spot in spots if spot is not None)

    def restore(self) -> None:
        """Select the same items and groups among other rows."""
        places = map(self._table.place, self._spots)
        self.select(row for row in places if row is not None)
        if self._here and (row := self._table.place(self._here[0])) is not None:
            self.stand_on(row, self._here[1])

    def go_to(self, keys: frozenset[int]) -> None:
        """Select items, and bring them into sight, those in closed groups too."""
        for group in self._table.groups:
            if self._table.is_collapsed(group.name) and any(i.key in keys for i in group.items):
                self._table.collapse(group.name, collapsed=False)
        places = map(self._table.place, keys)
        rows = [row for row in places if row is not None]
        if rows:
            self.select(rows)
            self.stand_on(min(rows), max(self._view.currentIndex().column(), COL_NAME))
            for row in (max(rows), min(rows)):
                self._view.scrollTo(self._table.index(row, COL_NAME))
