"""The page Usage: what isn't counted, other prices, the bill, savings, the estimate, columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hands import Hands
from own_lists import text_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from viewmodels.usage_desk import entry, reading_of
from widgets.states import settle
from widgets.usage_page_desk import UsageDesk, several

from kimi_calc import app, user_files
from kimi_calc.usage_logs.asked import UnknownTable, UsageLogError
from kimi_calc.usage_logs.tally import FileRead
from kimi_calc.widgets.usage_columns_dialog import UsageColumnsDialog
from kimi_calc.widgets.usage_not_counted_dialog import UsageNotCountedDialog


@pytest.fixture
def page(hands: Hands) -> UsageDesk:
    return UsageDesk(hands)


def test_what_is_not_counted_and_an_alias(page: UsageDesk) -> None:
    page.show(several())
    assert page.text("usageNotCountedText") == (
        "3 records are not counted: 1 whose model no price list has (gpt-4o-mini), "
        "2 that can't be read."
    )
    page.press("usageNotCountedShow")
    dialog = page.hands.window.findChild(UsageNotCountedDialog)
    assert isinstance(dialog, UsageNotCountedDialog)
    lines = dialog.findChild(QPlainTextEdit, "usageUnreadable")
    assert isinstance(lines, QPlainTextEdit)
    assert lines.toPlainText().startswith("logs/a.jsonl, line 5: this line is not valid JSON")
    box = dialog.findChild(QComboBox, "usageAlias_gpt-4o-mini")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("kimi-k2.6"))
    box.activated.emit(box.currentIndex())
    settle()
    assert page.text("usageNotCountedText") == "2 records are not counted: 2 that can't be read."
    assert page.logs.sums
    assert page.logs.sums.costs.rows.counted == 4
    box = dialog.findChild(QComboBox, "usageAlias_gpt-4o-mini")  # it can be taken back
    assert isinstance(box, QComboBox)
    dialog.close()


def test_what_fails_is_said(page: UsageDesk) -> None:
    page.logs.add(["/home/lin/a.jsonl"])
    page.told.last.tell(UsageLogError("no_file", "/home/lin/a.jsonl"))
    page.hands.qtbot.waitUntil(lambda: page.logs.problem is not None)
    settle()
    assert page.text("usageProblemText") == "lin/a.jsonl can't be read: it can't be opened."
    assert page.sees("usageEmpty")


def test_a_file_that_cannot_be_read_beside_others(page: UsageDesk) -> None:
    broken = FileRead("logs/b.gz", "", 0, 0, "no_file")
    page.show(reading_of([entry()], files=(FileRead("logs/a.jsonl", "chat", 1, 0), broken)))
    assert page.text("usageNotCountedText") == "logs/b.gz can't be read."


def test_other_prices_by_the_keyboard(page: UsageDesk) -> None:
    page.show(several())
    box = page.hands.child(QComboBox, "usagePrices")
    box.setFocus()
    for _ in range(box.count()):
        if box.currentText() == "2026-09-19":
            break
        page.key(box, Qt.Key.Key_Down)
    assert page.text("usageTotalCaption") == "By the price list 2026-09-19"
    assert page.sees("usageDearestOld")
    box = page.hands.child(QComboBox, "usageCurrency")
    box.setFocus()
    page.key(box, Qt.Key.Key_Down)
    assert page.text("usageTotal").startswith("$")
    page.press("usageDearestAgain")
    assert page.told.last.asked.currency == "USD"
    page.logs.cancel()


def test_a_list_that_comes_later_is_priced_by(page: UsageDesk) -> None:
    page.show(several())
    before = page.text("usageTotal")
    own = user_files.folder() / "prices"
    own.mkdir(parents=True, exist_ok=True)
    text = text_of("cny-2026-09-19").replace("output: 100.00", "output: 900.00")
    (own / "mine.yaml").write_text(text, "utf-8")
    page.hands.window.open_page("calculate")
    page.hands.window.open_page("usage")
    settle()
    assert page.text("usageTotal") != before


def test_the_bill_is_compared(page: UsageDesk) -> None:
    page.show(several())
    assert page.logs.sums
    field = page.hands.child(QPlainTextEdit, "usageBill")
    field.setFocus()
    page.hands.keys(field, f"{page.logs.sums.costs.total:f}")
    settle()
    assert page.text("usageBillResult") == "Exactly as worked out"
    field.selectAll()
    page.hands.keys(field, "100")
    settle()
    assert page.text("usageBillResult").startswith("Billed more: +¥97.")
    assert page.text("usageBillTold")
    field.selectAll()
    page.hands.keys(field, "x")
    settle()
    assert page.text("message_usageBill") == "This is no amount: type it such as 1234.56."
    assert not page.sees("usageBillResult")
    field.selectAll()
    QApplication.clipboard().setText("2026-10-05\t1\n2026-10-06\t2\n")
    field.paste()
    settle()
    assert "2026-10-06: billed ¥2.00" in page.text("usageBillTold")
    page.press("usageBy_day")
    assert [row[7:] for row in page.rows()][1] == ["¥2.00", "+¥0.80"]
    page.table.setFocus()
    page.hands.qtbot.keyClick(  # type: ignore[no-untyped-call]
        page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
    )
    assert QApplication.clipboard().text().splitlines()[0].endswith("\tBilled\tDifference")
    assert page.told.begun == []  # what is pasted there is no table of records


def test_what_could_be_saved(page: UsageDesk) -> None:
    page.show(several())
    assert page.text("saving0").startswith("Hit rate 20.0% → ")
    assert page.text("savingAmount0").startswith("−¥")
    box = page.hands.child(QComboBox, "usageModel")
    box.setFocus()
    box.setCurrentIndex(box.findText("kimi-k2.6"))
    box.activated.emit(box.currentIndex())
    assert " · −¥" in page.text("usageOtherwise")
    hits = page.hands.child(QLineEdit, "usageHits")
    page.hands.type_in("usageHits", "90%")
    cheaper = page.text("usageOtherwise")
    page.hands.type_in("usageHits", "0%")
    assert page.text("usageOtherwise") != cheaper
    page.hands.type_in("usageHits", "lots")
    assert page.sees("message_usageHits")
    assert not page.sees("usageOtherwise")
    assert hits.text() == "lots"


def test_to_the_estimate_in_one_step(page: UsageDesk) -> None:
    page.show(several())
    page.press("usageToEstimate")
    window = page.hands.window
    assert window.view.page == "estimate"
    estimating = window.estimates.desk.estimating
    items = estimating.estimate.items
    assert [item.model.id for item in items] == ["kimi-k2.6", "kimi-k3"]
    assert {item.group for item in items} == {"Usage from 2026-10-05 to 2026-10-08"}
    assert window.statusBar().currentMessage().startswith("2 items came in from the usage · ¥")
    estimating.undo()
    assert estimating.estimate.items == ()
    assert not estimating.can_undo


def test_columns_are_told_and_remembered(page: UsageDesk) -> None:
    table = UnknownTable(
        "x/table.csv",
        ("when", "what", "a", "b", "c"),
        (("2026-10-05", "kimi-k2.6", "1200", "200", "30"),),
    )
    page.logs.add(["x/table.csv"])
    page.answer(reading_of([], unknown=(table,)))
    assert page.text("usageUnknownText") == (
        "x/table.csv is a table of a kind that is not known here: say what it holds."
    )
    page.press("usageUnknownShow")
    dialog = page.hands.window.findChild(UsageColumnsDialog)
    assert isinstance(dialog, UsageColumnsDialog)
    read = dialog.findChild(QAbstractButton, "readColumns")
    assert isinstance(read, QAbstractButton)
    assert not read.isEnabled()
    for role, heading in (("model", "what"), ("input", "a"), ("cached", "b"), ("output", "c")):
        box = dialog.findChild(QComboBox, f"column_{role}")
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findText(heading))
        box.activated.emit(box.currentIndex())
    preview = dialog.findChild(QPlainTextEdit, "columnsPreview")
    assert isinstance(preview, QPlainTextEdit)
    assert "1,200 in (200 from the cache) + 30 out" in preview.toPlainText()
    beside = dialog.findChild(QComboBox, "column_cache")
    assert isinstance(beside, QComboBox)
    beside.setCurrentIndex(1)
    beside.activated.emit(1)
    assert "1,400 in (200 from the cache) + 30 out" in preview.toPlainText()
    read.click()
    settle()
    (layout,) = page.told.last.asked.layouts.values()
    assert "what" in layout
    page.answer(reading_of([entry()]))
    assert not page.sees("usageUnknown")


def test_what_was_used_is_copied_by_keys(page: UsageDesk) -> None:
    window = page.hands.window
    copies = [one for one in window.findChildren(QAction) if one.objectName() == "actionCopyResult"]
    assert [one.isEnabled() for one in copies] == [False]  # there is nothing yet
    page.show(several())
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    page.key(window, Qt.Key.Key_C, shift)
    assert "kimi-k3" in QApplication.clipboard().text()
    page.key(window, Qt.Key.Key_S, shift)
    assert QApplication.clipboard().text().startswith("Usage from 2026-10-05 to 2026-10-08: ¥")
    page.key(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    page.key(window, Qt.Key.Key_S, shift)
    assert not QApplication.clipboard().text().startswith("Usage")


def test_it_begins_anew(page: UsageDesk) -> None:
    page.show(several())
    page.hands.child(QAbstractButton, "usageExport").pressed.emit()
    menu = page.hands.child(QMenu, "usageExportMenu")
    (clear,) = [one for one in menu.actions() if one.objectName() == "usageClear"]
    clear.trigger()
    menu.close()
    settle()
    assert page.sees("usageEmpty")
    assert not page.sees("usageTotalCard")


def test_the_page_comes_back_at_the_next_start_without_files(page: UsageDesk) -> None:
    page.show(several())
    page.hands.window.close()
    again = app.create_window()
    page.hands.qtbot.addWidget(again)
    assert again.view.page == "usage"
    empty = again.findChild(QWidget, "usageEmpty")
    assert isinstance(empty, QWidget)
    assert empty.isVisibleTo(again)


def test_a_log_is_read_and_priced(hands: Hands, tmp_path: Path) -> None:
    """With the real reading, in a process of its own."""
    log = tmp_path / "replies.jsonl"
    usage = {"prompt_tokens": 1200, "completion_tokens": 300, "cached_tokens": 800}
    reply = {"id": "chatcmpl-1", "created": 1_790_000_000, "model": "kimi-k2.6", "usage": usage}
    other = {**reply, "id": "chatcmpl-2"}
    log.write_text("\n".join(map(json.dumps, (reply, reply, other))) + "\nno json\n")
    hands.window.open_page("usage")
    logs = hands.window.usage.logs
    logs.add([log])
    hands.qtbot.waitUntil(lambda: logs.stage == "shown", timeout=30_000)
    assert logs.sums
    assert logs.sums.costs.rows == (4, 2, 1, 1, 0)
