"""Two estimates side by side, beside the window; the table can be copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from kimi_calc.estimates.estimate import Estimate
from kimi_calc.pricing.characters import shortened
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.side_by_side import (
    COL_NAME,
    COL_PERCENT,
    SideBySide,
)
from kimi_calc.widgets.close_box import CloseBox
from kimi_calc.widgets.copies import Copies
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.number_cells import NumberCells
from kimi_calc.widgets.number_table import NumberTable
from kimi_calc.widgets.text_parts import button_for, plain_label

_MOST_ROWS = 16  # that are seen without scrolling


class SideBySideDialog(FittedDialog):
    """Shows both as they were when it was opened; its own names for them stand in the headers."""

    def __init__(
        self,
        desk: EstimateDesk,
        one: Estimate,
        other: Estimate,
        parent: QWidget,
        *,
        other_name: str,
    ) -> None:
        super().__init__(parent, letters=64)
        self.setObjectName("sideBySide")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._copies = Copies(desk.calculation, self)
        names = (self.tr("Now"), shortened(" ".join(other_name.split())))
        self._heading = " · ".join(filter(None, (" ".join(one.name.split()), names[1])))
        self._numbers = SideBySide(one, other, names, self)
        self.table = _Table(self._numbers)
        self._told = plain_label("sideBySideTold", small=True)
        self._copy = button_for("copySideBySide", self._copy_rows)
        buttons = CloseBox("closeSideBySide", self)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout()
        column.addWidget(self.table)
        column.addWidget(self._told)
        self.lay_out(column, buttons)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.setWindowTitle(self.tr("Side by side: {names}").format(names=self._heading))
        self._copy.setText(self.tr("Copy as &table"))
        self._numbers.retranslate()
        self.table.setAccessibleName(self.windowTitle())
        told = self._numbers.told()
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.table.fit()

    def _copy_rows(self) -> None:
        self._copies.rows(self._numbers.rows())


def open_side_by_side(window: QWidget, desk: EstimateDesk, path: Path) -> SideBySideDialog:
    """Show the estimate at hand beside that of a file; EstimateError, and nothing opens."""
    from kimi_calc.estimates.files import read_estimate

    other = read_estimate(path)
    one = desk.estimating.estimate
    name = other.name if other.name not in {"", one.name} else path.name
    dialog = SideBySideDialog(desk, one, other, window, other_name=name)
    dialog.show()
    return dialog


class _Table(NumberTable):
    yielding = (COL_PERCENT,)

    def __init__(self, numbers: SideBySide) -> None:
        super().__init__(
            "sideBySideTable",
            numbers,
            NumberCells(numbers),
            stretched=COL_NAME,
            least_rows=min(len(numbers.texts), _MOST_ROWS),
        )
