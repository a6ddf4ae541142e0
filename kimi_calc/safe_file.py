"""A file of the user's that is written whole or not, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_MOST_KEPT_ASIDE = 1_000
_STALE_AFTER = 3_600  # seconds; no write takes an hour
_REPLACE_AGAIN_AFTER = (0.01, 0.05, 0.2)  # seconds
_UNFINISHED = r"\.([0-9]{1,9})\.[a-z0-9_]{8}\.new"


def write(file: Path, content: bytes) -> None:
    """Replace a file, so that it is the old one or the new one, and never a part.

    Its folder is created if need be. OSError if it can't be done; then the file is the old one.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A file that is a link stays one: what it leads to is replaced. Not by Path.resolve: that
    # raises a RuntimeError where links lead in a circle.
    path = Path(os.path.realpath(file))
    _refuse_to_lose(path)
    descriptor, unfinished = tempfile.mkstemp(
        prefix=f"{file.name}.{os.getpid()}.", suffix=".new", dir=path.parent
    )
    try:
        with open(descriptor, "wb") as opened:  # noqa: PTH123 - it is open already
            opened.write(content)
            opened.flush()
            os.fsync(descriptor)
        _replace(unfinished, path)
    except BaseException:
        with suppress(OSError):  # if it stays, the next start removes it
            os.unlink(unfinished)  # noqa: PTH108 - a text as it came from mkstemp
        raise
    _sync(path.parent)


def keep_aside(path: Path) -> Path | None:
    """Move a damaged file to a name of its own beside it; None if that can't be done."""
    real = Path(os.path.realpath(path))
    # Never what a link leads to if that is /dev/zero or somebody's folder: then the link.
    damaged = real if real.is_file() else path
    for number in range(1, _MOST_KEPT_ASIDE + 1):
        count = f"-{number}" if number > 1 else ""
        aside = damaged.with_name(f"{damaged.stem}.damaged{count}{damaged.suffix}")
        try:
            _move(damaged, aside)
        except FileExistsError:
            continue
        except OSError:
            return None
        return aside
    return None


def remove_unfinished(path: Path) -> None:
    """Remove what saves left that were killed; not what another program is writing just now."""
    with suppress(OSError), os.scandir(Path(os.path.realpath(path)).parent) as entries:
        for entry in entries:
            # First the cheap question: at a usual start no pattern has to be compiled.
            ours = entry.name.startswith(f"{path.name}.")
            match = re.fullmatch(_UNFINISHED, entry.name[len(path.name) :]) if ours else None
            if match and entry.is_file(follow_symlinks=False):
                age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                if age > _STALE_AFTER or _is_dead(int(match[1])):
                    with suppress(OSError):
                        os.unlink(entry)  # noqa: PTH108 - an entry, not a Path


def _refuse_to_lose(path: Path) -> None:
    """OSError where a file that was not read, or is protected, or is none would be replaced."""
    if not path.exists():
        return
    if not path.is_file():
        raise FileExistsError(errno.EEXIST, "is no ordinary file", str(path))
    if not os.access(path, os.R_OK | os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _replace(unfinished: str, path: Path) -> None:
    # On Windows it fails while somebody, a virus scanner for one, has the old file open.
    for seconds in _REPLACE_AGAIN_AFTER:
        with suppress(PermissionError):
            os.replace(unfinished, path)  # noqa: PTH105 - a text as it came from mkstemp
            return
        time.sleep(seconds)
    os.replace(unfinished, path)  # noqa: PTH105


def _sync(folder: Path) -> None:
    """Have the new name outlive a power failure, on systems where folders can be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _move(damaged: Path, aside: Path) -> None:
    """Move to a name that is taken first, so that two programs at once never take the same."""
    folder = damaged.is_dir() and not damaged.is_symlink()
    if folder:
        aside.mkdir()
    else:
        aside.touch(exist_ok=False)
    try:
        damaged.replace(aside)
    except OSError:
        with suppress(OSError):
            (aside.rmdir if folder else aside.unlink)()
        raise


def _is_dead(process: int) -> bool:
    """Whether a process is known to be no more."""
    if os.name != "posix":
        return False  # On Windows the question itself (os.kill) would end it.
    try:
        os.kill(process, 0)
    except OSError as error:  # it may be somebody else's: then it lives
        return isinstance(error, ProcessLookupError)
    return False
