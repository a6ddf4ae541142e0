"""The model picker: a combo box whose list is a table of prices, found by typing part of an id."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QApplication

from kimi_calc.pricing import Model, PriceList
from kimi_calc.viewmodels import picking
from kimi_calc.widgets import model_marks, theme
from kimi_calc.widgets.combo_box import OBJECT_ROLE, ComboBox
from kimi_calc.widgets.qt_numbers import ACCESSIBLE_TEXT_ROLE, TOOL_TIP_ROLE, USER_ROLE

if TYPE_CHECKING:
    from kimi_calc.widgets.model_popup import ModelPopup


class ModelPicker(ComboBox):
    """Shows id and marks; the open list has the prices beside them.

    The data of an item is the model's id. What opens is a window of its own, made when it is first
    wanted: the items are for who picks by typing, by the arrow keys, or through this class.
    """

    def __init__(self) -> None:
        super().__init__("modelPicker")
        self.setMaxVisibleItems(20)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self._price_list: PriceList | None = None
        self._models: list[Model] = []
        self._missing: Model | None = None
        self._popup: ModelPopup | None = None
        self._has_words = False  # before somebody says in which language
        self._typed = ""
        self._typed_at = 0.0

    def show_picked(self, price_list: PriceList, picked: Model) -> None:
        """Offer the models of a list, and stand on the picked one.

        One that the list has not stands above them as long as it is picked.
        """
        missing = None if any(model is picked for model in price_list.models) else picked
        if price_list is not self._price_list or missing is not self._missing:
            self._price_list, self._missing = price_list, missing
            self._offer(price_list, picked)
        elif self.currentData() != picked.id:
            self.setCurrentIndex(self.findData(picked.id))

    def _offer(self, price_list: PriceList, picked: Model) -> None:
        self.hidePopup()
        self._models = picking.in_picking_order(price_list.models)
        rows = QStandardItemModel(self)
        for model in ([self._missing] if self._missing else []) + self._models:
            item = QStandardItem(model.id)
            item.setData(model.id, USER_ROLE)
            item.setData(model, OBJECT_ROLE)
            rows.appendRow(item)
        self.blockSignals(True)
        self.setModel(rows)
        self.setCurrentIndex(self.findData(picked.id))
        self.blockSignals(False)
        if self._has_words:
            self.retranslate()

    def retranslate(self) -> None:
        """Say marks and prices again, in the language in use now."""
        self._has_words = True
        for row in range(self.count()):
            model = self.itemData(row, OBJECT_ROLE)
            told = [model.id, picking.missing_mark().text]
            if model is not self._missing:
                told = picking.told_of(model)
            self.setItemData(row, ", ".join(told), ACCESSIBLE_TEXT_ROLE)
            self.setItemData(row, "\n".join(told), TOOL_TIP_ROLE)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks behind the id, where there is room for them."""
        super().paintEvent(event)
        if theme.is_held(self):
            return
        model = self.currentData(OBJECT_ROLE)
        marks = picking.marks_of(model) if model else []
        if model is not None and model is self._missing:
            marks = [picking.missing_mark()]
        left = self.fontMetrics().horizontalAdvance(self.currentText()) + 3.0 * theme.SPACE
        font = theme.small(QFont(self.font()))
        if marks and left + model_marks.width(QFontMetricsF(font), marks) < self.arrow_left:
            painter = QPainter(self)
            painter.setFont(font)
            room = QRectF(left, 0, self.width() - left, self.height())
            model_marks.draw(painter, room, marks, theme.colors().hover)

    def showPopup(self) -> None:
        """Open the table; the model that is picked stands out in it."""
        if self._popup is None:
            from kimi_calc.widgets.model_popup import ModelPopup

            self._popup = ModelPopup(self)
            self._popup.picked.connect(self._pick)
        if not self._popup.isVisible():
            self._popup.open(self._models, self.currentData(), self.maxVisibleItems())

    def hidePopup(self) -> None:
        """Close the table; nothing is picked by that."""
        if self._popup is not None:
            self._popup.close()
        super().hidePopup()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open; Qt's own way would make its list besides."""
        if event.button() == QtCore.Qt.MouseButton.LeftButton:
            self.showPopup()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find by typing while the list is closed: what is found is picked at once."""
        text, keys = event.text(), QtCore.Qt.KeyboardModifier
        commands = keys.ControlModifier | keys.AltModifier | keys.MetaModifier
        types = text.isprintable() and text.strip() and not event.modifiers() & commands
        if types:
            self._find(text)
        else:
            super().keyPressEvent(event)

    def _find(self, typed: str) -> None:
        """Pick the next model whose id contains what was typed in one go."""
        now = time.monotonic()
        pause = QApplication.keyboardInputInterval() / 1000
        self._typed = typed if now - self._typed_at > pause else self._typed + typed
        self._typed_at = now
        # A longer word may still mean the one where the search stands.
        first = self.currentIndex() + (len(self._typed) == 1)
        for step in range(self.count()):
            row = (first + step) % self.count()
            if self._typed.lower() in self.itemText(row).lower():
                self.setCurrentIndex(row)
                return

    def _pick(self, model_id: str) -> None:
        row = self.findData(model_id)
        self.setCurrentIndex(row)
        self.activated.emit(row)
