"""Disks that are small, full or read-only, and folders in which permissions mean something."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

NOBODY = 65534


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if not shutil.which("mount") or _mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", place):
        pytest.skip("a file system can't be mounted here: that needs root on Linux")
    yield place
    subprocess.run(["umount", place], check=True)


def _mount(*arguments: str | Path) -> bool:
    """Mount; whether it failed."""
    done = subprocess.run(["mount", *arguments], check=False, capture_output=True)
    return done.returncode != 0


def fill(disk: Path) -> Path:
    """Take all the room that is left on a disk; the file that has it."""
    taken = disk / "films"
    with suppress(OSError), taken.open("wb", buffering=0) as films:
        while films.write(b"x" * 1024):
            pass
    return taken


@pytest.fixture
def make_read_only(small_disk: Path) -> Callable[[], None]:
    """Have nobody write on the small disk any more, not even root."""

    def remount() -> None:
        assert not _mount("-o", "remount,ro", small_disk)

    return remount


@pytest.fixture
def borrowed() -> Iterator[Path]:
    """A folder of an ordinary user's; permissions mean nothing to root."""
    place = Path(tempfile.mkdtemp(prefix="kimi-calc-"))
    if os.geteuid() == 0:
        os.chown(place, NOBODY, NOBODY)
    yield place
    shutil.rmtree(place)


@contextmanager
def _as_an_ordinary_user() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def as_an_ordinary_user() -> Callable[[], object]:
    """A context in which permissions mean something."""
    return _as_an_ordinary_user
