"""The switch between requests in all and requests a day: two words, one of them lit."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets import theme
from kimi_calc.widgets.qt_numbers import STRONG_FOCUS

_DOT = " · "


class RequestsSwitch(QAbstractButton):
    """Checked: requests a day. A click or Space turns it over, wherever it is clicked."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self.setObjectName("requestsMode")
        self.setCheckable(True)
        self.setProperty("focusPolicy", STRONG_FOCUS)
        self._words = ("", "")
        self.toggled.connect(
            lambda daily: calculation.set_requests_mode("daily" if daily else "total")
        )

    def retranslate(self) -> None:
        """Say the words again."""
        self._words = (self.tr("In all"), self.tr("Per da&y × days"))
        self.setText(self._words[1])  # what is on when it is checked, and its mnemonic
        self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Room for both words."""
        metrics = self.fontMetrics()
        text = "".join((*self._plain_words(), _DOT))
        return QSize(
            int(metrics.horizontalAdvance(text) * theme.SMALL) + 2 * theme.SPACE,
            metrics.height() + theme.SPACE // 2,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the word that holds in the accent, and a ring where the keyboard is."""
        if theme.is_held(self):
            return
        colors = theme.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        font = theme.small(QFont(self.font()))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        total, daily = self._plain_words()
        left = float(self.width() - theme.SPACE - metrics.horizontalAdvance(total + _DOT + daily))
        line = (self.height() + metrics.ascent() - metrics.descent()) / 2
        for word, ink in (
            (total, colors.muted if self.isChecked() else colors.accent),
            (_DOT, colors.muted),
            (daily, colors.accent if self.isChecked() else colors.muted),
        ):
            painter.setPen(QColor(ink))
            painter.drawText(QPointF(left, line), word)
            left += metrics.horizontalAdvance(word)

    def _plain_words(self) -> tuple[str, str]:
        total, daily = self._words
        return total, daily.replace("(&Y)", "").replace("&", "")
