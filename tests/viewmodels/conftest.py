"""An estimate with its document: the window's, others', and programs of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from document_desk import Desk, Start
from drawn_estimate import drawn_estimate
from pytestqt.qtbot import QtBot

from kimi_calc.estimates import saving

TESTS = Path(__file__).parents[1]


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
