"""The file of the estimate in the window: new, open, save, what was opened last."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.estimates.files import SUFFIX, EstimateError
from kimi_calc.estimates.saving import file_name
from kimi_calc.viewmodels.estimate_document import EstimateDocument

MOST_RECENT = 10
"""So many files are known as opened last."""


class EstimateFiles(QObject):
    """`said` comes with a line that matters but asks for nothing, and with all of it.

    `shown` comes where the estimate is to be seen: after another one was opened or begun, and
    where a notice above it says why it was not saved. `recent_changed` comes after another file
    came to the front of those that were opened last.
    """

    said = Signal(str, str)
    shown = Signal()
    recent_changed = Signal()

    def __init__(self, document: EstimateDocument, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        self._recent: list[Path] = []
        document.asked_for.connect(self._answer)
        document.refused.connect(self._say_refused)
        document.changed.connect(self._note_recent)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files that were opened or saved last, the last one first."""
        return tuple(self._recent)

    def remember(self, paths: Iterable[Path]) -> None:
        """Know such files as opened last, as they were in another window."""
        self._recent = list(dict.fromkeys([*self._recent, *paths]))[:MOST_RECENT]
        self.recent_changed.emit()

    def new(self) -> None:
        """Begin an empty estimate."""
        self._document.new()
        self.shown.emit()

    def ask(self) -> None:
        """Ask for a file, and open it."""
        from kimi_calc.widgets.file_dialogs import ask_for_file

        path = ask_for_file(self._window, self.tr("Open an estimate"), f"*{SUFFIX}")
        if path:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a file; say what is wrong where it is no estimate."""
        try:
            self._document.open(path)
        except EstimateError as error:
            self._forget(path)
            self._say_refused(path, error)
            return
        self.shown.emit()

    def save(self) -> bool:
        """Save where it lies, or ask where; whether it is saved now."""
        if self._document.path is None:
            return self.save_as()
        return self._told(saved=self._document.save())

    def save_as(self) -> bool:
        """Ask where, and save there."""
        path = self._ask_where()
        return path is not None and self._told(saved=self._document.save(path))

    def show_versions(self) -> None:
        """Show what the file held before it was saved again."""
        from kimi_calc.widgets.estimate_versions import VersionsDialog

        dialog = VersionsDialog(self._document, self._window)
        dialog.refused.connect(self._say_refused)
        dialog.accepted.connect(self.shown)
        dialog.show()

    def _ask_where(self) -> Path | None:
        from kimi_calc.widgets.file_dialogs import ask_where_to_save

        document = self._document
        begun = file_name(document.title) or f"{self.tr('Estimate')}{SUFFIX}"
        suggested = str(document.path or begun)
        while True:
            path = ask_where_to_save(self._window, self.tr("Save the estimate"), suggested)
            if path is None or path.suffix.lower() == SUFFIX:
                return path
            path = path.with_name(path.name + SUFFIX)
            if not path.exists():
                return path
            suggested = str(path)  # whether it may be replaced is for the dialog to ask

    def _told(self, *, saved: bool) -> bool:
        if not saved:
            self.shown.emit()
        return saved

    def _answer(self, action: str) -> None:
        if action == "save":
            self.save()
        else:
            self.save_as()

    def _say_refused(self, path: Path, error: EstimateError) -> None:
        from kimi_calc.viewmodels.estimate_file_wording import not_opened

        self.said.emit(*not_opened(path, error))

    def _note_recent(self) -> None:
        path = self._document.path
        if path and self._recent[:1] != [path]:
            self._recent = [path, *(one for one in self._recent if one != path)][:MOST_RECENT]
            self.recent_changed.emit()

    def _forget(self, path: Path) -> None:
        """Know a file no more that is not there."""
        if path in self._recent and not path.exists():
            self._recent.remove(path)
            self.recent_changed.emit()
