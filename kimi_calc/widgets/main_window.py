"""The window: menu bar, pages, status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

from kimi_calc.widgets.bare_window import BareWindow, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPainterPath
    from PySide6.QtWidgets import QWidget

    from kimi_calc.viewmodels.calculation import Calculation
    from kimi_calc.viewmodels.fields import Field
    from kimi_calc.viewmodels.price_lists import PriceLists
    from kimi_calc.widgets.arriving_files import ArrivingFiles
    from kimi_calc.widgets.calculate_page import CalculatePage
    from kimi_calc.widgets.commands import Commands
    from kimi_calc.widgets.estimate_page import EstimatePage
    from kimi_calc.widgets.estimate_shell import EstimateShell
    from kimi_calc.widgets.late_parts import LateParts
    from kimi_calc.widgets.prices_page import PricesPage
    from kimi_calc.widgets.text_dialogs import TextDialogs
    from kimi_calc.widgets.usage_page import UsagePage
    from kimi_calc.widgets.usage_shell import UsageShell


class MainWindow(BareWindow):
    """Empty at first, so that it can be seen at once; `fill` puts everything into it.

    `view_changed` comes after another language, theme or text size was chosen, `placed` after
    the window was moved or resized, `option_changed` after it was put on top, a column of the
    comparison was shown, or not any more, or another page or estimate was opened,
    `vocabulary_changed` after another file to count tokens with, in `vocabulary`, was loaded,
    `closed` when it goes. `recent` are the estimates' files that were used last, `home` is the
    user's folder for what is unsaved of them; None to keep nothing.
    """

    view_changed = Signal()
    option_changed = Signal()
    vocabulary_changed = Signal()
    closed = Signal()
    how_computed_wanted = Signal()
    shortcuts_wanted = Signal()
    diagnostics_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, view: View | None = None) -> None:
        super().__init__(view)
        self.vocabulary: Path | None = None
        self.recent: tuple[Path, ...] = ()
        self.home: Path | None = None
        self.late: LateParts | None = None
        self._is_whole = False
        self._texts: TextDialogs | None = None
        self._estimates: EstimateShell | None = None
        self._usage: UsageShell | None = None
        self._calculate: CalculatePage | None = None
        self._commands: Commands | None = None

    @property
    def is_filled(self) -> bool:
        """Whether there is anything in the window yet."""
        return self.centralWidget() is not None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts, wherever in the window no field takes them."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open an estimate, preview a price list, import items, read records of use; else count."""
        from kimi_calc.widgets.text_parts import files_of

        on_estimate = self.view.page == "estimate"
        if self.arriving.takes(files_of(event.mimeData()), on_estimate=on_estimate):
            event.acceptProposedAction()
            return
        if self.view.page == "usage" and self.usage.take(event.mimeData()):
            event.acceptProposedAction()
            return
        from kimi_calc.widgets.text_dialog import take_drop

        take_drop(event, self._text_dialogs().open_for_drop())

    def changeEvent(self, event: QEvent) -> None:
        """See what became of the estimate's file meanwhile."""
        super().changeEvent(event)
        came = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came and self._estimates:
            self._estimates.document.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it goes."""
        super().closeEvent(event)
        self.closed.emit()

    def fill(self, calculation: Calculation, price_lists: PriceLists) -> None:
        """Put the page into the window, its form and its amount; what else there is comes late.

        What that takes is loaded here, not before.
        """
        from kimi_calc.widgets.copies import Copies
        from kimi_calc.widgets.menu_titles import MenuTitles
        from kimi_calc.widgets.page import Page
        from kimi_calc.widgets.pages import Pages
        from kimi_calc.widgets.price_list_files import PriceListFiles
        from kimi_calc.widgets.status_line import StatusLine

        self.calculation = calculation
        self.price_lists = price_lists
        self.price_list_files = PriceListFiles(price_lists, self)
        self.price_list_files.said.connect(
            lambda text, more: self.notify(text, more, about="prices")
        )
        self.copies = Copies(calculation, self)
        self.copies.copied.connect(lambda: self.statusBar().showMessage(self.tr("Copied"), 3000))
        titles = (
            Page(
                "calculate",
                lambda: self.tr("Calculate"),
                _icon("calculate"),
                self._make_calculate,
            ),
            Page(
                "estimate",
                lambda: self.tr("Estimate"),
                _icon("estimate"),
                self._make_estimate,
            ),
            Page("prices", lambda: self.tr("Prices"), _icon("prices"), self._make_prices),
            Page("usage", lambda: self.tr("Usage"), _icon("usage"), self._make_usage),
        )
        self._titles = MenuTitles(self)
        self._status = StatusLine(self.statusBar(), price_lists)
        self._pages = Pages(titles, self.view.page, self)
        self._pages.page_changed.connect(self._keep_page)
        self.setCentralWidget(self._pages)
        self.setAcceptDrops(True)
        self._status.retranslate()
        self._show_document()
        self._pages.retranslate()
        self._pages.show()  # in a window that is seen already, it would show itself only later
        self._pages.focus_first()

    def late_parts(self) -> tuple[Callable[[], None], ...]:
        """What comes after the amount: each to be called once, in this order."""
        return self._show_details, self._show_comparison, self._fill_menus

    def complete(self) -> None:
        """Have what is still to come, come now: something asks for it."""
        if self.late:
            self.late.finish()

    def _show_details(self) -> None:
        if self._calculate:
            self._calculate.show_details()

    def _show_comparison(self) -> None:
        self._is_whole = True
        page = self._calculate
        if not page:
            return
        page.show_comparison(self.view.compare_columns, budget=self.view.budget_column)
        page.comparison.column_wanted.connect(self._show_column)
        page.comparison.copied.connect(self.copies.rows)

    def _fill_menus(self) -> None:
        from kimi_calc.widgets.commands import Commands
        from kimi_calc.widgets.menu_key import open_menus_by_keys
        from kimi_calc.widgets.menus import Menus

        self._menus = Menus(self, self._titles)
        self._commands = Commands(
            self._menus,
            self.calculation,
            self.copies,
            lambda: self.estimates,
            lambda: self.usage,
        )
        self._connect_menus()
        self._menus.retranslate()
        self._menus.show_choices(
            language=self.view.language,
            theme=self.view.theme,
            text_size=self.view.text_size,
            budget_column=self.view.budget_column,
            on_top=self.view.on_top,
        )
        open_menus_by_keys(self)
        self.calculation.changed.connect(self._commands.refresh)
        self._commands.show_page(self.view.page)

    def open_page(self, name: str) -> None:
        """Show a page."""
        self.complete()
        self._pages.open(name)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.complete()
        self._titles.retranslate()
        self._menus.retranslate()
        self._status.retranslate()
        self._show_document()
        self._pages.retranslate()

    def notify(self, text: str, more: str = "", about: str = "settings") -> None:
        """Say something that matters but asks for nothing, at the lower edge.

        What was said `about` the same before is over; `more` is the whole of it.
        """
        self._status.notify(text, more, about)

    def _make_calculate(self, place: QWidget) -> CalculatePage:
        from kimi_calc.widgets.calculate_page import CalculatePage

        self._calculate = page = CalculatePage(self.calculation, self.price_lists, place)
        page.price_list_chosen.connect(self.price_list_files.use)
        page.price_list_wanted.connect(self.price_list_files.ask)
        page.copy_button.clicked.connect(self.copies.result)
        page.add_button.clicked.connect(self._add_to_estimate)
        page.from_text_wanted.connect(self._count_text)
        if self._is_whole:  # it is opened later than the window
            self._show_details()
            self._show_comparison()
        return page

    @property
    def arriving(self) -> ArrivingFiles:
        """What is done with files that are opened, dropped or named at the start."""
        from kimi_calc.widgets.arriving_files import ArrivingFiles

        self.complete()
        return ArrivingFiles(self, self.price_list_files, lambda: self.estimates)

    @property
    def estimates(self) -> EstimateShell:
        """The estimate, and all that is done with it; made when it is first asked for."""
        if not self._estimates:
            self.complete()
            from kimi_calc.widgets.estimate_shell import EstimateShell

            self._estimates = EstimateShell(self.calculation, self.price_lists, self, self.home)
            self._connect_estimate(self._estimates)
        return self._estimates

    def _connect_estimate(self, shell: EstimateShell) -> None:
        shell.said.connect(lambda text, more: self.notify(text, more, about="estimate"))
        shell.done.connect(lambda text: self.statusBar().showMessage(text, 5000))
        shell.copied.connect(self.copies.copied)
        shell.page_wanted.connect(lambda: self.open_page("estimate"))
        shell.calculate_wanted.connect(lambda: self.open_page("calculate"))
        shell.desk.estimating.changed.connect(self._refresh_commands)
        shell.desk.changed.connect(self._show_opened)
        shell.document.changed.connect(self._show_document)
        shell.files.remember(self.recent)
        shell.files.recent_changed.connect(self._keep_recent)
        shell.files.shown.connect(lambda: self._status.take_back("estimate"))
        self.closed.connect(shell.document.finish)

    def _refresh_commands(self) -> None:
        if self._commands:  # which come later than the page Estimate, where a start is on that
            self._commands.refresh()

    def _add_to_estimate(self) -> None:
        self.estimates.add()  # which is made only now

    def _keep_recent(self) -> None:
        self.recent = self.estimates.files.recent
        self.option_changed.emit()

    def _show_document(self) -> None:
        from kimi_calc.widgets.window_title import show_title

        seen = self._estimates if self.view.page == "estimate" else None
        show_title(self, self._status, seen)
        if self.view.page == "usage":
            self._status.show_estimate(self.tr("Worked out on this computer · no file leaves it"))

    def offer_drafts(self) -> None:
        """Show the page Estimate, if an earlier window left anything unsaved there."""
        if self.estimates.document.notice:
            self.open_page("estimate")

    def _make_estimate(self, _place: QWidget) -> EstimatePage:
        page = self.estimates.make_page()
        page.rows_copied.connect(self.copies.rows)
        return page

    def _make_prices(self, _place: QWidget) -> PricesPage:
        from kimi_calc.widgets.prices_page import PricesPage

        page = PricesPage(self.calculation, self.price_lists)
        page.open_file_wanted.connect(self.price_list_files.ask)
        page.paste_wanted.connect(self.price_list_files.import_page)
        page.edit_wanted.connect(self.price_list_files.edit)
        page.copied.connect(self.copies.rows)
        page.exported.connect(
            lambda file: self.statusBar().showMessage(self.tr("Saved: {}").format(file), 5000)
        )
        return page

    @property
    def usage(self) -> UsageShell:
        """Records of use, and all that is done with them; made when it is first asked for."""
        if not self._usage:
            from kimi_calc.widgets.usage_shell import UsageShell

            self._usage = shell = UsageShell(self, lambda: self.estimates, self.home)
            shell.said.connect(lambda text, more: self.notify(text, more, about="usage"))
            shell.done.connect(lambda text: self.statusBar().showMessage(text, 5000))
            shell.copied.connect(self.copies.rows)
            shell.logs.changed.connect(self._refresh_commands)
            self.closed.connect(shell.finish)
        return self._usage

    def _make_usage(self, _place: QWidget) -> UsagePage:
        return self.usage.make_page()

    def _keep_page(self, name: str) -> None:
        self.complete()
        self.view.page = name
        if name == "estimate":
            self.estimates.document.look()
        self._show_document()
        if self._commands:
            self._commands.show_page(self.view.page)
        self.option_changed.emit()

    def _connect_menus(self) -> None:
        menus = self._menus
        menus.open_file.connect(self._open)
        menus.reset.connect(self._clear)
        menus.copy_picture.connect(self.copies.picture)
        menus.copy_amount.connect(self.copies.amount)
        menus.second_currency.connect(self._ask_second_currency)
        menus.open_price_list.connect(self.price_list_files.ask)
        menus.import_page.connect(self.price_list_files.import_page)
        menus.quit.connect(self.close)
        menus.language.connect(lambda choice: self._view("language", choice))
        menus.theme.connect(lambda choice: self._view("theme", choice))
        menus.text_size.connect(lambda choice: self._view("text_size", choice))
        menus.on_top.connect(lambda on: self.set_on_top(on_top=on))
        menus.on_top.connect(self.option_changed)
        menus.budget_column.connect(self._show_budget)
        menus.how_computed.connect(self.how_computed_wanted)
        menus.shortcuts.connect(self.shortcuts_wanted)
        menus.diagnostics.connect(self.diagnostics_wanted)
        menus.about.connect(self.about_wanted)

    def _view(self, what: str, choice: object) -> None:
        setattr(self.view, what, choice)
        self.view_changed.emit()

    def _show_budget(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.view.budget_column = shown
        if self._calculate:
            self._calculate.show_budget(shown=shown)
        self.option_changed.emit()

    def _show_column(self, name: str, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.complete()
        if name == "budget":
            self._menus.show_budget_column(shown=shown)  # which tells of it like any choice
            return
        others = [column for column in self.view.compare_columns if column != name]
        self.view.compare_columns = (*others, *((name,) if shown else ()))
        self.page.comparison.show_columns(self.view.compare_columns)
        self.option_changed.emit()

    def _open(self) -> None:
        self.arriving.ask()

    def _clear(self) -> None:
        self.open_page("calculate")  # nobody empties fields unseen
        self.page.clear()

    @property
    def page(self) -> CalculatePage:
        """The page Calculate, once it was opened."""
        assert self._calculate is not None
        return self._calculate

    def _show_opened(self) -> None:
        if self._calculate:
            self._calculate.show_opened(self.estimates.desk)

    def _count_text(self, field: Field) -> None:
        self._text_dialogs().open(field)

    def _text_dialogs(self) -> TextDialogs:
        if not self._texts:
            from kimi_calc.widgets.text_dialogs import TextDialogs

            self._texts = TextDialogs(self.calculation, self, self.vocabulary)
            self._texts.vocabulary_changed.connect(self._keep_vocabulary)
            self.closed.connect(self._texts.close)
        return self._texts

    def _keep_vocabulary(self, file: Path | None) -> None:
        self.vocabulary = file
        self.vocabulary_changed.emit()

    def _ask_second_currency(self) -> None:
        from kimi_calc.widgets.currency_dialog import CurrencyDialog

        CurrencyDialog(self.calculation, self).open()


def _icon(name: str) -> Callable[[], QPainterPath]:
    def draw() -> QPainterPath:
        from kimi_calc.widgets import page_icons

        return page_icons.ICONS[name]()

    return draw
