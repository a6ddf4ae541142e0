"""The table of texts and documents, with what can be done to them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.source import Source
from kimi_calc.viewmodels.source_rows import CHARACTERS, COST, TOKENS, SourceRows
from kimi_calc.viewmodels.text_estimate import TextEstimate
from kimi_calc.widgets import file_dialogs, theme
from kimi_calc.widgets.check_box import CheckBox
from kimi_calc.widgets.number_cells import NumberCells
from kimi_calc.widgets.number_table import NumberTable
from kimi_calc.widgets.text_parts import WordList, button_for, plain_label

_LEAST_ROWS = 5


class SourcePanel(QWidget):
    """Adds documents, lists them with their tokens, and says which can't be read.

    The table is there while there is something in it; then it takes what height there is.
    """

    def __init__(self, estimate: TextEstimate) -> None:
        super().__init__()
        self._estimate = estimate
        self._sources = estimate.sources
        self._rows = estimate.rows
        self._table = _SourceTable(
            "sources", self._rows, _SourceCells(self._rows), stretched=0, least_rows=_LEAST_ROWS
        )
        self._table.setColumnHidden(COST, not estimate.of_request)
        self._table.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._table.selectionModel().selectionChanged.connect(self._enable)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._offer_encodings)
        self._progress = plain_label("sourceProgress")
        self._failed_label = plain_label("sourceFailuresLabel", small=True)
        self._failed_label.setProperty("error", True)
        self._failed_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._failed = WordList("sourceFailures")
        self._failed_label.setBuddy(self._failed)
        self._add_files = button_for("addFiles", self._choose_files)
        self._add_folder = button_for("addFolder", self._choose_folder)
        self._remove = button_for("removeSource", self._remove_chosen)
        self._stop = button_for("stopCounting", self._sources.stop)
        self._go_on = button_for("continueCounting", self._sources.go_on)
        self._split = CheckBox("oneFileOneRequest")
        self._split.toggled.connect(lambda on: estimate.set_split(split=on))
        self._split_why = plain_label("oneFileOneRequestWhy", small=True)
        row = QHBoxLayout()
        for button in (self._add_files, self._add_folder, self._remove):
            row.addWidget(button)
        row.addWidget(self._failed_label, 1)
        counting = QHBoxLayout()
        counting.addWidget(self._progress, 1)
        counting.addWidget(self._stop)
        counting.addWidget(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(row)
        column.addWidget(self._split, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._split_why)
        column.addLayout(counting)  # above: below a long table nobody would see them
        column.addWidget(self._failed)
        column.addWidget(self._table, 1)
        self.refresh()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._table.setAccessibleName(self.tr("Texts and documents"))
        self._add_files.setText(self.tr("Add &files…"))
        self._add_folder.setText(self.tr("Add f&older…"))
        self._remove.setText(self.tr("&Remove"))
        self._stop.setText(self.tr("&Stop counting"))
        self._split.setText(self.tr("O&ne file = one request"))
        self._split_why.setText(
            self.tr("Each file is a request; what is typed here and the images go with each.")
        )
        self._go_on.setText(self.tr("&Go on counting"))
        self._failed.setAccessibleName(self.tr("Files with a problem"))

    def refresh(self) -> None:
        """Show the sources as they are now."""
        empty = not self._rows.texts
        if self._table.isHidden() != empty:
            self._table.setHidden(empty)
            upright = QSizePolicy.Policy.Fixed if empty else QSizePolicy.Policy.Expanding
            self.setSizePolicy(QSizePolicy.Policy.Preferred, upright)
        self._table.fit()
        self._split.setHidden(not self._estimate.can_split)
        self._split_why.setHidden(not self._estimate.split)
        progress = self._estimate.progress
        self._progress.setText(progress)
        self._stop.setHidden(not self._sources.counting_documents)
        self._go_on.setHidden(self._sources.counting_documents or not self._sources.held)
        self._progress.setHidden(not progress)
        self._refresh_failures()
        self._enable()

    def _refresh_failures(self) -> None:
        failures = self._estimate.failures
        if failures:
            text = self.tr("Files with a problem, named below: {count}")
            self._failed_label.setText(text.format(count=group_digits(len(failures))))
            self._failed.write(failures)
        else:
            self._failed_label.clear()  # not hidden: its room is the row's stretch
        self._failed.setHidden(not failures)

    def _enable(self) -> None:
        chosen = self._at(self._table.currentIndex().row())
        self._remove.setEnabled(chosen in self._sources.documents)

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
        self._sources.add(file_dialogs.ask_for_files(self, self.tr("Add files")))

    def _choose_folder(self) -> None:
        folder = file_dialogs.ask_for_folder(self, self.tr("Add a folder"))
        if folder:
            self._sources.add([folder])


class _SourceTable(NumberTable):
    """As high as there is room, if it has so many rows, but asks for no more than a few."""

    yielding = (CHARACTERS,)

    def fit(self) -> None:
        """Leave the room that it does not need to others."""
        super().fit()
        rows = max(self.model().rowCount(), 1) * self.verticalHeader().defaultSectionSize()
        height = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth() + 4
        self.setMinimumHeight(min(self.minimumHeight(), height))
        self.setMaximumHeight(height)

    def sizeHint(self) -> QSize:
        """Its least height."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class _SourceCells(NumberCells):
    """Text, in a colour that tells what is counted from what isn't."""

    def __init__(self, rows: SourceRows) -> None:
        super().__init__(rows)
        self._rows = rows

    def decorate(self, painter: QPainter, rect: QRect, row: int, column: int) -> QRect:
        """Grey what is not counted; the reason of it stands beside it in the colour of errors."""
        state = self._rows.state(row)
        if state != "counted":
            colors = theme.colors()
            said = state in {"failed", "held"} and column == TOKENS
            painter.setPen(QColor(colors.error if said else colors.muted))
        return rect
