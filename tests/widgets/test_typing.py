"""Typing, pasting, committing: the same amounts, live."""

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


@pytest.fixture
def example(hands: Hands) -> Hands:
    hands.type_in("inputTokens", "45000")
    hands.type_in("cacheHitPercent", "60")
    hands.type_in("outputTokens", "1500")
    hands.type_in("requests", "1000*30")
    return hands


def test_keys(example: Hands) -> None:
    assert example.text("total") == "¥7,740.00"
    assert example.text("perRequest") == "Per request ¥0.258"
    assert example.text("totalCaption") == "Total · 30,000 requests"


def test_every_key_updates_everything(hands: Hands) -> None:
    hands.type_in("outputTokens", "0")
    hands.type_in("inputTokens", "")
    shown = []
    for key in "12345":
        hands.keys(hands.edit("inputTokens"), key)
        shown.append(hands.text("total"))
    # The input is replaced by 1, then 12, 123, … tokens at 8.00 per million.
    assert shown == ["¥0.000008", "¥0.000096", "¥0.000984", "¥0.009872", "¥0.09876"]


def test_tab_goes_through_the_form_in_order(hands: Hands) -> None:
    order = ["inputTokens", "cacheHitSlider", "cacheHitPercent", "outputTokens", "requests"]
    hands.edit("inputTokens").setFocus()
    seen = []
    for _ in order:
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget.objectName())
        hands.press(widget, Qt.Key.Key_Tab)
    assert seen == order


def test_tab_then_typing_replaces(hands: Hands) -> None:
    hands.edit("cacheHitPercent").setFocus()
    hands.press(hands.edit("cacheHitPercent"), Qt.Key.Key_Tab)
    hands.keys(hands.edit("outputTokens"), "7")
    assert hands.text("outputTokens") == "7"


@pytest.mark.parametrize("digits", ["４５０００", "４５，０００", "４．５万", "45，000"])
def test_an_input_method_commits(example: Hands, digits: str) -> None:
    example.type_in("inputTokens", "1")
    example.commit("inputTokens", digits)
    assert example.text("inputTokens") == digits
    assert example.text("total") == "¥7,740.00"


@pytest.mark.parametrize("text", ["45,000", "45 000", " 45\u00a0000 ", "45,000 tokens", "4.5万"])
def test_paste(example: Hands, text: str) -> None:
    example.type_in("inputTokens", "1")
    example.paste("inputTokens", text)
    assert example.text("total") == "¥7,740.00"


def test_two_cells_pasted_are_not_one_number(example: Hands) -> None:
    example.paste("inputTokens", "45\t000")
    assert example.window.calculation.quote is None
    example.paste("inputTokens", "45\n000")
    assert example.window.calculation.quote is None


def test_nothing_is_cut_off_a_long_paste(hands: Hands) -> None:
    hands.paste("requests", "1" + "0" * 50_000)
    assert len(hands.text("requests")) == 50_001
    assert hands.window.calculation.error("requests") is not None


def test_a_field_is_not_rewritten_while_it_is_typed_in(hands: Hands) -> None:
    hands.type_in("requests", "1000*30")
    assert hands.text("requests") == "1000*30"
    assert hands.text("message_requests") == "= 30,000"


def test_leaving_a_field_groups_its_digits(hands: Hands) -> None:
    hands.type_in("requests", "1000*30")
    hands.press(hands.edit("requests"), Qt.Key.Key_Tab)
    assert hands.text("requests") == "30,000"
    assert hands.text("message_requests") == "1000*30"
    hands.press(hands.edit("outputTokens"), Qt.Key.Key_Backtab)
    assert hands.text("message_requests") == "1000*30"


def test_return_groups_too(hands: Hands) -> None:
    hands.commit("inputTokens", "12万")
    hands.press(hands.edit("inputTokens"), Qt.Key.Key_Return)
    assert hands.text("inputTokens") == "120,000"


def test_the_slider_and_the_percentage_are_one(hands: Hands) -> None:
    hands.type_in("cacheHitPercent", "37.5%")
    assert hands.slider.value() == 37
    assert hands.text("cacheHitPercent") == "37.5%"
    hands.slider.setFocus()
    hands.press(hands.slider, Qt.Key.Key_Right)
    assert hands.text("cacheHitPercent") == "38%"
    assert hands.text("message_cacheHitPercent") == "3,800 tokens"


def test_a_text_set_by_an_assistive_tool_counts(hands: Hands) -> None:
    hands.edit("inputTokens").setText("20,000")
    assert hands.text("total") == "¥0.218"
