"""Where an estimate lies: its file, what became of it since, and who else has it open."""

from __future__ import annotations

from pathlib import Path

from kimi_calc import user_files
from kimi_calc.estimates import saving, versions
from kimi_calc.estimates.saving import OnDisk
from kimi_calc.viewmodels.holding import Held


class Whereabouts:
    """A file as it was when it was read or written last, and as it was found since.

    `path` is None for an estimate without a file. `is_foreign`: another program has changed it,
    `is_gone`: it was deleted or renamed, `is_elsewhere`: another window has it open.
    """

    def __init__(self) -> None:
        self.path: Path | None = None
        self.home: Path | None = None
        """The user's folder, in which files are marked as open; None for nowhere."""
        self.is_foreign = self.is_gone = self.is_elsewhere = False
        self._known: OnDisk | None = None
        self._held: Held | None = None

    @property
    def base(self) -> str:
        """The fingerprint of what the file held; empty without a file."""
        return self._known.fingerprint if self._known else ""

    def settle(self, path: Path | None, known: OnDisk | None) -> None:
        """It was read from there, or written there: nothing is to be said of it."""
        if path != self.path:
            self.let_go()
        self.path, self._known = path, known
        self.is_foreign = self.is_gone = False
        self.hold()

    def remember(self, path: Path | None, base: str) -> None:
        """It was read from there some time ago; see what became of it since."""
        self.settle(path, OnDisk(base, saving.UNTOLD) if path else None)
        self.look()

    def accept(self) -> None:
        """Let what another program wrote be replaced; OSError as it comes."""
        if self.path:
            self._known = saving.look(self.path)
        self.is_foreign = False

    def look(self) -> None:
        """See what became of the file, and who else has it."""
        if not self.path or not self._known:
            return
        self.hold()
        try:
            found = saving.look_again(self.path, self._known)
        except (FileNotFoundError, NotADirectoryError):
            self.is_gone, self.is_foreign = True, False
        except (user_files.TooLarge, user_files.NoOrdinaryFile):
            self.is_gone, self.is_foreign = False, True  # whatever it is, it was not this one
        except OSError:
            pass  # it is told when it is saved, if it still matters then
        else:
            self.is_gone = False
            self.is_foreign = found.fingerprint != self._known.fingerprint
            if not self.is_foreign:
                self._known = found

    def hold(self) -> None:
        """Mark the file as open in this window, if no other one has it open."""
        self.is_elsewhere = False
        if self.path and self.home:
            if not self._held:
                mark = versions.path_mark(self.path)
                self._held = Held(self.home / "estimates" / "open" / f"{mark}.lock")
            self.is_elsewhere = not self._held.take()

    def let_go(self) -> None:
        """Leave the file to others."""
        if self._held:
            self._held.let_go()
            self._held = None
