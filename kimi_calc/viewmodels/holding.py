"""A mark that a running program holds, and that means nothing once it is killed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

# A lock of a program that runs is also held by the system, however old it is: this is for those
# whose program, or whose machine's name, nobody can find out about any more.
_STALE_AFTER = 60 * 60 * 1000  # milliseconds


class Held:
    """A lock file: one program at a time, even of two threads or windows of one, holds it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: QLockFile | None = None

    def take(self) -> bool:
        """Hold it; False where somebody else does.

        Where it can't be made, in a folder that nobody may write in, it is as if it were held.
        """
        if self._lock and self._lock.isLocked():
            return True
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return True
        self._lock = QLockFile(str(self._path))
        self._lock.setStaleLockTime(_STALE_AFTER)
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def let_go(self) -> None:
        """Hold it no more."""
        if self._lock:
            self._lock.unlock()
            self._lock = None
