"""Amounts below the words that say what they are, in columns of equal width."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from kimi_calc.viewmodels.result_wording import Figure
from kimi_calc.widgets import theme
from kimi_calc.widgets.qt_numbers import PLAIN_TEXT

_USUAL = "¥88,888,888.88"
"""An amount as wide as most; shorter ones have the same room, so that typing moves nothing."""


class FigureLabel(QLabel):
    """Reads as one line, `Per day ¥258.00`, and is drawn as two."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("textFormat", PLAIN_TEXT)
        self._figure = Figure("", "")
        self._fonts: _Fonts | None = None

    def show_figure(self, figure: Figure) -> None:
        """Show another amount; an empty one leaves its place empty."""
        if figure != self._figure:
            self._figure = figure
            self.setText(str(figure))

    def sizeHint(self) -> QSize:
        """Room for both lines."""
        fonts = self._dressed()
        width = self.width_of(self._figure.amount)
        if self._figure.caption:
            width = max(width, 1 + fonts.of_caption.horizontalAdvance(self._figure.caption))
        return QSize(width, fonts.of_caption.height() + fonts.of_amount.height())

    def width_of(self, amount: str) -> int:
        """How wide an amount is, in pixels."""
        return 1 + self._dressed().of_amount.horizontalAdvance(amount) if amount else 0

    def minimumSizeHint(self) -> QSize:
        """The same: it is never cut off."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fonts = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words small, and the amount below them."""
        if not self._figure.amount or theme.is_held(self):
            return
        colors, fonts = theme.colors(), self._dressed()
        top = fonts.of_caption.height()
        painter = QPainter(self)
        painter.setPen(QColor(colors.muted))
        painter.setFont(fonts.caption)
        painter.drawText(QPointF(0, fonts.of_caption.ascent()), self._figure.caption)
        painter.setPen(QColor(colors.text if self.isEnabled() else colors.muted))
        painter.setFont(fonts.amount)
        painter.drawText(QPointF(0, top + fonts.of_amount.ascent()), self._figure.amount)

    def _dressed(self) -> _Fonts:
        """The fonts of the text size in use; made once, not with every key."""
        if self._fonts is None:
            caption, amount = theme.small(QFont(self.font())), theme.medium(QFont(self.font()))
            self._fonts = _Fonts(caption, amount, QFontMetrics(caption), QFontMetrics(amount))
        return self._fonts


class _Fonts(NamedTuple):
    caption: QFont
    amount: QFont
    of_caption: QFontMetrics
    of_amount: QFontMetrics


class Figures(QWidget):
    """Some amounts in one line, or in two or more where they have not the room for that.

    Columns stand where they stand, whatever amounts are in them, but for very long ones. Labels are
    made for as many places as there have been at most; each has its name.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names
        self._labels: list[FigureLabel] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE * 2)
        self._grid.setVerticalSpacing(theme.SPACE // 2)
        self._label()

    def show_figures(self, figures: tuple[Figure, ...], places: int, *, stale: bool) -> None:
        """Show these in so many places, some of which may stay empty."""
        while len(self._labels) < places:
            self._label()
        for place, label in enumerate(self._labels):
            label.show_figure(figures[place] if place < len(figures) else Figure("", ""))
            if label.isEnabled() == stale:
                label.setEnabled(not stale)
            if label.isHidden() == (place < places):
                label.setVisible(place < places)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _label(self) -> None:
        label = FigureLabel(self._names[len(self._labels)])
        label.setParent(self)  # before it is shown: else it would be a window of its own
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._labels.append(label)
        self._columns = 0  # to be arranged anew

    def _arrange(self) -> None:
        count = len(self._names)
        usual = self._labels[0].width_of(_USUAL)
        needed = max(usual, *(label.sizeHint().width() for label in self._labels))
        needed += theme.SPACE * 2
        room = max((self.width() + theme.SPACE * 2) // needed, 1)
        columns = count if room >= count else 2 if room >= 2 else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, label in enumerate(self._labels):
            self._grid.removeWidget(label)
            self._grid.addWidget(label, place // columns, place % columns)
        for column in range(count):
            self._grid.setColumnStretch(column, int(column < columns))
