"""Folders that fail for real, and programs that are killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from failing_disks import fill
from settings.states import FULL

from kimi_calc.settings import save

TESTS = Path(__file__).parents[1]
WRITER = TESTS / "settings" / "writer.py"

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
def full_disk(small_disk: Path) -> Path:
    """The small disk with settings, and a file `films` that took all the room that was left."""
    save(small_disk, FULL)
    fill(small_disk)
    return small_disk
