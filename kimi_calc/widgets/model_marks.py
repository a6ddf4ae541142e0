"""The marks behind a model's id, drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath

from kimi_calc.viewmodels.picking import Mark
from kimi_calc.widgets import theme
from kimi_calc.widgets.qt_numbers import CENTRE

_PADDING = 6
_GAP = 6
_ROUNDED = 4


def width(metrics: QFontMetricsF, marks: Sequence[Mark]) -> float:
    """What marks take, in pixels, in the small font that these are the metrics of."""
    texts = sum(metrics.horizontalAdvance(mark.text) + 2 * _PADDING for mark in marks)
    return texts + _GAP * max(len(marks) - 1, 0)


def draw(painter: QPainter, rect: QRectF, marks: Sequence[Mark], ground: str) -> float:
    """Draw marks on a ground of their own, from the left of `rect`; where the next would begin.

    The painter has the small font.
    """
    colors, metrics = theme.colors(), QFontMetricsF(painter.font())
    left, height = rect.left(), metrics.height() + 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        advance = metrics.horizontalAdvance(mark.text) + 2 * _PADDING
        box = QRectF(left, rect.center().y() - height / 2, advance, height)
        shape = QPainterPath()
        shape.addRoundedRect(box, _ROUNDED, _ROUNDED)
        painter.fillPath(shape, QColor(ground))
        painter.setPen(QColor(colors.accent if mark.strong else colors.muted))
        painter.drawText(box, CENTRE, mark.text)
        left += advance + _GAP
    return left
