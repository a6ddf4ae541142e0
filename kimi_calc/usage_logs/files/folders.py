"""Which files are read of what a person names: files, folders of sessions, an agent's home.

Of a folder those whose names tell that they may hold records. Where agents keep their sessions it
is known which files those are: all else there (settings, credentials, what was said) isn't opened.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

MOST_FILES = 100_000
MOST_DEPTH = 32
"""Folders within folders; deeper ones, and more files, are left out, and that is said."""

_MOST_LOOKED_AT = 2_000_000  # names: somebody may have named the whole disk

_RECORDS = re.compile(
    r"(?!\._|~\$).*\.(?:jsonl|json|ndjson|csv|tsv|xlsx|log|txt)"
    r"(?:\.[0-9][0-9T_-]*)?(?:\.gz|\.zst)?",  # with a number or a day: older ones of a log
    re.IGNORECASE,
)
_ALONE = ("wire.jsonl", "ui_messages.json")
"""Where one of these is, the files beside it are no records of use."""

_HOMES = {
    ".claude": ("projects",),
    ".cline": ("data/sessions", "data/tasks"),
    ".codex": ("archived_sessions", "sessions"),
    ".kimi": ("imported_sessions", "sessions"),
    ".kimi-code": ("sessions",),
    "opencode": ("storage/message",),
    "rooveterinaryinc.roo-cline": ("tasks",),
    "saoudrizwan.claude-dev": ("tasks",),
}
"""Where in agents' folders their sessions are."""

_NEVER = frozenset((".git", "node_modules", "credentials", "auth.json", ".credentials.json"))


class Found(NamedTuple):
    """A file to be read, as it was named or reached, and its size in bytes."""

    path: str
    size: int


class LeftOut(NamedTuple):
    """What isn't read, and why: a code of messages.LEFT_OUT."""

    path: str
    code: str


class Folders:
    """Finds the files, lazily and always in the same order: as named, in folders by name.

    A file comes once, however it is reached. What is left out stands in `left_out` after the
    files were gone through; files whose names don't look like records aren't mentioned.
    """

    def __init__(
        self, paths: Iterable[str], most_files: int = MOST_FILES, most_depth: int = MOST_DEPTH
    ) -> None:
        self.left_out: list[LeftOut] = []
        self._paths = tuple(paths)
        self._most_files = most_files
        self._most_depth = most_depth
        self._seen: set[object] = set()
        self._looked_at = 0

    def __iter__(self) -> Iterator[Found]:
        self.left_out.clear()
        self._seen.clear()
        self._looked_at = 0
        for number, found in enumerate(self._all()):
            if number >= self._most_files:
                self._leave(found.path, "too_many")
                return
            yield found

    def _all(self) -> Iterator[Found]:
        for path in self._paths:
            try:
                state = Path(path).stat()
            except (OSError, ValueError):
                self._leave(path, "not_found")
                continue
            if stat.S_ISDIR(state.st_mode):
                yield from self._within(path)
            elif not stat.S_ISREG(state.st_mode):
                self._leave(path, "special")
            elif self._is_new(path, state):
                yield Found(path, state.st_size)

    def _within(self, root: str) -> Iterator[Found]:
        waiting = [(root, 0)]  # the next one last; files have the depth -1
        while waiting:
            path, depth = waiting.pop()
            try:
                if depth >= 0:
                    waiting += reversed(self._folder(path, depth))
                elif found := self._file(path):
                    yield found
            except OSError:
                self._leave(path, "no_access" if depth >= 0 else "not_found")
            if self._looked_at > _MOST_LOOKED_AT:
                self._leave(path, "too_many")
                return

    def _file(self, path: str) -> Found | None:
        state = Path(path).stat()
        if not stat.S_ISREG(state.st_mode):
            self._leave(path, "special")
        elif state.st_size > 0 and self._is_new(path, state):
            return Found(path, state.st_size)
        return None

    def _folder(self, path: str, depth: int) -> list[tuple[str, int]]:
        """What is to be looked at of a folder, by name; files with the depth -1."""
        if not self._is_new(path, Path(path).stat()):
            if depth:
                self._leave(path, "again")
            return []
        if depth > self._most_depth:
            self._leave(path, "too_deep")
            return []
        if homes := _home(path):
            return [(one, depth + 1) for one in homes]
        folders, files = self._entries(path)
        return sorted([(one, depth + 1) for one in folders] + [(one, -1) for one in files])

    def _entries(self, path: str) -> tuple[list[str], list[str]]:
        """The folders within one, and the files that may hold records."""
        folders: list[str] = []
        files: dict[str, str] = {}
        with os.scandir(path) as entries:
            for entry in entries:
                self._looked_at += 1
                if self._looked_at > _MOST_LOOKED_AT:
                    break
                if entry.name in _NEVER:
                    continue
                if _is_folder(entry):
                    folders.append(entry.path)
                elif _RECORDS.fullmatch(entry.name):
                    files[entry.name] = entry.path
        alone = [files[one] for one in _ALONE if one in files]
        return folders, alone[:1] or list(files.values())

    def _is_new(self, path: str, state: os.stat_result) -> bool:
        key: object = (state.st_dev, state.st_ino)
        if not state.st_ino:  # of some network drives
            key = os.path.normcase(os.path.realpath(path))
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _leave(self, path: str, code: str) -> None:
        self.left_out.append(LeftOut(path, code))


def _home(path: str) -> list[str]:
    """Where in an agent's folder its sessions are; nothing of another folder."""
    folder = Path(path).absolute()
    places = (folder / one for one in _HOMES.get(folder.name.lower(), ()))
    return [str(one) for one in places if one.is_dir()]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir()
    return False
