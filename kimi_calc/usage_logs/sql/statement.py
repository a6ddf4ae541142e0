"""One statement that prices a table of records by price lists, put together of its steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kimi_calc.usage_logs.dated_lists import DatedLists
from kimi_calc.usage_logs.days import BEIJING
from kimi_calc.usage_logs.sql import pricing, taking
from kimi_calc.usage_logs.sql.columns import Columns, parts_of
from kimi_calc.usage_logs.sql.dialects import Dialect, Engine, dialect_of
from kimi_calc.usage_logs.sql.errors import SqlError
from kimi_calc.usage_logs.sql.names import Naming
from kimi_calc.usage_logs.sql.rates import MOST_TOKENS, Rates

ALWAYS = ("model", "name", "service", "host", "day", "month", "list")
"""What rows can be grouped by besides Columns.groups.

`name` is the model as written, `host` in small letters, `list` the id of the list that prices were
taken from, NULL where there are none.
"""

_MILLION = 6  # decimals: prices are for so many tokens
_NONE: Mapping[str, str] = MappingProxyType({})


def statement(  # noqa: PLR0913 - what is left out is as it usually is
    engine: Engine,
    table: str,
    columns: Columns,
    lists: DatedLists,
    *,
    by: Sequence[str] = (),
    aliases: Mapping[str, str] = _NONE,
    zone: int | None = None,
) -> str:
    """The pricing of a table as one SQL statement, without a `;` at its end.

    `table` is a name as parts_of() takes it, `by` are dimensions (those of ALWAYS and of
    `columns.groups`), `aliases` are a person's own (name as written → id, "" for no token price).
    `lists` say by themselves whether each day has its own. `zone`, where days begin, is in seconds
    east of Greenwich; None: +08:00 for CNY, else UTC. SqlError, with a remedy, for what can't be
    asked.

    The answer has a row for each group: its values, `rows_read` = `counted` + `merged` +
    `unreadable` + `unpriced`, the last by pricing.REASONS, then what was counted: `requests`,
    `plain`, `hit`, `written_5m`, `written_1h`, `output` (tokens) and `amount_e12`, the exact amount
    in 10⁻¹² of the currency, of which `at_most_e12` is an upper bound. The 12 is more where a price
    has more than 6 decimals.
    """
    dialect = dialect_of(engine)
    rates = Rates(lists)
    if zone is None:
        zone = BEIJING if lists.currency == "CNY" else 0
    columns = _with_groups(columns, by)
    has_days = "day" in by or "month" in by
    for name, column in (("day", columns.day), ("host", columns.host)):
        if not column and (name in by or (has_days and name == "day")):
            raise SqlError(
                f"rows can't be grouped by {name}: name its column, {name}=…", "unknown_group"
            )
    cells = pricing.Cells(columns, rates, has_days=has_days)
    steps = [
        pricing.rates_table(dialect, rates),
        taking.records(dialect, ".".join(map(dialect.name, parts_of(table))), columns, zone),
        taking.checked(dialect, columns, rates, by_day=lists.by_day),
        *([taking.kept(dialect, columns)] if columns.id else []),
        *cells.steps(dialect),
        *pricing.named(dialect, Naming(dialect, rates, aliases, has_host=bool(columns.host))),
        pricing.listed(dialect, rates),
        pricing.priced(dialect, cells, rates),
    ]
    head = "\n".join(f"-- {_in_a_comment(line)}" for line in _head(dialect, columns, rates, zone))
    return f"{head}\nWITH {', '.join(steps)}\n{_answer(dialect, columns, rates, by)}\n"


def _with_groups(columns: Columns, by: Sequence[str]) -> Columns:
    """The columns with those groups alone that are asked for."""
    groups = dict(columns.groups)
    taken = {*ALWAYS, *groups}
    for name in by:
        if name not in taken:
            raise SqlError(
                f"rows can't be grouped by {name}: take {' or '.join([*ALWAYS, *groups])}, or name "
                f"its column, {name}=…",
                "unknown_group",
            )
    if len(set(by)) < len(by):
        raise SqlError("rows are grouped by something twice: say it once", "given_twice")
    return columns._replace(groups=tuple((one, groups[one]) for one in by if one not in ALWAYS))


def _answer(dialect: Dialect, columns: Columns, rates: Rates, by: Sequence[str]) -> str:
    """The last SELECT: a row for each group."""
    ways = {
        "model": "coalesce(a.model, a.name)",
        "name": "a.name",
        "service": "a.meant_service",
        "host": "a.host",
        "list": _list_id(dialect, rates),
        "day": "a.day",
        "month": dialect.month("a.day"),
        **{name: f"a.g{place}" for place, (name, _) in enumerate(columns.groups, 1)},
    }
    values = [ways[name] for name in by]
    sums = _sums(dialect, rates)
    if taken := sums.keys() & set(by):
        raise SqlError(
            f"{min(taken)} is a column of the answer: group by another name", "unknown_group"
        )
    named = [f"{value} AS {dialect.name(name)}" for name, value in zip(by, values, strict=True)]
    named += [f"{value} AS {name}" for name, value in sums.items()]
    groups = ""
    if by:
        places = ", ".join(str(place) for place in range(1, len(by) + 1))
        groups = f"\nGROUP BY {', '.join(values)}\nORDER BY {places}"
    listed = ",\n  ".join(named)
    return f"SELECT\n  {listed}\nFROM priced AS a{groups}"


def _list_id(dialect: Dialect, rates: Rates) -> str:
    """The id of the list that prices were taken from."""
    lines = [
        f"WHEN a.list = {dialect.literal(day)} THEN {dialect.literal(one.id)}"
        for day, one in zip(rates.days, rates.lists.lists, strict=True)
    ]
    return f"CASE WHEN a.outcome <> 'counted' THEN NULL {' '.join(lines)} END"


def _sums(dialect: Dialect, rates: Rates) -> dict[str, str]:
    """The columns of the answer behind the groups: records by what became of them, then sums."""
    counted = "a.outcome = 'counted'"
    unit = f"e{_MILLION + rates.decimals}"

    def records(condition: str) -> str:
        return f"coalesce(sum(CASE WHEN {condition} THEN a.records ELSE 0 END), 0)"

    def wide(value: str, condition: str = counted) -> str:
        zero = dialect.cast("0", dialect.wide)
        return f"coalesce(sum(CASE WHEN {condition} THEN {value} END), {zero})"

    return {
        "rows_read": "coalesce(sum(a.records), 0)",
        **{one: records(f"a.outcome = '{one}'") for one in ("counted", "merged", "unreadable")},
        "unpriced": records("a.outcome NOT IN ('counted', 'merged', 'unreadable')"),
        **{one: records(f"a.outcome = '{one}'") for one in pricing.REASONS},
        **{one: wide(f"a.{one}") for one in ("requests", *pricing.PARTS)},
        f"amount_{unit}": wide("a.amount"),
        f"at_most_{unit}": wide("a.amount", f"{counted} AND a.has_split = 0"),
    }


def _head(dialect: Dialect, columns: Columns, rates: Rates, zone: int) -> list[str]:
    """What stands above the statement, line by line."""
    lists, unit = rates.lists, _MILLION + rates.decimals
    ids = ", ".join(one.id for one in lists.lists)
    when = "; each day by the list that held then." if lists.by_day else ", for every day."
    says = [
        f"What records of use cost in {lists.currency}, exactly: in whole numbers, nothing rounds.",
        f"amount_e{unit} is in 10^-{unit} {lists.currency}: move the point {unit} places left.",
        f"at_most_e{unit} is the part of it that is an upper bound.",
        "rows_read = counted + merged + unreadable + unpriced.",
        f"Price lists: {ids}{when}",
        f"Prices in the table rates: 10^-{rates.decimals} {lists.currency} for 1,000,000 tokens.",
    ]
    if columns.day:
        how = "as they stand" if columns.time == "date" else f"in the zone {_zone_said(zone)}"
        says.append(f"Days are told {how}; records without one are priced by the newest list.")
    if columns.input_includes_cache and not columns.cached:
        says.append("No column says what was read from the cache: all amounts are upper bounds.")
    if not columns.id:
        says.append("No column says which records are the same: none are merged.")
    says.append(
        f"{dialect.engine}: sums are {dialect.bounds}. A record with more than {MOST_TOKENS:.0e} "
        f"tokens is unreadable, so {rates.safe_rows:.0e} records are certain to fit."
    )
    return says


def _zone_said(zone: int) -> str:
    minutes = abs(zone) // 60
    return f"{'-' if zone < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _in_a_comment(text: str) -> str:
    """A line that stays a comment, whatever names are in it."""
    shown = "".join(one if one.isprintable() else " " for one in text)
    return shown.replace("${", "$ {").replace("*/", "* /").replace("/*", "/ *")
