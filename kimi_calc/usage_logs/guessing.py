"""A table of a layout that nobody has told → what columns seem to be, and what must be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from kimi_calc.usage_logs.cache_evidence import Columns, is_included
from kimi_calc.usage_logs.column_values import Kind, counts_of, kind_of
from kimi_calc.usage_logs.heading_words import Meaning, meaning_of, unit_of, words_of
from kimi_calc.usage_logs.layouts import COLUMNS, COUNTED, Layout
from kimi_calc.usage_logs.table_cells import is_nothing, is_sum, text_of

Doubt = Literal["cache", "rows", "time", "unit", "same", "reasoning"]

DOUBTS: Mapping[Doubt, str] = {
    "cache": "whether the input includes what was read from the cache: no row shows it",
    "rows": "whether a row is one request, or the total of several",
    "time": "no column tells the day: all would be priced by the newest price list",
    "unit": "numbers are in thousands, millions …: they may have been rounded",
    "same": "two columns seem to mean the same",
    "reasoning": "the total counts reasoning beside the output: it isn't in the output column",
}
"""What a guess may leave open."""

_MOST_IN_A_REQUEST = 4_000_000  # tokens; no model has such a context
_LEAST_OF_AN_IDENT = 12  # characters; what is shorter may be counted from 1 in each file
_NUMBERS = frozenset(("count", "number", "stamp", "nothing"))
_MEASURES = frozenset(("count", "number", "nothing"))
_WORDS = frozenset(("model", "text", "nothing"))


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


class _Column(NamedTuple):
    heading: str
    values: list[object]
    kind: Kind
    meaning: Meaning | None


def guess(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Guess:
    """What each column seems to be, by its heading and by its values in some rows.

    Ever so many rows may be given: some dozens tell as much. Of columns with the same heading the
    first is looked at.
    """
    columns = _columns(headings, rows)
    chosen, same = _chosen(columns)
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
        ident="" if rows_are == "totals" else layout.ident,
    )
    open_: dict[Doubt, bool] = {
        "cache": included is None,
        "rows": rows_are is None,
        "time": not layout.time,
        "unit": any(unit_of(getattr(layout, name)) > 1 for name in COUNTED),
        "same": bool(same),
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


def _columns(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[_Column]:
    kept = [row for row in rows if not _is_aside(row)]
    found = {}
    for place, heading in enumerate(headings):
        if heading.strip() and heading not in found:
            values = [row[place] if place < len(row) else None for row in kept]
            kind = kind_of(values, unit_of(heading))
            found[heading] = _Column(heading, values, kind, meaning_of(heading))
    return list(found.values())


def _is_aside(row: Sequence[object]) -> bool:
    """Whether a row is a sum or a remark: it tells nothing of the columns."""
    held = [one for one in row if not is_nothing(one)]
    return len(held) < 2 < len(row) or any(is_sum(text_of(one), certainly=True) for one in held)


def _chosen(columns: list[_Column]) -> tuple[dict[str, _Column], dict[str, tuple[str, ...]]]:
    """The column for each name, and those that could be it as well."""
    able = _able(columns)
    chosen, same = {}, {}
    for name in filter(able.__contains__, COLUMNS):
        ranked = sorted(able[name], key=lambda one: -one[0])
        if name == "input":
            ranked = _with_its_cache(ranked, has_cached="cached" in able)
        most, first = ranked[0]
        chosen[name] = first
        others = [one for worth, one in ranked[1:] if worth == most]
        if name in COUNTED and any(one.values != first.values for one in others):
            same[name] = tuple(one.heading for one in others)
    if "written_5m" in chosen or "written_1h" in chosen:
        chosen.pop("written", None)  # which is both together
    if not {"input", "output"} <= chosen.keys() and _is_vague(chosen.get("total")):
        del chosen["total"]
    return chosen, same


def _able(columns: list[_Column]) -> dict[str, list[tuple[int, _Column]]]:
    """The columns that can be each name, with their worth."""
    able: dict[str, list[tuple[int, _Column]]] = {}
    strangers = []
    for column in columns:
        meaning = _fitting(column)
        if meaning:
            able.setdefault(meaning.column, []).append((_worth(meaning, column), column))
        else:
            strangers.append(column)
    for name, kinds in (("model", {"model"}), ("time", {"time", "date"})):
        by_values = [(0, one) for one in strangers if one.kind in kinds]
        if name not in able and len(by_values) == 1:
            able[name] = by_values
    return able


def _fitting(column: _Column) -> Meaning | None:
    """What a column means whose values can be that."""
    meaning = column.meaning
    if meaning is None:
        return None
    name, kind = meaning.column, column.kind
    if (
        name == "key"
        and kind == "count"
        and "token" in words_of(column.heading).replace("令牌", "token")
    ):
        return Meaning("total", 1)
    fits = {
        "time": kind in {"time", "date", "stamp", "nothing"},
        "amount": kind in _MEASURES,
        "model": kind in _WORDS,
        "ident": kind != "switch" and _are_idents(column.values),
        "service": kind not in {"time", "date", "number"},
    }.get(name, kind in _NUMBERS if name in COUNTED else kind not in {"switch", "time", "number"})
    return meaning if fits else None


def _worth(meaning: Meaning, column: _Column) -> int:
    """Which of two columns of one meaning is rather it."""
    worth = meaning.strength * 4
    if column.kind == "nothing":
        return worth - 8
    if meaning.column == "time":
        return worth + 2 * (column.kind in {"time", "stamp"})
    return worth + 3 * (meaning.column == "model" and column.kind == "model")


def _with_its_cache(
    ranked: list[tuple[int, _Column]], *, has_cached: bool
) -> list[tuple[int, _Column]]:
    """Input without hits before all input where hits are told; else behind it."""

    def is_without(one: tuple[int, _Column]) -> bool:
        meaning = one[1].meaning
        return meaning is not None and meaning.cache == "excluded"

    without = [one for one in ranked if is_without(one)]
    others = [one for one in ranked if not is_without(one)]
    first, second = (without, others) if has_cached else (others, without)
    return first or second


def _is_vague(column: _Column | None) -> bool:
    meaning = _fitting(column) if column else None
    return meaning is not None and meaning.strength < 2


def _are_idents(values: list[object]) -> bool:
    held = [text_of(one) for one in values if not is_nothing(one)]
    return bool(held) and all(len(one) >= _LEAST_OF_AN_IDENT for one in held)


def _cache(layout: Layout, chosen: Mapping[str, _Column], numbers: Columns) -> bool | None:
    """Whether the input includes what the cache had; None where nothing tells."""
    meaning = chosen["input"].meaning if "input" in chosen else None
    said = meaning.cache if meaning else ""
    if said:
        return said == "included"
    if not layout.cached:
        return True
    return is_included(layout, numbers)


def _rows_are(
    chosen: Mapping[str, _Column], columns: list[_Column], numbers: Columns
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


def _are_compact(time: _Column) -> bool:
    """Whether days are written as 20260901, which could be seconds, too."""
    held = [text_of(one) for one in time.values if not is_nothing(one)]
    return time.kind == "stamp" and all(len(one) == len("20260901") for one in held)


def _reasoning_is_beside(columns: list[_Column], numbers: Columns) -> bool:
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
