"""The editors of price lists of a window: one for each list, kept with what was typed in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.pricing import PriceList
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets.list_editor import ListEditor


class ListEditors(QObject):
    """Who closes an editor finds it as it was; only a list that was saved begins anew.

    `saved` comes with the file of a new list.
    """

    saved = Signal(Path)

    def __init__(self, price_lists: PriceLists, window: QWidget) -> None:
        super().__init__(window)
        self._price_lists = price_lists
        self._window = window
        self._editors: dict[str, ListEditor] = {}

    def open(self, price_list: PriceList) -> ListEditor:
        """Show the editor of a list."""
        editor = self._editors.get(price_list.id)
        if editor and editor.draft.price_list != price_list and not editor.draft.is_changed:
            self._forget(price_list.id)
            editor = None
        if editor is None:
            editor = ListEditor(price_list, self._price_lists, self._window)
            editor.saved.connect(partial(self._keep, price_list.id))
            self._editors[price_list.id] = editor
        editor.show()
        editor.raise_()
        editor.activateWindow()
        return editor

    def _keep(self, list_id: str, file: Path) -> None:
        self._forget(list_id)
        self.saved.emit(file)

    def _forget(self, list_id: str) -> None:
        self._editors.pop(list_id).deleteLater()
