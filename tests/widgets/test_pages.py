"""The window's pages: a rail where there are several, each page made when it is opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kimi_calc.widgets import page_icons
from kimi_calc.widgets.page import Page
from kimi_calc.widgets.pages import Pages


class Sheet(QWidget):
    """A page with a field to begin in."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.said = 0
        self.field = QLineEdit()
        self.field.setObjectName(f"field_{name}")
        QVBoxLayout(self).addWidget(self.field)

    def retranslate(self) -> None:
        self.said += 1

    def focus_first(self) -> None:
        self.field.setFocus()


class Book:
    """Pages to be, and which of them were made."""

    def __init__(self, *names: str) -> None:
        self.made: dict[str, Sheet] = {}
        self.pages = [self._page(name) for name in names]

    def _page(self, name: str) -> Page:
        def make(_place: QWidget) -> Sheet:
            self.made[name] = Sheet(name)
            return self.made[name]

        return Page(name, name.title, icon, make)


def icon() -> QPainterPath:
    return page_icons.calculate()


@pytest.fixture
def book() -> Book:
    return Book("first", "second", "third")


def shown(pages: Pages, qtbot: QtBot) -> Pages:
    qtbot.addWidget(pages)
    pages.resize(600, 400)
    with qtbot.waitActive(pages):
        pages.show()
        pages.activateWindow()
    pages.retranslate()
    return pages


def test_of_a_single_page_nothing_but_itself_is_seen(qtbot: QtBot) -> None:
    pages = shown(Pages(Book("only").pages), qtbot)
    assert pages.findChild(QWidget, "pages") is None
    assert pages.findChild(QLineEdit, "field_only")


def test_a_page_is_made_when_it_is_first_opened(book: Book, qtbot: QtBot) -> None:
    pages = shown(Pages(book.pages), qtbot)
    assert list(book.made) == ["first"]
    with qtbot.waitSignal(pages.page_changed) as told:
        button = pages.findChild(QAbstractButton, "page_second")
        assert isinstance(button, QAbstractButton)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert told.args == ["second"]
    assert list(book.made) == ["first", "second"]
    second = book.made["second"]
    assert second.isVisible()
    assert second.field.hasFocus()
    assert not book.made["first"].isVisible()
    pages.open("first")
    pages.open("second")
    assert book.made["second"] is second


def test_by_key(book: Book, qtbot: QtBot) -> None:
    pages = shown(Pages(book.pages), qtbot)
    for key, name in ((Qt.Key.Key_3, "third"), (Qt.Key.Key_1, "first")):
        qtbot.keyClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
            pages, key, Qt.KeyboardModifier.ControlModifier
        )
        assert pages.current == name
        assert book.made[name].field.hasFocus()
        button = pages.findChild(QAbstractButton, f"page_{name}")
        assert isinstance(button, QAbstractButton)
        assert button.isChecked()


def test_it_opens_on_the_page_last_used(book: Book, qtbot: QtBot) -> None:
    pages = shown(Pages(book.pages, "third"), qtbot)
    assert pages.current == "third"
    assert list(book.made) == ["third"]


def test_a_page_that_is_no_more_is_the_first(book: Book, qtbot: QtBot) -> None:
    pages = shown(Pages(book.pages, "gone"), qtbot)
    assert pages.current == "first"


def test_every_page_follows_the_language(book: Book, qtbot: QtBot) -> None:
    pages = shown(Pages(book.pages), qtbot)
    pages.open("second")
    before = [sheet.said for sheet in book.made.values()]
    pages.retranslate()
    assert [sheet.said for sheet in book.made.values()] == [count + 1 for count in before]
    words = [button.text() for button in pages.findChildren(QAbstractButton)]
    assert words == ["First", "Second", "Third"]
