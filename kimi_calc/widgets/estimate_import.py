"""Items from a CSV or XLSX file: the good rows come in, the bad ones are told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.viewmodels.estimate_desk import EstimateDesk


class EstimateImport(QObject):
    """`said` comes with a line, and with all of it."""

    said = Signal(str, str)

    def __init__(self, desk: EstimateDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def ask(self) -> None:
        """Ask for a file of items, and show what would come in."""

    def read(self, path: Path) -> None:
        """Show what would come in from a file."""

    def save_template(self) -> None:
        """Ask where, and write an example that can be filled in."""
