"""Which column of somebody's table is what, by names: as a value, and as it is typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

from kimi_calc.usage_logs.records import DIMENSIONS
from kimi_calc.usage_logs.sql.errors import SqlError

TimeIs = Literal["date", "unix", "unix_ms", "timestamp"]
"""What stands in the column `day`.

`date`: a date, or a time whose date is the day of use as it stands there. `unix`, `unix_ms`:
seconds or milliseconds since 1970. `timestamp`: a moment; a time that names no zone is in UTC.
"""


class Columns(NamedTuple):
    """Names of a table's columns, exactly as the table has them; "" where there is no such column.

    What NULL means: `model`, `input`, `output`: the row is unreadable. `cached`: no hits where
    `input_includes_cache` is False, else it isn't known what was a hit, and the cost is an upper
    bound, as it is without the column. `written…`: none. `requests`: 1, with `rows_are` totals an
    unknown number. `day`: as on the newest list. `service`: standard. `host`: the platform itself.
    `id`: nothing is the same record. `groups` are (name, column) pairs of what else rows can be
    grouped by, such as ("key", "token_name").
    """

    model: str
    input: str
    output: str
    day: str = ""
    cached: str = ""
    written_5m: str = ""
    written_1h: str = ""
    requests: str = ""
    service: str = ""
    host: str = ""
    id: str = ""
    groups: tuple[tuple[str, str], ...] = ()
    input_includes_cache: bool = True
    time: TimeIs = "date"
    rows_are: Literal["requests", "totals"] = "requests"


ROLES = (
    *("model", "day", "input", "cached", "written_5m", "written_1h", "output"),
    *("requests", "service", "host", "id"),
)
"""What a column can be besides a group."""

_ALSO = {
    "date": "day",
    "ident": "id",
    "hit": "cached",
    "hits": "cached",
    "provider": "host",
    "cache": "input_includes_cache",
    "rows": "rows_are",
}
_YES_NO = {"yes": True, "no": False, "included": True, "excluded": False}
_SETTINGS: dict[str, dict[str, Any]] = {
    "input_includes_cache": _YES_NO | {"true": True, "false": False},
    "time": {one: one for one in get_args(TimeIs)},
    "rows_are": {"requests": "requests", "totals": "totals"},
}
_PAIR = re.compile(
    r'\s*([^=＝,，;；"]*?)\s*[=＝]\s*(?:"((?:[^"]|"")*)"|([^,，;；"]*))\s*(?:[,，;；]|$)'
)
_PART = re.compile(r'\s*(?:"((?:[^"]|"")+)"|([^."]+?))\s*(?:\.|$)')
_MOST_PARTS = 3  # catalogue, schema and table


def columns_of(text: str, by: tuple[str, ...] = ()) -> Columns:
    """The columns that a text says, such as `model=model_name,day=created_at,input=prompt_tokens`.

    Names are those of Columns, those of DIMENSIONS (key, user, project, tag) and whatever is in
    `by`; a column with a comma or a quotation mark in it stands in quotation marks (these double).
    `input_includes_cache=yes` or `no` must be said where hits or writes have a column. `time` is
    one of TimeIs, `rows` requests or totals. SqlError, with the remedy, for anything else.
    """
    fields: dict[str, Any] = {}
    groups: dict[str, str] = {}
    for typed, value in _pairs(text):
        name = typed if typed in by and typed not in ROLES else _ALSO.get(typed, typed)
        if name in fields or name in groups:
            raise SqlError(f"{name} is given twice: keep one", "given_twice")
        if name in _SETTINGS:
            fields[name] = _chosen(typed, value)
        elif not value:
            raise SqlError(f"{typed}= has no column: name one, or leave it out", "no_pair")
        elif name in ROLES:
            fields[name] = value
        elif name in DIMENSIONS or name in by:
            groups[name] = value
        else:
            raise _unknown(typed)
    _check_complete(fields)
    return Columns(**fields, groups=tuple(groups.items()))


def _check_complete(fields: Mapping[str, Any]) -> None:
    """SqlError for what must be told too."""
    missing = [f"{name}=…" for name in ("model", "input", "output") if name not in fields]
    if missing:
        raise SqlError(f"it must be told too which column is what: {', '.join(missing)}", "missing")
    if "time" in fields and "day" not in fields:
        raise SqlError("time says what is in the column of the day: name it too, day=…", "missing")
    apart = [name for name in ("cached", "written_5m", "written_1h") if name in fields]
    if apart and "input_includes_cache" not in fields:
        raise SqlError(
            f"does the column {fields['input']} include what {fields[apart[0]]} counts? Type "
            "input_includes_cache=yes (as OpenAI counts) or input_includes_cache=no (as Anthropic "
            "counts): a wrong guess can double the cost",
            "missing",
        )
    if fields.get("input_includes_cache") is False and "cached" not in fields:
        raise SqlError(
            "input_includes_cache=no says that hits stand beside the input: name their column too, "
            "cached=…",
            "missing",
        )


def parts_of(table: str) -> tuple[str, ...]:
    """The parts of a table's name: `logs`, `gateway.logs`, `"a.b".logs`. SqlError for none."""
    parts, place = [], 0
    while place < len(table):
        found = _PART.match(table, place)
        if not found:
            break
        parts.append(found[2] or found[1].replace('""', '"'))
        place = found.end()
    if place < len(table) or not 1 <= len(parts) <= _MOST_PARTS or table.endswith("."):
        raise SqlError(
            f"{table!r} is no name of a table: type it as logs or schema.logs, a part with a dot "
            'in it in quotation marks: "june.2026"',
            "not_a_name",
        )
    return tuple(parts)


def _pairs(text: str) -> list[tuple[str, str]]:
    pairs, place = [], 0
    while place < len(text):
        found = _PAIR.match(text, place)
        if not found or not found[1]:
            raise SqlError(
                f"{text[place : place + 60]!r} can't be read: type name=column, with commas "
                "between them, such as model=model_name,input=prompt_tokens",
                "no_pair",
            )
        quoted, plain = found[2], found[3]
        value = quoted.replace('""', '"') if quoted is not None else plain.strip()
        pairs.append((found[1], value))
        place = found.end()
    return pairs


def _chosen(name: str, value: str) -> Any:
    choices = _SETTINGS[_ALSO.get(name, name)]
    if value in choices:
        return choices[value]
    if name == "time":
        raise SqlError(
            f"time says what stands in the column of the day: type {' or '.join(choices)}; the "
            f"column itself is told by day={value}",
            "not_a_choice",
        )
    raise SqlError(f"{name} can't be {value!r}: type {' or '.join(choices)}", "not_a_choice")


def _unknown(name: str) -> SqlError:
    from difflib import get_close_matches

    known = (*ROLES, *DIMENSIONS, *_SETTINGS)
    close = get_close_matches(name, known, n=1)
    hint = f"is it {close[0]}?" if close else f"there are {', '.join(known)}."
    return SqlError(
        f"{name} is nothing that a column can be: {hint} A column of another name can be asked "
        "for by grouping by it",
        "unknown_name",
    )
