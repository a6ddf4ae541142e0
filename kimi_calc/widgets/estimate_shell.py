"""The estimate in the window: made when it is first asked for, and connected to all around it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets.estimate_exports import EstimateExports
from kimi_calc.widgets.estimate_files import EstimateFiles
from kimi_calc.widgets.estimate_import import EstimateImport
from kimi_calc.widgets.estimate_page import EstimatePage


class EstimateShell(QObject):
    """`said` comes with a line that matters but asks for nothing, and with all of it.

    `page_wanted` comes where the page Estimate is to be seen.
    """

    said = Signal(str, str)
    copied = Signal()
    page_wanted = Signal()

    def __init__(self, calculation: Calculation, price_lists: PriceLists, window: QWidget) -> None:
        super().__init__(window)
        self.desk = EstimateDesk(calculation, price_lists, self)
        self.document = EstimateDocument(self.desk.estimating, self)
        self.files = EstimateFiles(self.document, window)
        self.exports = EstimateExports(self.desk, window)
        self.imports = EstimateImport(self.desk, window)
        for part in (self.files, self.exports, self.imports):
            part.said.connect(self.said)
        self.exports.copied.connect(self.copied)
        self.files.shown.connect(self.page_wanted)

    def make_page(self) -> EstimatePage:
        """The page, connected to what is done beside it."""
        page = EstimatePage(self.desk, self.document)
        page.add_wanted.connect(self.desk.add_calculated)
        page.save_wanted.connect(self.files.save)
        page.open_wanted.connect(self.files.ask)
        page.import_wanted.connect(self.imports.ask)
        page.template_wanted.connect(self.imports.save_template)
        page.export_wanted.connect(self.exports.export)
        page.copy_wanted.connect(self.exports.copy)
        return page
