"""The versions of an estimate's file, to be opened one by one. Loaded when they are asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from kimi_calc.estimates.files import EstimateError
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.estimate_versions import COL_ITEMS, COL_NAME, VersionTable
from kimi_calc.widgets.close_box import CloseBox
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.number_cells import NumberCells
from kimi_calc.widgets.number_table import NumberTable


class VersionsDialog(FittedDialog):
    """The last version first; one that is opened can be undone.

    `refused` comes with a file and an error where one can't be read.
    """

    refused = Signal(object, object)

    def __init__(self, document: EstimateDocument, parent: QWidget) -> None:
        super().__init__(parent, letters=60)
        self.setObjectName("versionsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self._table = VersionTable(document.versions(), self)
        self._view = _Versions(self._table)
        self._view.setAccessibleName(self.tr("Versions"))
        self._view.doubleClicked.connect(self._open)
        self._view.activated.connect(self._open)
        self._said = QLabel(self._explained())
        self._said.setObjectName("versionsExplained")
        self._said.setProperty("muted", True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        buttons = CloseBox("versionsClose", self, default=False)
        self._button = buttons.addButton(self.tr("&Open"), QDialogButtonBox.ButtonRole.ActionRole)
        self._button.setObjectName("versionsOpen")
        self._button.setDefault(True)
        self._button.clicked.connect(self._open)
        column = QVBoxLayout()
        column.addWidget(self._said)
        column.addWidget(self._view)
        self.lay_out(column, buttons)
        self.setWindowTitle(self.tr("Versions of {name}").format(name=document.title))
        self._table.dataChanged.connect(self._view.fit)
        if self._table.versions:
            self._view.selectRow(0)
            self._view.setFocus()
        self._view.setVisible(bool(self._table.versions))
        self._button.setEnabled(bool(self._table.versions))

    def _explained(self) -> str:
        if not self._table.versions:
            return self.tr("There are none yet: each save keeps what the file held before it.")
        return self.tr(
            "What the file held before it was saved again, the last 10 times. An opened version "
            "stands in place of what you have now; undo brings that back."
        )

    def _open(self) -> None:
        rows = self._view.selectionModel().selectedRows()
        if not rows or not self.isVisible():
            return
        version = self._table.versions[rows[0].row()]
        try:
            self._document.open_version(version)
        except EstimateError as error:
            self.refused.emit(version.path, error)
            return
        self.accept()


class _Versions(NumberTable):
    fewest_rows = 1
    yielding = (COL_ITEMS,)

    def __init__(self, table: VersionTable) -> None:
        super().__init__("versions", table, NumberCells(table), stretched=COL_NAME)
