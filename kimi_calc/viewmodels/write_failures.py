"""What kept a file from being written, as far as it matters to what can be done about it."""

from __future__ import annotations

import errno
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


def failure_of(error: Exception) -> Failure:
    """Which it was."""
    number = error.errno if isinstance(error, OSError) else None
    return "" if number is None else _FAILURES.get(number, "")


def told_by_the_system(error: Exception) -> str:
    """What the system says of it, else the error itself."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
