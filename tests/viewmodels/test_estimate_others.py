"""Other programs and windows with the same file; what the file held before."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from document_desk import Desk, Start, drafts_of, named, put
from drawn_estimate import drawn_estimate
from systems import needs_links

from kimi_calc.estimates import writing
from kimi_calc.estimates.files import EstimateError, read_estimate
from kimi_calc.viewmodels.estimate_notices import tip

DEADLINE = 30


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


@needs_links
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
