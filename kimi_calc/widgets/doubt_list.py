"""Doubts to be confirmed one by one: a check box and a sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy

from kimi_calc.viewmodels.page_import import DoubtRow
from kimi_calc.widgets import theme
from kimi_calc.widgets.check_box import CheckBox


class DoubtList(QFrame):
    """`confirmed` comes with the id of a doubt, and whether it is agreed to.

    What can't be confirmed has no box: its row is left out.
    """

    confirmed = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("doubts")
        self._shown: list[str] = []
        self._boxes: dict[str, CheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE // 2)
        self._grid.setVerticalSpacing(theme.SPACE // 2)
        self._grid.setColumnStretch(1, 1)

    def show_rows(self, rows: Sequence[DoubtRow]) -> None:
        """Show these; the keyboard stays where it is while they are the same."""
        texts = [f"{row.id}\n{row.text}" for row in rows]
        if texts != self._shown:
            self._shown = texts
            self._make(rows)
        for row in rows:
            box = self._boxes.get(row.id)
            if box and box.isChecked() != row.confirmed:
                box.blockSignals(True)
                box.setChecked(bool(row.confirmed))
                box.blockSignals(False)

    def _make(self, rows: Sequence[DoubtRow]) -> None:
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        self._boxes.clear()
        for place, row in enumerate(rows):
            text = _Sentence(row.text)
            self._grid.addWidget(text, place, 1)
            if row.confirmed is None:
                mark = QLabel("✕")
                mark.setProperty("muted", True)
                middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(mark, place, 0, middle)
                continue
            box = CheckBox(f"confirm_{place + 1}")
            box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            box.setAccessibleName(row.text)
            box.toggled.connect(partial(self.confirmed.emit, row.id))
            text.clicked.connect(box.toggle)
            self._boxes[row.id] = box
            self._grid.addWidget(box, place, 0, Qt.AlignmentFlag.AlignTop)


class _Sentence(QLabel):
    """Words to be selected; a click that selects nothing is one on the box beside them."""

    clicked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.clicked.emit()
