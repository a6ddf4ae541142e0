"""Which column of a table each name means: by headings and values, where several could be it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kimi_calc.usage_logs.records import Unreadable
from kimi_calc.usage_logs.tables.column_values import Kind, kind_of
from kimi_calc.usage_logs.tables.heading_words import Meaning, meaning_of, unit_of, words_of
from kimi_calc.usage_logs.tables.layouts import COLUMNS, COUNTED
from kimi_calc.usage_logs.tables.table_cells import (
    amount_of,
    is_nothing,
    is_sum,
    service_of,
    text_of,
)

_LONG_IDENT = 12  # characters; shorter ones without letters may be counted from 1 in each file
_SHORT_IDENT = 6
_NUMBERS = frozenset(("count", "number", "stamp", "nothing"))
_MEASURES = frozenset(("count", "number", "nothing"))
_WORDS = frozenset(("model", "text", "nothing"))
_SERVICES = frozenset(("standard", "batch", "priority", "flex"))


class Column(NamedTuple):
    """A column: its heading, its values row by row, and what both are taken for."""

    heading: str
    values: list[object]
    kind: Kind
    meaning: Meaning | None


def columns_of(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[Column]:
    """The columns that have a heading, each another, without rows that sum up or remark."""
    kept = [row for row in rows if not _is_aside(row)]
    found = {}
    for place, heading in enumerate(headings):
        if heading.strip() and heading not in found:
            values = [row[place] if place < len(row) else None for row in kept]
            kind = kind_of(values, unit_of(heading))
            found[heading] = Column(heading, values, kind, meaning_of(heading))
    return list(found.values())


def _is_aside(row: Sequence[object]) -> bool:
    """Whether a row is a sum or a remark: it tells nothing of the columns."""
    held = [one for one in row if not is_nothing(one)]
    return len(held) < 2 < len(row) or any(is_sum(text_of(one), certainly=True) for one in held)


def chosen_of(columns: list[Column]) -> tuple[dict[str, Column], dict[str, tuple[str, ...]]]:
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
    if not {"input", "output"} <= chosen.keys() and is_vague(chosen.get("total")):
        del chosen["total"]
    return chosen, same


def _able(columns: list[Column]) -> dict[str, list[tuple[int, Column]]]:
    """The columns that can be each name, with their worth."""
    able: dict[str, list[tuple[int, Column]]] = {}
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


def _fitting(column: Column) -> Meaning | None:
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
        "amount": kind in _MEASURES or _are_amounts(column.values),
        "model": kind in _WORDS,
        "ident": kind != "switch" and _are_idents(column.values),
        "service": {service_of(one) for one in column.values} <= _SERVICES,
    }.get(name, kind in _NUMBERS if name in COUNTED else kind not in {"switch", "time", "number"})
    return meaning if fits else None


def _worth(meaning: Meaning, column: Column) -> int:
    """Which of two columns of one meaning is rather it."""
    worth = meaning.strength * 4
    if column.kind == "nothing":
        return worth - 8
    if meaning.column == "time":
        return worth + 2 * (column.kind in {"time", "stamp"})
    return worth + 3 * (meaning.column == "model" and column.kind == "model")


def _with_its_cache(
    ranked: list[tuple[int, Column]], *, has_cached: bool
) -> list[tuple[int, Column]]:
    """Input without hits before all input where hits are told; else behind it."""

    def is_without(one: tuple[int, Column]) -> bool:
        meaning = one[1].meaning
        return meaning is not None and meaning.cache == "excluded"

    without = [one for one in ranked if is_without(one)]
    others = [one for one in ranked if not is_without(one)]
    first, second = (without, others) if has_cached else (others, without)
    return first or second


def is_vague(column: Column | None) -> bool:
    """Whether a column is only perhaps what it is chosen for."""
    meaning = _fitting(column) if column else None
    return meaning is not None and meaning.strength < 2


def _are_amounts(values: list[object]) -> bool:
    try:
        return any([amount_of(one) is not None for one in values])  # noqa: C419 - all are looked at
    except Unreadable:
        return False


def _are_idents(values: list[object]) -> bool:
    held = [text_of(one) for one in values if not is_nothing(one)]
    return bool(held) and all(
        len(one) >= _LONG_IDENT or (len(one) >= _SHORT_IDENT and any(map(str.isalpha, one)))
        for one in held
    )
