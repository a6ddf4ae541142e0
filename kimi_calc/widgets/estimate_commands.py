"""What is done to the rows of an estimate that are selected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kimi_calc.estimates.items import Item
from kimi_calc.viewmodels.estimate_columns import COL_NAME
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.widgets.estimate_dragging import Landing
from kimi_calc.widgets.estimate_editing import Editing, part_of
from kimi_calc.widgets.estimate_editors import Part
from kimi_calc.widgets.estimate_rows import EstimateRows


class RowCommands:
    """Each goes through the estimate's one gate; what is typed just then is taken before.

    `are_own` while something is done here: then the selection stays with its rows.
    """

    def __init__(self, view: EstimateRows, editing: Editing, estimating: Estimating) -> None:
        self._view = view
        self._editing = editing
        self._estimating = estimating
        self.are_own = False
        editing.taken.connect(self.set_values)
        editing.renamed.connect(self.rename_group)

    def items(self, keys: frozenset[int]) -> tuple[Item, ...]:
        """The items with these keys."""
        return self._estimating.items(keys)

    def edit(self, part: Part) -> None:
        """Open an editor."""
        self._editing.edit(part)

    def sort_by(self, column: int) -> None:
        """Sort the items within their groups."""
        self._do(lambda: self._view.table.sort_by(column))

    def act(self, command: str) -> None:
        """Do what a key or the menu asks for."""
        view, keys = self._view, self._view.places.keys()
        column = view.currentIndex().column()
        if command == "copy":
            everything = (item.key for item in self._estimating.estimate.items)
            view.copied.emit(view.table.copied(keys or frozenset(everything)))
        elif command == "edit":
            self.edit(part_of(column) or "name")
        elif command == "open":
            self.open(view.currentIndex().row())
        elif command in {"up", "down"}:
            self._move(keys, -1 if command == "up" else 1)
        elif command == "delete" and keys:
            row = min(view.places.rows())
            self._do(lambda: self._estimating.remove(keys))
            view.places.stand_near(row, column)
        elif command == "duplicate" and keys:
            copies: list[int] = []
            self._do(lambda: copies.extend(self._estimating.duplicate(keys)))
            view.places.go_to(frozenset(copies))

    def open(self, row: int) -> None:
        """Ask for an item to be opened; a group is closed or opened."""
        spot = self._view.table.spot(row)
        if isinstance(spot, int):
            self._view.open_wanted.emit(spot)
        elif spot is not None:
            self.collapse(row)

    def collapse(self, row: int, *, collapsed: bool | None = None) -> None:
        """Close a group, or open it; without `collapsed` the other way than it is."""
        table, group = self._view.table, self._view.table.spot(row)
        if isinstance(group, str) and self._editing.leave():
            wanted = not table.is_collapsed(group) if collapsed is None else collapsed
            table.collapse(group, collapsed=wanted)

    def set_values(self, keys: frozenset[int], values: Mapping[str, Any]) -> None:
        """Give items other values. Those that come into a group stand at its end."""
        groups = [group.name for group in self._view.table.groups]
        if values.get("group") in groups:
            self._bring(keys, values["group"])
        elif keys:
            self._do(lambda: self._estimating.set_values(keys, **values))

    def set_selected(self, **values: Any) -> None:
        """Give the items that are selected other values."""
        self.set_values(self._view.places.keys(), values)

    def rename_group(self, name: str, other: str) -> None:
        """Call a group otherwise, and stay on it. Blanks around a name are not seen by anybody."""
        other = other.strip()
        self._do(lambda: self._estimating.rename_group(name, other))
        row = self._view.table.place(other)
        if row is not None:
            self._view.places.stand_on(row)
            self._view.places.select([row])

    def drop(self, keys: frozenset[int], landing: Landing) -> None:
        """Put items where they were dropped."""
        self._do(lambda: self._estimating.move(keys, landing.before, landing.group))

    def _bring(self, keys: frozenset[int], group: str) -> None:
        """Put items at the end of a group, unless they are in it."""
        new = {item.key for item in self._estimating.items(keys) if item.group != group}
        self._do(lambda: self._estimating.move(new, self._view.table.behind(group), group))

    def _move(self, keys: frozenset[int], step: int) -> None:
        view, group = self._view, self._view.places.lone_group()
        if group is not None:
            self._do(lambda: self._estimating.move_group(group, step))
        elif keys:
            self._do(lambda: self._estimating.move_by(keys, step))
        if view.currentIndex().isValid():
            view.scrollTo(view.table.index(view.currentIndex().row(), COL_NAME))

    def _do(self, change: Callable[[], object]) -> None:
        """Change the estimate so that the selection stays with its rows."""
        if not self._editing.leave():
            return
        self.are_own = True
        try:
            change()
        finally:
            self.are_own = False
