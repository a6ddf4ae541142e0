"""What item models of numbers share: texts made once a change, and asked for many times."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NumberModel(QAbstractTableModel):
    """Read-only rows of texts; numbers, and their headers, stand on the right.

    `texts` has a tuple for each row, a text for each column. Subclasses fill it and say the
    headers; `left` are the columns of words.
    """

    columns: int
    left: ClassVar[frozenset[int]]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts: list[tuple[str, ...]] = []
        self.bold_row: int | None = None
        """The row that stands out from the others, if one does."""
        self._headers: tuple[str, ...] | None = None  # asked for 100 times a key

    @property
    def bold_rows(self) -> frozenset[int]:
        """All rows that stand out from the others."""
        return frozenset() if self.bold_row is None else frozenset({self.bold_row})

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now."""
        raise NotImplementedError

    def measured(self) -> list[tuple[str, ...]]:
        """The rows that the columns must be wide enough for."""
        return self.texts

    def more(self, row: int, column: int, role: int) -> Any:
        """What a subclass tells besides text and alignment."""
        raise NotImplementedError

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """The edge that a column's texts and its header share."""
        return LEFT if column in self.left else RIGHT

    def retranslate(self) -> None:
        """Say the headers again, in the language in use now."""
        self._headers = None
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columns - 1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Rows; cells have none below them."""
        return 0 if parent.isValid() else len(self.texts)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Columns; cells have none below them."""
        return 0 if parent.isValid() else self.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and alignment of a cell, and what a subclass adds."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        return self.more(index.row(), index.column(), role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Headers stand on the same edge as what is below them."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        if role == Qt.ItemDataRole.DisplayRole:
            if self._headers is None:
                self._headers = self.headers()
            return self._headers[section]
        return None
