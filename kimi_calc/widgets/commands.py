"""What the menus' commands do, on the page that is open; and which of them can be given now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kimi_calc.widgets.menus import Menus

if TYPE_CHECKING:
    from kimi_calc.viewmodels.calculation import Calculation
    from kimi_calc.viewmodels.estimating import Estimating
    from kimi_calc.widgets.estimate_menu import EstimateMenu
    from kimi_calc.widgets.main_window import MainWindow


class Commands(QObject):
    """Whatever belongs to the estimate is loaded when it is asked for, or its page is open."""

    def __init__(self, window: MainWindow, menus: Menus) -> None:
        super().__init__(window)
        self._window = window
        self._menus = menus
        self._estimate_menu: EstimateMenu | None = None
        menus.file.aboutToShow.connect(self._fill_file_menu)
        menus.undo.connect(self._undo)
        menus.redo.connect(self._redo)
        menus.add_to_estimate.connect(self.add)
        menus.new_estimate.connect(self._new)
        menus.open_file.connect(self._open)
        menus.save.connect(self._save)
        menus.save_as.connect(self._save_as)
        menus.reset.connect(window.clear)
        menus.copy_result.connect(self._copy_table)
        menus.copy_sentence.connect(self._copy_sentence)
        menus.copy_picture.connect(window.copies.picture)
        menus.copy_amount.connect(window.copies.amount)
        menus.second_currency.connect(window.ask_second_currency)
        menus.open_price_list.connect(window.price_list_files.ask)
        menus.import_page.connect(window.price_list_files.import_page)
        menus.quit.connect(window.close)
        menus.language.connect(lambda choice: window.choose_view("language", choice))
        menus.theme.connect(lambda choice: window.choose_view("theme", choice))
        menus.text_size.connect(lambda choice: window.choose_view("text_size", choice))
        menus.on_top.connect(lambda on: window.set_on_top(on_top=on))
        menus.on_top.connect(window.option_changed)
        menus.budget_column.connect(window.show_budget)
        menus.how_computed.connect(window.how_computed_wanted)
        menus.shortcuts.connect(window.shortcuts_wanted)
        menus.diagnostics.connect(window.diagnostics_wanted)
        menus.about.connect(window.about_wanted)

    def add(self) -> None:
        """Add what is on the page Calculate to the estimate, or put it back there."""
        self._window.estimates.add()

    def show_page(self) -> None:
        """Have the keys mean what they mean on the page that is open now."""
        self._menus.show_page(estimate=self._is_estimate)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done now."""
        edits, priced = self._edits, self._window.calculation.quote is not None
        there = priced
        if self._is_estimate:
            there = bool(self._window.estimates.desk.estimating.estimate.items)
        self._menus.enable(
            undo=edits.can_undo,
            redo=edits.can_redo,
            add=priced,
            copy=there,
            picture=priced and not self._is_estimate,
        )

    @property
    def _is_estimate(self) -> bool:
        return self._window.view.page == "estimate"

    @property
    def _edits(self) -> Calculation | Estimating:
        """What undo is of, on the page that is open."""
        window = self._window
        return window.estimates.desk.estimating if self._is_estimate else window.calculation

    def _fill_file_menu(self) -> None:
        if not self._estimate_menu:
            from kimi_calc.widgets.estimate_menu import EstimateMenu

            self._estimate_menu = EstimateMenu(
                self._window, self._menus.file, self._menus.before_prices
            )
        self._estimate_menu.refresh()

    def _undo(self) -> None:
        self._edits.undo()

    def _redo(self) -> None:
        self._edits.redo()

    def _new(self) -> None:
        self._window.estimates.files.new()

    def _open(self) -> None:
        self._window.arriving.ask()

    def _save(self) -> None:
        self._window.estimates.files.save()

    def _save_as(self) -> None:
        self._window.estimates.files.save_as()

    def _copy_table(self) -> None:
        if self._is_estimate:
            self._window.estimates.exports.copy("table")
        else:
            self._window.copies.result()

    def _copy_sentence(self) -> None:
        if self._is_estimate:
            self._window.estimates.exports.copy("sentence")
        else:
            self._window.copies.sentence()
