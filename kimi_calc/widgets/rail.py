"""The slim rail at the left: an icon and a word for each page. Loaded with the second page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout

from kimi_calc.widgets import theme

if TYPE_CHECKING:
    from kimi_calc.widgets.page import Page

_ICON = 20
"""The side of an icon's square, in pixels at the ordinary text size."""


class Rail(QFrame):
    """`chosen` comes with the name of a page. The arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._buttons = {page.name: _Button(page, place) for place, page in enumerate(pages, 1)}
        group = QButtonGroup(self)  # one of them is down
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.SPACE, 0, theme.SPACE)
        column.setSpacing(theme.SPACE // 2)
        for name, button in self._buttons.items():
            group.addButton(button)
            column.addWidget(button)
            button.clicked.connect(lambda _on, name=name: self.chosen.emit(name))
        column.addStretch()

    def mark(self, name: str) -> None:
        """Stand on a page."""
        self._buttons[name].setChecked(True)

    def show_words(self, *, shown: bool) -> None:
        """Show the words below the icons, or the icons alone where there is little room."""
        for button in self._buttons.values():
            button.show_word(shown=shown)

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
        self._has_word = True
        self.setObjectName(f"page_{page.name}")
        self.setCheckable(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the word and the keys again."""
        self.setText(self._page.title())
        self.setToolTip(f"{self.text()} (Ctrl+{self._place})")
        self.updateGeometry()

    def show_word(self, *, shown: bool) -> None:
        """Show the word below the icon, or the icon alone."""
        if shown != self._has_word:
            self._has_word = shown
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the icon above the word."""
        metrics = self.fontMetrics()
        if not self._has_word:
            side = self._icon_side() + 2 * theme.SPACE
            return QSize(side, side)
        width = max(metrics.horizontalAdvance(self.text()) + 2 * theme.SPACE, 8 * theme.SPACE)
        return QSize(width, self._icon_side() + metrics.height() + 3 * theme.SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a card below the page that is open, and a ring where the keyboard is."""
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
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.save()
        painter.translate((self.width() - side) / 2, theme.SPACE)
        painter.scale(side / _ICON, side / _ICON)
        painter.setPen(QPen(ink, 1.6))
        painter.drawPath(self._page.icon())
        painter.restore()
        if not self._has_word:
            return
        painter.setPen(ink)
        word = QRectF(0, side + theme.SPACE, self.width(), self.height() - side - theme.SPACE)
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, self.text())

    def _icon_side(self) -> int:
        return self.fontMetrics().height() * _ICON // 18
