"""From the page Calculate to the estimate and back: by mouse, by keys, and what is said of it."""

from drawn_estimate import drawn_items
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QWidget


def names(hands: Hands) -> list[str]:
    return [item.name for item in hands.window.estimates.desk.estimating.estimate.items]


def said(hands: Hands) -> str:
    return hands.window.statusBar().currentMessage()


def press_return(hands: Hands) -> None:
    hands.qtbot.keyClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
        hands.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )


def test_by_the_button_and_by_keys(hands: Hands) -> None:
    hands.type_example()
    hands.child(QPushButton, "addToEstimate").click()
    assert said(hands) == "Added to the estimate: Item 1 · ¥7,740.00"
    press_return(hands)
    assert said(hands) == "Added to the estimate: Item 2 · ¥7,740.00 · 2 items in all"
    assert names(hands) == ["Item 1", "Item 2"]
    assert hands.window.view.page != "estimate"  # one goes on typing


def test_without_a_price_there_is_nothing_to_add(hands: Hands) -> None:
    hands.type_in("inputTokens", "x")
    assert not hands.child(QPushButton, "addToEstimate").isEnabled()
    assert not hands.child(QAction, "actionAddToEstimate").isEnabled()  # type: ignore[type-var]
    press_return(hands)
    assert not hands.window._estimates


def test_an_item_is_opened_changed_and_put_back(hands: Hands) -> None:
    hands.type_example()
    press_return(hands)
    shell = hands.window.estimates
    (item,) = shell.desk.estimating.estimate.items
    hands.type_in("inputTokens", "1")
    hands.window.open_page("estimate")
    shell.open_item(item.key)
    assert hands.window.view.page == "calculate"
    banner = hands.child(QWidget, "openedItem")
    assert banner.isVisible()
    assert hands.child(QLabel, "openedItemText").text() == (
        "You are changing “Item 1” of the estimate."
    )
    assert hands.edit("inputTokens").text() == "45,000"
    assert hands.child(QPushButton, "addToEstimate").text() == "Put back"
    hands.type_in("requests", "60000")
    press_return(hands)
    assert said(hands) == "Put back: Item 1"
    assert hands.window.view.page == "estimate"
    (item,) = shell.desk.estimating.estimate.items
    assert item.quote.total == 15_480
    assert banner.isHidden()
    assert hands.child(QPushButton, "addToEstimate").text() == "Add to estimate"


def test_an_opened_item_can_be_left_as_it_was(hands: Hands) -> None:
    press_return(hands)
    shell = hands.window.estimates
    before = shell.desk.estimating.estimate
    shell.open_item(before.items[0].key)
    hands.type_in("inputTokens", "1")
    hands.child(QPushButton, "leaveItem").click()
    assert hands.child(QWidget, "openedItem").isHidden()
    assert shell.desk.estimating.estimate == before


def test_undo_is_that_of_the_page_that_is_open(hands: Hands) -> None:
    hands.type_in("inputTokens", "7")
    press_return(hands)
    hands.window.open_page("estimate")
    hands.choose("&Undo")
    assert names(hands) == []
    assert hands.window.calculation.text("inputTokens") == "7"
    hands.choose("&Redo")
    assert names(hands) == ["Item 1"]
    hands.window.open_page("calculate")
    hands.choose("&Undo")
    assert hands.window.calculation.text("inputTokens") != "7"
    assert names(hands) == ["Item 1"]


def test_keys_that_mean_one_thing_here_and_another_there(hands: Hands) -> None:
    def owner() -> list[str]:
        return [
            action.objectName()
            for action in hands.window.findChildren(QAction)
            if any(one.toString() == "Ctrl+Shift+S" for one in action.shortcuts())
        ]

    assert owner() == ["actionCopySentence"]
    hands.window.open_page("estimate")
    assert owner() == ["actionSaveAs"]
    hands.window.open_page("calculate")
    assert owner() == ["actionCopySentence"]


def test_an_opened_item_can_have_its_own_list(hands: Hands) -> None:
    estimating = hands.window.estimates.desk.estimating
    (key,) = estimating.add((drawn_items()[0],))
    hands.window.estimates.open_item(key)
    assert "2026-09-19 CNY" in hands.text("openedItemText")
    assert not hands.child(QPushButton, "putBack").isEnabled()  # the list in use has no kimi-k2.6
    hands.child(QPushButton, "useItemList").click()
    assert hands.text("openedItemText") == "You are changing “客服机器人” of the estimate."
    assert not hands.child(QPushButton, "useItemList").isVisible()
    assert hands.text("total") == "¥1,656.00"
    hands.child(QPushButton, "putBack").click()
    (item,) = estimating.estimate.items
    assert item.quote.total == 1656
