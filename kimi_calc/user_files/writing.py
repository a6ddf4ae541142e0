"""One safe writer: a file is the old one or the new one; and what killed writes left behind."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_MOST_KEPT_ASIDE = 1_000
_STALE_AFTER = 3_600  # seconds; no write takes an hour
_REPLACE_AGAIN_FOR = 1.0  # seconds: longer than a scanner looks at a file, no longer than is calm
_REPLACE_AGAIN_AFTER = 0.005  # seconds
_MOST_OF_A_NAME = 200  # bytes of 255: a name that is as long as can be has to be saved, too
_UNFINISHED = r"\.([0-9]{1,9})\.[a-z0-9_]{8}\.new"


def write(
    file: Path,
    content: bytes,
    check: Callable[[Path], None] = lambda _unfinished: None,
    *,
    shared: bool = False,
) -> None:
    """Replace a file, so that it is the old one or the new one, and never a part.

    OSError if it can't be done; then the file is the old one.
    `check` may look at the new one before it takes the place; what it raises leaves the old one.
    Only the user may read it, and its folder is created if need be; a `shared` one, such as a
    document, may be read by whoever could read it before, a new one by whom the system lets read
    new files, and its folder must be there: it may be that of a disk that was taken out.
    """
    import tempfile  # 3 ms, which no start has to wait for

    if not shared:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A file that is a link stays one: what it leads to is replaced. Not by Path.resolve: that
    # raises a RuntimeError where links lead in a circle.
    path = Path(os.path.realpath(file))
    _refuse_to_lose(path)
    if not os.path.isdir(path.parent):  # noqa: PTH112 - Path's may raise
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
    descriptor, unfinished = tempfile.mkstemp(
        prefix=f"{_begun(file.name)}.{os.getpid()}.", suffix=".new", dir=path.parent
    )
    try:
        with open(descriptor, "wb") as opened:  # noqa: PTH123 - it is open already
            opened.write(content)
            opened.flush()
            if shared:
                _open_up(descriptor, path)
            os.fsync(descriptor)
        check(Path(unfinished))
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
    name = _begun(path.name)
    with suppress(OSError), os.scandir(Path(os.path.realpath(path)).parent) as entries:
        for entry in entries:
            # First the cheap question: at a usual start no pattern has to be compiled.
            ours = entry.name.startswith(f"{name}.")
            match = re.fullmatch(_UNFINISHED, entry.name[len(name) :]) if ours else None
            if match and entry.is_file(follow_symlinks=False):
                age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                if age > _STALE_AFTER or _is_dead(int(match[1])):
                    with suppress(OSError):
                        os.unlink(entry)  # noqa: PTH108 - an entry, not a Path


def remove_all_unfinished(folder: Path) -> None:
    """Remove what saves of any file left in a folder of the program's own."""
    with suppress(OSError):
        names = {name.rsplit(".", 3)[0] for name in os.listdir(folder) if name.endswith(".new")}  # noqa: PTH208 - names alone
        for name in names:
            remove_unfinished(folder / name)


def _begun(name: str) -> str:
    """A name, or the beginning of a long one, that leaves room for what marks a file as begun."""
    while len(os.fsencode(name)) > _MOST_OF_A_NAME:
        name = name[:-1]
    return name


def _refuse_to_lose(path: Path) -> None:
    """OSError where a file that was not read, or is protected, or is none would be replaced."""
    if not path.exists():
        return
    if not path.is_file():
        raise FileExistsError(errno.EEXIST, "is no ordinary file", str(path))
    if not os.access(path, os.R_OK | os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _open_up(descriptor: int, path: Path) -> None:
    """Give a file the group and the rights of the one that it replaces, or those of a new one."""
    if os.name != "posix":
        return  # there a new file has the rights of its folder
    try:
        replaced = path.stat()
        rights = stat.S_IMODE(replaced.st_mode)
        with suppress(OSError):  # else those of its group could not read it any more
            os.fchown(descriptor, -1, replaced.st_gid)
    except OSError:
        mask = os.umask(0o077)  # which only tells what it was by being set
        os.umask(mask)
        rights = 0o666 & ~mask
    with suppress(OSError):  # disks of other systems have none
        os.fchmod(descriptor, rights)


def _replace(unfinished: str, path: Path) -> None:
    # On Windows it fails while somebody, a virus scanner for one, has the old file open. It is
    # tried often: whoever reads it time and again leaves gaps that are short.
    end = time.monotonic() + _REPLACE_AGAIN_FOR
    while True:
        try:
            os.replace(unfinished, path)  # noqa: PTH105 - a text as it came from mkstemp
        except PermissionError:
            if time.monotonic() > end:
                raise
            time.sleep(_REPLACE_AGAIN_AFTER)
        else:
            return


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
