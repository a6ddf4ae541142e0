"""The preview of a price list file: what is in it, what it changes, what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from kimi_calc.viewmodels.price_list_preview import PriceListPreview
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.text_parts import WordList, button_for, plain_label
from kimi_calc.widgets.tool_tips import as_written


class PriceListDialog(FittedDialog):
    """Stays beside the window; nothing is used before it is said so here."""

    def __init__(self, preview: PriceListPreview, parent: QWidget) -> None:
        super().__init__(parent, letters=44)
        self.setObjectName("priceListDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preview = preview
        preview.setParent(self)
        self._about = _selectable("previewAbout")
        self._title = plain_label("previewTitle")
        self._lines = WordList("previewLines")
        self._lines.least_lines, self._lines.most_lines = 4, 10  # faults run over several
        self._problem = plain_label("previewProblem")
        self._problem.setProperty("error", True)
        self._use = button_for("useThisList", self._take)
        self._close = button_for("closePreview", self.close)
        self._use.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._use, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout()
        for part in (self._about, self._title, self._lines, self._problem):
            column.addWidget(part)
        column.addStretch()
        self.lay_out(column, buttons)
        preview.changed.connect(self._refresh)
        self._refresh()
        (self._use if preview.can_be_used else self._close).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()

    def _refresh(self) -> None:
        preview = self._preview
        self.setWindowTitle(self.tr("Price list {file}").format(file=preview.path.name))
        self.setToolTip(as_written(str(preview.path)))
        self._about.setText(preview.about)
        self._title.setText(preview.title)
        lines = preview.lines
        self._lines.setAccessibleName(preview.title)
        self._lines.write(lines)
        self._lines.setHidden(not lines)
        self._problem.setText(preview.problem)
        self._problem.setHidden(not preview.problem)
        self._use.setText(self.tr("&Use this list"))
        self._use.setVisible(preview.can_be_used)
        self._close.setText(self.tr("&Close"))
        if self.isVisible():
            self.fit()

    def _take(self) -> None:
        if self._preview.use():
            self.close()


def _selectable(name: str) -> QLabel:
    label = plain_label(name)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
