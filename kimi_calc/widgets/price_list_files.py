"""Price lists on their way into the window: chosen, opened, dropped; and what is said of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.pricing import PriceListError
from kimi_calc.viewmodels.price_lists import PriceLists

if TYPE_CHECKING:
    from kimi_calc.widgets.import_dialog import ImportDialog
    from kimi_calc.widgets.list_editors import ListEditors


class PriceListFiles(QObject):
    """Takes lists into use; a file from elsewhere is previewed first.

    `said` comes with a line that matters but asks for nothing, and with all of it.
    """

    said = Signal(str, str)

    def __init__(self, price_lists: PriceLists, window: QWidget) -> None:
        super().__init__(window)
        self._price_lists = price_lists
        self._window = window
        self._import: ImportDialog | None = None
        self._editors: ListEditors | None = None

    def use(self, path: Path) -> None:
        """Take a list that was chosen; say what is wrong where it is none any more."""
        try:
            self._price_lists.use(path)
        except PriceListError as error:
            from kimi_calc.viewmodels.price_list_wording import not_taken

            self.said.emit(*not_taken(path, error))

    def ask(self) -> None:
        """Ask for a file, and preview it."""
        from kimi_calc.widgets.file_dialogs import ask_for_file

        path = ask_for_file(self._window, self.tr("Open a price list"), "*.yaml *.yml")
        if path:
            self.preview(path)

    def preview(self, path: Path) -> None:
        """Show what is in a file, and what it would change; the page stays usable."""
        from kimi_calc.viewmodels.price_list_preview import PriceListPreview
        from kimi_calc.widgets.price_list_dialog import PriceListDialog

        for shown in self._window.findChildren(PriceListDialog):
            shown.close()  # one at a time: the file that came last is the one that is meant
        PriceListDialog(PriceListPreview(path, self._price_lists), self._window).show()

    def import_page(self) -> None:
        """Show where a price page is pasted; what was read there before is still there."""
        if self._import is None:
            from kimi_calc.widgets.import_dialog import ImportDialog

            self._import = ImportDialog(self._price_lists, self._window)
        self._import.show()
        self._import.raise_()
        self._import.activateWindow()

    def edit(self, path: Path) -> None:
        """Show a list in a form, over a copy; say what is wrong where it is none any more."""
        from kimi_calc.widgets.list_editors import ListEditors

        if self._editors is None:
            self._editors = ListEditors(self._price_lists, self._window)
        try:
            self._editors.open(self._price_lists.read(path))
        except PriceListError as error:
            from kimi_calc.viewmodels.price_list_wording import not_taken

            self.said.emit(*not_taken(path, error))

    def takes(self, paths: list[Path]) -> bool:
        """Preview what was dropped, if it is one file that begins like a price list."""
        if len(paths) != 1:
            return False
        from kimi_calc.viewmodels.price_list_preview import could_be_price_list

        if not could_be_price_list(paths[0]):
            return False
        self.preview(paths[0])
        return True

    def tell(self) -> None:
        """Say which lists that came before the one in use are none, or are gone."""
        if self._price_lists.in_use.refused or self._price_lists.in_use.vanished:
            from kimi_calc.viewmodels.price_list_wording import used_instead

            told = used_instead(self._price_lists.in_use)
            if told:
                self.said.emit(*told)
