"""The chart of what each turn of a conversation costs. Loaded with the first conversation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from kimi_calc.pricing import Conversation, Quote
from kimi_calc.viewmodels.turn_chart import TurnBars
from kimi_calc.widgets import theme

_HEIGHT = 2.8  # in heights of a line of text
_TICK = 4


class TurnChart(QWidget):
    """A line of words above, bars below, and where a dearer tier begins."""

    def __init__(self) -> None:
        super().__init__()
        self._title = QLabel()
        self._title.setObjectName("turnChartTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setProperty("small", True)
        self._bars = _Bars()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE // 2)
        column.addWidget(self._title)
        column.addWidget(self._bars)

    def refresh(self, quote: Quote | None, *, stale: bool) -> None:
        """Show a quote of a conversation."""
        is_conversation = quote is not None and isinstance(quote.usage, Conversation)
        bars = TurnBars(quote if is_conversation else None)
        self._title.setText(bars.title())
        self._bars.show_bars(bars, stale=stale)


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("turnChart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars = TurnBars(None)
        self._stale = False

    def show_bars(self, bars: TurnBars, *, stale: bool) -> None:
        """Show other bars."""
        if bool(bars.marks) != bool(self._bars.marks):
            self.updateGeometry()
        self._bars = bars
        self._stale = stale
        self.setAccessibleName(bars.description())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room; with a line for the tiers where there are any."""
        return QSize(200, self._bar_room() + self._label_room())

    def event(self, event: QEvent) -> bool:
        """Tell the bar under the mouse in words."""
        if isinstance(event, QHelpEvent) and self._bars.heights:
            step = self.width() / len(self._bars.heights)
            bar = min(int(event.pos().x() / step), len(self._bars.heights) - 1)
            QToolTip.showText(event.globalPos(), self._bars.bar_text(bar), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars that are darker in dearer tiers, and the tiers' beginnings below them."""
        colors = theme.colors()
        painter = QPainter(self)
        heights = self._bars.heights
        if not heights:
            return
        room = self._bar_room()
        step = self.width() / len(heights)
        gap = 1.0 if step >= 3 else 0.0
        count = max(self._bars.tiers) + 1
        shades = [QColor(colors.track)] * count if self._stale else theme.shades(colors, count)
        for bar, height in enumerate(heights):
            tall = max(room * height, 1.0)
            rect = QRectF(bar * step, room - tall, step - gap, tall)
            painter.fillRect(rect, shades[self._bars.tiers[bar]])
        self._draw_marks(painter, step, room)

    def _draw_marks(self, painter: QPainter, step: float, room: int) -> None:
        """Write each label at its tick, or left of it where it would run into the next one."""
        painter.setFont(theme.small(self.font()))
        painter.setPen(QColor(theme.colors().muted))
        metrics = painter.fontMetrics()
        right = float(self.width())
        for mark in reversed(self._bars.marks):
            tick = mark.bar * step
            painter.fillRect(QRectF(tick, room, 1, _TICK), painter.pen().color())
            width = metrics.horizontalAdvance(mark.label)
            left = min(tick, right - width)
            if left >= 0:
                painter.drawText(int(left), room + _TICK + metrics.ascent(), mark.label)
                right = left - theme.SPACE

    def _bar_room(self) -> int:
        return int(self.fontMetrics().height() * _HEIGHT)

    def _label_room(self) -> int:
        return self.fontMetrics().height() + _TICK if self._bars.marks else 0
