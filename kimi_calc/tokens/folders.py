"""Which files are meant by folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
# __MACOSX is what the archives of a Mac hold beside the files.
_HIDDEN = frozenset(("__pycache__", "__MACOSX", "node_modules", "Thumbs.db", "desktop.ini"))


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are meant by these paths: themselves, or all within, in order of name.

    Within folders what is hidden is left out (.git, node_modules, what Word locks a file with),
    and links to folders aren't followed. A folder that can't be listed is itself what comes, as
    does whatever nobody can say of what it is: read() says why. Raises nothing.
    """
    for given in paths:
        waiting = [(given, os.path.isdir(given))]  # noqa: PTH112 - Path.is_dir may raise
        while waiting:
            path, is_folder = waiting.pop()
            within = _listed(path) if is_folder else None
            if within is None:
                yield path
            else:
                waiting.extend(reversed(within))


def _listed(folder: Path) -> list[tuple[Path, bool]] | None:
    """What is in a folder, and whether it is one; None if that can't be told."""
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not _is_hidden(entry.name)]
    except OSError:
        return None
    shown.sort(key=lambda entry: (entry.name.casefold(), entry.name))
    judged = [(folder / entry.name, _is_folder(entry)) for entry in shown]
    return [(path, is_folder) for path, is_folder in judged if is_folder is not None]


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name in _HIDDEN


def _is_folder(entry: os.DirEntry[str]) -> bool | None:
    """Whether an entry is a folder itself; None if it only leads to one."""
    try:
        if not entry.is_dir():
            return False
        # On Windows a junction leads to a folder, and passes for one.
        tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
        return None if entry.is_symlink() or tag == _JUNCTION else True
    except OSError:  # it is gone meanwhile, or a link that leads nowhere one may go
        return False
