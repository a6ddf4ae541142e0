"""Exports as files: where to, how far, how that ended; one at a time, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kimi_calc.viewmodels.exporting import Exporting, Job
    from kimi_calc.widgets.export_progress import ExportProgress

_PATIENCE = 400  # ms; what takes no longer needs no window to be seen in


class FileExports(QObject):
    """`said` comes with a line, and with all of it; `copied` after something was."""

    said = Signal(str, str)
    copied = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder: Path | None = None
        self._exporting: Exporting | None = None
        self._progress: ExportProgress | None = None

    def write(
        self, caption: str, name: str, job: Callable[[Path], Job], beside: Path | None = None
    ) -> None:
        """Ask where, and do the job for that path; `name` has the end that it must have.

        The last folder is offered again, at first that which is given as `beside`.
        """
        from kimi_calc.widgets.file_dialogs import ask_where_to_save

        if self._is_busy():
            return
        folder = self._folder or beside
        asked = str(folder / name) if folder else name
        path = ask_where_to_save(self._window, caption, asked)
        if path is None or self._is_busy():
            return
        end = Path(name).suffix
        if path.suffix.lower() != end:
            path = _free(path.with_name(f"{path.name}{end}"))
        self._folder = path.parent
        self._begin().write(job(path))
        QTimer.singleShot(_PATIENCE, self, self._show_progress)

    def put_on_clipboard(self, text: str, html: str = "") -> None:
        """Copy a text; with `html`, in that form too."""
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        content = QMimeData()
        content.setText(text)
        if html:
            content.setHtml(html)
        QGuiApplication.clipboard().setMimeData(content)
        self.copied.emit()

    def _begin(self) -> Exporting:
        if self._exporting is None:
            from kimi_calc.viewmodels.exporting import Exporting

            self._exporting = Exporting(self)
            self._exporting.ended.connect(self._end)
        return self._exporting

    def _is_busy(self) -> bool:
        """Whether a file is still being written: then that is said, and shown."""
        if self._exporting is None or self._exporting.path is None:
            return False
        wording = QCoreApplication.translate(
            "EstimateExports", "{file} is still being written: wait for it, or cancel it."
        )
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
            self._say(
                QCoreApplication.translate(
                    "EstimateExports", "The export was cancelled; no file was changed."
                )
            )
        elif why:
            self.said.emit(why, f"{why}\n{path}")
        else:
            done = QCoreApplication.translate("EstimateExports", "Exported: {file}")
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
