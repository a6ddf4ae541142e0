"""The model picker: a combo box in groups, found by typing any part of an id."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
)

from kimi_calc.pricing import Model, PriceList
from kimi_calc.viewmodels import wording
from kimi_calc.widgets import theme

MODEL_ROLE = Qt.ItemDataRole.UserRole + 1


class ModelPicker(QComboBox):
    """Shows id and marks; the open list has the prices beside them.

    The data of an item is the model's id; family names are headings that can't be picked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("modelPicker")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(20)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self._dressed = False

    def set_price_list(self, price_list: PriceList, picked: Model) -> None:
        """Offer the models of a list, grouped by family in the list's order."""
        rows = QStandardItemModel(self)
        for family in dict.fromkeys(model.family for model in price_list.models):
            heading = QStandardItem(family)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            rows.appendRow(heading)
            for model in price_list.models:
                if model.family == family:
                    item = QStandardItem(model.id)
                    item.setData(model.id, Qt.ItemDataRole.UserRole)
                    item.setData(model, MODEL_ROLE)
                    rows.appendRow(item)
        self.blockSignals(True)
        self.setModel(rows)
        self.setCurrentIndex(self.findData(picked.id))
        self.blockSignals(False)
        self.retranslate()

    def show_picked(self, model: Model) -> None:
        """Stand on a model."""
        if self.currentData() != model.id:
            self.setCurrentIndex(self.findData(model.id))

    def retranslate(self) -> None:
        """Say marks and prices again, in the language in use now."""
        for row in range(self.count()):
            model = self.itemData(row, MODEL_ROLE)
            if model:
                spoken = [model.id, *wording.model_marks(model), wording.model_facts(model)]
                self.setItemData(row, ", ".join(spoken), Qt.ItemDataRole.AccessibleTextRole)
                self.setItemData(row, "\n".join(spoken), Qt.ItemDataRole.ToolTipRole)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks behind the id, and the arrow that the style sheet takes away."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colors().muted), 1.6))
        x, y = self.width() - 2 * theme.SPACE, self.height() / 2
        tip = QPointF(x, y + 2.5)
        painter.drawPolyline([QPointF(x - 5, y - 2.5), tip, QPointF(x + 5, y - 2.5)])
        model = self.currentData(MODEL_ROLE)
        marks = " · ".join(wording.model_marks(model)) if model else ""
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance(self.currentText()) + 3 * theme.SPACE
        if marks and left + metrics.horizontalAdvance(marks) < x - theme.SPACE:
            painter.setPen(QColor(theme.colors().accent))
            painter.drawText(QPointF(left, y + (metrics.ascent() - metrics.descent()) / 2), marks)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the picker has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def showPopup(self) -> None:
        """Open the list, wide enough for its rows."""
        self._dress()
        view = self.view()
        scroll_bar = view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(view.sizeHintForColumn(0) + scroll_bar)
        super().showPopup()
        # A view that is set later than the model opens on its first row, not on the picked one.
        view.setCurrentIndex(self.model().index(self.currentIndex(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find by typing, also while the list is closed."""
        self._dress()
        super().keyPressEvent(event)

    def _dress(self) -> None:
        """Give the list its search and its rows, once it is needed: start-up need not wait."""
        if not self._dressed:
            from kimi_calc.widgets.model_rows import ModelRowDelegate, ModelRows

            self._dressed = True
            self.setView(ModelRows(self))
            self.setItemDelegate(ModelRowDelegate(self))
