"""The file of the estimate in the window: new, open, save, what was opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.viewmodels.estimate_document import EstimateDocument


class EstimateFiles(QObject):
    """`said` comes with a line that matters but asks for nothing, and with all of it.

    `shown` comes after another estimate was opened or begun, `recent_changed` after another file
    came to the front of those that were opened last.
    """

    said = Signal(str, str)
    shown = Signal()
    recent_changed = Signal()

    def __init__(self, document: EstimateDocument, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window

    def new(self) -> None:
        """Begin an empty estimate."""

    def ask(self) -> None:
        """Ask for a file, and open it."""

    def open(self, path: Path) -> None:
        """Open a file; say what is wrong where it is no estimate."""

    def save(self) -> bool:
        """Save where it lies, or ask where; whether it is saved now."""
        return False

    def save_as(self) -> bool:
        """Ask where, and save there."""
        return False
