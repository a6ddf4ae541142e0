"""The slim rail: an icon and a word for each page. Loaded with the second page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QFrame

from kimi_calc.widgets import theme
from kimi_calc.widgets.qt_numbers import CENTRE

if TYPE_CHECKING:
    from kimi_calc.widgets.page import Page

_ICON = 20
"""The side of an icon's square, in pixels at the ordinary text size."""


class Rail(QFrame):
    """`chosen` comes with the name of a page. The arrow keys go from one to the next.

    It stands at the left, icons above their words; or lies above the page, words beside them.
    """

    chosen = Signal(str)

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._buttons = {page.name: _Button(page, place) for place, page in enumerate(pages, 1)}
        group = QButtonGroup(self)  # one of them is down
        self._line = line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        line.setContentsMargins(theme.SPACE, theme.SPACE, 0, theme.SPACE)
        line.setSpacing(theme.SPACE // 2)
        for name, button in self._buttons.items():
            group.addButton(button)
            line.addWidget(button)
            button.clicked.connect(lambda _on, name=name: self.chosen.emit(name))
        line.addStretch()

    def mark(self, name: str) -> None:
        """Stand on a page."""
        self._buttons[name].setChecked(True)

    def lie(self, *, lies: bool) -> None:
        """Lie above the page, where that needs all the width, or stand beside it."""
        side = QBoxLayout.Direction.LeftToRight if lies else QBoxLayout.Direction.TopToBottom
        if side == self._line.direction():
            return
        self._line.setDirection(side)
        below = 0 if lies else theme.SPACE
        edge = 2 * theme.SPACE if lies else theme.SPACE
        self._line.setContentsMargins(edge, theme.SPACE // 2 if lies else theme.SPACE, 0, below)
        for button in self._buttons.values():
            button.lie(lies=lies)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        for button in self._buttons.values():
            button.retranslate()


class _Button(QAbstractButton):
    """An icon above a word; it is down while its page is open."""

    def __init__(self, page: Page, place: int) -> None:
        super().__init__()
        self._page = page
        self._place = place
        self._lies = False
        self.setObjectName(f"page_{page.name}")
        self.setCheckable(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the word and the keys again."""
        self.setText(self._page.title())
        self.setToolTip(f"{self.text()} (Ctrl+{self._place})")
        self.updateGeometry()

    def lie(self, *, lies: bool) -> None:
        """Show the word beside the icon, or below it."""
        self._lies = lies
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the icon and the word."""
        metrics = self.fontMetrics()
        if self._lies:
            width = metrics.horizontalAdvance(self.text()) + self._icon_side() + 3 * theme.SPACE
            return QSize(width, self._icon_side() + 2 * theme.SPACE)
        width = max(metrics.horizontalAdvance(self.text()) + 2 * theme.SPACE, 8 * theme.SPACE)
        return QSize(width, self._icon_side() + metrics.height() + 3 * theme.SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a card below the page that is open, and a ring where the keyboard is."""
        if theme.is_held(self):
            return
        colors = theme.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on, side = self.isChecked(), self._icon_side()
        if on or self.underMouse() or self.hasFocus():
            edge = colors.accent if self.hasFocus() else colors.card_border
            painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
            painter.setBrush(QColor(colors.card if on else colors.hover))
            painter.drawRoundedRect(frame, theme.SPACE, theme.SPACE)
        ink = QColor(colors.accent if on else colors.muted)
        painter.save()
        left = 1.5 * theme.SPACE if self._lies else (self.width() - side) / 2
        painter.translate(left, theme.SPACE)
        painter.scale(side / _ICON, side / _ICON)
        painter.strokePath(self._page.icon(), QPen(ink, 1.6))
        painter.restore()
        painter.setPen(ink)
        word = QRectF(0, side + theme.SPACE, self.width(), self.height() - side - theme.SPACE)
        if self._lies:
            word = QRectF(left + side, 0, self.width() - left - side, self.height())
        painter.drawText(word, CENTRE, self.text())

    def _icon_side(self) -> int:
        return self.fontMetrics().height() * _ICON // 18
