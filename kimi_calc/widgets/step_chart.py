"""The chart of what a usage costs by each list: a step a list, gaps where there is no price."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)

from kimi_calc.viewmodels.usage_over_lists import OverLists
from kimi_calc.widgets import theme
from kimi_calc.widgets.told_chart import ToldChart

_HEIGHT = 5.0  # of the line's room, in heights of a line of text
_TAIL = 0.12  # of the width; the last list goes on
_LINE = 2.0
_POINT = 3.5


class StepChart(ToldChart):
    """Each step tells its list."""

    def __init__(self) -> None:
        super().__init__("stepChart")
        self._over = OverLists((), "", "")
        self._stale = False

    def show_steps(self, over: OverLists, name: str, *, stale: bool) -> None:
        """Show other steps; `name` is what they are, for screen readers."""
        self._over, self._stale = over, stale
        self.setAccessibleName(f"{name}\n{over.described()}")
        self.keep_current()

    def count(self) -> int:
        """A step a list."""
        return len(self._over.steps)

    def told(self, part: int) -> str:
        """The list of a step, and what it costs by it."""
        return self._over.told(part)

    def part_at(self, x: int) -> int | None:
        """The step that holds there."""
        lefts = self._lefts()
        return max((place for place, left in enumerate(lefts) if left <= x), default=0)

    def corner(self, part: int) -> QPoint:
        """Below the beginning of the step."""
        return QPoint(int(self._lefts()[part]), self._top() + self._room())

    def sizeHint(self) -> QSize:
        """As wide as there is room; with a line for amounts above and one for days below."""
        return QSize(200, self._top() + self._room() + self._small().height() + theme.SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line of steps, the first and the last amount, and their days."""
        if not self._over.steps:
            return
        colors = theme.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self._top() + self._room()
        painter.setPen(QColor(colors.card_border))
        painter.drawLine(0, base, self.width(), base)
        self._draw_steps(painter, QColor(colors.field_border if self._stale else colors.accent))
        painter.setPen(QColor(colors.muted))
        painter.setFont(theme.small(self.font()))
        for left, baseline, text in self.labels():
            painter.drawText(left, baseline, text)
        if self.hasFocus():
            self._draw_current(painter)

    def labels(self) -> list[tuple[int, int, str]]:
        """What is written: left edge, baseline, text; none runs into another."""
        metrics, steps = self._small(), self._over.steps
        priced = [place for place, text in enumerate(self._over.texts) if text]
        found = []
        base = self._top() + self._room() + metrics.ascent() + theme.SPACE // 2
        first, last = str(steps[0].published), str(steps[-1].published)
        right = self.width() - metrics.horizontalAdvance(last)
        found.append((0, base, first))
        if len(steps) > 1 and right > metrics.horizontalAdvance(first) + theme.SPACE:
            found.append((right, base, last))
        used = 0
        for place in dict.fromkeys((*priced[:1], *priced[-1:])):
            text = self._over.texts[place]
            width = metrics.horizontalAdvance(text)
            left = int(min(self._lefts()[place], self.width() - width))
            height = self._over.heights[place] or 0.0
            baseline = int(self._y(height)) - theme.SPACE // 2 - 1
            if left >= used:
                found.append((left, baseline, text))
                used = left + width + theme.SPACE
        return found

    def _draw_steps(self, painter: QPainter, ink: QColor) -> None:
        lefts = self._lefts()
        ends = [*lefts[1:], float(self.width())]
        before: QPointF | None = None
        for left, end, height in zip(lefts, ends, self._over.heights, strict=True):
            if height is None:
                before = None
                continue
            start = QPointF(left, self._y(height))
            painter.setPen(QPen(ink, _LINE))
            if before is not None:
                painter.drawLine(before, start)
            before = QPointF(end, start.y())
            painter.drawLine(start, before)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(start + QPointF(_POINT if left < _POINT else 0, 0), _POINT, _POINT)

    def _draw_current(self, painter: QPainter) -> None:
        lefts = [*self._lefts(), float(self.width())]
        left, right = lefts[self._current], lefts[self._current + 1]
        painter.setPen(QColor(theme.colors().text))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        height = self._top() + self._room() - 1
        painter.drawRect(QRectF(left, 0, max(right - left - 1, 2.0), height))

    def _lefts(self) -> list[float]:
        room = self.width() * (1 - _TAIL)
        return [place * room for place in self._over.places()]

    def _y(self, height: float) -> float:
        return self._top() + self._room() * (1 - height) + _LINE

    def _top(self) -> int:
        return self._small().height() + theme.SPACE // 2

    def _room(self) -> int:
        return int(self.fontMetrics().height() * _HEIGHT)

    def _small(self) -> QFontMetrics:
        return QFontMetrics(theme.small(self.font()))
