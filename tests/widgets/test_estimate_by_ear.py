"""The page Estimate for those who hear it, and work it by keys alone."""

from collections.abc import Callable, Iterator

import pytest
from drawn_estimate import drawn_estimate
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from widgets.estimate_sheet import Sheet
from widgets.states import settle

from kimi_calc.settings import Language
from kimi_calc.widgets.share_bar import ShareBar

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.fixture
def sit(open_window: Callable[..., Hands]) -> Iterator[Callable[[Language], Sheet]]:
    """The page with the drawing's estimate, in a language."""

    def open_page(language: Language) -> Sheet:
        hands = open_window(language)
        hands.window.activateWindow()
        hands.window.resize(1280, 840)
        hands.window.open_page("estimate")
        settle()
        return Sheet(hands)

    yield open_page
    popup = QApplication.activePopupWidget()
    if popup:
        popup.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_that_is_heard_has_the_mark_of_a_mnemonic(
    sit: Callable[[Language], Sheet], language: Language
) -> None:
    sheet = sit(language)
    sheet.estimating.show(drawn_estimate())
    heard = sheet.child(ShareBar, "estimateShares").accessibleName()
    assert heard.startswith({"zh": "分组占比\n", "en": "Shares by group\n"}[language])


def test_an_editor_is_met_by_those_who_go_through_the_page(
    sit: Callable[[Language], Sheet],
) -> None:
    sheet = sit("en")
    sheet.estimating.show(drawn_estimate())
    settle()
    sheet.stand("工单分类")
    sheet.key(Qt.Key.Key_F2)
    edit = sheet.child(QLineEdit, "itemName")
    assert edit.accessibleName() == "Name"
    # What is in a table is told of as its cells, and as nothing else.
    assert not sheet.view.isAncestorOf(edit)
    room, over = sheet.view.viewport(), edit.rect().center()
    assert room.rect().contains(room.mapFromGlobal(edit.mapToGlobal(over)))


def test_a_model_below_its_name_is_heard_with_it(sit: Callable[[Language], Sheet]) -> None:
    sheet = sit("en")
    sheet.estimating.show(drawn_estimate())
    for width, heard in (
        (1600, "历史合同整理, once"),
        (960, "历史合同整理, once, kimi-k2.6, batch"),
    ):
        sheet.hands.window.resize(width, 840)
        settle()
        index = sheet.view.table.index(sheet.row("历史合同整理"), 0)
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == heard


def test_a_short_name_leaves_room_for_a_longer_one(sit: Callable[[Language], Sheet]) -> None:
    sheet = sit("en")
    sheet.page.add_wanted.emit()
    settle()
    sheet.stand("Item 1")
    sheet.key(Qt.Key.Key_F2)
    edit = sheet.child(QLineEdit, "itemName")
    assert edit.width() > edit.fontMetrics().horizontalAdvance("Support bot") + 16


def test_shift_and_f10_open_the_menu_of_the_rows(sit: Callable[[Language], Sheet]) -> None:
    sheet = sit("en")
    sheet.estimating.show(drawn_estimate())
    settle()
    sheet.stand("工单分类")
    sheet.key(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.objectName() == "itemsMenu"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_estimate_without_a_name_is_called_so_in_full(
    open_window: Callable[..., Hands], language: Language
) -> None:
    hands = open_window(language)
    hands.window.resize(1280, 840)
    hands.window.estimates.add()
    hands.window.open_page("estimate")
    settle()
    name = hands.edit("estimateName")
    assert name.width() >= name.sizeHint().width()


@pytest.mark.parametrize(
    ("key", "picked"),
    [(Qt.Key.Key_End, ["代码助手"]), (Qt.Key.Key_Home, ["客服机器人", "工单分类"])],
)
def test_the_first_row_and_the_last_are_picked_by_the_keys_that_lead_there(
    sit: Callable[[Language], Sheet], key: Qt.Key, picked: list[str]
) -> None:
    sheet = sit("en")
    sheet.estimating.show(drawn_estimate())
    settle()
    sheet.stand("合同摘要")
    sheet.key(key, Qt.KeyboardModifier.ControlModifier)
    assert sheet.picked() == picked  # of a title its whole group
    sheet.key(Qt.Key.Key_Delete)
    left = [item.name for item in sheet.estimating.estimate.items]
    assert "合同摘要" in left
    assert not set(picked) & set(left)
