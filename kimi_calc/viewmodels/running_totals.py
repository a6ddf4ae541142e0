"""The totals of many items through their changes: what has not changed is not added again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.totals import Sum, Totals, added, sums, totals

_CHUNK = 64  # items, about; fewer are added at once
_Chunk = tuple[Sequence[Item], dict[str, Sum]]


class RunningTotals:
    """Adds by chunks, whose ends are told by the items: one that comes or goes alters one chunk."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], _Chunk] = {}

    def of(self, items: Sequence[Item]) -> tuple[Totals, ...]:
        """The totals of these items, most of which were there the last time."""
        if len(items) <= 2 * _CHUNK:
            self._known = {}
            return totals(items)
        before, self._known = self._known, {}
        found = []
        for chunk in _chunks(items):
            told = tuple(map(id, chunk))  # which are kept here, so that no other gets their place
            self._known[told] = before.get(told) or (chunk, sums(chunk))
            found.append(self._known[told][1])
        return added(found)


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    start = 0
    for place, item in enumerate(items):
        if item.key % _CHUNK == 0 and place > start:
            yield items[start:place]
            start = place
    yield items[start:]
