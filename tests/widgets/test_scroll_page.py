"""The page that scrolls: by wheel, bar and keyboard, with no scroll bar of Qt's own in sight."""

from collections.abc import Callable

import pytest
from hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QScrollBar, QWidget

from kimi_calc.widgets.scroll_page import ScrollPage


class Desk:
    """The page Calculate, with large text on a small screen."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        found = hands.window.findChild(ScrollPage)
        assert isinstance(found, ScrollPage)
        self.page = found
        (self.bar,) = (each for each in found.children() if isinstance(each, QScrollBar))

    @property
    def top(self) -> int:
        """Where the page begins, from the top of its place: below 0 once it is scrolled."""
        content = self.page.widget()
        assert content is not None
        return content.y()


@pytest.fixture
def desk(open_window: Callable[..., Hands]) -> Desk:
    desk = Desk(open_window(text_size=200))
    desk.hands.window.resize(1024, 700)
    desk.hands.qtbot.waitUntil(desk.bar.isVisible)
    return desk


def test_the_bar_is_seen_where_the_page_is_longer_than_the_window(desk: Desk) -> None:
    viewport = desk.page.viewport()
    assert desk.bar.maximum() > 0
    assert desk.bar.geometry().right() == desk.page.rect().right()
    assert viewport.geometry().right() < desk.bar.geometry().left(), "it covers what it scrolls"
    desk.hands.window.resize(1900, 4000)
    desk.hands.qtbot.waitUntil(desk.bar.isHidden)
    assert viewport.width() == desk.page.width()


def test_the_wheel_moves_the_page_and_the_bar(desk: Desk) -> None:
    desk.hands.turn_wheel(desk.page.viewport())
    assert desk.bar.value() == -desk.top > 0


def test_the_bar_moves_the_page_by_mouse(desk: Desk) -> None:
    below = QPoint(desk.bar.width() // 2, desk.bar.height() - desk.bar.width() * 2)
    QTest.mouseClick(desk.bar, Qt.MouseButton.LeftButton, pos=below)
    assert desk.bar.value() == -desk.top > 0


def test_tab_brings_what_is_out_of_sight(desk: Desk) -> None:
    copy = desk.hands.child(QPushButton, "copyResult")
    while not copy.hasFocus():
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    bottom = copy.mapTo(desk.page.viewport(), QPoint(0, copy.height() - 1))
    assert desk.page.viewport().rect().contains(bottom)
    assert desk.bar.value() == -desk.top > 0


def test_no_scroll_bar_of_a_page_comes_and_goes_under_a_screen_reader(desk: Desk) -> None:
    desk.hands.child(QPushButton, "estimateFromText").click()
    pages = [each for each in QApplication.allWidgets() if isinstance(each, QScrollArea)]
    assert len(pages) >= 2, "the window's and the dialog's"
    for each in pages:
        assert isinstance(each, ScrollPage), "use ScrollPage: its words say why"
        assert not each.verticalScrollBar().isVisible()
        assert not each.horizontalScrollBar().isVisible()
