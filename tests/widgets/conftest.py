"""The window off screen."""

from collections.abc import Callable, Iterator

import pytest
from hands import Hands
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kimi_calc import app


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[..., Hands]]:
    """Open a window in a language and a theme."""

    def open_one(language: str = "en", theme: str = "light") -> Hands:
        window = app.create_window(language, theme)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return Hands(window, qtbot)

    yield open_one
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    app.Appearance.of(application).set_language("en")


@pytest.fixture
def hands(open_window: Callable[..., Hands]) -> Hands:
    """The window in English, light."""
    return open_window()
