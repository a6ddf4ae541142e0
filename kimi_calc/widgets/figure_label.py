"""Amounts below the words that say what they are, in columns of equal width."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from kimi_calc.viewmodels.result_wording import Figure
from kimi_calc.widgets import theme


class FigureLabel(QLabel):
    """Reads as one line, `Per day ¥258.00`, and is drawn as two."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._figure = Figure("", "")

    def show_figure(self, figure: Figure) -> None:
        """Show another amount; an empty one leaves its place empty."""
        if figure != self._figure:
            self._figure = figure
            self.setText(str(figure))

    def sizeHint(self) -> QSize:
        """Room for both lines."""
        caption, amount = self._metrics()
        width = max(
            caption.horizontalAdvance(self._figure.caption),
            amount.horizontalAdvance(self._figure.amount),
        )
        return QSize(width + 1, caption.height() + amount.height())

    def minimumSizeHint(self) -> QSize:
        """The same: it is never cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words small, and the amount below them."""
        colors = theme.colors()
        caption, amount = self._metrics()
        painter = QPainter(self)
        painter.setPen(QColor(colors.muted))
        painter.setFont(theme.small(QFont(self.font())))
        painter.drawText(QPointF(0, caption.ascent()), self._figure.caption)
        painter.setPen(QColor(colors.text if self.isEnabled() else colors.muted))
        painter.setFont(theme.medium(QFont(self.font())))
        painter.drawText(QPointF(0, caption.height() + amount.ascent()), self._figure.amount)

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        font = self.font()
        return QFontMetrics(theme.small(QFont(font))), QFontMetrics(theme.medium(QFont(font)))


class Figures(QWidget):
    """Some amounts in one line, or in two or more where they have not the room for that.

    Columns stand where they stand, however long the amounts in them are.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._labels = [FigureLabel(name) for name in names]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE * 2)
        self._grid.setVerticalSpacing(theme.SPACE // 2)
        for label in self._labels:
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: tuple[Figure, ...], *, stale: bool) -> None:
        """Show these, and nothing in the places that are left."""
        for place, label in enumerate(self._labels):
            label.show_figure(figures[place] if place < len(figures) else Figure("", ""))
            label.setEnabled(not stale)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        count = len(self._labels)
        needed = max(label.sizeHint().width() for label in self._labels) + theme.SPACE * 2
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
