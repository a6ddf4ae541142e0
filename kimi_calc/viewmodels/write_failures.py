"""What kept a file from being written, as far as it matters to what can be done about it."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Literal

Failure = Literal["full", "read_only", "forbidden", "vanished", "taken", "long_name", ""]
"""No room; a disk that takes nothing; a file or folder that may not be written; no folder there any
more; something else of that name; a name that is too long; "" for whatever else it is."""

_FAILURES: dict[int, Failure] = {
    errno.ENOSPC: "full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "full",
    errno.EROFS: "read_only",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENOENT: "vanished",
    errno.ENOTDIR: "vanished",
    errno.EEXIST: "taken",
    errno.EISDIR: "taken",
    errno.EINVAL: "taken",
    errno.ENAMETOOLONG: "long_name",
}


_TOO_LONG, _NO_PATH, _BAD_NAME = 206, 3, 123
"""Errors of Windows, which Python takes for others; the last two are said of long names too."""
_LONGEST_PATH, _LONGEST_NAME = 259, 255


def failure_of(error: Exception) -> Failure:
    """Which it was."""
    if not isinstance(error, OSError) or error.errno is None:
        return ""
    windows = getattr(error, "winerror", None)
    if windows in {_TOO_LONG, _NO_PATH, _BAD_NAME}:
        paths = [Path(str(path)) for path in (error.filename, error.filename2)]
        is_long = max(len(path.name) for path in paths) > _LONGEST_NAME
        is_long |= windows == _NO_PATH and max(len(str(path)) for path in paths) > _LONGEST_PATH
        if is_long or windows == _TOO_LONG:
            return "long_name"
    return "" if windows == _BAD_NAME else _FAILURES.get(error.errno, "")


def told_by_the_system(error: Exception) -> str:
    """What the system says of it, else the error itself."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
