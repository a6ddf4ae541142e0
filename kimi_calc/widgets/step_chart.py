"""The chart of what a usage costs by each list: a step a list, gaps where there is no price."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kimi_calc.viewmodels.usage_over_lists import OverLists
from kimi_calc.widgets import theme

_HEIGHT = 5.0  # of the line's room, in heights of a line of text
_TAIL = 0.12  # of the width; the last list goes on
_LINE = 2.0
_POINT = 3.5


class StepChart(QWidget):
    """Each step tells its list: to the mouse, and to who goes through them by arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("stepChart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._over = OverLists((), "", "")
        self._stale = False
        self._current = 0

    def show_steps(self, over: OverLists, name: str, *, stale: bool) -> None:
        """Show other steps; `name` is what they are, for screen readers."""
        self._over, self._stale = over, stale
        self._current = min(self._current, max(len(over.steps) - 1, 0))
        self.setAccessibleName(f"{name}\n{over.described()}")
        self.setAccessibleDescription(over.told(self._current) if over.steps else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room; with a line for amounts above and one for days below."""
        return QSize(200, self._top() + self._room() + self._small().height() + theme.SPACE)

    def event(self, event: QEvent) -> bool:
        """Tell the step under the mouse in words."""
        if isinstance(event, QHelpEvent):
            if self._over.steps:
                step = self._at(event.pos().x())
                QToolTip.showText(event.globalPos(), self._over.told(step), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another list, and tell it."""
        last = len(self._over.steps) - 1
        step = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if step is None or last < 0:
            super().keyPressEvent(event)
            return
        self._current = min(max(step, 0), last)
        text = self._over.told(self._current)
        self.setAccessibleDescription(text)
        place = QPoint(int(self._lefts()[self._current]), self._top() + self._room())
        QToolTip.showText(self.mapToGlobal(place), text, self)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one stands."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell no more."""
        super().focusOutEvent(event)
        QToolTip.hideText()

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

    def _at(self, x: int) -> int:
        lefts = self._lefts()
        return max((place for place, left in enumerate(lefts) if left <= x), default=0)

    def _y(self, height: float) -> float:
        return self._top() + self._room() * (1 - height) + _LINE

    def _top(self) -> int:
        return self._small().height() + theme.SPACE // 2

    def _room(self) -> int:
        return int(self.fontMetrics().height() * _HEIGHT)

    def _small(self) -> QFontMetrics:
        return QFontMetrics(theme.small(self.font()))
