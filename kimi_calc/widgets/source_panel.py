"""The table of texts and documents, with what can be done to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.viewmodels.source import Source
from kimi_calc.viewmodels.text_estimate import TextEstimate
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_table import NumberTable
from kimi_calc.widgets.text_parts import PlainCells, plain_label


class SourcePanel(QWidget):
    """Adds documents, lists them with their tokens, and says which can't be read."""

    def __init__(self, estimate: TextEstimate) -> None:
        super().__init__()
        self._estimate = estimate
        self._sources = estimate.sources
        self._rows = estimate.rows
        self._table = NumberTable(
            "sources", self._rows, PlainCells(self._rows), stretched=0, least_rows=4
        )
        self._table.selectionModel().selectionChanged.connect(self._enable)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._offer_encodings)
        self._failed = plain_label("sourceFailures", small=True)
        self._failed.setProperty("error", True)
        self._add_files = _button("addFiles", self._choose_files)
        self._add_folder = _button("addFolder", self._choose_folder)
        self._remove = _button("removeSource", self._remove_chosen)
        self._stop = _button("stopCounting", self._sources.stop)
        row = QHBoxLayout()
        for button in (self._add_files, self._add_folder, self._remove, self._stop):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(row)
        column.addWidget(self._table, 1)
        column.addWidget(self._failed)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._table.setAccessibleName(self.tr("Texts and documents"))
        self._add_files.setText(self.tr("Add &files…"))
        self._add_folder.setText(self.tr("Add f&older…"))
        self._remove.setText(self.tr("&Remove"))
        self._stop.setText(self.tr("&Stop counting"))

    def refresh(self) -> None:
        """Show the sources as they are now."""
        self._table.fit()
        failures = self._rows.failures()
        self._failed.setText(failures)
        self._failed.setHidden(not failures)
        self._enable()

    def _enable(self) -> None:
        chosen = self._at(self._table.currentIndex().row())
        self._remove.setEnabled(chosen in self._sources.documents)
        self._stop.setEnabled(self._sources.counting)

    def _at(self, row: int) -> Source | None:
        return self._rows.sources[row] if 0 <= row < len(self._rows.sources) else None

    def _remove_chosen(self) -> None:
        chosen = self._at(self._table.currentIndex().row())
        if chosen:
            self._sources.remove(chosen)

    def _offer_encodings(self, place: QPoint) -> None:
        """Let a text be read in another encoding than the one detected."""
        row = self._table.indexAt(place).row()
        source = self._at(row if row >= 0 else self._table.currentIndex().row())  # or asked by key
        if not source or not source.document or not source.document.encoding:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(self.tr("Encoding"))
        for encoding in self._estimate.encodings:
            action = menu.addAction(encoding)
            action.setCheckable(True)
            action.setChecked(encoding == source.document.encoding)
            action.triggered.connect(
                lambda _checked, encoding=encoding: self._sources.choose_encoding(source, encoding)
            )
        menu.popup(self._table.viewport().mapToGlobal(place))

    def _choose_files(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"))
        self._sources.add(map(Path, files))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"))
        if folder:
            self._sources.add([Path(folder)])


def _button(name: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)  # Enter in a field takes the tokens over, and does nothing else
    button.clicked.connect(clicked)
    return button
