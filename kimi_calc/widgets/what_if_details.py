"""The differences that a what-if makes, item by item, beside the window; they can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from kimi_calc.viewmodels import what_if_wording
from kimi_calc.viewmodels.difference_table import (
    COL_NAME,
    COL_PERCENT,
    DifferenceTable,
)
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.what_if import WhatIf
from kimi_calc.widgets.close_box import CloseBox
from kimi_calc.widgets.copies import Copies
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.number_cells import NumberCells
from kimi_calc.widgets.number_table import NumberTable
from kimi_calc.widgets.text_parts import button_for, plain_label

_FEWEST_ROWS = 8


class WhatIfDetails(FittedDialog):
    """Follows what is asked, as long as it is open; nothing is taken in here."""

    def __init__(self, what_if: WhatIf, desk: EstimateDesk, parent: QWidget) -> None:
        super().__init__(parent, letters=52)
        self.setObjectName("whatIfDetailsDialog")
        self._what_if, self._desk = what_if, desk
        self._copies = Copies(desk.calculation, self)
        self._total = plain_label("whatIfDetailsTotal")
        self._total.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._numbers = DifferenceTable(self)
        self.table = _Table(self._numbers)
        self._notes = plain_label("whatIfDetailsNotes", small=True)
        self._copy = button_for("copyWhatIf", self._copy_rows)
        self._beside = button_for("whatIfSideBySide", self._open_beside)
        buttons = CloseBox("closeWhatIfDetails", self)
        buttons.addButton(self._beside, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout()
        for part in (self._total, self.table, self._notes):
            column.addWidget(part)
        self.lay_out(column, buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.setWindowTitle(self.tr("What if: differences by item"))
        self._copy.setText(self.tr("Copy as &table"))
        self._beside.setText(self.tr("&Side by side"))
        self.table.setAccessibleName(self.windowTitle())
        self._numbers.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show what comes of what is asked now."""
        outcome = self._what_if.outcome
        changed = outcome.changed if outcome else ()
        lines = what_if_wording.lines(outcome) if outcome else ()
        self._total.setText(
            "\n".join(
                f"{line.caption} {line.before} → {line.after}"
                + (f"  {line.difference}  {line.percent}" if line.difference else "")
                for line in lines
            )
        )
        self._numbers.show(changed, in_a_year=self._what_if.change.growth is not None)
        self.table.setEnabled(self._what_if.is_current)
        self.table.fit()
        notes = what_if_wording.notes(outcome, self._what_if) if outcome else []
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._copy.setEnabled(bool(self._numbers.texts))
        self._beside.setEnabled(bool(self._numbers.texts))

    def _copy_rows(self) -> None:
        self._copies.rows(self._numbers.rows())

    def _open_beside(self) -> None:
        from kimi_calc.widgets.side_by_side_dialog import SideBySideDialog

        now = self._desk.estimating.estimate
        name = self.tr("What if")
        dialog = SideBySideDialog(self._desk, now, self._what_if.estimate, self, other_name=name)
        dialog.show()


class _Table(NumberTable):
    yielding = (COL_PERCENT,)

    def __init__(self, numbers: DifferenceTable) -> None:
        super().__init__(
            "whatIfDifferences",
            numbers,
            NumberCells(numbers),
            stretched=COL_NAME,
            least_rows=_FEWEST_ROWS,
        )
