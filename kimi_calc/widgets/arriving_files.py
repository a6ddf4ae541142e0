"""Files on their way into the window: what each is decides where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFileOpenEvent

if TYPE_CHECKING:
    from kimi_calc.widgets.main_window import MainWindow

ESTIMATE = ".kimicalc"
_PRICES = (".yaml", ".yml")
_ITEMS = (".csv", ".xlsx")


class ArrivingFiles:
    """Opens estimates, previews price lists, imports items; what is none of these is not its."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def ask(self) -> None:
        """Ask for a file of any kind, and open it."""
        from kimi_calc.widgets.file_dialogs import ask_for_file

        kinds = " ".join(f"*{suffix}" for suffix in (ESTIMATE, *_PRICES, *_ITEMS))
        title = QCoreApplication.translate("MainWindow", "Open an estimate, a price list or items")
        path = ask_for_file(self._window, title, kinds)
        if path:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a file as what its name says; anything else as a price list, which says why not."""
        suffix = path.suffix.lower()
        if suffix == ESTIMATE:
            self._window.estimates.files.open(path)
        elif suffix in _ITEMS:
            self._window.open_page("estimate")
            self._window.estimates.imports.read(path)
        else:
            self._window.price_list_files.preview(path)

    def takes(self, paths: list[Path]) -> bool:
        """Open what was dropped, if it is one file that belongs here.

        A table is items where the estimate is open, else a text whose tokens are counted.
        """
        if len(paths) != 1:
            return False
        suffix = paths[0].suffix.lower()
        if suffix == ESTIMATE or (suffix in _ITEMS and self._window.view.page == "estimate"):
            self.open(paths[0])
            return True
        return self._window.price_list_files.takes(paths)


class FileOpening(QObject):
    """Opens what macOS says is to be opened: there that is no argument of the program's."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the file of such an event."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._window.arriving.open(Path(event.file()))
            return True
        return super().eventFilter(watched, event)
