"""A dialog that fits the screen at every text size: what has no room scrolls, its buttons stay."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from kimi_calc.widgets import theme
from kimi_calc.widgets.scroll_page import ScrollPage


def room_on_screen(window: QWidget) -> QSize:
    """The most that a window takes of its screen, in pixels, so that its frame is seen too."""
    return window.screen().availableSize() * 0.9


class FittedDialog(QDialog):
    """As wide as is asked for, as high as its content needs there, and never beyond the screen."""

    def __init__(self, parent: QWidget | None, *, letters: int) -> None:
        """`letters` is the width, in letters M of the text size in use."""
        super().__init__(parent)
        self._letters = letters
        self._content = QWidget()
        self._scrolled = ScrollPage()
        self._scrolled.setWidget(self._content)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, theme.SPACE * 2)
        self._whole.setSpacing(theme.SPACE)
        self._whole.addWidget(self._scrolled, 1)

    def lay_out(self, column: QBoxLayout, buttons: QWidget) -> None:
        """Put in what it says, and the buttons below, which are always seen."""
        side = theme.SPACE * 3
        column.setContentsMargins(side, side, side, theme.SPACE)
        column.setSpacing(theme.SPACE * 3 // 2)
        self._content.setLayout(column)
        buttons.setContentsMargins(side, 0, side, 0)
        self._whole.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that what it says needs."""
        self.fit()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self.fit()

    def fit(self) -> None:
        """Take the size that is needed, as far as the screen has it."""
        most = room_on_screen(self)
        width = min(self.fontMetrics().horizontalAdvance("M") * self._letters, most.width())
        column = self._content.layout()
        if column is None:
            return
        column.activate()
        width = max(width, min(column.minimumSize().width(), most.width()))
        # A layout in which no words wrap has no height for a width.
        wraps = column.hasHeightForWidth()
        needed = column.heightForWidth(width) if wraps else column.sizeHint().height()
        below = self._whole.minimumSize().height() - self._scrolled.minimumSizeHint().height()
        self.resize(width, min(needed + below, most.height()))
