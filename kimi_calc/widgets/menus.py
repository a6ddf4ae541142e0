"""The menu bar: every command by mouse, by mnemonic and, where it is used often, by shortcut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from kimi_calc.settings import TEXT_SIZES
from kimi_calc.widgets.menu_titles import MenuTitles

Choice = TypeVar("Choice")

AGAIN = "Ctrl+Shift+S"
"""Saves under another name where there is something to save, else copies a sentence."""

_SHORTCUTS = {
    "actionUndo": ("Ctrl+Z",),
    "actionRedo": ("Ctrl+Y", "Ctrl+Shift+Z"),
    "actionCopyResult": ("Ctrl+Shift+C",),
    "actionCopySentence": (AGAIN,),
    "actionAddToEstimate": ("Ctrl+Return", "Ctrl+Enter"),
    "actionNewEstimate": ("Ctrl+N",),
    "actionOpen": ("Ctrl+O",),
    "actionSave": ("Ctrl+S",),
    "actionLarger": ("Ctrl++", "Ctrl+="),  # on most keyboards + is the shifted =
    "actionSmaller": ("Ctrl+-",),
    "actionNormalSize": ("Ctrl+0",),
    "actionHowComputed": ("F1",),
    "actionShortcuts": ("Ctrl+/",),
    "actionQuit": ("Ctrl+Q",),  # the platform's own may be empty
}


class Menus(QObject):
    """Tells what was chosen by signals; None as a language or a theme: as the system has it."""

    undo = Signal()
    redo = Signal()
    copy_result = Signal()
    copy_sentence = Signal()
    copy_picture = Signal()
    copy_amount = Signal()
    reset = Signal()
    add_to_estimate = Signal()
    new_estimate = Signal()
    open_file = Signal()
    save = Signal()
    save_as = Signal()
    second_currency = Signal()
    open_price_list = Signal()
    import_page = Signal()
    quit = Signal()
    language = Signal(object)
    theme = Signal(object)
    text_size = Signal(object)
    on_top = Signal(bool)
    budget_column = Signal(bool)
    how_computed = Signal()
    shortcuts = Signal()
    diagnostics = Signal()
    about = Signal()

    def __init__(self, window: QMainWindow, titles: MenuTitles) -> None:
        """Fill the window's menus."""
        super().__init__(window)
        self.file, self.edit, self.view, self.help = (
            titles.file,
            titles.edit,
            titles.view,
            titles.help,
        )
        self._languages_menu, self._themes_menu, self._sizes_menu = (
            QMenu(window) for _ in range(3)
        )
        self._new = self._action(self.file, "actionNewEstimate", self.new_estimate)
        self._open = self._action(self.file, "actionOpen", self.open_file)
        self._save = self._action(self.file, "actionSave", self.save)
        self._save_as = self._action(self.file, "actionSaveAs", self.save_as)
        self.before_prices = self.file.addSeparator()
        self._open_price_list = self._action(self.file, "actionOpenPriceList", self.open_price_list)
        self._import_page = self._action(self.file, "actionImportPage", self.import_page)
        self.file.addSeparator()
        self._quit = self._action(self.file, "actionQuit", self.quit)
        self._quit.setMenuRole(QAction.MenuRole.QuitRole)
        self._undo = self._action(self.edit, "actionUndo", self.undo)
        self._redo = self._action(self.edit, "actionRedo", self.redo)
        self.edit.addSeparator()
        self._copy_result = self._action(self.edit, "actionCopyResult", self.copy_result)
        self._copy_sentence = self._action(self.edit, "actionCopySentence", self.copy_sentence)
        self._copy_picture = self._action(self.edit, "actionCopyPicture", self.copy_picture)
        self._copy_amount = self._action(self.edit, "actionCopyAmount", self.copy_amount)
        self.edit.addSeparator()
        self._add = self._action(self.edit, "actionAddToEstimate", self.add_to_estimate)
        self._reset = self._action(self.edit, "actionReset", self.reset)
        for menu in (self._languages_menu, self._themes_menu, self._sizes_menu):
            self.view.addMenu(menu)
        # A language is called what those call it who speak it.
        languages = {None: "", "zh": "简体中文", "en": "English"}
        self._languages = self._choices(self._languages_menu, languages, self.language)
        self._themes = self._choices(
            self._themes_menu, {None: "", "light": "", "dark": ""}, self.theme
        )
        self._larger, self._smaller, self._normal = (
            self._size_action(name)
            for name in ("actionLarger", "actionSmaller", "actionNormalSize")
        )
        self._larger.triggered.connect(lambda: self._change_size(1))
        self._smaller.triggered.connect(lambda: self._change_size(-1))
        self._normal.triggered.connect(lambda: self._choose_size(TEXT_SIZES[0]))
        self._sizes_menu.addSeparator()
        sizes = {size: f"&{place} · {size}%" for place, size in enumerate(TEXT_SIZES, 1)}
        self._sizes = self._choices(self._sizes_menu, sizes, self.text_size)
        self.view.addSeparator()
        self._budget_column = self._switch("actionBudgetColumn", self.budget_column)
        self._second_currency = self._action(
            self.view, "actionSecondCurrency", self.second_currency
        )
        self.view.addSeparator()
        self._on_top = self._switch("actionOnTop", self.on_top)
        self._how_computed = self._action(self.help, "actionHowComputed", self.how_computed)
        self._shortcuts = self._action(self.help, "actionShortcuts", self.shortcuts)
        self.help.addSeparator()
        self._diagnostics = self._action(self.help, "actionDiagnostics", self.diagnostics)
        self._about = self._action(self.help, "actionAbout", self.about)
        self._about.setMenuRole(QAction.MenuRole.AboutRole)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        for menu, title in (
            (self._languages_menu, self.tr("&Language")),
            (self._themes_menu, self.tr("&Theme")),
            (self._sizes_menu, self.tr("Text &size")),
        ):
            menu.setTitle(title)
        for action, text in (
            (self._new, self.tr("&New estimate")),
            (self._open, self.tr("&Open…")),
            (self._save, self.tr("&Save estimate")),
            (self._save_as, self.tr("S&ave estimate as…")),
            (self._open_price_list, self.tr("Open &price list…")),
            (self._import_page, self.tr("&Update prices from a page…")),
            (self._quit, self.tr("&Quit")),
            (self._undo, self.tr("&Undo")),
            (self._redo, self.tr("&Redo")),
            (self._copy_result, self.tr("Copy re&sult")),
            (self._copy_sentence, self.tr("Copy as a se&ntence")),
            (self._copy_picture, self.tr("Copy as a &picture")),
            (self._copy_amount, self.tr("Copy exact &amount")),
            (self._add, self.tr("Add &to estimate")),
            (self._reset, self.tr("R&eset")),
            (self._languages[None], self.tr("As the &system")),
            (self._themes[None], self.tr("As the &system")),
            (self._themes["light"], self.tr("&Light")),
            (self._themes["dark"], self.tr("&Dark")),
            (self._larger, self.tr("&Larger")),
            (self._smaller, self.tr("S&maller")),
            (self._normal, self.tr("&Normal size")),
            (self._budget_column, self.tr("What the &budget buys on every model")),
            (self._second_currency, self.tr("Second &currency…")),
            (self._on_top, self.tr("Always on t&op")),
            (self._how_computed, self.tr("&How the cost is computed")),
            (self._shortcuts, self.tr("&Keyboard shortcuts")),
            (self._diagnostics, self.tr("Copy &diagnostic report")),
            (self._about, self.tr("&About")),
        ):
            action.setText(text)

    def enable(self, *, undo: bool, redo: bool, add: bool, copy: bool, picture: bool) -> None:
        """Offer what can be done now."""
        self._undo.setEnabled(undo)
        self._redo.setEnabled(redo)
        self._add.setEnabled(add)
        for action, can in (
            (self._copy_result, copy),
            (self._copy_sentence, copy),
            (self._copy_picture, picture),
            (self._copy_amount, picture),
        ):
            action.setEnabled(can)

    def show_page(self, *, estimate: bool) -> None:
        """Have the keys mean what they mean on the page that is open now."""
        others, again = self._save_as, self._copy_sentence
        if estimate:
            others, again = again, others
        others.setShortcuts([])
        again.setShortcuts([QKeySequence(AGAIN)])

    def show_choices(
        self,
        *,
        language: str | None,
        theme: str | None,
        text_size: int,
        budget_column: bool,
        on_top: bool,
    ) -> None:
        """Tick what is chosen."""
        self._languages[language].setChecked(True)
        self._themes[theme].setChecked(True)
        self._sizes[text_size].setChecked(True)
        self._budget_column.setChecked(budget_column)
        self._on_top.setChecked(on_top)

    def show_budget_column(self, *, shown: bool) -> None:
        """Tick, or not, the column of what the budget buys, as if it were chosen here."""
        self._budget_column.setChecked(shown)

    def _action(self, menu: QMenu, name: str, chosen: SignalInstance) -> QAction:
        action = menu.addAction("")
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(keys) for keys in _SHORTCUTS.get(name, ())])
        action.triggered.connect(chosen)  # a signal without arguments leaves `checked` out
        return action

    def _size_action(self, name: str) -> QAction:
        action = self._sizes_menu.addAction("")
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(keys) for keys in _SHORTCUTS[name]])
        # Also where one reads: the help grows with the window.
        action.setShortcutContext(QtCore.Qt.ShortcutContext.ApplicationShortcut)
        return action

    def _change_size(self, step: int) -> None:
        """Choose the next size, or the one before; at either end nothing happens.

        There the actions stay enabled: a field would take the keypad's Ctrl and + for a plus.
        """
        now = next(size for size, action in self._sizes.items() if action.isChecked())
        place = TEXT_SIZES.index(now) + step
        if 0 <= place < len(TEXT_SIZES):
            self._choose_size(TEXT_SIZES[place])

    def _choose_size(self, size: int) -> None:
        if not self._sizes[size].isChecked():
            self._sizes[size].setChecked(True)
            self.text_size.emit(size)

    def _switch(self, name: str, switched: SignalInstance) -> QAction:
        action = self.view.addAction("")
        action.setObjectName(name)
        action.setCheckable(True)
        action.toggled.connect(switched)
        return action

    def _choices(
        self, menu: QMenu, names: Mapping[Choice, str], chosen: SignalInstance
    ) -> dict[Choice, QAction]:
        group = QActionGroup(self)
        actions: dict[Choice, QAction] = {}
        for choice, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(lambda _on, choice=choice: chosen.emit(choice))
            group.addAction(action)
            actions[choice] = action
        return actions
