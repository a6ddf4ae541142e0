"""A list that has not the model which is picked: said, never swapped; its successor is offered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from widgets.price_list_desk import ListDesk, own_list, put
from widgets.text_desk import TEXT, Desk

MISSING = "kimi-k2-turbo-preview"


@pytest.fixture
def lists(hands: Hands) -> ListDesk:
    """The window after a switch to a list that has not the picked model."""
    lists = ListDesk(hands)
    lists.choose("2026-09-19")
    return lists


def test_it_stays_picked_and_it_is_said_why_there_is_no_price(lists: ListDesk) -> None:
    hands = lists.hands
    assert hands.picker.currentData() == MISSING
    spoken = hands.picker.currentData(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{MISSING}, not in this list"
    assert "not in this price list" in hands.text("modelFacts")
    assert "¥" not in hands.text("modelFacts")
    assert hands.text("total") == "—"
    assert "not in this price list" in hands.text("totalCaption")
    assert hands.text("refusal") == (
        f"{MISSING} is not in this price list.\n{MISSING} was replaced by kimi-k2.6."
    )
    assert not hands.child(QPushButton, "copyResult").isEnabled()
    compare = hands.child(QTableView, "compare").model()
    assert compare.rowCount() == 4
    assert [compare.index(row, 3).data() for row in range(4)] == [""] * 4


def test_the_successor_is_one_press_away_and_undo_comes_back(lists: ListDesk) -> None:
    hands, button = lists.hands, lists.hands.child(QPushButton, "useSuccessor")
    assert button.isVisible()
    assert button.text() == "Use kimi-k2.6"
    button.setFocus()
    hands.press(button, Qt.Key.Key_Space)
    assert hands.picker.currentData() == "kimi-k2.6"
    assert hands.picker.findData(MISSING) < 0
    assert hands.text("total").startswith("¥")
    focused = hands.window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "total"
    hands.choose("&Undo")
    assert hands.picker.currentData() == MISSING
    assert hands.text("total") == "—"
    assert button.isVisible()
    hands.choose("&Redo")
    assert hands.picker.currentData() == "kimi-k2.6"


def test_another_model_is_picked_as_ever(lists: ListDesk) -> None:
    hands = lists.hands
    hands.picker.setFocus()
    hands.press(hands.picker, Qt.Key.Key_Down)
    assert hands.picker.currentText() == hands.picker.itemText(0) != MISSING
    assert hands.text("total").startswith("¥")
    hands.keys(hands.picker, "k3")
    assert hands.picker.currentData() == "kimi-k3"
    while lists.window.calculation.can_undo:
        hands.choose("&Undo")
    assert hands.picker.currentData() == MISSING


def test_a_row_of_the_comparison_picks(lists: ListDesk) -> None:
    table = lists.hands.child(QTableView, "compare")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    lists.hands.press(table, Qt.Key.Key_Return)
    assert lists.hands.picker.currentData() == table.model().index(0, 0).data()


def test_the_list_before_has_it_again(lists: ListDesk) -> None:
    lists.choose("2025-11-11")
    assert lists.hands.picker.currentData() == MISSING
    assert lists.hands.picker.count() == 12
    assert lists.hands.text("total").startswith("¥")


def test_without_a_successor_another_model_is_asked_for(lists: ListDesk, tmp_path: Path) -> None:
    put(tmp_path / "home" / "prices" / "mine.yaml", own_list().replace("id: kimi-k2.6", "id: own"))
    lists.hands.pick("kimi-k3")
    lists.choose("Contract 2027")
    assert lists.hands.text("refusal") == (
        "kimi-k3 is not in this price list.\nPick another model."
    )
    assert not lists.is_seen("useSuccessor")
    lists.hands.pick("own")
    lists.choose("2026-09-19")  # no list of the program has this one
    assert lists.hands.picker.currentData() == "own"
    lists.hands.pick("kimi-k3")
    lists.hands.choose("&Undo")
    assert lists.hands.picker.currentData() == "own"


def test_nothing_breaks_while_it_is_missing(lists: ListDesk) -> None:
    hands = lists.hands
    hands.choose("What the &budget buys on every model")
    hands.type_in("budget", "1000")
    hands.child(QPushButton, "workloadConversation").click()
    hands.type_in("turns", "40")
    hands.type_in("turns", "1,2")
    hands.type_in("turns", "400000")
    assert hands.text("refusal").startswith(f"{MISSING} is not in this price list.")
    hands.window.resize(420, 400)
    QApplication.processEvents()
    assert lists.is_seen("pinnedTotal")
    hands.choose("R&eset")
    hands.choose("&Undo")
    hands.picker.showPopup()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_a_text_is_counted_without_a_cost(lists: ListDesk) -> None:
    desk = Desk(lists.hands)
    desk.type("sourceText", TEXT)
    assert "¥" not in desk.said("sourceSummary")
    assert f"{MISSING} is not in the price list in use: no cost" in desk.said("sourceSummary")
    assert desk.cell(0, 4) == ""
    lists.hands.child(QPushButton, "useSuccessor").click()
    assert "¥" in desk.said("sourceSummary")
    assert "¥" in desk.cell(0, 4)
    before = desk.cell(0, 4)
    lists.choose("2026-10-23")  # the same model in another currency
    assert "$" in desk.cell(0, 4) != before


def test_a_start_says_it_too(open_window: Callable[..., Hands]) -> None:
    first = ListDesk(open_window())
    first.choose("2026-09-19")
    first.window.close()
    again = open_window()
    assert again.picker.currentData() == MISSING
    assert "was replaced by kimi-k2.6" in again.text("refusal")
    again.child(QPushButton, "useSuccessor").click()
    assert again.text("total").startswith("¥")


def test_a_model_that_is_known_nowhere_any_more_is_told(
    open_window: Callable[..., Hands], tmp_path: Path
) -> None:
    first = ListDesk(open_window())
    text = own_list().replace("id: kimi-k2.6", "id: our-model")
    file = put(tmp_path / "home" / "prices" / "mine.yaml", text)
    first.choose("Contract 2027")
    first.hands.pick("our-model")
    first.window.close()
    file.unlink()
    again = ListDesk(open_window())
    assert "our-model is in no price list any more" in again.notice
    assert "mine.yaml is not there any more" in again.notice
