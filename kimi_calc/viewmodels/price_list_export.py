"""A price list as a file to give away: the file as it is, byte by byte."""

from __future__ import annotations

import errno
from pathlib import Path

from kimi_calc import user_files
from kimi_calc.price_lists import builtin_price_lists

_MOST_BYTES = 32 * 1024  # that a price list file can have


class Unreadable(OSError):
    """The file of the list itself can't be read."""


def export_list(path: Path, target: Path) -> None:
    """Copy the file of a price list; never among those of the program.

    OSError, with its reason, if that can't be done, Unreadable where it is the list's own file;
    then what lies at the target is as it was.
    """
    builtin = {info.path.parent.resolve() for info in builtin_price_lists()}
    folders = {target.parent.resolve(), *target.parent.resolve().parents}
    if builtin & folders:
        raise PermissionError(errno.EPERM, "belongs to the program", str(target))
    try:
        content = user_files.read(path, _MOST_BYTES)
    except OSError as error:
        raise Unreadable(error.errno, error.strerror, str(path)) from error
    user_files.write(target, content)
