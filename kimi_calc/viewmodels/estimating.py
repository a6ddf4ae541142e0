"""The estimate at hand, through its changes: one gate, with undo and redo for all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Signal

from kimi_calc.estimates.estimate import Estimate, Form
from kimi_calc.estimates.items import Item
from kimi_calc.viewmodels.history import History


class Estimating(QObject):
    """`changed` comes after every change of the estimate, undo and redo among them.

    Items are told apart by their `key`, which they get when they come in here. Every change is a
    step of undo; nothing asks whether it is meant.

    `settling` comes before all of it is kept, written or left: what is being typed is taken then.
    """

    changed = Signal()
    settling = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = count(1)
        self._estimate = Estimate()
        self._history: History[Estimate] = History()

    @property
    def estimate(self) -> Estimate:
        """The estimate as it is now."""
        return self._estimate

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an undo to take back."""
        return self._history.can_redo

    def item(self, key: int) -> Item | None:
        """The item with this key; None where it is gone."""
        return next((item for item in self._estimate.items if item.key == key), None)

    def items(self, keys: Collection[int]) -> tuple[Item, ...]:
        """Those of the items that have these keys, in the estimate's order."""
        return tuple(item for item in self._estimate.items if item.key in keys)

    def show(self, estimate: Estimate) -> None:
        """Begin with another estimate: what was before is not to be undone."""
        self._history = History()
        self._estimate = self._keyed(estimate)
        self.changed.emit()

    def change(self, estimate: Estimate, edit: str, *, goes_on: bool = False) -> None:
        """Put another state in place of this one: what every change goes through.

        With `goes_on`, changes of the same name in a row are one step of undo.
        """
        if estimate == self._estimate:
            self._take_order(estimate)
            return
        self._history.record(self._estimate, edit)
        if not goes_on:
            self._history.end_edit()
        self._estimate = self._keyed(estimate)
        self.changed.emit()

    def undo(self) -> None:
        """Take the last change back."""
        self._come_back_to(self._history.undo(self._estimate))

    def redo(self) -> None:
        """Take the last undo back."""
        self._come_back_to(self._history.redo(self._estimate))

    def add(self, items: Iterable[Item], edit: str = "add") -> tuple[int, ...]:
        """Put items at the end of their groups; their keys."""
        new = tuple(item.keyed(next(self._keys)) for item in items)
        self._change_items((*self._estimate.items, *new), edit)
        return tuple(item.key for item in new)

    def alter(self, keys: Collection[int], alter: Callable[[Item], Item], edit: str) -> None:
        """Put what `alter` makes of them in place of items; PricingError as it comes from there.

        Then nothing has changed.
        """
        self._change_items(
            tuple(alter(item) if item.key in keys else item for item in self._estimate.items), edit
        )

    def set_values(self, keys: Collection[int], **values: Any) -> None:
        """Give fields of items another value: `name`, `group`, `note`, `times`, `period` …

        UsageError for a value that can't be; then nothing has changed.
        """
        self.alter(keys, lambda item: replace(item, **values), "_".join(values))

    def put_back(self, item: Item) -> None:
        """Put an item in place of the one with its key; at the end where that is gone."""
        if self.item(item.key):
            self.alter({item.key}, lambda _: item, "put back")
        else:
            self.add((item,))

    def remove(self, keys: Collection[int]) -> None:
        """Take items out."""
        self._change_items(
            tuple(item for item in self._estimate.items if item.key not in keys), "remove"
        )

    def duplicate(self, keys: Collection[int]) -> tuple[int, ...]:
        """Put a copy behind each of the items; the keys of the copies."""
        items: list[Item] = []
        new: list[int] = []
        for item in self._estimate.items:
            items.append(item)
            if item.key in keys:
                copy = item.keyed(next(self._keys))
                items.append(copy)
                new.append(copy.key)
        self._change_items(items, "duplicate")
        return tuple(new)

    def move(self, keys: Collection[int], before: int | None, group: str | None = None) -> None:
        """Put items, in their order, before the item with a key, or at the end.

        They come into `group`; with None into the group of the item that they are put before.
        """
        moved = self.items(keys)
        if before is not None and before in keys:  # then before what comes after them
            rest_behind = self._estimate.items[self._place(before) :]
            before = next((item.key for item in rest_behind if item.key not in keys), None)
        target = self.item(before) if before is not None else None
        if group is None:
            group = target.group if target else (moved[-1].group if moved else "")
        moved = tuple(replace(item, group=group) for item in moved)
        rest = [item for item in self._estimate.items if item.key not in keys]
        place = next((n for n, item in enumerate(rest) if item.key == before), len(rest))
        self._change_items((*rest[:place], *moved, *rest[place:]), "move")

    def move_by(self, keys: Collection[int], step: int) -> None:
        """Move items one place up (−1) or down (1) within the estimate, group after group.

        At the edge of its group an item goes into the next one.
        """
        items = list(self._estimate.items)
        order = items if step < 0 else items[::-1]
        moved: list[Item] = []
        for item in order:
            if item.key not in keys or not moved or moved[-1].key in keys:
                moved.append(item)
            elif moved[-1].group != item.group:  # into the group beside, and no further
                moved.append(replace(item, group=moved[-1].group))
            else:
                moved.insert(len(moved) - 1, item)
        self._change_items(moved if step < 0 else moved[::-1], "move by")

    def move_group(self, name: str, step: int) -> None:
        """Move a whole group one place up (−1) or down (1)."""
        names = list(dict.fromkeys(item.group for item in self._estimate.items))
        place = names.index(name)
        other = place + step
        if 0 <= other < len(names):
            names[place], names[other] = names[other], names[place]
            self._change_items(
                [item for group in names for item in self._estimate.items if item.group == group],
                "move group",
            )

    def rename_group(self, name: str, other: str) -> None:
        """Call a group otherwise; one of that name takes its items in."""
        self.set_values(
            {item.key for item in self._estimate.items if item.group == name}, group=other
        )

    def sort(self, key: Callable[[Item], Any], *, descending: bool = False) -> None:
        """Sort the items within their groups."""
        self._change_items(
            sorted(self._estimate.items, key=key, reverse=descending), "sort", keep_groups=True
        )

    def settle(self) -> None:
        """Have what is being typed taken, as far as it can be."""
        self.settling.emit()

    def set_name(self, name: str, *, goes_on: bool = False) -> None:
        """Call the estimate otherwise; `goes_on` as in change().

        UsageError for a name that can't be kept; then nothing has changed.
        """
        self.change(replace(self._estimate, name=name), "name", goes_on=goes_on)

    def set_form(self, *, goes_on: bool = False, **values: Any) -> None:
        """Put something else on the quotation, fields of Form; the rest as set_name()."""
        form: Form = self._estimate.form._replace(**values)
        edit = " ".join(("form", *values))
        self.change(replace(self._estimate, form=form), edit, goes_on=goes_on)

    def _change_items(self, items: Sequence[Item], edit: str, *, keep_groups: bool = False) -> None:
        if keep_groups:
            order = dict.fromkeys(item.group for item in self._estimate.items)
            places = {group: place for place, group in enumerate(order)}
            items = sorted(items, key=lambda item: places[item.group])
        self.change(replace(self._estimate, items=tuple(items)), edit)

    def _take_order(self, estimate: Estimate) -> None:
        """Equal items that changed places are no edit, but go on from there."""
        if [item.key for item in estimate.items] != [item.key for item in self._estimate.items]:
            self._estimate = self._keyed(estimate)
            self.changed.emit()

    def _keyed(self, estimate: Estimate) -> Estimate:
        """The same with a key for each item that has none yet."""
        if all(item.key for item in estimate.items):
            return estimate
        items = (item if item.key else item.keyed(next(self._keys)) for item in estimate.items)
        return replace(estimate, items=tuple(items))

    def _place(self, key: int) -> int:
        return next(n for n, item in enumerate(self._estimate.items) if item.key == key)

    def _come_back_to(self, estimate: Estimate | None) -> None:
        if estimate is not None:
            self._estimate = estimate
        self.changed.emit()
