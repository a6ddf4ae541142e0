"""A table of a layout that nobody has told → what columns seem to be, and what must be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from kimi_calc.usage_logs.days import BEIJING, HOUR
from kimi_calc.usage_logs.tables.column_choice import Column, chosen_of, columns_of, is_vague
from kimi_calc.usage_logs.tables.column_values import counts_of
from kimi_calc.usage_logs.tables.heading_words import is_reasoning, unit_of, zone_in
from kimi_calc.usage_logs.tables.layouts import COUNTED, Layout
from kimi_calc.usage_logs.tables.row_evidence import Columns, adds_up, is_included
from kimi_calc.usage_logs.tables.table_cells import is_nothing, text_of

Doubt = Literal["cache", "rows", "time", "unit", "same", "ident", "reasoning", "total"]

DOUBTS: Mapping[Doubt, str] = {
    "cache": "whether the input includes what was read from the cache: no row shows it",
    "rows": "whether a row is one request, or the total of several",
    "time": "no column tells the day: all would be priced by the newest price list",
    "unit": "numbers are in thousands, millions …: they may have been rounded",
    "same": "two columns seem to mean the same",
    "ident": "rows with the same id say different things: it is taken for no id",
    "reasoning": "reasoning stands beside the output: it is billed, and isn't in that column",
    "total": "input, output and cache don't add up to the total: something else was used",
}
"""What a guess may leave open."""

_A_DAY = 24 * HOUR
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
    numbers = {
        name: counts_of(chosen[name].values, unit_of(chosen[name].heading))
        for name in COUNTED
        if name in chosen
    }
    if layout.total and _is_no_total(chosen, numbers):
        layout = layout._replace(total="")
        del numbers["total"]
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
        **_sums(chosen, columns, numbers, includes=layout.input_includes_cache),
    }
    if included is None or not layout.total:
        open_["total"] = False
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
    if not layout.cached:
        return said != "excluded"
    return is_included(layout, numbers, said=said == "included" if said else None)


def _is_no_total(chosen: Mapping[str, Column], numbers: Columns) -> bool:
    """Whether a column that may be any total, or the numbers of keys, isn't that of the tokens."""
    return is_vague(chosen["total"]) and not any(
        adds_up(numbers, includes=includes) for includes in (True, False)
    )


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
    if time.kind != "date" and not _are_days(time):
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


def _are_days(time: Column) -> bool:
    """Whether days are written as 20260901, or as the seconds of midnights (Beijing's, UTC)."""
    held = [text_of(one) for one in time.values if not is_nothing(one)]
    if time.kind != "stamp":
        return False
    if all(len(one) == len("20260901") for one in held):
        return True
    begins = {0, _A_DAY - BEIJING}
    return all(len(one) == 10 and int(one) % _A_DAY in begins for one in held)


def _sums(
    chosen: Mapping[str, Column], columns: list[Column], numbers: Columns, *, includes: bool
) -> dict[Doubt, bool]:
    """Whether reasoning stands beside the output, or else the parts aren't the total."""
    meaning = chosen["output"].meaning if "output" in chosen else None
    is_beside = meaning is not None and meaning.cache == "excluded"
    if not {"input", "output", "total"} <= numbers.keys() or adds_up(numbers, includes=includes):
        return {"reasoning": is_beside}
    of_reasoning = (
        counts_of(one.values, unit_of(one.heading)) for one in columns if is_reasoning(one.heading)
    )
    is_beside = is_beside or any(
        adds_up(numbers, includes=includes, reasoning=one) for one in of_reasoning
    )
    return {"reasoning": is_beside, "total": not is_beside}
