"""The window off screen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from drawn_estimate import drawn_estimate
from hands import Hands
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from small_usage import begin_small
from widgets.estimate_sheet import Sheet
from widgets.states import settle
from widgets.text_desk import Desk

from kimi_calc import app
from kimi_calc.appearance import Appearance
from kimi_calc.settings import FILE_NAME, Language, Theme
from kimi_calc.widgets.bare_window import View
from kimi_calc.widgets.main_window import MainWindow


@pytest.fixture(autouse=True)
def nobody_answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """No test waits at a dialog that asks for files; what would have asked, by its name."""
    names = ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")
    asking = {name: getattr(QFileDialog, name) for name in names}

    def fail(*_: object, **_more: object) -> None:
        raise AssertionError("nobody is there to answer: have the test do it")

    for name in names:
        monkeypatch.setattr(QFileDialog, name, fail)
    return asking


@pytest.fixture
def afterwards(qtbot: QtBot) -> Iterator[QtBot]:
    """Back to English and to the ordinary size."""
    yield qtbot
    # Closed windows wait for an event loop to delete them; till then each is styled with the rest.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Appearance.of(application).set_language("en")
    Appearance.of(application).dress()


@pytest.fixture
def open_window(
    afterwards: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Hands]:
    """Open a window in a language and a theme, the first time with the small usage in its fields.

    It remembers in a folder of the test's own.
    """
    home = tmp_path / "home"
    monkeypatch.setenv("KIMI_CALC_HOME", str(home))
    # Off screen there are 800×800 pixels, and windows of every size are looked at.
    monkeypatch.setattr(MainWindow, "stay_on_screens", lambda _: None)

    def open_one(language: Language = "en", theme: Theme = "light", text_size: int = 100) -> Hands:
        is_first = not (home / FILE_NAME).exists()
        window = app.create_window(view=View(language, theme, text_size))
        if is_first:
            begin_small(window.calculation)
        afterwards.addWidget(window)
        with afterwards.waitExposed(window):
            window.show()
        return Hands(window, afterwards)

    return open_one


@pytest.fixture
def hands(open_window: Callable[..., Hands]) -> Hands:
    """The window in English, light."""
    return open_window()


@pytest.fixture
def desk(hands: Hands) -> Desk:
    """The dialog From text of that window."""
    return Desk(hands)


@pytest.fixture
def blank(hands: Hands) -> Iterator[Sheet]:
    """The page of a new window."""
    hands.window.activateWindow()
    hands.window.resize(1280, 840)
    hands.window.open_page("estimate")
    settle()
    yield Sheet(hands)
    popup = QApplication.activePopupWidget()
    if popup:
        popup.close()


@pytest.fixture
def sheet(blank: Sheet) -> Sheet:
    """The page with the drawing's estimate."""
    blank.estimating.show(drawn_estimate())
    settle()
    blank.view.setFocus()
    return blank
