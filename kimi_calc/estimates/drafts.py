"""Drafts: what is unsaved of an estimate, kept in the user's folder till it is saved."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kimi_calc import user_files

_MOST_BYTES = 256 * 1024 * 1024  # no estimate has as many
_MOST_DRAFTS = 200  # that are looked at


class DraftError(ValueError):
    """A file that is no draft, or no whole one."""


class Draft(NamedTuple):
    """The text of an estimate, and what it was before it was changed.

    `name` is what it was called. `file` is the file that it belongs to, None for none, and `base`
    the fingerprint of what was in it. `kept` is when it was written, with its time zone.
    """

    name: str
    file: Path | None
    base: str
    kept: datetime
    text: str


def fingerprint(content: bytes) -> str:
    """What tells one content from another: SHA-256, in hexadecimal digits."""
    return sha256(content).hexdigest()


def now() -> datetime:
    """The moment that it is, in UTC."""
    return datetime.now(UTC)


def new_name() -> str:
    """A name for a draft that no other one has."""
    return os.urandom(8).hex() + user_files.DRAFT


def write(path: Path, draft: Draft) -> None:
    """Put a draft in place of what lies there; OSError if that can't be done.

    The first line tells of the text below it, so that half a draft is never taken for one.
    """
    text = draft.text.encode()
    about = {
        "format": 1,
        "name": draft.name,
        "file": str(draft.file) if draft.file else None,
        "base": draft.base,
        "kept": draft.kept.isoformat(),
        "text": fingerprint(text),
    }
    # In ASCII: a path may hold what is no text.
    user_files.write(path, json.dumps(about).encode() + b"\n" + text)


def read(path: Path) -> Draft:
    """A draft; DraftError where it is none, or damaged, OSError as it comes."""
    first, _, text = user_files.read(path, _MOST_BYTES).partition(b"\n")
    try:
        about = json.loads(first)
        if about["format"] != 1 or about["text"] != fingerprint(text):
            raise DraftError("is no whole draft")
        if "\0" in (about["file"] or ""):
            raise DraftError("is of a file that can't be")
        return Draft(
            str(about["name"]),
            Path(about["file"]) if about["file"] else None,
            str(about["base"]),
            datetime.fromisoformat(about["kept"]).astimezone(),
            text.decode(),
        )
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise DraftError(str(error)) from error


def drafts_in(folder: Path) -> list[Path]:
    """The files of a folder that are called as drafts are, the newest first."""
    found: list[tuple[int, Path]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if user_files.is_draft(entry.name):
                with suppress(OSError):
                    found.append((entry.stat().st_mtime_ns, Path(entry.path)))
    return [path for _, path in sorted(found, reverse=True)[:_MOST_DRAFTS]]
