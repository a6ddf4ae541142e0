"""Undo and redo: what was before each edit, back to the start of the session."""

from __future__ import annotations

from typing import Generic, TypeVar

State = TypeVar("State")


class History(Generic[State]):
    """States before edits and, once undone, after them. A state is never changed, only replaced.

    Qt's QUndoStack would do the same with commands; it is in QtGui, and a view model has none.
    """

    def __init__(self) -> None:
        self._past: list[State] = []
        self._future: list[State] = []
        self._edit: str | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to undo."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to redo."""
        return bool(self._future)

    def record(self, before: State, edit: str) -> None:
        """Note the state before a change; changes of the same edit in a row are one step."""
        self._future.clear()
        if edit != self._edit:
            self._past.append(before)
            self._edit = edit

    def end_edit(self) -> None:
        """The next change is a step of its own, whatever it changes."""
        self._edit = None

    def undo(self, now: State) -> State | None:
        """The state before the last edit that left a difference; None where there is none."""
        return self._step(self._past, self._future, now)

    def redo(self, now: State) -> State | None:
        """The state that the last undo took away; None where there is none."""
        return self._step(self._future, self._past, now)

    def _step(self, source: list[State], target: list[State], now: State) -> State | None:
        self._edit = None
        while source:
            state = source.pop()
            if state != now:  # typing something and deleting it again is no step
                target.append(now)
                return state
        return None
