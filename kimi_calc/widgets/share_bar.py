"""What a whole is made of: one bar, and a legend that wraps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from kimi_calc.viewmodels.estimate_shares import Part
from kimi_calc.widgets import theme
from kimi_calc.widgets.told_chart import ToldChart

_BAR = 14
_GAP = 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LEAST = 2.0  # pixels of a part that is there at all


class ShareBar(ToldChart):
    """Each part is told; in the legend its name may lose its end, but never its share."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._parts: tuple[Part, ...] = ()

    def show_parts(self, parts: tuple[Part, ...], what: str) -> None:
        """Show other parts; `what` they are of is said to screen readers."""
        self._parts = parts
        self.setAccessibleName("\n".join((what, *(part.told() for part in parts))))
        self.keep_current()
        self._take_height()

    def count(self) -> int:
        """How many there are."""
        return len(self._parts)

    def told(self, part: int) -> str:
        """What a part is called, and its share."""
        return self._parts[part].told()

    def part_at(self, x: int) -> int | None:
        """The part that is there, or that begins last before it."""
        lefts = [rect.left() for rect in self._bars()]
        return max((place for place, left in enumerate(lefts) if left <= x), default=None)

    def corner(self, part: int) -> QPoint:
        """Below the beginning of a part."""
        return QPoint(int(self._bars()[part].left()), _BAR + theme.SPACE // 2)

    def sizeHint(self) -> QSize:
        """As wide as there is room, and as high as the legend is there."""
        return QSize(120, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the legend anew."""
        super().resizeEvent(event)
        self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        """The same in another text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._take_height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar, and the legend below it."""
        colors, metrics = theme.colors(), self._metrics()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, bar in enumerate(self._bars()):
            painter.setBrush(self._ink(place))
            painter.drawRoundedRect(bar, 3, 3)
        side = metrics.height() * 2 // 3
        painter.setFont(theme.small(self.font()))
        for place, (rect, text) in enumerate(self._legend()):
            square = QRectF(rect.left(), rect.center().y() - side / 2 + 1, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink(place))
            painter.drawRoundedRect(square, 3, 3)
            painter.setPen(QColor(colors.text if self._is_here(place) else colors.muted))
            words = rect.adjusted(side + theme.SPACE, 0, 0, 0)
            painter.drawText(
                words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text
            )
        if self.hasFocus() and self._parts:
            painter.setPen(QColor(colors.text))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._bars()[self._current].adjusted(1, 1, -1, -1), 3, 3)

    def _is_here(self, place: int) -> bool:
        return self.hasFocus() and place == self._current

    def _ink(self, place: int) -> QColor:
        colors = theme.colors()
        if self._parts[place].rest:
            return QColor(colors.rest)
        return QColor(colors.shares[place % len(colors.shares)])

    def _bars(self) -> list[QRectF]:
        """The parts of the bar, side by side."""
        found = []
        room = self.width() - _GAP * (len(self._parts) - 1)
        least = _LEAST * len(self._parts)
        left = 0.0
        for part in self._parts:
            width = _LEAST + max(room - least, 0.0) * float(part.share)
            found.append(QRectF(left, 0, width, _BAR))
            left += width + _GAP
        return found

    def _legend(self) -> list[tuple[QRect, str]]:
        """Where each part is named, and how; in lines as wide as the bar."""
        metrics = self._metrics()
        before = metrics.height() * 2 // 3 + theme.SPACE
        found = []
        left, top = 0, _BAR + theme.SPACE
        for part in self._parts:
            text = part.told()
            width = before + metrics.horizontalAdvance(text) + 1
            if width > self.width():
                room = self.width() - before - metrics.horizontalAdvance(f" {part.percent}") - 1
                end = Qt.TextElideMode.ElideRight
                text = f"{metrics.elidedText(part.name, end, max(room, 0))} {part.percent}"
                width = self.width()
            if left and left + width > self.width():
                left, top = 0, top + metrics.height() + theme.SPACE // 4
            found.append((QRect(left, top, width, metrics.height()), text))
            left += width + theme.SPACE * 3 // 2
        return found

    def _height(self) -> int:
        legend = self._legend()
        return legend[-1][0].bottom() + 2 if legend else _BAR

    def _take_height(self) -> None:
        height = self._height()
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
        self.update()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.small(self.font()))
