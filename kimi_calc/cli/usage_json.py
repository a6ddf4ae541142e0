"""What records of use cost, as JSON: amounts are strings, so that no reader rounds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kimi_calc.cli.usage_arguments import zone_said
from kimi_calc.cli.usage_otherwise import savings_data, what_if_data
from kimi_calc.cli.usage_told import Told, fault_said, file_problem, reason_said, without_price
from kimi_calc.price_lists.data import Data
from kimi_calc.pricing.amounts import plain
from kimi_calc.usage_logs.asked import Dear, UnknownTable
from kimi_calc.usage_logs.dated_lists import day_said
from kimi_calc.usage_logs.groups import Group
from kimi_calc.usage_logs.records import NO_DAY

if TYPE_CHECKING:
    from kimi_calc.usage_logs.bills.bill_checks import Checked
    from kimi_calc.usage_logs.costing import Costs

_COUNTS = ("rows", "requests", "plain", "hit", "written_5m", "written_1h", "output")


def usage_data(told: Told) -> Data:
    """All of it: amounts as texts, counts as numbers.

    - files: file, format, read, not_usage, problem (a code) and message (null for none)
    - rows: read = counted + merged + unreadable + unpriced; not_usage stands beside
    - total and at_most, which is the part of it that is an upper bound; currency, zone, price_list
      (null: each day's own), lists_used, days (first and last, null where none is known)
    - groups: by what they are told apart, their values, too, as `values` in the order of `by`
    - unpriced, unreadable (the first of them), unknown_tables, tables (how those were
      read that no format is known of), given_up (groups not told apart)
    - spread: what half and 95% of the requests cost at most, to 1/32
    - dearest requests, if any were asked for; savings, what_if and bill: null if they weren't
    """
    costs, tally = told.costs, told.reading.tally
    days = [one.key.day for one in costs.priced if one.key.day != NO_DAY]
    return {
        "files": [
            {
                "file": one.path,
                "format": one.format,
                "read": one.read,
                "not_usage": one.not_usage,
                "problem": one.problem or None,
                "message": file_problem(one.problem) if one.problem else None,
            }
            for one in tally.files
        ],
        "rows": costs.rows._asdict(),
        "not_usage": tally.not_usage,
        "total": plain(costs.total),
        "at_most": plain(costs.at_most),
        "currency": costs.currency,
        "zone": zone_said(told.asked.zone),
        "price_list": None if costs.lists.by_day else costs.lists.lists[-1].id,
        "lists_used": [one.id for one in costs.lists_used],
        "days": {"first": day_said(min(days)), "last": day_said(max(days))} if days else None,
        "by": list(told.by),
        "groups": [_group(one, told) for one in told.groups],
        "unpriced": [
            {
                "model": one.model,
                "host": one.host,
                "reason": one.reason,
                "message": reason_said(one),
                "suggested": list(one.suggested),
                "rows": one.rows,
                "requests": one.requests,
            }
            for one in without_price(told)
        ],
        "unreadable": [
            {
                "file": one.place.file,
                "line": one.place.line,
                "reason": one.code,
                "field": one.field,
                "value": one.value,
                "message": fault_said(one),
            }
            for one in tally.faults
        ],
        "unknown_tables": [
            {"file": one.path, "sheet": one.sheet, "headings": list(one.headings)}
            for one in told.reading.unknown
        ],
        "tables": [_table(one) for one in told.reading.laid],
        "given_up": list(tally.given_up),
        "spread": {
            name: plain(most)
            for name, share in (("half", 0.5), ("95%", 0.95))
            if (most := told.reading.spread.within(share)) is not None
        },
        "dearest": [_dear(one, told) for one in told.dearest],
        "savings": None if told.savings is None else savings_data(told.savings),
        "what_if": None
        if told.otherwise is None
        else what_if_data(told.otherwise, told.other_model, told.by),
        "bill": None if told.checked is None else _bill(told.checked, costs),
    }


def _table(one: UnknownTable) -> Data:
    """How a table of no known format was read."""
    from kimi_calc.usage_logs.tables.layouts import Layout
    from kimi_calc.usage_logs.tables.typed_layouts import said

    columns = said(Layout(*one.layout))  # type: ignore[arg-type]
    return {"file": one.path, "sheet": one.sheet, "columns": columns, "assumed": list(one.doubts)}


def _group(one: Group, told: Told) -> Data:
    """The names of figures are theirs, even if a column is called the same."""
    money = told.costs.money
    named: Data = dict(zip(told.by, one.values, strict=True))
    return named | {
        "values": list(one.values),
        **{name: getattr(one, name) for name in _COUNTS},
        "amount": plain(money(one.amount)),
        "at_most": plain(money(one.at_most)),
        "charges": {key: plain(money(amount)) for key, amount in one.charges.items()},
    }


def _dear(one: Dear, told: Told) -> Data:
    entry = one.entry
    groups = zip(told.reading.tally.dimensions, entry.groups, strict=False)
    return {
        "amount": plain(one.amount),
        "file": one.place.file,
        "line": one.place.line,
        "model": entry.model,
        "day": day_said(entry.day) or None,
        "plain": entry.plain,
        "hit": entry.hit,
        "written_5m": entry.written_5m,
        "written_1h": entry.written_1h,
        "output": entry.output,
        "calls": dict(entry.calls),
        "groups": {name: value for name, value in groups if value},
    }


def _bill(found: Checked, costs: Costs) -> Data:
    share = found.share
    return {
        "billed": plain(found.bill.total),
        "worked_out": plain(found.worked_out),
        "outside": plain(found.outside),
        "difference": plain(found.difference),
        "share": None if share is None else f"{share:f}",
        "agrees": found.agrees,
        "currency": costs.currency,
        "rows": [
            {
                "day": day_said(one.day) or None,
                "model": one.model or None,
                "billed": plain(one.billed),
                "worked_out": plain(one.worked_out),
                "difference": plain(one.difference),
            }
            for one in found.rows
        ],
        "causes": [
            {
                "cause": one.code,
                "least": plain(one.least),
                "most": None if one.most is None else plain(one.most),
                "left": plain(one.left),
                **{
                    name: n if isinstance(n, int | str) else f"{n:f}"
                    for name, n in one.numbers.items()
                },
            }
            for one in found.causes
        ],
    }
