"""The model picker: a combo box in groups, found by typing any part of an id."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)

from kimi_calc.pricing import Model, PriceList
from kimi_calc.viewmodels import wording
from kimi_calc.widgets import theme
from kimi_calc.widgets.combo_box import OBJECT_ROLE, ComboBox


class ModelPicker(ComboBox):
    """Shows id and marks; the open list has the prices beside them.

    The data of an item is the model's id; family names are headings that can't be picked.
    """

    def __init__(self) -> None:
        super().__init__("modelPicker")
        self.setMaxVisibleItems(20)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
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
                    item.setData(model, OBJECT_ROLE)
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
            model = self.itemData(row, OBJECT_ROLE)
            if model:
                spoken = [model.id, *wording.model_marks(model), wording.model_facts(model)]
                self.setItemData(row, ", ".join(spoken), Qt.ItemDataRole.AccessibleTextRole)
                self.setItemData(row, "\n".join(spoken), Qt.ItemDataRole.ToolTipRole)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks behind the id, where there is room for them."""
        super().paintEvent(event)
        model = self.currentData(OBJECT_ROLE)
        marks = " · ".join(wording.model_marks(model)) if model else ""
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance(self.currentText()) + 3 * theme.SPACE
        if marks and left + metrics.horizontalAdvance(marks) < self.arrow_left:
            painter = QPainter(self)
            painter.setPen(QColor(theme.colors().accent))
            line = (self.height() + metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, line), marks)

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
