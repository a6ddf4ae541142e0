"""What belongs to the user: where it lies, one reader that can't be held up, one safe writer."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

HOME_VARIABLE = "KIMI_CALC_HOME"
"""The environment variable that names another folder for the user's files."""

PORTABLE = "portable.txt"
"""A file beside the standalone program that keeps the user's files beside it too."""

DRAFTS = Path("estimates", "drafts")
"""Where drafts of estimates lie in the user's folder."""

DRAFT = ".draft"
"""What the name of a draft ends in."""

_MOST_KEPT_ASIDE = 1_000
_STALE_AFTER = 3_600  # seconds; no write takes an hour
_REPLACE_AGAIN_AFTER = (0.01, 0.05, 0.2)  # seconds
_MOST_OF_A_NAME = 200  # bytes of 255: a name that is as long as can be has to be saved, too
_UNFINISHED = r"\.([0-9]{1,9})\.[a-z0-9_]{8}\.new"


NO_FOLDER_HERE = "the folder that the program was started in is gone"
"""Why there is no telling what a path is meant from."""


class NoOrdinaryFile(OSError):
    """A folder, a pipe, a device: nothing that would come to an end when it is read."""


class TooLarge(OSError):
    """A file of more bytes than what it is taken for can have."""


def folder() -> Path:
    """The folder of the user's files: what KIMI_CALC_HOME names, else the platform's place.

    Where PORTABLE lies beside the standalone program, it is the folder kimi-calc-data beside it.
    A ~ in it is the user's home folder, ~name that of another user, and what is no whole path is
    meant from where the program was started. It is neither created nor looked at. ValueError where
    what KIMI_CALC_HOME says can't be made out.
    """
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return _whole(named)
    beside = portable_folder()
    return beside / "kimi-calc-data" if beside else _standard_folder() / "kimi-calc"


def portable_folder() -> Path | None:
    """The folder of a standalone program beside which PORTABLE lies; None for any other."""
    beside = _program_folder()
    return beside if beside and (beside / PORTABLE).exists() else None


def read(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file that has at most `most`; no more than that is ever read.

    OSError as the system words it, NoOrdinaryFile and TooLarge among them.
    """
    with opened(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLarge(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """An ordinary file, open for reading; NoOrdinaryFile for anything else, OSError as it comes.

    Nobody waits: a pipe that nobody writes to is asked what it is, not opened.
    """
    try:
        mode = path.stat().st_mode
    except ValueError as error:  # a NUL character in the path: nothing is there
        raise FileNotFoundError(errno.ENOENT, str(error), str(path)) from None
    if stat.S_ISDIR(mode):
        os.scandir(path).close()  # that it may not be looked into is the better reason
    if not stat.S_ISREG(mode):
        raise NoOrdinaryFile(errno.EINVAL, "is no ordinary file", str(path))
    at_once = getattr(os, "O_NONBLOCK", 0)
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | at_once)) as file:
        # Asked again: it may be another one by now.
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise NoOrdinaryFile(errno.EINVAL, "is no ordinary file", str(path))
        yield file


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


def has_drafts(home: Path) -> bool:
    """Whether there is unsaved work in the user's folder: a start asks before it loads anything.

    It may be that of a window that is open now.
    """
    with suppress(OSError), os.scandir(home / DRAFTS) as entries:
        return any(is_draft(entry.name) for entry in entries)
    return False


def is_draft(name: str) -> bool:
    """Whether a name is that of a draft; one that was kept aside has two suffixes."""
    return name.endswith(DRAFT) and "." not in name[: -len(DRAFT)]


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


def _program_folder() -> Path | None:
    """The folder that holds the standalone program; None for one that runs from its sources."""
    if not getattr(sys, "frozen", False):  # PyInstaller's mark
        return None
    program = Path(sys.executable).resolve()
    if sys.platform == "darwin":  # Kimi Calculator.app/Contents/MacOS/kimi-calc
        bundle = next((one for one in program.parents if one.suffix == ".app"), program)
        return bundle.parent
    return program.parent


def _whole(named: str) -> Path:
    """The folder that the environment names; no shell has looked at it, so a ~ may be in it."""
    folder = os.path.expanduser(named)  # noqa: PTH111 - Path's raises a RuntimeError
    if folder.startswith("~"):
        raise ValueError(
            f"{HOME_VARIABLE} is {named!r}, and there is no such user: name another folder"
        )
    try:
        return Path(folder).absolute()
    except OSError:
        why = f"{NO_FOLDER_HERE}: give a whole path"
        raise ValueError(f"{HOME_VARIABLE} is {named!r}, and {why}") from None


def _standard_folder() -> Path:
    """The platform's place for what a user has set: what QStandardPaths says, without Qt."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() may raise
    if sys.platform == "win32":
        named, usual = os.environ.get("APPDATA", ""), home / "AppData" / "Roaming"
    elif sys.platform == "darwin":  # its place for settings is for property lists alone
        named, usual = "", home / "Library" / "Application Support"
    else:  # the XDG base directory specification: a relative one is to be ignored
        named, usual = os.environ.get("XDG_CONFIG_HOME", ""), home / ".config"
    return Path(named) if Path(named).is_absolute() else usual
