"""The menus: every command has a letter of its own, no key has two meanings."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from kimi_calc.settings import TEXT_SIZES, Language, Workload

LANGUAGES = ("zh", "en")
CONTROL = Qt.KeyboardModifier.ControlModifier


def action(hands: Hands, name: str) -> QAction:
    found = hands.window.findChild(QAction, name)
    assert isinstance(found, QAction), f"no menu has {name}"
    return found


def letter(text: str) -> str:
    return QKeySequence.mnemonic(text).toString().removeprefix("Alt+")


def menus(hands: Hands) -> Iterator[tuple[str, list[str]]]:
    """Every menu, the bar too, with the texts in it."""
    yield "bar", [one.text() for one in hands.window.menuBar().actions()]
    for menu in hands.window.findChildren(QMenu):
        if menu.title():
            yield menu.title(), [one.text() for one in menu.actions() if not one.isSeparator()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_stands_twice_in_a_menu(
    open_window: Callable[..., Hands], language: Language
) -> None:
    hands = open_window(language)
    seen = dict(menus(hands))
    assert len(seen) >= 8
    for title, texts in seen.items():
        letters = [letter(text) for text in texts if letter(text)]
        assert [one for one, times in Counter(letters).items() if times > 1] == [], title
        unnamed = [text for text in texts if not letter(text)]
        assert set(unnamed) <= {"简体中文", "English"}, title


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("workload", ["single", "conversation"])
def test_no_key_has_two_meanings_in_the_window(
    open_window: Callable[..., Hands], language: Language, workload: Workload
) -> None:
    hands = open_window(language)
    hands.window.calculation.set_workload(workload)
    keys = [
        shortcut.toString()
        for one in hands.window.findChildren(QAction)
        for shortcut in one.shortcuts()
    ]
    for widget in hands.window.findChildren(QWidget):
        if widget.isVisibleTo(hands.window) and isinstance(widget, QLabel | QAbstractButton):
            labels = isinstance(widget, QAbstractButton) or widget.buddy() is not None
            keys += [QKeySequence.mnemonic(widget.text()).toString()] if labels else []
    keys += [QKeySequence.mnemonic(text).toString() for text in dict(menus(hands))["bar"]]
    assert "Ctrl++" in keys
    assert "Alt+F" in keys
    assert [key for key, times in Counter(filter(None, keys)).items() if times > 1] == []


def shown_size(hands: Hands) -> int:
    (size,) = (size for size in TEXT_SIZES if action_of_size(hands, size).isChecked())
    assert hands.window.view.text_size == size
    return size


def action_of_size(hands: Hands, size: int) -> QAction:
    (found,) = (
        one for one in hands.window.findChildren(QAction) if one.text().endswith(f" {size}%")
    )
    return found


def test_text_grows_and_shrinks_by_key_in_a_field_too(hands: Hands) -> None:
    hands.window.activateWindow()
    field = hands.edit("inputTokens")
    field.setFocus()
    before, height = field.text(), field.fontMetrics().height()
    for key, modifiers, size in (
        (Qt.Key.Key_Plus, CONTROL, 125),
        (Qt.Key.Key_Equal, CONTROL, 150),
        (Qt.Key.Key_Plus, CONTROL, 200),
        (Qt.Key.Key_Plus, CONTROL, 200),  # the end
        (Qt.Key.Key_Minus, CONTROL, 150),
        (Qt.Key.Key_Plus, CONTROL | Qt.KeyboardModifier.KeypadModifier, 200),
        (Qt.Key.Key_Plus, CONTROL | Qt.KeyboardModifier.KeypadModifier, 200),
        (Qt.Key.Key_Minus, CONTROL | Qt.KeyboardModifier.KeypadModifier, 150),
        (Qt.Key.Key_0, CONTROL, 100),
        (Qt.Key.Key_0, CONTROL, 100),
        (Qt.Key.Key_Minus, CONTROL, 100),  # the other end
    ):
        QTest.keyClick(field, key, modifiers)
        assert shown_size(hands) == size, (key, modifiers)
        assert field.text() == before
        assert (field.fontMetrics().height() > height) == (size > 100)


def test_text_grows_from_the_help_too(hands: Hands) -> None:
    action(hands, "actionHowComputed").trigger()
    hands.qtbot.waitUntil(lambda: hands.child(QWidget, "helpWindow").isVisible())
    hands.child(QWidget, "helpWindow").activateWindow()
    page = hands.child(QWidget, "helpText")
    hands.qtbot.waitUntil(lambda: QApplication.focusWidget() is page)
    height = page.fontMetrics().height()
    QTest.keyClick(page, Qt.Key.Key_Plus, CONTROL)
    assert shown_size(hands) == 125
    assert page.fontMetrics().height() > height


def test_text_is_changed_by_the_menu(hands: Hands) -> None:
    action_of_size(hands, 150).trigger()
    action(hands, "actionLarger").trigger()
    assert shown_size(hands) == 200
    action(hands, "actionNormalSize").trigger()
    assert shown_size(hands) == 100
    action(hands, "actionSmaller").trigger()
    assert shown_size(hands) == 100


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("actionCopySentence", "copy_sentence"),
        ("actionCopyPicture", "copy_picture"),
        ("actionReset", "reset"),
    ],
)
def test_commands_are_told_by_signals(hands: Hands, name: str, signal: str) -> None:
    told: list[str] = []
    getattr(hands.window._menus, signal).connect(lambda: told.append(signal))
    action(hands, name).trigger()
    assert told == [signal]


def test_nothing_is_copied_where_there_is_no_result(hands: Hands) -> None:
    names = ("actionCopyResult", "actionCopySentence", "actionCopyPicture", "actionCopyAmount")
    hands.type_in("inputTokens", "12,34")
    assert not any(action(hands, name).isEnabled() for name in names)
    hands.type_in("inputTokens", "1,234")
    assert all(action(hands, name).isEnabled() for name in names)
