"""The file of the estimate at hand: whether it is saved, where, and what is to be said of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kimi_calc.estimates.estimate import Estimate
from kimi_calc.viewmodels.estimating import Estimating


class EstimateDocument(QObject):
    """`changed` comes after anything that can be asked here has changed."""

    changed = Signal()

    def __init__(self, estimating: Estimating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._estimating = estimating
        self._saved = Estimate()
        self._path: Path | None = None
        estimating.changed.connect(self.changed)

    @property
    def path(self) -> Path | None:
        """The file that the estimate was opened from, or last saved in; None for none."""
        return self._path

    @property
    def is_saved(self) -> bool:
        """Whether there is nothing that the file has not, or nothing at all."""
        return self._estimating.estimate == self._saved
