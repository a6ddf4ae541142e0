"""The charges of a quote as a stacked bar and as a table."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kimi_calc.viewmodels.breakdown import CHARGE_ROLE, COL_CHARGE, Breakdown, charge_name
from kimi_calc.widgets import theme

_BAR_HEIGHT = 14
_GAP = 2
_COLUMN_GAP = 3 * theme.SPACE
_ROW_HEIGHT = 2.0  # in heights of a line of text


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
            color = colors.track if self._stale else getattr(colors, row.charge)
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(QRectF(left, 0, width, _BAR_HEIGHT), 4, 4)
            left += width + _GAP


class BreakdownTable(QTableView):
    """The charges in rows, as high as they need and no higher."""

    def __init__(self, breakdown: Breakdown) -> None:
        super().__init__()
        self.setObjectName("breakdown")
        self.setModel(breakdown)
        self.setItemDelegate(_Cells(self))
        self.setHorizontalHeader(_Header(Qt.Orientation.Horizontal, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme.tabular(self.font()))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(COL_CHARGE, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fit()
        breakdown.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Take the height of the header and the rows."""
        height = int(self.fontMetrics().height() * _ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(height)
        rows = max(self.model().rowCount(), 2)
        frame = 2 * self.frameWidth() + 4
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * height + frame)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing to scroll in here: the wheel is the page's."""
        event.ignore()


class _Header(QHeaderView):
    """Headers with as much room to their left as the numbers below have."""

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Room for the text and the distance to the column before."""
        return super().sectionSizeFromContents(section) + QSize(_COLUMN_GAP, 0)


class _Cells(QStyledItemDelegate):
    """Numbers with room to their left; a charge's name behind a square of its colour."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for the text and the distance to the column before."""
        return super().sizeHint(option, index) + QSize(_COLUMN_GAP, 0)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the square before a charge's name, every other cell as usual."""
        if index.column() == COL_CHARGE:
            colors = theme.colors()
            enabled = option.widget.isEnabled()
            color = QColor(getattr(colors, index.data(CHARGE_ROLE)) if enabled else colors.track)
            rect = option.rect
            side = option.fontMetrics.height() * 2 // 3
            painter.fillRect(rect.left() + 4, rect.center().y() - side // 2, side, side, color)
            option.rect = rect.adjusted(side + theme.SPACE, 0, 0, 0)
        super().paint(painter, option, index)
