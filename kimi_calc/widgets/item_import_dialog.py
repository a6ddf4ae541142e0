"""The preview of a file of items: what comes in, and what is wrong with the rows that don't."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from kimi_calc.viewmodels.item_import import ItemImport
from kimi_calc.viewmodels.item_import_table import ItemImportTable
from kimi_calc.viewmodels.price_list_status import price_list_label
from kimi_calc.widgets import theme
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.item_import_view import ItemImportView
from kimi_calc.widgets.text_parts import WordList, button_for, plain_label
from kimi_calc.widgets.tool_tips import as_written


class ItemImportDialog(FittedDialog):
    """Stays beside the window; nothing comes in before it is said so here.

    `added` comes with how many items came in.
    """

    added = Signal(int)

    def __init__(self, reading: ItemImport, parent: QWidget) -> None:
        super().__init__(parent, letters=80)
        self.setObjectName("itemImportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reading = reading
        reading.setParent(self)
        self._summary = plain_label("importedSummary")
        self._about = plain_label("importedAbout", small=True)
        self._error = plain_label("importedError")
        self._error.setProperty("error", True)
        self._table = ItemImportTable(self)
        self._view = ItemImportView(self._table)
        self._unknown = plain_label("importedUnknown", small=True)
        self._bad_label = plain_label("importedBadLabel")
        self._bad = WordList("importedBad")
        self._bad.least_lines, self._bad.most_lines = 2, 8
        self._add = button_for("addImported", self._take)
        self._close = button_for("cancelImported", self.close)
        self._add.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._add, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout()
        for part in (
            *(self._summary, self._about, self._error, self._view, self._unknown),
            *(self._bad_label, self._bad),
        ):
            column.addWidget(part)
        column.addStretch()
        self.lay_out(column, buttons)
        reading.changed.connect(self._refresh)
        self._refresh()
        (self._add if reading.can_be_added else self._close).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._table.retranslate()
            self._refresh()

    def done(self, result: int) -> None:
        """Read no more."""
        self._reading.stop()
        super().done(result)

    def fit(self) -> None:
        """Take the size that is needed, in the text size in use."""
        self._view.fit()
        super().fit()
        self._bad.make_room(self.width() - 6 * theme.SPACE)
        super().fit()

    def _refresh(self) -> None:
        reading = self._reading
        self.setWindowTitle(self.tr("Import items from {file}").format(file=reading.path.name))
        self.setToolTip(as_written(str(reading.path)))
        self._summary.setText(reading.summary)
        self._summary.setHidden(not reading.summary)
        about = self.tr("Priced with the list in use: {price_list}")
        self._about.setText(about.format(price_list=price_list_label(reading.price_list)))
        self._error.setText(reading.error)
        self._error.setHidden(not reading.error)
        self._close.setText(self.tr("&Cancel") if reading.items else self.tr("&Close"))
        self._add.setEnabled(reading.can_be_added)
        if reading.is_reading:
            self._hide_all()
            return
        self._table.set_items(reading.items)
        unknown, bad = reading.unknown, reading.bad_lines
        self._unknown.setText(unknown)
        self._bad_label.setText(self.tr("Rows that don't come in, as the table numbers them:"))
        self._bad.setAccessibleName(self._bad_label.text())
        self._bad.write(bad)
        self._add.setText(self.tr("&Add"))
        for part, shown in (
            (self._about, bool(reading.items)),
            (self._view, bool(reading.items)),
            (self._unknown, bool(unknown) and not reading.error),
            (self._bad_label, bool(bad)),
            (self._bad, bool(bad)),
            (self._add, bool(reading.items)),
        ):
            part.setVisible(shown)
        if self.isVisible():
            self.fit()

    def _hide_all(self) -> None:
        """There is nothing to be seen before all is read."""
        self._add.setText(self.tr("&Add"))
        self._close.setText(self.tr("&Cancel"))
        for part in (self._about, self._view, self._unknown, self._bad_label, self._bad):
            part.hide()

    def _take(self) -> None:
        count = len(self._reading.items)
        if self._reading.add():
            self.added.emit(count)
            self.close()
