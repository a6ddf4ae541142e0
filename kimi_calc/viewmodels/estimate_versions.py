"""What the file of an estimate held before it was saved again, as an item model."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from kimi_calc.estimates import saving
from kimi_calc.estimates.files import EstimateError
from kimi_calc.estimates.totals import totals
from kimi_calc.estimates.versions import Version
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.estimate_notices import when
from kimi_calc.viewmodels.item_wording import subtotal
from kimi_calc.viewmodels.number_model import NumberModel

COL_NAME, COL_TIME, COL_ITEMS, COL_TOTAL = range(4)


class VersionTable(NumberModel):
    """The last version first. Its times are there at once, the rest as the files are read."""

    columns = 4
    left: ClassVar[frozenset[int]] = frozenset({COL_TIME, COL_NAME})

    def __init__(self, versions: list[Version], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.versions = versions
        self.texts = [("", when(version.saved), "", "") for version in versions]
        self._next = 0
        self._reading = QTimer(self)
        self._reading.timeout.connect(self._read)
        self._reading.start(0)

    @property
    def is_read(self) -> bool:
        """Whether all that can be told is told."""
        return self._next >= len(self.versions)

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now."""
        return (
            QCoreApplication.translate("Versions", "Name"),
            QCoreApplication.translate("Versions", "Saved at"),
            QCoreApplication.translate("Versions", "Items"),
            QCoreApplication.translate("Versions", "Cost"),
        )

    def more(self, row: int, column: int, role: int) -> Any:
        """Nothing but what is written."""
        del row, column, role

    def _read(self) -> None:
        """Read one file: between two of them the window has its turn."""
        if self.is_read:
            self._reading.stop()
            return
        row = self._next
        self._next += 1
        time = self.texts[row][COL_TIME]
        try:
            estimate, _ = saving.read(self.versions[row].path)
        except EstimateError:
            can_not = QCoreApplication.translate("Versions", "can't be read")
            self.texts[row] = (can_not, time, "", "")
        else:
            name = estimate.name or QCoreApplication.translate("Versions", "without a name")
            items = group_digits(len(estimate.items))
            self.texts[row] = (name, time, items, subtotal(totals(estimate.items)))
        self.dataChanged.emit(
            self.index(row, 0), self.index(row, COL_TOTAL), [Qt.ItemDataRole.DisplayRole]
        )
