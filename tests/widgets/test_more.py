"""The line More: cache writes, calls and batch by keys, opened, closed, undone, remembered."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hands import Hands
from list_of_2026 import in_use, list_of_2026
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from small_usage import begin_small

from kimi_calc import app
from kimi_calc.settings import Language
from kimi_calc.widgets.arrow_button import ArrowButton
from kimi_calc.widgets.bare_window import View

FIELDS = ("writtenTokens", "webSearchCalls", "webSearchProCalls", "pageFetchCalls")


@pytest.fixture
def start(
    afterwards: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Hands]]:
    """Start the program with the list of 2026, as it was left."""
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path / "home"))

    def start_one(language: Language = "en") -> Hands:
        window = app.create_window(view=View(language, "light"))
        afterwards.addWidget(window)
        with afterwards.waitExposed(window):
            window.show()
        return Hands(window, afterwards)

    with in_use():
        yield start_one


@pytest.fixture
def k3(start: Callable[..., Hands]) -> Hands:
    """kimi-k3 with 10,000 in and 1,000 out: 0.20 + 0.10."""
    hands = start()
    begin_small(hands.window.calculation)
    return hands


def button(hands: Hands) -> ArrowButton:
    return hands.child(ArrowButton, "more")


def said(hands: Hands) -> tuple[str, bool]:
    """What the button says, and whether its arrow is that of what is open."""
    return button(hands).text().strip(), button(hands).is_open


def open_more(hands: Hands) -> None:
    button(hands).setFocus()
    hands.press(button(hands), Qt.Key.Key_Space)


def seen(hands: Hands, name: str) -> bool:
    found = hands.window.findChild(QWidget, name)
    return isinstance(found, QWidget) and found.isVisible()


def test_the_line_names_what_there_is_and_makes_nothing_before_it_is_opened(k3: Hands) -> None:
    assert said(k3) == ("Cache write · Web search · Batch", False)
    assert k3.window.findChild(QLineEdit, "webSearchCalls") is None
    open_more(k3)
    assert said(k3) == ("Cache write · Web search · Batch", True)
    assert all(seen(k3, name) for name in (*FIELDS, "cacheLifetime", "batch"))
    assert k3.text("total") == "¥0.30"
    open_more(k3)
    assert not any(seen(k3, name) for name in (*FIELDS, "cacheLifetime", "batch"))
    assert button(k3).hasFocus()


def test_a_list_that_charges_for_none_of_it_has_no_line(hands: Hands) -> None:
    if any(hands.window.calculation.offered):
        assert said(hands) == ("Web search", False)
    else:
        assert hands.window.findChild(QPushButton, "more") is None


def test_typed_by_keys_from_field_to_field(k3: Hands) -> None:
    open_more(k3)
    order = ["cacheLifetime", *FIELDS, "batch"]
    lifetime = k3.child(QComboBox, "cacheLifetime")
    k3.press(button(k3), Qt.Key.Key_Tab)
    met = []
    for _ in order:
        widget = QApplication.focusWidget()
        assert widget is not None
        met.append(widget.objectName())
        if widget is lifetime:
            k3.press(lifetime, Qt.Key.Key_Down)
        elif widget.objectName() == "writtenTokens":
            k3.keys(widget, "4000")
        elif isinstance(widget, QLineEdit):
            k3.keys(widget, str(len(met)))
        k3.press(widget, Qt.Key.Key_Tab)
    assert met == order
    assert lifetime.currentText() == "1 h: twice a miss"
    assert k3.text("writtenTokens") == "4,000"
    # 6,000 × 20 + 4,000 × 40 + 1,000 × 100, per million; 3 × 0.01, 4 × 0.015 and 5 × 0.01.
    assert k3.text("total") == "¥0.52"
    table = k3.child(QTableView, "breakdown").model()
    charges = [table.index(row, 0).data() for row in range(table.rowCount())]
    assert charges[2:] == [
        *("Cache write (1 h)", "Output", "Page fetch", "Web search", "Web search, pro")
    ]


def test_batch_by_keys_on_models_with_and_without_it(k3: Hands) -> None:
    open_more(k3)
    batch = k3.child(QCheckBox, "batch")
    batch.setFocus()
    k3.press(batch, Qt.Key.Key_Space)
    assert k3.text("total") == "—"
    assert "kimi-k3 has no batch prices" in k3.text("refusal")
    assert "Turn batch off, or pick one of: kimi-k2.7-code" in k3.text("refusal")
    k3.pick("kimi-k2.7-code")
    assert k3.text("total") == "¥0.0552"
    assert k3.text("totalCaption") == "Total · 1 request · batch prices"
    k3.press(batch, Qt.Key.Key_Space)
    assert k3.text("total") == "¥0.092"


def test_how_many_are_written_is_told_and_bounded(k3: Hands) -> None:
    open_more(k3)
    assert k3.edit("writtenTokens").placeholderText() == "all that isn't a hit"
    assert k3.text("message_writtenTokens") == "10,000 tokens"
    k3.type_in("writtenTokens", "10001")
    said = "At most 10,000: the input that is no hit. Empty: all of it."
    assert k3.text("message_writtenTokens") == said
    assert "correct the marked field" in k3.text("totalCaption")
    k3.type_in("writtenTokens", "10k")
    assert k3.text("message_writtenTokens") == "= 10,000"
    assert k3.text("total") == "¥0.30"


def test_what_has_no_price_is_said_to_be_a_miss(k3: Hands) -> None:
    k3.pick("kimi-k2.7-code")
    open_more(k3)
    assert "no such price: billed as misses" in k3.text("message_writtenTokens")
    assert k3.child(QComboBox, "cacheLifetime").currentText() == "5 min: billed as a miss"
    k3.pick("kimi-k3")
    assert k3.child(QComboBox, "cacheLifetime").currentText() == "5 min: as a miss"


def test_a_fault_is_never_hidden(k3: Hands) -> None:
    open_more(k3)
    k3.type_in("writtenTokens", "5000")
    open_more(k3)
    assert not seen(k3, "writtenTokens")
    k3.type_in("inputTokens", "4000")
    assert seen(k3, "writtenTokens")
    open_more(k3)
    assert seen(k3, "writtenTokens"), "it can't be closed over a fault"
    k3.type_in("inputTokens", "40000")
    open_more(k3)
    assert not seen(k3, "writtenTokens")


def test_undo_brings_all_of_it_back_and_shows_it(k3: Hands) -> None:
    open_more(k3)
    k3.child(QComboBox, "cacheLifetime").setCurrentIndex(1)
    k3.type_in("pageFetchCalls", "3")
    k3.child(QCheckBox, "batch").click()
    k3.child(QPushButton, "reset").click()
    assert k3.text("pageFetchCalls") == "0"
    assert not k3.child(QCheckBox, "batch").isChecked()
    open_more(k3)
    k3.choose("&Undo")
    assert seen(k3, "pageFetchCalls"), "what is charged for again is seen again"
    assert k3.child(QCheckBox, "batch").isChecked()
    k3.choose("&Undo")
    assert not k3.child(QCheckBox, "batch").isChecked()
    k3.choose("&Undo")
    assert k3.text("pageFetchCalls") == "0"
    assert k3.child(QComboBox, "cacheLifetime").currentIndex() == 1
    k3.choose("&Undo")
    assert k3.child(QComboBox, "cacheLifetime").currentIndex() == 0
    k3.choose("&Redo")
    assert k3.child(QComboBox, "cacheLifetime").currentIndex() == 1


def test_it_is_remembered_and_open_where_it_is_used(start: Callable[..., Hands]) -> None:
    hands = start()
    open_more(hands)
    hands.window.close()
    hands = start()
    assert hands.window.findChild(QLineEdit, "writtenTokens") is None, "nothing was asked for"
    open_more(hands)
    hands.child(QComboBox, "cacheLifetime").setCurrentIndex(1)
    hands.type_in("webSearchCalls", "2")
    hands.type_in("writtenTokens", "12,34")
    hands.pick("example-tiers")
    hands.child(QCheckBox, "batch").click()
    hands.window.close()
    again = start()
    assert seen(again, "writtenTokens")
    assert again.text("writtenTokens") == "12,34"
    assert again.text("webSearchCalls") == "2"
    assert again.child(QComboBox, "cacheLifetime").currentIndex() == 1
    assert again.child(QCheckBox, "batch").isChecked()
    edit = again.edit("writtenTokens")
    edit.setFocus()
    edit.selectAll()
    again.press(edit, Qt.Key.Key_Backspace)
    assert again.text("total").startswith("¥")


def test_a_conversation_asks_by_the_turn(k3: Hands) -> None:
    open_more(k3)
    k3.child(QPushButton, "workloadConversation").click()
    assert not seen(k3, "writtenTokens")
    assert seen(k3, "cacheLifetime")
    k3.type_in("webSearchCalls", "2")
    assert "Web search × 2 per turn" in k3.text("totalCaption")
    assert k3.edit("webSearchCalls").accessibleName() == "Web search per turn"
    before = k3.text("total")
    k3.child(QComboBox, "cacheLifetime").setCurrentIndex(1)
    assert k3.text("total") != before
    k3.child(QPushButton, "workloadSingle").click()
    assert seen(k3, "writtenTokens")


def test_the_wheel_without_focus_changes_no_lifetime(k3: Hands) -> None:
    open_more(k3)
    lifetime = k3.child(QComboBox, "cacheLifetime")
    k3.edit("inputTokens").setFocus()
    k3.turn_wheel(lifetime)
    assert lifetime.currentIndex() == 0


def test_every_control_has_a_name(k3: Hands) -> None:
    open_more(k3)
    labels = [label for label in k3.window.findChildren(QLabel) if label.isVisible()]
    buddies: list[QWidget | None] = [label.buddy() for label in labels]
    named = {buddy.objectName() for buddy in buddies if buddy is not None}
    assert {*FIELDS, "cacheLifetime"} <= named
    assert k3.child(QCheckBox, "batch").text()
    assert k3.edit("webSearchCalls").accessibleName() == "Web search per request"
    assert button(k3).accessibleName() == "More: Cache write · Web search · Batch"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("workload", ["workloadSingle", "workloadConversation"])
def test_no_letter_has_two_meanings(
    start: Callable[..., Hands], language: Language, workload: str
) -> None:
    hands = start(language)
    hands.child(QPushButton, workload).click()
    open_more(hands)
    keys = [
        QKeySequence.mnemonic(widget.text()).toString()
        for widget in hands.window.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisibleTo(hands.window)
    ]
    keys += [
        QKeySequence.mnemonic(action.text()).toString()
        for action in hands.window.menuBar().actions()
    ]
    assert "Alt+W" in keys or workload == "workloadConversation"
    assert [key for key, times in Counter(filter(None, keys)).items() if times > 1] == []


def test_all_is_said_again_in_the_other_language(k3: Hands) -> None:
    open_more(k3)
    k3.choose("简体中文")
    assert k3.text("totalCaption").startswith("合计")
    k3.choose("English")
    assert k3.child(QCheckBox, "batch").text() == "Batch prices"


def test_a_list_that_has_only_calls_asks_for_nothing_else(
    start: Callable[..., Hands],
) -> None:
    whole = list_of_2026()
    with in_use(replace(whole, models=whole.models[2:3])):
        hands = start()
    assert said(hands) == ("Web search", False)
    open_more(hands)
    assert seen(hands, "webSearchCalls")
    assert not any(seen(hands, name) for name in ("cacheLifetime", "writtenTokens", "batch"))
    hands.type_in("webSearchCalls", "1")
    hands.child(QPushButton, "workloadConversation").click()
    assert hands.edit("webSearchCalls").accessibleName() == "Web search per turn"
    caption = hands.child(QLabel, "totalCaption")  # of which the window may show the beginning
    assert "Web search × 1 per turn" in (caption.toolTip() or caption.text())
