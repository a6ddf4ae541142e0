"""Files on their way into the window: what each is decides where it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QWidget

from kimi_calc.widgets.price_list_files import PriceListFiles

if TYPE_CHECKING:
    from kimi_calc.widgets.estimate_shell import EstimateShell

_PRICES = (".yaml", ".yml")
_ITEMS = (".xlsx", ".xlsm", ".csv", ".tsv")


class ArrivingFiles:
    """Opens estimates, previews price lists, imports items; what is none of these is not its."""

    def __init__(
        self, window: QWidget, prices: PriceListFiles, estimates: Callable[[], EstimateShell]
    ) -> None:
        self._window = window
        self._prices = prices
        self._estimates = estimates

    def ask(self) -> None:
        """Ask for a file of any kind, and open it."""
        from kimi_calc.widgets.file_dialogs import ask_for_file

        kinds = " ".join(f"*{suffix}" for suffix in (".kimicalc", *_PRICES, *_ITEMS))
        title = QCoreApplication.translate("MainWindow", "Open an estimate, a price list or items")
        path = ask_for_file(self._window, title, kinds)
        if path:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a file as what its name says; anything else as a price list, which says why not."""
        suffix = path.suffix.lower()
        if suffix == ".kimicalc":
            self._estimates().files.open(path)
        elif suffix in _ITEMS:
            self._estimates().page_wanted.emit()
            self._estimates().imports.read(path)
        else:
            self._prices.preview(path)

    def takes(self, paths: list[Path], *, on_estimate: bool) -> bool:
        """Open what was dropped, if it is one file that belongs here.

        A table is items `on_estimate`, the page; elsewhere a text whose tokens are counted.
        """
        if len(paths) != 1:
            return False
        suffix = paths[0].suffix.lower()
        if suffix == ".kimicalc" or (suffix in _ITEMS and on_estimate):
            self.open(paths[0])
            return True
        return self._prices.takes(paths)


class FileOpening(QObject):
    """Opens what macOS says is to be opened: there that is no argument of the program's."""

    def __init__(self, files: ArrivingFiles, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the file of such an event."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._files.open(Path(event.file()))
            return True
        return super().eventFilter(watched, event)
