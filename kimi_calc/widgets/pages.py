"""The window's pages, each built when it is first opened, and the rail that leads to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from kimi_calc.widgets.page import Page, PageWidget

if TYPE_CHECKING:
    from kimi_calc.widgets.rail import Rail

_BESIDE = 50  # of the window, in widths of a wide letter: narrower, the rail lies above the page


class Pages(QWidget):
    """One page at a time. Of a single one nothing but itself is to be seen.

    `page_changed` comes with the name of another page that was opened. Ctrl+1, Ctrl+2 … open them.
    """

    page_changed = Signal(str)

    def __init__(
        self, pages: Sequence[Page], current: str | None = None, parent: QWidget | None = None
    ) -> None:
        """Open on the page of that name, or on the first; it says nothing until `retranslate`."""
        super().__init__(parent)
        self._pages = {page.name: page for page in pages}
        self._made: dict[str, PageWidget] = {}
        self._stack = QStackedWidget(self)
        self._rail: Rail | None = None
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if len(pages) > 1:
            from kimi_calc.widgets.rail import Rail

            self._rail = Rail(pages)
            self._rail.chosen.connect(self.open)
            row.addWidget(self._rail)
            for place, page in enumerate(pages, 1):
                shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
                shortcut.activated.connect(lambda name=page.name: self.open(name))
        row.addWidget(self._stack, 1)
        self.current = current if current in self._pages else pages[0].name
        self.open(self.current)

    def open(self, name: str) -> None:
        """Show a page, built now if it was not yet; the keyboard goes to where it begins."""
        page = self._made.get(name)
        is_new = page is None
        if page is None:
            page = self._made[name] = self._pages[name].make(self._stack)
            assert isinstance(page, QWidget)
            self._stack.addWidget(page)
        assert isinstance(page, QWidget)
        self._stack.setCurrentWidget(page)
        if self._rail:
            self._rail.mark(name)
        if name != self.current:
            self.current = name
            if is_new:
                page.retranslate()
            page.focus_first()
            self.page_changed.emit(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the rail above the pages where they need the width."""
        super().resizeEvent(event)
        if self._rail:
            letter = self.fontMetrics().horizontalAdvance("M")
            lies = self.width() < _BESIDE * letter
            self._rail.lie(lies=lies)
            way = QBoxLayout.Direction
            self._row.setDirection(way.TopToBottom if lies else way.LeftToRight)

    def focus_first(self) -> None:
        """Begin where one begins on the page that is open."""
        self._made[self.current].focus_first()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        if self._rail:
            self._rail.retranslate()
        for page in self._made.values():
            page.retranslate()
