"""The file of an estimate, its drafts and versions: nothing that was done is ever lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_estimate import drawn_estimate, drawn_items
from failing_disks import fill
from pytestqt.qtbot import QtBot

from kimi_calc import user_files
from kimi_calc.estimates import Estimate, drafts, saving, writing
from kimi_calc.estimates.files import EstimateError, read_estimate, written
from kimi_calc.viewmodels import estimate_drafts
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.estimate_notices import Action, label, sentence, tip
from kimi_calc.viewmodels.estimating import Estimating

TESTS = Path(__file__).parents[1]
DEADLINE = 30

AsUser = Callable[[], AbstractContextManager[None]]
Start = Callable[..., subprocess.Popen[str]]


class Desk:
    """An estimate with its document, as a window has them."""

    def __init__(self, home: Path | None) -> None:
        self.estimating = Estimating()
        self.document = EstimateDocument(self.estimating)
        self.refused: list[tuple[Path, Exception]] = []
        self.wanted: list[str] = []
        self.document.refused.connect(lambda path, error: self.refused.append((path, error)))
        self.document.asked_for.connect(self.wanted.append)
        if home:
            self.document.keep_in(home)

    @property
    def estimate(self) -> Estimate:
        return self.estimating.estimate

    @property
    def about(self) -> str:
        notice = self.document.notice
        return notice.about if notice else ""

    @property
    def said(self) -> str:
        notice = self.document.notice
        return sentence(notice) if notice else ""

    def answer(self, action: Action) -> None:
        notice = self.document.notice
        assert notice
        assert action in notice.actions
        assert label(action, notice)
        self.document.answer(action)

    def close(self) -> None:
        self.document.finish()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def open_desk(home: Path, qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Open a window's worth of estimate, in a folder of the test's own."""
    del qtbot
    opened: list[Desk] = []

    def open_one(where: Path = home) -> Desk:
        opened.append(Desk(where))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "budget.kimicalc"
    saving.save(drawn_estimate(), path, None)
    return path


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Start a program with an estimate in work, and wait until it says that it is there."""
    started: list[subprocess.Popen[str]] = []

    def start_one(*arguments: object) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, str(TESTS / "viewmodels" / "drafter.py"), *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])},
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(program)
        return program

    del home
    yield start_one
    for program in started:
        program.kill()
        program.communicate()


def drafts_of(home: Path) -> list[Path]:
    return drafts.drafts_in(home / user_files.DRAFTS)


def offered(desk: Desk) -> list[estimate_drafts.Offered]:
    assert desk.document._drafts
    return desk.document._drafts.offered


def kept(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.document.kept)


DRAWN = drawn_estimate()  # read here: an ordinary user may not be able to read the program's files


def named(name: str) -> Estimate:
    return replace(DRAWN, name=name)


def put(path: Path, name: str) -> None:
    """Another program saves an estimate of that name there."""
    saving.save(named(name), path, None)


# Files


def test_an_empty_one_is_saved_and_has_no_file(desk: Desk) -> None:
    assert desk.document.is_saved
    assert desk.document.path is None
    assert desk.document.title == "Untitled estimate"
    assert desk.about == ""
    with pytest.raises(ValueError, match="path"):
        desk.document.save()


def test_saved_and_opened(desk: Desk, open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    path = tmp_path / "新 文件.kimicalc"
    desk.estimating.add(drawn_items())
    assert not desk.document.is_saved
    assert desk.document.save(path)
    assert desk.document.is_saved
    assert desk.document.path == path
    assert desk.document.title == "新 文件"
    desk.estimating.set_name("budget")
    assert desk.document.title == "budget"
    assert not desk.document.is_saved
    desk.estimating.undo()
    assert desk.document.is_saved
    other = open_desk()
    other.document.open(path)
    assert other.estimate == desk.estimate
    assert other.document.is_saved
    assert not other.estimating.can_undo


def test_a_file_by_a_relative_path_stays_where_it_is(
    desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(file.parent)
    desk.document.open(Path(file.name))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    desk.estimating.set_name("two")
    assert desk.document.save()
    assert read_estimate(file).name == "two"


def test_what_is_no_estimate_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.estimating.set_name("mine")
    other = tmp_path / "other.kimicalc"
    for content in (b"", b"<b>", b"\xff\xfe", b"format: 999\n"):
        other.write_bytes(content)
        with pytest.raises(EstimateError):
            desk.document.open(other)
    for path in (tmp_path, tmp_path / "none.kimicalc"):
        with pytest.raises(EstimateError):
            desk.document.open(path)
    assert desk.estimate.name == "mine"
    assert desk.document.path is None
    assert desk.about == ""


def test_opening_removes_what_a_killed_save_left(desk: Desk, file: Path) -> None:
    left = file.with_name(f"{file.name}.999999999.abcdefgh.new")
    left.write_text("half an esti")
    desk.document.open(file)
    assert not left.exists()


def test_a_link_stays_one(desk: Desk, file: Path) -> None:
    link = file.with_name("link.kimicalc")
    link.symlink_to(file)
    desk.document.open(link)
    desk.estimating.set_name("two")
    assert desk.document.save()
    assert link.is_symlink()
    assert read_estimate(file).name == "two"
    assert desk.document.path == link


# Faults of saving


def test_a_full_disk(desk: Desk, small_disk: Path, tmp_path: Path, qtbot: QtBot) -> None:
    path = small_disk / "budget.kimicalc"
    put(path, "one")
    desk.document.open(path)
    films = fill(small_disk)
    desk.estimating.set_name("two")
    assert not desk.document.save()
    assert desk.said == (
        "budget.kimicalc was not saved: the disk is full. Make room there, or save it somewhere "
        "else. What you have here is still all there."
    )
    assert read_estimate(path).name == "one"
    assert desk.estimate.name == "two"
    kept(desk, qtbot)
    desk.answer("save_as")
    assert desk.wanted == ["save_as"]
    assert desk.document.save(tmp_path / "other.kimicalc")
    assert desk.about == ""
    films.unlink()
    desk.document.open(path)
    desk.estimating.set_name("three")
    assert desk.document.save()


def test_a_save_elsewhere_is_tried_again_there(desk: Desk, small_disk: Path, file: Path) -> None:
    films = fill(small_disk)
    desk.document.open(file)
    other = small_disk / "other.kimicalc"
    assert not desk.document.save(other)
    assert desk.document.path == file
    films.unlink()
    desk.answer("save")
    assert desk.document.path == other
    assert desk.about == ""


@pytest.mark.skipif(os.name != "posix", reason="these permissions are POSIX's")
def test_a_read_only_folder(borrowed: Path, as_an_ordinary_user: AsUser, qtbot: QtBot) -> None:
    path = borrowed / "shared" / "budget.kimicalc"
    with as_an_ordinary_user():
        path.parent.mkdir()
        put(path, "one")
        desk = Desk(borrowed / "home")
        desk.document.open(path)
        path.parent.chmod(0o500)
        desk.estimating.set_name("two")
        assert not desk.document.save()
        assert "may not be written there" in desk.said
        assert "Save it somewhere else." in desk.said
        kept(desk, qtbot)
        path.parent.chmod(0o700)
        desk.answer("save")
        assert desk.wanted == ["save"]
        assert desk.document.save()
        path.chmod(0o400)  # a file that is protected
        desk.estimating.set_name("three")
        assert not desk.document.save()
        assert read_estimate(path).name == "two"
        desk.answer("dismiss")
        assert desk.about == ""
        desk.close()


def test_a_folder_that_vanished(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "stick" / "budget.kimicalc"
    path.parent.mkdir()
    put(path, "one")
    desk.document.open(path)
    desk.estimating.set_name("two")
    path.unlink()
    path.parent.rmdir()
    assert not desk.document.save()
    assert "its folder is not there any more" in desk.said
    assert not path.parent.exists()
    kept(desk, qtbot)


def test_a_folder_of_that_name(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "folder.kimicalc"
    path.mkdir()
    desk.estimating.set_name("one")
    assert not desk.document.save(path)
    assert "there is something else of that name" in desk.said


def test_a_fault_of_our_own_is_told_and_writes_nothing(
    desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    desk.document.open(file)
    desk.estimating.set_name("two")
    monkeypatch.setattr(saving, "estimate_of_text", lambda _text, _name: Estimate())
    assert not desk.document.save()
    assert "it would not read as it is" in desk.said
    assert file.read_bytes() == before


# Drafts


def test_a_change_is_kept_within_half_a_second(desk: Desk, home: Path, qtbot: QtBot) -> None:
    desk.estimating.add(drawn_items())
    assert not desk.document.kept
    assert desk.document._drafts
    assert desk.document._drafts._keeping._soon.interval() <= 500
    with qtbot.waitSignal(desk.document.changed):
        pass
    kept(desk, qtbot)
    (path,) = drafts_of(home)
    assert "客服机器人" in drafts.read(path).text
    assert user_files.has_drafts(home)


def test_what_is_kept_is_still_said_to_be_once_the_window_is_in_front_again(
    desk: Desk, qtbot: QtBot
) -> None:
    said: list[str] = []
    desk.document.changed.connect(lambda: said.append(desk.document.state))
    desk.estimating.set_name("one")
    qtbot.waitUntil(lambda: said[-1:] == ["Kept automatically, can be recovered"])
    desk.document.look()
    qtbot.waitUntil(lambda: said[-1] == "Kept automatically, can be recovered")


def test_what_is_saved_or_undone_has_no_draft(
    desk: Desk, home: Path, file: Path, qtbot: QtBot
) -> None:
    assert desk.document.state == ""
    desk.estimating.set_name("one")
    assert desk.document.state == ""
    kept(desk, qtbot)
    assert desk.document.state == "Kept automatically, can be recovered"
    desk.estimating.undo()
    qtbot.waitUntil(lambda: not drafts_of(home))
    desk.document.open(file)
    assert desk.document.state == "Saved"
    desk.estimating.set_name("two")
    kept(desk, qtbot)
    assert desk.document.save()
    assert not drafts_of(home)  # at once, not within half a second
    assert not list((home / user_files.DRAFTS).iterdir())
    assert not desk.document.kept


def test_the_window_writes_no_draft_itself(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    really = written

    def watched(estimate: Estimate) -> str:
        threads.append(threading.current_thread())
        return really(estimate)

    monkeypatch.setattr(estimate_drafts, "written", watched)
    desk.estimating.add(drawn_items())
    kept(desk, qtbot)
    assert threads
    assert threading.current_thread() not in threads


def test_an_ordinary_close_asks_nothing_and_loses_nothing(
    desk: Desk, open_desk: Callable[..., Desk], file: Path
) -> None:
    desk.document.open(file)
    desk.estimating.set_name("two")
    desk.close()
    second = open_desk()
    assert second.said.startswith("There are unsaved changes of two (20")
    second.answer("restore")
    assert second.estimate == named("two")
    assert second.document.path == file
    assert not second.document.is_saved
    assert second.about == ""
    assert second.document.save()
    assert read_estimate(file).name == "two"
    second.close()
    assert open_desk().about == ""


def test_a_draft_that_is_restored_stays_kept_till_it_is_saved(
    desk: Desk, open_desk: Callable[..., Desk], home: Path
) -> None:
    desk.estimating.set_name("mine")
    desk.close()
    before = drafts_of(home)
    second = open_desk()
    second.answer("restore")
    assert drafts_of(home) == before
    second.close()
    third = open_desk()
    third.answer("restore")
    assert third.estimate.name == "mine"


def test_drafts_of_open_windows_are_not_offered(
    desk: Desk, open_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk.estimating.set_name("mine")
    kept(desk, qtbot)
    second = open_desk()
    assert second.about == ""
    desk.close()
    third = open_desk()
    assert third.about == "draft"
    assert open_desk().about == ""  # one window offers it, not two


def test_several_drafts_one_after_the_other(
    desk: Desk, open_desk: Callable[..., Desk], home: Path
) -> None:
    for number, name in enumerate(("first", "second", "third")):
        desk.estimating.set_name(name)
        desk.document.new()
        (newest,) = set(drafts_of(home)) - {
            one.place.path
            for one in desk.document._drafts.offered[1:]  # type: ignore[union-attr]
        }
        os.utime(newest, (1_000_000 + number, 1_000_000 + number))
    desk.close()
    second = open_desk()
    assert "changes of third" in second.said
    assert second.said.endswith("And 2 more.")
    second.answer("discard")
    assert "changes of second" in second.said
    second.answer("restore")
    assert second.estimate.name == "second"
    assert "changes of first" in second.said
    second.answer("discard")
    assert second.about == ""
    assert second.estimate.name == "second"


def test_a_discarded_draft_is_among_the_versions(
    desk: Desk, open_desk: Callable[..., Desk], home: Path, file: Path
) -> None:
    desk.document.open(file)
    desk.estimating.set_name("of a file")
    desk.document.new()
    desk.estimating.set_name("of none")
    desk.close()
    second = open_desk()
    second.answer("discard")
    second.answer("discard")
    assert not drafts_of(home)
    (of_none,) = second.document.versions()
    second.document.open_version(of_none)
    assert second.estimate.name == "of none"
    second.document.open(file)
    (of_file,) = second.document.versions()
    second.document.open_version(of_file)
    assert second.estimate == named("of a file")


def test_new_and_open_keep_what_was_unsaved(
    desk: Desk, open_desk: Callable[..., Desk], file: Path
) -> None:
    desk.estimating.set_name("mine")
    desk.document.open(file)
    assert "unsaved changes of mine" in desk.said
    desk.estimating.set_name("two")
    desk.document.new()
    assert desk.estimate == Estimate()
    assert "unsaved changes of two" in desk.said
    desk.answer("restore")
    assert desk.estimate == named("two")
    assert desk.document.path == file
    desk.answer("restore")
    assert desk.estimate.name == "mine"
    assert desk.document.path is None
    assert "unsaved changes of two" in desk.said  # which was put aside for it
    desk.close()
    assert len(offered(open_desk())) == 2


def test_the_file_of_a_draft_changed_meanwhile(
    desk: Desk, open_desk: Callable[..., Desk], file: Path
) -> None:
    desk.document.open(file)
    desk.estimating.set_name("mine")
    desk.close()
    put(file, "theirs")
    second = open_desk()
    assert second.said.endswith("; its file is another one since.")
    second.answer("restore")
    assert second.estimate.name == "mine"
    assert second.about == "foreign"
    assert not second.document.save()
    assert read_estimate(file).name == "theirs"
    second.answer("overwrite")
    assert read_estimate(file).name == "mine"
    (version,) = second.document.versions()
    assert read_estimate(version.path).name == "theirs"


def test_the_file_of_a_draft_is_gone(
    desk: Desk, open_desk: Callable[..., Desk], file: Path
) -> None:
    desk.document.open(file)
    desk.estimating.set_name("mine")
    desk.close()
    file.unlink()
    second = open_desk()
    second.answer("restore")
    assert second.about == "gone"
    assert second.document.save()
    assert read_estimate(file).name == "mine"


def test_a_draft_that_was_saved_is_not_offered(
    desk: Desk, open_desk: Callable[..., Desk], home: Path, file: Path
) -> None:
    """A window may be killed after it has saved, and before it has cleared away."""
    desk.document.open(file)
    desk.estimating.set_name("mine")
    desk.close()
    put(file, "mine")
    assert open_desk().about == ""
    assert not drafts_of(home)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-20],
        lambda content: content.replace("客服".encode(), "客户".encode()),
        lambda content: content[5:],
        lambda _content: b"",
        lambda _content: b"[" * 100_000,
        lambda _content: b'{"format": 2}\n',
        lambda _content: b"\x00\xff" * 50,
    ],
)
def test_a_damaged_draft_is_kept_aside_and_told(
    spoil: Callable[[bytes], bytes], desk: Desk, open_desk: Callable[..., Desk], home: Path
) -> None:
    desk.estimating.add(drawn_items())
    desk.close()
    (path,) = drafts_of(home)
    path.write_bytes(spoil(path.read_bytes()))
    spoiled = path.read_bytes()
    second = open_desk()
    assert second.about == "damaged"
    aside = path.with_suffix(".damaged.draft")
    assert aside.name in second.said
    assert aside.read_bytes() == spoiled
    second.answer("dismiss")
    assert second.about == ""
    assert not user_files.has_drafts(home)


def test_a_draft_of_a_newer_program_is_left_to_it(
    desk: Desk, open_desk: Callable[..., Desk], home: Path
) -> None:
    desk.estimating.set_name("mine")
    desk.close()
    (path,) = drafts_of(home)
    drafts.write(path, drafts.read(path)._replace(text="format: 999\n"))
    second = open_desk()
    second.estimating.set_name("kept")
    second.answer("restore")
    assert [type(error) for _, error in second.refused] == [EstimateError]
    assert second.about == ""
    assert second.estimate.name == "kept"
    assert drafts.read(path).text == "format: 999\n"


def test_a_draft_that_is_damaged_after_it_was_offered(
    desk: Desk, open_desk: Callable[..., Desk], home: Path
) -> None:
    desk.estimating.set_name("mine")
    desk.close()
    (path,) = drafts_of(home)
    second = open_desk()
    path.write_text("damaged")
    second.answer("restore")
    assert second.about == "damaged"
    assert path.with_suffix(".damaged.draft").read_text() == "damaged"


def test_what_is_too_large_for_a_file_is_told(
    desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.document.open(file)
    desk.estimating.set_name("two")
    monkeypatch.setattr(writing, "MOST_BYTES", 100)
    assert not desk.document.save()
    assert "it is too large for a file. Make several estimates of it." in desk.said
    assert desk.estimate.name == "two"


def test_nothing_can_be_kept(open_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "no folder").touch()
    desk = open_desk(tmp_path / "no folder")
    desk.estimating.set_name("one")
    qtbot.waitUntil(lambda: desk.about == "not_kept")
    assert not desk.document.kept
    desk.answer("dismiss")
    desk.estimating.set_name("two")
    desk.document.finish()
    assert desk.about == ""  # said once
    desk.document.new()  # what is unsaved is in this window still
    assert desk.estimate == Estimate()
    desk.answer("restore")
    assert desk.estimate.name == "two"
    assert desk.document.save(tmp_path / "two.kimicalc")


def test_a_user_folder_on_a_full_disk(
    open_desk: Callable[..., Desk], small_disk: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    films = fill(small_disk)
    desk = open_desk(small_disk / "home")
    desk.estimating.set_name("one")
    qtbot.waitUntil(lambda: desk.about == "not_kept")
    assert desk.document.save(tmp_path / "one.kimicalc")
    films.unlink()
    desk.estimating.set_name("two")
    kept(desk, qtbot)
    qtbot.waitUntil(lambda: desk.about == "")  # it is no more so
    desk.document.finish()


def test_why_nothing_can_be_kept(
    desk: Desk, small_disk: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    desk.estimating.set_name("one")
    monkeypatch.setattr(writing, "MOST_BYTES", 100)
    desk.estimating.add(drawn_items())
    qtbot.waitUntil(lambda: desk.about == "not_kept")
    assert desk.said.endswith("the estimate is too large for a file. Make several estimates of it.")
    desk.answer("dismiss")
    monkeypatch.undo()
    desk.estimating.set_name("two")
    kept(desk, qtbot)
    # It fails again, for another reason: that is told again.
    folder = home / user_files.DRAFTS
    folder.rename(home / "away")
    folder.symlink_to(small_disk)
    films = fill(small_disk)
    desk.estimating.set_name("three")
    qtbot.waitUntil(lambda: desk.about == "not_kept")
    assert "the disk with your settings is full" in desk.said
    films.unlink()


def test_a_name_that_is_too_long(desk: Desk, tmp_path: Path) -> None:
    desk.estimating.set_name("one")
    assert not desk.document.save(tmp_path / ("长" * 90 + ".kimicalc"))
    assert "its name is too long. Save it under a shorter name." in desk.said


def test_without_a_folder_no_trace_is_left(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    desk = Desk(None)
    desk.estimating.set_name("one")
    assert desk.document.save(tmp_path / "one.kimicalc")
    assert not desk.document.kept
    assert desk.document.versions() == []
    assert [path.name for path in tmp_path.iterdir()] == ["one.kimicalc"]
    desk.close()


# Killed


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_after_kill_9_exactly_what_was_unsaved_is_offered(
    start: Start, open_desk: Callable[..., Desk], home: Path, file: Path
) -> None:
    program = start("unsaved", home, file)
    assert program.stdout
    assert program.stdout.readline() == "ready\n"
    assert open_desk().about == ""  # it lives
    program.send_signal(signal.SIGKILL)
    program.wait(DEADLINE)
    desk = open_desk()
    found = []
    while desk.about == "draft":
        desk.answer("restore")
        found.append((desk.estimate, desk.document.path))
        assert desk.document.save(desk.document.path or file.with_name("new.kimicalc"))
    assert found == [
        (Estimate("never saved", drawn_estimate().items[:2]), None),
        (named("killed"), file),
    ]
    desk.close()
    assert open_desk().about == ""
    assert not list((home / user_files.DRAFTS).iterdir())


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_killed_while_it_keeps(start: Start, open_desk: Callable[..., Desk], home: Path) -> None:
    moments = random.Random(5)
    for _ in range(5):
        program = start("typing", home)
        assert program.stdout
        for _ in range(moments.randrange(1, 40)):
            kept_last = int(program.stdout.readline())
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(moments.uniform(0, 0.01))
        program.send_signal(signal.SIGKILL)
        program.wait(DEADLINE)
        kept_last = max([kept_last, *map(int, program.stdout.read().split())])
        desk = open_desk()
        desk.answer("restore")
        # What it was told to be kept, or what it was writing just then.
        assert int(desk.estimate.name) in {kept_last, kept_last + 1}
        assert desk.estimate.items == drawn_items()
        desk.estimating.show(Estimate())
        assert desk.document.save(home / "done.kimicalc")
        desk.close()
    assert not list((home / user_files.DRAFTS).iterdir())


# Others


def test_changed_by_another_program(desk: Desk, file: Path) -> None:
    desk.document.open(file)
    desk.document.look()
    assert desk.about == ""
    put(file, "theirs")
    desk.document.look()
    assert desk.said == "budget.kimicalc was changed by another program."
    desk.estimating.set_name("mine")
    desk.answer("load")
    assert desk.estimate.name == "theirs"
    assert desk.document.is_saved
    assert desk.about == ""
    desk.estimating.undo()
    assert desk.estimate.name == "mine"
    assert not desk.document.is_saved
    assert desk.document.save()
    names = [read_estimate(version.path).name for version in desk.document.versions()]
    assert names == ["theirs", "mine"]


def test_a_save_overwrites_no_foreign_change_unasked(desk: Desk, file: Path) -> None:
    desk.document.open(file)
    desk.estimating.set_name("mine")
    put(file, "theirs")
    assert not desk.document.save()
    assert desk.said == "Not saved: budget.kimicalc was changed by another program since."
    assert read_estimate(file).name == "theirs"
    assert not desk.document.save()  # asked again, it is the same
    notice = desk.document.notice
    assert notice
    assert notice.actions == ("overwrite", "save_as", "load")
    assert all(tip(action) for action in ("overwrite", "load"))
    desk.answer("save_as")
    assert desk.wanted == ["save_as"]
    assert desk.document.save(file.with_name("mine.kimicalc"))
    assert desk.about == ""
    assert read_estimate(file).name == "theirs"


@pytest.mark.parametrize("what", ["huge", "folder"])
def test_whatever_stands_in_its_place_is_not_overwritten_unasked(
    desk: Desk, open_desk: Callable[..., Desk], file: Path, what: str
) -> None:
    """It can't be read, and so can't be kept as a version."""
    desk.document.open(file)
    file.unlink()
    if what == "folder":
        file.mkdir()
    else:
        with file.open("wb") as huge:
            huge.truncate(writing.MOST_BYTES + 1)
    desk.document.look()
    assert desk.about == "foreign"
    desk.estimating.set_name("mine")
    assert not desk.document.save()
    assert desk.said.startswith("Not saved: ")
    desk.answer("load")
    assert [path for path, _ in desk.refused] == [file]
    assert desk.estimate.name == "mine"
    desk.close()
    second = open_desk()
    assert "its file is another one since" in second.said
    second.answer("restore")
    assert second.about == "foreign"
    assert second.document.save(overwrite=True) == (what == "huge")


def test_keep_mine(desk: Desk, file: Path) -> None:
    desk.document.open(file)
    put(file, "theirs")
    desk.document.look()
    desk.answer("keep_mine")
    assert desk.about == ""
    assert not desk.document.is_saved
    desk.document.look()
    assert desk.about == ""
    put(file, "theirs again")
    assert not desk.document.save()
    desk.answer("overwrite")
    assert read_estimate(file) == drawn_estimate()
    names = [read_estimate(version.path).name for version in desk.document.versions()]
    assert names == ["theirs again"]


def test_another_program_takes_its_change_back(desk: Desk, file: Path) -> None:
    before = file.read_bytes()
    desk.document.open(file)
    file.write_bytes(b"half a")
    desk.document.look()
    assert desk.about == "foreign"
    desk.answer("load")  # it is none: told, and nothing has changed
    assert [path for path, _ in desk.refused] == [file]
    assert desk.estimate == drawn_estimate()
    file.write_bytes(before)
    desk.document.look()
    assert desk.about == ""


def test_deleted_meanwhile(desk: Desk, file: Path) -> None:
    desk.document.open(file)
    moved = file.with_name("renamed.kimicalc")
    file.rename(moved)
    desk.document.look()
    assert desk.said == "budget.kimicalc is not there any more. Saving writes it anew."
    desk.answer("dismiss")
    desk.document.look()
    assert desk.about == ""
    assert desk.document.save()
    assert read_estimate(file) == drawn_estimate()
    file.unlink()
    desk.document.look()
    assert desk.about == "gone"
    moved.rename(file)
    desk.document.look()
    assert desk.about == ""


@pytest.mark.parametrize("what", ["replaced", "deleted"])
@pytest.mark.parametrize("then", ["close", "new"])
def test_a_file_that_nobody_changed_here_is_not_offered_as_changed(
    desk: Desk, open_desk: Callable[..., Desk], file: Path, home: Path, what: str, then: str
) -> None:
    """Deleted on purpose, or saved in another window: it is no unsaved work, and not lost."""
    desk.document.open(file)
    if what == "replaced":
        put(file, "theirs")
    else:
        file.unlink()
    desk.document.look()
    if then == "close":
        desk.close()
        desk = open_desk()
    else:
        desk.document.new()
    assert desk.about == ""
    assert not drafts_of(home)
    if what == "replaced":
        desk.document.open(file)
    (version,) = desk.document.versions()
    desk.document.open_version(version)
    assert desk.estimate == drawn_estimate()


@pytest.mark.parametrize("what", ["replaced", "deleted"])
def test_changes_of_a_file_that_another_program_took_are_offered(
    desk: Desk, open_desk: Callable[..., Desk], file: Path, what: str
) -> None:
    desk.document.open(file)
    if what == "replaced":
        put(file, "theirs")
    else:
        file.unlink()
    desk.estimating.set_name("mine")
    desk.close()
    second = open_desk()
    assert second.about == "draft"
    second.answer("restore")
    assert second.estimate == named("mine")
    assert second.about == ("foreign" if what == "replaced" else "gone")


def test_what_was_kept_on_purpose_is_offered(
    desk: Desk, open_desk: Callable[..., Desk], file: Path
) -> None:
    desk.document.open(file)
    put(file, "theirs")
    desk.document.look()
    desk.answer("keep_mine")
    desk.close()
    second = open_desk()
    assert second.about == "draft"
    second.answer("restore")
    assert second.estimate == drawn_estimate()


def test_what_nobody_can_keep_among_versions_is_a_draft(
    desk: Desk, open_desk: Callable[..., Desk], file: Path, home: Path
) -> None:
    (home / "estimates").mkdir(parents=True, exist_ok=True)
    (home / "estimates" / "versions").touch()
    desk.document.open(file)
    file.unlink()
    desk.close()
    second = open_desk()
    second.answer("restore")
    assert second.estimate == drawn_estimate()


def test_changes_of_a_deleted_file_can_be_had_back_after_they_were_discarded(
    desk: Desk, open_desk: Callable[..., Desk], file: Path
) -> None:
    desk.document.open(file)
    desk.estimating.set_name("mine")
    file.unlink()
    desk.close()
    second = open_desk()
    second.answer("discard")
    (version,) = second.document.versions()
    second.document.open_version(version)
    assert second.estimate == named("mine")


def test_two_windows_with_one_file(desk: Desk, open_desk: Callable[..., Desk], file: Path) -> None:
    link = file.with_name("link.kimicalc")
    link.symlink_to(file)
    desk.document.open(file)
    second = open_desk()
    second.document.open(link)
    assert desk.about == ""
    assert second.said == ("link.kimicalc is open in another window too: what is saved last stays.")
    second.answer("dismiss")
    assert second.about == ""
    second.document.new()
    second.document.open(file)
    assert second.about == "elsewhere"
    desk.document.new()
    second.document.look()
    assert second.about == ""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_two_programs_with_one_file(start: Start, desk: Desk, home: Path, file: Path) -> None:
    program = start("open", home, file)
    assert program.stdout
    assert program.stdout.readline() == "ready\n"
    desk.document.open(file)
    assert desk.about == "elsewhere"
    program.send_signal(signal.SIGKILL)
    program.wait(DEADLINE)
    desk.document.look()
    assert desk.about == ""


# Versions


def test_a_version_is_opened_as_a_change(desk: Desk, file: Path) -> None:
    desk.document.open(file)
    for name in ("two", "three"):
        desk.estimating.set_name(name)
        assert desk.document.save()
    desk.estimating.set_name("unsaved")
    names = [read_estimate(version.path).name for version in desk.document.versions()]
    assert names == ["two", drawn_estimate().name]
    desk.document.open_version(desk.document.versions()[1])
    assert desk.estimate == drawn_estimate()
    assert not desk.document.is_saved
    # What was unsaved is a version too: who is killed now can't undo any more.
    assert read_estimate(desk.document.versions()[0].path).name == "unsaved"
    desk.estimating.undo()
    assert desk.estimate.name == "unsaved"


def test_a_damaged_version_is_none(desk: Desk, file: Path) -> None:
    desk.document.open(file)
    desk.estimating.set_name("two")
    assert desk.document.save()
    (version,) = desk.document.versions()
    version.path.write_text("damaged")
    with pytest.raises(EstimateError):
        desk.document.open_version(version)
    assert desk.estimate.name == "two"
