"""From text: typed, pasted or dropped, counted at once, priced, and taken over."""

from collections.abc import Callable

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from widgets.text_desk import TEXT, Desk

from kimi_calc.appearance import Appearance
from kimi_calc.tokens import estimate_tokens
from kimi_calc.viewmodels.source_rows import COST, NAME, TOKENS


def test_what_is_typed_is_counted_and_priced(desk: Desk) -> None:
    desk.type("sourceText", TEXT)
    expected = estimate_tokens(TEXT)
    assert desk.cell(0, TOKENS) == str(expected.typical)
    assert f"{expected.low} – {expected.high}, ±10%" in desk.said("sourceSummary")
    assert desk.cell(0, COST).count("¥") == 2
    assert "within ±10%" in desk.said("sourceSureness")
    assert "free for now" in desk.said("sourceExplained")


def test_it_is_taken_over_and_the_result_shows_the_range(desk: Desk) -> None:
    desk.type("sourceText", TEXT)
    desk.hands.child(QPlainTextEdit, "sourceQuestion").setPlainText("Summarise this contract.")
    desk.settle()
    requests = desk.hands.edit("sourceRequests")
    requests.setText("200")
    total = desk.dialog.sources.total
    assert total is not None
    desk.button("useTokens").click()
    assert not desk.dialog.isVisible()
    assert desk.hands.text("inputTokens").replace(",", "") == str(total.typical)
    assert desk.hands.text("requests") == "200"
    assert "The input is an estimate: ¥" in desk.hands.text("notes")
    desk.hands.type_in("inputTokens", "1000")
    assert "estimate" not in desk.hands.text("notes")
    desk.hands.window.calculation.undo()
    assert "The input is an estimate: ¥" in desk.hands.text("notes")
    desk.hands.window.calculation.undo()
    assert desk.hands.text("requests") == "1"


def test_a_text_that_no_request_can_hold_has_no_price(desk: Desk) -> None:
    desk.hands.window.calculation.pick("moonshot-v1-8k")
    desk.type("sourceText", TEXT * 20)
    assert desk.cell(0, COST) == "may be too long"
    assert desk.said("sourceProblem") == (
        "This may be too long for moonshot-v1-8k, which takes up to 8,192 tokens a request."
    )
    desk.type("sourceText", TEXT * 20)
    assert desk.cell(0, COST) == "too long"
    assert desk.said("sourceProblem") == (
        "Too long for moonshot-v1-8k, which takes up to 8,192 tokens a request."
    )
    assert "Cost" not in desk.said("sourceSummary")


def test_in_chinese(open_window: Callable[..., Hands]) -> None:
    desk = Desk(open_window("zh"))
    desk.type("sourceText", TEXT)
    assert desk.dialog.windowTitle() == "从文本估算输入 tokens"
    assert "误差在 ±10% 以内" in desk.said("sourceSureness")


def test_it_follows_the_language(desk: Desk) -> None:
    desk.type("sourceText", TEXT)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Appearance.of(application).set_language("zh")
    desk.hands.qtbot.waitUntil(lambda: desk.dialog.windowTitle() == "从文本估算输入 tokens")
    assert "误差在 ±10% 以内" in desk.said("sourceSureness")
    assert desk.cell(0, NAME) == "输入的文本"


def test_images_are_typed_since_no_rule_is_public(desk: Desk) -> None:
    desk.type("sourceText", TEXT)
    before = desk.dialog.sources.total
    assert before is not None
    images = desk.hands.edit("imageTokens")
    images.setText("1k")
    assert f"{before.typical + 1000:,} tokens" in desk.said("sourceSummary")
    assert "no public rule" in desk.said("imageTokensWhy")
    images.setText("1.5")
    assert "1.5" in desk.said("sourceProblem")
    assert not desk.button("useTokens").isEnabled()
    images.setText("1000")
    desk.button("useTokens").click()
    assert desk.hands.text("inputTokens") == f"{before.typical + 1000:,}"


def test_a_number_is_never_that_of_another_text(desk: Desk) -> None:
    desk.type("sourceText", TEXT)
    edit = desk.hands.child(QPlainTextEdit, "sourceText")
    edit.insertPlainText(TEXT * 50)
    assert desk.dialog.sources.counting
    assert not desk.button("useTokens").isEnabled()
    desk.dialog.close()
    desk.settle()
    total = desk.dialog.sources.total
    assert total is not None
    assert total.characters == len(TEXT) * 51
    expected = estimate_tokens(edit.toPlainText())
    assert total.typical == pytest.approx(expected.typical, rel=0.0005)


def test_the_cost_of_all_requests_stands_beside_that_of_one(desk: Desk) -> None:
    desk.hands.window.calculation.pick("kimi-k2-0905-preview")
    desk.type("sourceText", TEXT)
    total = desk.dialog.sources.total
    assert total is not None
    assert "requests" not in desk.said("sourceSummary")
    desk.hands.edit("sourceRequests").setText("1k*1k")
    low, high = (f"¥{tokens * 4:,}.00" for tokens in (total.low, total.high))
    assert desk.said("sourceSummary").endswith(f"1,000,000 requests: {low} – {high}")


def test_a_long_text_is_read_in_a_pause_and_its_old_number_is_gone_at_once(desk: Desk) -> None:
    edit = desk.hands.child(QPlainTextEdit, "sourceText")
    long = TEXT * (1_000_000 // len(TEXT) + 1)
    edit.setPlainText(long)
    desk.hands.qtbot.waitUntil(lambda: desk.dialog.sources.typed.tokens is not None)
    QTest.keyClick(edit, Qt.Key.Key_A)
    assert desk.dialog.sources.typed.text == long, "read at once"
    assert desk.dialog.sources.counting
    assert not desk.button("useTokens").isEnabled()
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    desk.hands.qtbot.waitUntil(lambda: desk.dialog.sources.typed.tokens is not None)
    assert desk.button("useTokens").isEnabled()
    edit.setPlainText("short")
    assert desk.dialog.sources.typed.text == "short"


def test_a_dropped_text_joins_what_was_typed(desk: Desk) -> None:
    desk.type("sourceText", "typed")
    desk.dialog.add_text("dropped")
    desk.settle()
    edit = desk.hands.child(QPlainTextEdit, "sourceText")
    assert edit.toPlainText() == "typed\ndropped"
