"""Items of an estimate on their way to another place: what is taken, and where it would land."""

from __future__ import annotations

from typing import NamedTuple
from uuid import uuid4

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtWidgets import QTableView

from kimi_calc.estimates.items import Item
from kimi_calc.viewmodels.estimate_table import EstimateTable

_KIND = "application/x-kimi-calc-items"


class Landing(NamedTuple):
    """Before which item of the estimate, or at its end; in which group; the line's height there.

    `inside` is the row of a group that takes what is dropped on it.
    """

    before: int | None
    group: str
    top: int
    inside: int | None = None


class Dragging:
    """Knows its own table's items: keys of another window's mean nothing here."""

    def __init__(self, table: EstimateTable) -> None:
        self._table = table
        self._token = uuid4().hex

    def content(self, keys: frozenset[int]) -> QMimeData:
        """What is dragged."""
        content = QMimeData()
        written = " ".join((self._token, *map(str, sorted(keys))))
        content.setData(_KIND, written.encode())
        return content

    def keys(self, content: QMimeData) -> frozenset[int]:
        """The items that are dragged; none where they are no items of this table."""
        token, *keys = bytes(content.data(_KIND).data()).decode("ascii", "replace").split() or [""]
        return frozenset(map(int, keys)) if token == self._token else frozenset()

    def landing(self, view: QTableView, place: QPoint) -> Landing | None:
        """Where what is dropped at a place of the viewport would land."""
        rows = self._table.rows
        if not rows:
            return None
        row = view.rowAt(place.y())
        if row < 0:
            return self._above(view, len(rows))
        top, height = view.rowViewportPosition(row), view.rowHeight(row)
        shown = rows[row]
        if isinstance(shown, Item):
            return self._above(view, row + int(place.y() >= top + height // 2))
        if row and place.y() < top + height // 4:
            return self._above(view, row)
        return Landing(self._table.behind(shown.name), shown.name, top + height, row)

    def _above(self, view: QTableView, row: int) -> Landing:
        """In the gap above a row: before its item, or at the end of the group above."""
        rows = self._table.rows
        before = rows[row - 1] if row else None
        top = view.rowViewportPosition(row) if row < len(rows) else _bottom(view, len(rows) - 1)
        here = rows[row] if row < len(rows) else None
        if isinstance(here, Item):
            return Landing(here.key, here.group, top)
        group = "" if before is None else _group_of(before)
        return Landing(self._table.behind(group), group, top)


def _group_of(row: object) -> str:
    return row.group if isinstance(row, Item) else str(getattr(row, "name", ""))


def _bottom(view: QTableView, row: int) -> int:
    return view.rowViewportPosition(row) + view.rowHeight(row)
