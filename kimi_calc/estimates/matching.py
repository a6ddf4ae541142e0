"""Two estimates side by side: which item of the one is which of the other."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import NamedTuple

from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.items import Item
from kimi_calc.estimates.totals import Totals, totals


class Pair(NamedTuple):
    """An item of the one and of the other; None where one of them has none. Never both None."""

    one: Item | None
    other: Item | None

    @property
    def name(self) -> str:
        """What both are called."""
        return self.one.name if self.one else self.other.name if self.other else ""

    @property
    def crosses(self) -> bool:
        """Whether they are of two currencies: then nothing can be subtracted."""
        return bool(self.one and self.other) and len({one.currency for one in self if one}) > 1


class PairedGroup(NamedTuple):
    """The items of a group of both."""

    name: str
    pairs: tuple[Pair, ...]

    @property
    def crosses(self) -> bool:
        """Whether an item of it is of two currencies."""
        return any(pair.crosses for pair in self.pairs)

    @property
    def one(self) -> tuple[Totals, ...]:
        """What those of the one cost."""
        return totals(pair.one for pair in self.pairs if pair.one)

    @property
    def other(self) -> tuple[Totals, ...]:
        """What those of the other cost."""
        return totals(pair.other for pair in self.pairs if pair.other)


def paired(one: Estimate, other: Estimate) -> tuple[PairedGroup, ...]:
    """The groups of both, in the order of `one`; what only `other` has comes behind.

    Items of the same group and name are the same; of several, the first is the first.
    """
    waiting: dict[tuple[str, str], deque[int]] = defaultdict(deque)
    for place, item in enumerate(other.items):
        waiting[item.group, item.name].append(place)
    groups: dict[str, list[Pair]] = {}
    found: set[int] = set()
    for item in one.items:
        left = waiting.get((item.group, item.name))
        match = None
        if left:
            found.add(left[0])
            match = other.items[left.popleft()]
        groups.setdefault(item.group, []).append(Pair(item, match))
    for place, item in enumerate(other.items):
        if place not in found:
            groups.setdefault(item.group, []).append(Pair(None, item))
    return tuple(PairedGroup(name, tuple(pairs)) for name, pairs in groups.items())
