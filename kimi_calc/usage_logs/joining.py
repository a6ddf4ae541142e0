"""A tally without its groups: far fewer cells, which cost the same together."""

from __future__ import annotations

from dataclasses import replace

from kimi_calc.usage_logs.costing import Costs, Naming, cost_of
from kimi_calc.usage_logs.tally import Cell, Key, Tally


def without_groups(costs: Costs, names: Naming) -> Costs:
    """The same costs, of cells that no key, user or project tells apart."""
    return cost_of(_joined(costs.tally), costs.lists, names)


def _joined(tally: Tally) -> Tally:
    cells: dict[Key, Cell] = {}
    for key, cell in tally.cells.items():
        at = key._replace(groups=())
        found = cells.get(at)
        if found is None:
            cells[at] = cell.copy()
        else:
            found[:] = map(int.__add__, found, cell)
    calls: dict[tuple[Key, str], int] = {}
    for (key, name), number in tally.calls.items():
        called = key._replace(groups=()), name
        calls[called] = calls.get(called, 0) + number
    return replace(tally, dimensions=(), cells=cells, calls=calls, given_up=())
