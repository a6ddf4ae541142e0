"""The lists of a currency as an item model: the program's own, then those of whoever has some."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.price_lists import Listed
from kimi_calc.viewmodels.number_model import Index, NumberModel
from kimi_calc.viewmodels.price_list_names import list_about, list_name, list_told
from kimi_calc.viewmodels.price_shelf import PriceShelf, Shelf

COL_NAME, COL_ABOUT = range(2)


class Row(NamedTuple):
    """A list, a file that is none, or the heading above those of one owner."""

    heading: str = ""
    listed: Listed | None = None
    in_use: bool = False


class PriceListRows(NumberModel):
    """Two columns: what a list is called, and what is said of it. Headings can't be chosen."""

    columns = 2
    left = frozenset({COL_NAME})

    def __init__(self, shelf: PriceShelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.rows: list[Row] = []

    def refresh(self) -> None:
        """Show the lists that there are now."""
        rows = [*self._rows_of("builtin"), *self._rows_of("mine"), *self._rows_of("company")]
        texts = [_texts(row) for row in rows]
        shown = self.row_of(self._shelf.shown.path, rows)
        if texts == self.texts and [row.listed for row in rows] == [r.listed for r in self.rows]:
            if shown != self.bold_row:
                self.bold_row = shown
                self.dataChanged.emit(self.index(0, COL_NAME), self.index(len(rows) - 1, COL_ABOUT))
            return
        self.beginResetModel()
        self.rows, self.texts, self.bold_row = rows, texts, shown
        self.endResetModel()

    def row_of(self, path: Path, rows: list[Row] | None = None) -> int | None:
        """The row of the list that lies there."""
        among = enumerate(self.rows if rows is None else rows)
        return next((place for place, row in among if row.listed and row.listed.path == path), None)

    def measured(self) -> list[tuple[str, ...]]:
        """All rows; but names of one's own have the room that there is, however long they are."""
        return [
            text if row.listed and row.listed.place == "builtin" else ("", text[COL_ABOUT])
            for row, text in zip(self.rows, self.texts, strict=True)
        ]

    def headers(self) -> tuple[str, ...]:
        """For screen readers: the lists have none that are seen."""
        return (
            QCoreApplication.translate("PriceShelf", "Price list"),
            QCoreApplication.translate("PriceShelf", "Models"),
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        if index.isValid() and self.rows[index.row()].listed is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def more(self, row: int, column: int, role: int) -> Any:
        """All that is known of a list as a tool tip and for screen readers."""
        listed = self.rows[row].listed
        if listed is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return list_told(listed)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == COL_NAME:
            return ", ".join(self.texts[row])
        return None

    def _rows_of(self, shelf: Shelf) -> list[Row]:
        lists = self._shelf.lists(shelf)
        if not lists:
            return []
        heading = {
            "builtin": "",
            "mine": QCoreApplication.translate("PriceShelf", "My lists"),
            "company": QCoreApplication.translate("PriceShelf", "The company's lists"),
        }[shelf]
        used = self._shelf.in_use.path
        rows = [Row("", one, one.path == used) for one in lists]
        return [Row(heading), *rows] if heading else rows


def _texts(row: Row) -> tuple[str, ...]:
    if row.listed is None:
        return row.heading, ""
    return list_name(row.listed), list_about(row.listed, in_use=row.in_use)
