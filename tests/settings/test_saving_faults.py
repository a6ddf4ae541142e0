"""Faults while settings are written: killed, a full disk, no rights, two programs at once."""

from __future__ import annotations

import json
import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from settings.numbers import number_of, numbered
from settings.states import FULL, loaded_well

from kimi_calc.settings import FILE_NAME, Loaded, Settings, load, save
from kimi_calc.user_files import writing

DEADLINE = 60
GAP = 0.02 if os.name == "nt" else 0  # seconds: there nothing is replaced that somebody reads

Start = Callable[..., subprocess.Popen[str]]
AsUser = Callable[[], AbstractContextManager[None]]


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
@pytest.mark.parametrize(("way", "times"), [("save", 40), ("keeping", 12)])
def test_killed_at_any_moment(way: str, times: int, start_writer: Start, folder: Path) -> None:
    moments = random.Random(9)
    unfinished = last = 0
    for _ in range(times):
        writer = start_writer(way, first=last)
        with pytest.raises(subprocess.TimeoutExpired):
            writer.communicate(timeout=moments.uniform(0, 0.08))
        writer.send_signal(signal.SIGKILL)
        assert writer.wait(DEADLINE) == -signal.SIGKILL
        unfinished += len(list(folder.iterdir())) - 1
        number = number_of(loaded_well(folder))
        assert number >= last
        last = number
    # Else they were killed in their sleep, and it shows nothing.
    assert unfinished
    assert last > times


def test_two_programs_at_once(start_writer: Start, folder: Path) -> None:
    writers = [start_writer("save", first=1), start_writer("keeping", first=-1_000_000)]
    turns: list[bool] = []  # whose settings were found, as often as that changed
    end = time.monotonic() + DEADLINE
    while len(turns) < 30 and time.monotonic() < end:
        theirs = number_of(load(folder).settings) > 0
        if turns[-1:] != [theirs]:
            turns.append(theirs)
        time.sleep(GAP)
    assert all(writer.poll() is None for writer in writers)
    folder.with_name("stop").touch()
    for writer in writers:
        writer.communicate(timeout=DEADLINE)
        assert writer.returncode == 0
    assert len(turns) == 30
    number_of(loaded_well(folder))


@pytest.mark.skipif(os.name != "posix", reason="a folder can't be synced elsewhere")
def test_the_new_name_is_on_the_disk_before_it_is_called_saved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def watched_fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        done.append("folder synced" if is_folder else "file synced")
        fsync(descriptor)

    def watched_replace(source: str, target: Path) -> None:
        done.append("replaced")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(os, "replace", watched_replace)
    save(folder, numbered(1))
    assert done == ["file synced", "replaced", "folder synced"]


def test_the_last_of_two_programs_wins(folder: Path) -> None:
    for number in (1, 2, 1):
        save(folder, numbered(number))
        assert number_of(loaded_well(folder)) == number


def test_two_threads_and_a_reader(folder: Path) -> None:
    save(folder, numbered(0))

    def write(first: int) -> None:
        for number in range(first, first + 100):
            save(folder, numbered(number))

    threads = [threading.Thread(target=write, args=(first,)) for first in (1000, 2000)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert load(folder).problem is None
        time.sleep(GAP)
    assert number_of(loaded_well(folder)) in {1099, 2099}


def test_a_full_disk_leaves_the_old_file(full_disk: Path) -> None:
    with pytest.raises(OSError, match="28"):
        save(full_disk, numbered(1))
    assert sorted(one.name for one in full_disk.iterdir()) == ["films", FILE_NAME]
    assert load(full_disk) == Loaded(FULL)
    (full_disk / "films").unlink()
    save(full_disk, numbered(1))
    assert loaded_well(full_disk) == numbered(1)


def test_a_read_only_disk(small_disk: Path, make_read_only: Callable[[], None]) -> None:
    save(small_disk, FULL)
    make_read_only()
    with pytest.raises(OSError, match=r"Permission denied|Read-only"):
        save(small_disk, numbered(1))
    assert load(small_disk) == Loaded(FULL)


def test_a_damaged_file_on_a_read_only_disk(
    small_disk: Path, make_read_only: Callable[[], None]
) -> None:
    (small_disk / FILE_NAME).write_text("{")
    make_read_only()
    assert load(small_disk) == Loaded(Settings(), "damaged", None)


@pytest.mark.skipif(os.name != "posix", reason="these permissions are POSIX's")
class TestAsAnOrdinaryUser:
    def test_a_folder_without_the_right_to_write(
        self, borrowed: Path, as_an_ordinary_user: AsUser
    ) -> None:
        with as_an_ordinary_user():
            save(borrowed, FULL)
            borrowed.chmod(0o500)
            with pytest.raises(PermissionError):
                save(borrowed, numbered(1))
            assert load(borrowed) == Loaded(FULL)
            (borrowed / FILE_NAME).write_text("{")
            assert load(borrowed) == Loaded(Settings(), "damaged", None)
            borrowed.chmod(0o700)

    def test_a_folder_that_can_not_be_made(
        self, borrowed: Path, as_an_ordinary_user: AsUser
    ) -> None:
        with as_an_ordinary_user():
            borrowed.chmod(0o500)
            assert load(borrowed / "new") == Loaded(Settings())
            with pytest.raises(PermissionError):
                save(borrowed / "new", FULL)
            borrowed.chmod(0)
            assert load(borrowed) == Loaded(Settings(), "unreadable")
            borrowed.chmod(0o700)

    @pytest.mark.parametrize("rights", [0o000, 0o200, 0o400])
    def test_a_file_that_is_protected_is_not_replaced(
        self, rights: int, borrowed: Path, as_an_ordinary_user: AsUser
    ) -> None:
        with as_an_ordinary_user():
            save(borrowed, FULL)
            before = (borrowed / FILE_NAME).read_bytes()
            (borrowed / FILE_NAME).chmod(rights)
            readable = Loaded(FULL) if rights == 0o400 else Loaded(Settings(), "unreadable")
            assert load(borrowed) == readable
            with pytest.raises(PermissionError):
                save(borrowed, numbered(1))
            (borrowed / FILE_NAME).chmod(0o600)
            assert (borrowed / FILE_NAME).read_bytes() == before


def test_a_file_instead_of_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for folder in (file, file / "under"):
        assert load(folder) == Loaded(Settings(), "unreadable")
        with pytest.raises(OSError, match="file"):
            save(folder, FULL)
    assert file.read_text() == "mine"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_a_folder_where_there_can_be_none() -> None:
    folder = Path("/proc/nonexistent")
    assert load(folder) == Loaded(Settings())
    with pytest.raises(OSError, match="/proc"):
        save(folder, FULL)


def test_a_folder_that_vanished_is_made_again(folder: Path) -> None:
    save(folder, FULL)
    (folder / FILE_NAME).unlink()
    folder.rmdir()
    save(folder, FULL)
    assert loaded_well(folder) == FULL


def test_a_file_in_use_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(folder, FULL)
    replace = os.replace
    refusals = [PermissionError(13, "in use"), PermissionError(13, "in use")]

    def held_by_a_scanner(source: str, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        replace(source, target)

    monkeypatch.setattr(os, "replace", held_by_a_scanner)
    save(folder, numbered(3))
    assert number_of(loaded_well(folder)) == 3
    monkeypatch.setattr(writing, "_REPLACE_AGAIN_FOR", 0.05)
    refusals.extend(PermissionError(13, "in use") for _ in range(999))
    with pytest.raises(PermissionError):
        save(folder, numbered(4))
    assert number_of(loaded_well(folder)) == 3
    assert json.loads((folder / FILE_NAME).read_text("utf-8"))["format"] == 1
