"""The items of a file that is to come in, as an item model: worded when they are looked at."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from kimi_calc.estimates.items import Item
from kimi_calc.viewmodels.item_wording import a_period, asked, often, service_word
from kimi_calc.viewmodels.number_model import NumberModel

COL_NAME, COL_MODEL, COL_USAGE, COL_AMOUNT = range(4)

_MEASURED = 200  # rows that the widths of columns are told from
_LONGEST = 200  # characters of a name: what is longer has no room anyhow

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class ItemImportTable(NumberModel):
    """Name, model, usage and amount of each item. Of a hundred thousand, few are ever worded."""

    columns = 4
    left: ClassVar[frozenset[int]] = frozenset({COL_NAME, COL_MODEL, COL_USAGE})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._row = lru_cache(maxsize=500)(self._worded)

    def set_items(self, items: list[Item]) -> None:
        """Show other items, or say them anew."""
        self.beginResetModel()
        self._items = items
        self._row.cache_clear()
        self.texts = [self._worded(row) for row in range(min(len(items), _MEASURED))]
        self.endResetModel()

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now."""
        return (
            QCoreApplication.translate("Report", "Name"),
            QCoreApplication.translate("Report", "Model"),
            QCoreApplication.translate("Report", "Usage"),
            QCoreApplication.translate("Report", "Amount"),
        )

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """All items; cells have none below them."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and alignment of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._row(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        return None

    def more(self, _row: int, _column: int, _role: int) -> Any:
        """Nothing."""
        return None

    def _worded(self, row: int) -> tuple[str, ...]:
        item = self._items[row]
        service = service_word(item)
        model = f"{item.model.id} · {service}" if service else item.model.id
        usage = " · ".join((asked(item), often(item)))
        name = " ".join(item.name[:_LONGEST].split())
        return name, model, usage, a_period(item)
