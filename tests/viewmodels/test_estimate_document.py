"""The file of an estimate: opened, saved, and what keeps it from being saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from document_desk import AsUser, Desk, kept, put
from drawn_estimate import drawn_items
from failing_disks import fill
from pytestqt.qtbot import QtBot
from systems import needs_links

from kimi_calc.estimates import Estimate, saving
from kimi_calc.estimates.files import EstimateError, read_estimate


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
    if os.name != "posix":  # there nobody can ask whether it was killed: it is a matter of age
        os.utime(left, (0, 0))
    desk.document.open(file)
    assert not left.exists()


@needs_links
def test_a_link_stays_one(desk: Desk, file: Path) -> None:
    link = file.with_name("link.kimicalc")
    link.symlink_to(file)
    desk.document.open(link)
    desk.estimating.set_name("two")
    assert desk.document.save()
    assert link.is_symlink()
    assert read_estimate(file).name == "two"
    assert desk.document.path == link


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
