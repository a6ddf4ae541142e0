"""What was read from a price page, beside what a list has now, as an item model."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.charges import call_of
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.viewmodels.picking import tier_reach

if TYPE_CHECKING:
    from kimi_calc.price_lists.pages import Draft, DraftRow

_CHARGES = ("cache_hit", "input", "cache_write:5m", "cache_write:1h", "output")
COL_MODEL, COL_CONTEXT = 0, len(_CHARGES) + 1
_ONLY_IF_WRITTEN = frozenset({3, 4})
_ARROW = " → "


class ImportTable(NumberModel):
    """Rows of models, tiers and services, then of calls. A price that changes has the old one too.

    `left_out` are the rows that a list would not have as things are; they are drawn faint.
    """

    columns = len(_CHARGES) + 2
    left: ClassVar[frozenset[int]] = frozenset({COL_MODEL})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.left_out: frozenset[int] = frozenset()

    def set_draft(self, draft: Draft | None, left_out: frozenset[int]) -> None:
        """Show what was read."""
        self.beginResetModel()
        self._headers = None  # some are only there for what is in their columns
        self.left_out = left_out
        self.texts = []
        if draft:
            beside = draft.reference
            known = {model.id for model in beside.models} if beside else None
            self.texts = [self._text(row, known) for row in draft.rows]
            for call in draft.calls:
                price = _changed(call.price, call.beside)
                name = QCoreApplication.translate("ImportTable", "{call}, a call")
                cells = [""] * self.columns
                cells[COL_MODEL], cells[2] = (
                    name.format(call=charge_name(call_of(call.name))),
                    price,
                )
                self.texts.append((*cells,))
        self.endResetModel()

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now; of writes only where there are any."""
        names = (
            QCoreApplication.translate("ImportTable", "Model"),
            QCoreApplication.translate("ImportTable", "Cache hit"),
            QCoreApplication.translate("ImportTable", "Miss"),
            QCoreApplication.translate("ImportTable", "Write 5 min"),
            QCoreApplication.translate("ImportTable", "Write 1 h"),
            QCoreApplication.translate("ImportTable", "Output"),
            QCoreApplication.translate("ImportTable", "Context"),
        )
        written = [any(row[column] for row in self.texts) for column in range(self.columns)]
        return tuple(
            name if written[column] or column not in _ONLY_IF_WRITTEN else ""
            for column, name in enumerate(names)
        )

    def more(self, row: int, column: int, role: int) -> Any:
        """Nothing but what is written; a tool tip for what is left out."""
        if role == Qt.ItemDataRole.ToolTipRole and row in self.left_out and column == COL_MODEL:
            return QCoreApplication.translate("ImportTable", "Left out: see the doubts above")
        return None

    def _text(self, row: DraftRow, known: set[str] | None) -> tuple[str, ...]:
        parts = [row.model]
        if row.service == "batch":
            parts.append(QCoreApplication.translate("ImportTable", "batch"))
        if row.up_to is not None:
            parts.append(tier_reach(row.up_to))
        if known is not None and row.model not in known:
            parts.append(QCoreApplication.translate("ImportTable", "new"))
        prices = [_changed(row.prices.get(key), row.beside.get(key)) for key in _CHARGES]
        context = group_digits(row.context) if row.context else ""
        return (" · ".join(parts), *prices, context)


def _changed(price: Decimal | None, before: Decimal | None) -> str:
    """A price, with the one before where that was another one; a dash for a price that went."""
    if price is None:
        return "" if before is None else f"{plain(before)}{_ARROW}—"
    if before is None or before == price:
        return plain(price)
    return f"{plain(before)}{_ARROW}{plain(price)}"
