"""Which layout a table of no known format has: told for this time, told once before, or guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from kimi_calc.usage_logs.format import Format
from kimi_calc.usage_logs.tables.fast_layouts import Count, Rows, by_place
from kimi_calc.usage_logs.tables.guessing import Doubt
from kimi_calc.usage_logs.tables.known_layouts import KnownLayouts
from kimi_calc.usage_logs.tables.layout_choice import layout_for
from kimi_calc.usage_logs.tables.layouts import Layout, key_of
from kimi_calc.usage_logs.tables.mapping import format_of

_ASSUMED = frozenset(("cache", "time"))
"""Doubts with which a table is read all the same, and said so: the input includes the cache unless
a row shows that it doesn't, and a table without times is priced by the newest list."""


class Laid(NamedTuple):
    """A layout and the format that it makes; `doubts` are open where it was guessed."""

    layout: Layout
    format: Format
    doubts: tuple[Doubt, ...] = ()


class TableLayouts:
    """`told` are layouts for this time, by the headings that they fit; () fits every table."""

    def __init__(self, told: Mapping[tuple[str, ...], Layout]) -> None:
        self._told = told
        self._known: KnownLayouts | None = None

    def of(self, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> Laid | None:
        """The layout of a table; None where it must be told first."""
        if self._known is None:
            self._known = KnownLayouts()
        told = [self._told[key] for key in (key_of(headings), ()) if key in self._told]
        found = layout_for(headings, rows, told, self._known)
        if isinstance(found, Layout):
            return _laid(found)
        if found.missing or not set(found.doubts) <= _ASSUMED:
            return None
        return _laid(found.layout, found.doubts)


def _laid(layout: Layout, doubts: tuple[Doubt, ...] = ()) -> Laid:
    return Laid(layout, format_of(layout)._replace(by_place=partial(_by_place, layout)), doubts)


def _by_place(layout: Layout, *rows: Any) -> Count:
    return by_place(layout, Rows(*rows))
