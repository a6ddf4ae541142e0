"""The amount is in sight wherever the page is scrolled to, and the columns are as many as fit."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from hands import Hands
from own_lists import named
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from widgets.sight import total_is_in_sight
from widgets.states import settle

from kimi_calc.settings import Workload
from kimi_calc.widgets.main_window import MainWindow

Resize = Callable[[int, int], Hands]


@pytest.fixture
def resized(hands: Hands) -> Resize:
    """The window with an example, in another size."""

    def resize(width: int, height: int) -> Hands:
        hands.type_example()
        hands.window.resize(width, height)
        settle()
        return hands

    return resize


def scroll(hands: Hands, share: float) -> None:
    area = hands.window.page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    bar.setValue(int(bar.maximum() * share))
    settle()


def cards(hands: Hands) -> list[QRect]:
    return [
        QRect(card.mapTo(hands.window, QPoint(0, 0)), card.size())
        for card in hands.window.findChildren(QFrame)
        if card.property("card") is True
    ]


def test_a_bar_holds_it_where_the_result_is_below(resized: Resize) -> None:
    hands = resized(800, 600)
    pinned = hands.child(QFrame, "pinnedTotal")
    assert pinned.isVisible()
    assert "¥7,740.00" in pinned.accessibleName()
    assert hands.text("pinnedAmount") == "¥7,740.00"
    assert hands.text("pinnedPerRequest") == "Per request ¥0.258"
    hands.type_in("inputTokens", "300k")
    assert hands.text("pinnedAmount") == "—"
    assert "262,144" in hands.text("pinnedCaption")
    hands.type_in("inputTokens", "12,34")
    assert "1,234" in hands.text("pinnedCaption")


def test_it_says_that_prices_are_those_of_a_contract(resized: Resize, tmp_path: Path) -> None:
    hands = resized(800, 600)
    assert "contract" not in hands.text("pinnedCaption")
    file = tmp_path / "contract.yaml"
    text = named("cny-2025-11-11", "Deal", "discounts:\n  - {factor: 0.5}\n")
    file.write_text(text, "utf-8")
    hands.window.price_lists.use(file)
    settle()
    assert hands.text("pinnedAmount") == "¥3,870.00"
    pinned = hands.child(QFrame, "pinnedTotal")
    assert pinned.accessibleName() == "Total · 30,000 requests · contract price ¥3,870.00"
    hands.type_in("inputTokens", "12,34")
    assert "contract" not in hands.text("pinnedCaption")  # what is wrong comes first


@pytest.mark.parametrize(
    ("width", "height"), [(800, 600), (1024, 700), (1400, 500), (500, 600), (1120, 760)]
)
def test_it_comes_and_goes_with_scrolling(resized: Resize, width: int, height: int) -> None:
    hands = resized(width, height)
    for share in (0, 0.25, 0.5, 0.75, 1, 0):
        scroll(hands, share)
        assert total_is_in_sight(hands.window), share
        shown = hands.child(QFrame, "pinnedTotal").isVisible()
        settle()
        assert hands.child(QFrame, "pinnedTotal").isVisible() == shown  # it doesn't flicker


@pytest.mark.parametrize(
    ("width", "columns"), [(800, 1), (1120, 2), (1366, 2), (1400, 3), (1920, 3)]
)
def test_as_many_columns_as_fit(resized: Resize, width: int, columns: int) -> None:
    hands = resized(width, 900)
    assert len({card.left() for card in cards(hands)}) == columns
    assert not any(one.intersects(other) for one, other in combinations(cards(hands), 2))


def test_on_a_wide_screen_the_page_stands_in_the_middle(resized: Resize) -> None:
    hands = resized(3840, 2160)
    left = min(card.left() for card in cards(hands))
    right = max(card.right() + 1 for card in cards(hands))
    assert right - left == 1680
    rail = hands.child(QFrame, "pages")
    assert abs(left - rail.width() - (3840 - right)) <= 1


def test_the_first_size_fits_the_screen(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    room = QGuiApplication.primaryScreen().availableSize()
    assert window.width() <= room.width()
    assert window.height() < room.height()


@pytest.mark.parametrize("name", ["inputTokens", "requests", "budget"])
def test_alt_and_a_letter_that_is_no_mnemonic_types_nothing(hands: Hands, name: str) -> None:
    edit = hands.edit(name)
    edit.setFocus()
    before = edit.text()
    for key in (Qt.Key.Key_J, Qt.Key.Key_Z, Qt.Key.Key_5):
        hands.qtbot.keyClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
            edit, key, Qt.KeyboardModifier.AltModifier
        )
    assert edit.text() == before
    assert not hands.window.calculation.can_undo


def test_the_comparison_is_scrolled_by_the_page_alone(resized: Resize) -> None:
    hands = resized(1024, 700)
    table = hands.child(QWidget, "compare")
    scroll(hands, 1)
    assert table.visibleRegion().boundingRect().bottom() == table.rect().bottom()


@pytest.mark.parametrize(
    ("workload", "first"), [("single", "inputTokens"), ("conversation", "systemTokens")]
)
def test_one_begins_in_the_first_field(
    open_window: Callable[..., Hands], workload: Workload, first: str
) -> None:
    hands = open_window()
    hands.window.calculation.set_workload(workload)
    hands.window.close()
    again = open_window()
    edit = again.edit(first)
    assert again.window.focusWidget() is edit
    assert edit.selectedText() == edit.text() != ""
