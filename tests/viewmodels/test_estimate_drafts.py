"""What is unsaved is kept, whatever ends the program, and offered by the next one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from document_desk import Desk, Start, drafts_of, kept, named, offered, put
from drawn_estimate import drawn_estimate, drawn_items
from failing_disks import fill
from pytestqt.qtbot import QtBot
from systems import not_under_wine

from kimi_calc import user_files
from kimi_calc.estimates import Estimate, drafts, writing
from kimi_calc.estimates.files import EstimateError, read_estimate, written
from kimi_calc.viewmodels import estimate_drafts

DEADLINE = 30


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


@not_under_wine
def test_a_name_that_is_too_long(desk: Desk, tmp_path: Path) -> None:
    desk.estimating.set_name("one")
    assert not desk.document.save(tmp_path / ("长" * 270 + ".kimicalc"))
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
