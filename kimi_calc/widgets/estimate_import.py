"""Items from a CSV or XLSX file: the good rows come in, the bad ones are told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.estimate_desk import EstimateDesk

SUFFIXES = frozenset({".xlsx", ".xlsm", ".csv", ".tsv"})
"""How files of items are called."""


class EstimateImport(QObject):
    """`said` comes with a line, and with all of it; `added` after items came in."""

    said = Signal(str, str)
    added = Signal()

    def __init__(self, desk: EstimateDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def ask(self) -> None:
        """Ask for a file of items, and show what would come in."""
        from kimi_calc.widgets.file_dialogs import ask_for_file

        patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        path = ask_for_file(self._window, self.tr("Import items (.xlsx, .csv)"), patterns)
        if path:
            self.read(path)

    def read(self, path: Path) -> None:
        """Show what would come in from a file; the page stays usable."""
        from kimi_calc.viewmodels.item_import import ItemImport
        from kimi_calc.widgets.item_import_dialog import ItemImportDialog

        for shown in self._window.findChildren(ItemImportDialog):
            shown.close()  # one at a time: the file that came last is the one that is meant
        dialog = ItemImportDialog(ItemImport(path, self._desk), self._window)
        dialog.added.connect(self._tell)
        dialog.show()

    def save_template(self) -> None:
        """Ask where, and write an example that can be filled in."""
        from kimi_calc.viewmodels.item_template import template_name, write_template
        from kimi_calc.widgets.file_dialogs import ask_where_to_save

        title = self.tr("Save a template for items (.xlsx or .csv)")
        path = ask_where_to_save(self._window, title, template_name())
        if path is None:
            return
        if not path.suffix:
            path = path.with_name(f"{path.name}.xlsx")
        try:
            write_template(path, self._desk.price_lists.in_use.price_list)
        except OSError as error:
            text = self.tr("The template can't be saved: {reason}")
            line = text.format(reason=error.strerror or error)
            self.said.emit(line, f"{line}\n{path}")
        else:
            line = self.tr("Template saved: {file}").format(file=path.name)
            self.said.emit(line, f"{line}\n{path}")

    def _tell(self, count: int) -> None:
        text = self.tr("1 item came in.") if count == 1 else self.tr("{n} items came in.")
        line = text.format(n=group_digits(count))
        self.said.emit(line, line)
        self.added.emit()
