"""The page Calculate: what is asked, what it costs, and what it costs on every other model."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets import theme
from kimi_calc.widgets.result_panel import ResultPanel
from kimi_calc.widgets.scroll_page import ScrollPage
from kimi_calc.widgets.usage_form import UsageForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kimi_calc.viewmodels.estimate_desk import EstimateDesk
    from kimi_calc.widgets.comparison_panel import ComparisonPanel
    from kimi_calc.widgets.opened_item import OpenedItem
    from kimi_calc.widgets.pinned_total import PinnedTotal
    from kimi_calc.widgets.price_list_banner import PriceListBanner

# In widths of a wide letter, so that larger text counts as a smaller window:
_FORM_WIDTH = 31
_BESIDE = _FORM_WIDTH * 5 // 2  # form and result, side by side
_THREE = 127  # of the window; the comparison beside them: from 1,400 pixels on
_WIDEST = 1680  # pixels; a line that is longer is hard to follow

_ROWS_BESIDE = 10  # the breakdown, its notes and headings are as high as so many rows

Columns = Literal[1, 2, 3]

# Row, column, rows and columns of form, result and comparison.
_PLACES: dict[Columns, tuple[tuple[int, int, int, int], ...]] = {
    1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)),
    2: ((0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)),
    3: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
}


class CalculatePage(QWidget):
    """One, two or three columns, as there is room. The page scrolls, and nothing in it does.

    `from_text_wanted` comes with the field whose tokens are to be taken from a text,
    `price_list_chosen` with the file of a list, `price_list_wanted` where one is to be opened.
    """

    from_text_wanted = Signal(str)
    price_list_chosen = Signal(object)
    price_list_wanted = Signal()

    def __init__(
        self, calculation: Calculation, price_lists: PriceLists, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._calculation = calculation
        self._price_lists = price_lists
        self._banner: PriceListBanner | None = None
        # From the outside to the inside: what is styled is slow to be moved with all that is in it.
        self._scroll = ScrollPage(self)
        page = QWidget(self._scroll)
        page.setObjectName("page")
        self._scroll.setWidget(page)
        self._content = QWidget(page)
        self._content.setMaximumWidth(_WIDEST)
        self._form = form = UsageForm(calculation, price_lists, self._content)
        self._result = ResultPanel(calculation, price_lists, self._content)
        self.copy_button = form.copy_button
        self.add_button = form.add_button
        self._opened: OpenedItem | None = None
        self._comparison: ComparisonPanel | None = None
        self._pinned: PinnedTotal | None = None
        # Of the comparison and the details, which come late: about as high as they will be, so that
        # the scroll bar doesn't come with them, and move what is there.
        room = QWidget(self._content)
        rows = len(calculation.price_list.models) + _ROWS_BESIDE
        room.setMinimumHeight(rows * self.fontMetrics().height() * 3 // 2)
        self._cards: list[QWidget] = [form, self._result, room]
        calculation.changed.connect(self._refresh)
        price_lists.changed.connect(self._show_banner)
        form.from_text_wanted.connect(self.from_text_wanted)
        form.price_list_picker.chosen.connect(self.price_list_chosen)
        form.price_list_picker.file_wanted.connect(self.price_list_wanted)
        self._columns: Columns | None = None
        centred = QHBoxLayout(page)
        centred.setContentsMargins(*[theme.SPACE * 2, theme.SPACE] * 2)
        centred.addWidget(self._content)  # where there is more room than it takes: in the middle
        self._rows = QVBoxLayout(self._content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.SPACE * 3 // 2)
        self._grid = QGridLayout()  # the cards get their places with the page's size
        self._grid.setSpacing(theme.SPACE * 2)
        self._rows.addLayout(self._grid, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        # Once all has its place: where the total will be is not known while that is being found.
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._pin)
        self._scroll.verticalScrollBar().valueChanged.connect(self._look_again)
        page.installEventFilter(self)

    @property
    def comparison(self) -> ComparisonPanel:
        """The comparison, once it was shown."""
        assert self._comparison is not None
        return self._comparison

    def show_details(self) -> None:
        """Show what the amount is made of."""
        self._result.show_details()

    def show_comparison(self, columns: Iterable[str], *, budget: bool) -> None:
        """Show what the same usage costs on every model, in these columns too."""
        from kimi_calc.widgets.comparison_panel import ComparisonPanel

        self._comparison = panel = ComparisonPanel(self._calculation, self._content)
        panel.retranslate()
        panel.show_columns(columns)
        panel.show_budget(shown=budget)
        panel.refresh()
        room = self._cards[2]
        self._cards[2] = panel
        if self._columns:
            self._grid.replaceWidget(room, panel)
            panel.show()  # at once: Tab may go there next
        room.deleteLater()
        if self._banner:  # which comes last by the keyboard, whenever it was made
            for before, after in pairwise((panel.last, *self._banner.buttons)):
                self.setTabOrder(before, after)
        if not self._pinned:
            self._make_pinned()

    def focus_first(self) -> None:
        """Begin in the field that is typed first."""
        self._form.focus_first()

    def clear(self) -> None:
        """Empty the fields, and begin anew."""
        self._form.clear()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._form.retranslate()
        self._result.retranslate()
        if self._comparison:
            self._comparison.retranslate()
        self._show_banner()
        self._refresh()
        if self._columns:  # before it has a size, any number of them would be a wrong one
            self._arrange()

    def show_opened(self, desk: EstimateDesk) -> None:
        """Say which item of the estimate is open here, as long as one is."""
        is_open = desk.opened is not None
        self._form.say_adding(puts_back=is_open)
        if is_open and not self._opened:
            from kimi_calc.widgets.opened_item import OpenedItem

            self._opened = OpenedItem(desk)
            self._opened.put_back_wanted.connect(self.add_button.click)
            self._opened.leave_wanted.connect(desk.close_item)
            self._opened.leave_wanted.connect(self._form.focus_first)  # what was clicked goes
            self._rows.insertWidget(0, self._opened)
        if self._opened:
            self._opened.refresh()

    def show_budget(self, *, shown: bool) -> None:
        """Show or hide the column of what the budget buys."""
        self.comparison.show_budget(shown=shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the new size."""
        super().resizeEvent(event)
        self._arrange()
        self._look_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again for the total once the page was laid out anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._look_again()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Choose the number of columns."""
        letter = self.fontMetrics().horizontalAdvance("M")
        columns: Columns = 2 if self.width() >= _BESIDE * letter else 1
        if self.window().width() >= _THREE * letter:
            columns = 3
        width = _FORM_WIDTH * letter if columns > 1 else 0
        self._form.setMinimumWidth(width)
        self._form.setMaximumWidth(width or 16_777_215)
        if columns == self._columns:
            return
        self._columns = columns
        for card, cells in zip(self._cards, _PLACES[columns], strict=True):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *cells)
        for place in range(3):
            widens = place == 0 if columns == 1 else 0 < place < columns
            self._grid.setColumnStretch(place, int(widens))
            # The last of cards above each other takes the height that is left.
            self._grid.setRowStretch(place, int(place == 3 - columns > 0))
        self._grid.setRowStretch(3, int(columns == 3))

    def _look_again(self) -> None:  # a slot that leaves out what QTimer.start takes for an interval
        self._look.start()

    def _pin(self) -> None:
        """Hold the total below the page while it is not to be seen in it."""
        total = self._result.total
        top = total.mapTo(self, QPoint(0, 0)).y()
        # By a height that showing the bar doesn't change: else it would come and go in turns. It is
        # never higher than twice the total.
        hidden = top >= 0 and top + 3 * total.height() <= self.height()
        if self._is_pinned == hidden:
            bar = self._scroll.verticalScrollBar()
            at_end = 0 < bar.maximum() == bar.value()
            pinned = self._pinned or self._make_pinned()
            pinned.refresh()
            pinned.setHidden(hidden)
            if at_end and not hidden:  # whoever went to the end shall see it above the bar
                QTimer.singleShot(0, lambda: bar.setValue(bar.maximum()))

    @property
    def _is_pinned(self) -> bool:
        return self._pinned is not None and not self._pinned.isHidden()

    def _make_pinned(self) -> PinnedTotal:
        from kimi_calc.widgets.pinned_total import PinnedTotal

        self._pinned = pinned = PinnedTotal(self._calculation)
        pinned.hide()
        self._column.addWidget(pinned)
        return pinned

    def _show_banner(self) -> None:
        """Offer the newer list as long as there is one to be offered."""
        offers = self._price_lists.offers_newer
        if offers and not self._banner:
            from kimi_calc.widgets.price_list_banner import PriceListBanner

            self._banner = PriceListBanner(self._price_lists)
            self._banner.answered.connect(self._form.focus_first)  # what was clicked goes
            self._rows.insertWidget(0, self._banner)
        if self._banner:
            self._banner.setVisible(offers)
            self._banner.refresh()

    def _refresh(self) -> None:
        self._form.refresh()
        self._result.refresh()
        if self._comparison:
            self._comparison.refresh()
        if self._opened:
            self._opened.refresh()
        if self._pinned and not self._pinned.isHidden():
            self._pinned.refresh()
