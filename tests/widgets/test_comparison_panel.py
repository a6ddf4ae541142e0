"""The comparison in the window: live, and a way to pick a model."""

import pytest
from hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QTableView


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


@pytest.mark.parametrize("width", [1024, 1120, 1600])
def test_no_column_is_cut_off(hands: Hands, table: QTableView, width: int) -> None:
    hands.type_in("requests", "30000000")
    hands.window.resize(width, 700)
    QApplication.processEvents()
    assert sum(table.columnWidth(column) for column in range(5)) <= table.viewport().width()


def test_an_unreadable_field_greys_it(hands: Hands, table: QTableView) -> None:
    hands.paste("inputTokens", "12,34")
    assert not table.isEnabled()
    hands.paste("inputTokens", "1234")
    assert table.isEnabled()
