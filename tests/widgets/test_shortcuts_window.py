"""The table of shortcuts: all there are, from the actions themselves."""

from collections.abc import Callable

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextTable
from PySide6.QtWidgets import QApplication, QTableView, QTextBrowser, QWidget

from kimi_calc.settings import Language


def rows(hands: Hands) -> list[list[str]]:
    """All rows of all tables in the window."""
    document = hands.child(QTextBrowser, "shortcutsText").document()
    return [
        [
            table.cellAt(row, column).firstCursorPosition().block().text()
            for column in range(table.columns())
        ]
        for table in document.rootFrame().childFrames()
        if isinstance(table, QTextTable)
        for row in range(table.rows())
    ]


def opened(hands: Hands) -> list[list[str]]:
    action = hands.window.findChild(QAction, "actionShortcuts")
    assert isinstance(action, QAction)
    action.trigger()
    assert hands.child(QWidget, "shortcutsWindow").isVisible()
    return rows(hands)


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        (
            "en",
            [
                ["Copy result", "Ctrl+Shift+C", "Alt+E, S"],
                ["Copy as a sentence", "Ctrl+Shift+S", "Alt+E, N"],
                ["Text size › Larger", "Ctrl++, Ctrl+=", "Alt+V, S, L"],
                ["Text size › 3 · 150%", "", "Alt+V, S, 3"],
                ["How the cost is computed", "F1", "Alt+H, H"],
                ["Output tokens per request", "Alt+O"],
                ["Copy result", "Alt+P"],
                ["Search", "Ctrl+F"],
            ],
        ),
        (
            "zh",
            [
                ["复制结果", "Ctrl+Shift+C", "Alt+E, S"],
                ["第二货币", "", "Alt+V, C"],
                ["输出 tokens / 次", "Alt+O"],
                ["搜索", "Ctrl+F"],
            ],
        ),
    ],
)
def test_it_has_menus_fields_and_buttons(
    open_window: Callable[..., Hands], language: Language, wanted: list[list[str]]
) -> None:
    seen = opened(open_window(language))
    for row in wanted:
        assert row in seen
    assert not any("&" in cell or "\\" in cell for row in seen for cell in row)


def test_every_shortcut_of_the_window_is_in_it(hands: Hands) -> None:
    keys = {key for row in opened(hands) for key in row[1].split(", ")}
    for action in hands.window.findChildren(QAction):
        if action.text():
            assert {one.toString() for one in action.shortcuts()} <= keys, action.text()


def test_a_changed_key_is_a_changed_row(hands: Hands) -> None:
    action = hands.window.findChild(QAction, "actionDiagnostics")
    assert isinstance(action, QAction)
    action.setShortcut("Ctrl+Alt+D")
    assert ["Copy diagnostic report", "Ctrl+Alt+D", "Alt+H, D"] in opened(hands)


def test_the_fields_are_those_that_are_seen(hands: Hands) -> None:
    assert ["Requests", "Alt+R"] in opened(hands)
    hands.child(QWidget, "shortcutsWindow").close()
    hands.window.calculation.set_workload("conversation")
    seen = opened(hands)
    assert ["Requests", "Alt+R"] not in seen
    assert ["Turns", "Alt+U"] in seen


def test_it_follows_the_language_and_closes(hands: Hands) -> None:
    opened(hands)
    hands.choose("简体中文")
    hands.qtbot.waitUntil(lambda: ["撤销", "Ctrl+Z", "Alt+E, U"] in rows(hands))
    window = hands.child(QWidget, "shortcutsWindow")
    assert window.windowTitle() == "键盘快捷键"
    hands.press(hands.child(QTextBrowser, "shortcutsText"), Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_keys_that_no_action_has_do_what_it_says(hands: Hands) -> None:
    """The rows that aren't read from the window, tried one by one."""
    assert ["Pick the model of this row", "Enter"] in opened(hands)
    hands.child(QWidget, "shortcutsWindow").close()
    table = hands.child(QTableView, "compare")
    table.setFocus()
    table.selectRow(0)
    hands.press(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    QApplication.clipboard().clear()
    hands.qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)  # type: ignore[no-untyped-call]  # pytest-qt's gap
    assert "\t" in QApplication.clipboard().text()
    wanted = str(table.currentIndex().siblingAtColumn(0).data()).split(" · ")[0]
    hands.press(table, Qt.Key.Key_Return)
    assert hands.window.calculation.model.id == wanted
    hands.press(hands.slider, Qt.Key.Key_Right)
    assert hands.text("cacheHitPercent") != "0%"
    hands.type_in("requests", "1000*30")
    hands.press(hands.edit("requests"), Qt.Key.Key_Return)
    assert hands.text("requests") == "30,000"


def test_keys_of_the_items_of_an_estimate_are_in_it(hands: Hands) -> None:
    found = {row[0]: row[1] for row in opened(hands) if len(row) > 1}
    hands.child(QWidget, "shortcutsWindow").close()
    assert found["Duplicate"] == "Ctrl+D"
    assert found["Move up, move down"] == "Alt+↑, Alt+↓"
    assert found["Edit in place"].startswith("F2")
