"""The comparison in the window: live, and a way to pick a model."""

import pytest
from hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QTableView

from kimi_calc.viewmodels.comparison import (
    COL_BAR,
    COL_BUDGET,
    COL_CONTEXT,
    COL_COST,
    COL_DIFFERENCE,
    COL_MARKS,
    COL_PERCENT,
)
from kimi_calc.widgets import theme


@pytest.fixture
def table(hands: Hands) -> QTableView:
    return hands.child(QTableView, "compare")


def row_of(table: QTableView, name: str) -> int:
    model = table.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    return next(row for row, found in enumerate(names) if found.startswith(name))


def center(table: QTableView, row: int) -> QPoint:
    return table.visualRect(table.model().index(row, 0)).center()


def test_it_follows_every_key(hands: Hands, table: QTableView) -> None:
    hands.type_in("inputTokens", "45000")
    hands.type_in("outputTokens", "1500")
    row = row_of(table, "moonshot-v1-128k")
    assert table.model().index(row, 1).data() == "¥0.495"
    row = row_of(table, "moonshot-v1-32k")
    assert table.model().index(row, 1).data() == "over its context of 32,768"


def test_a_double_click_picks(hands: Hands, table: QTableView) -> None:
    place = center(table, row_of(table, "kimi-latest"))
    click = Qt.MouseButton.LeftButton
    hands.qtbot.mouseClick(table.viewport(), click, pos=place)  # type: ignore[no-untyped-call]
    hands.qtbot.mouseDClick(table.viewport(), click, pos=place)  # type: ignore[no-untyped-call]
    assert hands.window.calculation.model.id == "kimi-latest"
    assert hands.picker.currentData() == "kimi-latest"
    assert table.model().index(row_of(table, "kimi-latest"), 3).data() == "picked"


def test_return_picks(hands: Hands, table: QTableView) -> None:
    table.setFocus()
    table.selectRow(row_of(table, "kimi-k2-thinking"))
    hands.press(table, Qt.Key.Key_Return)
    assert hands.window.calculation.model.id == "kimi-k2-thinking"


def test_the_context_menu_picks(hands: Hands, table: QTableView) -> None:
    table.customContextMenuRequested.emit(center(table, row_of(table, "moonshot-v1-8k")))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert hands.window.calculation.model.id == "moonshot-v1-8k"


def test_every_row_can_be_reached(hands: Hands, table: QTableView) -> None:
    table.setFocus()
    table.selectRow(0)
    for _ in range(table.model().rowCount()):
        hands.press(table, Qt.Key.Key_Down)
    last = table.visualRect(table.model().index(table.model().rowCount() - 1, 0))
    assert table.viewport().rect().contains(last)


def names(table: QTableView) -> list[str]:
    return [table.model().index(row, 0).data() for row in range(table.model().rowCount())]


def drawn(table: QTableView, row: int, column: int) -> QImage:
    """A cell as it is seen."""
    return table.viewport().grab(table.visualRect(table.model().index(row, column))).toImage()


def resize(hands: Hands, width: int, height: int = 700) -> None:
    hands.window.resize(width, height)
    for _ in range(3):
        QApplication.processEvents()


def select(hands: Hands, table: QTableView, *rows: int) -> None:
    """Click on the first row and, with Ctrl, on the others."""
    button = Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    for row in rows:
        hands.qtbot.mouseClick(  # type: ignore[no-untyped-call]
            table.viewport(), button, keys, center(table, row)
        )
        keys = Qt.KeyboardModifier.ControlModifier


def press_with_ctrl(hands: Hands, table: QTableView, key: Qt.Key) -> None:
    hands.qtbot.keyClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
        table, key, Qt.KeyboardModifier.ControlModifier
    )


@pytest.mark.parametrize("width", [800, 1024, 1120, 1600])
def test_no_column_is_cut_off(hands: Hands, table: QTableView, width: int) -> None:
    hands.type_in("requests", "30000000")
    resize(hands, width)
    assert sum(table.columnWidth(column) for column in range(8)) <= table.viewport().width()


def test_all_rows_are_there_and_the_page_scrolls(hands: Hands, table: QTableView) -> None:
    resize(hands, 800, 600)
    last = table.visualRect(table.model().index(table.model().rowCount() - 1, 0))
    assert table.viewport().rect().contains(last)
    table.setFocus()
    table.selectRow(0)
    for _ in range(table.model().rowCount()):
        hands.press(table, Qt.Key.Key_Down)
    middle = table.viewport().mapTo(hands.window, last.center())
    assert hands.window.page.geometry().contains(middle)


def test_the_picked_one_stands_out_and_the_selection_is_something_else(
    hands: Hands, table: QTableView
) -> None:
    hands.pick("kimi-latest")
    hands.type_in("inputTokens", "45000")
    picked, other = row_of(table, "kimi-latest"), row_of(table, "kimi-k2-0711")
    ground = QColor(theme.colors().hover)
    for column in (0, COL_COST, COL_DIFFERENCE, COL_PERCENT):
        assert drawn(table, picked, column).pixelColor(1, 5) == ground
        assert drawn(table, other, column).pixelColor(1, 5) != ground
    before = drawn(table, other, COL_COST)
    select(hands, table, other)
    after = drawn(table, other, COL_COST)
    assert after != before
    middle = after.height() // 2
    assert after.pixelColor(1, middle) == before.pixelColor(1, middle)  # a frame, no ground


def test_bars_are_calm_and_the_picked_one_is_not(hands: Hands, table: QTableView) -> None:
    hands.pick("kimi-latest")
    colors = theme.colors()
    for name, color in (("kimi-latest", colors.accent), ("kimi-k2-0711", colors.bar)):
        picture = drawn(table, row_of(table, name), COL_BAR)
        middle = picture.pixelColor(2 * theme.SPACE + 8, picture.height() // 2 - 1)
        assert middle == QColor(color), name


@pytest.mark.parametrize("width", [500, 620, 760, 900, 1024])
def test_names_can_always_be_told_apart(hands: Hands, table: QTableView, width: int) -> None:
    resize(hands, width)
    # Which is taken for the other one is a matter of what is drawn, not of what is there.
    pictures = [drawn(table, row, 0) for row in range(table.model().rowCount())]
    unlike = {bytes(picture.constBits()) for picture in pictures if picture.width() > 8}
    assert len(unlike) == len(pictures)


def test_names_are_whole_while_other_columns_can_give_way(hands: Hands, table: QTableView) -> None:
    hands.type_in("requests", "3000000")
    hands.type_in("inputTokens", "1000")  # which no model refuses: a reason would need room too
    shortened = 0
    for width in range(1000, 300, -20):
        resize(hands, width)
        needed = max(map(table.fontMetrics().horizontalAdvance, names(table)))
        if table.columnWidth(0) < needed + 8:
            given = [table.columnWidth(column) for column in (COL_DIFFERENCE, COL_PERCENT)]
            assert given == [0, 0]
            shortened += 1
            assert table.columnWidth(COL_BAR) <= 4  # Qt takes no more away
    assert shortened


def test_twenty_digits_have_the_room_that_others_give(hands: Hands, table: QTableView) -> None:
    hands.paste("requests", "12345678901234567890")
    resize(hands, 1024)
    cost = table.model().index(row_of(table, "moonshot-v1-128k"), COL_COST).data()
    assert len(cost) > 25
    assert table.fontMetrics().horizontalAdvance(cost) + 8 <= table.columnWidth(COL_COST)
    assert sum(table.columnWidth(column) for column in range(8)) <= table.viewport().width()


def test_ctrl_c_copies_the_selected_rows(hands: Hands, table: QTableView) -> None:
    hands.type_in("inputTokens", "45000")
    select(hands, table, row_of(table, "kimi-latest"), row_of(table, "moonshot-v1-8k"))
    press_with_ctrl(hands, table, Qt.Key.Key_C)
    content = QApplication.clipboard().mimeData()
    assert [line.split("\t") for line in content.text().splitlines()] == [
        ["Model", "Cost CNY", "Difference CNY", "%"],
        ["kimi-latest · tier 131,072", "0.48", "0.062", "14.8%"],
        ["moonshot-v1-8k", "over its context of 8,192", "", ""],
    ]
    assert "<td>0.48</td>" in content.html()


def test_ctrl_a_takes_all_of_them(hands: Hands, table: QTableView) -> None:
    table.setFocus()
    press_with_ctrl(hands, table, Qt.Key.Key_A)
    press_with_ctrl(hands, table, Qt.Key.Key_C)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + table.model().rowCount()


def test_the_context_menu_copies(hands: Hands, table: QTableView) -> None:
    row = row_of(table, "kimi-latest")
    select(hands, table, row)
    table.customContextMenuRequested.emit(center(table, row))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert "kimi-latest" in QApplication.clipboard().text()


def tick_column(hands: Hands, place: int) -> None:
    """Open the menu of the columns and choose one of them."""
    hands.child(QPushButton, "compareColumns").click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[place].trigger()
    menu.close()


def test_columns_can_be_shown(hands: Hands, table: QTableView) -> None:
    assert table.isColumnHidden(COL_CONTEXT)
    tick_column(hands, 0)
    tick_column(hands, 1)
    assert list(hands.window.view.compare_columns) == ["context", "marks"]
    assert not table.isColumnHidden(COL_CONTEXT)
    assert not table.isColumnHidden(COL_MARKS)
    resize(hands, 1600)
    assert table.columnViewportPosition(COL_MARKS) < table.columnViewportPosition(COL_COST)
    select(hands, table, row_of(table, "kimi-latest"))
    press_with_ctrl(hands, table, Qt.Key.Key_C)
    assert "vision · retired\t131072\t" in QApplication.clipboard().text()
    tick_column(hands, 0)
    assert table.isColumnHidden(COL_CONTEXT)
    assert list(hands.window.view.compare_columns) == ["marks"]


def test_the_column_of_the_budget_is_the_same_choice_as_in_the_menu(
    hands: Hands, table: QTableView
) -> None:
    tick_column(hands, 2)
    assert not table.isColumnHidden(COL_BUDGET)
    action = hands.window.findChild(QAction, "actionBudgetColumn")
    assert isinstance(action, QAction)
    assert action.isChecked()
    action.trigger()
    assert table.isColumnHidden(COL_BUDGET)
    assert not hands.window.view.budget_column


def test_an_unreadable_field_greys_it(hands: Hands, table: QTableView) -> None:
    hands.paste("inputTokens", "12,34")
    assert not table.isEnabled()
    hands.paste("inputTokens", "1234")
    assert table.isEnabled()
