"""`kimi-calc prices`: which lists there are, what one says, what changed, what is wrong."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kimi_calc import settings, user_files
from kimi_calc.cli.answering import json_text, printable
from kimi_calc.cli.price_table import difference_text, list_text
from kimi_calc.cli.text_table import text_table
from kimi_calc.price_lists import (
    InUse,
    Listed,
    Place,
    all_lists,
    list_in_use,
    price_list_named,
)
from kimi_calc.price_lists.data import Data, as_data
from kimi_calc.price_lists.places import user_lists
from kimi_calc.price_lists.reading import read_price_list
from kimi_calc.pricing import PriceList, PriceListError, PricingError
from kimi_calc.pricing.amounts import plain

if TYPE_CHECKING:
    from kimi_calc.price_lists.differences import Difference

_WHOSE: dict[Place, str] = {
    "picked": "a file that was picked",
    "portable": "beside the program",
    "user": "your own",
    "company": "for all users",
    "builtin": "built-in",
}
_ONLY_FOR_PAGES = ("out", "only_sure", "keep", "published", "currency", "source")


class Said(NamedTuple):
    """What a command prints, what it complains of in a line each, and its exit code."""

    text: str
    complaints: tuple[str, ...] = ()
    exit_code: int = 0


def prices_said(options: Namespace) -> Said:
    """What `kimi-calc prices` answers; PricingError for an argument that can't be used."""
    if options.pages:
        from kimi_calc.cli.price_pages import import_pages

        return Said(*import_pages(options))
    for name in _ONLY_FOR_PAGES:
        if getattr(options, name):
            option = f"--{name.replace('_', '-')}"
            raise PricingError(
                f"{option} belongs to --import: name a page with it, or leave it out"
            )
    if options.check is not None:
        return _checked(options.check, as_json=options.json)
    if options.diff:
        return Said(_changed(*options.diff, as_json=options.json))
    if options.list is not None:
        price_list = price_list_named(options.list)
        return Said(json_text(as_data(price_list)) if options.json else list_text(price_list))
    return _which(as_json=options.json)


# Which lists there are


def _which(*, as_json: bool) -> Said:
    in_use, at_first = _picked(), list_in_use()
    found = list(_all(in_use))
    complaints = [str(each.error) for each in found if each.error]
    if in_use.vanished:
        complaints.append(f"{printable(in_use.vanished)} was picked, but is not there any more")
    complaints += _locked_home()
    said = tuple(complaints)
    if as_json:
        data = [_row_data(each, in_use, at_first) for each in found]
        return Said(json_text(data), said, 1 if said else 0)
    rows: list[tuple[str, ...]]
    rows = [("", "list", "from", "currency", "models", "whose", "")]
    rows += [_row(each.price_list, each, in_use) for each in found if each.price_list]
    picked = "picked" if in_use.was_picked else "as at a first start"
    lines = [
        *text_table(rows, left={1, 2, 3, 5, 6}),
        "",
        f"in use       {in_use.price_list.id} ({picked})",
        f"first start  {at_first.price_list.id}",
    ]
    return Said("\n".join(lines), said, 1 if said else 0)


def _locked_home() -> Iterator[str]:
    """Why there may be lists of one's own that are not among those shown."""
    home = user_files.folder()
    for folder, what in ((home, "lists and settings"), (user_lists(), "lists")):
        try:
            try:
                os.scandir(folder).close()
            except FileNotFoundError:
                user_files.refuse_under_a_file(folder)
        except OSError as error:
            yield f"your own {what} can't be read: {str(folder)!r}: {error.strerror}"
            return


def _picked() -> InUse:
    """The list that the window would begin with, as its settings say."""
    kept = settings.glance(user_files.folder())
    file = kept.price_list_file
    return list_in_use(kept.price_list, None if file is None else user_files.folder() / file)


def _all(in_use: InUse) -> Iterator[Listed]:
    """All lists there are, a picked file that lies elsewhere first."""
    if in_use.place == "picked" and in_use.file:
        yield Listed("picked", in_use.file, in_use.price_list)
    yield from all_lists()


def _is(listed: Listed, used: InUse) -> bool:
    if used.file is None:
        return listed.place == "builtin" and listed.price_list == used.price_list
    return listed.path == used.file


def _row(price_list: PriceList, listed: Listed, in_use: InUse) -> tuple[str, ...]:
    return (
        "*" if _is(listed, in_use) else "",
        price_list.id,
        price_list.published.isoformat(),
        price_list.currency,
        str(len(price_list.models)),
        _WHOSE[listed.place],
        "" if listed.place == "builtin" else printable(str(listed.path)),
    )


def _row_data(listed: Listed, in_use: InUse, at_first: InUse) -> Data:
    """A list with whose it is; of a file that is none its faults."""
    data: Data = {"file": str(listed.path), "place": listed.place}
    if listed.price_list is None:
        return data | {"faults": _faults_data(listed.error)}
    used = {"in_use": _is(listed, in_use), "first_start": _is(listed, at_first)}
    return as_data(listed.price_list) | data | used


# What changed


def _changed(before: str, after: str, *, as_json: bool) -> str:
    from kimi_calc.price_lists.differences import differences

    old, new = price_list_named(before), price_list_named(after)
    if old.currency != new.currency:
        raise PricingError(
            f"{old.id} is in {old.currency} and {new.id} in {new.currency}, which can't be "
            "compared: name two lists of one currency"
        )
    found = differences(old, new)
    if not as_json:
        return difference_text(old, new, found)
    data: Data = {"before": old.id, "after": new.id, "currency": new.currency}
    return json_text(data | {"differences": list(map(_difference_data, found))})


def _difference_data(one: Difference) -> Data:
    """A difference, every number as a string; null where there is none."""
    numbers = {"up_to": one.up_to, "before": one.before, "after": one.after, "share": one.share}
    is_count = one.kind == "context"
    return {
        "kind": one.kind,
        "model": one.model,
        "service": one.service,
        "charge": one.charge.key if one.charge else None,
        **{
            name: None
            if number is None
            else f"{number:f}"
            if isinstance(number, int) or is_count or name == "share"
            else plain(number)
            for name, number in numbers.items()
        },
    }


# What is wrong


def _checked(file: str, *, as_json: bool) -> Said:
    if not os.path.lexists(file):
        raise PricingError(f"{file!r} is not there: name a price list file")
    try:
        # Not load_price_list: a built-in list's file is checked too, not what was compiled from it.
        price_list = read_price_list(file)
    except PriceListError as error:
        faults = _faults_data(error)
        if as_json:
            return Said(json_text({"file": file, "faults": faults}), exit_code=1)
        name = printable(file)
        places = (f"{one.line}:{one.column}: " if one.line else "" for one in error.faults)
        lines = (
            f"{name}:{place or ' '}{one.message}"
            for place, one in zip(places, error.faults, strict=True)
        )
        return Said("\n".join(lines), exit_code=1)
    if as_json:
        return Said(json_text(as_data(price_list) | {"file": file, "faults": []}))
    return Said(f"{printable(file)}: a price list without faults\n\n{list_text(price_list)}")


def _faults_data(error: PriceListError | None) -> list[Data]:
    return [
        {
            "line": None if one.line is None else str(one.line),
            "column": None if one.column is None else str(one.column),
            "key": one.key,
            "code": one.code,
            "message": one.message,
        }
        for one in (error.faults if error else ())
    ]
