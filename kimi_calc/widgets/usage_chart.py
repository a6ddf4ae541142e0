"""The chart of what each day or month of use cost: bars that are stacked by charge."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent

from kimi_calc.viewmodels.usage_bars import KINDS, UsageBars, kind_name
from kimi_calc.widgets import theme
from kimi_calc.widgets.told_chart import ToldChart

_HEIGHT = 7.0  # of the bars, in heights of a line of text
_WIDEST = 3.5  # of one bar, in heights of a line of text
_LEAST = 1.0  # pixels of what cost anything at all
_SQUARE = 0.6  # of the height of a line


class UsageChart(ToldChart):
    """Each bar tells its day, what it cost, and for what."""

    def __init__(self) -> None:
        super().__init__("usageChart")
        self._bars = UsageBars(None)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_bars(self, bars: UsageBars) -> None:
        """Show other bars."""
        self._bars = bars
        self.setAccessibleName(bars.description())
        self.keep_current()
        self.updateGeometry()

    def count(self) -> int:
        """A bar a day, or a month."""
        return len(self._bars.bars)

    def told(self, part: int) -> str:
        """What a day cost."""
        return self._bars.bars[part].text

    def part_at(self, x: int) -> int | None:
        """The bar that stands there."""
        bar = int(x / self._step())
        return bar if 0 <= bar < self.count() else None

    def corner(self, part: int) -> QPoint:
        """Below the bar."""
        return QPoint(int(self._step() * part), self._top() + self._room())

    def sizeHint(self) -> QSize:
        """As wide as there is room; with a legend above, and a line for the days below."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def heightForWidth(self, width: int) -> int:
        """The narrower, the more lines has the legend."""
        return self._legend_height(width) + self._room() + self._line() + theme.SPACE // 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars, from hits at the bottom to output at the top, their legend and ends."""
        if not self._bars.bars:
            return
        colors = theme.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = float(self._top() + self._room())
        painter.fillRect(QRectF(0, base, self.width(), 1), QColor(colors.card_border))
        step = self._step()
        gap = min(max(step * 0.25, 1.0), 8.0) if step >= 3 else 0.0
        for place, bar in enumerate(self._bars.bars):
            bottom = base
            for kind, share in zip(KINDS, bar.parts, strict=True):
                if not share:
                    continue
                tall = max(share * self._room(), _LEAST)
                rect = QRectF(place * step + gap / 2, bottom - tall, step - gap, tall)
                painter.fillRect(rect, QColor(colors.of_charge(kind)))
                bottom -= tall
        self._draw_words(painter, int(base))
        if self.hasFocus():
            painter.setPen(QColor(colors.text))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            left = self._current * step
            painter.drawRect(QRectF(left, self._top(), max(step - 1, 2), self._room() - 1))

    def labels(self) -> list[tuple[int, int, str]]:
        """What stands below the bars: left edge, width, text; none runs into another."""
        metrics = self._small()
        first, last = self._bars.ends
        width = metrics.horizontalAdvance(first)
        found = [(0, width, first)]
        wide = metrics.horizontalAdvance(last)
        end = int(self._step() * self.count())
        left = max(end - wide, 0)
        if self.count() > 1 and left > width + theme.SPACE:
            found.append((left, wide, last))
        return found

    def legend(self, width: int) -> list[tuple[QRectF, str, str]]:
        """The kinds of charges: where each is named, its kind, its name."""
        metrics = self._small()
        found = []
        left, top = 0, 0
        for kind in self._bars.kinds:
            text = kind_name(kind)
            needed = int(metrics.height() * _SQUARE) + theme.SPACE // 2
            needed += metrics.horizontalAdvance(text) + 1
            if left and left + needed > width:
                left, top = 0, top + metrics.height()
            found.append((QRectF(left, top, needed, metrics.height()), kind, text))
            left += needed + 2 * theme.SPACE
        return found

    def _draw_words(self, painter: QPainter, base: int) -> None:
        colors, metrics = theme.colors(), self._small()
        painter.setFont(theme.small(self.font()))
        side = metrics.height() * _SQUARE
        for rect, kind, text in self.legend(self.width()):
            square = QRectF(rect.left(), rect.center().y() - side / 2 + 1, side, side)
            painter.fillRect(square, QColor(colors.of_charge(kind)))
            painter.setPen(QColor(colors.muted))
            words = rect.adjusted(side + theme.SPACE // 2, 0, 0, 0)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words, left, text)
        painter.setPen(QColor(colors.muted))
        for start, _width, text in self.labels():
            painter.drawText(start, base + theme.SPACE // 2 + metrics.ascent(), text)

    def _legend_height(self, width: int) -> int:
        legend = self.legend(width)
        return int(legend[-1][0].bottom()) + theme.SPACE if legend else 0

    def _step(self) -> float:
        """The width of a bar with its gap."""
        widest = self.fontMetrics().height() * _WIDEST
        return min(self.width() / max(self.count(), 1), widest)

    def _top(self) -> int:
        return self._legend_height(self.width())

    def _room(self) -> int:
        return int(self.fontMetrics().height() * _HEIGHT)

    def _line(self) -> int:
        return self._small().height()

    def _small(self) -> QFontMetrics:
        return QFontMetrics(theme.small(self.font()))
