"""The estimate handed on: files of every kind, and the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.estimate_document import EstimateDocument

if TYPE_CHECKING:
    from kimi_calc.estimates.export import Maker
    from kimi_calc.viewmodels.estimate_exporting import EstimateExporting
    from kimi_calc.widgets.export_progress import ExportProgress

_PATIENCE = 400  # ms; what takes no longer needs no window to be seen in


class EstimateExports(QObject):
    """`said` comes with a line, and with all of it; `copied` after something was."""

    said = Signal(str, str)
    copied = Signal()

    def __init__(self, desk: EstimateDesk, document: EstimateDocument, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._document = document
        self._window = window
        self._folder: Path | None = None
        self._exporting: EstimateExporting | None = None
        self._progress: ExportProgress | None = None

    def export(self, kind: str) -> None:
        """Ask where, and write a file: "xlsx", "csv", "pdf" or "md"."""
        from kimi_calc.viewmodels.estimate_writing import KINDS, file_name
        from kimi_calc.widgets.file_dialogs import ask_where_to_save

        known = next(one for one in KINDS if one == kind)
        self._desk.estimating.settle()
        estimate = self._desk.estimating.estimate
        if not estimate.items:
            self._say(self.tr("There is nothing to export yet: add an item first."))
            return
        if self._is_busy():
            return
        name = file_name(estimate, kind)
        beside = self._document.path
        folder = self._folder or (beside and beside.parent)
        asked = str(folder / name) if folder else name
        path = ask_where_to_save(self._window, self.tr("Export the estimate"), asked)
        if path is None or self._is_busy():
            return
        if path.suffix.lower() != f".{kind}":
            path = _free(path.with_name(f"{path.name}.{kind}"))
        self._folder = path.parent
        exporting = self._begin()
        exporting.write(estimate, known, path, self._desk.today(), _painted(kind))
        QTimer.singleShot(_PATIENCE, self, self._show_progress)

    def copy(self, kind: str) -> None:
        """Copy the estimate as a "sentence" or a "table"."""
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        from kimi_calc.viewmodels import estimate_phrases
        from kimi_calc.viewmodels.clipboard import as_html, as_text

        self._desk.estimating.settle()
        estimate = self._desk.estimating.estimate
        if not estimate.items:
            self._say(self.tr("There is nothing to copy yet: add an item first."))
            return
        content = QMimeData()
        if kind == "sentence":
            content.setText(estimate_phrases.sentence(estimate))
        else:
            rows = estimate_phrases.table(estimate, self._desk.today())
            content.setText(as_text(rows))
            content.setHtml(as_html(rows))
        QGuiApplication.clipboard().setMimeData(content)
        self.copied.emit()

    def _begin(self) -> EstimateExporting:
        if self._exporting is None:
            from kimi_calc.viewmodels.estimate_exporting import EstimateExporting

            self._exporting = EstimateExporting(self)
            self._exporting.ended.connect(self._end)
        return self._exporting

    def _is_busy(self) -> bool:
        """Whether a file is still being written: then that is said, and shown."""
        if self._exporting is None or self._exporting.path is None:
            return False
        wording = self.tr("{file} is still being written: wait for it, or cancel it.")
        self._say(wording.format(file=self._exporting.path.name))
        self._show_progress()
        return True

    def _show_progress(self) -> None:
        exporting = self._exporting
        if exporting is None or exporting.path is None:
            return
        if self._progress is None:
            from kimi_calc.widgets.export_progress import ExportProgress

            self._progress = ExportProgress(exporting, self._window)
        self._progress.show()

    def _end(self, path: Path | None, why: str) -> None:
        if self._progress is not None:
            self._progress.done(0)  # close() would ask it to cancel
            self._progress = None
        if path is None:
            self._say(self.tr("The export was cancelled; no file was changed."))
        elif why:
            self.said.emit(why, f"{why}\n{path}")
        else:
            done = self.tr("Exported: {file}")
            self.said.emit(done.format(file=path.name), done.format(file=path))

    def _say(self, line: str) -> None:
        self.said.emit(line, line)


def _free(path: Path) -> Path:
    """The same name; with a number where there is such a file, which nobody said to replace."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def _painted(kind: str) -> Maker | None:
    """What makes a file that is painted; None for one that isn't."""
    if kind != "pdf":
        return None
    from kimi_calc.widgets.estimate_pdf import PDF

    return PDF
