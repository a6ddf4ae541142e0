"""What is unsaved, kept within half a second; and what others left unsaved, on offer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from kimi_calc import user_files
from kimi_calc.estimates import drafts, saving, versions
from kimi_calc.estimates.drafts import Draft, DraftError
from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.files import estimate_of_text, written
from kimi_calc.viewmodels.holding import Held
from kimi_calc.viewmodels.keeping import Keeping

_LOCK = ".lock"
_TURN = 0.0002  # s; Python's own, 0.005, would make a window slow while a long draft is written


class Unsaved(NamedTuple):
    """An estimate with what is in no file, and the file that it belongs to, as it was found."""

    estimate: Estimate
    name: str
    file: Path | None
    base: str


class Place:
    """Where one draft lies: who holds it is the one that writes it, or offers it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held = Held(path.with_suffix(_LOCK))

    def take(self) -> bool:
        """Hold it; False where another window does."""
        return self._held.take()

    def let_go(self) -> None:
        """Leave what lies there to others."""
        self._held.let_go()

    def empty(self) -> None:
        """Have nothing lie there."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._held.let_go()


@dataclass(frozen=True, eq=False)
class Offered:
    """A draft that can be had back; `estimate` is there where it never left this window."""

    place: Place
    name: str
    file: Path | None
    base: str
    kept: datetime
    estimate: Estimate | None = None
    differs: bool = False
    """Whether its file is another one than it was when the draft was begun."""

    def read(self) -> Estimate:
        """What is in it; ValueError (DraftError, EstimateError) or OSError where it can't be."""
        if self.estimate is not None:
            return self.estimate
        return estimate_of_text(drafts.read(self.place.path).text, self.name)


class EstimateDrafts(QObject):
    """Keeps what `current` tells (None: nothing is unsaved) in the user's folder.

    `changed` comes after another draft is on offer or none is any more, after what is unsaved was
    kept, and after it turned out that it can't be.
    """

    changed = Signal()

    def __init__(
        self, home: Path, current: Callable[[], Unsaved | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._folder = home / user_files.DRAFTS
        self._current = current
        self._place = self._new_place()
        self._keeping: Keeping[tuple[Place, Unsaved | None]] = Keeping(self._write, self._now, self)
        self._keeping.settled.connect(self._note_settled)
        self.offered: list[Offered] = []
        self.damaged: list[Path] = []
        """Where those that could not be read lie now."""
        self.failure: Exception | None = None
        """Why what is unsaved could not be kept; None where it could, or nothing had to be."""
        self._tried: Exception | None = None  # the same, as the thread that writes knows it

    @property
    def is_kept(self) -> bool:
        """Whether all that is unsaved now lies in the user's folder."""
        return self._keeping.is_kept

    def find(self) -> None:
        """Offer what was left unsaved by windows that are no more, the newest first."""
        user_files.remove_all_unfinished(self._folder)
        for path in drafts.drafts_in(self._folder):
            place = Place(path)
            if place.take():
                self._offer(place)
        self._remove_locks()
        self.changed.emit()

    def note(self) -> None:
        """Keep what is unsaved now within half a second, or nothing if nothing is."""
        self._keeping.changed()

    def finish(self) -> None:
        """Have everything kept, and wait for it, at most some seconds."""
        self._keeping.changed()
        self._keeping.finish()

    def let_go(self) -> None:
        """Leave all drafts to the next window."""
        self._place.let_go()
        for one in self.offered:
            one.place.let_go()

    def set_aside(self, unsaved: Unsaved) -> None:
        """Offer what is unsaved, which is the one that is kept now: another one is begun."""
        self.finish()
        kept = drafts.now().astimezone()
        offered = Offered(
            self._place, unsaved.name, unsaved.file, unsaved.base, kept, unsaved.estimate
        )
        self.offered.insert(0, offered)
        self._place = self._new_place()

    def take(self, offered: Offered) -> None:
        """Go on with a draft that was on offer, in its place."""
        self.offered.remove(offered)
        self._place.empty()
        self._place = offered.place

    def discard(self, offered: Offered) -> None:
        """Offer a draft no more; it is found among the versions of its file, if that is there."""
        self.offered.remove(offered)
        with suppress(OSError, ValueError):  # where it can't be kept there, it stays
            if offered.estimate is not None:
                content = written(offered.estimate).encode()
            else:
                content = drafts.read(offered.place.path).text.encode()
            file = versions.reachable(offered.file)
            versions.keep(self._home, file, content, offered.kept)
            offered.place.empty()
        self.changed.emit()

    def give_up(self, offered: Offered, error: Exception) -> None:
        """Offer a draft no more that can't be read.

        It is kept aside where it is damaged. One that is whole may be of a program that is newer
        than this one, which may want it.
        """
        self.offered.remove(offered)
        if isinstance(error, DraftError):
            self._keep_aside(offered.place)
        else:
            offered.place.let_go()
        self.changed.emit()

    def _new_place(self) -> Place:
        return Place(self._folder / drafts.new_name())

    def _offer(self, place: Place) -> None:
        try:
            draft = drafts.read(place.path)
        except FileNotFoundError:  # another window dealt with it just now
            place.let_go()
        except (DraftError, user_files.NoOrdinaryFile, user_files.TooLarge):
            self._keep_aside(place)
        except OSError:
            place.let_go()
        else:
            if _is_saved(draft):  # the window was killed between saving and clearing away
                place.empty()
                return
            name, file, base = draft.name, draft.file, draft.base
            differs = file is not None and _differs(file, base)
            self.offered.append(Offered(place, name, file, base, draft.kept, differs=differs))

    def _keep_aside(self, place: Place) -> None:
        self.damaged.append(user_files.keep_aside(place.path) or place.path)
        place.let_go()

    def _remove_locks(self) -> None:
        """Remove what windows that were killed left and nobody will ask for again."""
        with suppress(OSError):
            for lock in self._folder.glob(f"*{_LOCK}"):
                place = Place(lock.with_suffix(user_files.DRAFT))
                ours = any(one.place.path == place.path for one in self.offered)
                if not ours and place.take():
                    place.let_go()

    def _now(self) -> tuple[Place, Unsaved | None]:
        return self._place, self._current()

    def _write(self, state: tuple[Place, Unsaved | None]) -> None:
        try:
            self._put(*state)
        except Exception as error:
            self._tried = error
            raise
        self._tried = None

    def _put(self, place: Place, unsaved: Unsaved | None) -> None:
        if unsaved is None:
            place.empty()
            return
        place.take()
        usual = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        try:
            text = written(unsaved.estimate)
        finally:
            sys.setswitchinterval(usual)
        name, file, base = unsaved.name, unsaved.file, unsaved.base
        drafts.write(place.path, Draft(name, file, base, drafts.now(), text))

    def _note_settled(self) -> None:
        self.failure = self._tried
        self.changed.emit()


def _is_saved(draft: Draft) -> bool:
    """Whether the file of a draft holds the same."""
    if draft.file is None:
        return False
    text = draft.text.encode()
    with suppress(OSError):
        return user_files.read(draft.file, len(text)) == text
    return False


def _differs(file: Path, base: str) -> bool:
    try:
        return saving.look(file).fingerprint != base
    except (user_files.TooLarge, user_files.NoOrdinaryFile):
        return True
    except OSError:
        return False
