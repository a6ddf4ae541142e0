"""Requests in all, or so many a day for so many days."""

from collections.abc import Callable

import pytest
from hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu

from kimi_calc.settings import Language


@pytest.fixture
def example(hands: Hands) -> Hands:
    hands.type_example()
    return hands


def switch(hands: Hands) -> QAbstractButton:
    return hands.child(QAbstractButton, "requestsMode")


def click(hands: Hands) -> None:
    hands.qtbot.mouseClick(switch(hands), Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]


def test_by_keys(example: Hands) -> None:
    assert example.edit("requests").isVisible()
    assert not example.edit("requestsPerDay").isVisible()
    click(example)
    assert not example.edit("requests").isVisible()
    assert example.edit("requestsPerDay").hasFocus()
    assert example.edit("requestsPerDay").selectedText() == "1,000"
    example.keys(example.edit("requestsPerDay"), "2000")
    example.press(example.edit("requestsPerDay"), Qt.Key.Key_Tab)
    assert example.edit("days").hasFocus()
    example.keys(example.edit("days"), "22")
    # 0.258 × 2,000 × 22
    assert example.text("total") == "¥11,352.00"
    assert example.text("totalCaption") == "Total · 2,000 requests a day × 22 days"
    assert example.text("message_requestsPerDay") == "44,000 requests in all"
    assert example.text("perRequest") == "Per request ¥0.258"
    assert example.text("perDay") == "Per day ¥516.00"
    assert example.text("perMonth") == "Per month (22 days) ¥11,352.00"
    assert example.text("perYear") == "Per year (264 days) ¥136,224.00"


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("zh", "每天 ¥258.00", "每月（30 天） ¥7,740.00", "每年（365 天） ¥94,170.00"),
        (
            "en",
            "Per day ¥258.00",
            "Per month (30 days) ¥7,740.00",
            "Per year (365 days) ¥94,170.00",
        ),
    ],
)
def test_in_both_languages(
    open_window: Callable[..., Hands], language: Language, day: str, month: str, year: str
) -> None:
    hands = open_window(language)
    calculation = hands.window.calculation
    for field, text in (
        ("inputTokens", "45k"),
        ("cacheHitPercent", "60%"),
        ("outputTokens", "1500"),
    ):
        hands.type_in(field, text)
    hands.type_in("requests", "30000")
    click(hands)
    assert calculation.requests_mode == "daily"
    assert (hands.text("perDay"), hands.text("perMonth"), hands.text("perYear")) == (
        day,
        month,
        year,
    )


def test_back_again_nothing_is_lost(example: Hands) -> None:
    click(example)
    example.type_in("days", "31")
    click(example)
    assert example.text("requests") == "31,000"
    assert example.edit("requests").hasFocus()
    assert example.text("perDay") == ""
    example.choose("&Undo")
    assert example.text("days") == "31"
    assert example.edit("days").isVisible()


def test_the_list_of_days_by_key_and_by_mouse(example: Hands) -> None:
    click(example)
    days = example.edit("days")
    days.setFocus()
    example.press(days, Qt.Key.Key_Down)
    menu = days.findChild(QMenu, "daysList")
    assert isinstance(menu, QMenu)
    assert [action.isChecked() for action in menu.actions()] == [True, False, False, False]
    working = next(action for action in menu.actions() if action.text().startswith("22"))
    assert isinstance(working, QAction)
    working.trigger()
    menu.close()
    assert days.text() == "22"
    assert example.text("total") == "¥5,676.00"
    QApplication.processEvents()
    arrow = QPoint(days.width() - 8, days.height() // 2)
    example.qtbot.mouseClick(days, Qt.MouseButton.LeftButton, pos=arrow)  # type: ignore[no-untyped-call]
    opened = [one for one in days.findChildren(QMenu, "daysList") if one.isVisible()]
    assert len(opened) == 1
    opened[0].close()


def test_a_mistake_takes_the_place_of_the_echo(example: Hands) -> None:
    click(example)
    example.type_in("days", "12,34")
    days = example.child(QLabel, "message_days")
    assert days.isVisible()
    assert not example.child(QLabel, "message_requestsPerDay").isVisible()
    assert "1,234" in example.text("message_days")
    example.type_in("requestsPerDay", "x")
    assert example.text("message_requestsPerDay") != ""
    assert not days.isVisible()


def test_it_comes_back_at_the_next_start(example: Hands, open_window: Callable[..., Hands]) -> None:
    click(example)
    example.type_in("requestsPerDay", "500")
    example.window.close()
    again = open_window()
    assert again.edit("requestsPerDay").isVisible()
    assert again.text("requestsPerDay") == "500"
    assert switch(again).isChecked()
    assert again.text("total") == "¥3,870.00"


def test_screen_readers_are_told_what_each_field_counts(example: Hands) -> None:
    click(example)
    assert example.edit("requestsPerDay").accessibleName() == "Requests per day"
    assert example.edit("days").accessibleName() == "Days"
    assert switch(example).isCheckable()
    assert switch(example).text().replace("&", "") == "Per day × days"


def test_the_input_is_told_in_characters(open_window: Callable[..., Hands]) -> None:
    hands = open_window("zh")
    hands.type_in("inputTokens", "45000")
    said = hands.text("message_inputTokens")
    assert "≈ 7–9 万汉字" in said
    assert "1 个约合 1.5–2 个汉字" in said
    hands.type_in("inputTokens", "0")
    assert "≈" not in hands.text("message_inputTokens")


def test_reset_can_be_undone(example: Hands) -> None:
    reset = example.child(QAbstractButton, "reset")
    example.qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert [example.text(name) for name in ("inputTokens", "outputTokens", "requests")] == [
        *("0", "0", "1")
    ]
    assert example.text("total") == "¥0.00"
    assert example.edit("inputTokens").hasFocus()
    example.choose("&Undo")
    assert example.text("total") == "¥7,740.00"
    actions = [
        one for one in example.window.findChildren(QAction) if one.objectName() == "actionReset"
    ]
    actions[0].trigger()
    assert example.text("total") == "¥0.00"
