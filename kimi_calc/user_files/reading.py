"""One reader that can't be held up: of ordinary files, and of no more than is wanted."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


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
