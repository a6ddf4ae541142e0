"""The first steps of a statement: columns → records → which of them are readable, and kept once."""

from __future__ import annotations

from datetime import date

from kimi_calc.usage_logs.sql import names
from kimi_calc.usage_logs.sql.columns import Columns
from kimi_calc.usage_logs.sql.dialects import Dialect
from kimi_calc.usage_logs.sql.rates import MOST_TOKENS, Rates

FIRST_DAY, DAY_AFTER_LAST = date(2015, 1, 1), date(2200, 1, 1)
"""Days outside of these are no days of use: such rows are unreadable, as elsewhere."""

_A_DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()


def records(dialect: Dialect, table: str, columns: Columns, zone: int) -> str:
    """The columns by what they are, each of one type; what can't be read is NULL."""
    parts = [
        (f"coalesce({dialect.as_text(_of(dialect, columns.model))}, '')", "name"),
        (_day(dialect, columns, zone), "day"),
        (_has_time(dialect, columns), "has_time"),
        (_count(dialect, columns.input), "sent"),
        (_count_or(dialect, columns.cached, "0"), "hit"),
        (_count_or(dialect, columns.written_5m, "0"), "written_5m"),
        (_count_or(dialect, columns.written_1h, "0"), "written_1h"),
        (_count(dialect, columns.output), "output"),
        (_requests(dialect, columns), "requests"),
        (_has_split(dialect, columns), "has_split"),
        (_service(dialect, columns), "service"),
    ]
    if columns.host:
        host = dialect.lower(dialect.as_text(_of(dialect, columns.host)))
        parts.append((f"coalesce({host}, '')", "host"))
    if columns.id:
        parts.append((dialect.as_text(_of(dialect, columns.id)), "id"))
    for place, (_, column) in enumerate(columns.groups, 1):
        parts.append((dialect.cast(_of(dialect, column), dialect.text), f"g{place}"))
    lines = ",\n    ".join(f"{value} AS {name}" for value, name in parts)
    return f"records AS (\n  SELECT\n    {lines}\n  FROM {table} AS t\n)"


def checked(dialect: Dialect, columns: Columns, rates: Rates, *, by_day: bool) -> str:
    """What is readable; the plain input, the request's length, and the list that held."""
    beside = "r.hit + r.written_5m + r.written_1h"
    if columns.input_includes_cache:
        plain, sent = f"r.sent - ({beside})", "r.sent"
    else:
        plain, sent = "r.sent", f"r.sent + {beside}"
    others = "".join(f", r.{one}" for one in _others(columns))
    return f"""checked AS (
  SELECT r.name, r.day, r.hit, r.written_5m, r.written_1h, r.output, r.requests,
    r.has_split, r.service{others},
    {plain} AS plain, {sent} AS sent,
    CASE WHEN r.name <> '' AND (r.has_time = 0 OR r.day IS NOT NULL)
      AND {plain} >= 0 AND r.hit >= 0 AND r.written_5m >= 0 AND r.written_1h >= 0
      AND r.output >= 0 AND r.requests >= 0
      THEN 1 ELSE 0 END AS readable,
    {_held(dialect, rates, by_day=by_day)} AS held
  FROM records AS r
)"""


def kept(dialect: Dialect, columns: Columns) -> str:
    """One record of each id: that with the larger output, then with the larger input."""
    first = [f"c.{one} DESC" for one in ("output", "sent", "hit", "written_5m", "written_1h")]
    first += ["c.requests DESC", "c.has_split DESC"]
    for one in ("day", "name", "service", *(one for one in _others(columns) if one != "id")):
        first.append(f"CASE WHEN c.{one} IS NULL THEN 1 ELSE 0 END")  # not all have NULLS LAST
        first.append(f"c.{one}" if one == "day" else dialect.in_order(f"c.{one}"))
    order = ", ".join(first)
    has_id = "c.readable = 1 AND c.id <> ''"
    return f"""kept AS (
  SELECT c.*, CASE WHEN {has_id} THEN row_number() OVER (
      PARTITION BY CASE WHEN {has_id} THEN c.id END
      ORDER BY {order}
    ) ELSE 1 END AS place_of_id
  FROM checked AS c
)"""


def _others(columns: Columns) -> list[str]:
    """What records have besides, by the names that it has in the statement."""
    found = ["host"] if columns.host else []
    found += ["id"] if columns.id else []
    return found + [f"g{place}" for place, _ in enumerate(columns.groups, 1)]


def _of(dialect: Dialect, column: str) -> str:
    return f"t.{dialect.name(column)}"


def _count(dialect: Dialect, column: str) -> str:
    """A number of tokens: whole, not negative, and not too large to be one."""
    value = _of(dialect, column)
    is_one = f"{value} >= 0 AND {value} <= {MOST_TOKENS} AND {value} = floor({value})"
    return f"CASE WHEN {is_one} THEN {dialect.cast(value, dialect.whole)} END"


def _count_or(dialect: Dialect, column: str, otherwise: str) -> str:
    """The same, where NULL means something."""
    if not column:
        return otherwise
    rest = _count(dialect, column).removeprefix("CASE ")
    return f"CASE WHEN {_of(dialect, column)} IS NULL THEN {otherwise} {rest}"


def _requests(dialect: Dialect, columns: Columns) -> str:
    return _count_or(dialect, columns.requests, "0" if columns.rows_are == "totals" else "1")


def _has_split(dialect: Dialect, columns: Columns) -> str:
    """1 where a record says what was read from the cache, or 0."""
    if not columns.input_includes_cache:
        return "1"
    if not columns.cached:
        return "0"
    return f"CASE WHEN {_of(dialect, columns.cached)} IS NULL THEN 0 ELSE 1 END"


def _service(dialect: Dialect, columns: Columns) -> str:
    if not columns.service:
        return "'standard'"
    return names.service(dialect, _of(dialect, columns.service))


def _has_time(dialect: Dialect, columns: Columns) -> str:
    if not columns.day:
        return "0"
    return f"CASE WHEN {_of(dialect, columns.day)} IS NULL THEN 0 ELSE 1 END"


def _day(dialect: Dialect, columns: Columns, zone: int) -> str:
    """The day of use; NULL where that is none, or there is no column."""
    if not columns.day:
        return dialect.cast("NULL", dialect.day_type)
    value = _of(dialect, columns.day)
    if columns.time == "date":
        day = dialect.as_date(value)
        first, end = dialect.date(FIRST_DAY), dialect.date(DAY_AFTER_LAST)
        return f"CASE WHEN {day} >= {first} AND {day} < {end} THEN {day} END"
    if columns.time == "timestamp":
        value = dialect.seconds(value)
    second = 1000 if columns.time == "unix_ms" else 1
    first, end = (
        str(((day.toordinal() - _EPOCH) * _A_DAY - zone) * second)
        for day in (FIRST_DAY, DAY_AFTER_LAST)
    )
    days = f"floor(({value} + {zone * second}) / {_A_DAY * second}.0)"
    return (
        f"CASE WHEN {value} >= {first} AND {value} < {end}"
        f"\n      THEN {dialect.date_after_1970(days)} END"
    )


def _held(dialect: Dialect, rates: Rates, *, by_day: bool) -> str:
    """The list that held on the day of use, by its own day; '' before the first one."""
    newest = rates.days[-1]
    if not by_day:
        return f"'{newest}'"
    lines = [
        f"WHEN r.day IS NULL THEN '{newest}'",
        *(
            f"WHEN r.day >= {dialect.date(one.published)} THEN '{one.published.isoformat()}'"
            for one in reversed(rates.lists.lists)
        ),
    ]
    joined = "\n      ".join(lines)
    return f"CASE\n      {joined}\n      ELSE '' END"
