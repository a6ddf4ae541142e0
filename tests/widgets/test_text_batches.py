"""From text: stopped and gone on with, one file a request, parts of a conversation."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hands import Hands
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from widgets.text_desk import TEXT, Desk

from kimi_calc.settings import Language
from kimi_calc.viewmodels.source_rows import COST, TOKENS
from kimi_calc.widgets import file_dialogs
from kimi_calc.widgets.text_dialog import TextDialog


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twenty contracts, three of them long, and five pictures."""
    made = tmp_path / "contracts"
    made.mkdir()
    for number in range(20):
        (made / f"{number:02}.txt").write_text(TEXT * (30 if number > 16 else 2), "utf-8")
    for number in range(5):
        (made / f"scan {number}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    return made


def counted(desk: Desk) -> int:
    return len(desk.dialog.sources.counted)


@pytest.mark.parametrize("by", ["button", "close", "escape"])
def test_what_is_stopped_stays_and_is_gone_on_with(desk: Desk, tmp_path: Path, by: str) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(TEXT * 10, "utf-8")
    desk.dialog.add([tmp_path])
    desk.hands.qtbot.waitUntil(lambda: counted(desk) > 2)
    assert desk.said("sourceProgress").endswith(" / 60…")
    assert not desk.button("useTokens").isEnabled()
    if by == "button":
        QTest.mouseClick(desk.button("stopCounting"), Qt.MouseButton.LeftButton)
    elif by == "close":
        QTest.mouseClick(desk.button("closeTextDialog"), Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(desk.dialog, Qt.Key.Key_Escape)
    if by != "button":
        assert not desk.dialog.isVisible()
        desk.hands.child(QPushButton, "estimateFromText").click()
        assert desk.dialog.isVisible()
    done = counted(desk)
    assert 2 < done < 60
    assert desk.said("sourceProgress") == f"{done} of 60 files counted, the rest not."
    cells = [desk.cell(row, TOKENS) for row in range(60)]
    assert cells.count("not counted") == 60 - done
    assert desk.button("useTokens").text() == f"&Use only what is counted ({done} of 60 files)"
    QTest.mouseClick(desk.button("continueCounting"), Qt.MouseButton.LeftButton)
    desk.settle()
    assert counted(desk) == 60
    assert desk.button("useTokens").text() == "&Use as input tokens"


def test_every_unreadable_file_is_named_and_can_be_copied(desk: Desk, folder: Path) -> None:
    desk.drop(folder)
    lines = desk.said("sourceFailures").splitlines()
    assert [line.partition(":")[0] for line in lines] == [f"scan {n}.png" for n in range(5)]
    assert desk.said("sourceFailuresLabel") == "Files with a problem, named below: 5"
    rows = range(25)
    assert [desk.cell(row, TOKENS) for row in rows].count("unreadable") == 5
    words = desk.dialog.findChild(QPlainTextEdit, "sourceFailures")
    assert isinstance(words, QPlainTextEdit)
    words.setFocus()
    QTest.keyClick(words, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(words, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().count("scan") == 5
    QTest.keyClicks(words, "x")
    assert desk.said("sourceFailures").splitlines() == lines


def test_one_file_one_request(desk: Desk, folder: Path) -> None:
    desk.hands.window.calculation.pick("kimi-latest")
    box = desk.dialog.findChild(QCheckBox, "oneFileOneRequest")
    assert isinstance(box, QCheckBox)
    assert box.isHidden()
    desk.hands.edit("requests").setText("77")
    desk.drop(folder)
    assert box.isVisible()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert box.isChecked()
    requests = desk.hands.edit("sourceRequests")
    assert (requests.text(), requests.isEnabled()) == ("20", False)
    assert desk.said("sourceSummary").startswith("20 requests · tokens on average")
    assert "each file by itself costs" in desk.said("sourceWarning")
    assert "go with each" in desk.said("oneFileOneRequestWhy")
    QTest.mouseClick(desk.button("useTokens"), Qt.MouseButton.LeftButton)
    assert desk.hands.text("requests") == "20"
    assert "÷ 20" in desk.hands.text("message_inputTokens")
    desk.hands.window.calculation.undo()
    assert desk.hands.text("requests") == "77"


def test_the_page_keeps_its_number_of_requests(desk: Desk) -> None:
    desk.hands.type_in("requests", "1000*30")
    assert desk.hands.edit("sourceRequests").text() == "30,000"
    desk.type("sourceText", TEXT)
    assert "30,000 requests: ¥" in desk.said("sourceSummary")
    desk.button("useTokens").click()
    assert desk.hands.window.calculation.requests == 30_000
    desk.hands.child(QPushButton, "estimateFromText").click()
    desk.hands.commit("sourceRequests", "１２")
    desk.button("useTokens").click()
    assert desk.hands.text("requests") == "12"


@pytest.mark.parametrize(
    ("link", "field", "use", "title"),
    [
        (
            "estimateSystemFromText",
            "systemTokens",
            "&Use as fixed-prefix tokens",
            "Fixed-prefix tokens from text",
        ),
        (
            "estimateUserFromText",
            "userTokens",
            "&Use as question tokens",
            "Question tokens from text",
        ),
        (
            "estimateReplyFromText",
            "replyTokens",
            "&Use as answer tokens",
            "Answer tokens from text",
        ),
    ],
)
def test_a_part_of_a_conversation(
    hands: Hands, link: str, field: str, use: str, title: str
) -> None:
    hands.child(QPushButton, "workloadConversation").click()
    desk = Desk(hands, link)
    desk.type("sourceText", TEXT)
    assert desk.dialog.windowTitle() == title
    button = desk.button("useTokens")
    assert button.text() == use
    assert "Cost" not in desk.said("sourceSummary")
    table = desk.dialog.findChild(QTableView, "sources")
    assert isinstance(table, QTableView)
    assert table.isColumnHidden(COST)
    assert desk.dialog.findChild(QWidget, "sourceRequests").isHidden()  # type: ignore[union-attr]  # it is there
    total = desk.dialog.sources.total
    assert total is not None
    button.click()
    assert hands.text(field) == f"{total.typical:,}"
    assert "Tokens from texts are estimates: ¥" in hands.text("notes")
    hands.type_in(field, "500")
    assert "estimates" not in hands.text("notes")


def test_each_field_keeps_its_own_texts(hands: Hands) -> None:
    hands.child(QPushButton, "workloadConversation").click()
    question = Desk(hands, "estimateUserFromText")
    question.type("sourceText", TEXT)
    question.dialog.close()
    answer = Desk(hands, "estimateReplyFromText")
    assert answer.dialog is not question.dialog
    assert answer.dialog.sources.shown == []
    answer.dialog.close()
    again = Desk(hands, "estimateUserFromText")
    assert again.dialog is question.dialog
    assert again.dialog.sources.typed.text == TEXT


def test_what_is_dropped_on_a_conversation_is_sent_first(hands: Hands, folder: Path) -> None:
    hands.child(QPushButton, "workloadConversation").click()
    desk = Desk(hands, "estimateSystemFromText")
    desk.dialog.close()
    desk.drop(folder / "00.txt")
    assert desk.dialog.isVisible()


@pytest.mark.parametrize("name", ["sourceText", "sourceQuestion"])
def test_alt_and_a_letter_type_nothing(desk: Desk, name: str) -> None:
    edit = desk.dialog.findChild(QPlainTextEdit, name)
    assert isinstance(edit, QPlainTextEdit)
    edit.setFocus()
    for key in (Qt.Key.Key_X, Qt.Key.Key_9, Qt.Key.Key_Z):
        QTest.keyClick(edit, key, Qt.KeyboardModifier.AltModifier)
    assert edit.toPlainText() == ""
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
    QTest.sendKeyEvent(QTest.KeyAction.Click, edit, Qt.Key.Key_Q, "@", both)  # AltGr on Windows
    desk.hands.keys(edit, "x")
    assert edit.toPlainText().endswith("x")


def test_what_is_empty_is_not_shown(desk: Desk) -> None:
    table = desk.dialog.findChild(QTableView, "sources")
    assert isinstance(table, QTableView)
    assert table.isHidden()
    labels = [label for label in desk.dialog.findChildren(QLabel) if label.isVisible()]
    assert all(label.text() for label in labels if label.objectName() != "sourceFailuresLabel")
    assert not any(label.text() == "—" for label in labels)
    desk.type("sourceText", TEXT)
    assert table.isVisible()


def test_a_larger_dialog_shows_more_rows(desk: Desk, folder: Path) -> None:
    desk.drop(folder)
    table = desk.dialog.findChild(QTableView, "sources")
    text = desk.dialog.findChild(QPlainTextEdit, "sourceText")
    assert isinstance(table, QTableView)
    assert isinstance(text, QPlainTextEdit)
    before = table.height(), text.height()
    desk.dialog.resize(desk.dialog.width(), 1400)
    desk.hands.qtbot.waitUntil(lambda: table.height() > before[0] + 150)
    assert text.height() > before[1] + 30


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_sentence_is_cut_off(
    open_window: Callable[..., Hands], folder: Path, language: Language, text_size: int
) -> None:
    desk = Desk(open_window(language, text_size=text_size))
    desk.hands.window.calculation.pick("kimi-latest")

    def look() -> None:
        QApplication.processEvents()
        for label in desk.dialog.findChildren(QLabel):
            if not label.isVisible() or not label.text():
                continue
            needed = (
                label.heightForWidth(label.width())
                if label.wordWrap()
                else label.minimumSizeHint().height()
            )
            assert label.height() >= needed, label.text()
            assert label.width() >= label.minimumSizeHint().width(), label.text()
            right = label.mapTo(desk.dialog, QPoint(label.width(), 0)).x()
            assert right <= desk.dialog.width(), label.text()
        for button in desk.dialog.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width(), button.text()
                right = button.mapTo(desk.dialog, QPoint(button.width(), 0)).x()
                assert right <= desk.dialog.width(), button.text()

    look()
    desk.type("sourceText", TEXT)
    look()
    desk.drop(folder)
    look()
    box = desk.dialog.findChild(QCheckBox, "oneFileOneRequest")
    assert isinstance(box, QCheckBox)
    box.click()
    look()
    desk.dialog.resize(desk.dialog.minimumSizeHint().width(), desk.dialog.height())
    look()


def test_file_dialogs_speak_the_language_of_the_program(
    open_window: Callable[..., Hands],
    monkeypatch: pytest.MonkeyPatch,
    nobody_answers: dict[str, Any],
) -> None:
    class System:
        language = "en-US"

        @classmethod
        def system(cls) -> "System":
            return cls()

        def uiLanguages(self) -> list[str]:  # noqa: N802 - Qt's name
            return [self.language]

    monkeypatch.setattr(file_dialogs, "QLocale", System)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", nobody_answers["getOpenFileName"])
    own = QFileDialog.Option.DontUseNativeDialog
    seen: list[tuple[bool, list[str]]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        words = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        seen.append((dialog.testOption(own), words))
        dialog.reject()

    for language in ("zh", "en"):
        hands = open_window(language)
        for system in ("en-US", "zh-CN"):
            System.language = system
            QTimer.singleShot(200, look)
            assert file_dialogs.ask_for_file(hands.window, "") is None
    assert [same for same, _ in seen] == [True, False, False, True]
    in_chinese, _, _, in_english = (words for _, words in seen)
    assert not any(letter.isascii() and letter.islower() for letter in "".join(in_chinese))
    assert in_english[0] == "&Look in:"


def test_a_vocabulary_counts_in_every_dialog(hands: Hands) -> None:
    single = Desk(hands)
    hands.child(QPushButton, "workloadConversation").click()
    Desk.__init__(single, hands, "estimateUserFromText")
    dialogs = hands.window.findChildren(TextDialog)
    assert len(dialogs) == 2
    first, second = (dialog.sources for dialog in dialogs)

    class Vocabulary:
        name, known = "test", None

        def fits(self, model: str | None) -> bool:
            del model
            return False

    tokenizer = Vocabulary()
    first.count_with(tokenizer, Path("tiktoken.model"))  # type: ignore[arg-type]  # as far as asked
    assert second.tokenizer is tokenizer  # type: ignore[comparison-overlap]  # the same
    assert hands.window.vocabulary == Path("tiktoken.model")
    second.forget_vocabulary()
    assert first.tokenizer is None
    assert hands.window.vocabulary is None
