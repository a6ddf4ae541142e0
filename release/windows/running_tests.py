"""The project's tests under the Windows Python."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from release.steps import ROOT, say
from release.windows import packages, python
from release.windows.kept import PLACE, digest, keep
from release.windows.prefix import TEMP
from release.windows.wine import Wine

DEFAULT = tuple(
    f"tests/{room}" for room in ("settings", "cli", "viewmodels", "price_lists", "file_type")
)
"""Of the rooms, those whose tests need no desktop."""
_LOCK = ROOT / "requirements-dev.lock"
_PLACE = PLACE / "of-tests"
_TIME = 3600
_START = Path(__file__).with_name("under_wine.py")


def run(wine: Wine, arguments: Sequence[str]) -> int:
    """Run pytest with arguments, telling at once what it prints; its exit code."""
    keep(_PLACE, digest(python.made_from(), _LOCK, Path(__file__)), _make)
    start = (python.PYTHON / "python.exe", _START, _PLACE.relative_to(ROOT))
    try:
        return wine.run(*start, *(arguments or DEFAULT), seconds=_TIME, show=True).exit_code
    finally:
        for left in TEMP.glob("pytest-of-*"):  # files of a gigabyte, too
            shutil.rmtree(left, ignore_errors=True)


def _make(folder: Path) -> None:
    """Put what the tests need beside what the build has."""
    say("Downloading what the tests need …")
    packages.download(_LOCK, python.WHEELS, without=python.BUILD_LOCK)
    packages.unpack(_LOCK, python.WHEELS, folder)
