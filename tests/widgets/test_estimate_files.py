"""Estimates opened and saved in the window, and what the notice above them says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_estimate import drawn_estimate, drawn_items
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kimi_calc.estimates import saving
from kimi_calc.estimates.files import read_estimate
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.widgets import file_dialogs
from kimi_calc.widgets.estimate_files import MOST_RECENT, EstimateFiles
from kimi_calc.widgets.estimate_notice import EstimateNotice


class Room:
    """A window with nothing in it but an estimate's files and their notice."""

    def __init__(self, home: Path) -> None:
        self.window = QWidget()
        self.estimating = Estimating(self.window)
        self.document = EstimateDocument(self.estimating, self.window)
        self.files = EstimateFiles(self.document, self.window)
        self.notice = EstimateNotice(self.document)
        column = QVBoxLayout(self.window)
        column.addWidget(self.notice)
        column.addStretch()
        self.said: list[str] = []
        self.shown = 0
        self.files.said.connect(lambda line, _whole: self.said.append(line))
        self.files.shown.connect(self._note_shown)
        self.document.keep_in(home)

    def _note_shown(self) -> None:
        self.shown += 1

    @property
    def sentence(self) -> str:
        """What the notice says; empty where there is none to be seen."""
        label = self.notice.findChild(QLabel, "estimateNoticeText")
        assert label
        return label.text() if self.notice.isVisible() else ""

    @property
    def offered(self) -> list[str]:
        """What can be clicked, from left to right."""
        buttons = [one for one in self.notice.findChildren(QPushButton) if one.isVisible()]
        return [one.text() for one in sorted(buttons, key=lambda one: (one.y(), one.x()))]

    def click(self, action: str) -> None:
        button = self.notice.findChild(QPushButton, f"notice_{action}")
        assert button
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


class Answers:
    """What a person answers in the system's dialogs, one after the other."""

    def __init__(self) -> None:
        self.answers: list[Path | None] = []
        self.asked: list[str] = []

    def which(self, _parent: QWidget, _title: str, patterns: str) -> Path | None:
        self.asked.append(patterns)
        return self.answers.pop(0)

    def where(self, _parent: QWidget, _title: str, name: str) -> Path | None:
        self.asked.append(name)
        return self.answers.pop(0)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    answers = Answers()
    monkeypatch.setattr(file_dialogs, "ask_for_file", answers.which)
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", answers.where)
    return answers


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def make_room(home: Path, qtbot: QtBot) -> Iterator[Callable[[], Room]]:
    made: list[Room] = []

    def make() -> Room:
        room = Room(home)
        made.append(room)
        qtbot.addWidget(room.window)
        room.window.resize(1000, 300)
        with qtbot.waitExposed(room.window):
            room.window.show()
        return room

    yield make
    for room in made:
        room.document.finish()


@pytest.fixture
def room(make_room: Callable[[], Room]) -> Room:
    return make_room()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "budget.kimicalc"
    put(path, "one")
    return path


def put(path: Path, name: str) -> None:
    saving.save(replace(drawn_estimate(), name=name), path, None)


def test_the_first_save_asks_where(room: Room, answers: Answers, tmp_path: Path) -> None:
    room.estimating.add(drawn_items())
    room.estimating.set_name("2027: a/b?")
    answers.answers = [None, tmp_path / "mine"]
    assert not room.files.save()
    assert not room.document.is_saved
    assert room.files.save()
    assert answers.asked == ["2027 a b.kimicalc"] * 2
    assert room.document.path == tmp_path / "mine.kimicalc"
    room.estimating.set_name("other")
    assert room.files.save()  # asks no more
    assert read_estimate(tmp_path / "mine.kimicalc").name == "other"
    assert room.said == []


def test_an_estimate_without_a_name_is_offered_one(room: Room, answers: Answers) -> None:
    room.estimating.add(drawn_items())
    answers.answers = [None]
    assert not room.files.save_as()
    assert answers.asked == ["Untitled estimate.kimicalc"]


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("a", "a.kimicalc"),
        ("a.kimicalc", "a.kimicalc"),
        ("a.KimiCalc", "a.KimiCalc"),
        ("2027.v1", "2027.v1.kimicalc"),
    ],
)
def test_the_suffix_is_added(
    room: Room, answers: Answers, tmp_path: Path, typed: str, saved: str
) -> None:
    answers.answers = [tmp_path / typed]
    assert room.files.save_as()
    assert {path.name for path in tmp_path.iterdir()} - {"home"} == {saved}
    assert room.document.path == tmp_path / saved


def test_a_file_that_the_suffix_leads_to_is_replaced_only_if_that_is_said(
    room: Room, answers: Answers, file: Path
) -> None:
    answers.answers = [file.with_suffix(""), None]
    assert not room.files.save_as()
    assert answers.asked[1] == str(file)  # the dialog asks whether to replace it
    assert read_estimate(file).name == "one"
    answers.answers = [file.with_suffix(""), file]
    assert room.files.save_as()
    assert read_estimate(file).name == ""


def test_save_as_begins_where_the_file_lies(room: Room, answers: Answers, file: Path) -> None:
    room.files.open(file)
    answers.answers = [None]
    room.files.save_as()
    assert answers.asked == [str(file)]


def test_a_file_is_asked_for_and_opened(room: Room, answers: Answers, file: Path) -> None:
    answers.answers = [None, file]
    room.files.ask()
    assert room.shown == 0
    room.files.ask()
    assert answers.asked == ["*.kimicalc"] * 2
    assert room.estimating.estimate.name == "one"
    assert room.shown == 1


def test_what_is_no_estimate_is_told(room: Room, tmp_path: Path) -> None:
    bad = tmp_path / "bad.kimicalc"
    bad.write_text("<b>none</b>")
    room.estimating.set_name("mine")
    room.files.open(bad)
    assert len(room.said) == 1
    assert "bad.kimicalc" in room.said[0]
    assert room.estimating.estimate.name == "mine"
    assert room.shown == 0


def test_new_keeps_what_was_unsaved_and_offers_it(room: Room, file: Path, qtbot: QtBot) -> None:
    room.files.open(file)
    assert room.sentence == ""
    room.estimating.set_name("two")
    room.files.new()
    assert room.shown == 2
    assert room.document.is_saved
    assert "unsaved changes of two" in room.sentence
    qtbot.waitUntil(lambda: room.offered == ["Restore", "Discard"])
    room.click("restore")
    assert room.estimating.estimate.name == "two"
    assert room.document.path == file
    assert room.sentence == ""


def test_the_next_window_offers_what_was_unsaved(room: Room, make_room: Callable[[], Room]) -> None:
    room.estimating.set_name("<b>mine</b>")
    room.document.finish()
    second = make_room()
    assert "unsaved changes of <b>mine</b> (" in second.sentence
    second.click("restore")
    assert second.estimating.estimate.name == "<b>mine</b>"


def test_a_foreign_change_is_overwritten_only_if_that_is_said(
    room: Room, answers: Answers, file: Path
) -> None:
    room.files.open(file)
    room.estimating.set_name("mine")
    put(file, "theirs")
    assert not room.files.save()
    assert room.shown == 2  # so that the notice is seen
    assert room.offered == ["Overwrite", "Save as…", "Load it"]
    answers.answers = [None]
    room.click("save_as")
    assert len(answers.asked) == 1
    assert read_estimate(file).name == "theirs"
    room.click("overwrite")
    assert read_estimate(file).name == "mine"
    assert room.sentence == ""


def test_loading_a_foreign_change_can_be_undone(room: Room, file: Path) -> None:
    room.files.open(file)
    room.estimating.set_name("mine")
    put(file, "theirs")
    room.document.look()
    assert room.offered == ["Load it", "Keep mine"]
    room.click("load")
    assert room.estimating.estimate.name == "theirs"
    room.estimating.undo()
    assert room.estimating.estimate.name == "mine"


def test_what_can_not_be_saved_is_saved_elsewhere(
    room: Room, answers: Answers, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    room.estimating.set_name("mine")
    answers.answers = [folder / "a.kimicalc", tmp_path / "b.kimicalc"]
    assert not room.files.save()
    assert "a.kimicalc was not saved: its folder is not there any more." in room.sentence
    assert room.offered == ["Save as…", "Try again", "Got it"]
    folder.mkdir()
    room.click("save")
    assert room.document.path == folder / "a.kimicalc"
    assert room.sentence == ""


def test_the_buttons_go_below_in_a_narrow_window(room: Room, file: Path, qtbot: QtBot) -> None:
    room.files.open(file)
    put(file, "theirs")
    room.document.look()
    room.files.save()
    label = room.notice.findChild(QLabel, "estimateNoticeText")
    assert label

    def tops() -> list[int]:
        buttons = [one for one in room.notice.findChildren(QPushButton) if one.isVisible()]
        return sorted(one.y() for one in buttons)

    qtbot.waitUntil(lambda: tops()[0] < label.geometry().bottom())
    room.window.resize(360, 300)
    qtbot.waitUntil(lambda: tops()[0] >= label.geometry().bottom())
    for one in room.notice.findChildren(QPushButton):
        if one.isVisible():
            assert one.width() >= one.sizeHint().width()
            assert room.notice.rect().contains(one.geometry())


def test_the_files_that_were_opened_last(room: Room, tmp_path: Path, answers: Answers) -> None:
    told: list[int] = []
    room.files.recent_changed.connect(lambda: told.append(len(room.files.recent)))
    old = [tmp_path / f"old {number}.kimicalc" for number in range(MOST_RECENT)]
    room.files.remember(old)
    files = [tmp_path / f"{number}.kimicalc" for number in range(3)]
    for path in files[:2]:
        put(path, path.stem)
        room.files.open(path)
    room.files.open(files[0])
    answers.answers = [files[2]]
    room.files.save_as()
    assert room.files.recent == (files[2], files[0], files[1], *old[: MOST_RECENT - 3])
    assert len(told) == 5
    room.estimating.set_name("typing tells nothing")
    assert len(told) == 5
    room.files.open(old[0])  # it is not there any more
    assert len(room.said) == 1
    assert old[0] not in room.files.recent


def test_versions_are_opened_from_a_dialog(room: Room, file: Path, qtbot: QtBot) -> None:
    room.files.open(file)
    room.estimating.set_name("two")
    room.estimating.remove({room.estimating.estimate.items[0].key})
    room.files.save()
    room.estimating.set_name("three")
    room.files.save()
    room.files.show_versions()
    dialog = room.window.findChild(QDialog, "versionsDialog")
    assert dialog
    qtbot.waitExposed(dialog)
    view = dialog.findChild(QTableView, "versions")
    assert view
    model = view.model()

    def row(number: int) -> list[str]:
        return [str(model.index(number, column).data()) for column in (0, 2, 3)]

    qtbot.waitUntil(lambda: row(1)[0] != "")
    assert row(0) == ["two", "4", "¥5,666.80 / month"]
    assert row(1) == ["one", "5", "¥7,322.80 / month"]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert room.estimating.estimate == replace(drawn_estimate(), name="one")
    assert not room.document.is_saved
    qtbot.waitUntil(lambda: room.window.findChild(QDialog, "versionsDialog") is None)
    room.estimating.undo()
    assert room.estimating.estimate.name == "three"


def test_a_version_that_is_damaged_is_told(room: Room, file: Path, qtbot: QtBot) -> None:
    room.files.open(file)
    room.estimating.set_name("two")
    room.files.save()
    room.document.versions()[0].path.write_text("damaged")
    room.files.show_versions()
    dialog = room.window.findChild(QDialog, "versionsDialog")
    assert dialog
    view = dialog.findChild(QTableView, "versions")
    assert view
    qtbot.waitUntil(lambda: view.model().index(0, 0).data() == "can't be read")
    button = dialog.findChild(QPushButton, "versionsOpen")
    assert button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(room.said) == 1
    assert dialog.isVisible()
    assert room.estimating.estimate.name == "two"
    dialog.close()


def test_there_are_no_versions_yet(room: Room) -> None:
    room.files.show_versions()
    dialog = room.window.findChild(QDialog, "versionsDialog")
    assert dialog
    label = dialog.findChild(QLabel, "versionsExplained")
    assert label
    assert label.text().startswith("There are none yet")
    button = dialog.findChild(QPushButton, "versionsOpen")
    assert button
    assert not button.isEnabled()
    dialog.close()
