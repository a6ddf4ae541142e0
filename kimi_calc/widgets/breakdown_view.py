"""The charges of a quote as a stacked bar and as a table."""

from __future__ import annotations

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QWidget,
)

from kimi_calc.viewmodels.breakdown import COL_CHARGE, COL_SHARE, COL_UNIT_PRICE, Breakdown
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_cells import NumberCells
from kimi_calc.widgets.number_table import NumberTable

_BAR_HEIGHT = 14
_GAP = 2


class BreakdownBar(QWidget):
    """One bar, a part of it for each charge."""

    def __init__(self, breakdown: Breakdown) -> None:
        super().__init__()
        self.setObjectName("breakdownBar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._breakdown = breakdown
        self._stale = False

    def refresh(self, *, stale: bool) -> None:
        """Show the rows as they are now."""
        self._stale = stale
        rows = self._breakdown.rows
        parts = (f"{charge_name(row.charge)} {float(row.share):.1%}" for row in rows)
        self.setAccessibleName(", ".join(parts))
        self.setToolTip("\n".join(parts))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, _BAR_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts side by side, with gaps that tell equal colours apart too."""
        colors = theme.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shown = [row for row in self._breakdown.rows if row.share]
        if not shown:
            painter.setBrush(QColor(colors.track))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
            return
        left, room = 0.0, self.width() - _GAP * (len(shown) - 1)
        for row in shown:
            width = max(room * float(row.share), 2.0)
            color = colors.track if self._stale else colors.of_charge(row.charge.kind)
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(QRectF(left, 0, width, _BAR_HEIGHT), 4, 4)
            left += width + _GAP


class BreakdownTable(NumberTable):
    """The charges in rows."""

    yielding = (COL_SHARE, COL_UNIT_PRICE)  # which the bar and the facts of the model show too

    def __init__(self, breakdown: Breakdown) -> None:
        super().__init__(
            "breakdown",
            breakdown,
            _Cells(breakdown),
            stretched=COL_CHARGE,
        )


class _Cells(NumberCells):
    """A charge's name behind a square of its colour."""

    def __init__(self, breakdown: Breakdown) -> None:
        super().__init__(breakdown)
        self._breakdown = breakdown

    def indent(self, metrics: QFontMetrics) -> int:
        """Room for the square."""
        return _side(metrics) + theme.SPACE

    def decorate(self, painter: QPainter, rect: QRect, row: int, column: int) -> QRect:
        """Draw the square before a charge's name."""
        if column != COL_CHARGE:
            return rect
        colors = theme.colors()
        charge = self._breakdown.rows[row].charge
        color = QColor(colors.of_charge(charge.kind) if self.enabled else colors.track)
        side = _side(painter.fontMetrics())
        painter.fillRect(rect.left(), rect.center().y() - side // 2, side, side, color)
        return rect.adjusted(side + theme.SPACE, 0, 0, 0)


def _side(metrics: QFontMetrics) -> int:
    return metrics.height() * 2 // 3
