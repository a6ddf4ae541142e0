"""The estimate handed on: files of every kind, and the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.widgets.file_exports import FileExports

if TYPE_CHECKING:
    from kimi_calc.estimates.export import Maker
    from kimi_calc.estimates.report import Report


class EstimateExports(FileExports):
    """Of the estimate that is open."""

    def __init__(self, desk: EstimateDesk, document: EstimateDocument, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._document = document

    def export(self, kind: str) -> None:
        """Ask where, and write a file: "xlsx", "csv", "pdf" or "md"."""
        from kimi_calc.viewmodels.estimate_writing import KINDS, file_name, job

        known = next(one for one in KINDS if one == kind)
        self._desk.estimating.settle()
        estimate = self._desk.estimating.estimate
        if not estimate.items:
            self._say(self.tr("There is nothing to export yet: add an item first."))
            return
        beside = self._document.path
        self.write(
            self.tr("Export the estimate"),
            file_name(estimate, kind),
            lambda path: job(estimate, known, path, self._desk.today(), _painted(kind)),
            beside and beside.parent,
        )

    def copy(self, kind: str) -> None:
        """Copy the estimate as a "sentence" or a "table"."""
        from kimi_calc.viewmodels import estimate_phrases
        from kimi_calc.viewmodels.clipboard import as_html, as_text

        self._desk.estimating.settle()
        estimate = self._desk.estimating.estimate
        if not estimate.items:
            self._say(self.tr("There is nothing to copy yet: add an item first."))
            return
        if kind == "sentence":
            self.put_on_clipboard(estimate_phrases.sentence(estimate))
        else:
            rows = estimate_phrases.table(estimate, self._desk.today())
            self.put_on_clipboard(as_text(rows), as_html(rows))


def _painted(kind: str) -> Maker[Report] | None:
    """What makes a file that is painted; None for one that isn't."""
    if kind != "pdf":
        return None
    from kimi_calc.widgets.estimate_pdf import PDF

    return PDF
