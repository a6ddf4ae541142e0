"""Undo and redo by keys, over all inputs."""

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def undo(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Z, CTRL)


def test_one_step_an_edit_back_to_the_start(hands: Hands) -> None:
    hands.type_in("inputTokens", "45000")
    hands.type_in("outputTokens", "1500")
    hands.pick("kimi-latest")
    hands.child(QPushButton, "workloadConversation").click()
    hands.type_in("turns", "7")
    field = hands.edit("turns")
    undo(field)
    assert hands.text("turns") == "20"
    undo(field)
    assert hands.window.calculation.workload == "single"
    edit = hands.edit("inputTokens")
    edit.setFocus()
    undo(edit)
    assert hands.picker.currentData() == "kimi-k2-turbo-preview"
    undo(edit)
    assert hands.text("outputTokens") == "1,000"
    undo(edit)
    assert hands.text("inputTokens") == "10,000"
    undo(edit)
    assert hands.text("total") == "¥0.138"


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)])
def test_redo(hands: Hands, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    hands.type_in("inputTokens", "45000")
    edit = hands.edit("inputTokens")
    undo(edit)
    assert hands.text("inputTokens") == "10,000"
    QTest.keyClick(edit, key, modifiers)
    assert hands.text("inputTokens") == "45000"


@pytest.mark.parametrize("name", ["total", "modelPicker", "compare", "copyResult"])
def test_undo_with_the_focus_elsewhere(hands: Hands, name: str) -> None:
    hands.type_in("requests", "5")
    widget = hands.child(QWidget, name)
    widget.setFocus()
    hands.qtbot.waitUntil(widget.hasFocus)
    undo(widget)
    assert hands.text("requests") == "1"


def test_the_slider_is_one_step(hands: Hands) -> None:
    hands.slider.setFocus()
    for _ in range(5):
        hands.press(hands.slider, Qt.Key.Key_Right)
    assert hands.text("cacheHitPercent") == "5%"
    hands.edit("inputTokens").setFocus()
    undo(hands.edit("inputTokens"))
    assert hands.text("cacheHitPercent") == "0%"
    assert hands.slider.value() == 0


def test_the_menu_offers_what_can_be_done(hands: Hands) -> None:
    actions = {one.objectName(): one for one in hands.window.findChildren(QAction)}
    assert not actions["actionUndo"].isEnabled()
    hands.type_in("requests", "5")
    assert actions["actionUndo"].isEnabled()
    hands.choose("&Undo")
    assert hands.text("requests") == "1"
    assert not actions["actionUndo"].isEnabled()
    hands.choose("&Redo")
    assert hands.text("requests") == "5"
