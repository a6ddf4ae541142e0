"""The open list of the model picker: its search and its rows. Loaded when it first opens."""

from __future__ import annotations

import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kimi_calc.pricing import Model
from kimi_calc.viewmodels import wording
from kimi_calc.widgets import theme
from kimi_calc.widgets.combo_box import OBJECT_ROLE

_ROW_HEIGHT = 1.8  # in heights of a line of text


class ModelRows(QListView):
    """Typing finds any part of an id: "turbo" finds kimi-k2-turbo-preview."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""
        self._typed_at = 0.0

    def keyboardSearch(self, search: str) -> None:
        """Stand on the next id that contains what was typed in one go."""
        now = time.monotonic()
        pause = QApplication.keyboardInputInterval() / 1000
        self._typed = search if now - self._typed_at > pause else self._typed + search
        self._typed_at = now
        model, current = self.model(), self.currentIndex().row()
        # A longer word may still mean the row where the search stands.
        first = current if len(self._typed) > 1 else current + 1
        for step in range(model.rowCount()):
            index = model.index((first + step) % model.rowCount(), 0)
            is_model = index.data(OBJECT_ROLE) is not None
            if is_model and self._typed.lower() in index.data().lower():
                self.setCurrentIndex(index)
                return


class ModelRowDelegate(QStyledItemDelegate):
    """A row of the open list: id, marks, and the prices on the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Wide enough for id, marks and prices beside each other."""
        metrics = option.fontMetrics
        width = sum(metrics.horizontalAdvance(text) for text in _texts(index))
        return QSize(width + 7 * theme.SPACE, int(metrics.height() * _ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row, or a family's heading."""
        colors = theme.colors()
        painter.save()
        name, marks, prices = _texts(index)
        heading = index.data(OBJECT_ROLE) is None
        if option.state & QStyle.StateFlag.State_Selected and not heading:
            painter.fillRect(option.rect, colors.hover)
        rect = option.rect.adjusted(theme.SPACE * (1 if heading else 2), 0, -theme.SPACE, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colors.muted if heading else colors.text)
        painter.drawText(rect, left, name)
        painter.setPen(colors.accent)
        after_name = option.fontMetrics.horizontalAdvance(name) + 2 * theme.SPACE
        painter.drawText(rect.adjusted(after_name, 0, 0, 0), left, marks)
        painter.setPen(colors.muted)
        painter.drawText(rect, right, prices)
        painter.restore()


def _texts(index: QModelIndex | QPersistentModelIndex) -> tuple[str, str, str]:
    model = index.data(OBJECT_ROLE)
    if not isinstance(model, Model):
        return str(index.data()), "", ""
    return (
        model.id,
        " · ".join(wording.model_marks(model)),
        wording.model_facts(model).replace("\n", " · "),
    )
