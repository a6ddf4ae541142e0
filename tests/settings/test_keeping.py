"""Changes are kept soon, off the window's thread, and a folder that can't be written is told of."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from settings.numbers import number_of, numbered
from settings.states import FULL, loaded_well

from kimi_calc import settings
from kimi_calc.settings import FILE_NAME, Loaded, Settings, load
from kimi_calc.settings import save as really_save
from kimi_calc.viewmodels import keeping as keeping_module
from kimi_calc.viewmodels.keeping import Keeping


class Window:
    """What the window is to the settings: it has a state, and is asked for it."""

    def __init__(self, folder: Path) -> None:
        self.state = numbered(0)
        self.asked_on: list[threading.Thread] = []
        self.keeping = Keeping(lambda state: settings.save(folder, state), self.current)
        self.failures: list[threading.Thread] = []
        # Direct: on whichever thread it is told.
        self.keeping.failed.connect(self.hear, Qt.ConnectionType.DirectConnection)

    def hear(self) -> None:
        self.failures.append(threading.current_thread())

    def current(self) -> Settings:
        self.asked_on.append(threading.current_thread())
        return self.state

    def change_to(self, number: int) -> None:
        self.state = numbered(number)
        self.keeping.changed()


class Disk:
    """Saves in earnest, notes what and where, and waits or fails when told to."""

    def __init__(self) -> None:
        self.saved: list[int] = []
        self.threads: list[threading.Thread] = []
        self.goes_on = threading.Event()
        self.goes_on.set()
        self.fault: Exception | None = None
        self.at_once = self.most_at_once = 0

    def save(self, folder: Path, state: Settings) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        fault = self.fault
        self.threads.append(threading.current_thread())
        assert self.goes_on.wait(30)
        self.at_once -= 1
        if fault:
            raise fault
        really_save(folder, state)
        self.saved.append(number_of(state))


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()
    monkeypatch.setattr(settings, "save", disk.save)
    return disk


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> Iterator[Window]:
    del qtbot  # it brings the application that signals need
    window = Window(folder)
    yield window
    window.keeping.finish()


def test_a_change_is_kept_within_half_a_second(window: Window, folder: Path, qtbot: QtBot) -> None:
    window.change_to(7)
    assert not folder.exists()
    assert window.keeping._soon.interval() <= 500
    qtbot.waitUntil((folder / FILE_NAME).exists)
    assert number_of(loaded_well(folder)) == 7


def test_who_types_without_a_pause_is_saved_too(window: Window, disk: Disk, qtbot: QtBot) -> None:
    typed = iter(range(1, 1_000_000))

    def key_is_pressed() -> bool:
        window.change_to(next(typed))
        return len(disk.saved) == 3

    qtbot.waitUntil(key_is_pressed)  # every 10 ms
    assert disk.saved == sorted(disk.saved)


def test_the_window_waits_for_no_disk(window: Window, disk: Disk, qtbot: QtBot) -> None:
    disk.goes_on.clear()
    window.change_to(1)
    qtbot.waitUntil(lambda: len(disk.threads) == 1)  # it hangs, and the window runs
    for number in (2, 3, 4):
        window.change_to(number)
        window.keeping._take()
    assert disk.saved == []
    disk.goes_on.set()
    window.keeping.finish()
    assert disk.saved == [1, 4]  # one write at a time, and the last state
    assert disk.most_at_once == 1
    here = threading.current_thread()
    assert set(window.asked_on) == {here}
    assert here not in disk.threads


def test_what_is_the_same_is_not_written_again(window: Window, disk: Disk) -> None:
    for number in (1, 1, 2, 2, 1):
        window.change_to(number)
        window.keeping.finish()
    assert disk.saved == [1, 2, 1]


def test_back_to_what_was_while_something_else_is_written(window: Window, disk: Disk) -> None:
    window.change_to(1)
    window.keeping.finish()
    disk.goes_on.clear()
    window.change_to(2)
    window.keeping._take()
    window.change_to(1)
    window.keeping._take()
    disk.goes_on.set()
    window.keeping.finish()
    assert disk.saved == [1, 2, 1]


def test_finish_writes_what_is_unsaved(window: Window, folder: Path, disk: Disk) -> None:
    window.keeping.finish()
    assert not folder.exists()  # nothing had changed
    window.change_to(3)
    window.keeping.finish()
    assert number_of(loaded_well(folder)) == 3
    window.keeping.finish()
    assert disk.saved == [3]
    window.change_to(4)  # a window that is closed may still be moved by its desktop
    window.keeping.finish()
    assert disk.saved == [3, 4]


def test_finish_waits_for_a_dead_disk_only_so_long(
    window: Window, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_module, "_LONGEST_WAIT", 0.05)
    disk.goes_on.clear()
    window.change_to(1)
    began = time.monotonic()
    window.keeping.finish()
    assert time.monotonic() - began < 20  # without a limit it would be the disk's 30
    assert all(thread.daemon for thread in disk.threads)
    disk.goes_on.set()
    window.keeping._wait()


def test_failures_are_told_once(window: Window, disk: Disk, folder: Path, qtbot: QtBot) -> None:
    disk.fault = OSError(28, "No space left on device")
    with qtbot.waitSignal(window.keeping.failed):
        window.change_to(1)
    window.change_to(2)
    window.keeping.finish()
    window.keeping.finish()  # what failed is unsaved
    qtbot.waitUntil(lambda: len(disk.threads) == 3)
    assert window.failures == [threading.current_thread()]
    assert not folder.exists()
    disk.fault = None
    window.keeping.changed()  # the disk has room again; the state is the one that failed
    qtbot.waitUntil(lambda: disk.saved == [2])
    assert len(window.failures) == 1


def test_what_came_after_a_failure_is_written_once(
    window: Window, disk: Disk, qtbot: QtBot
) -> None:
    disk.goes_on.clear()
    disk.fault = OSError(5, "Input/output error")
    window.change_to(1)
    window.keeping._take()
    qtbot.waitUntil(lambda: len(disk.threads) == 1)
    disk.fault = None
    window.change_to(2)
    window.keeping._take()
    disk.goes_on.set()
    window.keeping.finish()
    window.keeping.finish()
    assert disk.saved == [2]


def test_it_is_told_when_all_is_written(window: Window, disk: Disk, qtbot: QtBot) -> None:
    disk.goes_on.clear()
    window.change_to(1)
    assert not window.keeping.is_kept  # it waits for its time
    window.keeping._take()
    assert not window.keeping.is_kept  # it is being written
    with qtbot.waitSignal(window.keeping.settled):
        disk.goes_on.set()
    assert window.keeping.is_kept
    disk.fault = OSError(28, "No space left on device")
    with qtbot.waitSignal(window.keeping.settled):
        window.change_to(2)
    assert not window.keeping.is_kept
    disk.fault = None


def test_whatever_goes_wrong_the_program_goes_on(
    window: Window, disk: Disk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.fault = RuntimeError("a fault of our own")
    with qtbot.waitSignal(window.keeping.failed):
        window.change_to(1)
    disk.fault = None

    def no_more_threads(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", no_more_threads)
    window.change_to(2)
    window.keeping.finish()
    assert disk.saved == [2]


def test_a_window_that_is_gone_is_not_told(folder: Path, disk: Disk, qtbot: QtBot) -> None:
    del qtbot
    disk.fault = OSError(28, "No space left on device")
    disk.goes_on.clear()
    window = Window(folder)
    window.change_to(1)
    window.keeping._take()
    writer = window.keeping._writer
    assert writer
    import shiboken6

    shiboken6.delete(window.keeping)
    disk.goes_on.set()
    writer.join(30)  # its exception would fail the test
    assert not writer.is_alive()
    assert window.failures == []


def test_a_disk_that_is_full(full_disk: Path, qtbot: QtBot) -> None:
    it_fails_and_goes_on(Window(full_disk), qtbot)
    assert load(full_disk) == Loaded(FULL)


def test_a_disk_that_is_read_only(
    small_disk: Path, make_read_only: Callable[[], None], qtbot: QtBot
) -> None:
    really_save(small_disk, FULL)
    make_read_only()
    it_fails_and_goes_on(Window(small_disk), qtbot)
    assert load(small_disk) == Loaded(FULL)


@pytest.mark.parametrize("where", ["file", "file/under"])
def test_a_folder_that_can_not_be(where: str, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").touch()
    it_fails_and_goes_on(Window(tmp_path / where), qtbot)


def it_fails_and_goes_on(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.keeping.failed):
        window.change_to(1)
    window.change_to(2)
    window.keeping.finish()
    window.keeping.finish()
    qtbot.wait(0)  # what is queued is delivered
    assert len(window.failures) == 1
