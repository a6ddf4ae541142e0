"""Exports as a person meets them: where to, how far, what went wrong, what is on the clipboard."""

import csv
import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from drawn_estimate import drawn_estimate
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QProgressBar, QPushButton
from spreadsheets import sheets_of
from widgets.states import settle

from kimi_calc.estimates import Estimate, export
from kimi_calc.widgets.estimate_exports import EstimateExports
from kimi_calc.widgets.export_progress import ExportProgress


class Exporting:
    """The exports of a window, and what is said of them."""

    def __init__(self, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
        self.hands = hands
        shell = hands.window.estimates
        self.exports: EstimateExports = shell.exports
        self.estimating = shell.desk.estimating
        self.said: list[tuple[str, str]] = []
        self.asked: list[str] = []
        self.answer = ""
        shell.said.connect(lambda text, more: self.said.append((text, more)))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._answer)

    def _answer(self, *args: Any, **_: Any) -> tuple[str, str]:
        self.asked.append(args[2])
        return self.answer, ""

    def export(self, kind: str, path: Path) -> str:
        """Export to a path; what is said after it."""
        self.answer = str(path)
        before = len(self.said)
        self.exports.export(kind)
        self.hands.qtbot.waitUntil(lambda: len(self.said) > before)
        return self.said[-1][0]


@pytest.fixture
def exporting(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Exporting:
    found = Exporting(hands, monkeypatch)
    found.estimating.show(drawn_estimate())
    return found


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Writing stands still after two items until this is set."""
    go_on, real = threading.Event(), export.export

    def slowly(*args: Any, progress: Callable[[int, int], None], **more: Any) -> None:
        def step(done: int, of: int) -> None:
            progress(done, of)
            if done == 2:
                go_on.wait(20)

        real(*args, progress=step, **more)

    monkeypatch.setattr(export, "export", slowly)
    yield go_on
    go_on.set()


def test_a_workbook_csv_and_markdown_come_out(exporting: Exporting, tmp_path: Path) -> None:
    for kind in ("xlsx", "csv", "md"):
        path = tmp_path / f"预算.{kind}"
        assert exporting.export(kind, path) == f"Exported: 预算.{kind}"
        assert exporting.said[-1][1] == f"Exported: {path}"
    cells = sheets_of((tmp_path / "预算.xlsx").read_bytes())["Estimate"].values()
    assert "客服机器人" in [cell.value for cell in cells]
    content = (tmp_path / "预算.csv").read_bytes().decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(content, newline="")))) == 6
    assert "¥89,472.00" in (tmp_path / "预算.md").read_text(encoding="utf-8")


def test_the_name_and_the_last_folder_are_offered(exporting: Exporting, tmp_path: Path) -> None:
    exporting.export("xlsx", tmp_path / "one.xlsx")
    exporting.export("csv", tmp_path / "two.csv")
    assert exporting.asked == ["2027 年 AI 预算.xlsx", str(tmp_path / "2027 年 AI 预算.csv")]


def test_what_has_a_file_is_offered_a_place_beside_it(exporting: Exporting, tmp_path: Path) -> None:
    (tmp_path / "budgets").mkdir()
    assert exporting.hands.window.estimates.document.save(tmp_path / "budgets" / "one.kimicalc")
    exporting.exports.export("pdf")
    assert exporting.asked == [str(tmp_path / "budgets" / "2027 年 AI 预算.pdf")]


def test_a_name_without_its_end_gets_it_and_replaces_nothing(
    exporting: Exporting, tmp_path: Path
) -> None:
    (tmp_path / "budget.xlsx").write_text("another's")
    assert exporting.export("xlsx", tmp_path / "budget") == "Exported: budget-2.xlsx"
    assert (tmp_path / "budget.xlsx").read_text() == "another's"
    assert exporting.export("xlsx", tmp_path / "v1.5") == "Exported: v1.5.xlsx"


def test_who_thinks_better_of_it_gets_no_file(exporting: Exporting, tmp_path: Path) -> None:
    exporting.answer = ""
    exporting.exports.export("xlsx")
    settle()
    assert exporting.said == []
    assert list(tmp_path.glob("*.xlsx")) == []


def test_nothing_is_exported_or_copied_of_nothing(exporting: Exporting) -> None:
    exporting.estimating.show(Estimate())
    exporting.exports.export("xlsx")
    assert exporting.said[-1][0] == "There is nothing to export yet: add an item first."
    assert exporting.asked == []
    QApplication.clipboard().setText("before")
    exporting.exports.copy("sentence")
    assert exporting.said[-1][0] == "There is nothing to copy yet: add an item first."
    assert QApplication.clipboard().text() == "before"


def test_what_goes_wrong_is_said_with_a_remedy_and_the_old_file_stays(
    exporting: Exporting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    from kimi_calc import user_files

    path = tmp_path / "budget.xlsx"
    path.write_text("before")
    for error, said in (
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "there is no room left"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "the disk is read-only"),
        (PermissionError(errno.EACCES, "denied"), "open in another program such as Excel"),
        (FileNotFoundError(errno.ENOENT, "gone"), "the folder is not there any more"),
        (OSError(errno.EIO, "input/output error"), "(input/output error)"),
    ):

        def fail(*_: object, error: OSError = error, **__: object) -> None:
            raise error

        monkeypatch.setattr(user_files, "write", fail)
        line = exporting.export("xlsx", path)
        assert line.startswith("budget.xlsx was not written")
        assert said in line
        assert line.count(".") >= 2  # the reason, and what to do
        assert str(path) in exporting.said[-1][1]
        assert path.read_text() == "before"


def test_a_folder_where_nothing_may_be_written(exporting: Exporting, tmp_path: Path) -> None:
    """A real refusal: a folder has the file's name."""
    target = tmp_path / "budget.xlsx"
    target.mkdir()
    assert "budget.xlsx was not written" in exporting.export("xlsx", target)


def test_a_long_one_is_seen_and_the_window_stays_usable(
    exporting: Exporting, held: threading.Event, tmp_path: Path
) -> None:
    hands, path = exporting.hands, tmp_path / "budget.csv"
    exporting.answer = str(path)
    exporting.exports.export("csv")
    hands.qtbot.waitUntil(lambda: hands.window.findChild(ExportProgress) is not None)
    progress = hands.window.findChild(ExportProgress)
    assert progress is not None
    assert not progress.isModal()
    hands.qtbot.waitUntil(lambda: bar(progress).value() == 2)
    assert bar(progress).maximum() == 5
    label = progress.findChild(QLabel, "exportSaid")
    assert label is not None
    assert label.text() == "2 of 5 items are written to budget.csv"
    hands.type_in("inputTokens", "777")
    assert hands.window.calculation.text("inputTokens") == "777"
    # The estimate may be changed meanwhile: what is written is what it was.
    exporting.estimating.show(Estimate("other", drawn_estimate().items[:1]))
    exporting.exports.export("xlsx")
    assert exporting.said[-1][0].startswith("budget.csv is still being written")
    held.set()
    hands.qtbot.waitUntil(lambda: exporting.said[-1][0] == "Exported: budget.csv")
    assert len(path.read_bytes().splitlines()) == 6
    settle()
    assert hands.window.findChild(ExportProgress) is None or not progress.isVisible()


def bar(progress: ExportProgress) -> QProgressBar:
    found = progress.findChild(QProgressBar, "exportBar")
    assert found is not None
    return found


@pytest.mark.parametrize("by_key", [True, False])
def test_a_long_one_can_be_cancelled(
    by_key: bool, exporting: Exporting, held: threading.Event, tmp_path: Path
) -> None:
    hands, path = exporting.hands, tmp_path / "there" / "budget.xlsx"
    path.parent.mkdir()
    path.write_text("before")
    exporting.answer = str(path)
    exporting.exports.export("xlsx")
    hands.qtbot.waitUntil(lambda: hands.window.findChild(ExportProgress) is not None)
    progress = hands.window.findChild(ExportProgress)
    assert progress is not None
    if by_key:
        hands.press(progress, Qt.Key.Key_Escape)
    else:
        button = progress.findChild(QPushButton, "exportCancel")
        assert button is not None
        button.click()
    held.set()
    hands.qtbot.waitUntil(lambda: bool(exporting.said))
    assert exporting.said[-1][0] == "The export was cancelled; no file was changed."
    assert path.read_text() == "before"
    assert [one.name for one in path.parent.iterdir()] == ["budget.xlsx"]
    held.set()
    assert exporting.export("xlsx", tmp_path / "next.xlsx") == "Exported: next.xlsx"


def test_the_sentence_and_the_table_are_copied(exporting: Exporting) -> None:
    clipboard = QApplication.clipboard()
    exporting.exports.copy("sentence")
    assert clipboard.text() == (
        "2027 年 AI 预算: ¥7,322.80 a month, plus ¥1,598.40 once, ¥89,472.00 in the first year "
        "(5 items, price list 2026-09-19)"
    )
    assert exporting.hands.window.statusBar().currentMessage() == "Copied"
    exporting.exports.copy("table")
    assert "¥7,322.80\t¥1,598.40\t¥89,472.00" in clipboard.text()
    html = clipboard.mimeData().html()
    assert "<td>7322.80</td>" in html


def test_names_are_words_on_the_clipboard(exporting: Exporting) -> None:
    item = replace(drawn_estimate().items[0], name="<b>\t=1+1\n</b>")
    exporting.estimating.show(Estimate("", (item,)))
    exporting.exports.copy("table")
    assert "&lt;b&gt; =1+1 &lt;/b&gt;" in QApplication.clipboard().mimeData().html()
