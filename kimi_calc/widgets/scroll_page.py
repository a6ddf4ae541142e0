"""A page that scrolls up and down where the window is too small for it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from kimi_calc.widgets.qt_numbers import NO_FOCUS, NO_SCROLL_BAR


class ScrollPage(QScrollArea):
    """As wide as its place; its scroll bar is none of Qt's own.

    Qt (6.11, and by its sources since 5.0) shows screen readers the scroll bars of a scroll area
    while they are visible, and reads past the end of that list if one is asked for that went in
    between: a dialog that closes, or a page that fits again, ends the program. Bars that are always
    off never go. The one that is seen stands beside them, and does what the hidden one does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", NO_FOCUS)
        self.setProperty("horizontalScrollBarPolicy", NO_SCROLL_BAR)
        self.setProperty("verticalScrollBarPolicy", NO_SCROLL_BAR)
        self._bar = QScrollBar()
        self._bar.setParent(self)
        self._bar.hide()
        hidden = self.verticalScrollBar()
        hidden.rangeChanged.connect(self._follow)
        hidden.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(hidden.setValue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the edge."""
        super().resizeEvent(event)
        self._place()

    def _follow(self, least: int, most: int) -> None:
        hidden = self.verticalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(hidden.pageStep())
        self._bar.setSingleStep(hidden.singleStep())
        self._bar.setValue(hidden.value())
        if self._bar.isHidden() == (most > least):
            self._bar.setHidden(most <= least)
            self.setViewportMargins(0, 0, self._width(), 0)
            self._place()

    def _place(self) -> None:
        width = self._width()
        self._bar.setGeometry(self.width() - width, 0, width, self.height())

    def _width(self) -> int:
        return 0 if self._bar.isHidden() else self._bar.sizeHint().width()
