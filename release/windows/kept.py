"""Folders that are kept: each holds what it was made from, and is made anew where that differs."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from release.steps import ROOT

PLACE = ROOT / "build" / "windows"
"""Where all of it lies: it may be deleted at any time."""
_MARK = "made-from"


def digest(*made_from: str | Path) -> str:
    """A fingerprint of texts, of files, and of all that lies in folders, names included."""
    parts = hashlib.sha256()
    for one in made_from:
        files = (one,) if isinstance(one, str) else _files(one)
        for file in files:
            content = file.encode() if isinstance(file, str) else file.read_bytes()
            name = "" if isinstance(file, str) else file.name
            parts.update(f"{name}\0{len(content)}\0".encode())
            parts.update(content)
    return parts.hexdigest()


def keep(folder: Path, made_from: str, make: Callable[[Path], None]) -> bool:
    """Have `make` fill an empty folder, unless it did already, from the same; True if it did now.

    What is half made, since something was raised, is made anew the next time.
    """
    mark = folder / _MARK
    if mark.is_file() and mark.read_text("ascii") == made_from:
        return False
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make(folder)
    mark.write_text(made_from, "ascii")
    return True


def megabytes(folder: Path) -> float:
    """What the files in a folder take, links not followed."""
    files = (file.lstat() for file in folder.rglob("*") if file.is_symlink() or file.is_file())
    return sum(file.st_size for file in files) / 1e6


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return (path,)
    return (
        file
        for file in sorted(path.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    )
