"""One reader that can't be held up: of ordinary files, and of no more than is wanted."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_OPEN_AGAIN_AFTER = (0.01,) * 10  # seconds


class NoOrdinaryFile(OSError):
    """A folder, a pipe, a device: nothing that would come to an end when it is read."""


class TooLarge(OSError):
    """A file of more bytes than what it is taken for can have."""


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
    except FileNotFoundError:
        refuse_under_a_file(path)
        raise
    if stat.S_ISDIR(mode):
        os.scandir(path).close()  # that it may not be looked into is the better reason
    if not stat.S_ISREG(mode):
        raise NoOrdinaryFile(errno.EINVAL, "is no ordinary file", str(path))
    with open(path, "rb", opener=_opened_at_once) as file:
        # Asked again: it may be another one by now.
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise NoOrdinaryFile(errno.EINVAL, "is no ordinary file", str(path))
        yield file


def refuse_under_a_file(path: Path) -> None:
    """NotADirectoryError for what isn't there since a file lies where its folder should.

    Windows says of it what it says of any folder that isn't there; other systems tell it apart.
    """
    for folder in path.parents:
        if os.path.lexists(folder):
            if not os.path.isdir(folder):  # noqa: PTH112 - Path's may raise
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
            return


def _opened_at_once(name: str, flags: int) -> int:
    if os.name == "posix":
        return os.open(name, flags | os.O_NONBLOCK)
    # On Windows a file is locked for the moment in which another program puts it in its place.
    for seconds in _OPEN_AGAIN_AFTER:
        with suppress(PermissionError):
            return os.open(name, flags)
        time.sleep(seconds)
    return os.open(name, flags)
