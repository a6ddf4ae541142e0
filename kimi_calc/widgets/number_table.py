"""A table of numbers: no grid, columns as wide as they need, drawn in one go a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QToolTip,
)

from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_cells import COLUMN_GAP, ELIDED, MARGIN, ROW_HEIGHT, NumberCells, bold
from kimi_calc.widgets.tool_tips import as_written

_ROOM = COLUMN_GAP + 2 * MARGIN
_CLOSER = 2 * theme.SPACE  # what a column gives up before any of them goes
_DRAWING = 12 * theme.SPACE  # what a column without texts likes to have
_NARROWEST = 8 * theme.SPACE  # of a name, and of a number, that can't be written out

_TOOL_TIP = Qt.ItemDataRole.ToolTipRole

_Index = QModelIndex | QPersistentModelIndex


class NumberTable(QTableView):
    """As high as its rows; or, where `least_rows` is given, as high as there is room.

    The column `stretched` takes the width that is left. Where there is none, the columns stand
    closer together, then those of `yielding` go, in this order, then the first one is shortened,
    as far as its texts can be told apart; at the very last the longest numbers lose digits, which
    a sign of omission shows and a tool tip tells.
    """

    yielding: Sequence[int] = ()
    fewest_rows: ClassVar[int] = 3
    """A place for each charge of a request, so that nothing moves if one has no price."""
    most_rows: ClassVar[int | None] = None
    """More of them are scrolled in here; None for as many as there are."""

    def __init__(
        self,
        name: str,
        model: NumberModel,
        cells: NumberCells,
        *,
        stretched: int,
        least_rows: int | None = None,
    ) -> None:
        super().__init__()
        self._least_rows = least_rows
        self._is_scrolled = least_rows is not None
        self._beside = 0  # pixels of the first column that what is drawn behind its texts takes
        self.setObjectName(name)
        self._numbers = model
        self._cells = cells
        self._stretched = stretched
        cells.setParent(self)
        self.setModel(model)
        self.setItemDelegate(cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(0)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        upright = QSizePolicy.Policy.Fixed if least_rows is None else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)

    def fit(self) -> None:
        """Take the height of the rows and give every column the width of its texts."""
        row_height = int(self.fontMetrics().height() * ROW_HEIGHT)
        if self.verticalHeader().defaultSectionSize() != row_height:
            self.verticalHeader().setDefaultSectionSize(row_height)
        if self._least_rows is not None:
            shown = self._least_rows
        else:
            rows = max(len(self._numbers.texts), self.fewest_rows)
            shown = min(rows, self.most_rows or rows)
            self._is_scrolled = shown < rows
            ways = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                ways.ScrollBarAsNeeded if self._is_scrolled else ways.ScrollBarAlwaysOff
            )
        frame = 2 * self.frameWidth() + 4
        header = self.horizontalHeader()
        above = 0 if header.isHidden() else header.sizeHint().height()
        height = above + shown * row_height + frame
        if self._least_rows is not None:
            self.setMinimumHeight(height)
        elif self.height() != height:
            self.setFixedHeight(height)
        for column, width in self._shared_out(self._needed()).items():
            if column != self._stretched and self.columnWidth(column) != width:
                self.setColumnWidth(column, width)

    def _needed(self) -> dict[int, int]:
        """The width that each column's texts need."""
        metrics = self.fontMetrics()
        columns = [
            column for column in range(self._numbers.columns) if not self.isColumnHidden(column)
        ]
        headers, rows = self._numbers.headers(), self._numbers.measured()
        bold_rows = self._numbers.bold_rows
        heavy = QFontMetrics(bold(self.font())) if bold_rows else metrics
        widths = {}
        names = 0
        for column in columns:
            width = metrics.horizontalAdvance(headers[column])
            for place, row in enumerate(rows):
                if row[column]:
                    measure = heavy if place in bold_rows else metrics
                    needed = measure.horizontalAdvance(row[column])
                    if column == 0:
                        needed += self._cells.lead(place)
                        names = max(names, needed)
                        needed += self._cells.beside(place)
                    width = max(width, needed)
            # A column of which nothing is to be said takes no room, but that of a drawing may.
            widths[column] = width + _ROOM if width else 0
        self._beside = widths[0] - max(names, metrics.horizontalAdvance(headers[0])) - _ROOM
        widths[0] += self._cells.indent(metrics)
        return widths

    def _shared_out(self, widths: dict[int, int]) -> dict[int, int]:
        """The room of the table shared out to columns that need so much."""
        room = self.viewport().width()
        if not widths[self._stretched]:
            room -= MARGIN  # Qt lets the column that takes the rest not go below that
        drawn = 0 if widths[self._stretched] else _DRAWING
        if sum(widths.values()) + drawn > room:
            widths = {column: max(width - _CLOSER, 0) for column, width in widths.items()}
        if sum(widths.values()) + drawn > room:
            widths[0] -= max(self._beside, 0)
        for column in self.yielding:
            if column in widths and sum(widths.values()) + self.running_on(widths) > room:
                widths[column] = 0
        self._cells.elided = ELIDED[0]
        over = sum(widths.values()) - room
        self._cells.tight = over > 0
        if over > 0:
            widths[0] = self._shortened(widths[0] - over) + 2 * MARGIN
            over = sum(widths.values()) - room
        return _cut(widths, over)

    def _shortened(self, width: int) -> int:
        """How wide the first column has to be so that its shortened texts can be told apart.

        At least `width`, less its margins. How they are shortened is noted for the drawing.
        """
        metrics = QFontMetrics(bold(self.font()))
        texts = {row[0] for row in self._numbers.texts}
        longest = max(map(metrics.horizontalAdvance, texts), default=0)
        indent = self._cells.indent(self.fontMetrics())
        indent += max(map(self._cells.lead, range(len(self._numbers.texts))), default=0)
        room = max(width - 2 * MARGIN - indent, _NARROWEST)
        while room < longest:
            for mode in ELIDED:
                if len({metrics.elidedText(text, mode, room) for text in texts}) == len(texts):
                    self._cells.elided = mode
                    return room + indent
            room += theme.SPACE
        return longest + indent

    def running_on(self, _widths: dict[int, int]) -> int:
        """What texts that run on over several columns need beyond such widths, in pixels."""
        return 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ask once what every cell would have to ask; draw what belongs to whole rows."""
        self._cells.enabled = self.isEnabled()
        colors = theme.colors()
        self._cells.color = QColor(colors.text if self.isEnabled() else colors.muted)
        if self._numbers.bold_rows:
            painter = QPainter(self.viewport())
            for row in self._numbers.bold_rows:
                painter.fillRect(self._row_rect(row), QColor(colors.hover))
            painter.end()
        super().paintEvent(event)
        selected = {index.row() for index in self.selectionModel().selectedRows()}
        if selected:
            self.draw_selection(selected)

    def draw_selection(self, rows: Iterable[int]) -> None:
        """A frame around the selected rows: their ground tells something else."""
        colors = theme.colors()
        painter = QPainter(self.viewport())
        current = self.currentIndex().row()
        for row in rows:
            here = row == current and self.hasFocus()
            painter.setPen(QColor(colors.accent if here else colors.field_border))
            painter.drawRoundedRect(self._row_rect(row).adjusted(0, 0, -1, -1), 3, 3)
        painter.end()

    def _row_rect(self, row: int) -> QRect:
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        return QRect(0, top, self.viewport().width(), height)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Bring the row that the keyboard came to into sight, where the page is what scrolls."""
        super().currentChanged(current, previous)
        if self._least_rows is not None or not current.isValid() or not self.hasFocus():
            return
        page = self.parentWidget()
        while page and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        content = page.widget() if isinstance(page, QScrollArea) else None
        if isinstance(page, QScrollArea) and content:
            rect = self._row_rect(current.row())
            middle = self.viewport().mapTo(content, rect.center())
            page.ensureVisible(middle.x(), middle.y(), 0, rect.height() * 2)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell by a tool tip what has not the room to be written out."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            told = index.data(_TOOL_TIP) or (index.data() if self._is_cut(index) else "")
            if index.isValid() and told:
                QToolTip.showText(event.globalPos(), as_written(str(told)), self)
                return True
        return super().viewportEvent(event)

    def _is_cut(self, index: QModelIndex) -> bool:
        metrics = QFontMetrics(bold(self.font()))
        room = self.columnWidth(index.column()) - 2 * MARGIN
        return metrics.horizontalAdvance(str(index.data())) > room

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page where there is nothing to scroll in here."""
        if self._is_scrolled:
            super().wheelEvent(event)
        else:
            event.ignore()


def _cut(widths: dict[int, int], over: int) -> dict[int, int]:
    """The widest columns cut, as far as it may be, by what the table lacks in all."""
    while over > 0:
        widest = max(widths, key=lambda column: widths[column] if column else 0)
        if widths[widest] <= _NARROWEST:
            break
        less = max(widths[widest] - over, _NARROWEST)
        over -= widths[widest] - less
        widths[widest] = less
    return widths
