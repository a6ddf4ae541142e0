"""The later steps of a statement: records → cells → models, lists and tiers → amounts."""

from __future__ import annotations

from kimi_calc.usage_logs.sql import names
from kimi_calc.usage_logs.sql.columns import Columns
from kimi_calc.usage_logs.sql.dialects import Dialect
from kimi_calc.usage_logs.sql.rates import NO_PRICE, Rates

PARTS = ("plain", "hit", "written_5m", "written_1h", "output")
"""Columns of tokens, as rates.CHARGES are charged for them."""

REASONS = (
    *("unknown_model", "membership", "other_host", "over_context", "tier_of_totals"),
    *("not_listed_yet", "no_list", "no_service", "no_price"),
)
"""Why records have no price; each a column of the answer."""

_RATE = (
    *(("list", "text"), ("model", "text"), ("service", "text"), ("tier", "whole")),
    *(("tiers", "whole"), ("context", "whole"), *((f"price_{one}", "whole") for one in PARTS)),
)


def rates_table(dialect: Dialect, rates: Rates) -> str:
    """Every price of the lists: a row for each tier of each service of each model."""
    rows = []
    for one in rates.rows:
        texts = (one.published, one.model, one.service)
        numbers = (one.tier, one.tiers, one.context, *one.prices)
        rows.append(f"({', '.join((*map(dialect.literal, texts), *map(str, numbers)))})")
    return dialect.rows(_RATE, rows, "rates")


class Cells:
    """Records summed up by what they are billed alike by; `keys` are its columns besides sums.

    A tier belongs to one request: so the sums are by the place of its length among all bounds.
    """

    def __init__(self, columns: Columns, rates: Rates, *, has_days: bool) -> None:
        by_input = any(one.by_input for one in rates.ladders)
        became = "CASE WHEN k.readable = 0 THEN 'unreadable'"
        if columns.id:
            became += " WHEN k.place_of_id > 1 THEN 'merged'"
        keys = {
            "became": f"{became} ELSE '' END",
            **{one: f"k.{one}" for one in ("name", "service", "held", "has_split")},
            "is_total": "CASE WHEN k.requests = 1 THEN 0 ELSE 1 END",
            "length_to": _length("k.sent + k.output", rates),
        }
        if by_input:
            keys["input_to"] = _length("k.sent", rates)
        if columns.host:
            keys["host"] = "k.host"
        if has_days:
            keys["day"] = "k.day"
        if rates.has_gaps:
            for one in ("5m", "1h"):
                keys[f"with_{one}"] = f"CASE WHEN k.written_{one} > 0 THEN 1 ELSE 0 END"
        keys |= {f"g{place}": f"k.g{place}" for place, _ in enumerate(columns.groups, 1)}
        self._expressions = keys
        self._source = "kept" if columns.id else "checked"

    @property
    def keys(self) -> tuple[str, ...]:
        """Names of what is the same in a cell."""
        return tuple(self._expressions)

    def steps(self, dialect: Dialect) -> list[str]:
        """What each record is summed up by, and the sums."""
        lines = ",\n    ".join(f"{value} AS {name}" for name, value in self._expressions.items())
        numbers = ("requests", *PARTS)
        apart = f"""spread AS (
  SELECT
    {lines},
    {", ".join(f"k.{one}" for one in numbers)}
  FROM {self._source} AS k
)"""
        keys = ", ".join(f"s.{one}" for one in self.keys)
        sums = ",\n    ".join(f"{_sum_of_good(dialect, one)} AS {one}" for one in numbers)
        return [
            apart,
            f"""cells AS (
  SELECT {keys},
    count(*) AS records,
    {sums}
  FROM spread AS s
  GROUP BY {keys}
)""",
        ]


def named(dialect: Dialect, naming: names.Naming) -> list[str]:
    """What the names of the cells mean."""
    before, found = "cells", []
    steps = naming.steps()
    for place, columns in enumerate(steps, 1):
        name = f"named_{place}"
        how = dialect.once if place == len(steps) else "AS"
        found.append(f"{name} {how} (\n  SELECT n.*,\n    {columns}\n  FROM {before} AS n\n)")
        before = name
    return found


def listed(dialect: Dialect, rates: Rates) -> str:
    """The list that prices a model: that of the day, or the newest one before which has it."""
    among, literal = dialect.among, dialect.literal
    kept = [
        f"WHEN m.held = {literal(held)} AND {among('m.model', ids)} THEN {literal(before)}"
        for (held, before), ids in rates.kept_from.items()
    ]
    list_ = f"CASE\n      {_lines([*kept, 'ELSE m.held END'])}" if kept else "m.held"
    early = [
        "WHEN m.refusal <> '' THEN m.refusal",
        "WHEN m.held = '' THEN 'no_list'",
        *(
            f"WHEN m.held < {literal(day)} AND {among('m.model', ids)} THEN 'not_listed_yet'"
            for day, ids in rates.listed_from.items()
        ),
        "ELSE '' END",
    ]
    tiers = [
        f"WHEN l.model = {literal(ladder.model)} AND l.meant_service = {literal(ladder.service)}"
        f" AND {among('l.list', days)}\n      THEN CASE"
        + "".join(
            f" WHEN l.{'input_to' if ladder.by_input else 'length_to'} <= {bound} THEN {place}"
            for place, bound in enumerate(ladder.bounds[:-1], 1)
        )
        + f" ELSE {len(ladder.bounds)} END"
        for ladder, days in rates.ladders.items()
    ]
    tier = f"CASE WHEN l.is_total = 1 THEN 1\n      {_lines([*tiers, 'ELSE 1 END'])}"
    return f"""listed AS (
  SELECT m.*,
    {list_} AS list,
    CASE
      {_lines(early)} AS early
  FROM named_4 AS m
), tiered AS (
  SELECT l.*,
    {tier if tiers else "1"} AS tier
  FROM listed AS l
)"""


def priced(dialect: Dialect, cells: Cells, rates: Rates) -> str:
    """The cells with what becomes of them, as quote() refuses it, and their amounts.

    Every model has the standard service: that row has the context, `r` the prices. All columns are
    named, since ClickHouse gives those that two tables have other names.
    """
    gap = [
        f"WHEN r.price_written_{one} = {NO_PRICE} AND p.with_{one} = 1 THEN 'no_price'"
        for one in ("5m", "1h")
        if rates.has_gaps
    ]
    became = [
        "WHEN p.became <> '' THEN p.became",
        "WHEN p.early <> '' THEN p.early",
        "WHEN p.is_total = 0 AND p.length_to > m.context THEN 'over_context'",
        "WHEN coalesce(r.tiers, 0) = 0 THEN 'no_service'",
        "WHEN p.is_total = 1 AND r.tiers > 1 THEN 'tier_of_totals'",
        *gap,
        "ELSE 'counted' END",
    ]
    amount = "\n      + ".join(
        f"p.{one} * {dialect.cast(f'r.price_{one}', dialect.wide)}" for one in PARTS
    )
    carried = ["name", "model", "meant_service", "records", "requests", *PARTS, "has_split"]
    carried += [one for one in cells.keys if one in {"day", "host"} or one.startswith("g")]
    return f"""priced {dialect.once} (
  SELECT
    {", ".join(f"p.{one} AS {one}" for one in carried)},
    r.list AS list,
    CASE
      {_lines(became)} AS outcome,
    {amount} AS amount
  FROM tiered AS p
  LEFT JOIN rates AS m
    ON m.list = p.list AND m.model = p.model AND m.service = 'standard' AND m.tier = 1
  LEFT JOIN rates AS r
    ON r.list = p.list AND r.model = p.model AND r.service = p.meant_service AND r.tier = p.tier
)"""


def _sum_of_good(dialect: Dialect, column: str) -> str:
    """The sum over the records that may have a price."""
    value = f"CASE WHEN s.became = '' THEN s.{column} ELSE 0 END"
    return f"sum({dialect.cast(value, dialect.wide)})"


def _length(tokens: str, rates: Rates) -> str:
    """The smallest bound that so many tokens are within; more than all where there is none."""
    steps = " ".join(f"WHEN {tokens} <= {bound} THEN {bound}" for bound in rates.bounds)
    return f"CASE {steps} ELSE {rates.bounds[-1] + 1} END"


def _lines(lines: list[str]) -> str:
    return "\n      ".join(lines)
