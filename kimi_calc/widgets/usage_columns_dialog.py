"""The dialog that asks which column of a table is what."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.viewmodels import usage_columns as words
from kimi_calc.viewmodels.usage_columns import ROLES, UsageColumns
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.widgets import theme
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.text_parts import WordList, button_for, plain_label

_MOST_ROWS = 4
_WIDEST = 20  # letters of a column of the sample


class UsageColumnsDialog(FittedDialog):
    """Stays beside the window. What was told holds for tables with these headings from then on."""

    def __init__(self, logs: UsageLogs, parent: QWidget) -> None:
        super().__init__(parent, letters=76)
        self.setObjectName("usageColumnsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.columns = UsageColumns(logs, self)
        self._about = plain_label("columnsAbout")
        self._which = ComboBox("columnsTable")
        self._which.activated.connect(self.columns.look_at)
        self._sample = _sample()
        self._labels: dict[str, QLabel] = {}
        self._boxes: dict[str, ComboBox] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.SPACE * 2)
        self._grid.setVerticalSpacing(theme.SPACE // 2)
        for role in (*ROLES, "cache", "rows"):
            self._add_box(role)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._doubts = plain_label("columnsDoubts", small=True)
        self._missing = plain_label("columnsMissing")
        self._missing.setProperty("error", True)
        self._preview_label = plain_label("columnsPreviewLabel", small=True)
        self._preview = WordList("columnsPreview")
        self._read = button_for("readColumns", self._apply)
        self._read.setDefault(True)
        self._close = button_for("closeColumns", self.close)
        buttons = QDialogButtonBox()
        buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._read, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout()
        for part in (self._about, self._which, self._sample):
            column.addWidget(part)
        column.addLayout(self._grid)
        below = (self._doubts, self._missing, self._preview_label, self._preview)
        for widget in below:
            column.addWidget(widget)
        column.addStretch()
        self.lay_out(column, buttons)
        self.columns.changed.connect(self._refresh)
        self._refresh()
        self._boxes["model"].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()

    def fit(self) -> None:
        """Take the size that is needed, in the text size in use."""
        self._fit_sample()
        super().fit()
        self._preview.make_room(self.width() - 6 * theme.SPACE)
        super().fit()

    def _add_box(self, role: str) -> None:
        label, box = QLabel(), ComboBox(f"column_{role}")
        label.setProperty("small", True)
        label.setBuddy(box)
        policy = ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        box.setSizeAdjustPolicy(policy)
        box.setMinimumContentsLength(8)
        box.activated.connect(partial(self._take, role))
        row, side = divmod(len(self._boxes), 2)
        self._labels[role], self._boxes[role] = label, box
        self._grid.addWidget(label, row, 2 * side)
        self._grid.addWidget(box, row, 2 * side + 1)

    def _take(self, role: str, place: int) -> None:
        value = self._boxes[role].itemData(place)
        if role == "cache":
            self.columns.set_includes_cache(includes=value == "yes")
        elif role == "rows":
            self.columns.set_rows_are(value)
        else:
            self.columns.set_column(role, value)

    def _refresh(self) -> None:
        columns = self.columns
        if not columns.tables:
            self.close()
            return
        self.setWindowTitle(self.tr("Which column is what"))
        self._about.setText(
            self.tr("{table}: say which column is what. It is remembered for such tables.").format(
                table=columns.name(columns.place)
            )
        )
        self._which.clear()
        for place in range(len(columns.tables)):
            self._which.addItem(columns.name(place))
        self._which.setCurrentIndex(columns.place)
        self._which.setAccessibleName(self.tr("Table"))
        self._which.setVisible(len(columns.tables) > 1)
        self._show_sample()
        for role in ROLES:
            self._labels[role].setText(words.role_name(role))
            self._fill(role, columns.choices(role), columns.value_of(role))
        self._show_questions()
        doubts, missing = words.doubt_line(columns.doubts), words.missing_line(columns.missing)
        self._doubts.setText(doubts)
        self._doubts.setVisible(bool(doubts))
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        preview = columns.preview()
        self._preview_label.setText(self.tr("The first rows, as they will be read:"))
        self._preview.setAccessibleName(self._preview_label.text())
        self._preview.write(preview)
        self._preview_label.setVisible(bool(preview))
        self._preview.setVisible(bool(preview))
        self._read.setText(self.tr("&Read with these columns"))
        self._read.setEnabled(not columns.missing)
        self._close.setText(self.tr("&Cancel"))
        if self.isVisible():
            self.fit()

    def _show_questions(self) -> None:
        layout = self.columns.layout
        self._labels["cache"].setText(self.tr("Cache hits are"))
        self._labels["rows"].setText(self.tr("A row is"))
        cache = [
            words.Choice("yes", self.tr("part of the input")),
            words.Choice("no", self.tr("beside the input")),
        ]
        rows = [
            words.Choice("requests", self.tr("one request")),
            words.Choice("totals", self.tr("the total of several")),
        ]
        self._fill("cache", cache, "yes" if layout.input_includes_cache else "no")
        self._fill("rows", rows, layout.rows_are)
        has_cache = bool(layout.cached or layout.written)
        for part in (self._labels["cache"], self._boxes["cache"]):
            part.setEnabled(has_cache)

    def _fill(self, role: str, choices: list[words.Choice], value: str) -> None:
        box = self._boxes[role]
        box.setAccessibleName(self._labels[role].text())
        box.clear()
        for choice in choices:
            box.addItem(choice.text, choice.value)
        box.setCurrentIndex(max(box.findData(value), 0))

    def _show_sample(self) -> None:
        table, sample = self.columns.table, self._sample
        sample.setAccessibleName(self.tr("The first rows of the table"))
        rows = table.rows[:_MOST_ROWS]
        sample.setColumnCount(len(table.headings))
        sample.setRowCount(len(rows))
        sample.setHorizontalHeaderLabels(list(table.headings))
        for place, row in enumerate(rows):
            for column, text in enumerate(row[: len(table.headings)]):
                item = QTableWidgetItem(text[:200])
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                sample.setItem(place, column, item)
        self._fit_sample()

    def _fit_sample(self) -> None:
        sample = self._sample
        sample.resizeColumnsToContents()
        most = self.fontMetrics().horizontalAdvance("M") * _WIDEST
        for column in range(sample.columnCount()):
            sample.setColumnWidth(column, min(sample.columnWidth(column) + theme.SPACE, most))
        sample.resizeRowsToContents()
        height = sample.horizontalHeader().sizeHint().height()
        height += sum(sample.rowHeight(row) for row in range(sample.rowCount()))
        sample.setFixedHeight(height + sample.horizontalScrollBar().sizeHint().height() + 6)

    def _apply(self) -> None:
        if self.columns.missing:
            return
        self.columns.apply()
        self.close()


def _sample() -> QTableWidget:
    sample = QTableWidget()
    sample.setObjectName("columnsSample")
    sample.verticalHeader().hide()
    sample.setShowGrid(False)
    sample.setWordWrap(False)
    sample.setTabKeyNavigation(False)
    header = sample.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    return sample
