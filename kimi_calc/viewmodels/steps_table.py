"""The cost of the usage by each list as an item model: day, model, amount."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.viewmodels.usage_over_lists import OverLists

COL_DAY, COL_MODEL, COL_AMOUNT = range(3)


class StepsTable(NumberModel):
    """The newest list first, as in the choice of lists."""

    columns = 3
    left = frozenset({COL_DAY, COL_MODEL})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reasons: list[str] = []

    def show(self, over: OverLists) -> None:
        """Show other steps."""
        steps = list(zip(over.steps, over.texts, strict=True))[::-1]
        none = QCoreApplication.translate("PriceTable", "none")
        self.beginResetModel()
        self.texts = [(str(step.published), step.model, text or none) for step, text in steps]
        self._reasons = [step.reason for step, _text in steps]
        self.endResetModel()

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now."""
        return (
            QCoreApplication.translate("OverLists", "List"),
            QCoreApplication.translate("OverLists", "Model"),
            QCoreApplication.translate("OverLists", "Cost"),
        )

    def more(self, row: int, column: int, role: int) -> Any:
        """Why there is no amount, as a tool tip and for screen readers."""
        roles = {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}
        if role in roles and column == COL_AMOUNT and self._reasons[row]:
            return self._reasons[row]
        return None
