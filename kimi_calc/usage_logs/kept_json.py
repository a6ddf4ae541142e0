"""A small JSON file of the user's own: its version, damage that costs itself only, safe writes."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any, Literal, NamedTuple

from kimi_calc import user_files

MOST_BYTES = 4 * 1024 * 1024

Problem = Literal["damaged", "newer", "unreadable"]
"""`damaged`: none of these files, it lies aside now. `newer`: another version of the program wrote
it, and it stays as it is, as does what can't be read."""


class Kept(NamedTuple):
    """What a file holds under its one key; None where there is none, or a problem."""

    content: Any
    problem: Problem | None = None
    aside: Path | None = None


class NewerVersion(OSError):
    """A file that a newer version of the program wrote: it is not replaced."""


def load(path: Path, key: str, version: int) -> Kept:
    """What a file holds; raises nothing. What a save that was killed left is removed."""
    user_files.remove_unfinished(path)
    try:
        said = _said(path)
        if _version(said) > version:
            return Kept(None, "newer")
        return Kept(said[key])
    except FileNotFoundError:
        return Kept(None)
    except (
        *(ValueError, RecursionError, KeyError),
        *(user_files.NoOrdinaryFile, user_files.TooLarge),
    ):
        return Kept(None, "damaged", user_files.keep_aside(path))
    except OSError:
        return Kept(None, "unreadable")


def save(path: Path, key: str, version: int, content: Any) -> None:
    """Replace a file; OSError if that can't be done, NewerVersion for one of a newer version.

    What can't be read isn't replaced, as who writes doesn't know what it holds.
    """
    try:
        newer = _version(_said(path)) > version
    except (ValueError, RecursionError, FileNotFoundError):
        newer = False
    if newer:
        raise NewerVersion(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    written = bytes_of({"format": version, key: content})
    if len(written) > MOST_BYTES:
        raise user_files.TooLarge(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    user_files.write(path, written)


def bytes_of(content: Any) -> bytes:
    """JSON as it is written: letters as such, but halves of letters escaped, which UTF-8 hasn't."""
    try:
        return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()
    except UnicodeEncodeError:
        return f"{json.dumps(content, indent=1)}\n".encode()


def _said(path: Path) -> dict[str, Any]:
    said = json.loads(user_files.read(path, MOST_BYTES).decode("utf-8-sig"))
    if not isinstance(said, dict):
        raise ValueError("no object")  # noqa: TRY004 - of what the file says
    return said


def _version(said: dict[str, Any]) -> int:
    version = said.get("format")
    if type(version) is not int or version < 1:
        raise ValueError("no version")
    return version
