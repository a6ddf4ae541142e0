"""The switch between single requests and conversations."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from kimi_calc.settings import Workload
from kimi_calc.viewmodels.calculation import Calculation


class WorkloadSwitch(QWidget):
    """Two buttons side by side, one of them down; the arrow keys go from one to the other."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._calculation = calculation
        self._buttons: dict[Workload, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        sides: tuple[tuple[Workload, str, str], ...] = (
            ("single", "workloadSingle", "left"),
            ("conversation", "workloadConversation", "right"),
        )
        for workload, name, side in sides:
            button = QPushButton()
            button.setObjectName(name)
            button.setCheckable(True)
            group.addButton(button)
            button.setProperty("segment", side)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.toggled.connect(lambda on, workload=workload: self._turn(workload, on=on))
            # A mnemonic presses at once and clicks a moment later: what is typed next, meanwhile,
            # is meant for the other form already.
            button.pressed.connect(partial(calculation.set_workload, workload))
            self._buttons[workload] = button
            row.addWidget(button, 1)

    def _turn(self, workload: Workload, *, on: bool) -> None:
        if on:
            self._calculation.set_workload(workload)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._buttons["single"].setText(self.tr("Sin&gle request"))
        self._buttons["conversation"].setText(self.tr("Conversa&tion"))

    def refresh(self) -> None:
        """Stand on the workload that is priced."""
        button = self._buttons[self._calculation.workload]
        if not button.isChecked():
            button.setChecked(True)
