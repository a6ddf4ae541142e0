"""The menu File: whether files of estimates are opened with this program by double click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kimi_calc import file_type

PROGRAM = Path("/programs/kimi-calc")


class Registry:
    """What a system does that is asked for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opener: Path | None = None
        self.name = ""
        self.refuses = False
        monkeypatch.setattr(file_type, "program", lambda: PROGRAM)
        monkeypatch.setattr(file_type, "is_registered", lambda opener: self.opener == opener)
        monkeypatch.setattr(file_type, "register", self.register)
        monkeypatch.setattr(file_type, "remove", self.remove)

    def register(self, opener: Path, name: str) -> None:
        if self.refuses:
            raise PermissionError(5, "Access is denied")
        self.opener, self.name = opener, name

    def remove(self) -> None:
        self.opener = None


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    return Registry(monkeypatch)


def entry(hands: Hands) -> QAction:
    """The entry of the menu, which is opened for it."""
    menu = hands.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    found = hands.window.findChild(QAction, "actionOpensEstimates")
    assert isinstance(found, QAction)
    return found


def test_it_is_switched_on_and_off(open_window: Callable[..., Hands], registry: Registry) -> None:
    hands = open_window("en")
    opens = entry(hands)
    assert opens.isVisible()
    assert opens.text() == "Open .kimicalc files by &double click"
    assert not opens.isChecked()
    opens.trigger()
    assert (registry.opener, registry.name) == (PROGRAM, "Kimi estimate")
    assert hands.window.statusBar().currentMessage() == (
        "A double click on a .kimicalc file opens it with this program now."
    )
    assert entry(hands).isChecked()
    opens.trigger()
    assert registry.opener is None
    assert hands.window.statusBar().currentMessage() == (
        "A double click on a .kimicalc file no longer opens this program."
    )
    assert not entry(hands).isChecked()


def test_of_a_program_that_was_moved_it_is_off(
    open_window: Callable[..., Hands], registry: Registry
) -> None:
    registry.opener = PROGRAM.with_name("where it was")
    hands = open_window("zh")
    opens = entry(hands)
    assert not opens.isChecked()
    opens.trigger()
    assert (registry.opener, registry.name) == (PROGRAM, "Kimi 估算单")


def test_where_it_may_not_be_it_says_so(
    open_window: Callable[..., Hands], registry: Registry
) -> None:
    registry.refuses = True
    hands = open_window("en")
    entry(hands).trigger()
    assert hands.text("notice") == (
        "Windows did not allow it (Access is denied); ask your administrator"
    )
    assert not entry(hands).isChecked()


def test_where_nothing_can_be_registered_there_is_no_entry(
    open_window: Callable[..., Hands],
) -> None:
    assert not entry(open_window("en")).isVisible()
