"""What was left unsaved is offered by the next window, where the keyboard stands on it."""

from collections.abc import Callable

from hands import Hands
from PySide6.QtWidgets import QPushButton, QWidget


def test_the_next_window_begins_with_what_was_left(open_window: Callable[..., Hands]) -> None:
    first = open_window()
    first.type_example()
    first.child(QPushButton, "addToEstimate").click()
    first.window.close()
    again = open_window()
    assert again.window.view.page == "estimate"
    restore = again.child(QPushButton, "notice_restore")
    again.qtbot.waitUntil(restore.hasFocus)
    assert again.text("estimateNoticeText") in restore.accessibleDescription()
    assert "Untitled estimate" in again.window.windowTitle()
    restore.click()
    (item,) = again.window.estimates.desk.estimating.estimate.items
    assert item.quote.total == 7740
    assert again.child(QWidget, "estimateNotice").isHidden()
    assert again.window.isWindowModified()


def test_a_window_that_left_nothing_offers_nothing(open_window: Callable[..., Hands]) -> None:
    first = open_window()
    first.type_example()
    first.child(QPushButton, "addToEstimate").click()
    first.window.open_page("estimate")
    first.choose("&Undo")
    first.window.open_page("calculate")
    first.window.close()
    again = open_window()
    assert again.window.view.page != "estimate"
    assert not again.window._estimates
