"""The one gate of edits, with undo and redo: what was before is noted, what is now is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from kimi_calc.viewmodels.fields import Asked
from kimi_calc.viewmodels.history import History


class Edits(QObject):
    """What is asked, through its changes. `changed` comes after every one of them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history: History[Asked] = History()

    def undo(self) -> None:
        """Take the last edit back, whichever field or choice it was."""
        self._come_back_to(self._history.undo(self._now()))

    def redo(self) -> None:
        """Take the last undo back."""
        self._come_back_to(self._history.redo(self._now()))

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to undo."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to redo."""
        return self._history.can_redo

    def restore(self, asked: Asked, *, second_currency: str | None = None) -> None:
        """Come back to what was asked."""
        raise NotImplementedError

    @contextmanager
    def _edit(self, edit: str, *, goes_on: bool = False) -> Iterator[None]:
        """What every edit goes through.

        With `goes_on`, edits of the same name in a row are one step of undo.
        """
        before = self._now()
        yield
        if self._now() != before:  # what undo doesn't bring back is no part of it
            self._history.record(before, edit)
        if not goes_on:
            self._history.end_edit()
        self._settle()

    def _now(self) -> Asked:
        """What undo brings back."""
        raise NotImplementedError

    def _settle(self) -> None:
        """Price what is asked now, and tell."""
        raise NotImplementedError

    def _come_back_to(self, asked: Asked | None) -> None:
        if asked:
            self.restore(asked)
        else:
            self.changed.emit()  # there was nothing to undo after all, and the menu says so
