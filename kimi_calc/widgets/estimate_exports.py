"""The estimate handed on: files of every kind, and the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.viewmodels.estimate_desk import EstimateDesk


class EstimateExports(QObject):
    """`said` comes with a line, and with all of it; `copied` after something was."""

    said = Signal(str, str)
    copied = Signal()

    def __init__(self, desk: EstimateDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def export(self, kind: str) -> None:
        """Ask where, and write a file: "xlsx", "csv", "pdf" or "md"."""

    def copy(self, kind: str) -> None:
        """Copy the estimate as a "sentence" or a "table"."""
