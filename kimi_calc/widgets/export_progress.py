"""How far a file is that is being written; the window stays usable beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.exporting import Exporting
from kimi_calc.widgets import theme
from kimi_calc.widgets.fitted_dialog import room_on_screen

_LONGEST = 40  # characters of a file's name
_EVERY = 200  # ms: each look repaints


class ExportProgress(QDialog):
    """Closing it, by Escape too, cancels the export."""

    def __init__(self, exporting: Exporting, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("exportProgress")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._exporting = exporting
        self._said = QLabel()
        self._said.setObjectName("exportSaid")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setObjectName("exportBar")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Export"))
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("exportCancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 3,) * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(self._said)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        wide = self.fontMetrics().horizontalAdvance("M") * 28
        self._said.setFixedWidth(min(wide, room_on_screen(parent).width() - theme.SPACE * 6))
        self._said.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self._said.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._refresh)
        self._timer.start()
        self._refresh()

    def reject(self) -> None:
        """Cancel; the window goes when the writing has ended."""
        self._exporting.cancel()

    def _refresh(self) -> None:
        exporting = self._exporting
        if exporting.path is None:
            return
        done, of = exporting.done, exporting.of
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        if not of:
            wording = self.tr("{file} is being prepared")
        elif done < of:
            wording = self.tr("{done} of {all} items are written to {file}")
        else:
            wording = self.tr("{file} is being checked")
        name = exporting.path.name
        shown = (
            name if len(name) <= _LONGEST else f"{name[: _LONGEST // 2]}…{name[-_LONGEST // 2 :]}"
        )
        self._said.setText(
            wording.format(done=group_digits(done), all=group_digits(of), file=shown)
        )
