"""A table of a layout that nobody has told → what columns seem to be, and what must be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from kimi_calc.usage_logs.cache_evidence import Columns, is_included
from kimi_calc.usage_logs.column_choice import Column, chosen_of, columns_of
from kimi_calc.usage_logs.column_values import counts_of
from kimi_calc.usage_logs.heading_words import unit_of, words_of, zone_in
from kimi_calc.usage_logs.layouts import COUNTED, Layout
from kimi_calc.usage_logs.table_cells import is_nothing, text_of

Doubt = Literal["cache", "rows", "time", "unit", "same", "ident", "reasoning"]

DOUBTS: Mapping[Doubt, str] = {
    "cache": "whether the input includes what was read from the cache: no row shows it",
    "rows": "whether a row is one request, or the total of several",
    "time": "no column tells the day: all would be priced by the newest price list",
    "unit": "numbers are in thousands, millions …: they may have been rounded",
    "same": "two columns seem to mean the same",
    "ident": "rows with the same id say different things: it is taken for no id",
    "reasoning": "the total counts reasoning beside the output: it isn't in the output column",
}
"""What a guess may leave open."""

_MOST_IN_A_REQUEST = 4_000_000  # tokens; no model has such a context


class Guess(NamedTuple):
    """What columns seem to be. `missing` must be told (as Layout.missing), `doubts` should be.

    `same` are headings that could be the column, too, by columns. `unknown` are the headings that
    mean nothing here.
    """

    layout: Layout
    missing: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    same: Mapping[str, tuple[str, ...]] = {}
    unknown: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether nothing has to be asked."""
        return not self.missing and not self.doubts

    @property
    def is_of_use(self) -> bool:
        """Whether the table seems to tell tokens at all: else nobody need be asked about it."""
        layout = self.layout
        return any((layout.input, layout.output, layout.cached, layout.total))


def guess(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Guess:
    """What each column seems to be, by its heading and by its values in some rows.

    Ever so many rows may be given: some dozens tell as much. Of columns with the same heading the
    first is looked at.
    """
    columns = columns_of(headings, rows)
    chosen, same = chosen_of(columns)
    by_name = {name: column.heading for name, column in chosen.items()}
    layout = Layout(**by_name)  # type: ignore[arg-type]  # COLUMNS are its first fields
    numbers: Columns = {
        name: counts_of(chosen[name].values, unit_of(chosen[name].heading))
        for name in COUNTED
        if name in chosen
    }
    included = _cache(layout, chosen, numbers)
    rows_are = _rows_are(chosen, columns, numbers)
    layout = layout._replace(
        input_includes_cache=included is not False,
        rows_are=rows_are or "requests",
        zone=zone_in(layout.time),
    )
    is_shared = _is_shared(chosen, numbers)
    if rows_are == "totals" or is_shared:
        layout = layout._replace(ident="")
    open_: dict[Doubt, bool] = {
        "cache": included is None,
        "rows": rows_are is None,
        "time": not layout.time,
        "unit": any(unit_of(getattr(layout, name)) > 1 for name in COUNTED),
        "same": bool(same),
        "ident": is_shared and rows_are != "totals",
        "reasoning": _reasoning_is_beside(columns, numbers),
    }
    doubts = tuple(doubt for doubt, is_open in open_.items() if is_open)
    used = set(layout.columns.values())
    unknown = tuple(one.heading for one in columns if one.heading not in used)
    return Guess(layout, layout.missing, doubts, same, unknown)


def guess_records(records: Sequence[Mapping[str, Any]]) -> Guess:
    """The same of JSON objects: keys are headings, what is nested in them isn't looked at."""
    keys = tuple(dict.fromkeys(key for record in records for key in record))
    flat = [
        [None if isinstance(value := one.get(key), (dict, list)) else value for key in keys]
        for one in records
    ]
    return guess(keys, flat)


def _cache(layout: Layout, chosen: Mapping[str, Column], numbers: Columns) -> bool | None:
    """Whether the input includes what the cache had; None where nothing tells."""
    meaning = chosen["input"].meaning if "input" in chosen else None
    said = meaning.cache if meaning else ""
    if said:
        return said == "included"
    if not layout.cached:
        return True
    return is_included(layout, numbers)


def _is_shared(chosen: Mapping[str, Column], numbers: Columns) -> bool:
    """Whether rows with the same ident have other numbers: such as a session's."""
    if "ident" not in chosen:
        return False
    said: dict[str, tuple[int | None, ...]] = {}
    rows = zip(*numbers.values(), strict=True) if numbers else ()
    for ident, row in zip(map(text_of, chosen["ident"].values), rows, strict=False):
        if ident and said.setdefault(ident, row) != row:
            return True
    return False


def _rows_are(
    chosen: Mapping[str, Column], columns: list[Column], numbers: Columns
) -> Literal["requests", "totals"] | None:
    """Requests or totals; None where nothing tells."""
    if "requests" in numbers:
        told = [one for one in numbers["requests"] if one is not None]
        return "requests" if told and set(told) == {1} else "totals"
    largest = max(
        (one or 0 for name in ("input", "total") for one in numbers.get(name, ())), default=0
    )
    if largest > _MOST_IN_A_REQUEST:
        return "totals"
    time = chosen.get("time")
    if time is None or time.kind == "nothing":
        return "requests" if "ident" in chosen else None
    if time.kind != "date" and not _are_compact(time):
        return "requests"
    of_rows = [
        [text_of(one) for one in column.values]
        for column in columns
        if column.kind in {"date", "model", "text"} or column is time
    ]
    rows = list(zip(*of_rows, strict=True))
    if len(set(rows)) == len(rows):
        return "totals"
    return "requests" if "ident" in chosen else None


def _are_compact(time: Column) -> bool:
    """Whether days are written as 20260901, which could be seconds, too."""
    held = [text_of(one) for one in time.values if not is_nothing(one)]
    return time.kind == "stamp" and all(len(one) == len("20260901") for one in held)


def _reasoning_is_beside(columns: list[Column], numbers: Columns) -> bool:
    """Whether the total is input, output and reasoning, in every row that has any."""
    if not {"input", "output", "total"} <= numbers.keys():
        return False
    named = [
        one for one in columns if "reasoning" in words_of(one.heading) or "推理" in one.heading
    ]
    for column in named:
        parts = (
            numbers["input"],
            numbers["output"],
            counts_of(column.values, unit_of(column.heading)),
        )
        sums = [
            (a + b + c, total)
            for a, b, c, total in zip(*parts, numbers["total"], strict=True)
            if a is not None and b is not None and c and total is not None
        ]
        if sums and all(one == total for one, total in sums):
            return True
    return False
