"""What the arguments of `kimi-calc usage` ask for: lists, groups, aliases, layouts, the bill."""

from __future__ import annotations

import codecs
import os
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kimi_calc import user_files
from kimi_calc.cli.answering import printable
from kimi_calc.price_lists import all_lists, price_list_named
from kimi_calc.pricing import PricingError
from kimi_calc.usage_logs.asked import Reading
from kimi_calc.usage_logs.bills.bills import Bill, BillError, read_bill
from kimi_calc.usage_logs.dated_lists import DatedLists, only
from kimi_calc.usage_logs.dated_lists import lists_of as lists_in
from kimi_calc.usage_logs.days import BEIJING

if TYPE_CHECKING:
    from kimi_calc.usage_logs.tables.layouts import Layout

_MOST_OF_A_BILL = 10_000_000  # bytes


def lists_of(options: Namespace) -> tuple[DatedLists, str | None]:
    """The lists that days are priced by, or one for all, and where that lies."""
    currency = options.currency and options.currency.strip().upper()
    if options.list is None:
        return lists_in(currency or "CNY"), None
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


def dimensions_of(text: str) -> tuple[str, ...]:
    """What is told apart, each once."""
    by = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    if "" in by:
        raise PricingError("--by: name what is told apart, such as model,day")
    return by


def zone_of(options: Namespace, currency: str) -> int:
    """Where days begin, in seconds east of Greenwich."""
    if options.zone is not None:
        return int(options.zone)
    return BEIJING if currency == "CNY" else 0


def aliases_of(given: list[str], lists: DatedLists) -> dict[str, str]:
    """What names mean: as is kept, and before that as was given."""
    from kimi_calc.usage_logs.own_aliases import OwnAliases

    aliases = dict(OwnAliases().aliases)
    for one in given:
        name, equals, model = one.rpartition("=")
        name, model = name.strip(), model.strip()
        if not (name and equals):
            raise PricingError(f"--alias: can't read {one!r}: give NAME=MODEL")
        if model:
            refuse_unknown("--alias", model, lists)
        aliases[name] = model
    return aliases


def bill_of(given: str | None, currency: str, zone: int) -> Bill | None:
    """The bill that was given: an amount, or a file with a table of days."""
    if given is None:
        return None
    try:
        return read_bill(given, currency, zone)
    except BillError as error:
        refused = error
    if os.path.lexists(given):
        try:
            return read_bill(_text_of(Path(given)), currency, zone)
        except BillError as error:
            raise PricingError(f"--bill: {printable(given)}: {error}") from None
    raise PricingError(f"--bill: {refused}, or the file of a table of days") from None


def _text_of(file: Path) -> str:
    content = user_files.read(file, _MOST_OF_A_BILL)
    encodings = ["utf-8-sig", "gb18030"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # Excel's Unicode text
        encodings = ["utf-16"]
    elif b"\0" in content:
        encodings = []
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise PricingError(f"--bill: {printable(str(file))} is no text: save the table as CSV")


def refuse_unknown(option: str, model: str, lists: DatedLists) -> None:
    """PricingError for a model that no list has."""
    if model not in lists.ids:
        known = ", ".join(sorted(lists.ids))
        raise PricingError(f"{option}: no price list has {model!r}: give one of {known}")


def layout_of_columns(given: list[str]) -> Layout | None:
    """The layout of tables that was given; PricingError for one that can't be."""
    if not given:
        return None
    from kimi_calc.usage_logs.tables.typed_layouts import LayoutError, layout_of

    try:
        return layout_of(",".join(given))
    except LayoutError as error:
        raise PricingError(f"--columns: {error}") from None


def refuse_unfitting(given: list[str], layout: Layout, reading: Reading) -> None:
    """PricingError for columns that no table has, or where there is no such table."""
    from kimi_calc.usage_logs.tables.layouts import fitted
    from kimi_calc.usage_logs.tables.typed_layouts import LayoutError, layout_of

    tables = (*reading.unknown, *reading.laid)
    if any(fitted(layout, one.headings) for one in tables):
        return
    if not tables:
        raise PricingError("--columns: no file is a table of an unknown kind: leave it out")
    try:
        layout_of(",".join(given), tables[0].headings)
    except LayoutError as error:
        raise PricingError(f"--columns: {printable(tables[0].path)}: {error}") from None
