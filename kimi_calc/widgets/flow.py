"""Widgets one beside the other, and in the next line where they have no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from kimi_calc.widgets import theme


class Flow(QLayout):
    """Each at the width that it asks for, at most that of the line; `stretched` takes what is left.

    What is hidden takes no place.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = theme.SPACE) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.stretched: QWidget | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put one at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at a place; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: what is left of a line stays empty."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the lines need at this width, in pixels."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put all in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap * (len(shown) - 1)
        return QSize(max(width, 0), max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest of them alone, at what it can do with."""
        shown = self._shown()
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0),
            max((item.sizeHint().height() for item in shown), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Share the width out to lines; their height together."""
        lines: list[list[tuple[QLayoutItem, int]]] = [[]]
        room = rect.width()
        for item in self._shown():
            width = min(item.sizeHint().width(), rect.width())
            if lines[-1] and width > room:
                lines.append([])
                room = rect.width()
            lines[-1].append((item, width))
            room -= width + self._gap
        y = rect.top()
        for place, line in enumerate(lines):
            y += self._gap // 2 if place else 0
            y += self._place(line, QPoint(rect.left(), y), rect.width(), move=move)
        return y - rect.top()

    def _place(
        self, line: list[tuple[QLayoutItem, int]], corner: QPoint, width: int, *, move: bool
    ) -> int:
        left = width - sum(one for _, one in line) - self._gap * (len(line) - 1)
        height = 0
        widths = []
        for item, one in line:
            wide = one + left if item.widget() is self.stretched and self.stretched else one
            widths.append(wide)
            needs = item.heightForWidth(wide) if item.hasHeightForWidth() else 0
            height = max(height, needs, item.sizeHint().height())
        x = corner.x()
        for (item, _), wide in zip(line, widths, strict=True):
            if move:
                item.setGeometry(QRect(x, corner.y(), wide, height))
            x += wide + self._gap
        return height
