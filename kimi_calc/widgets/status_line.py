"""The lower edge of the window: which price list is used, or what else matters now."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStatusBar

from kimi_calc.viewmodels.price_list_status import price_list_status
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets import theme
from kimi_calc.widgets.fitting_label import DIVIDER, FittingLabel


class StatusLine(QObject):
    """The list in use, or the estimate on its page; in its place, what was noticed.

    A narrow window has not the room for both.

    What was said of lists is over once another one is used.
    """

    def __init__(self, bar: QStatusBar, price_lists: PriceLists) -> None:
        super().__init__(bar)
        self._price_lists = price_lists
        self._notices: dict[str, tuple[str, str]] = {}
        self._estimate = ""
        self._status, self._notice = FittingLabel("priceListStatus"), FittingLabel("notice")
        for label in (self._status, self._notice):
            label.setProperty("small", True)
            label.setContentsMargins(theme.SPACE, 0, theme.SPACE, theme.SPACE // 2)
        bar.addWidget(self._status, 1)
        bar.addPermanentWidget(self._notice, 1)
        bar.setSizeGripEnabled(False)
        self._notice.hide()
        price_lists.changed.connect(self._show_other_list)

    def notify(self, text: str, more: str = "", about: str = "settings") -> None:
        """Say something that matters but asks for nothing.

        What was said `about` the same before is over; `more` is the whole of it.
        """
        self._notices[about] = (text, more or text)
        self._show()

    def take_back(self, about: str) -> None:
        """Say no more what was said about something."""
        if self._notices.pop(about, None):
            self._show()

    def show_estimate(self, text: str) -> None:
        """Say this of the estimate, as long as its page is open; "" after that."""
        if text != self._estimate:
            self._estimate = text
            self.retranslate()

    def retranslate(self) -> None:
        """Say the list in use again, in the language in use now."""
        if self._estimate:
            self._status.show_parts(self._estimate)
            return
        today = date.today()  # noqa: DTZ011 - the age of the list by this machine's calendar
        used = self._price_lists.in_use
        self._status.show_parts(price_list_status(used.price_list, today, used.place))

    def _show_other_list(self) -> None:
        self._notices.pop("prices", None)
        self._show()
        self.retranslate()

    def _show(self) -> None:
        texts = [text for text, _ in self._notices.values()]
        whole = "\n".join(more for _, more in self._notices.values())
        self._notice.show_parts(DIVIDER.join(texts), whole)
        self._status.setHidden(bool(texts))
        self._notice.setVisible(bool(texts))
