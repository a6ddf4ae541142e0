"""The page Usage as a person uses it: files, keys, the clipboard, groups, the chart."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hands import Hands
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QToolTip
from pytestqt.qtbot import QtBot
from viewmodels.usage_desk import entry, reading_of
from widgets.states import settle
from widgets.usage_page_desk import CONTROL, UsageDesk, several
from widgets.usage_states import usage_page

from kimi_calc.cli.screenshot import Picture, draw
from kimi_calc.usage_logs.asked import Progress
from kimi_calc.usage_logs.tally import FileRead
from kimi_calc.widgets import file_dialogs
from kimi_calc.widgets.usage_chart import UsageChart


@pytest.fixture
def page(hands: Hands) -> UsageDesk:
    return UsageDesk(hands)


def files(*paths: Path) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return content


def test_it_begins_with_files(page: UsageDesk) -> None:
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
    assert page.hands.child(QAbstractButton, "usageAddFiles").hasFocus()
    assert page.hands.child(QLabel, "usageTotal").visibleRegion().boundingRect().height() > 10


def test_a_folder_is_asked_for(page: UsageDesk) -> None:
    with patch.object(file_dialogs, "ask_for_folder", return_value=Path("logs")):
        page.press("usageAddFolderFirst")
    assert page.told.last.asked.paths == ("logs",)
    page.press("usageCancel")
    assert page.told.last.is_cancelled
    assert page.sees("usageEmpty")


def test_files_and_folders_are_dropped_anywhere(page: UsageDesk, tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    log.write_text("{}")
    assert page.drop(files(log, tmp_path))
    assert page.told.last.asked.paths == (str(log), str(tmp_path))
    page.answer(several())
    assert page.drop(files(tmp_path / "b.csv"))  # added to what is there
    assert page.told.last.asked.paths[-1] == str(tmp_path / "b.csv")
    assert len(page.told.last.asked.paths) == 3
    page.logs.cancel()


def test_elsewhere_a_drop_is_a_text_as_ever(page: UsageDesk, tmp_path: Path) -> None:
    page.hands.window.open_page("calculate")
    text = tmp_path / "a.txt"
    text.write_text("hello")
    page.drop(files(text))
    assert page.told.begun == []


def test_files_are_pasted(page: UsageDesk, tmp_path: Path) -> None:
    QApplication.clipboard().setMimeData(files(tmp_path / "a.jsonl"))
    page.key(usage_page(page.hands.window), Qt.Key.Key_V, CONTROL)
    assert page.told.last.asked.paths == (str(tmp_path / "a.jsonl"),)
    page.logs.cancel()


def test_a_table_is_pasted(page: UsageDesk) -> None:
    table = "日期\t模型\t输入\t输出\n2026-10-01\tkimi-k2.6\t1200\t30\n"
    QApplication.clipboard().setText(table)
    page.key(usage_page(page.hands.window), Qt.Key.Key_V, CONTROL)
    (path,) = map(Path, page.told.last.asked.paths)
    assert path.suffix == ".tsv"
    assert path.read_text("utf-8") == table
    page.logs.cancel()
    page.hands.window.close()
    assert not path.exists()


def test_the_total_and_what_it_is_made_of(page: UsageDesk) -> None:
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


def test_files_without_records_say_so_and_are_forgotten(page: UsageDesk) -> None:
    page.logs.add(["photo.png"])
    nothing = FileRead("x/photo.png", "", 0, 0, "no_records")
    page.answer(reading_of([], files=(nothing,)))
    assert page.sees("usageEmpty")
    assert page.text("usageNotCountedText") == "x/photo.png can't be read."
    page.logs.add(["a.jsonl"])
    assert page.told.last.asked.paths == ("a.jsonl",)
    page.logs.cancel()


def test_what_has_no_price_is_not_free(page: UsageDesk) -> None:
    page.show(reading_of([entry("gpt-4o-mini")]))
    assert page.text("usageTotal") == "–"
    assert page.sees("usageNotCounted")


def test_an_upper_bound_is_told_apart(page: UsageDesk) -> None:
    page.show(reading_of([entry(has_split=False), entry("kimi-k3", has_split=True)]))
    assert page.text("usageTotal").startswith("≤ ¥")
    assert page.text("usageTotalCaption").endswith(", at most")
    assert "1 record" in page.text("usageBound")
    costs = {row[0]: row[5] for row in page.rows()}
    assert costs["kimi-k2.6"].startswith("≤ ")
    assert not costs["kimi-k3"].startswith("≤ ")
    assert page.sees("usageBounds")


def test_totals_of_an_unknown_number_of_requests(page: UsageDesk) -> None:
    page.show(reading_of([entry(requests=0), entry("kimi-k3")]))
    assert {row[0]: row[1] for row in page.rows()} == {"kimi-k2.6": "–", "kimi-k3": "1"}
    assert not page.sees("usageEach")


def test_groups_by_mouse_and_by_keys(page: UsageDesk) -> None:
    page.show(several())
    page.press("usageBy_key")
    assert [row[0] for row in page.rows()] == ["ide", "bot"]
    button = page.hands.child(QAbstractButton, "usageBy_key")
    button.setFocus()
    page.key(button, Qt.Key.Key_Right)
    assert page.logs.by == "user"
    page.press("usageBy_day")
    assert [row[0] for row in page.rows()] == ["2026-10-05", "2026-10-06", "2026-10-08"]


def test_other_groups_are_in_the_menu(page: UsageDesk) -> None:
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


def test_sorted_by_a_header_and_copied(page: UsageDesk) -> None:
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


def test_many_groups_are_shown_in_two_steps(page: UsageDesk) -> None:
    page.show(reading_of([entry(user=f"u{n:02}", plain=1_000 * (n + 1)) for n in range(30)]))
    page.press("usageBy_user")
    assert len(page.rows()) == 20
    assert page.hands.child(QAbstractButton, "usageShowAll").text() == "Show 10 more"
    page.press("usageShowAll")
    assert len(page.rows()) == 30
    assert page.rows()[0][0] == "u29"  # the dearest first


def test_the_chart_tells_its_days(page: UsageDesk) -> None:
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


def test_in_large_letters_the_total_is_seen_first(afterwards: QtBot) -> None:
    window = draw(Picture("en", page="usage", size=(1024, 700), text_size=200))
    afterwards.addWidget(window)
    total = window.findChild(QLabel, "usageTotal")
    assert isinstance(total, QLabel)
    assert total.visibleRegion().boundingRect().height() == total.height()
