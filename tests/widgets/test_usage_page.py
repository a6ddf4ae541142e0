"""The page Usage as a person uses it: files, keys, the clipboard, dialogs."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import patch

import pytest
from hands import Hands
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolTip,
    QWidget,
)
from viewmodels.usage_desk import DAY, Told, entry, reading_of
from widgets.states import settle
from widgets.usage_states import usage_page

from kimi_calc import app
from kimi_calc.usage_logs.asked import Progress, Reading, UnknownTable, UsageLogError
from kimi_calc.usage_logs.tally import FileRead
from kimi_calc.widgets import file_dialogs
from kimi_calc.widgets.number_table import NumberTable
from kimi_calc.widgets.usage_chart import UsageChart
from kimi_calc.widgets.usage_columns_dialog import UsageColumnsDialog
from kimi_calc.widgets.usage_not_counted_dialog import UsageNotCountedDialog

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Page:
    """The page, and what a person does on it."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.told = Told()
        self.logs = hands.window.usage.logs
        self.logs.reader.reads = self.told
        hands.window.activateWindow()
        self.key(hands.window, Qt.Key.Key_4, CONTROL)

    def key(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.hands.qtbot.keyClick(widget, key, held)  # type: ignore[no-untyped-call]
        settle()

    def press(self, name: str) -> None:
        button = self.hands.child(QAbstractButton, name)
        left = Qt.MouseButton.LeftButton
        self.hands.qtbot.mouseClick(button, left)  # type: ignore[no-untyped-call]
        settle()

    def drop(self, content: QMimeData) -> bool:
        """Drop something in the middle of the window; whether it is taken."""
        window = self.hands.window
        place, copy, left = (
            window.rect().center(),
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
        )
        QApplication.sendEvent(window, QDragEnterEvent(place, copy, content, left, NONE))
        drop = QDropEvent(QPointF(place), copy, content, left, NONE)
        QApplication.sendEvent(window, drop)
        settle()
        return drop.isAccepted()

    def show(self, reading: Reading) -> None:
        self.logs.show_reading(reading, ("a.jsonl",))
        settle()

    def answer(self, reading: Reading) -> None:
        """Have what was begun end with a reading."""
        self.told.last.tell(reading)
        self.hands.qtbot.waitUntil(lambda: self.logs.stage == "shown")
        settle()

    def text(self, name: str) -> str:
        return self.hands.child(QLabel, name).text()

    def sees(self, name: str) -> bool:
        return self.hands.child(QWidget, name).isVisible()

    @property
    def table(self) -> NumberTable:
        return self.hands.child(NumberTable, "usageTable")

    def rows(self, name: str = "usageTable") -> list[list[str]]:
        model = self.hands.child(NumberTable, name).model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


@pytest.fixture
def page(hands: Hands) -> Page:
    return Page(hands)


def files(*paths: Path) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return content


def several() -> Reading:
    return reading_of(
        [
            entry("kimi-k2.6", 10_000, 30_000, 500, key="bot", user="lin"),
            entry("kimi-k3", 50_000, 0, 2_000, key="ide", user="wang", day=DAY + 1),
            entry("kimi-k3", 60_000, 0, 2_000, key="ide", user="lin", day=DAY + 3),
            entry("gpt-4o-mini"),
        ],
        refused=2,
    )


def test_it_begins_with_files(page: Page) -> None:
    assert page.sees("usageEmpty")
    assert page.hands.child(QAbstractButton, "usageAddFilesFirst").hasFocus()
    with patch.object(file_dialogs, "ask_for_files", return_value=[Path("a.jsonl")]):
        page.key(page.hands.child(QAbstractButton, "usageAddFilesFirst"), Qt.Key.Key_Space)
    assert page.told.last.asked.paths == ("a.jsonl",)
    assert page.sees("usageProgress")
    assert not page.sees("usageEmpty")
    page.told.last.tell(Progress(25_000_000, 100_000_000, 1_234))
    page.hands.qtbot.waitUntil(
        lambda: page.text("usageProgressSaid") == "Reading: 25.0 MB of 100.0 MB · 1,234 records"
    )
    page.answer(several())
    assert page.text("usageTotalCaption") == "By the prices of the days of use"
    assert not page.sees("usageProgress")
    assert page.table.hasFocus()


def test_a_folder_is_asked_for(page: Page) -> None:
    with patch.object(file_dialogs, "ask_for_folder", return_value=Path("logs")):
        page.press("usageAddFolderFirst")
    assert page.told.last.asked.paths == ("logs",)
    page.press("usageCancel")
    assert page.told.last.is_cancelled
    assert page.sees("usageEmpty")


def test_files_and_folders_are_dropped_anywhere(page: Page, tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    log.write_text("{}")
    assert page.drop(files(log, tmp_path))
    assert page.told.last.asked.paths == (str(log), str(tmp_path))
    page.answer(several())
    assert page.drop(files(tmp_path / "b.csv"))  # added to what is there
    assert page.told.last.asked.paths[-1] == str(tmp_path / "b.csv")
    assert len(page.told.last.asked.paths) == 3
    page.logs.cancel()


def test_elsewhere_a_drop_is_a_text_as_ever(page: Page, tmp_path: Path) -> None:
    page.hands.window.open_page("calculate")
    text = tmp_path / "a.txt"
    text.write_text("hello")
    page.drop(files(text))
    assert page.told.begun == []


def test_files_are_pasted(page: Page, tmp_path: Path) -> None:
    QApplication.clipboard().setMimeData(files(tmp_path / "a.jsonl"))
    page.key(usage_page(page.hands.window), Qt.Key.Key_V, CONTROL)
    assert page.told.last.asked.paths == (str(tmp_path / "a.jsonl"),)
    page.logs.cancel()


def test_a_table_is_pasted(page: Page) -> None:
    table = "日期\t模型\t输入\t输出\n2026-10-01\tkimi-k2.6\t1200\t30\n"
    QApplication.clipboard().setText(table)
    page.key(usage_page(page.hands.window), Qt.Key.Key_V, CONTROL)
    (path,) = map(Path, page.told.last.asked.paths)
    assert path.suffix == ".tsv"
    assert path.read_text("utf-8") == table
    page.logs.cancel()
    page.hands.window.close()
    assert not path.exists()


def test_the_total_and_what_it_is_made_of(page: Page) -> None:
    page.show(several())
    total = page.hands.child(QLabel, "usageTotal")
    assert page.logs.sums
    exact = f"¥{page.logs.sums.costs.total.normalize():f}"
    assert total.toolTip() == exact
    assert page.text("usageRows") == (
        "6 records read = 3 counted + 0 repeated + 2 not readable + 1 without a price"
    )
    assert page.text("usageTitle") == "Usage from 2026-10-05 to 2026-10-08"
    assert page.text("usageAbout") == "1 file · 3 records"
    assert page.text("usageLists") == "Price list used: 2026-09-19"
    assert page.rows()[0][:6] == ["kimi-k3", "2", "110,000", "0.0%", "4,000", "¥2.6000"]
    assert [row[0] for row in page.rows("usageDearest")] == [
        "logs/a.jsonl, line 3",
        "logs/a.jsonl, line 2",
        "logs/a.jsonl, line 1",
    ]


def test_an_upper_bound_is_told_apart(page: Page) -> None:
    page.show(reading_of([entry(has_split=False), entry("kimi-k3", has_split=True)]))
    assert page.text("usageTotal").startswith("≤ ¥")
    assert page.text("usageTotalCaption").endswith(", at most")
    assert "1 record" in page.text("usageBound")
    costs = {row[0]: row[5] for row in page.rows()}
    assert costs["kimi-k2.6"].startswith("≤ ")
    assert not costs["kimi-k3"].startswith("≤ ")
    assert page.sees("usageBounds")


def test_totals_of_an_unknown_number_of_requests(page: Page) -> None:
    page.show(reading_of([entry(requests=0), entry("kimi-k3")]))
    assert {row[0]: row[1] for row in page.rows()} == {"kimi-k2.6": "–", "kimi-k3": "1"}
    assert not page.sees("usageEach")


def test_groups_by_mouse_and_by_keys(page: Page) -> None:
    page.show(several())
    page.press("usageBy_key")
    assert [row[0] for row in page.rows()] == ["ide", "bot"]
    button = page.hands.child(QAbstractButton, "usageBy_key")
    button.setFocus()
    page.key(button, Qt.Key.Key_Right)
    assert page.logs.by == "user"
    page.press("usageBy_day")
    assert [row[0] for row in page.rows()] == ["2026-10-05", "2026-10-06", "2026-10-08"]


def test_other_groups_are_in_the_menu(page: Page) -> None:
    entries = [entry("kimi-k2.6"), entry("moonshot/kimi-k2.6")]
    page.show(reading_of(entries))
    page.hands.child(QAbstractButton, "usageByMore").pressed.emit()
    menu = page.hands.child(QMenu, "usageByMoreMenu")
    (names,) = [one for one in menu.actions() if one.objectName() == "usageByMore_name"]
    names.trigger()
    menu.close()
    settle()
    assert {row[0] for row in page.rows()} == {"kimi-k2.6", "moonshot/kimi-k2.6"}
    more = page.hands.child(QAbstractButton, "usageByMore")
    assert more.accessibleName() == "Model as written"


def test_sorted_by_a_header_and_copied(page: Page) -> None:
    page.show(several())
    header = page.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 5, header.height() // 2)
    left = Qt.MouseButton.LeftButton
    page.hands.qtbot.mouseClick(header.viewport(), left, pos=place)  # type: ignore[no-untyped-call]
    settle()
    assert [row[1] for row in page.rows()] == ["1", "2"]
    page.table.setFocus()
    page.key(page.table, Qt.Key.Key_C, CONTROL)
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[0] == "Model"
    assert copied[1].startswith("kimi-k2.6\t1\t40,000\t75.0%\t500\t")
    html = QApplication.clipboard().mimeData().html()
    assert "<td>110000</td>" in html


def test_many_groups_are_shown_in_two_steps(page: Page) -> None:
    page.show(reading_of([entry(user=f"u{n:02}", plain=1_000 * (n + 1)) for n in range(30)]))
    page.press("usageBy_user")
    assert len(page.rows()) == 20
    assert page.hands.child(QAbstractButton, "usageShowAll").text() == "Show 10 more"
    page.press("usageShowAll")
    assert len(page.rows()) == 30
    assert page.rows()[0][0] == "u29"  # the dearest first


def test_the_chart_tells_its_days(page: Page) -> None:
    page.show(several())
    chart = page.hands.child(UsageChart, "usageChart")
    assert chart.count() == 4  # a day without records has its place
    chart.setFocus()
    page.key(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription().startswith("2026-10-08: ¥")
    page.key(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "2026-10-07: no records"
    place = QPoint(2, chart.height() // 2)
    told = QHelpEvent(QEvent.Type.ToolTip, place, chart.mapToGlobal(place))
    QApplication.sendEvent(chart, told)
    assert QToolTip.text().startswith("2026-10-05: ¥")


def test_what_is_not_counted_and_an_alias(page: Page) -> None:
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


def test_what_fails_is_said(page: Page) -> None:
    page.logs.add(["/home/lin/a.jsonl"])
    page.told.last.tell(UsageLogError("no_file", "/home/lin/a.jsonl"))
    page.hands.qtbot.waitUntil(lambda: page.logs.problem is not None)
    settle()
    assert page.text("usageProblemText") == "lin/a.jsonl can't be read: it can't be opened."
    assert page.sees("usageEmpty")


def test_a_file_that_cannot_be_read_beside_others(page: Page) -> None:
    broken = FileRead("logs/b.gz", "", 0, 0, "no_file")
    page.show(reading_of([entry()], files=(FileRead("logs/a.jsonl", "chat", 1, 0), broken)))
    assert page.text("usageNotCountedText") == "logs/b.gz can't be read."


def test_other_prices_by_the_keyboard(page: Page) -> None:
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


def test_the_bill_is_compared(page: Page) -> None:
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
    assert page.told.begun == []  # what is pasted there is no table of records


def test_what_could_be_saved(page: Page) -> None:
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


def test_to_the_estimate_in_one_step(page: Page) -> None:
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


def test_columns_are_told_and_remembered(page: Page) -> None:
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


def test_it_begins_anew(page: Page) -> None:
    page.show(several())
    page.hands.child(QAbstractButton, "usageExport").pressed.emit()
    menu = page.hands.child(QMenu, "usageExportMenu")
    (clear,) = [one for one in menu.actions() if one.objectName() == "usageClear"]
    clear.trigger()
    menu.close()
    settle()
    assert page.sees("usageEmpty")
    assert not page.sees("usageTotalCard")


def test_the_page_comes_back_at_the_next_start_without_files(page: Page) -> None:
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
