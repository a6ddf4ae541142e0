"""Numbers that are longer than there is room for them."""

from collections.abc import Callable

import pytest
from hands import Hands
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTableView, QToolTip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_twenty_digits_are_written_out_in_the_breakdown(
    open_window: Callable[..., Hands], language: str
) -> None:
    hands = open_window(language)
    hands.window.resize(1024, 700)
    hands.paste("inputTokens", "100000")
    hands.paste("requests", "123456789012345")  # 20 digits of tokens
    for _ in range(3):
        QApplication.processEvents()
    table = hands.child(QTableView, "breakdown")
    for row in range(table.model().rowCount()):
        for column in (1, 3):
            text = table.model().index(row, column).data()
            needed = table.fontMetrics().horizontalAdvance(text) + 8
            assert needed <= table.columnWidth(column), text
    assert sum(table.columnWidth(column) for column in range(5)) <= table.viewport().width()


def test_digits_without_room_are_in_the_tool_tip(hands: Hands) -> None:
    hands.window.resize(1024, 700)
    hands.paste("requests", "1" + "0" * 80)
    QApplication.processEvents()
    table = hands.child(QTableView, "breakdown")
    index = table.model().index(1, 1)
    point = table.visualRect(index).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, table.viewport().mapToGlobal(point))
    QApplication.sendEvent(table.viewport(), event)
    assert QToolTip.text() == index.data()
    QToolTip.hideText()
