"""What of the records isn't counted: lines that can't be read, names that no price list has."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import usage_not_counted as words
from kimi_calc.viewmodels import usage_wording
from kimi_calc.viewmodels.usage_files_wording import file_lines
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.viewmodels.usage_not_counted import WithoutPrice
from kimi_calc.widgets import theme
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.text_parts import WordList, button_for, plain_label
from kimi_calc.widgets.tool_tips import as_written
from kimi_calc.widgets.usage_parts import heading, selectable

_MOST_NAMES = 100
_AS_IT_IS, _NO_PRICE = "?", ""


class UsageNotCountedDialog(FittedDialog):
    """Stays beside the window. A name that is said to be a model is priced at once."""

    def __init__(self, logs: UsageLogs, parent: QWidget) -> None:
        super().__init__(parent, letters=70)
        self.setObjectName("usageNotCountedDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._logs = logs
        self._rows = selectable(plain_label("notCountedRows"))
        self._names_heading = heading("notCountedNames")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.SPACE * 2)
        self._grid.setVerticalSpacing(theme.SPACE // 2)
        self._grid.setColumnStretch(0, 1)
        self._cells: list[QWidget] = []
        self._names: tuple[tuple[WithoutPrice, ...], dict[str, str]] | None = None
        self._lines_heading = heading("notCountedLines")
        self._lines = WordList("usageUnreadable")
        self._lines.most_lines = 10
        self._merged = plain_label("notCountedMerged", small=True)
        self._close = button_for("closeNotCounted", self.close)
        buttons = QDialogButtonBox()
        buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout()
        column.addWidget(self._rows)
        column.addWidget(self._names_heading)
        column.addLayout(self._grid)
        for part in (self._lines_heading, self._lines, self._merged):
            column.addWidget(part)
        column.addStretch()
        self.lay_out(column, buttons)
        logs.changed.connect(self._refresh)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._names = None
            self._refresh()

    def fit(self) -> None:
        """Take the size that is needed, in the text size in use."""
        super().fit()
        self._lines.make_room(self.width() - 6 * theme.SPACE)
        super().fit()

    def _refresh(self) -> None:
        sums = self._logs.sums
        if sums is None:
            self.close()
            return
        tally = sums.costs.tally
        self.setWindowTitle(self.tr("What is not counted"))
        self._rows.setText(usage_wording.rows_line(sums.rows))
        self._show_names()
        lines = [
            *file_lines(tally.files),
            *words.fault_lines(tally.faults, tally.unreadable),
        ]
        self._lines_heading.setText(self.tr("Can't be read"))
        self._lines.setAccessibleName(self._lines_heading.text())
        self._lines.write(lines)
        for part in (self._lines_heading, self._lines):
            part.setVisible(bool(lines))
        merged = self.tr("Repeated: the same record again, counted once ({n}).")
        self._merged.setText(merged.format(n=group_digits(tally.merged)))
        self._merged.setVisible(bool(tally.merged))
        self._close.setText(self.tr("&Close"))
        if self.isVisible():
            self.fit()

    def _show_names(self) -> None:
        sums = self._logs.sums
        assert sums is not None
        found = tuple(words.without_price(sums)[:_MOST_NAMES])
        told = dict(self._logs.basis.aliases)
        if self._names == (found, told):
            return
        self._names = (found, told)
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        self._names_heading.setText(self.tr("Without a price"))
        self._names_heading.setVisible(bool(found or told))
        rows = [(one.name, one) for one in found]
        names = {one.name for one in found}
        row = 0
        for _name, one in rows:
            row = self._add_row(row, one.name, self._about(one), one.reason)
        for name in told:
            if name not in names:
                row = self._add_row(row, name, self.tr("You said what it is."), "unknown_model")

    def _about(self, one: WithoutPrice) -> str:
        said = self.tr("{records}. {reason}")
        return said.format(records=usage_wording.records(one.rows), reason=words.reason(one.reason))

    def _add_row(self, row: int, name: str, about: str, reason: str) -> int:
        label = QLabel(name or self.tr("(no name)"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(as_written(name))
        # A name may be endless: it is cut off, and the tool tip has all of it.
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        selectable(label)
        told = plain_label(f"notCountedWhy{row}", small=True)
        told.setText(about)
        self._cells += [label, told]
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(told, row + 1, 0, 1, 2)
        if name and reason in words.CAN_BE_TOLD:
            box = self._choice(name)
            label.setBuddy(box)
            self._cells.append(box)
            self._grid.addWidget(box, row, 1)
        return row + 2

    def _choice(self, name: str) -> ComboBox:
        sums = self._logs.sums
        assert sums is not None
        box = ComboBox(f"usageAlias_{name}")
        box.setAccessibleName(self.tr("{name} is").format(name=name))
        box.addItem(self.tr("As it is written"), _AS_IT_IS)
        box.addItem(self.tr("No token price"), _NO_PRICE)
        for model_id in sorted(sums.costs.lists.ids):
            box.addItem(model_id, model_id)
        aliases = self._logs.basis.aliases
        place = box.findData(aliases[name]) if name in aliases else 0
        box.setCurrentIndex(max(place, 0))
        box.activated.connect(partial(self._tell, name, box))
        return box

    def _tell(self, name: str, box: ComboBox, place: int) -> None:
        meant = str(box.itemData(place))
        self._logs.set_aliases({name: None if meant == _AS_IT_IS else meant})
