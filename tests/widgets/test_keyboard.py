"""All of the page by keyboard: every control is met by Tab, and shows that it has the focus."""

from collections.abc import Callable
from functools import partial

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget


def lost_focus(widget: QWidget) -> bool:
    return not widget.hasFocus()


@pytest.fixture(params=["zh", "en"])
def page(request: pytest.FixtureRequest, open_window: Callable[..., Hands]) -> Hands:
    return open_window(request.param)


@pytest.mark.parametrize("workload", ["workloadSingle", "workloadConversation"])
def test_every_control_is_reached_by_tab(page: Hands, workload: str) -> None:
    """Once around: all that takes the focus by keyboard is met, and shows that it has it."""
    page.child(QPushButton, workload).click()
    start = page.edit("cacheHitPercent")
    start.setFocus()
    met: list[str] = []
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget.objectName() in met:
            break
        met.append(widget.objectName())
        before = widget.grab().toImage()
        page.press(widget, Qt.Key.Key_Tab)
        page.qtbot.waitUntil(partial(lost_focus, widget))
        assert widget.grab().toImage() != before, f"{widget.objectName()} shows no focus"
    wanted = {
        widget.objectName()
        for widget in page.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.objectName()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
    }
    # Of the two sides of the switch, Tab meets the one that is down; arrows lead to the other.
    assert wanted - set(met) <= {"workloadSingle", "workloadConversation"} - {workload}
