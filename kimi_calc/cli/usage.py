"""`kimi-calc usage`: records of use → what they cost, what isn't counted, the bill beside it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from kimi_calc.cli.answering import json_text
from kimi_calc.cli.prices import Said
from kimi_calc.cli.standard_input import STANDARD_INPUT, read_bytes, refuse_twice
from kimi_calc.cli.usage_asked import (
    aliases_of,
    bill_of,
    dimensions_of,
    layout_of_columns,
    lists_of,
    refuse_unfitting,
    refuse_unknown,
    zone_of,
)
from kimi_calc.cli.usage_progress import progress_shown
from kimi_calc.cli.usage_told import Told, file_problem, not_counted, short
from kimi_calc.pricing import PricingError
from kimi_calc.usage_logs.asked import Asked, UsageLogError
from kimi_calc.usage_logs.bills.bills import Bill
from kimi_calc.usage_logs.costing import cost_of
from kimi_calc.usage_logs.dated_lists import DatedLists
from kimi_calc.usage_logs.groups import ALWAYS, grouped
from kimi_calc.usage_logs.records import DIMENSIONS

if TYPE_CHECKING:
    from kimi_calc.usage_logs.aliases import Names


def usage_said(options: Namespace) -> Said:
    """What `kimi-calc usage` answers; ValueError for an argument that can't be used."""
    _refuse_together(options)
    lists, list_path = lists_of(options)
    if options.sql is not None:
        from kimi_calc.cli.usage_sql import sql_text

        return Said(sql_text(options, lists))
    if not options.files:
        raise PricingError("name a file of records, a folder, or - (the standard input)")
    refuse_twice(options.files)
    if STANDARD_INPUT in options.files:
        read_bytes(0)  # which says so if there is none
    by = dimensions_of(options.by)
    zone = zone_of(options, lists.currency)
    if options.on is not None:
        refuse_unknown("--on", options.on.strip(), lists)
    bill = bill_of(options.bill, lists.currency, zone)
    layout = layout_of_columns(options.columns)
    asked = Asked(
        tuple(options.files),
        zone,
        lists.currency,
        list_path,
        aliases_of(options.alias, lists),
        columns=tuple(name for name in by if name not in {*ALWAYS, *DIMENSIONS}),
        layouts={(): tuple(layout)} if layout else {},
        write_lifetime=options.write_lifetime,
    )
    try:
        told = _told(asked, lists, by, bill, options)
    except UsageLogError as error:
        return Said("", (_why_nothing(error),), 2)
    missing = not_counted(told)
    if not any(one.format for one in told.reading.tally.files):
        nothing = f"{', '.join(options.files)}: {file_problem('no_records')}"
        return Said("", missing or (nothing,), 2)
    return Said(_form(options)(told), missing, 1 if missing else 0)


def _refuse_together(options: Namespace) -> None:
    """PricingError for options that would have no say beside others."""
    more = {name: getattr(options, name) for name in ("bill", "on", "savings", "top")}
    given = [f"--{name}" for name, value in more.items() if value not in {None, False}]
    if options.sql is not None:
        given += [f"--{name}" for name in ("json", "csv") if getattr(options, name)]
    elif options.table is not None:
        raise PricingError("--table belongs to --sql: leave it out, or name an engine with --sql")
    elif not options.csv:
        return
    if given:
        form = "--csv holds the groups alone" if options.sql is None else "--sql reads no records"
        raise PricingError(f"{form}: leave {', '.join(given)} out")


def _told(
    asked: Asked, lists: DatedLists, by: tuple[str, ...], bill: Bill | None, options: Namespace
) -> Told:
    """Read, price and compare."""
    from kimi_calc.usage_logs.aliases import Names
    from kimi_calc.usage_logs.reading import read_usage
    from kimi_calc.usage_logs.tables.layouts import Layout

    with progress_shown() as watch:
        reading = read_usage(asked, watch)
    if () in asked.layouts:
        refuse_unfitting(options.columns, Layout(*asked.layouts[()]), reading)  # type: ignore[arg-type]
    names = Names(lists.ids, asked.aliases)
    costs = cost_of(reading.tally, lists, names)
    for name in asked.columns:
        place = reading.tally.dimensions.index(name)
        if not any(key.groups[place] for key in reading.tally.cells):
            known = ", ".join((*ALWAYS, *DIMENSIONS))
            raise PricingError(f"--by: no record has {name!r}: give {known}, or a column's name")
    checked = None
    if bill is not None:
        from kimi_calc.usage_logs.bills.bill_checks import check_bill

        checked = check_bill(costs, bill, names, asked.zone)
    told = Told(
        *(asked, reading, costs, by, grouped(costs, by), names),
        dearest=reading.dearest[: options.top],
        checked=checked,
    )
    return _otherwise(told, names, options)


def _otherwise(told: Told, names: Names, options: Namespace) -> Told:
    """With what it would have cost otherwise, where that is asked for."""
    if options.savings:
        from kimi_calc.usage_logs.savings import savings

        told = told._replace(savings=savings(told.costs, names))
    if options.on is not None:
        from kimi_calc.usage_logs.what_if import Change, what_if

        model = options.on.strip()
        found = what_if(told.costs, names, Change(model=model))
        told = told._replace(otherwise=found, other_model=model)
    return told


def _form(options: Namespace) -> Callable[[Told], str]:
    if options.json:
        from kimi_calc.cli.usage_json import usage_data

        return lambda told: json_text(usage_data(told))
    if options.csv:
        from kimi_calc.cli.usage_csv import usage_csv

        return usage_csv
    from kimi_calc.cli.usage_text import usage_text

    return usage_text


def _why_nothing(error: UsageLogError) -> str:
    where = f"{short(error.path)}: " if error.path else ""
    return f"{where}{file_problem(error.code, error.detail)}"
