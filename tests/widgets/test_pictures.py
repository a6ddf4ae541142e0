"""In every language, theme, size and text size nothing is cut off."""

import itertools

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from widgets.whole import cut_off

from kimi_calc.cli.screenshot import Page, Picture, draw
from kimi_calc.settings import Language, Theme

LANGUAGES: tuple[Language, ...] = ("zh", "en")
THEMES: tuple[Theme, ...] = ("light", "dark")
PAGES: tuple[Page, ...] = ("calculate", "conversation")
PICTURES = [
    Picture(language, theme, page, size, text_size)
    for language, theme, page, (size, text_size) in itertools.product(
        LANGUAGES,
        THEMES,
        PAGES,
        (((1120, 760), 100), ((1024, 700), 100), ((1024, 700), 200), ((1920, 1080), 150)),
    )
]


def settle() -> None:
    """Layouts ask for more room by an event, and are given it by another one."""
    for _ in range(10):
        QApplication.processEvents()


@pytest.mark.parametrize("picture", PICTURES, ids=str)
def test_nothing_is_cut_off(afterwards: QtBot, picture: Picture) -> None:
    window = draw(picture)
    afterwards.addWidget(window)
    assert cut_off(window) == []
    assert not window.grab().isNull()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_where_much_is_to_be_said(afterwards: QtBot, language: Language) -> None:
    window = draw(Picture(language, "light", "calculate", (1024, 700)))
    afterwards.addWidget(window)
    calculation = window.calculation
    calculation.pick("kimi-latest")
    calculation.set_second_currency("USD")
    calculation.set_text("rate", "7.12")
    calculation.set_text("outputTokens", "12,34")
    window.page.show_budget(shown=True)
    settle()
    assert cut_off(window) == []
    calculation.set_text("outputTokens", "100k")
    settle()
    assert cut_off(window) == []
    calculation.set_text("outputTokens", "1500")
    settle()
    assert cut_off(window) == []


def test_a_text_without_room_is_noticed(afterwards: QtBot) -> None:
    window = draw(Picture())
    afterwards.addWidget(window)
    caption = window.findChild(QLabel, "totalCaption")
    assert isinstance(caption, QLabel)
    caption.setFixedHeight(4)
    QApplication.processEvents()
    assert any("totalCaption" in fault for fault in cut_off(window))
