"""The layout of a table: as it was told, as it was remembered, or as it is sure to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kimi_calc.usage_logs.tables.guessing import Guess, guess
from kimi_calc.usage_logs.tables.known_layouts import KnownLayouts
from kimi_calc.usage_logs.tables.layouts import Layout, fitted


def layout_for(
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    told: Iterable[Layout] = (),
    known: KnownLayouts | None = None,
) -> Layout | Guess:
    """The layout of a table with these headings; a Guess where something must be asked.

    `told` are the layouts that hold now: the first whose columns are all there. `rows` are some of
    the table's.
    """
    fitting = (fitted(one, headings) for one in told)
    found = next(filter(None, fitting), None) or (known.get(headings) if known else None)
    if found:
        return found
    guessed = guess(headings, rows)
    return guessed.layout if guessed.is_sure else guessed
