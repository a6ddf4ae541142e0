"""The page Estimate: items in groups, what they cost together, and what else they could cost."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.estimate_table import EstimateTable
from kimi_calc.widgets import theme
from kimi_calc.widgets.basis_card import BasisCard
from kimi_calc.widgets.empty_estimate import EmptyEstimate
from kimi_calc.widgets.estimate_header import EstimateHeader
from kimi_calc.widgets.estimate_notice import EstimateNotice
from kimi_calc.widgets.estimate_table import EstimateView
from kimi_calc.widgets.estimate_totals import TotalsCard
from kimi_calc.widgets.scroll_page import ScrollPage
from kimi_calc.widgets.tab_order import reached
from kimi_calc.widgets.what_if_card import WhatIfCard

# In widths of a wide letter, so that larger text counts as a smaller window:
_SIDE_WIDTH = {1: 26, 110: 28}  # of the cards, from so many of the window
_TWO = 84  # of the window; the totals beside the items
_WIDEST = 1440  # pixels; where a row is longer, its numbers stand too far from its name


class EstimatePage(QWidget):
    """What is wanted here and done elsewhere comes as a signal.

    `add_wanted`: what is on the page Calculate; `open_item_wanted`: the item with this key there;
    `save_wanted`; `open_wanted`; `import_wanted`; `template_wanted`: a file that items can be
    filled into; `export_wanted`: as "xlsx", "csv", "pdf" or "md"; `copy_wanted`: as "sentence" or
    "table"; `rows_copied`: these rows, for the clipboard.

    Where there is room, items scroll beside the cards; else all stands below each other, and the
    page scrolls.
    """

    add_wanted = Signal()
    open_item_wanted = Signal(int)
    save_wanted = Signal()
    open_wanted = Signal()
    import_wanted = Signal()
    template_wanted = Signal()
    export_wanted = Signal(str)
    copy_wanted = Signal(str)
    rows_copied = Signal(object)

    def __init__(self, desk: EstimateDesk, document: EstimateDocument) -> None:
        super().__init__()
        self._desk = desk
        self._table = EstimateTable(desk.estimating, self)
        self._notice = EstimateNotice(document)
        self._header = EstimateHeader(desk.estimating, document)
        self._empty = EmptyEstimate()
        self.view = EstimateView(self._table, desk.estimating)
        self._items = QFrame()
        self._items.setProperty("card", True)
        around = QVBoxLayout(self._items)
        around.setContentsMargins(*[theme.SPACE, theme.SPACE // 2] * 2)
        around.addWidget(self.view)
        self.totals = TotalsCard(self._table)
        self._what_if = WhatIfCard(desk)
        self._basis = BasisCard(desk)
        self._beside: bool | None = None
        self._there: bool | None = None
        self._order: list[QWidget] = []
        self._make_columns()
        self._stand_beside()  # until the page has a size; the focus may come before
        self._connect(document)
        self._refresh()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._table.retranslate()
        self.view.setAccessibleName(self.tr("Items of the estimate"))
        for part in (
            self._notice,
            self._header,
            self._empty,
            self.totals,
            self._what_if,
            self._basis,
        ):
            part.retranslate()
        self.view.dress()
        self._refresh()

    def focus_first(self) -> None:
        """Begin with what can be restored, else in the items, or with the first of them."""
        if self._notice.focus_first():
            return
        if self._desk.estimating.estimate.items:
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._table.index(0, 0))
                self.view.clearSelection()
        else:
            self._empty.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the new size."""
        super().resizeEvent(event)
        self._arrange()

    def _make_columns(self) -> None:
        self._wide, self._narrow = QWidget(), QWidget()
        for one in (self._wide, self._narrow):
            one.setObjectName("page")
        centred = QHBoxLayout(self._wide)
        centred.setContentsMargins(*[theme.SPACE * 2, theme.SPACE] * 2)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        centred.addWidget(content)
        self._wide_column = QVBoxLayout(content)
        self._wide_row = QHBoxLayout()
        self._side = ScrollPage()
        cards = QWidget()
        cards.setObjectName("page")
        self._side_column = QVBoxLayout(cards)
        self._side.setWidget(cards)
        self._wide_column.addLayout(self._wide_row, 1)
        self._wide_row.addWidget(self._side)
        self._side_column.addStretch()
        self._scroll = ScrollPage()
        self._narrow_column = QVBoxLayout(self._narrow)
        self._narrow_column.addStretch()
        self._scroll.setWidget(self._narrow)
        for column in (self._wide_column, self._side_column, self._wide_row):
            column.setContentsMargins(0, 0, 0, 0)
        self._narrow_column.setContentsMargins(*[theme.SPACE * 2, theme.SPACE] * 2)
        for layout in (self._wide_column, self._narrow_column, self._side_column):
            layout.setSpacing(theme.SPACE * 3 // 2)
        self._wide_row.setSpacing(theme.SPACE * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._wide)
        column.addWidget(self._scroll)

    def _connect(self, document: EstimateDocument) -> None:
        desk, view, header, empty = self._desk, self.view, self._header, self._empty
        for part in (header, empty):
            part.add_wanted.connect(self.add_wanted)
            part.import_wanted.connect(self.import_wanted)
        header.save_wanted.connect(self.save_wanted)
        header.export_wanted.connect(self.export_wanted)
        header.copy_wanted.connect(self.copy_wanted)
        header.form_wanted.connect(self._open_form)
        empty.open_wanted.connect(self.open_wanted)
        empty.template_wanted.connect(self.template_wanted)
        view.open_wanted.connect(self.open_item_wanted)
        view.copied.connect(self.rows_copied)
        view.picked.connect(self._what_if.pick)
        desk.estimating.changed.connect(self._refresh)
        document.changed.connect(self._put_in_order)  # whose notices have other buttons
        desk.calculation.changed.connect(self._offer_adding)
        self._offer_adding()

    def _refresh(self) -> None:
        """Show the items and their totals, or how to begin."""
        there = bool(self._desk.estimating.estimate.items)
        focused: QWidget | None = self.focusWidget()
        self.totals.refresh()
        self._put_in_order()
        if there != self._there:
            self._there = there
            cards = (self._items, self.totals, self._what_if, self._basis)
            # What goes, goes first: all of it together would widen the window.
            for part in (self._empty, self._side, *cards):
                part.hide()
            self._side.setVisible(there and bool(self._beside))
            for part in cards:
                part.setVisible(there)
            self._empty.setVisible(not there)
            if focused is not None and self.isVisible():
                self.focus_first()

    def _offer_adding(self) -> None:
        """There is something to be added as long as the page Calculate has a price."""
        there = self._desk.calculation.quote is not None
        for button in (self._header.add, self._empty.add):
            if button.isEnabled() != there:
                button.setEnabled(there)

    def _open_form(self) -> None:
        from kimi_calc.widgets.form_dialog import FormDialog

        FormDialog(self._desk.estimating, self).open()

    def _arrange(self) -> None:
        """Put the cards beside the items, or all below each other."""
        letter = self.fontMetrics().horizontalAdvance("M")
        room = self.window().width() // letter
        side = max((least, width) for least, width in _SIDE_WIDTH.items() if least <= room)[1]
        self._side.setFixedWidth(side * letter)
        beside = room >= _TWO
        if beside == self._beside:
            return
        self._beside = beside
        focused: QWidget | None = self.focusWidget()
        if beside:
            self._stand_beside()
        else:
            self._stand_below()
        self.view.show_whole(whole=not beside)
        self._wide.setVisible(beside)
        self._scroll.setVisible(not beside)
        self._side.setVisible(beside and bool(self._there))
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()

    def _stand_beside(self) -> None:
        """Give every part its place in the wide page; it leaves the one that it had."""
        for place, part in enumerate((self._notice, self._header)):
            self._wide_column.insertWidget(place, part)
        for place, part in enumerate((self._items, self._empty)):
            self._wide_row.insertWidget(place, part, 1)
        for place, card in enumerate((self.totals, self._what_if, self._basis)):
            self._side_column.insertWidget(place, card)
        self._put_in_order()

    def _stand_below(self) -> None:
        """Give every part its place in the page that scrolls."""
        parts = (
            self._notice,
            self._header,
            self.totals,
            self._items,
            self._empty,
            self._what_if,
            self._basis,
        )
        for place, part in enumerate(parts):
            self._narrow_column.insertWidget(place, part)
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Have Tab go through the parts as they stand, each from its first to its last."""
        cards = (self.totals, self._what_if, self._basis)
        items: tuple[QWidget, ...] = (self._items, self._empty)
        parts = (*items, *cards) if self._beside is not False else (cards[0], *items, *cards[1:])
        order = [one for part in (self._notice, self._header, *parts) for one in reached(part)]
        if order != self._order:
            self._order = order
            for before, behind in pairwise(order):
                QWidget.setTabOrder(before, behind)
