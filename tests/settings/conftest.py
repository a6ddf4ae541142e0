"""Folders that fail for real, and programs that are killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from settings.states import FULL

from kimi_calc.settings import save

TESTS = Path(__file__).parents[1]
WRITER = TESTS / "settings" / "writer.py"
NOBODY = 65534

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's folder; it does not exist yet."""
    return tmp_path / "kimi-calc"


@pytest.fixture
def start_writer(folder: Path) -> Iterator[Start]:
    """Start a program that keeps settings, and wait until it has kept some."""
    started: list[subprocess.Popen[str]] = []

    def start(way: str, first: int = 0) -> subprocess.Popen[str]:
        writer = subprocess.Popen(
            [sys.executable, str(WRITER), way, str(folder), str(first)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])},
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(writer)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        return writer

    yield start
    for writer in started:
        writer.kill()
        writer.communicate()


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


@pytest.fixture
def full_disk(small_disk: Path) -> Path:
    """The small disk with settings, and a file `films` that took all the room that was left."""
    save(small_disk, FULL)
    with suppress(OSError), (small_disk / "films").open("wb", buffering=0) as films:
        while films.write(b"x" * 1024):
            pass
    return small_disk


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
