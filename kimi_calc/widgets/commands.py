"""The commands that mean something else on another page, and which can be given now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets.copies import Copies
from kimi_calc.widgets.menus import Menus

if TYPE_CHECKING:
    from kimi_calc.viewmodels.estimating import Estimating
    from kimi_calc.widgets.estimate_file_menu import EstimateFileMenu
    from kimi_calc.widgets.estimate_shell import EstimateShell
    from kimi_calc.widgets.usage_shell import UsageShell


class Commands(QObject):
    """Whatever belongs to the estimate is loaded when it is asked for, or its page is open.

    `estimates` gives it, `usage` the records of use, which are there once their page was open.
    """

    def __init__(
        self,
        menus: Menus,
        calculation: Calculation,
        copies: Copies,
        estimates: Callable[[], EstimateShell],
        usage: Callable[[], UsageShell],
    ) -> None:
        super().__init__(menus)
        self._menus = menus
        self._calculation = calculation
        self._copies = copies
        self._estimates = estimates
        self._usage = usage
        self._on_estimate = False
        self._on_usage = False
        self._estimate_menu: EstimateFileMenu | None = None
        menus.file.aboutToShow.connect(self._fill_file_menu)
        menus.undo.connect(self._undo)
        menus.redo.connect(self._redo)
        menus.add_to_estimate.connect(self.add)
        menus.new_estimate.connect(self._new)
        menus.save.connect(self._save)
        menus.save_as.connect(self._save_as)
        menus.copy_result.connect(self._copy_table)
        menus.copy_sentence.connect(self._copy_sentence)

    def add(self) -> None:
        """Add what is on the page Calculate to the estimate, or put it back there."""
        self._estimates().add()

    def show_page(self, name: str | None) -> None:
        """Have the keys mean what they mean on the page that is open now."""
        self._on_estimate = name == "estimate"
        self._on_usage = name == "usage"
        self._menus.show_page(estimate=self._on_estimate)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done now."""
        edits, priced = self._edits, self._calculation.quote is not None
        there = priced
        if self._on_estimate:
            there = bool(self._estimates().desk.estimating.estimate.items)
        elif self._on_usage:
            there = self._usage().logs.has_records
        self._menus.enable(
            undo=edits.can_undo,
            redo=edits.can_redo,
            add=priced,
            copy=there,
            picture=priced and not self._on_estimate and not self._on_usage,
        )

    @property
    def _edits(self) -> Calculation | Estimating:
        """What undo is of, on the page that is open."""
        return self._estimates().desk.estimating if self._on_estimate else self._calculation

    def _fill_file_menu(self) -> None:
        if not self._estimate_menu:
            from kimi_calc.widgets.estimate_file_menu import EstimateFileMenu

            file, before = self._menus.file, self._menus.before_prices
            self._estimate_menu = EstimateFileMenu(self._estimates(), file, before)
        self._estimate_menu.refresh()

    def _undo(self) -> None:
        self._edits.undo()

    def _redo(self) -> None:
        self._edits.redo()

    def _new(self) -> None:
        self._estimates().files.new()

    def _save(self) -> None:
        self._estimates().files.save()

    def _save_as(self) -> None:
        self._estimates().files.save_as()

    def _copy_table(self) -> None:
        if self._on_estimate:
            self._estimates().exports.copy("table")
        elif self._on_usage:
            self._usage().exports.copy("table")
        else:
            self._copies.result()

    def _copy_sentence(self) -> None:
        if self._on_estimate:
            self._estimates().exports.copy("sentence")
        elif self._on_usage:
            self._usage().exports.copy("sentence")
        else:
            self._copies.sentence()
