"""The estimate in the window: made when it is first asked for, and connected to all around it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.estimates.files import SUFFIX
from kimi_calc.pricing.amounts import format_amount
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.estimate_status import estimate_status
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets.estimate_exports import EstimateExports
from kimi_calc.widgets.estimate_files import EstimateFiles
from kimi_calc.widgets.estimate_import import EstimateImport
from kimi_calc.widgets.estimate_page import EstimatePage


class EstimateShell(QObject):
    """`said` comes with a line that matters but asks for nothing, and with all of it.

    `done` comes with a line on what was just done, `page_wanted` where the page Estimate is to be
    seen, `calculate_wanted` where the page Calculate is.
    """

    said = Signal(str, str)
    copied = Signal()
    done = Signal(str)
    page_wanted = Signal()
    calculate_wanted = Signal()

    def __init__(
        self,
        calculation: Calculation,
        price_lists: PriceLists,
        window: QWidget,
        home: Path | None = None,
    ) -> None:
        """Without `home`, the user's folder, nothing is kept there, and nothing is found there."""
        super().__init__(window)
        self._window = window
        self.desk = EstimateDesk(calculation, price_lists, self)
        self.document = EstimateDocument(self.desk.estimating, self)
        if home:
            self.document.keep_in(home)
        self.files = EstimateFiles(self.document, window)
        self.exports = EstimateExports(self.desk, self.document, window)
        self.imports = EstimateImport(self.desk, window)
        for part in (self.files, self.exports, self.imports):
            part.said.connect(self.said)
        self.exports.copied.connect(self.copied)
        self.files.shown.connect(self.page_wanted)
        self.imports.added.connect(self.page_wanted)

    def add(self) -> None:
        """Add what is on the page Calculate, or put it back where it came from; say so."""
        if self.desk.opened:
            name = self.desk.opened.name
            if self.desk.put_back():
                self.done.emit(self.tr("Put back: {name}").format(name=name))
                self.page_wanted.emit()
            return
        item = self.desk.add_calculated()
        if item:
            wording = self.tr("Added to the estimate: {name} · {amount} · {n} items in all")
            count = len(self.desk.estimating.estimate.items)
            if count == 1:
                wording = self.tr("Added to the estimate: {name} · {amount}")
            amount = format_amount(item.quote.total, item.currency)
            self.done.emit(wording.format(name=item.name, amount=amount, n=count))

    def open_item(self, key: int) -> None:
        """Bring an item to the page Calculate; say why where that can't be."""
        if self.desk.open_item(key):
            self.calculate_wanted.emit()
        else:
            self.said.emit(
                self.tr(
                    "This item can't be opened on the page Calculate: it writes to the cache "
                    "for several lifetimes. Change it here"
                ),
                "",
            )

    def compare(self) -> None:
        """Ask for another estimate, and show both side by side; say what is wrong with it."""
        from kimi_calc.estimates.files import EstimateError
        from kimi_calc.viewmodels.estimate_file_wording import not_opened
        from kimi_calc.widgets.file_dialogs import ask_for_file
        from kimi_calc.widgets.side_by_side_dialog import open_side_by_side

        title = self.tr("Compare with another estimate")
        path = ask_for_file(self._window, title, f"*{SUFFIX}")
        if path is None:
            return
        try:
            open_side_by_side(self._window, self.desk, path)
        except EstimateError as error:
            self.said.emit(*not_opened(path, error))

    @property
    def status(self) -> str:
        """The estimate in a line."""
        return estimate_status(self.desk.estimating.estimate, self.document.state)

    def make_page(self) -> EstimatePage:
        """The page, connected to what is done beside it."""
        page = EstimatePage(self.desk, self.document)
        page.add_wanted.connect(self.add)
        page.open_item_wanted.connect(self.open_item)
        page.save_wanted.connect(self.files.save)
        page.open_wanted.connect(self.files.ask)
        page.import_wanted.connect(self.imports.ask)
        page.template_wanted.connect(self.imports.save_template)
        page.export_wanted.connect(self.exports.export)
        page.copy_wanted.connect(self.exports.copy)
        return page
