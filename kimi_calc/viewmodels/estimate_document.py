"""The file of the estimate at hand: whether it is saved, where, and what is to be said of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kimi_calc import user_files
from kimi_calc.estimates import drafts, saving, versions
from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.files import EstimateError, written
from kimi_calc.estimates.saving import OnDisk, Unverified
from kimi_calc.estimates.versions import Version
from kimi_calc.viewmodels.estimate_drafts import EstimateDrafts, Unsaved
from kimi_calc.viewmodels.estimate_notices import About, Action, Notice
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.viewmodels.whereabouts import Whereabouts


class EstimateDocument(QObject):
    """`changed` comes after anything that can be asked here has changed.

    `asked_for` comes with "save" or "save_as" where a notice was answered so: a window has to ask
    for a name. `refused` comes with a file and an EstimateError where one that a notice offered
    can't be opened.

    Nothing is kept beside the file, neither drafts nor versions, until `keep_in` names a folder.
    """

    changed = Signal()
    asked_for = Signal(str)
    refused = Signal(object, object)

    def __init__(self, estimating: Estimating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._estimating = estimating
        self._saved: Estimate | None = Estimate()  # None: no state of it is in the file
        self._where = Whereabouts()
        self._drafts: EstimateDrafts | None = None
        self._heard: set[About] = set()  # what was said and needs no saying again
        self._stopped = False  # a save was wanted, and the file is another program's
        self._failed: tuple[Path, Exception] | None = None
        self._left = False  # at the end: all that is to be kept is among the versions
        estimating.changed.connect(self._note)

    def keep_in(self, home: Path) -> None:
        """Keep drafts and versions in the user's folder, and offer what was left unsaved there."""
        self._where.home = home
        self._where.hold()
        self._drafts = EstimateDrafts(home, self._unsaved, self)
        self._drafts.changed.connect(self._note_drafts)
        self._drafts.find()
        self._note()

    @property
    def path(self) -> Path | None:
        """The file that the estimate was opened from, or last saved in; None for none."""
        return self._where.path

    @property
    def title(self) -> str:
        """What the estimate is called: its name, else its file's."""
        return self._name or self.tr("Untitled estimate")

    @property
    def is_saved(self) -> bool:
        """Whether there is nothing that the file has not, or nothing at all."""
        disturbed = self._where.is_foreign or self._where.is_gone
        return not disturbed and self._estimating.estimate == self._saved

    @property
    def kept(self) -> bool:
        """Whether what is unsaved lies in the user's folder, so that no fault can take it."""
        return bool(self._drafts and self._drafts.is_kept and not self.is_saved)

    @property
    def state(self) -> str:
        """In a few words whether it is saved, or kept; empty where neither is so."""
        if self.is_saved:
            return self.tr("Saved") if self.path else ""
        return self.tr("Kept automatically, can be recovered") if self.kept else ""

    @property
    def notice(self) -> Notice | None:
        """What is most important of what is to be said; None for nothing."""
        return next(chain(self._of_the_file(), self._of_drafts()), None)

    def new(self) -> None:
        """Begin an empty estimate; what is unsaved of this one is kept, and offered."""
        self._begin(Estimate(), None, None)

    def open(self, path: Path) -> None:
        """Open a file; what is unsaved of the one before is kept, and offered.

        EstimateError where it can't be read, or is no estimate; then nothing has changed.
        """
        path = _absolute(path)
        user_files.remove_unfinished(path)
        estimate, known = saving.read(path)
        self._begin(estimate, path, known)

    def save(self, path: Path | None = None, *, overwrite: bool = False) -> bool:
        """Save where it lies, or at `path` whatever lies there; whether that was done.

        Where it was not, `notice` says why and what can be done: nothing is lost. What another
        program wrote into its file is replaced with `overwrite` alone.
        """
        target = _absolute(path) if path else self.path
        if target is None:
            raise ValueError("there is no file yet: give a path")
        self._estimating.settle()
        self._failed = None
        if path is None and not overwrite:
            self._look()
            if self._where.is_foreign:
                self._stopped = True
                self._note()
                return False
        try:
            known = saving.save(self._estimating.estimate, target, self._where.home)
        except (OSError, Unverified, EstimateError) as error:
            self._failed = target, error
            self.changed.emit()
            return False
        self._settle(target, known)
        self._saved = self._estimating.estimate
        if self._drafts:
            self._drafts.finish()
        self.changed.emit()
        return True

    def look(self) -> None:
        """See what became of the file, and who else has it: whenever the window comes to front."""
        self._look()
        self._note()

    def answer(self, action: Action) -> None:
        """Do what a notice offered."""
        notice = self.notice
        if notice is None or action not in notice.actions:
            return
        does: dict[Action, Callable[[], object]] = {
            "save": lambda: self._save_after_all(notice.about),
            "save_as": lambda: self.asked_for.emit("save_as"),
            "overwrite": lambda: self.save(overwrite=True),
            "load": self._load,
            "keep_mine": self._keep_mine,
            "restore": self._restore,
            "discard": self._discard,
            "dismiss": lambda: self._dismiss(notice.about),
        }
        does[action]()
        self.changed.emit()

    def versions(self) -> list[Version]:
        """What the file held before it was saved again, the last first.

        Without a file, what was discarded of estimates that had none.
        """
        home = self._where.home
        return versions.versions(home, self.path) if home else []

    def open_version(self, version: Version) -> None:
        """Put what the file held in place of what there is now: a change that can be undone.

        EstimateError where it can't be read.
        """
        estimate, _ = saving.read(version.path)
        self._put(estimate, "version")

    def finish(self) -> None:
        """Keep what is unsaved for the next window, and leave the file to others."""
        self._estimating.settle()
        self._look()
        self._left = self._is_kept_untouched()
        if self._drafts:
            self._drafts.finish()
            self._drafts.let_go()
        self._where.let_go()

    @property
    def _name(self) -> str:
        return self._estimating.estimate.name or (self.path.stem if self.path else "")

    def _begin(self, estimate: Estimate, path: Path | None, known: OnDisk | None) -> None:
        self._estimating.settle()
        self._set_aside()
        self._settle(path, known)
        self._estimating.show(estimate)
        # As it is there, so that one look tells whether it is still the same.
        self._saved = self._estimating.estimate
        self._note()

    def _of_the_file(self) -> Iterator[Notice]:
        where = self._where
        name = where.path.name if where.path else ""
        if self._failed:
            path, error = self._failed
            yield Notice("not_saved", path.name, error=error)
        if where.is_foreign:
            yield Notice("foreign", name, at_save=self._stopped)
        if where.is_gone and "gone" not in self._heard:
            yield Notice("gone", name)

    def _of_drafts(self) -> Iterator[Notice]:
        kept, where = self._drafts, self._where
        if kept and kept.offered:
            one = kept.offered[0]
            others = len(kept.offered) - 1
            yield Notice("draft", one.name, kept=one.kept, others=others, differs=one.differs)
        if kept and kept.damaged:
            yield Notice("damaged", kept.damaged[0].name)
        if where.is_elsewhere and where.path and "elsewhere" not in self._heard:
            yield Notice("elsewhere", where.path.name)
        if kept and kept.failure and "not_kept" not in self._heard:
            yield Notice("not_kept", error=kept.failure)

    def _restore(self) -> None:
        assert self._drafts
        offered = self._drafts.offered[0]
        try:
            estimate = offered.read()
        except (OSError, ValueError) as error:
            self._drafts.give_up(offered, error)
            if isinstance(error, EstimateError):
                self.refused.emit(offered.place.path, error)
            return
        self._set_aside()
        self._drafts.take(offered)
        self._settle(None, None)
        self._where.remember(offered.file, offered.base)
        self._estimating.show(estimate)
        self._saved = None
        self._note()

    def _discard(self) -> None:
        assert self._drafts
        self._drafts.discard(self._drafts.offered[0])

    def _dismiss(self, about: About) -> None:
        if about == "not_saved":
            self._failed = None
        elif about == "damaged" and self._drafts:
            del self._drafts.damaged[0]
        else:
            self._heard.add(about)

    def _load(self) -> None:
        assert self.path
        try:
            estimate, known = saving.read(self.path)
        except EstimateError as error:
            self.refused.emit(self.path, error)
            return
        self._put(estimate, "load")
        self._settle(self.path, known)
        self._saved = self._estimating.estimate
        self._note()

    def _put(self, estimate: Estimate, edit: str) -> None:
        """Put another state in place of this one; what is unsaved of it is a version now, too."""
        home = self._where.home
        if home and not self.is_saved:
            with suppress(OSError):  # undo has it as well
                content = written(self._estimating.estimate).encode()
                versions.keep(home, self.path, content, drafts.now())
        self._estimating.change(estimate, edit)

    def _keep_mine(self) -> None:
        with suppress(OSError):  # then the next look tells it again
            self._where.accept()
            self._saved = None
            self._stopped = False
        self._note()

    def _save_after_all(self, about: About) -> None:
        failed = self._failed[0] if self._failed else None
        if about == "not_saved" and failed != self.path:
            self.save(failed)  # it was to be somewhere else, and is tried there again
        else:
            self.asked_for.emit("save")

    def _set_aside(self) -> None:
        self._look()  # what another program has saved over is in no file any more
        unsaved = self._unsaved()
        if unsaved and self._drafts and not self._is_kept_untouched():
            self._drafts.set_aside(unsaved)

    def _is_kept_untouched(self) -> bool:
        """Keep what was never changed here, and is in the file no more; whether there is such.

        Somebody deleted it, or saved it over: to be asked about changes that nobody made helps
        nobody. It is found among the versions.
        """
        where = self._where
        if self.is_saved or self._estimating.estimate != self._saved or not where.home:
            return False
        try:
            content = written(self._estimating.estimate).encode()
            versions.keep(where.home, versions.reachable(self.path), content, drafts.now())
        except (OSError, ValueError):  # then it is a draft like any other
            return False
        return True

    def _settle(self, path: Path | None, known: OnDisk | None) -> None:
        self._heard -= {"gone"} if path == self.path else {"gone", "elsewhere"}
        self._where.settle(path, known)
        self._stopped = False
        self._failed = None

    def _look(self) -> None:
        where = self._where
        where.look()
        self._stopped = self._stopped and where.is_foreign
        self._heard -= {"gone"} if not where.is_gone else set()
        self._heard -= {"elsewhere"} if not where.is_elsewhere else set()

    def _unsaved(self) -> Unsaved | None:
        if self.is_saved or self._left:
            return None
        return Unsaved(self._estimating.estimate, self._name, self.path, self._where.base)

    def _note_drafts(self) -> None:
        if self._drafts and not self._drafts.failure:
            self._heard.discard("not_kept")  # if it fails again, that is news
        self.changed.emit()

    def _note(self) -> None:
        self._left = False
        if self._drafts:
            self._drafts.note()
        self.changed.emit()


def _absolute(path: Path) -> Path:
    # Not resolved: a link stays the name that somebody knows.
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute leaves `..` in it
