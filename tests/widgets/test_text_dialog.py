"""From text: typed, pasted or dropped, counted at once, priced, and taken over."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QPushButton, QTableView

from kimi_calc.tokens import estimate_tokens
from kimi_calc.viewmodels.source_rows import COST, NAME, TOKENS
from kimi_calc.widgets.text_dialog import TextDialog

TEXT = "The customer pays within thirty days of receiving the invoice. " * 40


class Desk:
    """The dialog, and what a person does with it."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        hands.child(QPushButton, "estimateFromText").click()
        dialog = hands.window.findChild(TextDialog)
        assert isinstance(dialog, TextDialog)
        self.dialog = dialog

    def type(self, name: str, text: str) -> None:
        edit = self.dialog.findChild(QPlainTextEdit, name)
        assert isinstance(edit, QPlainTextEdit)
        edit.setFocus()
        edit.insertPlainText(text)
        self.settle()

    def settle(self) -> None:
        """Wait until all is counted."""
        self.hands.qtbot.waitUntil(
            lambda: bool(self.dialog.sources.shown) and not self.dialog.sources.counting
        )

    def button(self, name: str) -> QPushButton:
        button = self.dialog.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        return button

    def said(self, name: str) -> str:
        label = self.dialog.findChild(QLabel, name)
        assert isinstance(label, QLabel)
        return label.text().replace("\xa0", " ")

    def cell(self, row: int, column: int) -> str:
        table = self.dialog.findChild(QTableView, "sources")
        assert isinstance(table, QTableView)
        return str(table.model().index(row, column).data())

    def drop(self, *paths: Path) -> None:
        """Drop files on the window."""
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        no_key, place = Qt.KeyboardModifier.NoModifier, QPoint(50, 50)
        window = self.hands.window
        QApplication.sendEvent(window, QDragEnterEvent(place, copy, content, left, no_key))
        QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, content, left, no_key))
        self.hands.qtbot.waitUntil(lambda: bool(self.dialog.sources.documents))
        self.settle()


@pytest.fixture
def desk(hands: Hands) -> Desk:
    return Desk(hands)


def test_what_is_typed_is_counted_and_priced(desk: Desk) -> None:
    desk.type("sourceText", TEXT)
    expected = estimate_tokens(TEXT)
    assert desk.cell(0, TOKENS) == str(expected.typical)
    assert f"{expected.low} – {expected.high}, ±10 %" in desk.said("sourceSummary")
    assert desk.cell(0, COST).count("¥") == 2
    assert "within 10 %" in desk.said("sourceSureness")
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


def test_documents_are_dropped_on_the_page(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "合同.txt").write_text("甲方应当在三十日内付款。" * 80, "gb18030")
    (tmp_path / "folder" / "b.md").write_text(TEXT, "utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    desk.drop(tmp_path / "folder", tmp_path / "photo.png")
    desk.hands.qtbot.waitUntil(lambda: len(desk.dialog.sources.documents) == 3)
    desk.settle()
    names = [desk.cell(row, NAME) for row in range(3)]
    assert names[0] == "b.md"
    assert names[1].startswith("合同.txt (gb")
    assert names[2] == "photo.png"
    assert desk.said("sourceFailures").startswith("photo.png: is an image")
    assert desk.button("useTokens").isEnabled()


def test_another_encoding_is_chosen(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲方应当在三十日内付款。" * 80, "gb18030")
    desk.drop(tmp_path / "a.txt")
    table = desk.dialog.findChild(QTableView, "sources")
    assert isinstance(table, QTableView)
    table.customContextMenuRequested.emit(QPoint(20, 5))
    menu = desk.dialog.findChild(QMenu)
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert actions["gb18030"].isChecked()
    right = desk.cell(0, TOKENS)
    actions["utf-8"].trigger()
    desk.hands.qtbot.waitUntil(lambda: desk.dialog.sources.documents[0].encoding == "utf-8")
    desk.settle()
    assert desk.cell(0, TOKENS) != right
    assert "characters that this encoding has not" in desk.said("sourceFailures")
    menu.close()


def test_a_document_is_removed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    desk.drop(tmp_path / "a.txt")
    table = desk.dialog.findChild(QTableView, "sources")
    assert isinstance(table, QTableView)
    assert not desk.button("removeSource").isEnabled()
    table.selectRow(0)
    desk.button("removeSource").click()
    assert desk.dialog.sources.shown == []
    assert not desk.button("useTokens").isEnabled()


def test_a_text_that_no_request_can_hold_has_no_price(desk: Desk) -> None:
    desk.hands.window.calculation.pick("moonshot-v1-8k")
    desk.type("sourceText", TEXT * 20)
    assert desk.cell(0, COST) == "—"
    assert "takes up to 8,192 tokens" in desk.said("sourceSummary")


def test_keys_are_answered_while_much_is_counted(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text(TEXT * 4000, "utf-8")
    desk.dialog.add([tmp_path / "large.txt"])
    desk.hands.qtbot.waitUntil(lambda: bool(desk.dialog.sources.documents))
    desk.hands.type_in("outputTokens", "12345")
    assert desk.hands.window.calculation.value("outputTokens") == 12345
    assert desk.dialog.sources.counting
    desk.button("stopCounting").click()
    assert desk.dialog.sources.documents == []


def test_a_damaged_vocabulary_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "tiktoken.model").write_text("no vocabulary at all", "utf-8")
    desk.dialog.add([tmp_path / "tiktoken.model"])
    desk.hands.qtbot.waitUntil(lambda: "tiktoken.model" in desk.said("sourceSureness"))
    assert desk.dialog.sources.tokenizer is None
    assert desk.hands.window.vocabulary is None


def test_with_the_vocabulary_it_counts_exactly(desk: Desk) -> None:
    vocabulary = Path(__file__).resolve().parents[3] / "shared" / "tokens" / "tiktoken.model"
    if not vocabulary.exists():
        pytest.skip("the vocabulary is not here")
    desk.type("sourceText", TEXT)
    desk.dialog.add([vocabulary])
    desk.hands.qtbot.waitUntil(lambda: desk.dialog.sources.tokenizer is not None)
    desk.settle()
    assert "exact" in desk.said("sourceSummary")
    assert desk.said("sourceSureness") == "Counted with the vocabulary: exact. (Kimi K2/K3)"
    desk.hands.window.calculation.pick("moonshot-v1-128k")
    desk.settle()
    assert "±10 %" in desk.said("sourceSummary")
    assert "doesn't hold for moonshot-v1-128k" in desk.said("sourceSureness")
    desk.hands.window.calculation.pick("kimi-k2-0905-preview")
    desk.settle()
    assert "exact" in desk.said("sourceSummary")
    desk.button("loadVocabulary").click()
    desk.settle()
    assert "±10 %" in desk.said("sourceSummary")


def test_in_chinese(open_window: Callable[..., Hands]) -> None:
    desk = Desk(open_window("zh"))
    desk.type("sourceText", TEXT)
    assert desk.dialog.windowTitle() == "从文本估算 tokens"
    assert "误差在 10% 以内" in desk.said("sourceSureness")


def test_images_are_typed_since_no_rule_is_public(desk: Desk) -> None:
    desk.type("sourceText", TEXT)
    before = desk.dialog.sources.total
    assert before is not None
    images = desk.hands.edit("imageTokens")
    images.setText("1k")
    assert f"{before.typical + 1000:,} tokens" in desk.said("sourceSummary")
    assert "no public rule" in desk.said("imageTokensWhy")
    images.setText("1.5")
    assert desk.said("sourceSureness")
    assert "±" not in desk.said("sourceSureness")
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


def test_files_that_were_copied_are_pasted_as_documents(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    QApplication.clipboard().setMimeData(content)
    edit = desk.hands.child(QPlainTextEdit, "sourceText")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert edit.toPlainText() == ""
    assert desk.cell(0, NAME) == "a.txt"
    assert desk.cell(0, TOKENS) == str(estimate_tokens(TEXT).typical)


def test_the_cost_of_all_requests_stands_beside_that_of_one(desk: Desk) -> None:
    desk.hands.window.calculation.pick("kimi-k2-0905-preview")
    desk.type("sourceText", TEXT)
    total = desk.dialog.sources.total
    assert total is not None
    assert "requests" not in desk.said("sourceSummary")
    desk.hands.edit("sourceRequests").setText("1k*1k")
    low, high = (f"¥{tokens * 4:,}.00" for tokens in (total.low, total.high))
    assert desk.said("sourceSummary").endswith(f"1,000,000 requests: {low} – {high}")


def test_whoever_types_does_not_wait_for_documents(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text(TEXT * 8000, "utf-8")
    desk.dialog.add([tmp_path / "large.txt"])
    desk.hands.qtbot.waitUntil(lambda: bool(desk.dialog.sources.documents))
    desk.hands.child(QPlainTextEdit, "sourceText").insertPlainText(TEXT)
    desk.hands.qtbot.waitUntil(lambda: desk.dialog.sources.typed.tokens is not None)
    assert not desk.dialog.sources.documents[0].is_settled
    desk.button("stopCounting").click()


def test_the_table_is_not_filled_anew_for_every_document(desk: Desk, tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(TEXT[:100], "utf-8")
    told: list[int] = []
    desk.dialog.sources.changed.connect(lambda: told.append(1))
    desk.dialog.add([tmp_path])
    desk.settle()
    assert len(desk.dialog.sources.documents) == 400
    assert len(told) < 100
    total = desk.dialog.sources.total
    assert total is not None
    assert total.typical == 400 * estimate_tokens(TEXT[:100]).typical


def test_a_search_is_stopped(desk: Desk, tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").touch()
    desk.dialog.add([tmp_path])
    assert desk.button("stopCounting").isEnabled()
    desk.button("stopCounting").click()
    (tmp_path / "0.txt").write_text(TEXT, "utf-8")
    desk.dialog.add([tmp_path / "0.txt"])
    desk.settle()
    assert [source.path for source in desk.dialog.sources.documents] == [tmp_path / "0.txt"]
    assert not desk.button("stopCounting").isEnabled()


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


def test_an_empty_document_claims_no_count(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    desk.drop(tmp_path / "empty.txt")
    assert desk.said("sourceSureness") == ""
