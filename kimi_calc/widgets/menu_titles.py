"""The menus of the menu bar, empty: their places are there before what is in them is loaded."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow, QMenu


class MenuTitles:
    """File, Edit, View and Help."""

    def __init__(self, window: QMainWindow) -> None:
        self.file, self.edit, self.view, self.help = menus = [QMenu(window) for _ in range(4)]
        self.retranslate()
        for menu in menus:
            window.menuBar().addMenu(menu)

    def retranslate(self) -> None:
        """Say their titles again, in the language in use now."""
        for menu, title in (
            (self.file, QCoreApplication.translate("Menus", "&File")),
            (self.edit, QCoreApplication.translate("Menus", "&Edit")),
            (self.view, QCoreApplication.translate("Menus", "&View")),
            (self.help, QCoreApplication.translate("Menus", "&Help")),
        ):
            menu.setTitle(title)
