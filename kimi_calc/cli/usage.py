"""`kimi-calc usage`: records of use → what they cost, what isn't counted, the bill beside it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kimi_calc import user_files
from kimi_calc.cli.answering import json_text, printable
from kimi_calc.cli.prices import Said
from kimi_calc.cli.standard_input import refuse_twice
from kimi_calc.cli.usage_progress import progress_shown
from kimi_calc.cli.usage_told import Told, file_problem, not_counted, short
from kimi_calc.price_lists import all_lists, price_list_named
from kimi_calc.pricing import PricingError
from kimi_calc.usage_logs.asked import Asked, UsageLogError
from kimi_calc.usage_logs.bills import Bill, read_bill
from kimi_calc.usage_logs.costing import cost_of
from kimi_calc.usage_logs.dated_lists import DatedLists, lists_of, only
from kimi_calc.usage_logs.days import BEIJING
from kimi_calc.usage_logs.groups import ALWAYS, grouped
from kimi_calc.usage_logs.records import DIMENSIONS

if TYPE_CHECKING:
    from kimi_calc.usage_logs.savings import Saving

_MOST_OF_A_BILL = 10_000_000  # bytes


def usage_said(options: Namespace) -> Said:
    """What `kimi-calc usage` answers; ValueError for an argument that can't be used."""
    lists, list_path = _lists(options)
    if options.sql is not None:
        from kimi_calc.cli.usage_sql import sql_text

        return Said(sql_text(options, lists))
    if not options.files:
        raise PricingError("name a file of records, a folder, or - (the standard input)")
    refuse_twice(options.files)
    by = _dimensions(options.by)
    zone = _zone(options, lists.currency)
    bill = _bill(options.bill, lists.currency, zone)
    asked = Asked(
        tuple(options.files),
        zone,
        lists.currency,
        list_path,
        _aliases(options.alias, lists),
        columns=tuple(name for name in by if name not in {*ALWAYS, *DIMENSIONS}),
        layouts=_layouts(options.columns),
        write_lifetime=options.write_lifetime,
    )
    try:
        told = _told(asked, lists, by, bill, options)
    except UsageLogError as error:
        return Said("", (_why_nothing(error),), 2)
    said = _form(options)(told)
    missing = not_counted(told)
    return Said(said, missing, 1 if missing else 0)


def _told(
    asked: Asked, lists: DatedLists, by: tuple[str, ...], bill: Bill | None, options: Namespace
) -> Told:
    """Read, price and compare."""
    from kimi_calc.usage_logs.aliases import Names
    from kimi_calc.usage_logs.reading import read_usage

    with progress_shown() as watch:
        reading = read_usage(asked, watch)
    names = Names(lists.ids, asked.aliases)
    costs = cost_of(reading.tally, lists, names)
    for name in asked.columns:
        place = reading.tally.dimensions.index(name)
        if not any(key.groups[place] for key in reading.tally.cells):
            known = ", ".join((*ALWAYS, *DIMENSIONS))
            raise PricingError(f"--by: no record has {name!r}: give {known}, or a column's name")
    checked = None
    if bill is not None:
        from kimi_calc.usage_logs.bill_checks import check_bill

        checked = check_bill(costs, bill, names, asked.zone)
    found: tuple[Saving, ...] | None = None
    if options.savings:
        from kimi_calc.usage_logs.savings import savings

        found = savings(costs, names)
    dearest = reading.dearest[: options.top]
    return Told(asked, reading, costs, by, grouped(costs, by), names, dearest, checked, found)


def _form(options: Namespace) -> Callable[[Told], str]:
    if options.json:
        from kimi_calc.cli.usage_json import usage_data

        return lambda told: json_text(usage_data(told))
    if options.csv:
        from kimi_calc.cli.usage_csv import usage_csv

        return usage_csv
    from kimi_calc.cli.usage_text import usage_text

    return usage_text


def _lists(options: Namespace) -> tuple[DatedLists, str | None]:
    """The lists that days are priced by, or one for all, and where that lies."""
    currency = options.currency and options.currency.strip().upper()
    if options.list is None:
        return lists_of(currency or "CNY"), None
    price_list = price_list_named(options.list)
    if currency not in {None, price_list.currency}:
        raise PricingError(
            f"--currency: {price_list.id} is in {price_list.currency}, not in {currency}: leave "
            "one of both out"
        )
    return only(price_list), _path_of(options.list)


def _path_of(name: str) -> str:
    """The file of a list that was named, found in the order of price_list_named()."""
    if os.path.lexists(name) and not os.path.isdir(name):  # noqa: PTH112 - a name may be any text
        return name
    return next(
        str(one.path)
        for one in all_lists()
        if one.price_list and name in {one.price_list.id, one.price_list.name}
    )


def _dimensions(text: str) -> tuple[str, ...]:
    by = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    if "" in by:
        raise PricingError("--by: name what is told apart, such as model,day")
    return by


def _zone(options: Namespace, currency: str) -> int:
    if options.zone is not None:
        return int(options.zone)
    return BEIJING if currency == "CNY" else 0


def _aliases(given: list[str], lists: DatedLists) -> dict[str, str]:
    """What names mean: those that are kept, and before them those that were given."""
    aliases: dict[str, str] = {}
    for one in given:
        name, equals, model = one.rpartition("=")
        name, model = name.strip(), model.strip()
        if not (name and equals):
            raise PricingError(f"--alias: can't read {one!r}: give NAME=MODEL")
        if model and model not in lists.ids:
            known = ", ".join(sorted(lists.ids))
            raise PricingError(f"--alias: no price list has {model!r}: give one of {known}")
        aliases[name] = model
    return aliases


def _layouts(given: list[str]) -> dict[str, object]:
    return {}


def _bill(given: str | None, currency: str, zone: int) -> Bill | None:
    """The bill that was given, itself or as a file."""
    if given is None:
        return None
    text = given
    if os.path.lexists(given):
        text = _text_of(Path(given))
    try:
        return read_bill(text, currency, zone)
    except ValueError as error:
        raise PricingError(f"--bill: {error}") from None


def _text_of(file: Path) -> str:
    content = user_files.read(file, _MOST_OF_A_BILL)
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        if encoding == "utf-8-sig" and content.startswith((b"\xff\xfe", b"\xfe\xff")):
            encoding = "utf-16"  # noqa: PLW2901 - Excel's Unicode text
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise PricingError(f"--bill: {printable(str(file))} is no text: save the table as CSV")


def _why_nothing(error: UsageLogError) -> str:
    where = f"{short(error.path)}: " if error.path else ""
    return f"{where}{file_problem(error.code, error.detail)}"
