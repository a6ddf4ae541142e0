"""From text: documents and folders, the vocabulary, and who waits for whom."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTableView, QWidget
from tokens.document_makers import pdf, shown, without, xlsx
from tokens.pdf_faults import of_pages
from widgets.text_desk import TEXT, Desk

from kimi_calc.tokens import estimate_tokens
from kimi_calc.viewmodels.source_rows import NAME, TOKENS


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


def test_pages_that_are_lost_are_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_pages(monkeypatch, "os.abort() if number == 1 else page(self, number)")
    (tmp_path / "a.pdf").write_bytes(pdf([shown("one"), shown("two"), b""]))
    desk.drop(tmp_path / "a.pdf")
    desk.settle()
    assert desk.said("sourceFailures") == (
        "a.pdf: pages without text: 1; damaged or oversized pages, not counted: 1"
    )
    assert desk.cell(0, NAME) == "a.pdf (partly)"


def test_what_a_workbook_has_lost_is_said(desk: Desk, tmp_path: Path) -> None:
    rows = '<row><c t="s"><v>9</v></c><c><v>0.30000000000000004</v></c></row>'
    desk.drop(xlsx(tmp_path / "a.xlsx", [rows]))
    desk.settle()
    assert desk.said("sourceFailures") == (
        "a.xlsx: cells without their content: 1; open it in its own program and save it again"
    )
    table = desk.dialog.findChild(QTableView, "sources")
    assert isinstance(table, QTableView)
    tip = table.model().index(0, NAME).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith("numbers are counted as the spreadsheet shows them")
    broken = without(xlsx(tmp_path / "b.xlsx", [rows, rows]), "xl/worksheets/sheet2.xml")
    desk.drop(broken)
    desk.settle()
    assert desk.said("sourceFailures").splitlines()[1] == (
        "b.xlsx: damaged parts: 1; open it in its own program and save it again; "
        "cells without their content: 1; open it in its own program and save it again"
    )
    assert desk.said("sourceLeftOut") == "Files of which a part is not counted: 2."
    assert desk.cell(1, NAME) == "b.xlsx (partly)"
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 no more")
    desk.drop(tmp_path / "c.pdf")
    desk.settle()
    assert desk.said("sourceLeftOut") == (
        "Files that can't be read, not counted: 1. Files of which a part is not counted: 2."
    )


def test_in_a_low_dialog_the_total_and_what_it_lacks_stay_in_sight(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 no more")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    desk.drop(tmp_path)
    line = desk.dialog.fontMetrics().lineSpacing()
    always = ("sourceSummary", "sourceLeftOut")
    for lines, others in ((17, False), (40, True), (17, False)):
        desk.dialog.resize(desk.dialog.width(), line * lines)
        for _ in range(4):
            QApplication.processEvents()
        for name in (*always, "sourceSureness", "sourceRequests"):
            part = desk.dialog.findChild(QWidget, name)
            assert isinstance(part, QWidget)
            place = QRect(part.mapTo(desk.dialog, QPoint()), part.size())
            seen = desk.dialog.rect().contains(place) and not part.visibleRegion().isEmpty()
            assert seen == (others or name in always), name


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


def test_keys_are_answered_while_much_is_counted(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text(TEXT * 4000, "utf-8")
    desk.dialog.add([tmp_path / "large.txt"])
    desk.hands.qtbot.waitUntil(lambda: bool(desk.dialog.sources.documents))
    desk.hands.type_in("outputTokens", "12345")
    assert desk.hands.window.calculation.value("outputTokens") == 12345
    assert desk.dialog.sources.counting
    desk.button("stopCounting").click()
    assert desk.cell(0, TOKENS) == "not counted"


def test_a_damaged_vocabulary_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "tiktoken.model").write_text("no vocabulary at all", "utf-8")
    desk.dialog.add([tmp_path / "tiktoken.model"])
    desk.hands.qtbot.waitUntil(lambda: "tiktoken.model" in desk.said("sourceProblem"))
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
    assert desk.said("sourceSureness").splitlines() == [
        "The platform's rule of thumb: 630 – 840. The exact count holds.",
        "Counted with the vocabulary: exact. (Kimi K2/K3)",
    ]
    desk.hands.window.calculation.pick("moonshot-v1-128k")
    desk.settle()
    assert "±10%" in desk.said("sourceSummary")
    assert "doesn't hold for moonshot-v1-128k" in desk.said("sourceSureness")
    desk.hands.window.calculation.pick("kimi-k2-0905-preview")
    desk.settle()
    assert "exact" in desk.said("sourceSummary")
    desk.button("loadVocabulary").click()
    desk.settle()
    assert "±10%" in desk.said("sourceSummary")


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
    assert desk.button("stopCounting").isVisible()
    desk.button("stopCounting").click()
    assert not desk.button("stopCounting").isVisible()
    assert "looking for them was stopped too" in desk.said("sourceProgress")
    assert not desk.button("useTokens").isEnabled()
    desk.button("continueCounting").click()
    desk.settle()
    assert len(desk.dialog.sources.documents) == 400
    assert desk.said("sourceProgress") == ""
    assert not desk.button("continueCounting").isVisible()


def test_an_empty_document_claims_no_count(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    desk.drop(tmp_path / "empty.txt")
    assert desk.said("sourceSureness") == ""
