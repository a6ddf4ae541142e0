"""A small window with large text: the page begins above, and what an item asks for is whole."""

from collections.abc import Callable

import pytest
from drawn_estimate import drawn_estimate
from hands import Hands
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from widgets.estimate_sheet import Sheet
from widgets.states import settle

from kimi_calc.app import create_window
from kimi_calc.viewmodels.estimate_columns import COL_AMOUNT, COL_SHARE, COL_USAGE
from kimi_calc.viewmodels.item_wording import asked, often
from kimi_calc.widgets.bare_window import View


@pytest.fixture
def sheet(open_window: Callable[..., Hands]) -> Sheet:
    """The drawing's estimate, at 200 %, just opened."""
    hands = open_window("zh", text_size=200)
    hands.window.resize(1024, 700)
    hands.window.estimates.desk.estimating.show(drawn_estimate())
    hands.window.open_page("estimate")
    settle()
    return Sheet(hands)


def test_the_page_opens_at_its_beginning_and_follows_the_keyboard(sheet: Sheet) -> None:
    bar = sheet.page._scroll.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
    sheet.view.setFocus()
    for _ in range(7):
        sheet.key(Qt.Key.Key_Down)
    assert bar.value() > 0


def test_a_window_that_is_shown_with_it_begins_above_too(afterwards: QtBot) -> None:
    window = create_window(view=View("zh", "light", 200), remember=False)
    afterwards.addWidget(window)
    window.resize(1024, 700)
    window.estimates.desk.estimating.show(drawn_estimate())
    window.open_page("estimate")
    window.show()
    settle()
    assert Sheet(Hands(window, afterwards)).page._scroll.verticalScrollBar().value() == 0


def test_a_price_gives_way_before_what_is_asked_for(sheet: Sheet) -> None:
    view = sheet.view
    assert not view.isColumnHidden(COL_AMOUNT)
    assert not view.isColumnHidden(COL_SHARE)
    metrics = view.fontMetrics()  # the words are smaller
    for item in drawn_estimate().items:
        for words in (asked(item), often(item)):
            assert metrics.horizontalAdvance(words) * 0.85 < view.columnWidth(COL_USAGE)
