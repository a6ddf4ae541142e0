"""The chart of what each turn of a conversation costs. Loaded with the first conversation."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from kimi_calc.pricing import Conversation, Quote
from kimi_calc.viewmodels.turn_chart import TurnBars
from kimi_calc.widgets import theme
from kimi_calc.widgets.told_chart import ToldChart

_HEIGHT = 2.8  # in heights of a line of text
_WIDEST = 2  # of one bar, in heights of a line of text: a few turns are bars, not blocks
_TICK = 4
_NEAR = 4 * theme.SPACE  # as far from its tick may a label end


class TurnChart(QWidget):
    """A line of words above, bars below, and where a dearer tier begins."""

    def __init__(self) -> None:
        super().__init__()
        self._title = QLabel()
        self._title.setObjectName("turnChartTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("small", True)
        # One line whatever the width: the title that fits is chosen, and none wraps into the bars.
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._titles: tuple[str, ...] = ()
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
        self._titles = bars.titles()
        self._choose_title()
        self._bars.show_bars(bars, stale=stale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the title for the new width."""
        super().resizeEvent(event)
        self._choose_title()

    def _choose_title(self) -> None:
        room = self.width()
        metrics = self._title.fontMetrics()
        fitting = (one for one in self._titles if metrics.horizontalAdvance(one) <= room)
        title = next(fitting, self._titles[-1] if self._titles else "")
        if title != self._title.text():
            self._title.setText(title)


class _Bars(ToldChart):
    """Each bar tells its turn."""

    def __init__(self) -> None:
        super().__init__("turnChart")
        self._bars = TurnBars(None)
        self._stale = False

    def show_bars(self, bars: TurnBars, *, stale: bool) -> None:
        """Show other bars."""
        if bool(bars.marks) != bool(self._bars.marks):
            self.updateGeometry()
        self._bars = bars
        self._stale = stale
        self.setAccessibleName(bars.description())
        self.keep_current()

    def count(self) -> int:
        """A bar a turn, or some that stand for all."""
        return len(self._bars.heights)

    def told(self, part: int) -> str:
        """The turn of a bar, and what it costs."""
        return self._bars.bar_text(part)

    def part_at(self, x: int) -> int | None:
        """The bar that stands there."""
        bar = int(x / self._step())
        return bar if bar < self.count() else None

    def corner(self, part: int) -> QPoint:
        """Below the bar."""
        return QPoint(int(self._step() * part), self._bar_room())

    def sizeHint(self) -> QSize:
        """As wide as there is room; with a line for the tiers where there are any."""
        return QSize(200, self._bar_room() + self._label_room())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars that are darker in dearer tiers, and the tiers' beginnings below them."""
        colors = theme.colors()
        painter = QPainter(self)
        heights = self._bars.heights
        if not heights:
            return
        room = self._bar_room()
        step = self._step()
        gap = 1.0 if step >= 3 else 0.0
        count = max(self._bars.tiers) + 1
        shades = [QColor(colors.track)] * count if self._stale else theme.shades(colors, count)
        for bar, height in enumerate(heights):
            tall = max(room * height, 1.0)
            rect = QRectF(bar * step, room - tall, step - gap, tall)
            painter.fillRect(rect, shades[self._bars.tiers[bar]])
        self._draw_marks(painter, step, room)
        if self.hasFocus():
            painter.setPen(QColor(colors.text))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self._current * step, 0, max(step - 1, 2), room - 1))

    def labels(self) -> list[tuple[int, int, str]]:
        """The labels that have room: left edge, width and text, the dearest tier first.

        Each begins at its tick, or ends near it where it would run into the next one, or over the
        edge. One that can't is left out, the cheaper the sooner: that it begins with turn 1 is
        the least news of all.
        """
        metrics = QFontMetrics(theme.small(self.font()))
        shown = []
        right = self.width()
        for mark in reversed(self._bars.marks):
            tick = int(mark.bar * self._step())
            width = metrics.horizontalAdvance(mark.label)
            left = min(tick, right - width)
            if left >= 0 and left + width >= tick - _NEAR:
                shown.append((left, width, mark.label))
                right = left - theme.SPACE
        return shown

    def _draw_marks(self, painter: QPainter, step: float, room: int) -> None:
        painter.setFont(theme.small(self.font()))
        painter.setPen(QColor(theme.colors().muted))
        base = room + _TICK + painter.fontMetrics().ascent()
        for mark in self._bars.marks:
            painter.fillRect(QRectF(mark.bar * step, room, 1, _TICK), painter.pen().color())
        for left, _width, label in self.labels():
            painter.drawText(left, base, label)

    def _step(self) -> float:
        """The width of a bar with its gap."""
        widest = self.fontMetrics().height() * _WIDEST
        return min(self.width() / len(self._bars.heights), widest)

    def _bar_room(self) -> int:
        return int(self.fontMetrics().height() * _HEIGHT)

    def _label_room(self) -> int:
        return self.fontMetrics().height() + _TICK if self._bars.marks else 0
