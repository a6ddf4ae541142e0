"""An estimate → its file: verified before it is written, never over what another program wrote."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kimi_calc import user_files
from kimi_calc.estimates import versions
from kimi_calc.estimates.drafts import fingerprint, now
from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.file_names import stem_of
from kimi_calc.estimates.files import (
    MOST_BYTES,
    SUFFIX,
    EstimateError,
    estimate_of_text,
    read_estimate,
    written,
)

_TICK = 3_000_000_000  # ns; FAT counts in twos of seconds


class Unverified(Exception):
    """What would be written reads otherwise than it is: a fault of the program, nothing is lost."""


class OnDisk(NamedTuple):
    """What a file holds: its fingerprint, and what tells cheaply that nobody has touched it since.

    `stamp` is when it was written, its size and its number; UNTOLD where they don't tell.
    """

    fingerprint: str
    stamp: tuple[int, int, int]


UNTOLD = (0, 0, 0)
"""No file's stamp: whoever asks has to read."""


def look(path: Path) -> OnDisk:
    """What a file holds now; OSError as it comes."""
    while True:
        before = _stamp(path)
        found = fingerprint(user_files.read(path, MOST_BYTES))
        if _stamp(path) == before:
            # Clocks of disks tick slowly: the next one to write may leave the same stamp.
            ticked = time.time_ns() - before[0] > _TICK
            return OnDisk(found, before if ticked else UNTOLD)


def look_again(path: Path, known: OnDisk) -> OnDisk:
    """What a file holds now, read only where it may have been touched; OSError as it comes."""
    return known if _stamp(path) == known.stamp else look(path)


def read(path: Path) -> tuple[Estimate, OnDisk]:
    """An estimate, and what its file holds; EstimateError where it can't be read, or is none."""
    while True:
        try:
            before: OnDisk | None = look(path)
        except OSError:
            before = None
        estimate = read_estimate(path)  # which words what goes wrong
        with suppress(OSError):
            if before and look_again(path, before).fingerprint == before.fingerprint:
                return estimate, before


def content_of(estimate: Estimate, path: Path) -> bytes:
    """What a file of an estimate holds, read again to be sure; Unverified if that isn't equal.

    EstimateError where it would be larger than a file may be.
    """
    try:
        text = written(estimate)
    except EstimateError:
        raise
    except ValueError as error:
        raise Unverified(path.name) from error
    try:
        again = estimate_of_text(text, path.name)
    except EstimateError as error:
        raise Unverified(path.name) from error
    if again != estimate:
        raise Unverified(path.name)
    return text.encode()


def save(estimate: Estimate, path: Path, home: Path | None) -> OnDisk:
    """Put an estimate in place of what a file holds; that becomes a version in the user's folder.

    OSError if it can't be done, Unverified and EstimateError as they come; then the file is the
    old one.
    """
    content = content_of(estimate, path)
    user_files.remove_unfinished(path)
    if home:
        with suppress(OSError):  # no room for a version: what is saved now matters more
            _keep_version(home, path, content)
    user_files.write(path, content, shared=True)
    return OnDisk(fingerprint(content), UNTOLD)  # by now it may be another program's


def file_name(name: str) -> str:
    """What the file of an estimate of that name is called, as every system takes it."""
    stem = stem_of(name)
    return f"{stem}{SUFFIX}" if stem else ""


def _keep_version(home: Path, path: Path, instead: bytes) -> None:
    held = user_files.read(path, MOST_BYTES)
    if held != instead:
        try:
            saved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except (ValueError, OverflowError):  # no year of a calendar
            saved = now()
        versions.keep(home, path, held, saved)


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino
