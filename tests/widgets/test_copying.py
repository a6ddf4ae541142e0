"""Copying a result: as text, as a table, as the bare amount."""

from collections.abc import Callable

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton


def fill(hands: Hands) -> None:
    hands.type_in("inputTokens", "45000")
    hands.type_in("cacheHitPercent", "60")
    hands.type_in("outputTokens", "1500")
    hands.type_in("requests", "1000*30")


def test_the_button_copies_what_was_asked_and_what_it_costs(hands: Hands) -> None:
    fill(hands)
    hands.child(QPushButton, "copyResult").click()
    content = QApplication.clipboard().mimeData()
    rows = [line.split("\t") for line in content.text().splitlines()]
    assert ["Model", "kimi-k2-turbo-preview"] in rows
    assert ["Of these, cache hits", "27000"] in rows
    assert ["Requests", "30000"] in rows
    assert ["Input (cache hit)", "810000000", "1.00", "810.00"] in rows
    assert ["Total", "", "", "7740.00"] in rows
    assert ["Per request", "", "", "0.258"] in rows
    assert any("2025-11-11 CNY" in cell for row in rows for cell in row)
    assert "<td>810000000</td><td>1.00</td><td>810.00</td>" in content.html()


def test_the_shortcut_copies_too(hands: Hands) -> None:
    QApplication.clipboard().clear()
    hands.qtbot.keyClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
        hands.window,
        Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert "0.138" in QApplication.clipboard().text()


def test_the_exact_amount_alone(hands: Hands) -> None:
    hands.pick("moonshot-v1-128k")
    hands.type_in("inputTokens", "45001")
    hands.type_in("outputTokens", "1500")
    hands.type_in("requests", "1001")
    hands.choose("Copy exact &amount")
    assert QApplication.clipboard().text() == "495.50501"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_copied_can_be_pasted_back(
    open_window: Callable[..., Hands], language: str
) -> None:
    hands = open_window(language)
    fill(hands)
    hands.child(QPushButton, "copyResult").click()
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    total = hands.text("total")
    for field, row in (("inputTokens", 3), ("outputTokens", 5), ("requests", 6)):
        hands.paste(field, rows[row][1])
    assert hands.text("total") == total


def test_notes_go_along(hands: Hands) -> None:
    hands.pick("moonshot-v1-128k")
    hands.child(QPushButton, "copyResult").click()
    assert "no cache price" in QApplication.clipboard().text()


@pytest.mark.parametrize("text", ["12,34", "300k"])
def test_without_a_price_there_is_nothing_to_copy(hands: Hands, text: str) -> None:
    hands.paste("inputTokens", text)
    assert not hands.child(QPushButton, "copyResult").isEnabled()
    QApplication.clipboard().setText("before")
    hands.choose("Copy re&sult")
    assert QApplication.clipboard().text() == "before"


def test_a_huge_count_is_copied_whole(hands: Hands) -> None:
    hands.paste("requests", "1" + "0" * 5000)
    hands.child(QPushButton, "copyResult").click()
    assert "1" + "0" * 5000 in QApplication.clipboard().text()
