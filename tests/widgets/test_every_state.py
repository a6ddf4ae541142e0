"""In every state, language and size: nothing cut off or covered, and the amount in sight."""

from collections.abc import Iterable

import pytest
from list_of_2026 import in_use
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot
from widgets.estimate_states import ESTIMATE_STATES, cut_amounts, enter_estimate
from widgets.price_states import PRICE_STATES, enter_prices
from widgets.sight import covered, scrolling, total_is_in_sight
from widgets.states import SIZES, STATES, STATES_OF_2026, Size, enter, settle
from widgets.usage_states import USAGE_STATES, enter_usage
from widgets.whole import cut_off

from kimi_calc.cli.screenshot import Picture, draw
from kimi_calc.settings import Language
from kimi_calc.viewmodels.fields import Field
from kimi_calc.widgets.main_window import MainWindow

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def _name(size: Size) -> str:
    return f"{size.width}x{size.height}@{size.text_size}"


@pytest.mark.parametrize("size", SIZES, ids=_name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_can_be_read(afterwards: QtBot, language: Language, size: Size) -> None:
    window = draw(Picture(language, size=(size.width, size.height), text_size=size.text_size))
    afterwards.addWidget(window)
    assert _faults(window, STATES, size) == []


@pytest.mark.parametrize("size", SIZES, ids=_name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_charged_beside_tokens_can_be_read(
    afterwards: QtBot, language: Language, size: Size
) -> None:
    with in_use():
        window = draw(Picture(language, size=(size.width, size.height), text_size=size.text_size))
    afterwards.addWidget(window)
    assert _faults(window, STATES_OF_2026, size) == []


def _faults(window: MainWindow, states: Iterable[str], size: Size) -> list[str]:
    faults = []
    for state in states:
        enter(window, state)
        assert (window.width(), window.height()) == (size.width, size.height)
        found = [*cut_off(window), *covered(window)]
        found += [f"{name} scrolls in the page that scrolls" for name in scrolling(window)]
        if not total_is_in_sight(window):
            found.append("the total is out of sight")
        faults += [f"{state}: {fault}" for fault in found]
    return faults


@pytest.mark.parametrize("size", SIZES, ids=_name)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("own_lists")
def test_all_of_the_prices_can_be_read(afterwards: QtBot, language: Language, size: Size) -> None:
    window = draw(
        Picture(language, page="prices", size=(size.width, size.height), text_size=size.text_size)
    )
    afterwards.addWidget(window)
    faults = []
    for state in PRICE_STATES:
        enter_prices(window, state)
        assert (window.width(), window.height()) == (size.width, size.height)
        found = [*cut_off(window), *covered(window)]
        found += [f"{name} scrolls in the page that scrolls" for name in scrolling(window)]
        faults += [f"{state}: {fault}" for fault in found]
    assert faults == []


@pytest.mark.parametrize("size", SIZES, ids=_name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_an_estimate_can_be_read(afterwards: QtBot, language: Language, size: Size) -> None:
    window = draw(
        Picture(language, page="estimate", size=(size.width, size.height), text_size=size.text_size)
    )
    afterwards.addWidget(window)
    faults = []
    for state in ESTIMATE_STATES:
        enter_estimate(window, state)
        assert (window.width(), window.height()) == (size.width, size.height)
        found = [*cut_off(window), *covered(window), *cut_amounts(window)]
        found += [f"{name} scrolls in the page that scrolls" for name in scrolling(window)]
        faults += [f"{state}: {fault}" for fault in found]
    assert faults == []


@pytest.mark.parametrize("size", SIZES, ids=_name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_the_usage_can_be_read(afterwards: QtBot, language: Language, size: Size) -> None:
    window = draw(
        Picture(language, page="usage", size=(size.width, size.height), text_size=size.text_size)
    )
    afterwards.addWidget(window)
    faults = []
    for state in USAGE_STATES:
        enter_usage(window, state)
        assert (window.width(), window.height()) == (size.width, size.height)
        found = [*cut_off(window), *covered(window)]
        found += [f"{name} scrolls in the page that scrolls" for name in scrolling(window)]
        faults += [f"{state}: {fault}" for fault in found]
    assert faults == []


def _cards(window: MainWindow) -> list[QRect]:
    return [
        card.geometry() for card in window.findChildren(QFrame) if card.property("card") is True
    ]


@pytest.mark.parametrize("size", SIZES, ids=_name)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("state", "field", "texts"),
    [
        ("many-notes", "inputTokens", ("8,000", "300k", "12,34", "", "1", "31,500")),
        ("daily", "requestsPerDay", ("7", "12,34", "", "1,000,000", "1000")),
        ("conversation", "turns", ("1", "1000", "0", "x", "20", "40")),
    ],
)
def test_nothing_moves_while_typing(
    afterwards: QtBot,
    language: Language,
    size: Size,
    state: str,
    field: Field,
    texts: tuple[str, ...],
) -> None:
    """From a result to one with more notes, to none, to an error of a field, and back."""
    window = draw(Picture(language, size=(size.width, size.height), text_size=size.text_size))
    afterwards.addWidget(window)
    enter(window, state)
    cards = _cards(window)
    assert len(cards) == 3
    for text in texts:
        window.calculation.set_text(field, text)
        settle()
        assert _cards(window) == cards, text
