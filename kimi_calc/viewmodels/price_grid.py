"""The prices of a drafted list as an item model: rows are tiers and services, columns charges."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from kimi_calc.pricing.charges import Charge
from kimi_calc.viewmodels.charge_names import lifetime_name
from kimi_calc.viewmodels.drafted import Spot
from kimi_calc.viewmodels.list_draft import ListDraft
from kimi_calc.viewmodels.list_draft_wording import is_mistake, problem, row_words
from kimi_calc.viewmodels.number_model import LEFT, RIGHT

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

WRONG_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether what stands in a cell is wrong."""


class PriceGrid(QAbstractTableModel):
    """Reads a draft, and types into it. The first column says which row it is."""

    def __init__(self, draft: ListDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._rows: list[tuple[int, int]] = []
        self._take_rows()
        draft.changed.connect(self._follow)

    def model_of(self, row: int) -> int:
        """The place of the model of a row; -1 where there is no such row."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else -1

    def first_row_of(self, place: int) -> int:
        """The first row of a model."""
        return next(row for row, (of, _) in enumerate(self._rows) if of == place)

    def spot(self, index: Index) -> Spot | None:
        """Where a cell is typed; None for one that takes no price."""
        column = index.column() - 1
        if not index.isValid() or column < 0:
            return None
        place, number = self._rows[index.row()]
        return Spot("price", place, number, self._draft.charges[column].key)

    def index_of(self, spot: Spot) -> QModelIndex:
        """The cell where something is typed."""
        keys = [charge.key for charge in self._draft.charges]
        row = self._rows.index((spot.place, spot.row))
        return self.index(row, keys.index(spot.charge) + 1)

    def headers(self) -> list[str]:
        """The headers in the language in use now."""
        model = QCoreApplication.translate("PriceGrid", "Model")
        return [model, *map(_short_name, self._draft.charges)]

    def retranslate(self) -> None:
        """Say the headers again, in the language in use now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self._tell()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Rows; cells have none below them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """The name, and a column for each charge."""
        return 0 if parent.isValid() else 1 + len(self._draft.charges)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells that take a price can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.spot(index) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts as they are typed, and what is wrong with them."""
        if not index.isValid():
            return None
        spot = self.spot(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() else LEFT
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._draft.text(spot) if spot else self._label(index)
        error = self._draft.error(spot) if spot else None
        if role == WRONG_ROLE:
            return is_mistake(error)
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem(error) or (self._label(index) if index.column() == 0 else None)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Type a price."""
        spot = self.spot(index)
        if role != Qt.ItemDataRole.EditRole or not spot:
            return False
        self._draft.type_in(spot, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headers stand on the same edge as what is below them."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section else LEFT
        return self.headers()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _label(self, index: Index) -> str:
        if index.column():
            return ""
        place, number = self._rows[index.row()]
        words = row_words(self._draft.drafted.models[place], number)
        return f"    {words}" if number else words

    def _take_rows(self) -> None:
        self._rows = [(place, number) for place, number, _, _ in self._draft.rows()]

    def _follow(self) -> None:
        if [(place, number) for place, number, _, _ in self._draft.rows()] == self._rows:
            self._tell()
            return
        self.beginResetModel()
        self._take_rows()
        self.endResetModel()

    def _tell(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)


def _short_name(charge: Charge) -> str:
    if charge.kind == "cache_write":
        wording = QCoreApplication.translate("PriceGrid", "Write {lifetime}")
        return wording.format(lifetime=lifetime_name(charge.variant))
    return {
        "cache_hit": QCoreApplication.translate("PriceGrid", "Cache hit"),
        "input": QCoreApplication.translate("PriceGrid", "Input"),
        "output": QCoreApplication.translate("PriceGrid", "Output"),
    }[charge.kind]
