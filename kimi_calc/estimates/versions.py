"""Versions: what a file held before it was saved again, the last ten times."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kimi_calc import user_files
from kimi_calc.estimates.drafts import fingerprint, now

MOST = 10
"""So many are kept of each file."""

_SUFFIX = ".kimicalc"
_NAME = re.compile(r"([0-9]{20})-([0-9]{20})\.kimicalc")  # kept and saved, in ns since 1970


class Version(NamedTuple):
    """What a file held; `saved` is when it was put there, with its time zone."""

    path: Path
    saved: datetime


def place(home: Path, file: Path | None) -> Path:
    """The folder with the versions of a file; of None, those of estimates that have none."""
    name = path_mark(file) if file else "unnamed"
    return home / "estimates" / "versions" / name


def path_mark(file: Path) -> str:
    """A short name for where a file lies, the same by whatever link one comes to it."""
    real = os.path.normcase(os.path.realpath(file))
    return fingerprint(real.encode("utf-8", "surrogatepass"))[:20]


def keep(home: Path, file: Path | None, content: bytes, saved: datetime) -> None:
    """Keep what a file held, and no more of it than the last ten; OSError if that can't be done.

    What was kept last is not kept twice.
    """
    folder = place(home, file)
    there = _all(folder)
    if there:
        with suppress(OSError):
            last = there[0].path
            if last.stat().st_size == len(content) and last.read_bytes() == content:
                return
    kept = _nanoseconds(now())
    if there:  # the clock may have been put back, and this is the last one all the same
        kept = max(kept, int(there[0].path.name[:20]) + 1)
    name = f"{kept:020d}-{max(_nanoseconds(saved), 0):020d}{_SUFFIX}"
    user_files.write(folder / name, content)
    user_files.remove_all_unfinished(folder)
    for version in _all(folder)[MOST:]:
        with suppress(OSError):
            version.path.unlink()


def reachable(file: Path | None) -> Path | None:
    """A file that is there; else None, since nobody could ask for the versions of one that isn't.

    What is kept of such a file is kept as that of an estimate without one.
    """
    return file if file and os.path.exists(file) else None  # noqa: PTH110 - Path's may raise


def versions(home: Path, file: Path | None) -> list[Version]:
    """What is kept of a file, the last first."""
    return _all(place(home, file))[:MOST]


def _all(folder: Path) -> list[Version]:
    try:
        names = sorted(os.listdir(folder), reverse=True)  # noqa: PTH208 - names alone
    except OSError:
        return []
    found = []
    for name in names:
        match = _NAME.fullmatch(name)
        if match:
            with suppress(OverflowError, OSError, ValueError):
                saved = datetime.fromtimestamp(int(match[2]) / 1e9, UTC)
                found.append(Version(folder / name, saved.astimezone()))
    return found


def _nanoseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000) * 1_000
