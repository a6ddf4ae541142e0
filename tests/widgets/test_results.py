"""What the window says: errors, refusals, notes, models, languages, themes."""

from collections.abc import Callable

import pytest
from hands import Hands
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QTableView,
    QTextBrowser,
    QWidget,
)

from kimi_calc.widgets.about_dialog import AboutDialog
from kimi_calc.widgets.help_window import HelpWindow


def test_an_error_stands_beside_its_field(hands: Hands) -> None:
    hands.type_in("inputTokens", "12")
    before = hands.text("total")
    hands.paste("inputTokens", "12,34")
    assert hands.text("message_inputTokens") == (
        'The comma in "12,34" is misplaced. Did you mean 1,234?'
    )
    assert hands.edit("inputTokens").property("invalid") is True
    assert hands.text("total") == before
    assert hands.edit("total").property("stale") is True
    assert "Last result: kimi-k2-turbo-preview" in hands.text("totalCaption")
    assert hands.text("notes") == ""
    hands.type_in("inputTokens", "1234")
    assert hands.edit("inputTokens").property("invalid") is False
    assert hands.edit("total").property("stale") is False


@pytest.mark.parametrize("text", ["", "45,", "1000*"])
def test_a_number_in_the_making_is_no_mistake(hands: Hands, text: str) -> None:
    hands.type_in("inputTokens", "1")
    hands.commit("inputTokens", text) if text else hands.edit("inputTokens").clear()
    assert not hands.edit("inputTokens").property("invalid")
    assert hands.edit("total").property("stale") is True
    assert hands.text("message_inputTokens")


def test_a_request_too_long_shows_no_price(hands: Hands) -> None:
    hands.type_in("inputTokens", "45000")
    hands.type_in("outputTokens", "1500")
    hands.pick("moonshot-v1-32k")
    assert hands.text("total") == "—"
    for part in ("46,500", "32,768", "kimi-latest"):
        assert part in hands.text("refusal")
    assert not hands.child(QTableView, "breakdown").isVisible()
    meter = hands.child(QProgressBar, "contextMeter")
    assert meter.property("over") is True
    assert "141.9%" in meter.format()
    hands.pick("moonshot-v1-128k")
    assert hands.text("total") == "¥0.495"
    assert not hands.child(QLabel, "refusal").isVisible()


def test_a_model_without_a_cache_price_says_so(hands: Hands) -> None:
    hands.type_in("cacheHitPercent", "60")
    hands.pick("moonshot-v1-128k")
    assert not hands.slider.isEnabled()
    assert not hands.edit("cacheHitPercent").isEnabled()
    assert hands.text("message_cacheHitPercent") == "this model has no cache price"
    assert "no cache price" in hands.text("notes")
    hands.pick("kimi-k2-thinking")
    assert hands.edit("cacheHitPercent").isEnabled()
    assert hands.text("cacheHitPercent") == "60%"


def test_a_thinking_model_says_what_output_is(hands: Hands) -> None:
    assert hands.text("message_outputTokens") == ""
    hands.pick("kimi-k2-thinking")
    assert hands.text("message_outputTokens") == "thinking is billed as output"


def test_a_tier_is_named_with_its_reason(hands: Hands) -> None:
    hands.pick("kimi-latest")
    hands.type_in("inputTokens", "8000")
    hands.type_in("outputTokens", "192")
    assert "up to 8,192 tokens" in hands.text("notes")
    assert "Assumption" not in hands.text("notes")
    hands.type_in("outputTokens", "193")
    assert "8,193 to 32,768 tokens" in hands.text("notes")
    # By input alone: 8,000 × 2.00 + 193 × 10.00, per million.
    assert "¥0.01793" in hands.text("notes")


def test_typing_any_part_of_an_id_finds_the_model(hands: Hands) -> None:
    hands.picker.setFocus()
    hands.keys(hands.picker, "latest")
    assert hands.window.calculation.model.id == "kimi-latest"
    hands.qtbot.wait(QApplication.keyboardInputInterval() + 50)
    hands.keys(hands.picker, "32k-v")
    assert hands.window.calculation.model.id == "moonshot-v1-32k-vision-preview"


def test_headings_can_not_be_picked(hands: Hands) -> None:
    picked = set()
    hands.picker.setFocus()
    hands.press(hands.picker, Qt.Key.Key_Home)
    for _ in range(hands.picker.count()):
        picked.add(hands.picker.currentData())
        hands.press(hands.picker, Qt.Key.Key_Down)
    picked.add(hands.picker.currentData())
    assert picked == {model.id for model in hands.window.calculation.price_list.models}


@pytest.mark.parametrize("name", ["modelPicker", "cacheHitSlider"])
def test_the_wheel_without_focus_changes_nothing(hands: Hands, name: str) -> None:
    hands.type_in("cacheHitPercent", "50")
    hands.edit("inputTokens").setFocus()
    widget = hands.child(QWidget, name)

    def state() -> tuple[str, int]:
        return hands.window.calculation.model.id, hands.slider.value()

    before = state()
    hands.turn_wheel(widget)
    assert state() == before
    widget.setFocus()
    hands.turn_wheel(widget)
    assert state() != before


def test_the_language_changes_without_a_restart(hands: Hands) -> None:
    hands.type_in("requests", "30,000")
    hands.choose("简体中文")
    assert hands.window.windowTitle() == "Kimi 价格计算器"
    assert hands.text("totalCaption") == "合计 · 30,000 次请求"
    table = hands.child(QTableView, "breakdown").model()
    assert table.index(2, 0).data() == "输出"
    hands.choose("English")
    assert hands.text("totalCaption") == "Total · 30,000 requests"


def test_the_theme_changes_without_a_restart(hands: Hands) -> None:
    light = hands.window.grab().toImage().pixelColor(5, 300)
    hands.choose("&Dark")
    dark = hands.window.grab().toImage().pixelColor(5, 300)
    assert light.lightness() > 200
    assert dark.lightness() < 60


@pytest.mark.parametrize("language", ["zh", "en"])
def test_menus_have_no_mnemonic_twice(open_window: Callable[..., Hands], language: str) -> None:
    hands = open_window(language)
    hands.child(QPushButton, "workloadConversation").click()  # its labels join the others
    window = hands.window

    def letters(texts: list[str]) -> list[str]:
        return [text[text.index("&") + 1].lower() for text in texts if "&" in text]

    labels = [label.text() for label in window.findChildren(QLabel) if label.buddy() is not None]
    bar = [action.text() for action in window.menuBar().actions()]
    buttons = [button.text() for button in window.findChildren(QPushButton)]
    page = letters(labels + buttons + bar)
    assert len(page) == len(set(page)) >= 19
    for menu in window.menuBar().findChildren(QMenu) + window.findChildren(QMenu):
        inside = letters([item.text() for item in menu.actions()])
        assert len(inside) == len(set(inside))


def test_about_opens_and_closes(hands: Hands) -> None:
    hands.choose("&About")
    box = hands.child(AboutDialog, "aboutDialog")
    assert box.isVisible()
    hands.press(box, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_f1_explains_the_cost_once(hands: Hands) -> None:
    for _ in range(2):
        hands.qtbot.keyClick(hands.window, Qt.Key.Key_F1)  # type: ignore[no-untyped-call]
    (window,) = hands.window.findChildren(HelpWindow)
    assert window.isVisible()
    page = window.findChild(QTextBrowser)
    assert isinstance(page, QTextBrowser)
    assert "¥7,740.00" in page.toPlainText()
    window.close()


def test_the_diagnostic_report_has_no_figures_of_the_user(hands: Hands) -> None:
    hands.type_in("inputTokens", "987654")
    hands.choose("Copy &diagnostic report")
    report = QApplication.clipboard().text()
    assert "PySide6" in report
    assert "cny-2025-11-11" in report
    assert "987654" not in report


def test_windows_open_one_after_the_other_look_the_same(
    open_window: Callable[..., Hands],
) -> None:
    first = open_window("zh").window
    second = open_window("en").window
    assert first.font().pointSizeF() == second.font().pointSizeF()
    assert second.windowTitle() == "Kimi price calculator"


def test_typing_moves_nothing(hands: Hands) -> None:
    hands.type_in("inputTokens", "1")
    table = hands.child(QTableView, "compare")
    QApplication.processEvents()
    before = table.mapTo(hands.window, QPoint(0, 0)), table.size()
    for key in "2345":
        hands.keys(hands.edit("inputTokens"), key)
        QApplication.processEvents()
        assert (table.mapTo(hands.window, QPoint(0, 0)), table.size()) == before


def test_always_on_top_without_a_flicker(hands: Hands) -> None:
    hidden: list[QEvent] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Hide:
                hidden.append(event)
            return super().eventFilter(watched, event)

    watch = Watch()
    hands.window.installEventFilter(watch)
    for wanted in (True, False):
        hands.choose("Always on t&op")
        on_top = bool(hands.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
        assert on_top is wanted
        handle = hands.window.windowHandle()
        assert bool(handle.flags() & Qt.WindowType.WindowStaysOnTopHint) is wanted
    assert hands.window.isVisible()
    hands.window.removeEventFilter(watch)
    assert hidden == []
