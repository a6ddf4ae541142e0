"""The choice of a price list. Loaded when it is opened, and made anew each time: files change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from kimi_calc.viewmodels.list_choices import Section, list_choices
from kimi_calc.widgets.tool_tips import as_written

if TYPE_CHECKING:
    from kimi_calc.viewmodels.price_lists import PriceLists


class PriceListMenu(QMenu):
    """Lists by currency, the user's, the company's; the one in use is ticked.

    `chosen` comes with the file of a list, `file_wanted` where one is to be opened.
    """

    chosen = Signal(object)
    file_wanted = Signal()

    def __init__(self, below: QWidget, price_lists: PriceLists) -> None:
        super().__init__(below)
        self.setObjectName("priceListMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setToolTipsVisible(True)
        self._below = below
        self._group = QActionGroup(self)
        for section in list_choices(price_lists.in_use):
            self._add(section)
        self.addSeparator()
        from_file = self.addAction(self.tr("&Open a price list file…"))
        from_file.triggered.connect(self.file_wanted)

    def open(self) -> None:
        """Show it below what opens it, at the same right edge, standing on the list in use."""
        self.ensurePolished()  # else it is measured in columns, which it has not: it scrolls
        size = self.sizeHint()
        corner = self._below.mapToGlobal(self._below.rect().bottomRight())
        self.popup(QPoint(corner.x() + 1 - size.width(), corner.y() + 1))
        for action in self._group.actions():
            if action.isChecked():
                self.setActiveAction(action)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close where the press is outside; on what opened it, it must not open again by it."""
        place = self._below.mapFromGlobal(event.globalPosition().toPoint())
        on_it = self._below.rect().contains(place)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay, on_it)
        super().mousePressEvent(event)

    def _add(self, section: Section) -> None:
        self.addSeparator()
        heading = self.addAction(section.title.replace("&", "&&"))
        heading.setEnabled(False)
        for choice in section.choices:
            action = self.addAction(choice.text.replace("&", "&&"))
            action.setToolTip(as_written(choice.more))
            action.setCheckable(True)
            action.setChecked(choice.in_use)
            action.setEnabled(not choice.problem)
            action.triggered.connect(lambda _on, path=choice.path: self.chosen.emit(path))
            self._group.addAction(action)
