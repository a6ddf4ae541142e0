"""The sentence on an old price list, above the cards. Loaded where there is something to say."""

from __future__ import annotations

from datetime import date

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton

from kimi_calc.viewmodels.price_list_status import outdated
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets import theme
from kimi_calc.widgets.qt_numbers import PLAIN_TEXT

_SENTENCE = 24  # letters M of the text size; with less room beside the buttons, they go below


class PriceListBanner(QFrame):
    """How old the list is, the newest one to be taken by a click, and a way to hear it no more.

    `answered` comes after either was clicked, while it is still there.
    """

    answered = Signal()

    def __init__(self, price_lists: PriceLists) -> None:
        super().__init__()
        self.setObjectName("priceListBanner")
        self._price_lists = price_lists
        self._beside = True
        self._sentence = QLabel()
        self._sentence.setObjectName("priceListAge")
        self._sentence.setProperty("textFormat", PLAIN_TEXT)
        self._sentence.setWordWrap(True)
        self._use = _link("useNewerList")
        self._quiet = _link("sayNoMore")
        self._use.clicked.connect(self._use_newer)
        self._quiet.clicked.connect(self._say_no_more)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.SPACE)
        self._buttons.addWidget(self._use)
        self._buttons.addWidget(self._quiet)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*[theme.SPACE * 3 // 2, theme.SPACE // 2] * 2)
        self._row.setSpacing(theme.SPACE // 2)
        self._row.addWidget(self._sentence, 1)
        self._row.addLayout(self._buttons)

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """What the keyboard reaches in it, in this order."""
        return self._use, self._quiet

    def refresh(self) -> None:
        """Say it of the list in use now, in the language in use now."""
        newer = self._price_lists.newer
        if newer is None:
            return
        today = date.today()  # noqa: DTZ011 - the age of the list by this machine's calendar
        self._sentence.setText(outdated(self._price_lists.in_use.price_list, today))
        self._use.setText(self.tr("Use the list of {date}").format(date=newer.published))
        self._quiet.setText(self.tr("Don't say again"))
        self._quiet.setToolTip(self.tr("Never say again that this list is old"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the sentence or below it, as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ways = QBoxLayout.Direction
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        widths = [button.sizeHint().width() for button in (self._use, self._quiet)]
        both = sum(widths) + self._buttons.spacing()
        sentence = self.fontMetrics().horizontalAdvance("M") * _SENTENCE
        beside = both + sentence <= room
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._buttons.setDirection(ways.LeftToRight if both <= room else ways.TopToBottom)
        if beside != self._beside:
            self._beside = beside
            start = QtCore.Qt.AlignmentFlag.AlignLeft if not beside else QtCore.Qt.AlignmentFlag(0)
            self._row.setAlignment(self._buttons, start)

    def _use_newer(self) -> None:
        self.answered.emit()
        self._price_lists.use_newer()

    def _say_no_more(self) -> None:
        self.answered.emit()
        self._price_lists.say_no_more()


def _link(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("link", True)
    return button
